//! What a format's results are drawn with: the painter for text, the library for all others. It must not
//! draw.

use crate::args::Format;
use crate::painter::Painter;
use report_check::Exporter;
use std::ops::Deref;

/// One format of a run.
#[derive(Clone, Debug)]
pub(crate) enum Sheet {
    Text(Painter),
    Of(&'static dyn Exporter),
}

impl Sheet {
    /// The sheet of a format; the painter is for text.
    pub(crate) fn new(format: Format, painter: Painter) -> Self {
        match format {
            Format::Text => Self::Text(painter),
            Format::Of(format) => Self::Of(format),
        }
    }
}

impl Deref for Sheet {
    type Target = dyn Exporter;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Text(painter) => painter,
            Self::Of(format) => *format,
        }
    }
}
