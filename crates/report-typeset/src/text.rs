//! Text from characters to lines: classes, shaping, break opportunities, line choice, justification.
//! Pure functions on integers; it must not know pages or the report.

mod atom;
mod breaks;
mod choose;
mod class;
mod join;
#[cfg(test)]
mod laws;
mod lexicon;
mod lines;
mod measure;
mod place;
mod runs;
mod setting;

pub use atom::{Atom, Missing, Shaper, TextStyle};
pub use class::Class;
pub use lines::{Label, Line, set};
pub use runs::runs;
pub use setting::{Align, Setting};
