//! A set line as page items: one run for each stretch of one face, size and node. It must not move
//! anything the line has placed.

use super::atom::Atom;
use super::lines::Line;
use report_core::Span;
use report_page::Point;
use report_page::{Item, ItemKind, PlacedGlyph, TextRun, Tone};

/// The runs of a line whose setting begins at `origin`, a point on the baseline.
pub fn runs<'a>(
    atoms: &'a [Atom],
    line: &'a Line,
    origin: Point,
) -> impl Iterator<Item = Item> + use<'a> {
    let set = atoms.get(line.atoms.clone()).unwrap_or_default();
    let mut glyphs = line.glyphs.as_slice();
    let mut x = origin.x + line.x;
    set.chunk_by(same_run).filter_map(move |stretch| {
        let (own, rest) = glyphs.split_at_checked(stretch.len())?;
        glyphs = rest;
        let item = run(stretch, own, Point::new(x, origin.y))?;
        x += own.iter().map(|glyph| glyph.advance).sum();
        Some(item)
    })
}

fn same_run(before: &Atom, after: &Atom) -> bool {
    before.glyph.face == after.glyph.face && before.size == after.size && before.node == after.node
}

fn run(atoms: &[Atom], glyphs: &[PlacedGlyph], at: Point) -> Option<Item> {
    let first = atoms.first()?;
    let (face, size, node) = (first.glyph.face, first.size, first.node);
    let (tone, glyphs, turned) = (Tone::BLACK, glyphs.to_vec(), false);
    let from = atoms.iter().fold(first.from, |from, atom| joined(from, atom.from));
    let run = TextRun { at, face, size, tone, glyphs, turned };
    Some(Item { node, kind: ItemKind::Text(run), from })
}

/// From the first place to the last, where both are in one file.
fn joined(first: Option<Span>, next: Option<Span>) -> Option<Span> {
    match (first, next) {
        (Some(first), Some(next)) if first.file == next.file => {
            let (start, end) = (first.start.min(next.start), first.end.max(next.end));
            Some(Span { start, end, ..first })
        }
        (first, _) => first,
    }
}
