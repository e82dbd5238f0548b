//! The commands, one a file. None must parse arguments or draw.

pub(crate) mod check;
pub(crate) mod extract;
pub(crate) mod licenses;
pub(crate) mod new;
pub(crate) mod pdf;
pub(crate) mod rules;
