//! JSON of ours as text. It must not know what it is of.

use serde::Serialize;

/// Grows only when a field changes its meaning; new fields do not change it.
pub(crate) const SCHEMA: u8 = 1;

/// A value of ours as JSON, with a line end. Nothing of ours fails to serialise.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// The same on one line.
pub(crate) fn one_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() + "\n"
}
