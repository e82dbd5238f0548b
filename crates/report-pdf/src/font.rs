//! Faces and what layout asks of them. The faces themselves stand behind [`Metrics`]; nothing but
//! this module's own parts may read a font file.

mod book;
mod cache;
mod metrics;
mod tables;

pub use book::FontBook;
pub use metrics::{FixedMetrics, Glyph, Metrics};
pub use report_fonts::FaceId;
pub(crate) use tables::{Descriptor, descriptor, table};
