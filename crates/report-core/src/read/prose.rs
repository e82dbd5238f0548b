//! Reads prose: CommonMark in which every line is a block of its own. It must not number pages,
//! pictures or tables.

use super::Reader;
use super::string::Located;
use crate::prose::{Block, Inline, Paragraph, Prose};
use crate::report::Report;
use crate::vocab::SectionKey;

/// Reads the prose of one part.
pub(super) fn prose(
    _cx: &mut Reader<'_>,
    text: &Located<'_>,
    _section: SectionKey,
    _report: &Report,
) -> Prose {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.text.split('\n') {
        let from = start + line.len() - line.trim_start().len();
        let to = from + line.trim().len();
        start += line.len() + 1;
        if from < to {
            let inlines = vec![Inline::Text(text.spanned(from..to))];
            blocks.push(Block::Paragraph(Paragraph { inlines, span: text.span(from..to) }));
        }
    }
    Prose { blocks }
}
