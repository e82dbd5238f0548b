//! What a page says beside its own text: of itself, around it, and out of sight. It must not read the text itself.

use super::part::{is_block, is_passed_over};
use super::style::is_hidden;
use super::tree::{Id, ROOT, Tree};
use report_import::{Fact, Remark};

/// What a page says of itself: its `meta`, its title, and the short lines around its own text.
pub(super) fn facts(tree: &Tree, main: Id) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut open = vec![ROOT];
    while let Some(id) = open.pop() {
        if id == main {
            continue;
        }
        let name = tree.name(id);
        if name == "meta" {
            let named = tree.attribute(id, "name").or_else(|| tree.attribute(id, "property"));
            if let (Some(name), Some(value)) = (named, tree.attribute(id, "content")) {
                let place = format!("网页的 {name}");
                facts.push(Fact { place, name: name.to_owned(), value: value.trim().to_owned() });
            }
        } else if name == "title" {
            let value = words(tree, id);
            facts.push(Fact {
                place: "网页的标题".to_owned(), name: "title".to_owned(), value
            });
        } else if matches!(name, "h1" | "h2" | "p" | "span" | "td" | "li" | "div")
            && is_line(tree, id)
        {
            let value = words(tree, id);
            facts.push(Fact {
                place: "网页正文以外".to_owned(), name: "line".to_owned(), value
            });
            continue;
        }
        if name == "head" || !is_passed_over(tree, id) {
            open.extend(tree.children(id).iter().rev());
        }
    }
    facts
}

/// The longest line around a page's own text that may say when and by whom it was published, in characters.
const LINE: usize = 100;

/// Whether an element is a short line: text, and nothing in blocks.
fn is_line(tree: &Tree, id: Id) -> bool {
    let inner = || tree.inside(id).skip(1);
    let flat = inner().all(|id| !is_block(tree.name(id)) && tree.name(id) != "table");
    let length =
        inner().filter_map(|id| tree.text(id)).map(|text| text.chars().count()).sum::<usize>();
    flat && (1..=LINE).contains(&length)
}

fn words(tree: &Tree, id: Id) -> String {
    let texts: Vec<&str> = tree.inside(id).filter_map(|id| tree.text(id)).collect();
    texts.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is in the page's own part and not shown.
pub(super) fn hidden(tree: &Tree, main: Id) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut open = vec![main];
    while let Some(id) = open.pop() {
        let what = match tree.name(id) {
            "del" => Some("标为删除的文字没有取"),
            _ if is_hidden(tree, id) => Some("隐藏的内容没有取"),
            _ => None,
        };
        match what {
            Some(message) => {
                let text: String = words(tree, id).chars().take(200).collect();
                if !text.is_empty() {
                    let (place, message) = ("网页".to_owned(), message.to_owned());
                    remarks.push(Remark { place, message, left: Some(text) });
                }
            }
            None if !is_passed_over(tree, id) => open.extend(tree.children(id).iter().rev()),
            None => {}
        }
    }
    remarks
}
