//! Notes below a table: a few stand with it, many flow on to the next pages. It must not know a table.

use super::fixed::Fixed;
use crate::style;
use report_page::{Item, Length, Point};

/// The most lines of notes that are kept together, with the last rows of their table.
const MOST_KEPT: i32 = 12;
/// How many lines stay with the table where there are more.
const KEPT: i32 = 2;

/// The notes of a table, set.
pub(super) struct Notes {
    /// The lines, one behind the other, the first at the very top.
    lines: Vec<Vec<Item>>,
    /// The height of each.
    leading: Length,
}

impl Notes {
    /// Takes notes that were set with this leading, the first line at the very top.
    pub(super) fn new(set: Fixed, leading: Length) -> Self {
        let height = leading.millipoints().max(1);
        let mut lines: Vec<Vec<Item>> = Vec::new();
        lines
            .resize_with(usize::try_from(set.height.millipoints() / height).unwrap_or(0), Vec::new);
        for item in set.items {
            let top = item.kind.top().unwrap_or_default().millipoints() / height;
            let own = usize::try_from(top).ok().and_then(|line| lines.get_mut(line));
            if let Some(line) = own {
                line.push(item);
            }
        }
        Self { lines, leading }
    }

    /// How many lines there are.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// What has to be kept free below the table.
    pub(super) fn kept(&self) -> Length {
        let count = i32::try_from(self.count()).unwrap_or(i32::MAX);
        style::NOTES_GAP + self.leading * if count <= MOST_KEPT { count } else { KEPT }
    }

    /// As many lines from `first` on as there is room for, and which comes next. Those at the head of a page have no
    /// gap above them.
    pub(super) fn piece(&self, first: usize, room: Length) -> (Fixed, usize) {
        let gap = if first == 0 { style::NOTES_GAP } else { Length::ZERO };
        let fit = (room - gap).millipoints() / self.leading.millipoints().max(1);
        let rest = self.lines.get(first..).unwrap_or_default();
        // A page always takes a line.
        let taken = rest.len().min(usize::try_from(fit).unwrap_or(0).max(1));
        let moved = |count: usize| self.leading * i32::try_from(count).unwrap_or(0);
        let by = Point::new(Length::ZERO, gap - moved(first));
        let items = rest.iter().take(taken).flatten().map(|item| item.moved(by)).collect();
        (Fixed { height: gap + moved(taken), items }, first + taken)
    }
}
