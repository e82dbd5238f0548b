//! Where each file out of a PDF goes, the whole list looked at before anything is written. It must not touch the
//! disk.

use super::{Bundle, Carried};
use crate::refusal::Refusal;
use report_core::folder::check_relative;
use report_core::hidden::is_hidden;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How the names of files end that a report and what it names may have.
const ENDS: [&str; 6] = ["toml", "md", "txt", "png", "jpg", "jpeg"];

/// A file with the place it goes to.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'a> {
    pub(crate) path: PathBuf,
    pub(super) bytes: &'a Arc<[u8]>,
    pub(super) is_report: bool,
    /// The folder it may not leave.
    pub(super) root: PathBuf,
}

impl<'a> Placed<'a> {
    /// A file to be put at a path that lies in `root`.
    pub(crate) const fn new(
        carried: &'a Carried,
        path: PathBuf,
        is_report: bool,
        root: PathBuf,
    ) -> Self {
        Self { path, bytes: &carried.bytes, is_report, root }
    }
}

/// Every file with its place, reports before what they name: one report by the name asked for, or each by its own.
/// Where two reports would get in each other's way, each has a folder.
pub(super) fn placed<'a>(
    bundles: &'a [Bundle],
    output: Option<&Path>,
) -> Result<Vec<Placed<'a>>, Refusal> {
    if let (Some(_), [_, _, ..]) = (output, bundles) {
        let count = bundles.len();
        return Err(Refusal::unusable(format!("里面有 {count} 份年报，-o 只能用于一份"))
            .help("不写 -o，各份按自己的名字取出"));
    }
    for bundle in bundles {
        // A report given another name needs its own no more.
        let own = output.is_none().then_some(&bundle.report);
        own.into_iter().chain(&bundle.named).try_for_each(check_name)?;
    }
    let together: Vec<_> =
        bundles.iter().flat_map(|bundle| beside(bundle, output, Path::new(""))).collect();
    if bundles.len() < 2 || clash(&together).is_none() {
        return sound(together);
    }
    let mut folders = BTreeSet::new();
    let apart = bundles.iter().flat_map(|bundle| {
        let folder = folder(&bundle.report.name, &mut folders);
        beside(bundle, None, &folder)
    });
    sound(apart.collect())
}

/// The files of a report, beside each other.
fn beside<'a>(bundle: &'a Bundle, output: Option<&Path>, folder: &Path) -> Vec<Placed<'a>> {
    let report = output.map_or_else(|| folder.join(&bundle.report.name), Path::to_path_buf);
    let root = report.parent().map(Path::to_path_buf).unwrap_or_default();
    let of = |file: &'a Carried, path: PathBuf, is_report| Placed {
        path,
        bytes: &file.bytes,
        is_report,
        root: root.clone(),
    };
    let named = bundle.named.iter().map(|file| of(file, report.with_file_name(&file.name), false));
    let named: Vec<_> = named.collect();
    std::iter::once(of(&bundle.report, report.clone(), true)).chain(named).collect()
}

/// A folder of a report's own name, or with a number behind it where another has that.
fn folder(report: &str, taken: &mut BTreeSet<String>) -> PathBuf {
    let stem = Path::new(report).file_stem().unwrap_or_default().to_string_lossy();
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut names = std::iter::once(stem.clone().into_owned()).chain(numbered);
    let free = names.find(|name| taken.insert(name.to_lowercase()));
    PathBuf::from(free.unwrap_or_default())
}

/// The places, each file in one of them once.
fn sound(placed: Vec<Placed<'_>>) -> Result<Vec<Placed<'_>>, Refusal> {
    if let Some((one, other)) = clash(&placed) {
        if one == other {
            let message = format!("年报和它引用的文件都要写成 {}", one.display());
            return Err(Refusal::unusable(message).help("请用 -o 换一个文件名"));
        }
        let message = format!("{} 和 {} 不能都取出", one.display(), other.display());
        return Err(Refusal::unusable(message)
            .help("两个名字只差大小写，或一个是另一个的文件夹，在有的系统上是同一个位置"));
    }
    let mut seen = BTreeSet::new();
    Ok(placed.into_iter().filter(|placed| seen.insert(placed.path.clone())).collect())
}

/// Two files that cannot both be where they should: of one place on a system that takes no note of case, or one
/// where the other's folder is.
fn clash<'a>(placed: &'a [Placed<'_>]) -> Option<(&'a Path, &'a Path)> {
    let folded = |path: &Path| path.to_string_lossy().to_lowercase();
    let mut taken: BTreeMap<String, &Placed<'_>> = BTreeMap::new();
    for one in placed {
        match taken.insert(folded(&one.path), one) {
            Some(other) if other.path != one.path || other.bytes != one.bytes => {
                return Some((&other.path, &one.path));
            }
            _ => {}
        }
    }
    placed.iter().find_map(|one| {
        let above = one.path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        let file = above.into_iter().find_map(|above| taken.get(&folded(above)))?;
        Some((file.path.as_path(), one.path.as_path()))
    })
}

/// Refuses a name no report of ours has: one that leads elsewhere, is no report, text or picture by its end, or is
/// hidden from sight.
fn check_name(file: &Carried) -> Result<(), Refusal> {
    let end = Path::new(&file.name).extension().and_then(|end| end.to_str()).unwrap_or_default();
    let is_shown = |part: &str| {
        let is_odd = |ch: char| ch.is_control() || ch == '\u{feff}' || is_hidden(ch);
        !part.starts_with(['.', '-']) && !part.contains(is_odd)
    };
    let why = if check_relative(&file.name).is_err() {
        "不是一个普通的文件名"
    } else if !file.name.split('/').all(is_shown) {
        "以“.”或“-”开头，或含有看不见的字符"
    } else if !ENDS.iter().any(|allowed| end.eq_ignore_ascii_case(allowed)) {
        "不是年报、正文或图片"
    } else {
        return Ok(());
    };
    let shown: String = file.name.chars().flat_map(shown).collect();
    Err(Refusal::unusable(format!("里面的文件名“{shown}”不能用：{why}")))
}

/// A character as it is, or by its number where it cannot be seen.
fn shown(ch: char) -> Vec<char> {
    let is_odd = ch.is_control() || ch == '\u{feff}' || is_hidden(ch);
    if is_odd { format!("U+{:04X}", u32::from(ch)).chars().collect() } else { vec![ch] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(name: &str, bytes: &[u8]) -> Carried {
        Carried { name: name.to_owned(), bytes: bytes.into() }
    }

    /// A report with the files it names, each with a text of its own.
    fn bundle(report: (&str, &str), named: &[(&str, &str)]) -> Bundle {
        let of = |(name, text): &(&str, &str)| carried(name, text.as_bytes());
        Bundle { report: of(&report), named: named.iter().map(of).collect(), missing: Vec::new() }
    }

    fn paths(bundles: &[Bundle], output: Option<&str>) -> Result<Vec<String>, String> {
        let placed = placed(bundles, output.map(Path::new)).map_err(|refusal| refusal.message)?;
        Ok(placed.iter().map(|it| it.path.display().to_string().replace('\\', "/")).collect())
    }

    #[test]
    fn one_report_goes_where_it_is_asked_to_with_what_it_names() {
        let one = [bundle(("2024.toml", "a"), &[("2023.toml", "b"), ("2024/a.png", "c")])];
        let own = paths(&one, None).unwrap();
        assert_eq!(own, ["2024.toml", "2023.toml", "2024/a.png"]);
        let asked = paths(&one, Some("out/x.toml")).unwrap();
        assert_eq!(asked, ["out/x.toml", "out/2023.toml", "out/2024/a.png"]);
    }

    #[test]
    fn several_reports_go_beside_each_other_or_into_folders_of_their_own() {
        let two = |other, picture| {
            [
                bundle(("a.toml", "1"), &[("p.png", "x")]),
                bundle((other, "2"), &[("p.png", picture)]),
            ]
        };
        assert_eq!(paths(&two("b.toml", "x"), None).unwrap(), ["a.toml", "p.png", "b.toml"]);
        let apart = ["a/a.toml", "a/p.png", "b/b.toml", "b/p.png"];
        assert_eq!(paths(&two("b.toml", "y"), None).unwrap(), apart);
        let numbered = ["a/a.toml", "a/p.png", "A-2/A.toml", "A-2/p.png"];
        assert_eq!(paths(&two("A.toml", "x"), None).unwrap(), numbered);
        assert!(
            paths(&two("b.toml", "x"), Some("c.toml")).unwrap_err().contains("-o 只能用于一份")
        );
    }

    #[test]
    fn names_of_other_kinds_are_refused() {
        let names = [
            "../a.png",
            "/a.png",
            ".bashrc.txt",
            "a/.b/c.png",
            "-rf.txt",
            "a.exe",
            "a.desktop",
            "a",
            "a\u{202e}gnp.txt",
            "a\u{200b}.md",
            "CON.toml",
            "a.png/",
        ];
        for name in names {
            let one = [bundle(("2024.toml", "a"), &[(name, "b")])];
            assert!(paths(&one, None).unwrap_err().contains("不能用"), "{name:?}");
        }
        let own = [bundle((".2024.toml", "a"), &[])];
        assert!(paths(&own, None).is_err());
        assert_eq!(paths(&own, Some("a.toml")).unwrap(), ["a.toml"]);
    }

    #[test]
    fn two_files_of_one_place_are_refused() {
        for names in [["a.png", "A.PNG"], ["2024.toml", "2024.TOML"], ["a.md", "a.md/b.md"]] {
            let named = names.map(|name| (name, name));
            let one = [bundle(("r.toml", "a"), &named)];
            assert!(paths(&one, None).unwrap_err().contains("不能都取出"), "{names:?}");
        }
    }
}
