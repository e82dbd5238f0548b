//! The three statutory tables, found by their labels in the grids of a document: every figure with its cell and
//! its place. It must not read the figure itself.

mod across;
mod find;
mod matrix;
mod pieces;
mod resolve;
mod words;

pub(crate) use find::{Found, Placed, find};
pub(crate) use matrix::Matrix;
