//! A part as a tree of elements under the prefixes everybody uses. No entity but XML's own five is expanded. It must
//! not know what an element means.

use super::Unreadable;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape::resolve_xml_entity};

/// How deep elements may stand in one another; Word's own stand some thirty deep.
const DEPTH: usize = 200;

/// The most elements and texts of a part.
const NODES: usize = 4_000_000;

/// Namespaces by how their names end, and the prefixes everybody uses for them (ECMA-376 Parts 1 and 4; the strict
/// ones end alike).
const PREFIXES: &[(&str, &str)] = &[
    ("wordprocessingml/2006/main", "w"),
    ("wordprocessingml/main", "w"),
    ("markup-compatibility/2006", "mc"),
    ("drawingml/2006/main", "a"),
    ("drawingml/main", "a"),
    ("wordprocessingDrawing", "wp"),
    ("drawingml/2006/chart", "c"),
    ("drawingml/chart", "c"),
    ("officeDocument/2006/math", "m"),
    ("officeDocument/math", "m"),
    ("officeDocument/2006/relationships", "r"),
    ("officeDocument/relationships", "r"),
    ("schemas-microsoft-com:vml", "v"),
];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name with the usual prefix: `w:p`.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it, in order.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let own = self
            .attributes
            .iter()
            .find(|(key, _)| key.rsplit(':').next() == Some(name) && !key.starts_with("xmlns"));
        own.map(|(_, value)| value.as_str())
    }

    /// `w:val`, which most properties have.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The elements right inside.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name right inside.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// An element by the names on the way to it.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Every element inside, in order, this one first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.elements().rev());
            Some(next)
        })
    }

    /// The text right inside.
    pub(super) fn text(&self) -> String {
        let text = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        text.collect()
    }
}

/// A property that is there and not switched off: `<w:b/>`, `<w:b w:val="true"/>`.
pub(super) fn is_on(property: Option<&Element>) -> Option<bool> {
    let value = property?.val().unwrap_or("true");
    Some(!matches!(value, "0" | "false" | "off" | "none"))
}

/// Parses a part.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, Unreadable> {
    let text = decoded(bytes)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut prefixes: Vec<(String, &'static str)> = Vec::new();
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        count += 1;
        if count > NODES {
            return Err(Unreadable::TooLarge);
        }
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(start) => {
                if open.len() > DEPTH {
                    return Err(Unreadable::TooDeep);
                }
                open.push(element(&start, &mut prefixes));
            }
            Event::Empty(start) => {
                let element = element(&start, &mut prefixes);
                if let Some(parent) = open.last_mut() {
                    parent.children.push(Node::Element(element));
                }
            }
            Event::End(_) => close(&mut open),
            Event::Text(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => push(&mut open, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => {
                if let Ok(Some(ch)) = name.resolve_char_ref() {
                    push(&mut open, ch.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = resolve_xml_entity(&name) {
                    push(&mut open, text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A part cut short is read as far as it goes nowhere else; here it is damage.
    if open.len() > 1 {
        return Err(Unreadable::Broken);
    }
    let root = open.pop().unwrap_or_default();
    let root = root.children.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.ok_or(Unreadable::Broken)
}

/// UTF-8, or UTF-16 with its mark (XML 1.0 §4.3.3).
fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let pairs = bytes.get(2..).unwrap_or_default().chunks_exact(2);
        let units = pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(order);
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Unreadable::Broken)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
            Ok(text.trim_start_matches('\u{feff}').to_owned())
        }
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}

fn push(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(own)) => own.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn element(start: &BytesStart<'_>, prefixes: &mut Vec<(String, &'static str)>) -> Element {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let key = attribute.key.into_inner().to_owned();
        let value =
            attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
        if let Some(prefix) = key.strip_prefix("xmlns:")
            && let Some((_, usual)) = PREFIXES.iter().find(|(end, _)| value.ends_with(end))
        {
            prefixes.push((prefix.to_owned(), usual));
        } else if key == "xmlns"
            && let Some((_, usual)) = PREFIXES.iter().find(|(end, _)| value.ends_with(end))
        {
            prefixes.push((String::new(), usual));
        }
        attributes.push((key, value));
    }
    let name = start.name().into_inner().to_owned();
    let (prefix, local) = name.split_once(':').unwrap_or(("", &name));
    let usual = prefixes.iter().rev().find(|(own, _)| own == prefix).map(|(_, usual)| *usual);
    let name = match usual {
        Some(usual) => format!("{usual}:{local}"),
        None => name.clone(),
    };
    Element { name, attributes, children: Vec::new() }
}
