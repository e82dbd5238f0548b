//! The space between two neighbours on a line: what is cut where marks meet, what is added between
//! Chinese and Western text, and what may still give. It must not know lines.

use super::atom::Atom;
use super::class::Class;
use report_page::Length;

/// The space between two neighbours on a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Join {
    /// Cut from the right of the first.
    pub(super) cut_trail: Length,
    /// Cut from the left of the second.
    pub(super) cut_lead: Length,
    /// Added between them.
    pub(super) space: Length,
    /// By how much they may come closer still.
    pub(super) shrink: Length,
    /// Whether they may move apart.
    pub(super) stretches: bool,
}

/// Between Chinese and Western text: an eighth of an em, elastic from nothing
/// (CLREQ asks for no more than a quarter).
const fn western_space(size: Length) -> Length {
    Length::from_millipoints(size.millipoints() / 8)
}

impl Join {
    pub(super) fn between(before: &Atom, after: &Atom) -> Self {
        let mut join = Self { stretches: true, ..Self::default() };
        match (before.class, after.class) {
            (Class::Closing, Class::Closing | Class::Opening) => {
                join.cut_trail = before.trail();
            }
            (Class::Opening, Class::Opening) => join.cut_lead = after.lead(),
            (Class::Dash, Class::Dash) | (Class::Word, Class::Word) => join.stretches = false,
            (Class::Word, Class::Ideograph) | (Class::Ideograph, Class::Word) => {
                join.space = western_space(before.size);
            }
            _ => {}
        }
        let blank = before.trail() - join.cut_trail + after.lead() - join.cut_lead;
        join.shrink = blank / 2 + join.space;
        if before.class == Class::Space {
            join.shrink = before.width / 3;
        }
        join
    }

    pub(super) fn natural(self) -> Length {
        self.space - self.cut_trail - self.cut_lead
    }
}
