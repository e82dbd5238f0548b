//! The signature at the end: the office's name and the date, as GB/T 9704—2012 §7.3.5.2 places them
//! on a document without a seal; with one, `seal` does. It must not decide whether there is one.

use super::block::{Block, Lines};
use super::compose::Composer;
use super::seal;
use crate::style;
use crate::text::{Align, Atom, Line, Setting, set};
use report_document::{Signature, Words};
use report_page::Length;
use report_page::StructureRole;

/// Blank at the right of the name: two characters.
const NAME_RIGHT: Length = style::INDENT;

/// How much further right the date begins than the name: two characters.
const DATE_IN: Length = style::INDENT;

/// The blocks of the signature: name and date.
pub(super) fn blocks<'d>(signature: &Signature<'_>, composer: &mut Composer<'_>) -> Vec<Block<'d>> {
    if let Some(seal) = &signature.seal {
        return seal::blocks(signature, seal, composer);
    }
    let Some(name) = &signature.name else { return Vec::new() };
    let name = line(name, composer);
    let date = signature.date.as_ref().map(|date| line(date, composer));
    let width =
        |set: &(Vec<Atom>, Vec<Line>)| set.1.first().map_or(Length::ZERO, |line| line.width);
    let name_width = width(&name);
    let date_width = date.as_ref().map(width);
    let (name_x, date_x) = signature_places(name_width, date_width);
    let mut blocks = vec![block(composer, name, name_x, 1, date.is_some())];
    blocks.extend(date.map(|date| block(composer, date, date_x, 0, false)));
    blocks
}

/// Where a signature of a width and a date of a width begin, from the left edge of the type area. The date begins two characters right of the name; a date that would
/// then pass the name's right blank stands two characters from the edge and moves the name left.
///
/// ```
/// use report_typeset::{signature_places, style};
///
/// let (name, date) = signature_places(style::PITCH * 12, Some(style::PITCH * 8));
/// assert_eq!((name, date), (style::PITCH * 14, style::PITCH * 16));
/// ```
#[must_use]
pub fn signature_places(name: Length, date: Option<Length>) -> (Length, Length) {
    let right = style::MEASURE - NAME_RIGHT;
    let name_x = right - name;
    let Some(date) = date else { return (name_x, Length::ZERO) };
    let date_x = (name_x + DATE_IN).min(right - date);
    ((date_x - DATE_IN).min(name_x).max(Length::ZERO), date_x.max(Length::ZERO))
}

fn line(words: &Words<'_>, composer: &mut Composer<'_>) -> (Vec<Atom>, Vec<Line>) {
    let node = composer.structure.add(None, StructureRole::Paragraph);
    let atoms = composer.words(words, style::BODY, Some(node));
    let setting = Setting { width: style::MEASURE, indent: Length::ZERO, align: Align::Left };
    let lines = set(&atoms, setting);
    (atoms, lines)
}

fn block<'d>(
    composer: &Composer<'_>,
    (atoms, mut lines): (Vec<Atom>, Vec<Line>),
    x: Length,
    above: u16,
    heads_next: bool,
) -> Block<'d> {
    if let [only] = lines.as_mut_slice() {
        only.x = x;
    }
    let keeps_together = true;
    let set = composer.set_lines(&atoms, &lines);
    Block::Lines(Lines { above, set, heads_next, keeps_together, bookmark: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_begins_two_characters_right_of_the_name() {
        let (name, date) = signature_places(style::PITCH * 12, Some(style::PITCH * 8));
        assert_eq!(name, style::PITCH * 14);
        assert_eq!(date, style::PITCH * 16);
    }

    #[test]
    fn a_date_longer_than_the_name_moves_it_left() {
        let (name, date) = signature_places(style::PITCH * 4, Some(style::PITCH * 8));
        assert_eq!(date, style::PITCH * 18);
        assert_eq!(name, style::PITCH * 16);
    }
}
