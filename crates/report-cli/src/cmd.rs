//! The commands, one a file. None must parse arguments or draw.

pub(crate) mod check;
pub(crate) mod new;
pub(crate) mod pdf;
