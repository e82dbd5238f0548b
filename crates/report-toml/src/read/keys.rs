//! Which keys a report file may have, table by table, and what an unknown one was meant to be. It
//! must not know rows of the statutory tables: those are the form's.

use report_core::form::{Edition, Measure};
use report_core::nearest::nearest;
use report_core::report::{AgencyKind, ContactKey};
use report_core::vocab::{RowKey, SectionKey, TableKey};

/// A key with its Chinese name.
pub(crate) type Known = (&'static str, &'static str);

/// The keys before the first table header, and the tables.
pub(crate) const ROOT: &[Known] = &[
    ("edition", "表格版本"),
    ("year", "报告年度"),
    ("previous", "上年报告"),
    ("agency", "机关"),
    ("document", "文档"),
    ("contact", "联系方式"),
    (SectionKey::Preface.key(), SectionKey::Preface.chinese()),
    (SectionKey::Overview.key(), SectionKey::Overview.chinese()),
    (SectionKey::ProactiveDisclosure.key(), SectionKey::ProactiveDisclosure.chinese()),
    (SectionKey::Requests.key(), SectionKey::Requests.chinese()),
    (SectionKey::Cases.key(), SectionKey::Cases.chinese()),
    (SectionKey::Problems.key(), SectionKey::Problems.chinese()),
    (SectionKey::OtherMatters.key(), SectionKey::OtherMatters.chinese()),
    ("expect", "已知不符"),
];

pub(crate) const AGENCY: &[Known] =
    &[("name", "机关名称"), ("kind", "机关类别"), ("issuer", "编制机构")];

pub(crate) const DOCUMENT: &[Known] = &[
    ("title", "标题"),
    ("published", "公布日期"),
    ("signature", "署名"),
    ("seal", "印章位置"),
    ("cover", "封面"),
    ("toc", "目录"),
    ("annexes", "附件"),
    ("members", "汇总单位数"),
    ("incomplete", "汇总尚缺的单位"),
];

pub(super) const MEMBERS: &[Known] = &[("departments", "部门数"), ("towns", "镇街数")];

pub(crate) const CONTACT: &[Known] = &{
    let mut known = [("", ""); ContactKey::ALL.len()];
    let mut index = 0;
    while index < known.len() {
        known[index] = (ContactKey::ALL[index].key(), ContactKey::ALL[index].chinese());
        index += 1;
    }
    known
};

pub(super) const TEXT_SECTION: &[Known] =
    &[("text", "正文"), ("file", "正文文件"), ("heading", "标题")];

/// Beside the rows of the form.
pub(super) const TABLE_SECTION: &[Known] =
    &[("notes", "表注"), ("intro", "表前说明"), ("heading", "标题")];

pub(super) const EXPECT: &[Known] = &[("rule", "规则"), ("at", "位置"), ("reason", "理由")];

/// What belongs behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A row of a statutory table, of so many cells in one edition or another.
    Row(Vec<usize>),
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// A year.
    Year,
    /// A way to reach the office, in ASCII but for an address.
    Contact,
    /// One of some words.
    Choice(Vec<&'static str>),
    /// Any other text.
    Text,
}

/// What belongs behind a key below `[table]`; nothing for a key that is none of ours there.
pub(super) fn kind(table: &str, key: &str) -> Option<Kind> {
    let columns = columns(table, key);
    if !columns.is_empty() {
        return Some(Kind::Row(columns));
    }
    let (_, known) = HOMES.iter().find(|(home, _)| *home == table)?;
    known.iter().find(|(name, _)| *name == key)?;
    Some(match (table, key) {
        ("", "year") => Kind::Year,
        ("", "edition") => Kind::Choice(Edition::ALL.iter().map(|edition| edition.key()).collect()),
        ("agency", "kind") => Kind::Choice(AgencyKind::ALL.iter().map(|kind| kind.key()).collect()),
        ("document", "published") => Kind::Date,
        ("document", "signature" | "seal" | "cover" | "toc") => Kind::Flag,
        ("contact", "phone" | "postcode" | "website" | "email") => Kind::Contact,
        _ => Kind::Text,
    })
}

/// How many columns a row has, in each edition that has it.
fn columns(table: &str, key: &str) -> Vec<usize> {
    let Some((table, row)) = TableKey::parse(table).zip(RowKey::parse(key)) else {
        return Vec::new();
    };
    let blocks =
        Edition::ALL.iter().filter_map(|edition| edition.form().table(table).block_of(row));
    blocks.map(|block| block.column_keys().len()).collect()
}

/// Whether a row has an amount of money in any edition.
pub(super) fn has_amount(table: &str, key: &str) -> bool {
    let Some((table, row)) = TableKey::parse(table).zip(RowKey::parse(key)) else { return false };
    let blocks =
        Edition::ALL.iter().filter_map(|edition| edition.form().table(table).block_of(row));
    blocks.into_iter().any(|block| block.measures.contains(&Measure::Amount))
}

/// The Chinese name of a key, by its dotted path.
pub(super) fn label(path: &str) -> Option<&'static str> {
    let (table, key) = path.rsplit_once('.').unwrap_or(("", path));
    let (_, known) = HOMES.iter().find(|(home, _)| *home == table)?;
    known.iter().find(|(name, _)| *name == key).map(|(_, chinese)| *chinese)
}

/// Where an unknown key may belong, by the table it would stand in.
const HOMES: &[(&str, &[Known])] = &[
    ("", ROOT),
    ("agency", AGENCY),
    ("document", DOCUMENT),
    ("document.members", MEMBERS),
    ("contact", CONTACT),
    ("expect", EXPECT),
];

/// The table that has a key of this name, where only one has; the root is the empty name.
pub(super) fn home(key: &str) -> Option<&'static str> {
    let mut homes = HOMES.iter().filter(|(_, known)| known.iter().any(|(name, _)| *name == key));
    homes.next().map(|(path, _)| *path).or_else(|| row_home(key))
}

/// The statutory table that has a row or a group of rows of this name, in any edition.
fn row_home(key: &str) -> Option<&'static str> {
    let named = |row: RowKey| {
        row.key().strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let mut tables = Edition::ALL.iter().flat_map(|edition| edition.form().tables);
    tables.find(|table| table.row_keys().any(named)).map(|table| table.key.key())
}

/// The key with this Chinese name, or the first with a name that has it as a part, in whatever
/// table.
pub(super) fn by_chinese_name(name: &str) -> Option<&'static str> {
    let known = HOMES.iter().flat_map(|(_, known)| *known);
    let rows = RowKey::ALL.iter().map(|row| (row.key(), row.chinese()));
    let all = known.chain(TEXT_SECTION).chain(TABLE_SECTION).copied().chain(rows);
    let whole = all.clone().find(|(_, chinese)| *chinese == name);
    let mut partial = all.filter(|(_, chinese)| chinese.contains(name));
    whole.or_else(|| partial.next()).map(|(key, _)| key)
}

/// The key somebody meant who wrote `typed`: by its Chinese name or by its spelling.
pub(super) fn meant<'a>(
    typed: &str,
    known: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Option<&'a str> {
    let by_name = known.clone().find(|(_, chinese)| *chinese == typed).map(|(key, _)| key);
    by_name.or_else(|| nearest(typed, known.map(|(key, _)| key)))
}

/// The key of another table somebody meant, with that table.
pub(super) fn meant_elsewhere(typed: &str) -> Option<(&'static str, &'static str)> {
    let mut homes = HOMES.iter().filter(|(home, _)| !home.is_empty());
    homes.find_map(|(home, known)| Some((*home, meant(typed, known.iter().copied())?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_section_is_a_table_of_the_root() {
        let root: BTreeSet<_> = ROOT.iter().map(|(key, _)| *key).collect();
        assert!(SectionKey::ALL.iter().all(|section| root.contains(section.key())));
    }

    #[test]
    fn a_key_has_one_home_at_most() {
        let mut seen = BTreeSet::new();
        for (key, _) in HOMES.iter().flat_map(|(_, known)| *known) {
            assert!(seen.insert(key), "{key}");
        }
    }

    #[test]
    fn keys_are_meant_by_name_or_spelling() {
        let known = || CONTACT.iter().copied();
        assert_eq!(meant("电话", known()), Some("phone"));
        assert_eq!(meant("emial", known()), Some("email"));
        assert_eq!(meant("qq", known()), None);
    }
}
