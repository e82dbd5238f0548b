//! What a report prints, in order and in words: cover, headings with their numbers, paragraphs, tables,
//! captions, notes, contact, annexes, signature. It must not know a measure, a face or a page.
//!
//! A format to print a report in is one crate over [`Document`]:
//!
//! ```
//! use report_document::{Block, Document, plain_text};
//!
//! let text = "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '''\n# 主动公开\n全年公开3件。\n'''\n";
//! let reading = report_toml::read_text("2024.toml", text);
//! let document = Document::of(&reading.report);
//! let headings = document.headings().map(|heading| &*heading.title);
//! assert_eq!(headings.take(2).collect::<Vec<_>>(), ["一、总体情况", "（一）主动公开"]);
//! let paragraphs = document.blocks.iter().filter_map(|block| match block {
//!     Block::Paragraph(inlines) => Some(plain_text(inlines)),
//!     _ => None,
//! });
//! assert_eq!(paragraphs.collect::<Vec<_>>(), ["全年公开3件。"]);
//! ```

mod address;
mod block;
mod caption;
mod chart;
mod cover;
mod document;
mod error;
mod head;
mod inline;
pub mod lexicon;
mod table;
mod words;

pub use block::{
    Annex, Annexes, Block, ContactLine, Contents, Heading, Picture, Properties, Signature,
};
pub use caption::Caption;
pub use chart::{Chart, Slice, millionths};
pub use cover::Cover;
pub use document::Document;
pub use error::LayoutError;
pub use inline::{Inline, place_of, plain_text};
pub use table::{Align, Heads, Table, TableCell, TableKind};
pub use words::{CONTINUED, COVER, DRAFT, INCOMPLETE, Words, places};
