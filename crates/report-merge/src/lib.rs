//! A district's annual report out of its units': the roster read, files matched to units, sums whose every
//! part is known, what stands against them, and what is written. It opens no file, reads no clock and
//! prints nothing: names and texts come in, results go out.
//!
//! ```
//! use report_merge::{Depth, Incoming, Intake, Merged, roster};
//!
//! let list = "year = 2025\nedition = \"2021\"\nagency = \"某区人民政府\"\n\
//!             [[unit]]\nname = \"某区人民政府办公室\"\nrole = \"own\"\n";
//! let roster = roster::read("名册.toml", list).roster;
//! let files = vec![Incoming::toml("办公室.toml", "year = 2025\n", Depth::Rules)];
//! let intake = Intake::new(&roster, files);
//! assert!(!intake.is_complete());
//! let merged = Merged::new(&roster, &intake);
//! assert_eq!(merged.sums.cells.len(), 200);
//! ```

mod carry;
mod claims;
mod compare;
mod document;
mod explain;
mod finding;
mod incoming;
mod intake;
mod jointly;
mod members;
mod merged;
mod outlier;
pub mod output;
mod relation;
pub mod roster;
pub mod rules;
mod titles;
mod unit;

pub use carry::{LastYear, carried};
pub use claims::claims;
pub use compare::{District, compare, held_against};
pub use document::{Written, fresh, into_existing};
pub use explain::Clues;
pub use finding::Finding;
pub use incoming::{Content, Incoming, Skipped};
pub use intake::{Fate, Intake, State};
pub use members::members;
pub use merged::{CellSum, Merged, Sums};
pub use outlier::outliers;
pub use roster::Roster;
pub use titles::joint_titles;
pub use unit::{Depth, Figures, Remark, UnitReport};
