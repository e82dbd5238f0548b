//! What tests share: rule fixtures as short overrides of a clean report, with the expected findings
//! marked on their lines.

pub mod bundle;
pub mod carriers;
pub mod cases;
pub mod disk;
pub mod faults;
pub mod fixture;
pub mod gold;
pub mod laws;
pub mod marked;
pub mod mutation;
pub mod office;
pub mod recall;
pub mod tools;
pub mod typeset;

/// The README's code, run as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
