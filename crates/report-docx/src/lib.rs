//! An annual report as a Word document (ECMA-376, Office Open XML), and back. It opens no file, and must
//! not know PDF or any other format.
//!
//! A report that reads is a document; the document is a file:
//!
//! ```
//! use report_core::MemoryFolder;
//! use report_document::Document;
//! use report_docx::{Options, write};
//!
//! let text = "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"某县人民政府\"\n";
//! let reading = report_toml::read_text("2024.toml", text);
//! let document = Document::of(&reading.report);
//! let docx = write(&document, &MemoryFolder::new(), &Options::default())?;
//! assert!(docx.bytes.starts_with(b"PK"));
//! assert!(docx.notes.is_empty(), "Word carries all of it");
//! # Ok::<(), report_docx::DocxError>(())
//! ```

pub mod read;
mod write;

pub use write::{Docx, DocxError, Options, write};
