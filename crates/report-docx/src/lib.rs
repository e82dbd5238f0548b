//! An annual report as a Word document (ECMA-376, Office Open XML), and back. It opens no file, and must
//! not know PDF or any other format.

mod read;

pub use read::{LIMIT, Unreadable, is_document, read};
