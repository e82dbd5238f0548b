//! That a paragraph of any characters is set: every character once, in order, and an end to it. It
//! must not judge how the lines look; report-pdf's own laws do.

use report_fonts::FixedMetrics;
use report_page::Length;
use report_typeset::style;
use report_typeset::text::{Align, Label, Setting, Shaper, set};

/// Sets any text: the first two bytes choose the alignment and the width, the rest is the text.
///
/// # Panics
/// Where a character is lost, doubled or moved.
pub fn line_breaking(data: &[u8]) {
    let Some((&[shape, width], text)) = data.split_first_chunk::<2>() else { return };
    let aligns = [Align::Justified, Align::Left, Align::Center, Align::Right];
    let align = aligns[usize::from(shape) % aligns.len()];
    let indent = if shape & 0x80 == 0 { Length::ZERO } else { style::INDENT };
    let setting = Setting { width: style::PITCH * i32::from(width % 41), indent, align };
    let text = String::from_utf8_lossy(text);
    let mut shaper = Shaper::new(&FixedMetrics);
    let atoms = shaper.label(&text, style::BODY, None);
    assert_eq!(atoms.len() + shaper.into_missing().len(), text.chars().count());
    let lines = set(&atoms, setting);
    let mut next = 0;
    for line in &lines {
        assert!(line.atoms.start == next && line.atoms.end > next, "{:?} after {next}", line.atoms);
        next = line.atoms.end;
        let set = line.glyphs.iter().map(|glyph| glyph.ch);
        assert!(set.eq(atoms[line.atoms.clone()].iter().map(|atom| atom.ch)));
    }
    assert_eq!(next, atoms.len());
    let widest: Length = atoms.iter().map(|atom| atom.width * 2).sum();
    assert!(Label::new(atoms).longest_unbreakable() <= widest);
}
