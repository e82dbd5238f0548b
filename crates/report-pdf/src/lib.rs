//! Pages as PDF, and the one call from a report to its PDF. Everything the writer needs is in the
//! [`PagedDocument`]; it must measure nothing, move nothing and know nothing of reports.
//!
//! The libraries stand behind seams, so that another can take their place: `writer` alone uses
//! pdf-writer, `deflate` alone simd-adler32.

mod coordinate;
mod deflate;
mod error;
mod fingerprint;
mod fit;
mod flat;
mod image;
mod marks;
mod metadata;
mod options;
mod pdf;
mod press;
mod program;
mod programs;
mod structure_type;
mod subset;
#[cfg(test)]
mod tests;
mod timestamp;
mod typeset;
mod validate;
mod workers;
mod writer;

pub use error::PdfError;
pub use metadata::PRODUCER;
pub use options::{Attachment, PdfOptions, Relationship};
pub use pdf::Pdf;
pub use press::{PdfWriter, write};
pub use timestamp::Timestamp;
pub use typeset::{ReportError, Typeset};

pub use report_fonts::FontBook;
pub use report_page::PagedDocument;
