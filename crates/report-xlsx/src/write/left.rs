//! What of a report a workbook does not carry, counted, so that it is said and never dropped silently. It
//! must not say where it is told.

use report_document::{Block, Document, TableKind};
use std::fmt;

/// Something of which a report has several and a workbook none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Left {
    /// What it is, in Chinese, with its measure word: 段正文.
    pub what: &'static str,
    /// How many there are.
    pub count: usize,
}

impl fmt::Display for Left {
    /// In words: 12段正文.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.what)
    }
}

/// Whether a block is of a kind.
type Is = fn(&Block<'_>) -> bool;

/// What is not carried, each with whether a block is one.
const KINDS: &[(&str, Is)] = &[
    ("个小标题", |block| matches!(block, Block::Heading(heading) if heading.level > 1)),
    ("段正文", |block| matches!(block, Block::Paragraph(_))),
    ("张自制表格", |block| matches!(block, Block::Table(table) if table.kind == TableKind::Own)),
    ("张图片", |block| matches!(block, Block::Picture(_))),
    ("张图表", |block| matches!(block, Block::Chart(_))),
    ("份附件说明", |block| matches!(block, Block::Annexes(_))),
];

impl Left {
    /// What of a document is left; empty where nothing is.
    pub(super) fn of(document: &Document<'_>) -> Vec<Self> {
        let count = |is: Is| document.blocks.iter().filter(|it| is(it)).count();
        let all = KINDS.iter().map(|(what, is)| Self { what, count: count(*is) });
        all.filter(|left| left.count > 0).collect()
    }
}
