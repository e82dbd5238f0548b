//! Which characters a text has, so that a word it has not is told without looking for it. It must not
//! know their order.

/// How many characters are told apart: those that agree in the last bits of their code count as one.
const TOLD_APART: usize = 1024;

/// The characters of a text, each a bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Characters {
    seen: [u64; TOLD_APART / 64],
}

impl Characters {
    /// Takes note of every character of a text, and hands on with its place each that may be a mark: those
    /// that are not Chinese. In a text of Chinese they are few.
    pub fn of(text: &str, mut take: impl FnMut(usize, char)) -> Self {
        let mut characters = Self::default();
        let mut rest = text.as_bytes();
        loop {
            let at = text.len() - rest.len();
            rest = match rest {
                // From U+4000 to U+9FFF.
                [0xe4..=0xe9, second, third, after @ ..] => {
                    characters.add(low_bits(*second, *third));
                    after
                }
                [first @ ..0x80, after @ ..] => {
                    characters.add(u32::from(*first));
                    take(at, char::from(*first));
                    after
                }
                _ => {
                    let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                        break;
                    };
                    characters.add(ch.into());
                    take(at, ch);
                    rest.get(ch.len_utf8()..).unwrap_or_default()
                }
            };
        }
        characters
    }

    fn add(&mut self, code: u32) {
        let (word, bit) = place(code);
        self.seen[word] |= bit;
    }

    fn has(&self, code: u32) -> bool {
        let (word, bit) = place(code);
        self.seen[word] & bit != 0
    }

    /// Whether the text may have a character.
    pub fn may_have(&self, ch: char) -> bool {
        self.has(ch.into())
    }

    /// Whether the text may have a word: each of its characters has been seen, or one that counts as it.
    pub fn may_spell(&self, word: &str) -> bool {
        let mut rest = word.as_bytes();
        while let [0xe0..=0xef, second, third, after @ ..] = rest {
            if !self.has(low_bits(*second, *third)) {
                return false;
            }
            rest = after;
        }
        let others = word.get(word.len() - rest.len()..).unwrap_or_default();
        others.chars().all(|ch| self.has(ch.into()))
    }
}

/// What the last two of three bytes say of a character's code: as much of it as is told apart.
const fn low_bits(second: u8, third: u8) -> u32 {
    ((second as u32 & 0x3f) << 6) | (third as u32 & 0x3f)
}

const fn place(code: u32) -> (usize, u64) {
    let code = code as usize % TOLD_APART;
    (code / 64, 1 << (code % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: bool) {
        let characters = Characters::of(text, |_, _| ());
        assert_eq!(characters.may_spell(word), expected, "{text}: {word}");
    }

    #[test]
    fn every_character_is_seen_and_marks_are_handed_on() {
        for ch in '\0'..=char::MAX {
            let text = format!("一{ch}");
            let mut marks = Vec::new();
            let characters = Characters::of(&text, |at, ch| marks.push((at, ch)));
            assert!(characters.may_spell(&text), "{ch:?}");
            let chinese = ('\u{4000}'..='\u{9fff}').contains(&ch);
            assert!(if chinese { marks.is_empty() } else { marks == [(3, ch)] }, "{ch:?}");
        }
    }

    #[test]
    fn a_word_that_is_there_is_never_missed() {
        check("没有收到申请", "没有", true);
        check("没有收到申请", "有没", true);
        check("没有收到申请", "没收", true);
        check("没有收到申请", "未收到", false);
        check("没有收到申请", "没无", false);
        check("", "无", false);
        check("a×b", "××", true);
        check("12月31日", "12月31日", true);
    }
}
