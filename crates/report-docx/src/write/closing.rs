//! Annexes and signature at the end, where GB/T 9704—2012 §7.3.4 and §7.3.5.2 have them. It must not decide
//! whether there are any.

use super::shape::{Shape, Stand};
use super::story::Story;
use super::styles::Style;
use super::width::width;
use report_document::{Annexes, Signature};
use report_page::Length;
use report_typeset::{signature_places, style};

/// The names of annexes, each below the first one's own first character.
pub(super) fn annexes(story: &mut Story<'_>, annexes: &Annexes<'_>) {
    let beside = style::INDENT + width(&annexes.mark.text, style::BODY);
    let numbers = annexes.names.iter().map(|annex| width(&annex.number.text, style::BODY));
    let left = beside + numbers.max().unwrap_or_default();
    for (index, annex) in annexes.names.iter().enumerate() {
        let start = if index == 0 { style::INDENT } else { beside };
        let above = (index == 0).then(|| style::lines_height(1));
        let shape = Shape {
            keep_lines: true,
            above,
            left: Some(left),
            first: Some(start - left),
            ..Shape::default()
        };
        story.paragraph(Style::Closing, shape, |story| {
            if index == 0 {
                story.words(&annexes.mark, false);
            }
            story.words(&annex.number, false);
            story.inlines(&annex.inlines);
        });
    }
}

/// Who signs and when.
pub(super) fn signature(story: &mut Story<'_>, signature: &Signature<'_>) {
    // A seal alone is stamped on the PDF.
    let Some(name) = &signature.name else { return };
    let own = width(&name.text, style::BODY);
    let date = signature.date.as_ref().map(|date| width(&date.text, style::BODY));
    let (name_at, date_at) = signature_places(own, date);
    let at = |left: Length, width: Length| {
        let right = (style::MEASURE - left - width).max(Length::ZERO);
        Shape { stand: Some(Stand::Right), right: Some(right), ..Shape::default() }
    };
    let above = Some(style::lines_height(1));
    let keep_next = signature.date.is_some();
    let shape = Shape { keep_next, above, ..at(name_at, own) };
    story.paragraph(Style::Closing, shape, |story| story.words(name, false));
    if let (Some(words), Some(width)) = (&signature.date, date) {
        story.paragraph(Style::Closing, at(date_at, width), |story| story.words(words, false));
    }
}
