//! Elements written one inside the other, so that none is left open. It must not know what they mean.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// What stands for a character XML has no place for.
const REPLACEMENT: &str = "\u{fffd}";

/// Names and values of an element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A text of XML as it grows.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A part of a package: its declaration.
    pub(super) fn part() -> Self {
        let mut xml = Self::fragment();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Elements that become part of another text.
    pub(super) fn fragment() -> Self {
        Self { writer: Writer::new(Vec::new()) }
    }

    /// An element with what stands inside it.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        let start = start(name, attributes);
        self.event(Event::Start(start.borrow()));
        inside(self);
        self.event(Event::End(start.to_end()));
    }

    /// An element with what stands inside it; none where nothing does.
    pub(super) fn within_some(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let mut held = Self::fragment();
        inside(&mut held);
        if !held.writer.get_ref().is_empty() {
            self.within(name, &[], |xml| xml.append(held));
        }
    }

    /// An element with nothing inside it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with one attribute, as most have.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "names and numbers alike, most of them literals"
    )]
    pub(super) fn value(&mut self, name: &str, attribute: &str, value: impl ToString) {
        self.empty(name, &[(attribute, &value.to_string())]);
    }

    /// An element that holds a text.
    pub(super) fn texted(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&allowed(text))));
    }

    /// Adds what a fragment holds.
    pub(super) fn append(&mut self, fragment: Self) {
        self.writer.get_mut().extend(fragment.writer.into_inner());
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory never fails.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// Whether XML 1.0 has a place for a character (§2.2, production 2).
pub(super) const fn is_allowed(ch: char) -> bool {
    matches!(ch, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A text of nothing but what XML has a place for.
fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    text.split(|ch| !is_allowed(ch)).collect::<Vec<_>>().join(REPLACEMENT).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_and_signs_are_escaped() {
        let mut xml = Xml::fragment();
        xml.within("a", &[("b", "\"<&>\"")], |xml| xml.texted("c", &[], "1 < 2 & 3"));
        xml.value("d", "e", 5);
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        assert_eq!(
            text,
            "<a b=\"&quot;&lt;&amp;&gt;&quot;\"><c>1 &lt; 2 &amp; 3</c></a><d e=\"5\"/>"
        );
    }

    #[test]
    fn what_xml_has_no_place_for_is_replaced() {
        assert_eq!(allowed("甲\u{1}乙\u{fffe}"), "甲\u{fffd}乙\u{fffd}");
        assert_eq!(allowed("\t\n𠮷"), "\t\n𠮷");
    }
}
