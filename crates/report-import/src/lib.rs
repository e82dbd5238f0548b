//! A report file out of any document: readers of formats hand over plain paragraphs, grids and pictures, and
//! the labels, numbers, headings and facts in them are read here and nowhere else. It must not know a format.

mod cells;
mod date;
mod draft;
mod file;
mod foreign;
mod head;
mod label;
mod outcome;
mod parts;
mod plain;
mod prose;
mod read;
mod reading;
mod table;
mod value;

pub use foreign::{
    Block, Document, Fact, Formula, Grid, GridCell, Image, Look, Note, Paragraph, Picture, Remark,
    Run, Value,
};
pub use outcome::{Import, Item, Saved};
pub use read::{NotAReport, import};
pub use reading::Options;
