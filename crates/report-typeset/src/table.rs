//! Ruled tables: from cells with spans to rows with heights, pages and rules. It must not know which
//! table it sets: the statutory ones and the writer's own come in the same shape.

mod columns;
mod draw;
mod rows;
mod shaped;
mod split;
#[cfg(test)]
mod tests;

pub(crate) use draw::draw;
pub(crate) use rows::{Fit, MeasuredTable, measure};
pub(crate) use split::{Fragment, split, whole};
