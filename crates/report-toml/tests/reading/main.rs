//! Reading report files from the outside: text in, report and findings out.

mod catalogue;
mod chart;
mod common;
mod files;
mod laws;
mod prose;
mod reference;
mod syntax;
