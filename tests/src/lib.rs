//! What tests share: rule fixtures as short overrides of a clean report, with the expected findings
//! marked on their lines.

pub mod disk;
pub mod faults;
pub mod fixture;

/// The README's code, run as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
