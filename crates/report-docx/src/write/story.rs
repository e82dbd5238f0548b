//! The text of the document as it grows: paragraphs, runs, links, sections, and what they refer to. It must
//! not know the blocks of a report.

use super::comments::{Comments, Mark};
use super::package::Relations;
use super::section::{Kind, Section};
use super::shape::Shape;
use super::styles::{COMMENT_SIGN, STRONG, Style};
use super::uri::uri;
use super::xml::{Attributes, Xml};
use report_document::{Inline, LayoutError, Words};
use std::ops::Range;

/// The text as far as it is written.
pub(super) struct Story<'a> {
    pub(super) xml: Xml,
    pub(super) relations: Relations,
    pub(super) comments: Comments<'a>,
    pub(super) errors: Vec<LayoutError>,
    /// The section that is open.
    pub(super) section: Section,
    /// Whether any page is turned sideways.
    pub(super) has_turned: bool,
    /// The number of the last drawing or bookmark.
    last: u32,
    /// The size of the text, in half points, where it is not that of its paragraph's style.
    size: Option<i32>,
}

impl<'a> Story<'a> {
    pub(super) fn new(comments: Comments<'a>, section: Section) -> Self {
        let (xml, relations) = (Xml::fragment(), Relations::default());
        Self {
            xml,
            relations,
            comments,
            errors: Vec::new(),
            section,
            has_turned: false,
            last: 0,
            size: None,
        }
    }

    /// A number that no other drawing or bookmark has, from 1.
    pub(super) fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Text of a size of its own, in half points.
    pub(super) fn sized(&mut self, size: Option<i32>, inside: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.size, size);
        inside(self);
        self.size = before;
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, style: Style, shape: Shape, inside: impl FnOnce(&mut Self)) {
        self.paragraph_with(style, shape, |_| {}, inside);
    }

    /// A paragraph with properties behind those of its shape.
    fn paragraph_with(
        &mut self,
        style: Style,
        shape: Shape,
        properties: impl FnOnce(&mut Xml),
        inside: impl FnOnce(&mut Self),
    ) {
        let mut outer = std::mem::replace(&mut self.xml, Xml::fragment());
        outer.within("w:p", &[], |xml| {
            xml.within_some("w:pPr", |xml| {
                if style != Style::Body {
                    xml.value("w:pStyle", "w:val", style.id());
                }
                shape.write(xml);
                properties(xml);
            });
            inside(self);
            xml.append(std::mem::replace(&mut self.xml, Xml::fragment()));
        });
        self.xml = outer;
    }

    /// A paragraph whose end Word shows as part of the line it begins, so that the text that follows goes on
    /// in it: a heading that is run in (ECMA-376 part 1, §17.3.2.36).
    pub(super) fn run_in(&mut self, style: Style, inside: impl FnOnce(&mut Self)) {
        let hidden = |xml: &mut Xml| {
            xml.within("w:rPr", &[], |xml| {
                xml.empty("w:vanish", &[]);
                xml.empty("w:specVanish", &[]);
            });
        };
        self.paragraph_with(style, Shape::default(), hidden, inside);
    }

    /// An empty paragraph that takes hardly any room.
    pub(super) fn rest(&mut self) {
        self.paragraph(Style::Rest, Shape::default(), |_| {});
    }

    /// Makes the section one of a kind, ending the one that is open where it is another.
    pub(super) fn turn(&mut self, kind: Kind) {
        if self.section.kind == kind {
            return;
        }
        self.has_turned |= kind == Kind::Landscape;
        let following = Section::following(kind, self.section);
        let section = std::mem::replace(&mut self.section, following);
        self.paragraph_with(Style::Rest, Shape::default(), |xml| section.write(xml), |_| {});
    }

    /// A name that can be led to, around a text.
    pub(super) fn bookmark(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let id = self.number().to_string();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        inside(self);
        self.xml.value("w:bookmarkEnd", "w:id", id);
    }

    /// Running text.
    pub(super) fn inlines(&mut self, inlines: &[Inline<'_>]) {
        for inline in inlines {
            match inline {
                Inline::Text { words, strong } => self.words(words, *strong),
                Inline::Link { target, inlines } => self.link(target, inlines),
            }
        }
    }

    fn link(&mut self, target: &str, inlines: &[Inline<'_>]) {
        let id = self.relations.address(uri(target));
        self.linked(&[("r:id", &id), ("w:history", "1")], |story| story.inlines(inlines));
    }

    /// What leads to a bookmark.
    pub(super) fn leading(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.linked(&[("w:anchor", name), ("w:history", "1")], inside);
    }

    fn linked(&mut self, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        let mut outer = std::mem::replace(&mut self.xml, Xml::fragment());
        outer.within("w:hyperlink", attributes, |xml| {
            inside(self);
            xml.append(std::mem::replace(&mut self.xml, Xml::fragment()));
        });
        self.xml = outer;
    }

    /// Words in one manner, with the comments on them.
    pub(super) fn words(&mut self, words: &Words<'_>, strong: bool) {
        self.refuse(words);
        let marks = self.comments.on_words(&words.text, words.from);
        for cut in cuts(words.text.len(), &marks) {
            let Range { start, end } = cut;
            let begin = marks.iter().filter(|mark| mark.range.start == start);
            begin.for_each(|mark| self.begin_comment(mark.id));
            self.run(words.text.get(start..end).unwrap_or_default(), strong);
            let end = marks.iter().filter(|mark| mark.range.end == end);
            end.for_each(|mark| self.end_comment(mark.id));
        }
    }

    /// Text of the writer's own, which nothing comments on.
    pub(super) fn plain(&mut self, text: &str) {
        self.run(text, false);
    }

    /// What is drawn or said between the signs of comments.
    pub(super) fn commented(&mut self, ids: &[usize], inside: impl FnOnce(&mut Self)) {
        for id in ids {
            self.begin_comment(*id);
        }
        inside(self);
        for id in ids {
            self.end_comment(*id);
        }
    }

    fn begin_comment(&mut self, id: usize) {
        self.xml.value("w:commentRangeStart", "w:id", id);
    }

    fn end_comment(&mut self, id: usize) {
        self.xml.value("w:commentRangeEnd", "w:id", id);
        self.xml.within("w:r", &[], |xml| {
            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "w:val", COMMENT_SIGN));
            xml.value("w:commentReference", "w:id", id);
        });
    }

    /// Takes note of every character no document can hold; no face has them either.
    fn refuse(&mut self, words: &Words<'_>) {
        let refused = words.characters().filter(|(ch, _)| !super::xml::is_allowed(*ch));
        self.errors.extend(refused.map(|(ch, from)| LayoutError::MissingGlyph { ch, from }));
    }

    fn run(&mut self, text: &str, strong: bool) {
        if text.is_empty() {
            return;
        }
        let size = self.size;
        self.xml.within("w:r", &[], |xml| {
            xml.within_some("w:rPr", |xml| {
                if strong {
                    xml.value("w:rStyle", "w:val", STRONG);
                }
                if text.chars().any(is_shared) {
                    xml.value("w:rFonts", "w:hint", "eastAsia");
                }
                if let Some(size) = size {
                    xml.value("w:sz", "w:val", size);
                    xml.value("w:szCs", "w:val", size);
                }
            });
            typed(xml, text);
        });
    }
}

/// Whether both Chinese and Latin faces have a sign, so that Word has to be told whose it is: quotation
/// marks, dashes, dots, numbers in circles.
const fn is_shared(ch: char) -> bool {
    matches!(ch, '\u{80}'..='\u{2e7f}')
}

/// A text with its tabs and ends of lines as elements.
fn typed(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
        let (own, after) = rest.split_at(end);
        if !own.is_empty() {
            xml.texted("w:t", &[("xml:space", "preserve")], own);
        }
        let (sign, next) = match after.chars().next() {
            Some('\t') => ("w:tab", 1),
            Some(_) => ("w:br", if after.starts_with("\r\n") { 2 } else { 1 }),
            None => return,
        };
        xml.empty(sign, &[]);
        rest = after.get(next..).unwrap_or_default();
    }
}

/// A text cut where comments begin and end; whole where there is none.
fn cuts(length: usize, marks: &[Mark]) -> Vec<Range<usize>> {
    let ends = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]);
    let mut ends: Vec<usize> = ends.chain([0, length]).collect();
    ends.sort_unstable();
    ends.dedup();
    let cuts = ends.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?));
    cuts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_comments_begin_and_end() {
        let mark = |range| Mark { id: 0, range };
        assert_eq!(cuts(9, &[]), std::slice::from_ref(&(0..9)));
        assert_eq!(cuts(9, &[mark(3..6), mark(0..6)]), [0..3, 3..6, 6..9]);
        assert!(cuts(0, &[mark(0..0)]).is_empty());
    }

    #[test]
    fn tabs_and_ends_of_lines_are_elements() {
        let mut xml = Xml::fragment();
        typed(&mut xml, "a\tb\r\nc\n");
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        let bare = text.replace(" xml:space=\"preserve\"", "");
        assert_eq!(bare, "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br/>");
    }
}
