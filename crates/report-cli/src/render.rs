//! What is shown: findings on the source, summaries, JSON. It must not find, judge or write anything.

mod json;
mod painter;
pub(crate) mod rules;
mod summary;
mod visible;

pub(crate) use json::json;
pub(crate) use painter::Painter;
pub(crate) use summary::counts;
pub(crate) use visible::visible;
