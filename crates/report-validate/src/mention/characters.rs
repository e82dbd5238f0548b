//! Which characters a text has, so that a word it has not is told without looking for it. It must not
//! know their order.

/// How many characters are told apart: those that agree in the last bits of their code count as one.
const TOLD_APART: usize = 1024;

/// The characters of a text, each a bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Characters {
    seen: [u64; TOLD_APART / 64],
}

impl Characters {
    /// Takes note of every character of a text, and hands on with its place each that may be a mark: those
    /// of ASCII, and those whose first byte in UTF-8 is that of 。 or ！ or ０. In a text of Chinese they
    /// are few.
    pub(crate) fn of(text: &str, mut take: impl FnMut(usize, char)) -> Self {
        let mut characters = Self::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            at += match (first, bytes.get(at..at + 3)) {
                (0..0x80, _) => {
                    characters.add(u32::from(*first));
                    take(at, char::from(*first));
                    1
                }
                (0xe0..=0xef, Some([_, second, third])) => {
                    characters.add((u32::from(*second & 0xf) << 6) | u32::from(*third & 0x3f));
                    if let 0xe3 | 0xef = first
                        && let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next())
                    {
                        take(at, ch);
                    }
                    3
                }
                _ => {
                    let ch = text.get(at..).and_then(|rest| rest.chars().next());
                    characters.add(ch.map_or(0, u32::from));
                    ch.map_or(1, char::len_utf8)
                }
            };
        }
        characters
    }

    fn add(&mut self, code: u32) {
        let (word, bit) = place(code);
        self.seen[word] |= bit;
    }

    /// Whether the text may have a word: each of its characters has been seen, or one that counts as it.
    pub(crate) fn may_spell(&self, word: &str) -> bool {
        word.chars().all(|ch| {
            let (word, bit) = place(ch.into());
            self.seen[word] & bit != 0
        })
    }
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
            let expected = super::super::sentence::is_mark(ch);
            assert!(!expected || marks == [(3, ch)], "{ch:?}");
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
