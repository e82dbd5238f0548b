//! The catalogue of rules as `docs/rules/`: a page for each rule, and a list of what reading finds by
//! itself. It must not word any rule.

use super::{code, ended, made_from, markdown_table};
use report_core::faults;

/// Each page's path from the top of the tree, and its text.
pub(crate) fn pages() -> impl Iterator<Item = (String, String)> {
    let from = made_from("crates/report-validate/src/rules/");
    let rules = report_validate::docs::pages().into_iter();
    let rules = rules.map(move |page| (path(&page.name), ended(&format!("{from}{}", page.text))));
    rules.chain([(path("reading.md"), reading()), (path("merging.md"), merging())])
}

fn path(name: &str) -> String {
    format!("docs/rules/{name}")
}

fn reading() -> String {
    let head = ["编号", "查什么", "级别"];
    let row = |fault: &faults::Fault| {
        [code(fault.id), fault.title.to_owned(), fault.severity.chinese().to_owned()]
    };
    let table = markdown_table(head, faults::CATALOGUE.iter().map(row));
    let from = made_from("crates/report-core/src/faults.rs` and `faults/pages.md");
    let pages: String = faults::CATALOGUE.iter().map(|fault| deeper(&fault.page())).collect();
    ended(&format!("{from}# 读取文件时发现的问题\n\n{table}{pages}"))
}

fn merging() -> String {
    let row = |rule: report_merge::rules::Rule| {
        [code(rule.id), rule.title.to_owned(), rule.severity.chinese().to_owned()]
    };
    let rules = report_merge::rules::rules;
    let table = markdown_table(["编号", "查什么", "级别"], rules().map(row));
    let from = made_from("crates/report-merge/src/rules/");
    let pages: String = rules().map(|rule| deeper(&rule.page())).collect();
    ended(&format!("{from}# 汇总时发现的问题\n\n{table}{pages}"))
}

/// A page with each heading a level deeper, after an empty line.
fn deeper(page: &str) -> String {
    let heading = |line: &str| line.starts_with("# ") || line.starts_with("## ");
    let mut text = String::from("\n");
    for line in page.lines() {
        text += if heading(line) { "#" } else { "" };
        text += line;
        text.push('\n');
    }
    text
}
