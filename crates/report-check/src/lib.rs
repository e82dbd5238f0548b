//! One annual report read, decoded, checked and looked over, without a disk, and its results for programs
//! and people: what `report-cli check` says, for whoever does not run it. It opens no file itself, prints
//! nothing and never panics; it must not draw for a terminal.
//!
//! A file becomes an [`Input`], or is refused as no report file. [`check`] reads it with the files it names
//! in a [`Folder`](report_core::Folder) and gives everything found; [`whole`] writes that in a [`format()`].
//!
//! ```
//! use report_check::{Input, Options, Unreadable, check, format, whole};
//! use report_core::MemoryFolder;
//!
//! let files = [("2024.toml", "year = 2024\n"), ("2023.toml", "")];
//! let (mut reports, mut unreadable) = (Vec::new(), Vec::new());
//! for (name, text) in files {
//!     match Input::new(name, text.into()) {
//!         Ok(input) => reports.push(check(&input, &MemoryFolder::new(), Options::new())),
//!         Err(error) => unreadable.push(Unreadable::from(&error)),
//!     }
//! }
//! let json = whole(format("json").unwrap(), &reports, &unreadable);
//! assert!(json.contains("\"message\": \"2023.toml 是空的\""));
//! for found in &reports[0].diagnostics {
//!     let _ = (found.rule, &found.message, found.primary.as_ref());
//! }
//! ```

mod assess;
pub mod catalogue;
mod decode;
mod explanation;
mod export;
mod exported;
mod folder;
mod formats;
mod garbled;
mod glyphs;
pub mod html_table;
mod input;
mod input_error;
mod json;
mod markup;
mod not_text;
mod note;
mod numbers;
mod pictures;
mod standing;
mod style;
pub mod summary;
mod visible;

pub use assess::{Assessed, Options, check};
pub use export::{Cases, Exporter, Frame, Piece, Totals, Unreadable, whole};
pub use exported::{Exported, FailedFile, WrittenFile};
pub use formats::{FORMATS, format};
pub use input::Input;
pub use input_error::{Cause, InputError};
pub use not_text::NotText;
pub use numbers::remark;
pub use pictures::{Extent, refused};
pub use standing::Standing;
pub use visible::{Visible, visible};
