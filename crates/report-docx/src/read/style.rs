//! The styles of a document, as far as they tell headings, numbers and looks (ECMA-376 Part 1 §17.7). It must not
//! read a paragraph.

use super::xml::{Element, is_on};
use std::collections::BTreeMap;

/// How long a chain of styles may be.
const CHAIN: usize = 20;

/// What a style says, with what it is based on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) name: String,
    based_on: Option<String>,
    /// Outline level, from 0.
    pub(super) outline: Option<u8>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) alignment: Option<String>,
    /// The list it belongs to, and the level in it.
    pub(super) list: Option<(String, Option<u8>)>,
}

/// Every style by its id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

impl Styles {
    pub(super) fn of(xml: Option<&Element>) -> Self {
        let mut styles = Self::default();
        for element in xml.into_iter().flat_map(Element::elements).filter(|it| it.name == "w:style")
        {
            let Some(id) = element.attribute("styleId") else { continue };
            if element.attribute("type") == Some("paragraph")
                && matches!(element.attribute("default"), Some("1" | "true"))
            {
                styles.default = Some(id.to_owned());
            }
            styles.styles.insert(id.to_owned(), Style::of(element));
        }
        styles
    }

    /// A style with what it takes from those it is based on.
    pub(super) fn get(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else { break };
            if found.name.is_empty() {
                found.name.clone_from(&style.name);
            }
            found.outline = found.outline.or(style.outline);
            found.bold = found.bold.or(style.bold);
            found.hidden = found.hidden.or(style.hidden);
            found.alignment = found.alignment.or_else(|| style.alignment.clone());
            found.list = found.list.or_else(|| style.list.clone());
            next = style.based_on.as_deref();
        }
        found
    }
}

impl Style {
    fn of(element: &Element) -> Self {
        let value = |path: &[&str]| element.at(path).and_then(Element::val).map(str::to_owned);
        let name = value(&["w:name"]).unwrap_or_default();
        let paragraph = element.child("w:pPr");
        Self {
            based_on: value(&["w:basedOn"]),
            outline: value(&["w:pPr", "w:outlineLvl"])
                .and_then(|it| it.parse().ok())
                .or_else(|| named(&name)),
            bold: is_on(element.at(&["w:rPr", "w:b"])),
            hidden: is_on(element.at(&["w:rPr", "w:vanish"])),
            alignment: value(&["w:pPr", "w:jc"]),
            list: paragraph.and_then(list),
            name,
        }
    }
}

/// The outline level the name of a style tells: heading 1, 标题 1.
fn named(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    let level: u8 = rest.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// The list a paragraph's properties name, and the level in it.
pub(super) fn list(properties: &Element) -> Option<(String, Option<u8>)> {
    let numbering = properties.child("w:numPr")?;
    let id = numbering.child("w:numId").and_then(Element::val);
    let level = numbering.child("w:ilvl").and_then(Element::val).and_then(|it| it.parse().ok());
    Some((id.unwrap_or_default().to_owned(), level))
}
