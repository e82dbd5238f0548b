//! Pages as they were published, saved or pasted, and tables as text, read into the plain types of
//! `report-import`. Nothing a page names is fetched, no script is run. It must not look for labels.

pub mod csv;
mod read;

pub use read::{LIMIT, Unreadable, is_page, read};
