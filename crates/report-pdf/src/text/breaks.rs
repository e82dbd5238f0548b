//! Where a line may end: UAX #14 for Western text, 避头尾 for Chinese, and what is better kept
//! together. It must not choose the lines.

use super::atom::Atom;
use super::class::Class;
use super::lexicon;
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

/// Words a number counts: it is better not torn from them.
const COUNTED_BY: &str = "年月日件条项期次个篇场人名份家处宗起元万亿％";

/// The penalty of breaking before each atom. The first is never a break.
///
/// `by_meaning` also keeps words whole, as a person would in labels and titles.
pub(super) fn penalties(atoms: &[Atom], by_meaning: bool) -> Vec<Penalty> {
    let text: String = atoms.iter().map(|atom| atom.ch).collect();
    let western = western_breaks(&text, atoms.len());
    let mut penalties = vec![None; atoms.len()];
    for at in 1..atoms.len() {
        let (Some(before), Some(after)) = (atoms.get(at - 1), atoms.get(at)) else { continue };
        let allowed = may_break(before, after, western.get(at).copied().unwrap_or_default());
        if let Some(penalty) = penalties.get_mut(at) {
            *penalty = if allowed {
                Some(counted(before, after))
            } else {
                inside_address(atoms, at).then_some(ADDRESS)
            };
        }
    }
    if by_meaning {
        add_torn_words(atoms, &mut penalties);
    }
    penalties
}

fn may_break(before: &Atom, after: &Atom, western: bool) -> bool {
    if after.class.shuns_line_head() || before.class.shuns_line_end() {
        return false;
    }
    let sign_of_number = |atom: &Atom| matches!(atom.ch, '%' | '℃' | '°');
    if before.ch.is_ascii_digit() && sign_of_number(after) || matches!(before.ch, '￥' | '¥' | '$')
    {
        return false;
    }
    !(before.class.is_western() && after.class.is_western()) || western
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
    let torn = before.ch.is_ascii_digit() && COUNTED_BY.contains(after.ch);
    if torn { COUNTED } else { 0 }
}

fn add_torn_words(atoms: &[Atom], penalties: &mut [Penalty]) {
    let text: Vec<char> = atoms.iter().map(|atom| atom.ch).collect();
    for (penalty, torn) in penalties.iter_mut().zip(lexicon::torn_before(&text)) {
        *penalty = penalty.map(|cost| if torn { cost + TORN_WORD } else { cost });
    }
}

/// For each character, whether UAX #14 lets a line end before it.
fn western_breaks(text: &str, length: usize) -> Vec<bool> {
    let mut allowed = vec![false; length];
    if !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return allowed;
    }
    let mut at = 0;
    let mut characters = text.char_indices();
    for (byte, kind) in linebreaks(text) {
        while characters.clone().next().is_some_and(|(start, _)| start < byte) {
            characters.next();
            at += 1;
        }
        if let (BreakOpportunity::Allowed, Some(slot)) = (kind, allowed.get_mut(at)) {
            *slot = true;
        }
    }
    allowed
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
    use crate::font::FixedMetrics;
    use crate::style;
    use crate::text::Shaper;

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

    #[test]
    fn labels_are_broken_by_meaning() {
        assert_eq!(check("社会公益组织", true), "社/会|公/益|组/织");
    }
}
