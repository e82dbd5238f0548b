//! The licence files a crate ships: which are to be passed on with a program, and what of each is its
//! own. It must not know where the texts go.

use super::Package;
use std::fs;

/// How the names of such files begin, in capitals.
const NAMES: [&str; 4] = ["LICEN", "COPYING", "NOTICE", "COPYRIGHT"];

/// Where the terms of the MIT licence begin: what stands before is each holder's own.
const MIT_TERMS: &str = "Permission is hereby granted, free of charge";

/// What ends the terms of the Apache licence; an appendix tells how to apply it.
const APACHE_END: &str = "END OF TERMS AND CONDITIONS";

/// One licence text as a crate ships it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Notice {
    pub(super) kind: Kind,
    /// The lines with the holders' names.
    pub(super) holders: String,
    /// What many crates have in common.
    pub(super) terms: String,
}

/// Which licence a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Mit,
    Apache,
    /// Any other licence, or a notice.
    Other,
}

impl Notice {
    fn of(text: &str) -> Self {
        let text = text.replace('\r', "");
        let text = text.trim();
        let apache = text.contains("Apache License") && text.contains(APACHE_END);
        if let Some((holders, terms)) = text.split_once(MIT_TERMS) {
            let terms = format!("{MIT_TERMS}{terms}");
            return Self { kind: Kind::Mit, holders: holders.trim().to_owned(), terms };
        }
        if let Some((terms, appendix)) = text.split_once(APACHE_END).filter(|_| apache) {
            let named = |line: &&str| line.starts_with("Copyright") && !line.contains(['[', '{']);
            let holders: Vec<&str> = appendix.lines().map(str::trim).filter(named).collect();
            let terms = format!("{terms}{APACHE_END}");
            return Self { kind: Kind::Apache, holders: holders.join("\n"), terms };
        }
        Self { kind: Kind::Other, holders: String::new(), terms: text.to_owned() }
    }

    /// The same for texts that differ in nothing but spaces, quotes, stops and the address's scheme.
    pub(super) fn key(&self) -> String {
        let letters = |ch: &char| ch.is_alphanumeric();
        self.terms.replace("https", "http").to_lowercase().chars().filter(letters).collect()
    }
}

/// The texts to pass on with a crate: all it ships, but where it may be taken under the MIT licence
/// not those of the alternatives.
pub(super) fn notices(package: &Package) -> Result<Vec<Notice>, String> {
    let error = |error| format!("{}: {error}", package.folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(&package.folder).map_err(error)? {
        let entry = entry.map_err(error)?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if entry.path().is_file() && NAMES.iter().any(|begin| name.starts_with(begin)) {
            paths.push(entry.path());
        }
    }
    paths.sort_unstable();
    let read = |path| fs::read_to_string(path).map(|text| Notice::of(&text)).map_err(error);
    let mut notices: Vec<Notice> = paths.into_iter().map(read).collect::<Result<_, _>>()?;
    let simple = !package.licence.contains("AND");
    let may_be_mit = package.licence.split(" OR ").any(|one| one == "MIT");
    if simple && may_be_mit && notices.iter().any(|notice| notice.kind == Kind::Mit) {
        notices.retain(|notice| notice.kind == Kind::Mit);
    }
    Ok(notices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_told_from_terms() {
        let notice = Notice::of(
            "MIT License\r\n\r\nCopyright (c) A\r\n\r\nPermission is hereby granted, free of charge, to any",
        );
        assert_eq!(notice.kind, Kind::Mit);
        assert_eq!(notice.holders, "MIT License\n\nCopyright (c) A");
        assert_eq!(notice.terms, "Permission is hereby granted, free of charge, to any");
        let apache =
            "Apache License\nterms\nEND OF TERMS AND CONDITIONS\n Copyright [yyyy]\n Copyright B";
        let notice = Notice::of(apache);
        assert_eq!((notice.kind, notice.holders.as_str()), (Kind::Apache, "Copyright B"));
    }

    #[test]
    fn spacing_makes_no_other_text() {
        let (a, b) = (Notice::of("“As is”, see  https://a"), Notice::of("\"AS IS\" see\nhttp://a"));
        assert_eq!(a.key(), b.key());
        assert_ne!(a.key(), Notice::of("As was, see http://a").key());
    }
}
