//! Why a report cannot be a workbook, each reason in words and with its place. It must not write anything.

use report_core::{Report, Span};
use report_document::{Block, Document};
use std::error::Error;
use std::fmt;

/// How many UTF-16 units of text a cell can hold (ECMA-376 part 1, 18.18.93 and Excel's limits).
pub(super) const LONGEST: usize = 32_767;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WriteError {
    /// A text is longer than a cell can hold.
    TextTooLong {
        /// How it begins.
        text: String,
        /// How many characters it has.
        length: usize,
        /// Where it stands; nothing for a text made from several.
        from: Option<Span>,
    },
    /// The writer of the format refused it, in its own words: a fault of this crate.
    Refused(String),
}

impl fmt::Display for WriteError {
    /// In Chinese, without a full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TextTooLong { text, length, .. } => {
                write!(f, "“{text}…”有 {length} 个字符，超过工作簿一格能放的 {LONGEST} 个字符")
            }
            Self::Refused(why) => write!(f, "工作簿写不出来：{why}"),
        }
    }
}

impl Error for WriteError {}

/// Every text that is to stand in a cell and is too long for one.
pub(super) fn too_long(report: &Report, document: &Document<'_>) -> Vec<WriteError> {
    let mut faults = Vec::new();
    let mut hold = |text: &str, from: Option<Span>| {
        if text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
            let length = text.chars().count();
            let text = text.chars().take(20).collect();
            faults.push(WriteError::TextTooLong { text, length, from });
        }
    };
    let agency = &report.agency;
    hold(&report.title().concat(), Some(agency.name.span));
    let head =
        std::iter::once(&agency.name).chain(&agency.issuer).chain(&report.document.incomplete);
    let ways = report_core::report::ContactKey::ALL.iter();
    for text in head.chain(ways.filter_map(|key| report.contact.get(*key))) {
        hold(&text.value, Some(text.span));
    }
    for block in &document.blocks {
        match block {
            Block::Heading(heading) if heading.level == 1 => {
                hold(&heading.title, report_document::place_of(&heading.inlines));
            }
            Block::Table(table) => {
                for cell in table.cells.iter().filter(|cell| cell.value.is_some()) {
                    hold(&cell.text(), cell.from());
                }
                for note in &table.notes {
                    hold(&note.text, note.from);
                }
            }
            _ => {}
        }
    }
    faults
}
