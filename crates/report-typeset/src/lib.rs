//! An annual report to pages: lines, tables, charts, the official page of GB/T 9704. It opens no file and
//! must not know PDF.

mod chart;
mod doubt;
mod layout;
pub mod style;
mod table;
pub mod text;

pub use chart::{series_tone, words_on};
pub use doubt::may_be_refused;
pub use layout::{
    LayoutError, LayoutOptions, MOST_PAGES, PrintedPicture, TableMeasures, layout, layout_document,
    measure_table, printed_picture, signature_places,
};
