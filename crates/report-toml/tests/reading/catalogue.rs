//! Every fault of the catalogue fires, and nothing outside the catalogue does.

use crate::advice::follow;
use crate::common::{complete, read_in, with_overview};
use report_core::faults::{CATALOGUE, OF_BYTES};
use report_core::{Edition, Folder, FolderError, MemoryFolder};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Faults that a change of one place in a complete report makes: id, text before, text after.
const CHANGES: &[(&str, &str, &str)] = &[
    ("toml-syntax", "[overview]", "x = 1 y = 2\n[overview]"),
    ("full-width-punctuation", "year =", "year ＝"),
    ("unquoted-text", "\"甲县人民政府\"", "甲县人民政府"),
    ("unclosed-quote", "甲县人民政府\"", "甲县人民政府"),
    ("unclosed-bracket", "[cases]", "[cases"),
    ("missing-equals", "year =", "year"),
    ("missing-value", "year = 2022", "year ="),
    ("misplaced-comma", "granted = [0,", "granted = [0"),
    ("non-ascii-key", "year =", "年度 ="),
    ("duplicate-key", "year = 2022", "year = 2022\nyear = 2022"),
    ("bad-escape", "\"甲县人民政府\"", "\"甲县\\人民政府\""),
    ("bad-number", "year = 2022", "year = 02022"),
    ("control-character", "year = 2022", "year = 2022 # \u{8}"),
    ("hidden-character", "正文。", "正\u{200b}文。"),
    ("private-use-character", "正文。", "正\u{e000}文。"),
    ("look-alike-character", "正文。", "⽂件。"),
    ("agency-kind-mismatch", "甲县人民政府", "甲县教育局"),
    ("title-agency-mismatch", "[overview]", "[document]\ntitle = \"乙县2022年报告\"\n[overview]"),
    ("unknown-key", "year =", "yaer ="),
    ("misplaced-key", "year = 2022", "year = 2022\nphone = \"12345\""),
    ("missing-key", "year = 2022", ""),
    ("missing-section", "[problems]\ntext = '''\n问题。\n'''", ""),
    ("wrong-type", "year = 2022", "year = true"),
    ("empty-value", "\"甲县人民政府\"", "\"\""),
    ("invalid-choice", "\"2021\"", "\"2020\""),
    ("newer-edition", "\"2021\"", "\"2035\""),
    ("year-out-of-range", "year = 2022", "year = 2018"),
    ("edition-year-mismatch", "year = 2022", "year = 2020"),
    ("incomplete-report", "[overview]", "[document]\nincomplete = \"缺：乙局\"\n[overview]"),
    ("invalid-date", "[overview]", "[document]\npublished = 2023-02-29\n[overview]"),
    ("contact-format", "[overview]", "[contact]\npostcode = \"1\"\n[overview]"),
    ("missing-row", "\ngranted = [0, 0, 0, 0, 0, 0, 0]", ""),
    ("row-of-other-edition", "licensing = [0]", "licensing = [0]\nother_public_services = [0]"),
    ("cell-count", "\ngranted = [0, 0, ", "\ngranted = [0, "),
    ("cell-unreadable", "\ngranted = [0, ", "\ngranted = [\"若干\", "),
    ("negative-count", "\ngranted = [0, ", "\ngranted = [-1, "),
    ("fractional-count", "\ngranted = [0, ", "\ngranted = [0.0, "),
    ("number-not-finite", "\ngranted = [0, ", "\ngranted = [inf, "),
    ("number-too-large", "\ngranted = [0, ", "\ngranted = [1_000_000_000_000, "),
    ("amount-unit", "administrative_fees = [0]", "administrative_fees = [\"4125000元\"]"),
    ("amount-too-precise", "administrative_fees = [0]", "administrative_fees = [0.1234567]"),
    ("previous-unusable", "year = 2022", "year = 2022\nprevious = \"2021.toml\""),
    ("prose-file-outside-folder", "text = \"无。\"", "file = \"../a.md\""),
    ("prose-file-unreadable", "text = \"无。\"", "file = \"a.md\""),
    ("text-and-file", "text = \"无。\"", "text = \"无。\"\nfile = \"a.md\""),
    ("empty-section", "text = \"无。\"", "text = \"\""),
    ("heading-number-gap", "正文。", "（一）甲\n（三）乙"),
    ("heading-number-repeated", "正文。", "（一）甲\n（一）乙"),
    ("unpaired-strong", "正文。", "**正文。"),
    ("unsupported-markup", "正文。", "> 正文。"),
    ("chart-not-closed", "正文。", "```chart\n"),
    ("chart-data-conflict", "正文。", "```chart\nkind = \"pie\"\nstacked = true\n```"),
    ("chart-value", "正文。", "```chart\nvalues = [inf]\ncategories = [\"甲\"]\n```"),
    (
        "chart-length-mismatch",
        "正文。",
        "```chart\nkind = \"bar\"\nvalues = [1, 2]\ncategories = [\"甲\"]\n```",
    ),
    (
        "chart-negative-value",
        "正文。",
        "```chart\nkind = \"pie\"\nvalues = [-1]\ncategories = [\"甲\"]\n```",
    ),
    ("chart-without-data", "正文。", "```chart\nkind = \"bar\"\nvalues = []\ncategories = []\n```"),
    ("chart-too-large", "正文。", "```chart\nunit = \"一二三四五六七\"\n```"),
    ("pasted-table", "正文。", "甲\t1\n乙\t2"),
    ("unmarked-heading", "正文。", "主动公开\n全年通过网站公开信息，比上年有所增加，没有差错。"),
    ("table-choice", "正文。", "表：甲 {竖}\n|甲|\n|-|\n|1|"),
    ("table-row-width", "正文。", "|甲|\n|-|\n|1|2|"),
    ("picture-in-text", "正文。", "见![图](a.png)"),
    ("picture-unreadable", "正文。", "![图](a .png)"),
    ("picture-without-caption", "正文。", "![](a.png)"),
    ("picture-width", "正文。", "![图](a.png \"宽=0cm\")"),
    ("picture-outside-folder", "正文。", "![图](/a.png)"),
    ("picture-too-large", "正文。", "![图](large.png)"),
    ("picture-missing", "正文。", "![图](b.png)"),
    ("stray-braces", "正文。", "正{{文。"),
    ("figure-syntax", "正文。", "{{}}"),
    ("unknown-figure-path", "正文。", "{{甲}}"),
    ("figure-unavailable", "正文。", "{{previous.requests.received.total}}"),
    ("unknown-reference", "正文。", "{{图:甲}}"),
    ("ambiguous-reference", "正文。", "{{表:甲}}\n表：甲\n|甲|\n|-|\n\n表：甲\n|甲|\n|-|"),
    ("annex-name", "[overview]", "[document]\nannexes = \"甲。\"\n[overview]"),
    ("incomplete-expectation", "[overview]", "[[expect]]\n[overview]"),
];

/// Faults that take more than one change.
fn others() -> Vec<(&'static str, String)> {
    let line = |text: &str, count: usize| format!("{text}\n").repeat(count);
    vec![
        ("empty-file", String::new()),
        ("not-a-report", "[package]\nname = \"a\"\n".to_owned()),
        ("file-too-large", " x".repeat(3 << 20)),
        ("too-many-findings", with_overview(&line("}}", 10_001))),
        ("nesting-too-deep", complete(Edition::Format2021).replace("year", &"a.".repeat(200))),
        ("section-too-long", with_overview(&line("长", 300_000))),
        ("paragraph-too-long", with_overview(&"长".repeat(20_001))),
        ("long-paragraph", with_overview(&"长".repeat(3_001))),
        ("too-many-pictures", with_overview(&line("![图](a.png)", 201))),
    ]
}

/// A folder with a picture, and one of more bytes than may be read.
struct Pictures(MemoryFolder);

impl Folder for Pictures {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        self.0.read(path)
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        match path {
            "large.png" => Err(FolderError::TooLarge { bytes: 2, limit: 1 }),
            _ => self.0.probe(path),
        }
    }
}

fn rules(text: &str) -> BTreeSet<&'static str> {
    let folder = Pictures(MemoryFolder::new().with("a.png", *b"x"));
    read_in(text, &folder).found.iter().map(|found| found.rule).collect()
}

#[test]
fn every_fault_fires_and_no_other() {
    let plain = complete(Edition::Format2021);
    let changed = CHANGES.iter().map(|(id, from, to)| {
        assert!(plain.contains(from), "{id}");
        (*id, plain.replacen(from, to, 1))
    });
    let mut fired = BTreeSet::new();
    for (id, text) in changed.chain(others()) {
        let rules = rules(&text);
        assert!(rules.contains(id), "{id}: {rules:?}");
        fired.extend(rules);
    }
    // The one that is about the file's name.
    let named = report_toml::read_text("2021.toml", &plain).diagnostics;
    fired.extend(named.iter().map(|found| found.rule));
    let read = CATALOGUE.iter().filter(|fault| !OF_BYTES.contains(fault));
    let known: BTreeSet<_> = read.map(|fault| fault.id).collect();
    assert_eq!(fired, known);
}

#[test]
fn what_a_finding_says_to_type_removes_it_and_adds_none() {
    let plain = complete(Edition::Format2021);
    for (id, from, to) in CHANGES {
        follow(&plain.replacen(from, to, 1)).unwrap_or_else(|why| panic!("{id}: {why}"));
    }
}

#[test]
fn findings_carry_the_severity_of_the_catalogue_and_a_place() {
    let plain = complete(Edition::Format2021);
    for (id, from, to) in CHANGES {
        for found in &read_in(&plain.replacen(from, to, 1), &MemoryFolder::new()).found {
            let fault = CATALOGUE.iter().find(|fault| fault.id == found.rule).unwrap();
            assert_eq!(found.severity, fault.severity, "{id}");
            assert!(found.primary.is_some() && !found.message.ends_with('。'), "{id}");
        }
    }
}
