//! Paragraphs to lines: the one entry and what it takes and gives. It must not know pages.

use super::atom::Atom;
use super::breaks::{self, Penalty};
use super::choose;
use super::measure::{Measured, Sums};
use super::setting::{Align, Setting};
use report_page::Length;
use report_page::PlacedGlyph;

/// One line, ready to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far it stands from the left edge of the setting.
    pub x: Length,
    /// What it takes without its trailing spaces.
    pub width: Length,
    /// Its atoms, as indices into the paragraph's, one after the other.
    pub atoms: std::ops::Range<usize>,
    /// Its glyphs, one for each atom.
    pub glyphs: Vec<PlacedGlyph>,
}

/// What a stretch too wide to be told is taken for: some 500 metres, and room to reckon with it, in
/// thousandths of a point.
const MOST: i32 = i32::MAX / 2;

/// Breaks a paragraph into lines and places its characters. No atoms give no lines.
#[must_use]
pub fn set(atoms: &[Atom], setting: Setting) -> Vec<Line> {
    let sums = Sums::of(atoms);
    let measured = Measured { atoms, setting, sums: &sums };
    let by_meaning = setting.align != Align::Justified;
    place(&measured, choose::ends(&measured, || breaks::penalties(atoms, by_meaning)))
}

/// Places the lines that end so.
fn place(measured: &Measured<'_>, ends: Vec<usize>) -> Vec<Line> {
    let mut start = 0;
    let line = |end| {
        let line = measured.place(start..end, end == measured.atoms.len());
        start = end;
        line
    };
    ends.into_iter().map(line).collect()
}

/// A label or cell, summed up once: how wide it has to be is asked before its width is known.
pub struct Label {
    atoms: Vec<Atom>,
    sums: Sums,
    penalties: Vec<Penalty>,
}

impl Label {
    /// Sums up a text.
    #[must_use]
    pub fn new(atoms: Vec<Atom>) -> Self {
        let (sums, penalties) = (Sums::of(&atoms), breaks::penalties(&atoms, true));
        Self { atoms, sums, penalties }
    }

    /// The width of all of it, nothing cut or stretched.
    #[must_use]
    pub fn width(&self) -> Length {
        self.atoms.iter().map(|atom| atom.width).sum()
    }

    /// The width of the widest stretch that no line may divide.
    #[must_use]
    pub fn longest_unbreakable(&self) -> Length {
        let Self { atoms, sums, .. } = self;
        let setting = Setting { width: Length::ZERO, indent: Length::ZERO, align: Align::Center };
        let (measured, count) = (Measured { atoms, setting, sums }, atoms.len());
        let penalty = |at: usize| self.penalties.get(at).copied().flatten();
        let keeps = |at: usize| penalty(at).is_none_or(|cost| cost >= breaks::TORN_WORD);
        let ends = (1..=count).filter(|at| *at == count || !keeps(*at));
        let mut start = 0;
        ends.map(|end| {
            let natural = measured.measure(start, end).natural;
            start = end;
            Length::from_millipoints(i32::try_from(natural).unwrap_or(MOST))
        })
        .max()
        .unwrap_or_default()
    }

    /// Breaks it by meaning into lines, as [`set`] does, and gives it back.
    #[must_use]
    pub fn set(self, width: Length, align: Align) -> (Vec<Atom>, Vec<Line>) {
        let setting = Setting { width, indent: Length::ZERO, align };
        let Self { atoms, sums, penalties } = self;
        let lines = if align == Align::Justified {
            set(&atoms, setting)
        } else {
            let measured = Measured { atoms: &atoms, setting, sums: &sums };
            place(&measured, choose::ends(&measured, || penalties))
        };
        (atoms, lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style;
    use crate::text::Shaper;
    use crate::text::breaks;
    use proptest::prelude::*;
    use report_fonts::FixedMetrics;

    const BODY: Setting =
        Setting { width: style::MEASURE, indent: style::INDENT, align: Align::Justified };

    fn lines(text: &str, setting: Setting) -> (Vec<Atom>, Vec<Line>) {
        let atoms = Shaper::new(&FixedMetrics).label(text, style::BODY, None);
        let lines = set(&atoms, setting);
        (atoms, lines)
    }

    fn check(text: &str, setting: Setting) -> Vec<String> {
        let (_, lines) = lines(text, setting);
        lines.iter().map(|line| line.glyphs.iter().map(|glyph| glyph.ch).collect()).collect()
    }

    fn narrow(characters: i32, align: Align) -> Setting {
        Setting { width: style::PITCH * characters, indent: Length::ZERO, align }
    }

    #[test]
    fn a_plain_line_holds_twenty_eight_characters_and_the_first_two_fewer() {
        let set = check(&"字".repeat(26 + 28 + 10), BODY);
        assert_eq!(set.iter().map(|line| line.chars().count()).collect::<Vec<_>>(), [26, 28, 10]);
    }

    #[test]
    fn every_line_but_the_last_ends_at_the_right_edge_exactly() {
        let text =
            "2020年，全区共收到申请80件，其中“予以公开”33件；部分公开10件，另有其他（含撤回）。"
                .repeat(4);
        let (_, lines) = lines(&text, BODY);
        for line in lines.iter().rev().skip(1) {
            assert_eq!(line.x + line.width, style::MEASURE);
        }
    }

    #[test]
    fn marks_are_cut_where_two_meet_and_at_the_edges() {
        let (_, lines) = lines("甲）。《乙》（丙", narrow(20, Align::Left));
        let advances: Vec<_> = lines[0].glyphs.iter().map(|g| g.advance * 2 / 15_793).collect();
        let halves: Vec<_> = advances.iter().map(|advance| advance.millipoints()).collect();
        assert_eq!(halves, [2, 1, 1, 2, 2, 1, 2, 2]);
        let head = lines_of("“甲", 20);
        assert_eq!(head[0].glyphs[0].shift, -(style::PITCH / 2));
    }

    fn lines_of(text: &str, characters: i32) -> Vec<Line> {
        lines(text, narrow(characters, Align::Left)).1
    }

    #[test]
    fn no_paragraph_ends_in_a_lone_character_where_it_can_be_helped() {
        let text = format!("{}，{}。", "字".repeat(14), "字".repeat(26 + 28 - 15));
        let last = check(&text, BODY).pop().unwrap();
        assert!(last.chars().count() > 2, "{last}");
    }

    #[test]
    fn labels_are_balanced_and_broken_by_meaning() {
        let cell = |text, characters| check(text, narrow(characters, Align::Center));
        assert_eq!(cell("社会公益组织", 3), ["社会", "公益", "组织"]);
        assert_eq!(cell("法律服务机构", 4), ["法律服务", "机构"]);
        assert_eq!(cell("自然人", 1), ["自", "然", "人"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_at_a_sign() {
        let set = check("http://www.example.gov.cn/a/b/c/d/e/f", narrow(8, Align::Justified));
        assert!(set.len() > 2 && set[0].ends_with(['.', '/']), "{set:?}");
    }

    proptest! {
        #[test]
        fn a_label_is_set_as_any_text(text in prose(), characters in 1..30_i32) {
            let atoms = Shaper::new(&FixedMetrics).label(&text, style::BODY, None);
            for align in [Align::Justified, Align::Left, Align::Center, Align::Right] {
                let setting = narrow(characters, align);
                let (same, lines) = Label::new(atoms.clone()).set(setting.width, align);
                prop_assert_eq!(&same, &atoms);
                prop_assert_eq!(lines, set(&atoms, setting));
            }
        }
    }

    /// Text as reports have it: Chinese, marks, numbers, words, spaces.
    fn prose() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[一-龥]{1,12}",
            2 => "[，。、；：？！（）《》“”—…]{1,3}",
            2 => "[0-9]{1,6}[%件年]?",
            1 => "[a-zA-Z./-]{1,40}",
            1 => Just(" ".to_owned()),
        ];
        prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_text(text in prose(), characters in 1..30_i32) {
            for align in [Align::Justified, Align::Left, Align::Center] {
                prop_assert_eq!(check(&text, narrow(characters, align)).concat(), text.clone());
            }
        }

        #[test]
        fn no_line_is_wider_than_the_setting(text in prose()) {
            let (atoms, lines) = lines(&text, BODY);
            for line in &lines {
                prop_assert!(line.x + line.width <= style::MEASURE || !breakable(&atoms, line));
            }
        }

        #[test]
        fn no_line_begins_or_ends_with_a_mark_that_may_not(text in prose()) {
            let (atoms, lines) = lines(&text, BODY);
            for pair in lines.windows(2) {
                let (last, first) = (pair[0].atoms.end - 1, pair[1].atoms.start);
                let forbidden = atoms[first].class.shuns_line_head()
                    || atoms[last].class.shuns_line_end();
                prop_assert!(!forbidden || run_is_overlong(&atoms, first));
            }
        }
    }

    /// Whether the line could have been broken anywhere.
    fn breakable(atoms: &[Atom], line: &Line) -> bool {
        breaks::penalties(atoms, false)
            .get(line.atoms.start + 1..line.atoms.end)
            .is_some_and(|inside| inside.iter().any(Option::is_some))
    }

    /// Whether an atom stands in a stretch without breaks that no line holds.
    fn run_is_overlong(atoms: &[Atom], at: usize) -> bool {
        let penalties = breaks::penalties(atoms, false);
        let start = (0..=at).rev().find(|at| penalties[*at].is_some()).unwrap_or(0);
        let end = (at + 1..atoms.len()).find(|at| penalties[*at].is_some()).unwrap_or(atoms.len());
        let width: Length = atoms[start..end].iter().map(|atom| atom.width).sum();
        width + style::INDENT > style::MEASURE
    }
}
