//! Footnotes, endnotes and comments. It must not place them.

use super::story::Story;
use super::xml::Element;
use report_import::{Note, Remark};

impl Story<'_, '_> {
    /// The number of a note of the document, read the first time it is referred to.
    pub(super) fn note(&mut self, reference: &str, id: &str) -> Option<usize> {
        let (part, name, kind) = if reference == "w:footnoteReference" {
            ("footnotes", "w:footnote", "脚注")
        } else {
            ("endnotes", "w:endnote", "尾注")
        };
        let key = format!("{part}#{id}");
        if let Some(known) = self.known_notes.get(&key) {
            return Some(*known);
        }
        if !self.note_parts.contains_key(part) {
            let target =
                self.relationships.values().find(|it| it.kind == part).map(|it| it.target.clone());
            let xml = target.and_then(|target| self.package.xml(&target).ok().flatten());
            self.note_parts.insert(part.to_owned(), xml.unwrap_or_default());
        }
        let xml = self.note_parts.get(part)?;
        let own = xml.elements().find(|it| it.name == name && it.attribute("id") == Some(id))?;
        let number = self.document.notes.len();
        let text = words(own);
        self.document.notes.push(Note { place: format!("{kind}{}", number + 1), text });
        self.known_notes.insert(key, number);
        Some(number)
    }

    /// Lists the comments.
    pub(super) fn comments(&mut self) {
        let target = self
            .relationships
            .values()
            .find(|it| it.kind == "comments")
            .map(|it| it.target.clone());
        let xml = target.and_then(|target| self.package.xml(&target).ok().flatten());
        for comment in xml.iter().flat_map(Element::elements).filter(|it| it.name == "w:comment") {
            let author = comment.attribute("author").unwrap_or_default();
            let place =
                if author.is_empty() { "批注".to_owned() } else { format!("{author}的批注") };
            let message = "批注没有取，请看要不要照改".to_owned();
            self.document.remarks.push(Remark { place, message, left: Some(words(comment)) });
        }
    }
}

/// The words of a note, its paragraphs in one line.
fn words(note: &Element) -> String {
    let paragraphs = note.all().filter(|it| it.name == "w:p").map(|paragraph| {
        paragraph.all().filter(|it| it.name == "w:t").map(Element::text).collect::<String>()
    });
    let texts: Vec<String> =
        paragraphs.map(|text| text.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    texts.join(" ")
}
