//! Reading report files from the outside: text in, report and findings out.

mod common;
mod files;
mod laws;
mod syntax;
