//! A report file out of any document: readers of formats hand over plain paragraphs, grids and pictures, and
//! the labels, numbers, headings and facts in them are read here and nowhere else. It must not know a format.

mod foreign;

pub use foreign::{
    Block, Document, Fact, Formula, Grid, GridCell, Image, Look, Note, Paragraph, Picture, Remark,
    Run, Value,
};
