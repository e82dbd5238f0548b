//! Characters with their glyphs and widths: what lines are made of. It must not break or place them.

use super::class::Class;
use report_core::Span;
use report_document::places;
use report_fonts::{FaceId, Glyph, Metrics};
use report_page::Length;
use report_page::{NodeId, Substitution};
use std::collections::BTreeMap;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextStyle {
    /// The face of Chinese text.
    pub face: FaceId,
    /// The face of letters and digits.
    pub latin: FaceId,
    /// The type size.
    pub size: Length,
    /// What a full-width character advances.
    pub pitch: Length,
}

/// One character, shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// The character.
    pub ch: char,
    /// Its class.
    pub class: Class,
    /// Its glyph.
    pub glyph: Glyph,
    /// The type size.
    pub size: Length,
    /// What it advances when nothing is cut or stretched.
    pub width: Length,
    /// The structure node it belongs to.
    pub node: Option<NodeId>,
    /// Where it stands in the report.
    pub from: Option<Span>,
}

impl Atom {
    /// The blank half at its left that may be cut.
    #[must_use]
    pub fn lead(&self) -> Length {
        if self.class == Class::Opening { self.width / 2 } else { Length::ZERO }
    }

    /// The blank half at its right that may be cut.
    #[must_use]
    pub fn trail(&self) -> Length {
        if self.class == Class::Closing { self.width / 2 } else { Length::ZERO }
    }
}

/// A character no face has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// Where it stands.
    pub from: Option<Span>,
    /// The character.
    pub ch: char,
}

/// Turns text into atoms and remembers the characters no face has, and those another face has.
pub struct Shaper<'a> {
    metrics: &'a dyn Metrics,
    missing: Vec<Missing>,
    substitutions: BTreeMap<(char, FaceId), Substitution>,
}

impl<'a> Shaper<'a> {
    /// A shaper over faces.
    #[must_use]
    pub fn new(metrics: &'a dyn Metrics) -> Self {
        Self { metrics, missing: Vec::new(), substitutions: BTreeMap::new() }
    }

    /// The characters no face has, in the order met.
    #[must_use]
    pub fn into_missing(self) -> Vec<Missing> {
        self.missing
    }

    /// The characters for which another face stepped in: each once for every face asked for.
    pub fn substitutions(&self) -> impl Iterator<Item = Substitution> {
        self.substitutions.values().copied()
    }

    fn substituted(&mut self, ch: char, asked: FaceId, used: FaceId, from: Option<Span>) {
        let first = Substitution { ch, asked, used, from };
        let entry = self.substitutions.entry((ch, asked)).or_insert(first);
        // Places are in the order of the file, whatever is shaped first.
        entry.from = [entry.from, from].into_iter().flatten().min();
    }

    /// Shapes text that stands nowhere in the report: labels, numbers, page numbers.
    #[must_use]
    pub fn label(&mut self, text: &str, style: TextStyle, node: Option<NodeId>) -> Vec<Atom> {
        let mut atoms = Vec::new();
        self.push(&mut atoms, text, style, node, None);
        atoms
    }

    /// Shapes text and adds it to `atoms`. Where the text is as long as `from`, each character knows
    /// its own place there; else all know the whole.
    pub fn push(
        &mut self,
        atoms: &mut Vec<Atom>,
        text: &str,
        style: TextStyle,
        node: Option<NodeId>,
        from: Option<Span>,
    ) {
        atoms.reserve(text.chars().count());
        for (ch, place) in places(text, from) {
            self.push_char(atoms, ch, style, node, place);
        }
    }

    fn push_char(
        &mut self,
        atoms: &mut Vec<Atom>,
        ch: char,
        style: TextStyle,
        node: Option<NodeId>,
        from: Option<Span>,
    ) {
        let ch = if ch == '\t' { ' ' } else { ch };
        let class = Class::of(ch);
        let face = if class.is_western() { style.latin } else { style.face };
        let Some(glyph) = self.metrics.glyph(face, ch) else {
            self.missing.push(Missing { from, ch });
            return;
        };
        if glyph.face != face {
            self.substituted(ch, face, glyph.face, from);
        }
        let width = if glyph.advance == 1000 {
            style.pitch
        } else {
            style.size.scaled(i32::from(glyph.advance), 1000)
        };
        atoms.push(Atom { ch, class, glyph, size: style.size, width, node, from });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style;
    use report_core::FileId;
    use report_fonts::FixedMetrics;

    #[test]
    fn each_character_of_literal_text_knows_its_own_place() {
        let mut shaper = Shaper::new(&FixedMetrics);
        let mut atoms = Vec::new();
        let span = Span::new(FileId::default(), 10..17);
        shaper.push(&mut atoms, "一a二", style::BODY, None, Some(span));
        let places: Vec<_> = atoms.iter().filter_map(|atom| atom.from).map(Span::range).collect();
        assert_eq!(places, [10..13, 13..14, 14..17]);
        assert_eq!(atoms[0].width, style::PITCH);
        assert_eq!(atoms[1].width, Length::from_points(8));
    }

    #[test]
    fn a_face_that_steps_in_is_remembered_with_the_first_place() {
        let book = report_fonts::FontBook::new();
        let mut shaper = Shaper::new(&book);
        let place = |start: usize| Some(Span::new(FileId::default(), start..start + 3));
        for from in [None, place(20), place(10)] {
            shaper.push(&mut Vec::new(), "①", style::BODY, None, from);
        }
        let found: Vec<_> = shaper.substitutions().collect();
        let (asked, used) = (FaceId::FangSong, FaceId::Song);
        assert_eq!(found, [Substitution { ch: '①', asked, used, from: place(10) }]);
    }

    #[test]
    fn a_character_without_a_glyph_is_remembered_and_left_out() {
        let mut shaper = Shaper::new(&FixedMetrics);
        let atoms = shaper.label("一\u{e000}", style::BODY, None);
        assert_eq!(atoms.len(), 1);
        assert_eq!(shaper.into_missing(), [Missing { from: None, ch: '\u{e000}' }]);
    }
}
