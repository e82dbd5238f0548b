//! What a government open-government-information annual report is: the two national forms as data,
//! the report as a model, and what there is to say of one. No files, fonts, clock or terminal.

pub mod characters;
pub mod diagnostic;
mod distinct;
pub mod faults;
pub mod figure;
pub mod folder;
pub mod form;
pub mod grid;
pub mod hidden;
pub mod money;
pub mod nearest;
pub mod number;
mod place;
pub mod prose;
pub mod report;
pub mod source;
pub mod text;
pub mod vocab;

pub use characters::CharacterSet;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use distinct::distinct;
pub use folder::{Folder, FolderError, MemoryFolder};
pub use form::{Edition, Form};
pub use money::{Money, MoneyUnit};
pub use number::{Decimal, Quantity};
pub use place::{Cell, Place};
pub use report::Report;
pub use source::{FileId, SourceFile, Sources, Span, Spanned};
pub use text::Text;
