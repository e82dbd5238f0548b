//! The commands, one a file. None must parse arguments or draw.

pub(crate) mod check;
pub(crate) mod collect;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod handed;
pub(crate) mod import;
pub(crate) mod licenses;
pub(crate) mod merge;
pub(crate) mod new;
pub(crate) mod pdf;
pub(crate) mod roster;
pub(crate) mod rules;
pub(crate) mod verify;
pub(crate) mod workbook;
