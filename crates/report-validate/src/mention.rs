//! What prose says with numbers: counted things, lists of parts, shares, growth, and claims about the
//! statutory tables. It reads text; the rules judge.

pub(crate) mod characters;
pub(crate) mod claim;
pub(crate) mod counted;
pub(crate) mod growth;
pub(crate) mod lexicon;
pub(crate) mod likeness;
pub(crate) mod number;
pub(crate) mod parts;
pub(crate) mod quantity;
pub(crate) mod ratio;
pub(crate) mod sentence;
pub(crate) mod share;
pub(crate) mod statement;
pub(crate) mod word;
