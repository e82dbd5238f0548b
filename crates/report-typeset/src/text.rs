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

pub use atom::{Atom, Missing, Shaper, TextStyle};
pub use class::Class;
pub use lines::{Align, Label, Line, Setting, set};
pub use runs::runs;
