//! Items moved as they are. It must not change what they are.

use crate::length::Point;
use crate::page::{Item, ItemKind};

impl Item {
    /// The item moved by `by`.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        self.clone().shifted(by)
    }

    /// The item itself, moved by `by`.
    #[must_use]
    pub fn shifted(mut self, by: Point) -> Self {
        let shift = |at: Point| Point::new(at.x + by.x, at.y + by.y);
        match &mut self.kind {
            ItemKind::Text(run) => run.at = shift(run.at),
            ItemKind::Line { from, to, .. } => (*from, *to) = (shift(*from), shift(*to)),
            ItemKind::Path { points, .. } => points.iter_mut().for_each(|at| *at = shift(*at)),
            ItemKind::Fill { rect, .. }
            | ItemKind::Image { rect, .. }
            | ItemKind::Seal { rect, .. }
            | ItemKind::Link { rect, .. } => rect.at = shift(rect.at),
        }
        self
    }
}
