//! The vocabulary as a document.

use super::{code, ended, made_from, markdown_table};
use report_core::vocab::{ColumnKey, GroupKey, RowKey, SectionKey, TableKey};

/// `docs/glossary.md`.
pub(super) fn glossary() -> String {
    let head = "# Glossary\n\nEvery key a report file may use, with its Chinese and its English name. \
                A label as printed is the form's: see [the form](form/README.md).\n\n";
    let text = [
        made_from("crates/report-core/src/vocab.rs"),
        head.to_owned(),
        part("Parts", SectionKey::ALL, |key| (key.key(), key.chinese(), key.english())),
        part("Tables", TableKey::ALL, |key| (key.key(), key.chinese(), key.english())),
        part("Rows", RowKey::ALL, |key| (key.key(), key.chinese(), key.english())),
        part("Groups of rows", GroupKey::ALL, |key| (key.key(), key.chinese(), key.english())),
        part("Columns", ColumnKey::ALL, |key| (key.key(), key.chinese(), key.english())),
    ];
    ended(&text.concat())
}

type Names = (&'static str, &'static str, &'static str);

fn part<K: Copy>(title: &str, keys: &[K], names: impl Fn(K) -> Names) -> String {
    let row = |(key, chinese, english): Names| [code(key), chinese.to_owned(), english.to_owned()];
    let rows = keys.iter().map(|key| row(names(*key)));
    format!("## {title}\n\n{}", markdown_table(["key", "中文", "English"], rows))
}
