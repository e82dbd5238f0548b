//! The shape a paragraph is set in. It must not set one.

use report_page::Length;

/// How the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Running text: both edges even, the last line from the left. The others are broken by meaning.
    Justified,
    /// From the left, with an uneven right edge.
    Left,
    /// Each line in the middle, lines of like length.
    Center,
    /// To the right, with an uneven left edge.
    Right,
}

impl From<report_document::Align> for Align {
    fn from(align: report_document::Align) -> Self {
        match align {
            report_document::Align::Left => Self::Left,
            report_document::Align::Center => Self::Center,
            report_document::Align::Right => Self::Right,
        }
    }
}

/// The shape of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The width of its lines.
    pub width: Length,
    /// How far the first line is moved in.
    pub indent: Length,
    /// How its lines stand.
    pub align: Align,
}
