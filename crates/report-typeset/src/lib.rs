//! An annual report to pages: lines, tables, charts, the official page of GB/T 9704. It opens no file and
//! must not know PDF.

mod chart;
mod layout;
pub mod style;
mod table;
pub mod text;

pub use layout::{LayoutError, LayoutOptions, MOST_PAGES, layout, layout_document};
