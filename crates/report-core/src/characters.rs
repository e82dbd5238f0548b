//! Sets of characters: which ones a text has is found out in one pass over it, and asked as often as
//! anything is looked for. It must not know why a character is looked for.

use std::fmt;

/// Characters that share a word of a set.
const WORD: u32 = u64::BITS;

/// The words of a set: one bit for each character up to U+FFFF.
const WORDS: usize = 0x1_0000 / WORD as usize;

/// A set of characters. Those beyond U+FFFF, which are rare, count as one: either all are in it or none.
///
/// ```
/// use report_core::CharacterSet;
///
/// const DIGITS: CharacterSet = CharacterSet::of_ranges(&[('0', '9'), ('０', '９')]);
/// let text = CharacterSet::of_text("共３条");
/// assert!(text.meets(&DIGITS) && text.contains('条'));
/// assert!(!CharacterSet::of_text("共三条").meets(&DIGITS));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CharacterSet {
    basic: [u64; WORDS],
    beyond: bool,
}

impl CharacterSet {
    /// No character.
    #[must_use]
    pub const fn empty() -> Self {
        Self { basic: [0; WORDS], beyond: false }
    }

    /// The characters from the first to the last of each range, both with it.
    #[must_use]
    pub const fn of_ranges(ranges: &[(char, char)]) -> Self {
        let mut set = Self::empty();
        let mut rest = ranges;
        while let [(first, last), after @ ..] = rest {
            let (mut code, last) = (*first as u32, *last as u32);
            while code <= last && code <= 0xffff {
                set.basic[(code / WORD) as usize] |= 1 << (code % WORD);
                code += 1;
            }
            set.beyond |= last > 0xffff;
            rest = after;
        }
        set
    }

    /// The characters of a text.
    #[must_use]
    pub const fn of_text(text: &str) -> Self {
        // Every character of every report is looked at here: nearly all are of three bytes or of one, and
        // what few there are of two are looked for only once such a byte was seen.
        let (mut long, mut short) = ([0_u64; 2 * WORDS], [false; 0x100]);
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if *first < 0xe0 {
                short[*first as usize] = true;
                continue;
            }
            let Some(([second, third], after)) = rest.split_first_chunk() else { break };
            // One of four bytes comes to stand behind the words of those of three.
            let word = ((*first as usize & 0x1f) << 6) | (*second as usize & 0x3f);
            long[word] |= 1 << (*third & 0x3f);
            rest = after;
        }
        let mut set = Self::of_words(&long);
        set.add_short(&short);
        if has_two_bytes(&short) { set.with_two_bytes(text) } else { set }
    }

    /// The characters of some words, and in as many behind them, whether there are any beyond.
    const fn of_words(words: &[u64; 2 * WORDS]) -> Self {
        let Some((basic, mut far)) = words.split_first_chunk() else { return Self::empty() };
        let mut any = 0;
        while let [word, after @ ..] = far {
            any |= *word;
            far = after;
        }
        Self { basic: *basic, beyond: any != 0 }
    }

    /// Adds the characters of one byte among some bytes.
    const fn add_short(&mut self, bytes: &[bool; 0x100]) {
        let mut code = 0;
        while code < 0x80 {
            self.basic[code / WORD as usize] |= (bytes[code] as u64) << (code % WORD as usize);
            code += 1;
        }
    }

    /// The set with a text's characters of two bytes.
    const fn with_two_bytes(mut self, text: &str) -> Self {
        let mut rest = text.as_bytes();
        while let [first, after @ ..] = rest {
            if let (0xc0..0xe0, [second, ..]) = (*first, after) {
                self.basic[*first as usize & 0x1f] |= 1 << (*second & 0x3f);
            }
            rest = after;
        }
        self
    }

    /// The characters of both sets.
    #[must_use]
    pub const fn with(mut self, other: &Self) -> Self {
        let mut word = 0;
        while word < WORDS {
            self.basic[word] |= other.basic[word];
            word += 1;
        }
        self.beyond |= other.beyond;
        self
    }

    /// Every character that is not in the set.
    #[must_use]
    pub const fn others(mut self) -> Self {
        let mut word = 0;
        while word < WORDS {
            self.basic[word] = !self.basic[word];
            word += 1;
        }
        self.beyond = !self.beyond;
        self
    }

    /// Whether a character is in the set.
    #[must_use]
    pub const fn contains(&self, ch: char) -> bool {
        let code = ch as u32;
        if code > 0xffff {
            return self.beyond;
        }
        self.basic[(code / WORD) as usize] & (1 << (code % WORD)) != 0
    }

    /// Whether two sets have a character in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        // Many words at a time, so without leaving at the first.
        let common =
            self.basic.iter().zip(&other.basic).fold(0, |all, (one, two)| all | (one & two));
        common != 0 || (self.beyond && other.beyond)
    }
}

/// Whether some of the bytes seen begins a character of two.
const fn has_two_bytes(bytes: &[bool; 0x100]) -> bool {
    let mut first = 0xc0;
    while first < 0xe0 {
        if bytes[first] {
            return true;
        }
        first += 1;
    }
    false
}

impl fmt::Debug for CharacterSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let basic = ('\0'..='\u{ffff}').filter(|ch| self.contains(*ch));
        f.debug_struct("CharacterSet")
            .field("basic", &basic.collect::<String>())
            .field("beyond", &self.beyond)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_character_is_seen_and_no_other() {
        for ch in '\0'..='\u{ffff}' {
            let set = CharacterSet::of_text(&format!("一{ch}"));
            assert_eq!(set, CharacterSet::of_ranges(&[('一', '一'), (ch, ch)]), "{ch:?}");
        }
        for ch in ['\u{10000}', '\u{20bb7}', char::MAX] {
            let set = CharacterSet::of_text(&format!("一{ch}二"));
            assert!(set.contains(ch) && set.contains('二') && !set.contains('三'), "{ch:?}");
            assert_eq!(set, CharacterSet::of_ranges(&[('一', '一'), ('二', '二'), (ch, ch)]));
        }
    }

    proptest! {
        #[test]
        fn it_is_what_a_set_of_characters_would_be(
            text in "[\\PC\n\t]{0,40}", ranges in proptest::collection::vec(any::<(char, char)>(), 0..3)
        ) {
            let basic = |ch: &char| *ch <= '\u{ffff}';
            let has: BTreeSet<char> = text.chars().filter(basic).collect();
            let beyond = text.chars().any(|ch| !basic(&ch));
            let own = CharacterSet::of_text(&text);
            let other = CharacterSet::of_ranges(&ranges);
            let in_ranges = |ch: char| ranges.iter().any(|(first, last)| (*first..=*last).contains(&ch));
            let far = ranges.iter().any(|(_, last)| *last > '\u{ffff}');
            let (others, both) = (own.clone().others(), own.clone().with(&other));
            for ch in '\0'..='\u{ffff}' {
                prop_assert_eq!(own.contains(ch), has.contains(&ch));
                prop_assert_eq!(others.contains(ch), !has.contains(&ch));
                prop_assert_eq!(both.contains(ch), has.contains(&ch) || in_ranges(ch));
            }
            prop_assert_eq!((own.beyond, others.beyond, both.beyond), (beyond, !beyond, beyond || far));
            let expected = has.iter().any(|ch| in_ranges(*ch)) || (beyond && far);
            prop_assert_eq!(own.meets(&other), expected);
        }
    }
}
