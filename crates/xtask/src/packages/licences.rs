//! The licences of what is inside the program, as `report-cli licenses` prints them: the crates, then
//! every text once with the holders it names. It must not shorten a text.

use super::notice::{Kind, Notice, notices};
use super::{Package, linked};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Where the list stands, from the top of the tree.
pub(crate) const PATH: &str = "crates/report-cli/src/cmd/licenses/crates.txt";

/// A text with those who use it: the name and the holders of each crate.
#[derive(Default)]
struct Shared {
    terms: String,
    users: Vec<(String, String)>,
}

/// The list.
pub(crate) fn list() -> Result<String, String> {
    let linked = linked()?;
    let mut others: Vec<&Package> = linked.values().filter(|package| !package.is_ours()).collect();
    others.sort_unstable();
    let mut text = String::new();
    for package in &others {
        line(&mut text, format_args!("{}", credit(package)));
    }
    for (kind, shared) in texts(&others)?.values() {
        text.push('\n');
        push_text(&mut text, *kind, shared);
    }
    Ok(text)
}

/// Name, version and licence; the authors too where the sources bring no text that names them.
fn credit(package: &Package) -> String {
    let line = format!("{} {}  {}", package.name, package.version, package.licence);
    match notices(package) {
        Ok(found) if found.is_empty() && !package.authors.is_empty() => {
            format!("{line}  {}", package.authors.join(", "))
        }
        _ => line,
    }
}

/// Every text once, licences many crates share first.
fn texts(packages: &[&Package]) -> Result<BTreeMap<String, (Kind, Shared)>, String> {
    let mut texts: BTreeMap<String, (Kind, Shared)> = BTreeMap::new();
    for package in packages {
        for notice in notices(package)? {
            let key = format!("{:?} {}", notice.kind, notice.key());
            let (_, shared) = texts.entry(key).or_insert_with(|| (notice.kind, Shared::default()));
            add(shared, package, notice);
        }
    }
    Ok(texts)
}

fn add(shared: &mut Shared, package: &Package, notice: Notice) {
    if shared.terms.is_empty() {
        shared.terms = notice.terms;
    }
    match shared.users.iter_mut().find(|(_, holders)| *holders == notice.holders) {
        Some((names, _)) if names.split(", ").any(|name| name == package.name) => {}
        Some((names, _)) => names.extend([", ", &package.name]),
        None => shared.users.push((package.name.clone(), notice.holders)),
    }
}

fn push_text(text: &mut String, kind: Kind, shared: &Shared) {
    let title = match kind {
        Kind::Mit => "MIT",
        Kind::Apache => "Apache-2.0",
        Kind::Other => "许可或声明",
    };
    line(text, format_args!("---- {title} ----"));
    for (names, holders) in &shared.users {
        line(text, format_args!("\n{names}:\n{holders}"));
    }
    let lines: Vec<&str> = shared.terms.lines().map(str::trim_end).collect();
    line(text, format_args!("\n{}", lines.join("\n")));
}

/// Adds a line, without blanks at its end.
fn line(text: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = write!(text, "{words}");
    text.truncate(text.trim_end().len());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_of_what_the_lock_file_says() {
        let committed = std::fs::read_to_string(crate::root().join(PATH)).unwrap();
        assert!(list().unwrap() == committed, "run `cargo xtask licenses`");
    }

    #[test]
    fn every_crate_is_credited_with_a_text_or_an_author() {
        let linked = linked().unwrap();
        for package in linked.values().filter(|package| !package.is_ours()) {
            let texts = notices(package).unwrap();
            assert!(!texts.is_empty() || !package.authors.is_empty(), "{}", package.url());
        }
    }
}
