//! A report file as text: read into a [`Report`](report_core::Report) with every fault at its place, and
//! written blank. It opens no file itself: what a report names comes from a
//! [`Folder`](report_core::Folder). It must not check what numbers add up to.

mod read;
pub mod template;

pub use read::{
    FILE_LIMIT, Options, Reading, UNSETTLED, mend, read, read_tables, read_text, read_with,
};
