//! The crate as a whole: laws over generated units, the example district, the pages of its rules.
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]
#![expect(clippy::disallowed_methods, reason = "the example lies on the disk")]

mod common;
mod district;
mod laws;
mod pages;
