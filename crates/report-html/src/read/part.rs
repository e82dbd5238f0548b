//! Which part of a page is what it was made for: the element most of the text stands in that leads nowhere else. It
//! must not know what the text says.

use super::style::is_hidden;
use super::tree::{Id, ROOT, Tree};

/// Elements whose text is not part of what a page says.
const PASSED_OVER: &[&str] = &[
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "select",
    "button", "textarea", "iframe", "object", "svg", "audio", "video", "map", "rt", "rp", "del",
    "datalist", "dialog",
];

/// How much of the text around it, in hundredths, the part has to have.
const SHARE: usize = 80;

/// Whether an element is passed over with everything in it.
pub(super) fn is_passed_over(tree: &Tree, id: Id) -> bool {
    PASSED_OVER.contains(&tree.name(id))
        || matches!(
            tree.attribute(id, "role"),
            Some("navigation" | "contentinfo" | "search" | "banner")
        )
        || is_hidden(tree, id)
}

/// The element that holds the page's own text.
pub(super) fn main(tree: &Tree) -> Id {
    let weights = weights(tree);
    let weight = |id: Id| weights.get(id).copied().unwrap_or_default();
    let mut at = ROOT;
    loop {
        let heaviest = tree.children(at).iter().copied().max_by_key(|id| weight(*id));
        let heavy = heaviest.filter(|id| {
            weight(*id) > 0 && weight(*id) * 100 >= weight(at) * SHARE && !tree.name(*id).is_empty()
        });
        match heavy.filter(|id| !is_text_block(tree.name(*id))) {
            Some(id) => at = id,
            None => break,
        }
    }
    // A table is taken whole.
    while matches!(tree.name(at), "table" | "tbody" | "thead" | "tfoot" | "tr" | "colgroup") {
        match tree.parent(at) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}

fn is_text_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "span" | "a" | "b" | "font"
    )
}

/// How many letters that lead nowhere stand in each node.
fn weights(tree: &Tree) -> Vec<usize> {
    let mut weights = vec![0; tree.len()];
    // Parents before children, then backwards: each node adds to the one around it.
    let mut order = Vec::new();
    let mut open = vec![(ROOT, false)];
    while let Some((id, linked)) = open.pop() {
        if is_passed_over(tree, id) {
            continue;
        }
        let linked = linked || tree.name(id) == "a";
        if let Some(text) = tree.text(id)
            && !linked
            && let Some(weight) = weights.get_mut(id)
        {
            *weight = text.chars().filter(|ch| !ch.is_whitespace()).count();
        }
        order.push(id);
        open.extend(tree.children(id).iter().map(|child| (*child, linked)));
    }
    for id in order.into_iter().rev() {
        let own = weights.get(id).copied().unwrap_or_default();
        if let Some(parent) = tree.parent(id).and_then(|parent| weights.get_mut(parent)) {
            *parent += own;
        }
    }
    weights
}

/// Whether an element begins and ends on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "form"
            | "header"
            | "html"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
