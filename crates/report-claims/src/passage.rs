//! Running text with the place of every piece of it: paragraphs, and headings' run-in text, figures
//! filled in. It must not understand what the text says.

use crate::blank::without_blanks;
use crate::counted::Counted;
use report_core::prose::{Block, Inline, Prose, push_plain_text};
use report_core::vocab::SectionKey;
use report_core::{Report, Span};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// One paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The part it stands in.
    pub section: SectionKey,
    /// The headings above it, outermost first.
    pub headings: Rc<[String]>,
    /// The text as a reader sees it, without the blanks beside Chinese characters.
    pub text: String,
    pieces: Vec<Piece>,
    counted: OnceCell<Counted>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// Its bytes in the passage's text.
    range: Range<usize>,
    /// Its bytes in the file.
    span: Span,
    /// Whether it is a figure taken from the tables.
    figure: bool,
}

impl Passage {
    /// The place of a range of the text in the file. A piece whose text is not what the file has
    /// byte for byte is marked whole.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let from = self.pieces.partition_point(|piece| piece.range.end <= range.start);
        let to = self.pieces.partition_point(|piece| piece.range.start < range.end);
        let touched = self.pieces.get(from..to)?;
        let (first, last) = touched.first().zip(touched.last())?;
        let (start, end) = (first.place(range).start, last.place(range).end);
        Some(Span { file: first.span.file, start, end: end.max(start) })
    }

    /// What there is in the text, taken apart once.
    pub fn counted(&self) -> &Counted {
        self.counted.get_or_init(|| Counted::of(&self.text))
    }

    /// Whether the text has a word.
    pub fn says(&self, word: &str) -> bool {
        self.counted().says(&self.text, word)
    }

    /// The place of the whole passage.
    pub fn whole(&self) -> Option<Span> {
        self.span(&(0..self.text.len()))
    }

    /// Whether a range lies wholly within a figure taken from the tables.
    pub fn is_figure(&self, range: &Range<usize>) -> bool {
        let at = self.pieces.partition_point(|piece| piece.range.end <= range.start);
        let holds =
            |piece: &Piece| piece.range.start <= range.start && range.end <= piece.range.end;
        self.pieces.get(at).is_some_and(|piece| piece.figure && holds(piece))
    }

    fn push(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(piece) => self.add(&piece.value, piece.span, false),
                Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => self.push(inner),
                Inline::Figure(figure) => self.add(&figure.text, figure.span, true),
                Inline::Reference(it) => self.add(&it.text, it.span, true),
            }
        }
    }

    fn add(&mut self, text: &str, span: Span, figure: bool) {
        let exact = span.range().len() == text.len();
        for part in without_blanks(text, self.text.chars().next_back()) {
            let start = self.text.len();
            self.text.push_str(text.get(part.clone()).unwrap_or_default());
            let offset =
                |at: usize| span.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let own = Span { start: offset(part.start), end: offset(part.end), ..span };
            let span = if exact && !figure { own } else { span };
            self.pieces.push(Piece { range: start..self.text.len(), span, figure });
        }
    }
}

impl Piece {
    /// The part of the piece's place that a range of the passage covers.
    fn place(&self, range: &Range<usize>) -> Span {
        if self.figure || self.span.range().len() != self.range.len() {
            return self.span;
        }
        let offset = |at: usize| {
            let within = at.clamp(self.range.start, self.range.end) - self.range.start;
            self.span.start.saturating_add(u32::try_from(within).unwrap_or(u32::MAX))
        };
        Span { start: offset(range.start), end: offset(range.end), ..self.span }
    }
}

/// Everything a part says, headings and tables with it, a line for each block: for words that may
/// stand anywhere.
pub fn whole_text(prose: &Prose) -> String {
    let paragraphs = prose.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.inlines.iter().map(length).sum(),
        _ => 0,
    });
    let mut text = String::with_capacity(paragraphs.sum::<usize>() + prose.blocks.len());
    prose.blocks.iter().for_each(|block| push_line(block, &mut text));
    text
}

/// The same without the paragraphs.
pub fn text_beside_paragraphs(prose: &Prose) -> String {
    let mut text = String::new();
    let others = prose.blocks.iter().filter(|block| !matches!(block, Block::Paragraph(_)));
    others.for_each(|block| push_line(block, &mut text));
    text
}

/// Adds what a block says, as a line.
fn push_line(block: &Block, text: &mut String) {
    match block {
        Block::Heading(heading) => {
            push_plain_text(&heading.inlines, text);
            push_plain_text(heading.run_in.as_deref().unwrap_or_default(), text);
        }
        Block::Paragraph(paragraph) => push_plain_text(&paragraph.inlines, text),
        Block::Picture(picture) => text.push_str(&picture.caption.value),
        Block::Chart(chart) => text.push_str(&chart.title.value),
        Block::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| push_plain_text(cell, text));
        }
    }
    text.push('\n');
}

/// Every passage of a report, in printed order.
pub fn passages(report: &Report) -> Vec<Passage> {
    let sections = report.sections.iter();
    sections.flat_map(|section| in_section(section.key, &section.prose)).collect()
}

fn in_section(section: SectionKey, prose: &Prose) -> Vec<Passage> {
    let mut headings: Vec<(report_core::prose::Level, String)> = Vec::new();
    let mut passages = Vec::with_capacity(prose.blocks.len());
    let mut above: Rc<[String]> = Rc::default();
    let mut follows = false;
    for block in &prose.blocks {
        // A heading right under another is under it, whatever its level.
        let under = std::mem::replace(
            &mut follows,
            matches!(block, Block::Heading(heading) if heading.run_in.is_none()),
        );
        let inlines = match block {
            Block::Heading(heading) => {
                if !under {
                    headings.retain(|(level, _)| *level < heading.level);
                }
                headings.push((heading.level, report_core::prose::plain_text(&heading.inlines)));
                above = headings.iter().map(|(_, text)| text.clone()).collect();
                match &heading.run_in {
                    Some(run_in) => run_in,
                    None => continue,
                }
            }
            Block::Paragraph(paragraph) => &paragraph.inlines,
            Block::Picture(_) | Block::Chart(_) | Block::Table(_) => continue,
        };
        let text = String::with_capacity(inlines.iter().map(length).sum());
        let (headings, pieces) = (Rc::clone(&above), Vec::with_capacity(inlines.len()));
        let mut passage = Passage { section, headings, text, pieces, counted: OnceCell::new() };
        passage.push(inlines);
        passages.push(passage);
    }
    passages
}

/// About how long the text of an inline is, in bytes.
fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(piece) => piece.value.len(),
        Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => {
            inner.iter().map(length).sum()
        }
        Inline::Figure(figure) => figure.text.len(),
        Inline::Reference(reference) => reference.text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "edition = \"2021\"\nyear = 2024\n[cases]\nreconsideration = [1, 0, 0, 1, 2]\n";

    #[test]
    fn every_range_has_its_place_in_the_file() {
        let text = format!(
            "{HEAD}[overview]\ntext = '''\n# 标题\n共**两**项{{{{cases.reconsideration.total}}}}件。\n'''\n"
        );
        let reading = report_toml::read_text("a.toml", &text);
        let passages = passages(&reading.report);
        let [passage] = &passages[..] else { panic!("{passages:?}") };
        assert_eq!(
            (passage.text.as_str(), &*passage.headings),
            ("共两项2件。", &["标题".to_owned()][..])
        );
        let slice = |part: &str| {
            let at = passage.text.find(part).unwrap();
            let span = passage.span(&(at..at + part.len())).unwrap();
            reading.sources.slice(span).unwrap().to_owned()
        };
        assert_eq!(slice("项"), "项");
        assert_eq!(slice("两"), "两");
        assert_eq!(slice("项2"), "项{{cases.reconsideration.total}}");
        let at = passage.text.find('2').unwrap();
        assert!(passage.is_figure(&(at..at + 1)));
        assert!(!passage.is_figure(&(at..at + 4)));
    }
}
