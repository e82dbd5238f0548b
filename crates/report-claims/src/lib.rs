//! What the sentences of a report say of its tables: numbers with their units, claims about cells, lists of
//! parts, shares, growth, each with its place. It reads text; it must not judge, since that is the
//! rules' work.

pub mod blank;
pub mod change;
pub mod characters;
pub mod claim;
pub mod counted;
pub mod doubled;
pub mod growth;
pub mod lexicon;
pub mod likeness;
pub mod listed;
pub mod money;
pub mod number;
pub mod numeral;
pub mod parts;
pub mod passage;
pub mod quantity;
pub mod ratio;
pub mod sentence;
pub mod share;
pub mod word;
