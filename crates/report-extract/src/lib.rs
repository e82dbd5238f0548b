//! What a PDF holds, read back: the files inside it, what it says of itself, and what its tags say. Any PDF's, so
//! it takes any bytes without a panic and unpacks no more than it is told. It must not write one, nor touch a disk.
//!
//! ```
//! use report_core::MemoryFolder;
//! use report_extract::{attachments, differences, tagged};
//! use report_pdf::{PdfOptions, PdfWriter};
//! use report_typeset::LayoutOptions;
//!
//! let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
//! let (folder, writer) = (MemoryFolder::new(), PdfWriter::new());
//! let (pages, options) = (LayoutOptions::default(), PdfOptions::default());
//! let pdf = writer.typeset(&reading.report, &folder, pages, &options)?.pdf.into_bytes();
//! assert_eq!(attachments(&pdf), Ok(Vec::new()));
//! let blocks = tagged(&pdf)?;
//! assert!(blocks.iter().any(|block| block.text.starts_with("三、")));
//! assert_eq!(differences(&blocks, &tagged(&pdf)?), []);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod attachments;
mod compare;
mod error;
mod limits;
mod load;
mod properties;
mod tagged;
#[cfg(test)]
mod tests;
mod tree;
mod unpack;

pub use attachments::attachments;
pub use compare::{Difference, differences};
pub use error::ExtractError;
pub use properties::{Properties, properties};
pub use tagged::{Block, Cell, tagged};
