//! What holds for every paragraph: one law for each rule of Chinese composition the lines follow,
//! after 《中文排版需求》 (CLREQ) and GB/T 15834—2011. Only tests; the faces are the real ones.

use super::breaks;
use super::choose::{Chooser, ends as choose};
use super::measure::{Measured, Sums};
use super::{Align, Atom, Class, Line, Setting, Shaper, set};
use crate::style;
use proptest::prelude::*;
use report_fonts::{FaceId, FontBook};
use report_page::Length;

const BODY: Setting =
    Setting { width: style::MEASURE, indent: style::INDENT, align: Align::Justified };

/// The widest a thing may be and still be kept whole: the first line, which is moved in.
const WHOLE: Length = Length::from_millipoints(style::PITCH.millipoints() * 24);

/// Text as reports have it: Chinese, marks, numbers with their units, words, spaces.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[政府信息公开工作年度报告申请数量单位]{1,12}",
        3 => "[，。、；：？！]",
        2 => "[（《“][政府信息公开]{1,6}[）》”]",
        1 => "[，。”）][（《“]",
        1 => Just("——".to_owned()),
        1 => Just("……".to_owned()),
        2 => "[0-9]{1,8}[件年月日条%％]",
        1 => "[0-9]{1,3}(,[0-9]{3}){1,2}(\\.[0-9])?(%|℃|万元)",
        1 => "(open|government|information|PDF|HTML|GB/T 9704|co-operation)",
        1 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 1..80).prop_map(|pieces| pieces.concat())
}

fn shaped(text: &str) -> Vec<Atom> {
    Shaper::new(&FontBook::new()).label(text, style::BODY, None)
}

fn text_of(atoms: &[Atom]) -> String {
    atoms.iter().map(|atom| atom.ch).collect()
}

/// The two atoms around the end of each line but the last.
fn ends<'a>(
    atoms: &'a [Atom],
    lines: &'a [Line],
) -> impl Iterator<Item = (usize, &'a Atom, &'a Atom)> {
    let ends = lines.iter().map(|line| line.atoms.end).filter(|end| *end < atoms.len());
    ends.map(|end| (end, &atoms[end - 1], &atoms[end]))
}

/// Whether the stretch around an end that no line may divide is wider than a line, so that it had to
/// be divided.
fn had_to(atoms: &[Atom], end: usize) -> bool {
    let penalties = breaks::penalties(atoms, false);
    let start = (0..end).rev().find(|at| penalties[*at].is_some()).unwrap_or(0);
    let after = (end + 1..atoms.len()).find(|at| penalties[*at].is_some()).unwrap_or(atoms.len());
    let inside = penalties[end].is_none();
    let width: Length = atoms[start..after].iter().map(|atom| atom.width).sum();
    inside && width > WHOLE
}

/// The joins of a line with what was added to each beyond what the setting asks for.
fn added(atoms: &[Atom], line: &Line) -> Vec<(bool, i32)> {
    let sums = Sums::of(atoms);
    let measured = Measured { atoms, setting: BODY, sums: &sums };
    let inked = measured.inked(line.atoms.end);
    let joins = (line.atoms.start..inked.saturating_sub(1)).map(|at| {
        let join = sums.joins[at];
        let glyphs = &line.glyphs[at - line.atoms.start..];
        let lead = -glyphs[0].shift;
        let natural = atoms[at].width - lead + join.space - join.cut_trail;
        (join.stretches, (glyphs[0].advance - natural).millipoints())
    });
    joins.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn dashes_and_ellipses_are_never_divided(text in prose()) {
        let atoms = shaped(&text);
        for (end, before, after) in ends(&atoms, &set(&atoms, BODY)) {
            let twins = before.class == Class::Dash && after.class == Class::Dash;
            prop_assert!(!twins || had_to(&atoms, end), "{}", text_of(&atoms[..end]));
        }
    }

    #[test]
    fn numbers_are_never_divided_nor_torn_from_their_sign(text in prose()) {
        let atoms = shaped(&text);
        for (end, before, after) in ends(&atoms, &set(&atoms, BODY)) {
            let digit = before.ch.is_ascii_digit();
            let goes_on = after.ch.is_ascii_digit() || matches!(after.ch, '.' | ',' | '%' | '％' | '℃');
            prop_assert!(!(digit && goes_on) || had_to(&atoms, end), "{}", text_of(&atoms[..=end]));
        }
    }

    #[test]
    fn words_are_divided_at_spaces_and_hyphens_only(text in prose()) {
        let atoms = shaped(&text);
        for (end, before, after) in ends(&atoms, &set(&atoms, BODY)) {
            let inside = before.ch.is_ascii_alphabetic() && after.ch.is_ascii_alphanumeric();
            prop_assert!(!inside || had_to(&atoms, end), "{}", text_of(&atoms[..=end]));
        }
    }

    #[test]
    fn marks_that_meet_take_half_a_character_less(text in prose()) {
        let atoms = shaped(&text);
        for line in set(&atoms, Setting { align: Align::Left, ..BODY }) {
            let glyphs = &line.glyphs;
            for (index, pair) in atoms[line.atoms.clone()].windows(2).enumerate() {
                let meet = matches!(
                    (pair[0].class, pair[1].class),
                    (Class::Closing, Class::Closing | Class::Opening) | (Class::Opening, Class::Opening)
                );
                let apart = pair[0].width + glyphs[index + 1].shift - glyphs[index].shift;
                let taken = glyphs[index].advance + glyphs[index + 1].shift - glyphs[index].shift;
                prop_assert!(!meet || taken <= apart - pair[0].width / 2 + Length::from_millipoints(1)
                    || glyphs[index + 1].shift < Length::ZERO, "{}", text_of(pair));
            }
        }
    }

    #[test]
    fn marks_at_the_edges_of_a_line_are_cut_to_half(text in prose()) {
        let atoms = shaped(&text);
        for line in set(&atoms, BODY) {
            let set = &atoms[line.atoms.clone()];
            if set[0].class == Class::Opening {
                prop_assert_eq!(line.glyphs[0].shift, -set[0].lead());
            }
            let inked = set.iter().rposition(|atom| atom.class != Class::Space).unwrap_or(0);
            if set[inked].class == Class::Closing {
                let lead = -line.glyphs[inked].shift;
                prop_assert_eq!(line.glyphs[inked].advance, set[inked].width - lead - set[inked].trail());
            }
        }
    }

    #[test]
    fn chinese_and_western_text_stand_an_elastic_space_apart(text in prose()) {
        let atoms = shaped(&text);
        for line in set(&atoms, Setting { align: Align::Left, ..BODY }) {
            let pairs = atoms[line.atoms.clone()].windows(2).zip(&line.glyphs);
            for (pair, glyph) in pairs {
                let mixed = matches!(
                    (pair[0].class, pair[1].class),
                    (Class::Word, Class::Ideograph) | (Class::Ideograph, Class::Word)
                );
                let space = glyph.advance - pair[0].width;
                let most = Length::from_millipoints(style::SIZE_3.millipoints() / 4);
                prop_assert!(!mixed || (Length::ZERO..=most).contains(&space), "{}: {}", text_of(pair), space);
            }
        }
    }

    #[test]
    fn what_is_left_of_a_line_is_shared_evenly(text in prose()) {
        let atoms = shaped(&text);
        let lines = set(&atoms, BODY);
        for line in lines.iter().rev().skip(1) {
            let added = added(&atoms, line);
            if added.iter().any(|(_, by)| *by < 0) {
                // A squeezed line gives up what marks and spaces have to give, no more than that.
                prop_assert!(added.iter().all(|(_, by)| *by <= 0), "{:?}", added);
                continue;
            }
            let shares = || added.iter().filter(|(stretches, _)| *stretches).map(|(_, by)| *by);
            let (least, most) = (shares().min().unwrap_or(0), shares().max().unwrap_or(0));
            prop_assert!(most - least <= 1, "{} to {}", least, most);
            prop_assert!(added.iter().all(|(stretches, by)| *stretches || *by == 0));
        }
    }

    #[test]
    fn a_lone_character_ends_a_paragraph_only_where_nothing_can_join_it(text in prose()) {
        let atoms = shaped(&text);
        let lines = set(&atoms, BODY);
        let Some([.., before, last]) = lines.get(lines.len().saturating_sub(2)..).filter(|it| it.len() == 2) else {
            return Ok(());
        };
        let counts = |atom: &&Atom| matches!(atom.class, Class::Ideograph | Class::Word | Class::Opening);
        let inked = atoms[last.atoms.clone()].iter().filter(counts).count();
        let penalties = breaks::penalties(&atoms, false);
        // One or two characters more would not be seen to be missing from the line before.
        let near = (before.atoms.end - 2).max(before.atoms.start + 1)..before.atoms.end;
        let could = penalties[near].contains(&Some(0));
        prop_assert!(inked >= 2 || !could, "{}", text_of(&atoms[before.atoms.start..]));
    }

    #[test]
    fn no_choice_of_lines_costs_less_than_the_one_made(text in prose()) {
        let atoms = shaped(&text);
        let sums = Sums::of(&atoms);
        let measured = Measured { atoms: &atoms, setting: BODY, sums: &sums };
        let chooser = Chooser::new(measured, breaks::penalties(&atoms, false));
        let chosen = chooser.total(&choose(&measured, || breaks::penalties(&atoms, false)));
        let greedy = chooser.total(&greedy(&measured, &chooser));
        prop_assert!(chosen <= greedy, "the paragraph gains nothing");
    }

    #[test]
    fn quotes_and_dashes_are_those_of_the_text_face(text in prose()) {
        for atom in shaped(&text) {
            if "“”‘’—…".contains(atom.ch) {
                prop_assert_eq!((atom.glyph.face, atom.width), (FaceId::FangSong, style::PITCH));
            }
            if atom.ch.is_ascii_alphanumeric() {
                prop_assert_eq!(atom.glyph.face, FaceId::Latin);
            }
        }
    }
}

/// The lines a typist would choose: each as full as it gets.
fn greedy(measured: &Measured<'_>, chooser: &Chooser<'_>) -> Vec<usize> {
    let (mut ends, mut start) = (Vec::new(), 0);
    while start < measured.atoms.len() {
        let fits = |end: &usize| {
            let measure = measured.measure(start, *end);
            measure.natural - measure.shrink <= measured.room(start)
        };
        let possible = || chooser.ends.iter().map(|end| end.at).filter(|end| *end > start);
        let end = possible().take_while(fits).last().or_else(|| possible().next());
        start = end.unwrap();
        ends.push(start);
    }
    ends
}

#[test]
fn some_paragraphs_are_set_better_than_a_typist_would() {
    // The last line would hold one character.
    let text = "字".repeat(26 + 28 + 1);
    let atoms = shaped(&text);
    let sums = Sums::of(&atoms);
    let measured = Measured { atoms: &atoms, setting: BODY, sums: &sums };
    let penalties = || breaks::penalties(&atoms, false);
    let chooser = Chooser::new(measured, penalties());
    let (chosen, greedy) = (choose(&measured, penalties), greedy(&measured, &chooser));
    assert!(chooser.total(&chosen) < chooser.total(&greedy), "{chosen:?} {greedy:?}");
}
