//! What tests share: rule fixtures as short overrides of a clean report, with the expected findings
//! marked on their lines.

pub mod disk;
pub mod fixture;
