//! What the few style declarations say that matter to a reader: shown or not, bold, centred. It must not read style
//! sheets.

use super::tree::{Id, Tree};

/// A declaration of an element's own `style`, in small letters and without blanks.
fn declared(tree: &Tree, id: Id, property: &str) -> Option<String> {
    let style = tree.attribute(id, "style")?.to_ascii_lowercase();
    style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        (name.trim() == property).then(|| value.split_whitespace().collect())
    })
}

/// Whether an element is not shown.
pub(super) fn is_hidden(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "aria-hidden") == Some("true") && tree.name(id) != "svg"
        || declared(tree, id, "display").is_some_and(|value| value.starts_with("none"))
        || declared(tree, id, "visibility").is_some_and(|value| value.starts_with("hidden"))
        || declared(tree, id, "mso-hide").is_some_and(|value| value.starts_with("all"))
}

/// Whether an element makes its text bold; nothing where it does not say.
pub(super) fn bold(tree: &Tree, id: Id) -> Option<bool> {
    if let Some(weight) = declared(tree, id, "font-weight") {
        let heavy = weight.trim_end_matches("!important");
        return Some(heavy.starts_with("bold") || heavy.parse::<u32>().is_ok_and(|it| it >= 600));
    }
    matches!(tree.name(id), "b" | "strong" | "th").then_some(true)
}

/// How an element sets its lines; nothing where it does not say.
pub(super) fn alignment(tree: &Tree, id: Id) -> Option<String> {
    let own = declared(tree, id, "text-align")
        .or_else(|| Some(tree.attribute(id, "align")?.to_ascii_lowercase()));
    if tree.name(id) == "center" { Some("center".to_owned()) } else { own }
}
