//! Goes over the body of a document and hands over its blocks in order. It must not read running text itself.

use super::Unreadable;
use super::numbering::Numbering;
use super::package::{Package, Relationship};
use super::style::{Style, Styles, list};
use super::text::{Around, Text, branch};
use super::xml::{Element, is_on};
use report_import::{Block, Document, Fact, Look, Paragraph, Remark, Run};
use std::collections::BTreeMap;

/// What reports of ours give as their subject: what the document is called by statute (《政府信息公开条例》第五十条).
const SUBJECT: &str = report_core::report::NAME;

/// A document as it is read.
pub(super) struct Story<'p, 'b> {
    pub(super) package: &'p mut Package<'b>,
    pub(super) document: Document,
    pub(super) styles: Styles,
    numbering: Numbering,
    pub(super) relationships: BTreeMap<String, Relationship>,
    pub(super) known_notes: BTreeMap<String, usize>,
    pub(super) note_parts: BTreeMap<String, Element>,
    pub(super) paragraphs: usize,
    pub(super) tables: usize,
    pub(super) charts: usize,
    /// The cell or box that is being read.
    pub(super) inside: Option<String>,
    /// A heading whose text goes on in the next paragraph.
    pub(super) run_in: Option<RunIn>,
    /// Whether the document is a report of ours that came back.
    pub(super) ours: bool,
}

/// The beginning of a paragraph that the file has as one of its own.
pub(super) struct RunIn {
    place: String,
    runs: Vec<Run>,
    number: Option<String>,
}

/// Reads the main part and what it names.
pub(super) fn document(package: &mut Package<'_>, main: &str) -> Result<Document, Unreadable> {
    let xml = package.xml(main)?.ok_or(Unreadable::NoDocument)?;
    let relationships = package.relationships(main)?;
    let of = |kind: &str| {
        relationships.values().find(|it| it.kind == kind && !it.outside).map(|it| it.target.clone())
    };
    let styles = of("styles").map(|part| package.xml(&part)).transpose()?.flatten();
    let numbering = of("numbering").map(|part| package.xml(&part)).transpose()?.flatten();
    let (facts, ours) = properties(package);
    let macros = package.has("word/vbaProject.bin");
    let mut story = Story {
        package,
        document: Document { facts, ..Document::default() },
        styles: Styles::of(styles.as_ref()),
        numbering: Numbering::of(numbering.as_ref()),
        relationships,
        known_notes: BTreeMap::new(),
        note_parts: BTreeMap::new(),
        paragraphs: 0,
        tables: 0,
        charts: 0,
        inside: None,
        run_in: None,
        ours,
    };
    if macros {
        let (place, message) = ("文件".to_owned(), "文件里有宏，没有运行也没有取".to_owned());
        story.document.remarks.push(Remark { place, message, left: None });
    }
    if let Some(body) = xml.child("w:body") {
        story.blocks(body);
        if let Some(RunIn { place, runs, number }) = story.run_in.take() {
            let last = Paragraph { place, runs, number, ..Paragraph::default() };
            story.document.blocks.push(Block::Paragraph(last));
        }
    }
    story.comments();
    Ok(story.document)
}

/// What the file says of itself, and whether it is a report of ours: those say when they were published.
fn properties(package: &mut Package<'_>) -> (Vec<Fact>, bool) {
    let named = package.relationships("").unwrap_or_default();
    let part = named.values().find(|it| it.kind == "core-properties").map(|it| it.target.clone());
    let Some(xml) = part.and_then(|part| package.xml(&part).ok().flatten()) else {
        return (Vec::new(), false);
    };
    let text = |name: &str| {
        xml.elements().find(|it| it.name.rsplit(':').next() == Some(name)).map(Element::text)
    };
    let ours = text("subject").is_some_and(|subject| subject.trim() == SUBJECT);
    let mut facts = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        let place = "文件的属性".to_owned();
        facts.extend(value.map(|value| Fact { place, name: name.to_owned(), value }));
    };
    add("title", text("title"));
    add("published", text("created").filter(|_| ours));
    (facts, ours)
}

impl Story<'_, '_> {
    /// The blocks of a body, a cell, a text box.
    pub(super) fn blocks(&mut self, element: &Element) {
        for child in element.elements() {
            match &*child.name {
                "w:p" => self.paragraph(child),
                "w:tbl" => self.table(child),
                "w:sdt" => {
                    if let Some(content) = child.child("w:sdtContent") {
                        self.blocks(content);
                    }
                }
                "w:customXml" | "w:ins" | "w:moveTo" => self.blocks(child),
                "mc:AlternateContent" => {
                    if let Some(branch) = branch(child) {
                        self.blocks(branch);
                    }
                }
                "w:altChunk" => self.document.remarks.push(Remark {
                    place: format!("第{}段之后", self.paragraphs),
                    message: "嵌入的另一份文件没有取".to_owned(),
                    left: Some(String::new()),
                }),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.child("w:pPr");
        let value = |name| properties.and_then(|it| it.child(name)).and_then(Element::val);
        let id = value("w:pStyle");
        let style = self.styles.get(id);
        if self.inside.is_none() {
            self.paragraphs += 1;
        }
        let place = match &self.inside {
            Some(inside) => inside.clone(),
            None => format!("第{}段", self.paragraphs),
        };
        let mut text = Text::default();
        let around = Around::styled(style.bold.unwrap_or(false), style.hidden.unwrap_or(false));
        self.inlines(element, &around, &mut text);
        self.tell(&place, &text);
        let alignment = value("w:jc").map(str::to_owned).or_else(|| style.alignment.clone());
        let aligned = |names: &[&str]| alignment.as_deref().is_some_and(|it| names.contains(&it));
        let outline = value("w:outlineLvl").and_then(|it| it.parse::<u8>().ok()).or(style.outline);
        let says = |run: &&Run| !run.text.trim().is_empty();
        let mut said = text.runs.iter().filter(says).peekable();
        let is_empty = said.peek().is_none();
        let look = Look {
            bold: !is_empty && said.all(|run| run.bold),
            centered: aligned(&["center"]),
            right: aligned(&["right", "end"]),
            size: text.size,
        };
        let mut number = self.number(properties, id, &style);
        // Level 9 is the outline's word for running text.
        let mut level = outline.filter(|level| *level < 9).map(|level| level + 1);
        // A hidden mark ends no paragraph on the page: a heading is run in with the text that follows.
        let goes_on = properties.and_then(|it| it.child("w:rPr")).is_some_and(|mark| {
            is_on(mark.child("w:specVanish")).or_else(|| is_on(mark.child("w:vanish")))
                == Some(true)
        });
        if let Some(before) = self.run_in.take() {
            text.runs.splice(0..0, before.runs);
            (number, level) = (before.number.or(number), None);
        }
        if goes_on && self.inside.is_none() && !text.runs.is_empty() {
            self.run_in = Some(RunIn { place, runs: text.runs, number });
            self.document.blocks.append(&mut text.after);
            return;
        }
        let has_note = text.runs.iter().any(|run| run.note.is_some());
        if !is_empty || has_note {
            self.document.blocks.push(Block::Paragraph(Paragraph {
                place,
                runs: text.runs,
                number,
                level,
                style: (!style.name.is_empty()).then_some(style.name),
                look,
            }));
        }
        self.document.blocks.append(&mut text.after);
    }

    /// The automatic number of a paragraph. Word counts an empty one as well.
    fn number(
        &mut self,
        properties: Option<&Element>,
        id: Option<&str>,
        style: &Style,
    ) -> Option<String> {
        let own = properties.and_then(list);
        let hidden = is_on(properties.and_then(|it| it.at(&["w:rPr", "w:vanish"])));
        if hidden == Some(true) {
            return None;
        }
        let (list, level) = match (own, &style.list) {
            (Some((list, level)), Some((of_style, styled))) if list.is_empty() => {
                (of_style.clone(), level.or(*styled))
            }
            (Some(own), _) => own,
            (None, Some(styled)) => styled.clone(),
            (None, None) => return None,
        };
        self.numbering.next(&list, level, id)
    }

    /// The address a link leads to.
    pub(super) fn address(&self, id: &str) -> Option<String> {
        self.relationships.get(id).filter(|it| it.outside).map(|it| it.target.clone())
    }
}
