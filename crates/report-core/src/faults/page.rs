//! What each fault of reading is, an example of it and of what is right, and what to do: one page a
//! fault, written in `pages.md`. It must not find any.

use super::Fault;

/// Every page: a heading with the fault's id and the page's text, in the order of the catalogue.
const PAGES: &str = include_str!("pages.md");
/// What begins a page.
const HEAD: &str = "\n# ";

impl Fault {
    /// The fault explained, in Markdown: its title, id and severity, what it is, what to do, and an
    /// example of wrong and right where lines of a report file can show one.
    ///
    /// ```
    /// let page = report_core::faults::MISPLACED_KEY.page();
    /// assert!(page.starts_with("# 键写错了地方\n\n`misplaced-key` · 错误 · 读文件时发现\n\n## 是什么\n"));
    /// assert!(page.contains("## 怎么办") && page.contains("## 错误示例"));
    /// ```
    #[must_use]
    pub fn page(self) -> String {
        let Self { id, severity, title } = self;
        let text = written(id).unwrap_or_default();
        format!("# {title}\n\n`{id}` · {} · 读文件时发现\n\n{}\n", severity.chinese(), text.trim())
    }
}

/// What `pages.md` says of a fault.
fn written(id: &str) -> Option<&'static str> {
    pages().find(|(own, _)| *own == id).map(|(_, text)| text)
}

/// The ids and texts of the pages. A line of an example may begin like a page, but has no id behind it.
fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let heads = PAGES.match_indices(HEAD).map(|(at, _)| at).filter(|at| begins_page(*at));
    let ends: Vec<usize> = heads.chain([PAGES.len()]).collect();
    (0..ends.len()).filter_map(move |index| {
        let page = PAGES.get(*ends.get(index)?..*ends.get(index + 1)?)?;
        page.strip_prefix(HEAD)?.split_once('\n')
    })
}

/// Whether what looks like the head of a page is followed by an id.
fn begins_page(at: usize) -> bool {
    let line = PAGES.get(at + HEAD.len()..).and_then(|rest| rest.lines().next());
    line.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::CATALOGUE;

    #[test]
    fn every_fault_has_its_page_in_the_order_of_the_catalogue() {
        let explained: Vec<_> = pages().map(|(id, _)| id).collect();
        let catalogue: Vec<_> = CATALOGUE.iter().map(|fault| fault.id).collect();
        assert_eq!(explained, catalogue);
    }

    #[test]
    fn a_page_says_what_it_is_and_what_to_do_and_shows_wrong_beside_right() {
        for (id, text) in pages() {
            let headings: Vec<_> =
                text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            let whole = ["是什么", "怎么办", "错误示例", "正确示例"];
            assert!(headings == whole || headings == whole[..2], "{id}: {headings:?}");
            let said = text.split("## 错误示例").next().unwrap_or_default();
            let said = said.split("\n\n").filter(|block| !block.trim().starts_with("##"));
            assert!(said.map(str::trim).all(|say| say.is_empty() || say.ends_with('。')), "{id}");
        }
    }
}
