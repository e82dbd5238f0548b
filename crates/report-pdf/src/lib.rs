//! How an annual report looks on paper: layout into plain pages, then PDF. No files, no clock; the
//! faces come from `report-fonts`.

mod backend;
mod chart;
pub mod font;
pub mod layout;
pub mod length;
pub mod page;
pub mod picture;
pub mod style;
mod table;
pub mod text;

pub use backend::{
    Attachment, ExtractError, Pdf, PdfError, PdfOptions, PdfWriter, Pending, Relationship,
    Timestamp, Workers, attachments, write,
};
pub use font::{FaceId, FontBook, Metrics};
pub use length::Length;
pub use page::PagedDocument;
