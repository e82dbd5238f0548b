//! 附件说明: the names of what is published with the report, as GB/T 9704—2012 §7.3.4 places them
//! below the text. It must not print the annexes themselves.

use super::block::{Block, Lines};
use super::compose::Composer;
use crate::style;
use crate::text::{Align, Atom, Setting, set};
use report_document::{Annexes, Inline};
use report_page::Length;
use report_page::{NodeId, PlacedGlyph, StructureRole};

/// The blocks of the annexes, one for each.
///
/// One line below the text, two characters in; a name goes on below its own first character.
pub(super) fn blocks<'d>(annexes: &Annexes<'_>, composer: &mut Composer<'_>) -> Vec<Block<'d>> {
    let names = &annexes.names;
    let paragraph = composer.structure.add(None, StructureRole::Paragraph);
    let mark = composer.words(&annexes.mark, style::BODY, Some(paragraph));
    let beside = style::INDENT + width(&mark);
    let several = names.len() > 1;
    let list = several.then(|| composer.structure.add(None, StructureRole::List));
    let nodes: Vec<_> = names.iter().map(|_| Nodes::new(list, paragraph, composer)).collect();
    let labels: Vec<Vec<Atom>> = names
        .iter()
        .zip(&nodes)
        .map(|(name, nodes)| composer.words(&name.number, style::BODY, Some(nodes.label)))
        .collect();
    let name_x = beside + labels.iter().map(|label| width(label)).max().unwrap_or_default();
    let mut blocks = Vec::new();
    for (index, ((name, nodes), label)) in names.iter().zip(nodes).zip(labels).enumerate() {
        let (before, x) = if index == 0 {
            ([mark.clone(), label].concat(), style::INDENT)
        } else {
            (label, beside)
        };
        let above = u16::from(index == 0);
        let set = one(&Before { atoms: before, x, name_x }, &name.inlines, nodes.body, composer);
        blocks.push(Block::Lines(Lines { above, keeps_together: true, ..set }));
    }
    blocks
}

/// The structure of one annex: an item of the list, or the paragraph itself.
struct Nodes {
    label: NodeId,
    body: NodeId,
}

impl Nodes {
    fn new(list: Option<NodeId>, paragraph: NodeId, composer: &mut Composer<'_>) -> Self {
        let Some(list) = list else { return Self { label: paragraph, body: paragraph } };
        let item = composer.structure.add(Some(list), StructureRole::ListItem);
        let label = composer.structure.add(Some(item), StructureRole::ListLabel);
        Self { label, body: composer.structure.add(Some(item), StructureRole::ListBody) }
    }
}

/// What stands before a name on its first line.
struct Before {
    atoms: Vec<Atom>,
    /// Where it begins, and where the name does.
    x: Length,
    name_x: Length,
}

fn one<'d>(
    before: &Before,
    name: &[Inline<'_>],
    node: NodeId,
    composer: &mut Composer<'_>,
) -> Lines<'d> {
    let words = composer.inlines(name, style::BODY, node);
    let width = style::MEASURE - before.name_x;
    let setting = Setting { width, indent: Length::ZERO, align: Align::Justified };
    let mut lines = set(&words, setting);
    let shift = before.atoms.len();
    for (index, line) in lines.iter_mut().enumerate() {
        line.atoms = line.atoms.start + shift..line.atoms.end + shift;
        line.x += before.name_x;
        if index == 0 {
            line.atoms.start = 0;
            line.x = before.x;
            line.width += before.name_x - before.x;
            line.glyphs.splice(0..0, glyphs(before));
        }
    }
    let atoms = [&before.atoms[..], &words].concat();
    Lines { set: composer.set_lines(&atoms, &lines), ..Lines::default() }
}

/// The glyphs before a name, the last one reaching to it.
fn glyphs(before: &Before) -> Vec<PlacedGlyph> {
    let placed = |atom: &Atom| {
        let (id, ch, advance) = (atom.glyph.id, atom.ch, atom.width);
        PlacedGlyph { id, ch, advance, shift: Length::ZERO }
    };
    let mut glyphs: Vec<_> = before.atoms.iter().map(placed).collect();
    if let Some(last) = glyphs.last_mut() {
        last.advance += before.name_x - before.x - width(&before.atoms);
    }
    glyphs
}

fn width(atoms: &[Atom]) -> Length {
    atoms.iter().map(|atom| atom.width).sum()
}
