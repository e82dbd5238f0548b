//! Prose as the report's writer meant it: headings, paragraphs, pictures, charts, tables, figures, each
//! with its place. It must not parse and must not lay out.

mod chart;

pub use chart::{BAR_LIMIT, Chart, ChartKind, LINE_LIMIT, PIE_LIMIT, SERIES_LIMIT, Series};

use crate::figure::Expression;
use crate::source::{Span, Spanned};

/// The text of one part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// One block of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading inside a part.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A picture.
    Picture(Picture),
    /// A chart.
    Chart(Chart),
    /// A table of the writer's own.
    Table(ProseTable),
}

/// The levels below a part's own heading, as official documents number them
/// (GB/T 9704—2012 §7.3.3: 一、 （一） 1. （1）).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// （一）
    Second,
    /// 1.
    Third,
    /// （1）
    Fourth,
}

/// A heading's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Which of its siblings it is, from 1: given by the program, or typed.
    pub value: u32,
    /// The typed number's place; nothing when the program numbers the heading.
    pub typed: Option<Span>,
}

/// A heading inside a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// Its number.
    pub number: Number,
    /// The number as printed: `（一）`, `1.`, `（1）`.
    pub label: String,
    /// The heading's own words, without the number.
    pub inlines: Vec<Inline>,
    /// The text that follows in the same paragraph, where the heading is run in.
    pub run_in: Option<Vec<Inline>>,
    /// The whole line in the file.
    pub span: Span,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub inlines: Vec<Inline>,
    /// The whole line in the file.
    pub span: Span,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text. Where it is as long as its span, byte n of the text is byte n of the span.
    Text(Spanned<String>),
    /// Emphasised text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads, as typed.
        target: Spanned<String>,
        /// What is shown.
        inlines: Vec<Inline>,
    },
    /// A figure taken from the tables.
    Figure(Figure),
    /// The number of a picture, chart or table.
    Reference(Reference),
}

/// `{{…}}`: a number taken from the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What to take; nothing where the expression could not be read, which has been reported.
    pub expression: Option<Expression>,
    /// What is printed, once the tables are read; empty where it could not be had.
    pub text: String,
    /// The whole of `{{…}}`.
    pub span: Span,
}

/// What is numbered apart from headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numbered {
    /// 图: pictures and charts.
    Picture,
    /// 表: the writer's own tables that have a caption.
    Table,
}

impl Numbered {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Picture, Self::Table];

    /// What stands before the number, and in `{{…}}` before the name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Picture => "图",
            Self::Table => "表",
        }
    }
}

/// How a picture, chart or table is numbered, and what prose calls it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Which of its kind it is in the whole report, from 1; nothing for a table without a caption.
    pub number: Option<u32>,
    /// Its name, where it was given one; otherwise its caption is its name.
    pub name: Option<Spanned<String>>,
}

/// `{{图:…}}` or `{{表:…}}`: a picture, chart or table by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What is referred to.
    pub kind: Numbered,
    /// The name or caption of it.
    pub name: Spanned<String>,
    /// What is printed, as 图1; empty where there is none of that name.
    pub text: String,
    /// The whole of `{{…}}`.
    pub span: Span,
}

/// A picture with its caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The caption, printed below as 图N and read out as alternative text.
    pub caption: Spanned<String>,
    /// The file, relative to the report's folder.
    pub path: Spanned<String>,
    /// The width asked for, in hundredths of a millimetre.
    pub width: Option<u32>,
    /// Its number, and its name in prose.
    pub label: Label,
    /// The whole of `![…](…)`.
    pub span: Span,
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Not said.
    #[default]
    None,
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// A table of the writer's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseTable {
    /// The caption: a line before the table that begins with 表：, printed above as 表N.
    pub caption: Option<Vec<Inline>>,
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The header row's cells.
    pub header: Vec<Vec<Inline>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Its number, and its name in prose.
    pub label: Label,
    /// Whether it is asked to stand on a page turned sideways.
    pub landscape: bool,
    /// The whole table in the file.
    pub span: Span,
}

impl Prose {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// The text of inlines as a reader sees it, figures filled in.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain_text(inlines, &mut text);
    text
}

/// Adds the text of inlines, as [`plain_text`] gives it, to a text.
pub fn push_plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(piece) => text.push_str(&piece.value),
            Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => {
                push_plain_text(inner, text);
            }
            Inline::Figure(figure) => text.push_str(&figure.text),
            Inline::Reference(reference) => text.push_str(&reference.text),
        }
    }
}
