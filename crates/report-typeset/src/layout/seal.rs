//! The end of a report that is sealed: name and date in the middle of the seal's place, a little below its centre, as
//! GB/T 9704—2012 §7.3.5.1 places them on a document with a seal. It must not decide whether there is one.

use super::block::{Block, Fixed, Lines, count};
use super::compose::Composer;
use crate::style;
use crate::text::{Align, Atom, Line, Setting, set};
use report_document::{Signature, Words};
use report_page::{Item, ItemKind, Length, NodeId, Point, Rect, Size, StructureRole};

/// The seal of a people's government of a city or county, and of its departments, is 42 mm across
/// (国发〔1999〕25号, 三、四); a smaller one is stamped inside.
const ACROSS: Length = Length::from_centimillimetres(4_200);

/// Empty lines above name and date, which stand in the third and fourth of the lines the seal covers.
const ABOVE: u16 = 2;

/// Lines below the date that the seal reaches into.
const BELOW: u16 = 1;

/// How far the seal begins below the text: half a line, where one is the most that may be (§7.3.5.1).
const DROP: i32 = 2;

/// Blank at the right of the date: four characters (§7.3.5.1).
const RIGHT: Length = Length::from_millipoints(style::PITCH.millipoints() * 4);

/// What a date takes that is not printed: about eight characters, as 2025年1月20日.
const DATE: Length = Length::from_millipoints(style::PITCH.millipoints() * 8);

/// Blank at the right of a name too long to stand over the date as it is: two characters.
const NAME_RIGHT: Length = style::INDENT;

/// The most lines of a name that stand under the seal; a longer one is text above it.
const MOST_LINES: usize = 4;

/// The blocks of a sealed end: name, date and the seal's place, never divided.
pub(super) fn blocks<'d>(
    signature: &Signature<'_>,
    seal: &Words<'_>,
    composer: &mut Composer<'_>,
) -> Vec<Block<'d>> {
    let mut name = signature.name.as_ref().map(|name| Set::of(name, composer)).unwrap_or_default();
    let date = signature.date.as_ref().map(|date| Set::of(date, composer)).unwrap_or_default();
    let mut blocks = Vec::new();
    if name.lines.len() > MOST_LINES {
        let set = composer.set_lines(&name.atoms, &name.lines);
        blocks.push(Block::Lines(Lines { above: 1, set, heads_next: true, ..Lines::default() }));
        name = Set::default();
    }
    blocks.push(block(&name, &date, seal, composer));
    blocks
}

fn block<'d>(name: &Set, date: &Set, seal: &Words<'_>, composer: &mut Composer<'_>) -> Block<'d> {
    let centre = centre(name.width(), date.width());
    let name_lines = count(name.lines.len()).max(1);
    // The further lines of a name take the empty ones but for the first.
    let first = (ABOVE + 1).saturating_sub(name_lines).max(1);
    let second = first.saturating_add(name_lines);
    let mut items = name.items(composer, first, centre);
    items.extend(date.items(composer, second, centre));
    let node = composer.structure.add(None, StructureRole::Form);
    let top = style::lines_height(second.saturating_sub(ABOVE + 1)) + line() / DROP;
    items.push(place(node, seal, Point::new(centre - ACROSS / 2, top)));
    let height = style::lines_height(second + 1 + BELOW);
    Block::Picture { picture: Fixed { height, items }, heads_next: false }
}

/// Where the middle of name, date and seal is, from the left: over a date with its blank at the right, or further
/// left where the name would not have its own.
fn centre(name: Length, date: Length) -> Length {
    let date = if date == Length::ZERO { DATE } else { date };
    let from_right = (RIGHT + date / 2).max(NAME_RIGHT + name / 2).max(ACROSS / 2);
    (style::MEASURE - from_right).max(ACROSS / 2)
}

fn place(node: NodeId, seal: &Words<'_>, at: Point) -> Item {
    let rect = Rect { at, size: Size { width: ACROSS, height: ACROSS } };
    let kind = ItemKind::Seal { rect, title: seal.text.clone().into_owned() };
    Item { node: Some(node), kind, from: None }
}

fn line() -> Length {
    style::lines_height(1)
}

/// A name or a date.
#[derive(Default)]
struct Set {
    atoms: Vec<Atom>,
    lines: Vec<Line>,
}

impl Set {
    fn of(words: &Words<'_>, composer: &mut Composer<'_>) -> Self {
        let node = composer.structure.add(None, StructureRole::Paragraph);
        let atoms = composer.words(words, style::BODY, Some(node));
        let setting = Setting { width: style::MEASURE, indent: Length::ZERO, align: Align::Left };
        Self { lines: set(&atoms, setting), atoms }
    }

    fn width(&self) -> Length {
        self.lines.iter().map(|line| line.width).max().unwrap_or_default()
    }

    /// Its items, the first line being so many below the block's top, all lines around one middle.
    fn items(&self, composer: &Composer<'_>, first: u16, centre: Length) -> Vec<Item> {
        let lines = (first..).zip(&self.lines);
        let items = lines.flat_map(|(number, set)| {
            let top = style::lines_height(number);
            let baseline = top + style::baseline_in(line(), style::SIZE_3);
            let x = (centre - set.width / 2).max(Length::ZERO) - set.x;
            composer.line(&self.atoms, set, Point::new(x, baseline))
        });
        items.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LayoutOptions, layout};
    use report_core::MemoryFolder;
    use report_fonts::FixedMetrics;

    #[test]
    fn the_date_has_four_characters_of_blank_and_all_stand_around_its_middle() {
        let date = style::PITCH * 8;
        assert_eq!(centre(style::PITCH * 7, date), style::PITCH * 20);
        assert_eq!(centre(Length::ZERO, Length::ZERO), style::PITCH * 20);
    }

    #[test]
    fn a_name_of_any_length_stays_on_the_pages() {
        for length in [1, 27, 28, 100, 140, 2000] {
            let name = "某".repeat(length);
            let report = format!(
                "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"{name}\"\n\
                 [document]\npublished = 2025-01-02\nsignature = true\nseal = true\n"
            );
            let report = report_toml::read_text("2024.toml", &report).report;
            let (folder, options) = (MemoryFolder::new(), LayoutOptions::default());
            let document = layout(&report, &FixedMetrics, &folder, options).unwrap();
            let items = document.pages.iter().flat_map(|page| &page.items);
            let bottoms = items.filter_map(|item| match &item.kind {
                ItemKind::Text(run) if run.text().starts_with('某') => Some(run.at.y),
                ItemKind::Seal { rect, .. } => Some(rect.bottom()),
                _ => None,
            });
            assert!(bottoms.max().unwrap() <= style::AREA.bottom(), "{length}");
        }
    }

    #[test]
    fn a_long_name_moves_all_to_the_left() {
        assert_eq!(centre(style::PITCH * 20, style::PITCH * 8), style::PITCH * 16);
        assert_eq!(centre(style::PITCH * 28, style::PITCH * 8), style::PITCH * 12);
    }
}
