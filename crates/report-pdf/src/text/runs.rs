//! A set line as page items: one run for each stretch of one face, size and node. It must not move
//! anything the line has placed.

use super::atom::Atom;
use super::lines::Line;
use crate::length::Point;
use crate::page::{Item, ItemKind, TextRun, Tone};
use report_core::Span;

/// The runs of a line whose setting begins at `origin`, a point on the baseline.
#[must_use]
pub fn runs(atoms: &[Atom], line: &Line, origin: Point) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut x = origin.x + line.x;
    let mut last: Option<&Atom> = None;
    for (atom, glyph) in atoms.get(line.atoms.clone()).unwrap_or_default().iter().zip(&line.glyphs)
    {
        if !last.is_some_and(|last| same_run(last, atom)) {
            items.push(begin(atom, Point::new(x, origin.y)));
        }
        if let Some(item) = items.last_mut() {
            item.from = joined(item.from, atom.from);
            if let ItemKind::Text(run) = &mut item.kind {
                run.glyphs.push(*glyph);
            }
        }
        x += glyph.advance;
        last = Some(atom);
    }
    items
}

fn same_run(before: &Atom, after: &Atom) -> bool {
    before.glyph.face == after.glyph.face && before.size == after.size && before.node == after.node
}

fn begin(atom: &Atom, at: Point) -> Item {
    let (face, size) = (atom.glyph.face, atom.size);
    let (tone, glyphs, turned) = (Tone::BLACK, Vec::new(), false);
    let run = TextRun { at, face, size, tone, glyphs, turned };
    Item { node: atom.node, kind: ItemKind::Text(run), from: atom.from }
}

/// From the first place to the last, where both are in one file.
fn joined(first: Option<Span>, next: Option<Span>) -> Option<Span> {
    match (first, next) {
        (Some(first), Some(next)) if first.file == next.file => {
            let (start, end) = (first.start.min(next.start), first.end.max(next.end));
            Some(Span::new(first.file, start as usize..end as usize))
        }
        (first, _) => first,
    }
}
