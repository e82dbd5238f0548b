//! The catalogue as Markdown pages, for `docs/rules/`. It must not write any file.

use crate::registry::RULES;
use crate::rule::Rule;
use report_core::Edition;

/// One page of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The file's name within the folder.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// Every page of the catalogue: its index, `README.md`, and one page for each rule.
#[must_use]
pub fn pages() -> Vec<Page> {
    let index = Page { name: "README.md".to_owned(), text: index() };
    std::iter::once(index).chain(RULES.iter().map(|rule| page(rule))).collect()
}

fn index() -> String {
    let head = "# 规则目录\n\n| 规则 | 查什么 | 级别 | 适用表格 |\n| --- | --- | --- | --- |\n";
    let rows = RULES.iter().map(|rule| {
        let Rule { id, title, severity, .. } = rule;
        format!("| [`{id}`]({id}.md) | {title} | {} | {} |\n", severity.chinese(), editions(rule))
    });
    std::iter::once(head.to_owned()).chain(rows).collect::<Vec<_>>().concat()
}

/// The rule's page: what stands beside the rule, with its identity below the title.
fn page(rule: &Rule) -> Page {
    let (title, body) = rule.doc.split_once('\n').unwrap_or((rule.doc, ""));
    let identity = format!(
        "`{}` · {} · 适用表格：{} · 依据：{}",
        rule.id,
        rule.severity.chinese(),
        editions(rule),
        rule.basis()
    );
    Page { name: format!("{}.md", rule.id), text: format!("{title}\n\n{identity}\n{body}") }
}

fn editions(rule: &Rule) -> String {
    rule.editions.iter().map(Edition::key).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_links_every_page() {
        let pages = pages();
        let (index, rest) = pages.split_first().unwrap();
        assert_eq!(rest.len(), RULES.len());
        assert!(rest.iter().all(|page| index.text.contains(&format!("]({})", page.name))));
    }

    #[test]
    fn a_page_keeps_the_whole_text() {
        for (page, rule) in pages().iter().skip(1).zip(RULES) {
            assert!(rule.doc.lines().all(|line| page.text.contains(line)), "{}", rule.id);
        }
    }
}
