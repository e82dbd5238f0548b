//! The reports of the tree: nothing is found in them but what they declare, and what relates them to
//! last year's is truly judged.

use report_core::{MemoryFolder, SourceFile, Sources};
use report_validate::{Checked, Verdict};
use std::path::{Path, PathBuf};

#[test]
fn nothing_is_found_but_what_is_declared() {
    // Without last year's report there is nothing to hold some relations against.
    for (name, declared, alone) in [("2020.toml", 1, 17), ("2023.toml", 0, 14), ("2024.toml", 0, 0)]
    {
        let Checked { diagnostics, summary, .. } = check(name);
        let open: Vec<_> = diagnostics.iter().filter(|found| found.accepted.is_none()).collect();
        assert!(open.is_empty(), "{name}: {open:#?}");
        assert_eq!(summary.accepted, declared, "{name}");
        let reasons: Vec<_> = summary.reasons.iter().map(|(why, count)| (&**why, *count)).collect();
        let reason = ("没有指明上年报告，未做跨年核对", alone);
        assert_eq!(
            reasons,
            [reason].into_iter().filter(|_| alone > 0).collect::<Vec<_>>(),
            "{name}"
        );
    }
}

#[test]
fn a_report_is_held_against_last_years() {
    let Checked { relations, .. } = check("2024.toml");
    for rule in ["carry-over-mismatch", "in-force-mismatch"] {
        let own: Vec<_> = relations.iter().filter(|relation| relation.rule == rule).collect();
        assert!(!own.is_empty(), "{rule} was not judged");
        assert!(own.iter().all(|relation| relation.verdict == Verdict::Held), "{own:?}");
    }
}

#[test]
fn what_prose_says_with_numbers_is_judged() {
    let counts = |name: &str| {
        let Checked { relations, .. } = check(name);
        let rules = [
            "prose-request-mismatch",
            "prose-case-mismatch",
            "prose-disclosure-mismatch",
            "prose-parts-mismatch",
            "share-mismatch",
            "growth-mismatch",
        ];
        rules.map(|rule| relations.iter().filter(|relation| relation.rule == rule).count())
    };

    assert_eq!(counts("2020.toml"), [0, 0, 0, 2, 0, 0]);
    assert_eq!(counts("2023.toml"), [2, 1, 0, 2, 0, 0]);
    assert_eq!(counts("2024.toml"), [5, 2, 1, 8, 2, 2]);
}

/// Reads and checks a report with everything beside it.
fn check(name: &str) -> Checked {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports");
    let folder = folder(&root);
    let text = String::from_utf8(bytes(&root.join(name))).unwrap_or_default();
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    let (report, found) = report_toml::read(file, &mut sources, &folder);
    assert!(found.is_empty(), "{name}: {found:#?}");
    report_validate::check(&report)
}

/// Every file under a folder, by its path within it.
fn folder(root: &Path) -> MemoryFolder {
    files(root).iter().fold(MemoryFolder::new(), |folder, path| {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned();
        folder.with(name, bytes(path))
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[expect(clippy::disallowed_methods, reason = "tests read the reports from the disk")]
fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
