//! JSON of which one array is written an element at a time. It must not know what the elements are.

use crate::export::{Frame, Totals};
use crate::json::pretty;
use serde::Serialize;

/// What stands for the elements that are written one by one.
pub(super) const GAP: &str = "…";

/// The frame of an array of which only [`GAP`] is there.
pub(super) fn around(whole: &str, totals: &Totals) -> Frame {
    let (head, tail) = whole.split_once(&format!("\"{GAP}\"")).unwrap_or((whole, ""));
    let is_empty = totals.bodies == 0;
    Frame {
        head: head.trim_end().to_owned(),
        list: None,
        tail: if is_empty { tail.trim_start() } else { tail }.to_owned(),
    }
}

/// An element of an array, so deep in what it is part of, from the end of the line before it.
pub(super) fn element(value: &impl Serialize, depth: usize) -> String {
    let mut lines = String::new();
    // No text of ours goes over a line: JSON writes line ends as escapes.
    for line in pretty(value).lines() {
        lines.push('\n');
        lines.extend(std::iter::repeat_n("  ", depth));
        lines.push_str(line);
    }
    lines
}
