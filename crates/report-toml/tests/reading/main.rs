//! Reading report files from the outside: text in, report and findings out.

mod advice;
mod catalogue;
mod cells;
mod chart;
mod common;
mod files;
mod laws;
mod prose;
mod reference;
mod syntax;
