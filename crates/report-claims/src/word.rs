//! Which of some words a text begins or ends with. It must not know any word.

/// Some words, each of a Chinese character at least. Most texts neither begin nor end as one of them does,
/// which a byte tells before any word is compared.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    all: &'static [&'static str],
    /// The last bytes of the words' first characters, each a bit.
    heads: u64,
    /// The last bytes of the words, each a bit.
    tails: u64,
}

/// The bytes of a Chinese character.
const CHARACTER: usize = 3;

impl Words {
    /// The words, in the order they are tried.
    ///
    /// # Panics
    /// Where a word is shorter than a Chinese character: when the program is built.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut heads, mut tails) = (0, 0);
        let mut rest = words;
        while let [word, after @ ..] = rest {
            let bytes = word.as_bytes();
            heads |= bit(bytes[CHARACTER - 1]);
            tails |= bit(bytes[bytes.len() - 1]);
            rest = after;
        }
        Self { all: words, heads, tails }
    }

    /// The first of the words that a text begins with.
    pub fn begin(&self, text: &str) -> Option<&'static str> {
        let head = *text.as_bytes().get(CHARACTER - 1)?;
        let own = (self.heads & bit(head) != 0).then_some(self.all)?;
        own.iter().find(|word| text.starts_with(**word)).copied()
    }

    /// The words.
    pub const fn all(&self) -> &'static [&'static str] {
        self.all
    }

    /// Whether one of the words stands anywhere in a text.
    pub fn within(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where the first of the words begins that a text has.
    pub fn find(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        loop {
            let (head, after) = match rest {
                [0xe0..=0xef, _, head, after @ ..] => (*head, after),
                [_, after @ ..] => {
                    rest = after;
                    continue;
                }
                [] => return None,
            };
            if self.heads & bit(head) != 0
                && self.all.iter().any(|it| rest.starts_with(it.as_bytes()))
            {
                return Some(text.len() - rest.len());
            }
            rest = after;
        }
    }

    /// Whether a text ends with one of the words.
    pub fn end(&self, text: &str) -> bool {
        let may_end = text.as_bytes().last().is_some_and(|tail| self.tails & bit(*tail) != 0);
        may_end && self.all.iter().any(|word| text.ends_with(word))
    }
}

/// The bit of a byte: bytes that agree in the last bits have the same.
const fn bit(byte: u8) -> u64 {
    1 << (byte & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_of_the_words_counts() {
        let words = Words::new(&["左右", "以上", "以"]);
        assert_eq!(words.begin("以上各项"), Some("以上"));
        assert_eq!(words.begin("以内"), Some("以"));
        assert_eq!(words.begin("内以上"), None);
        assert_eq!((words.begin(""), words.begin("x")), (None, None));
        let words = Words::new(&["超", "超过"]);
        assert!(words.end("不超过") && !words.end("超过了"));
        assert!(!words.end("过") && !words.end(""));
    }

    proptest! {
        #[test]
        fn no_word_is_missed(text in "[左右以上下xé😀]{0,4}") {
            const ALL: &[&str] = &["左右", "以上", "以", "上下", "上"];
            let words = Words::new(ALL);
            let begin = ALL.iter().find(|word| text.starts_with(**word)).copied();
            prop_assert_eq!(words.begin(&text), begin);
            prop_assert_eq!(words.end(&text), ALL.iter().any(|word| text.ends_with(word)));
            prop_assert_eq!(words.within(&text), ALL.iter().any(|word| text.contains(word)));
        }
    }
}
