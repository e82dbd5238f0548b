//! Findings as comments beside the words they are about. It must not judge which findings matter.

use super::parts::MAIN;
use super::styles::{COMMENT_SIGN, Style};
use super::xml::Xml;
use report_core::{Cell, Diagnostic, Place, Span};
use report_document::{Block, Document};
use std::ops::Range;

/// Who comments: the check.
const AUTHOR: &str = "核对";
const INITIALS: &str = "核";

/// What a comment is fastened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    /// A cell of the form, which may be blank.
    Cell(Cell),
    /// The words that stand at this place, or what is drawn from it.
    Place(Span),
    /// The title: the finding is about nothing that is printed.
    Title,
}

/// A comment that waits for its words.
struct Comment<'a> {
    found: &'a Diagnostic,
    anchor: Anchor,
    is_placed: bool,
}

/// The comments of a document, numbered as they were given.
pub(super) struct Comments<'a> {
    comments: Vec<Comment<'a>>,
}

/// A comment on part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its number.
    pub(super) id: usize,
    /// The bytes of the text it is about.
    pub(super) range: Range<usize>,
}

impl<'a> Comments<'a> {
    /// Fastens each finding to what is printed of its place, else to what is printed of the place before it
    /// in the same file, else to the title.
    pub(super) fn new(document: &Document<'_>, found: &'a [Diagnostic]) -> Self {
        if found.is_empty() {
            return Self { comments: Vec::new() };
        }
        let printed = printed(document);
        let cells = cells(document);
        let comment =
            |found| Comment { found, anchor: anchor(found, &printed, &cells), is_placed: false };
        Self { comments: found.iter().map(comment).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.comments.is_empty()
    }

    /// The comments on a text that comes from a place, each once.
    pub(super) fn on_words(&mut self, text: &str, from: Option<Span>) -> Vec<Mark> {
        let Some(from) = from.filter(|_| !self.is_empty()) else { return Vec::new() };
        self.claim(Anchor::Place(from), |found| {
            let own = found.primary.as_ref().map(|label| label.span);
            part(text, from, own)
        })
    }

    /// The numbers of the comments on a cell of the form.
    pub(super) fn on_cell(&mut self, cell: Cell) -> Vec<usize> {
        self.whole(Anchor::Cell(cell))
    }

    /// The numbers of the comments on what is drawn from a place.
    pub(super) fn on_drawing(&mut self, from: Span) -> Vec<usize> {
        self.whole(Anchor::Place(from))
    }

    /// The numbers of the comments on nothing that is printed.
    pub(super) fn on_title(&mut self) -> Vec<usize> {
        self.whole(Anchor::Title)
    }

    fn whole(&mut self, anchor: Anchor) -> Vec<usize> {
        self.claim(anchor, |_| 0..0).into_iter().map(|mark| mark.id).collect()
    }

    fn claim(&mut self, anchor: Anchor, range: impl Fn(&Diagnostic) -> Range<usize>) -> Vec<Mark> {
        let own = self.comments.iter_mut().enumerate();
        let own = own.filter(|(_, comment)| comment.anchor == anchor && !comment.is_placed);
        own.map(|(id, comment)| {
            comment.is_placed = true;
            Mark { id, range: range(comment.found) }
        })
        .collect()
    }

    /// The part with what the comments say.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.within("w:comments", &[MAIN], |xml| {
            for (id, comment) in self.comments.iter().enumerate() {
                let id = id.to_string();
                let attributes = [("w:id", &*id), ("w:author", AUTHOR), ("w:initials", INITIALS)];
                xml.within("w:comment", &attributes, |xml| say(xml, comment.found));
            }
        });
        xml.into_bytes()
    }
}

/// The whole of what is said, a paragraph a thought.
fn say(xml: &mut Xml, found: &Diagnostic) {
    let message = format!("{}：{}", found.severity.chinese(), found.message);
    let notes = found.notes.iter().map(|note| format!("说明：{note}"));
    let citation = found.citation.iter().map(|basis| format!("依据：{basis}"));
    let help = found.help.iter().map(|help| format!("建议：{help}"));
    let paragraphs = std::iter::once(message).chain(notes).chain(citation).chain(help);
    for (index, text) in paragraphs.enumerate() {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", "w:val", Style::Comment.id()));
            if index == 0 {
                xml.within("w:r", &[], |xml| {
                    xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "w:val", COMMENT_SIGN));
                    xml.empty("w:annotationRef", &[]);
                });
            }
            xml.within("w:r", &[], |xml| {
                xml.texted("w:t", &[("xml:space", "preserve")], &text);
            });
        });
    }
}

/// Every place something is printed from. What a chart shows is drawn as a whole.
fn printed(document: &Document<'_>) -> Vec<Span> {
    let drawn: Vec<Span> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart.data.span),
            Block::Picture(picture) => Some(picture.from),
            _ => None,
        })
        .collect();
    let whole = |span: Span| drawn.iter().copied().find(|drawn| drawn.contains(span));
    let words = document.words().filter(|words| !words.text.is_empty());
    let words = words.filter_map(|words| words.from).map(|span| whole(span).unwrap_or(span));
    words.chain(drawn.iter().copied()).collect()
}

/// The cells of the form that are printed.
fn cells(document: &Document<'_>) -> Vec<Cell> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.cells.iter().filter_map(|cell| cell.value)).collect()
}

fn anchor(found: &Diagnostic, printed: &[Span], cells: &[Cell]) -> Anchor {
    if let Some(Place::Cell(cell)) = found.at
        && cells.contains(&cell)
    {
        return Anchor::Cell(cell);
    }
    let Some(own) = found.primary.as_ref().map(|label| label.span) else { return Anchor::Title };
    let same = printed.iter().filter(|span| span.file == own.file);
    let meets =
        same.clone().find(|span| span.start < own.end.max(own.start + 1) && own.start < span.end);
    let before = || same.filter(|span| span.end <= own.start).max_by_key(|span| span.end);
    meets.or_else(before).map_or(Anchor::Title, |span| Anchor::Place(*span))
}

/// What of a text is meant: the part a place covers where the text stands in its file as it is printed, else
/// all of it.
fn part(text: &str, from: Span, own: Option<Span>) -> Range<usize> {
    let own = own.filter(|own| own.file == from.file && from.range().len() == text.len());
    let Some(own) = own else { return 0..text.len() };
    let start = own.start.max(from.start).saturating_sub(from.start) as usize;
    let end = own.end.min(from.end).saturating_sub(from.start) as usize;
    let range = text.floor_char_boundary(start)..text.ceil_char_boundary(end);
    if range.is_empty() { 0..text.len() } else { range }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::{FileId, Severity};

    fn span(range: Range<usize>) -> Span {
        Span::new(FileId::default(), range)
    }

    #[test]
    fn a_comment_covers_what_is_meant_of_a_text() {
        let text = "全年公开3件";
        let from = span(10..10 + text.len());
        assert_eq!(part(text, from, Some(span(22..23))), 12..13);
        assert_eq!(part(text, from, Some(span(24..90))), 13..16, "to the end, whole characters");
        assert_eq!(part(text, span(0..3), Some(span(0..1))), 0..16, "made from something else");
        assert_eq!(part(text, from, Some(span(0..5))), 0..16, "it begins before");
    }

    #[test]
    fn a_finding_is_fastened_to_what_stands_there_or_before() {
        let printed = [span(10..20), span(30..40)];
        let at = |range| {
            let found = Diagnostic::new("x", Severity::Error, "").primary(span(range), "");
            anchor(&found, &printed, &[])
        };
        assert_eq!(at(12..14), Anchor::Place(span(10..20)));
        assert_eq!(at(30..30), Anchor::Place(span(30..40)), "an empty place");
        assert_eq!(at(22..25), Anchor::Place(span(10..20)), "not printed");
        assert_eq!(at(0..5), Anchor::Title);
    }
}
