//! What comes out of a merge beside the report: the record of what was taken, the page whose sums unfold, a
//! digest per unit, a table for the prose. Texts only; it must not write files.

mod digest;
mod html;
mod markup;
mod record;
mod table;

pub use digest::{Digest, digests};
pub use html::html;
pub use record::{Change, Record, UnitRecord, changes};
pub use table::table;
