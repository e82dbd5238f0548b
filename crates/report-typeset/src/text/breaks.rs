//! Where a line may end: UAX #14 for Western text, 避头尾 for Chinese, and what is better kept
//! together. It must not choose the lines.

use super::atom::Atom;
use super::class::Class;
use super::lexicon;
use report_document::lexicon::is_counted;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// What breaking at a boundary costs; nothing where it is forbidden.
pub(super) type Penalty = Option<u32>;

/// A number torn from the word it counts: 38期, 80件.
const COUNTED: u32 = 150;

/// A word of the lexicon torn, in labels and titles only.
/// Dearer than a further line.
pub(super) const TORN_WORD: u32 = 100_000;

/// A Web or mail address divided after a sign: dearer than letters moved apart by what nobody sees.
const ADDRESS: u32 = 1_500;

/// A Western word torn because it is wider than the line, at a sign and anywhere.
const EMERGENCY_AT_SIGN: u32 = 4_000;
const EMERGENCY: u32 = 20_000;

/// The penalty of breaking before each atom. The first is never a break.
///
/// `by_meaning` also keeps words whole, as a person would in labels and titles.
pub(super) fn penalties(atoms: &[Atom], by_meaning: bool) -> Vec<Penalty> {
    let western = western_breaks(atoms);
    let mut penalties = Vec::with_capacity(atoms.len());
    penalties.extend(atoms.first().map(|_| None));
    for (index, [before, after]) in atoms.array_windows().enumerate() {
        let at = index + 1;
        let western = || western.binary_search(&at).is_ok();
        penalties.push(if may_break(before, after, western) {
            Some(counted(before, after))
        } else {
            inside_address(atoms, at).then_some(ADDRESS)
        });
    }
    if by_meaning {
        add_torn_words(atoms, &mut penalties);
    }
    penalties
}

fn may_break(before: &Atom, after: &Atom, western: impl Fn() -> bool) -> bool {
    if after.class.shuns_line_head() || before.class.shuns_line_end() {
        return false;
    }
    let sign_of_number = |atom: &Atom| matches!(atom.ch, '%' | '℃' | '°');
    if before.ch.is_ascii_digit() && sign_of_number(after) || matches!(before.ch, '￥' | '¥' | '$')
    {
        return false;
    }
    !(before.class.is_western() && after.class.is_western()) || western()
}

/// Whether a boundary stands after a sign of an address, before a letter: `www.|example.cn`.
fn inside_address(atoms: &[Atom], at: usize) -> bool {
    let letter = |at: usize| atoms.get(at).is_some_and(|atom| atom.ch.is_ascii_alphabetic());
    let sign =
        |at: usize| atoms.get(at).is_some_and(|atom| matches!(atom.ch, '.' | '/' | '@' | '_'));
    let [Some(before), Some(two_before)] = [at.checked_sub(1), at.checked_sub(2)] else {
        return false;
    };
    sign(before) && letter(at) && (letter(two_before) || sign(two_before))
}

fn counted(before: &Atom, after: &Atom) -> u32 {
    let torn = before.ch.is_ascii_digit() && is_counted(after.ch);
    if torn { COUNTED } else { 0 }
}

fn add_torn_words(atoms: &[Atom], penalties: &mut [Penalty]) {
    let text: Vec<char> = atoms.iter().map(|atom| atom.ch).collect();
    for (penalty, torn) in penalties.iter_mut().zip(lexicon::torn_before(&text)) {
        *penalty = penalty.map(|cost| if torn { cost + TORN_WORD } else { cost });
    }
}

/// The boundaries between Western characters where UAX #14 lets a line end, ascending.
///
/// Between two 汉字 nothing looks past either of them (class ID), so each stretch between them is
/// asked about alone, and those of nothing but digits not at all (rule LB25).
fn western_breaks(atoms: &[Atom]) -> Vec<usize> {
    let mut allowed = Vec::new();
    let mut start = 0;
    for stretch in atoms.split_inclusive(|atom| is_plain_hanzi(atom.ch)) {
        if stretch.array_windows().any(|[before, after]| is_open(before, after)) {
            // The 汉字 before the stretch is the context the first of its characters has.
            let before = atoms.get(..start).and_then(<[Atom]>::last);
            let text: String = before.into_iter().chain(stretch).map(|atom| atom.ch).collect();
            let first = start - usize::from(before.is_some());
            let places = text.char_indices().enumerate();
            let by_byte: Vec<(usize, usize)> =
                places.map(|(index, (byte, _))| (byte, first + index)).collect();
            allowed.extend(linebreaks(&text).filter_map(|(byte, kind)| {
                let place = by_byte.binary_search_by_key(&byte, |(byte, _)| *byte).ok()?;
                let (_, at) = by_byte.get(place)?;
                (kind == BreakOpportunity::Allowed).then_some(*at)
            }));
        }
        start += stretch.len();
    }
    allowed
}

/// Whether a boundary is one UAX #14 has to be asked about.
fn is_open(before: &Atom, after: &Atom) -> bool {
    before.class.is_western()
        && after.class.is_western()
        && !(before.ch.is_ascii_digit() && after.ch.is_ascii_digit())
}

fn is_plain_hanzi(ch: char) -> bool {
    matches!(ch, '\u{4e00}'..='\u{9fff}')
}

/// Opens breaks inside `range`, a stretch of atoms wider than any line that has none of its own.
pub(super) fn open_emergency(
    atoms: &[Atom],
    penalties: &mut [Penalty],
    range: std::ops::Range<usize>,
) {
    for at in range.start + 1..range.end {
        let (Some(before), Some(after)) = (atoms.get(at - 1), atoms.get(at)) else { continue };
        let twins = before.class == Class::Dash && after.class == Class::Dash;
        let forbidden = after.class.shuns_line_head() || before.class.shuns_line_end();
        let at_sign = matches!(before.ch, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@' | ',');
        let cost = match (forbidden || twins, at_sign) {
            (true, _) => EMERGENCY.saturating_mul(4),
            (false, true) => EMERGENCY_AT_SIGN,
            (false, false) => EMERGENCY,
        };
        if let Some(penalty @ None) = penalties.get_mut(at) {
            *penalty = Some(cost);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style;
    use crate::text::Shaper;
    use report_fonts::FixedMetrics;

    /// The text with `|` wherever a line may end and `/` where it may at a price.
    fn check(text: &str, by_meaning: bool) -> String {
        let atoms = Shaper::new(&FixedMetrics).label(text, style::BODY, None);
        let mut marked = String::new();
        for (atom, penalty) in atoms.iter().zip(penalties(&atoms, by_meaning)) {
            match penalty {
                Some(0) => marked.push('|'),
                Some(_) => marked.push('/'),
                None => {}
            }
            marked.push(atom.ch);
        }
        marked
    }

    #[test]
    fn marks_stay_with_their_words() {
        assert_eq!(check("他说：“好。”（笑）", false), "他|说：|“好。”|（笑）");
        assert_eq!(check("是——不……", false), "是——|不……");
        assert_eq!(check("《甲》、《乙》", false), "《甲》、|《乙》");
    }

    #[test]
    fn numbers_stay_whole_and_with_their_signs() {
        assert_eq!(check("占12.5%，共80件", false), "占|12.5%，|共|80/件");
        assert_eq!(check("6,836条", false), "6,836/条");
        assert_eq!(check("增长５％", false), "增|长|５％");
    }

    #[test]
    fn western_words_break_at_spaces_and_hyphens_only() {
        assert_eq!(check("用open data站", false), "用|open |data|站");
        assert_eq!(check("www.example.gov.cn", false), "www./example./gov./cn");
        assert_eq!(check("12.5", false), "12.5");
        assert_eq!(check("电话0539-8246639", false), "电|话|0539-8246639");
    }

    proptest::proptest! {
        #[test]
        fn stretches_alone_break_as_in_the_whole_text(
            text in "([一-龥]{1,3}|[，。（）《》“”—…]|[0-9]{1,5}[%件]?|[a-zA-Z.,/@:;!?'\"()-]{1,9}| {1,2}|\u{a0}|[á-ž]|α){1,40}",
        ) {
            let atoms = Shaper::new(&FixedMetrics).label(&text, style::BODY, None);
            let places: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            let whole = linebreaks(&text).filter(|(_, kind)| *kind == BreakOpportunity::Allowed);
            let whole = whole.filter_map(|(byte, _)| places.binary_search(&byte).ok());
            let western = |at: &usize| is_open(&atoms[at - 1], &atoms[*at]);
            let alone = western_breaks(&atoms).into_iter().filter(western);
            proptest::prop_assert!(alone.eq(whole.filter(western)));
        }
    }

    #[test]
    fn labels_are_broken_by_meaning() {
        assert_eq!(check("社会公益组织", true), "社/会|公/益|组/织");
    }
}
