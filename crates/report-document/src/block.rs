//! What a document is made of: plain data, from title to signature. It must not know a report.

use crate::caption::Caption;
use crate::chart::Chart;
use crate::inline::{Inline, push_all};
use crate::table::Table;
use crate::words::Words;
use report_core::Span;
use report_core::report::Date;
use std::borrow::Cow;

/// What a file made of a document says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties<'r> {
    /// The title in one line.
    pub title: String,
    /// The office that publishes it.
    pub author: &'r str,
    /// The statutory name of the document.
    pub subject: &'static str,
    /// Search words.
    pub keywords: Vec<Cow<'r, str>>,
    /// 公布日期, where the report has it.
    pub date: Option<Date>,
}

/// A table of contents that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// What stands above it: 目录.
    pub title: Words<'static>,
    /// The lowest level of the headings it lists.
    pub deepest: u8,
}

impl Contents {
    /// The contents: parts and headings （一）.
    pub(crate) const fn new() -> Self {
        Self { title: Words { text: Cow::Borrowed("目录"), from: None }, deepest: 2 }
    }

    /// What an entry that can be followed says to who cannot see where it leads.
    ///
    /// ```
    /// use report_document::Contents;
    ///
    /// assert_eq!(Contents::leads("一、总体情况", "3"), "一、总体情况，第3页");
    /// ```
    #[must_use]
    pub fn leads(heading: &str, page: &str) -> String {
        format!("{heading}，第{page}页")
    }
}

/// Something that stands between what is above and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'r> {
    /// The title, in the middle, line by line.
    Title(Vec<Words<'r>>),
    /// A heading.
    Heading(Heading<'r>),
    /// A paragraph of running text.
    Paragraph(Vec<Inline<'r>>),
    /// How to reach the office, each way on a line of its own.
    Contact(Vec<ContactLine<'r>>),
    /// A statutory table, or one of the writer's own.
    Table(Table<'r>),
    /// A picture.
    Picture(Picture<'r>),
    /// A chart.
    Chart(Chart<'r>),
    /// 附件说明, below the text and above the signature (GB/T 9704—2012 §7.3.4).
    Annexes(Annexes<'r>),
    /// Who signs and when, at the end (GB/T 9704—2012 §7.3.5).
    Signature(Signature<'r>),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'r> {
    /// Its level: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
    pub level: u8,
    /// Its level among those that are there: never more than one below the last (ISO 14289-1 §7.4.2),
    /// whatever levels the writer left out.
    pub depth: u8,
    /// Its number as printed; empty where its words bring it along, as those of the form do.
    pub number: Words<'r>,
    /// Its words.
    pub inlines: Vec<Inline<'r>>,
    /// The text that follows in the same paragraph, where the heading is run in.
    pub run_in: Option<Vec<Inline<'r>>>,
    /// Number and words in one, as bookmarks and the table of contents name it.
    pub title: Cow<'r, str>,
}

/// One way to reach the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactLine<'r> {
    /// What it is, with its colon: 地址：.
    pub label: Words<'r>,
    /// The address, the number.
    pub inlines: Vec<Inline<'r>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture<'r> {
    /// The file, relative to the report's folder, as typed.
    pub path: Words<'r>,
    /// What stands below it.
    pub caption: Caption<'r>,
    /// What is read out instead of it.
    pub alternative: &'r str,
    /// The width asked for, in hundredths of a millimetre.
    pub width: Option<u32>,
    /// Where it stands in the file.
    pub from: Span,
}

/// 附件说明.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annexes<'r> {
    /// What stands before the first name.
    pub mark: Words<'r>,
    /// The names; at least one.
    pub names: Vec<Annex<'r>>,
}

/// The name of an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex<'r> {
    /// Its number as printed, with the blank after it; empty where there is one annex.
    pub number: Words<'r>,
    /// The name.
    pub inlines: Vec<Inline<'r>>,
}

/// The signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature<'r> {
    /// Who signs; nothing where only a seal is to be stamped.
    pub name: Option<Words<'r>>,
    /// The date, as 2025年1月20日.
    pub date: Option<Words<'r>>,
    /// What is read out of the place for a seal, where there is one; not printed.
    pub seal: Option<Words<'r>>,
}

impl Block<'_> {
    /// Every text of the block, in the order it is read.
    pub(crate) fn words(&self) -> Vec<Words<'_>> {
        let mut words = Vec::new();
        match self {
            Self::Title(lines) => words.extend(lines.iter().map(Words::by_ref)),
            Self::Heading(heading) => {
                words.push(heading.number.by_ref());
                push_all(&mut words, &heading.inlines);
                push_all(&mut words, heading.run_in.as_deref().unwrap_or_default());
            }
            Self::Paragraph(inlines) => push_all(&mut words, inlines),
            Self::Contact(lines) => lines.iter().for_each(|line| {
                words.push(line.label.by_ref());
                push_all(&mut words, &line.inlines);
            }),
            Self::Table(table) => table.push_words(&mut words),
            Self::Picture(picture) => picture.caption.push_words(&mut words),
            Self::Chart(chart) => chart.push_words(&mut words),
            Self::Annexes(annexes) => {
                words.push(annexes.mark.by_ref());
                for annex in &annexes.names {
                    words.push(annex.number.by_ref());
                    push_all(&mut words, &annex.inlines);
                }
            }
            Self::Signature(signature) => {
                words.extend(signature.name.iter().map(Words::by_ref));
                words.extend(signature.date.iter().map(Words::by_ref));
            }
        }
        words
    }
}
