//! Words laid out by their first characters, so that a text's word is found without trying all: the usual
//! ones when the program is built. It must not know any word.

use super::Sense;

/// How many first characters are told apart: those that agree in the last bits of their code lie together.
const HEADS: usize = 1024;

/// A word and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The word.
    pub(super) word: &'static str,
    /// What it does.
    pub(super) sense: &'static Sense,
    /// Its second character, or 0 where it has none.
    second: u32,
}

/// Words by their first characters; those of one lie together, the longer before those they begin with.
#[derive(Debug)]
pub(super) struct Table<const N: usize> {
    /// Where the words of each first character begin, and where the last ones end.
    starts: [u16; HEADS + 1],
    entries: [Entry; N],
}

/// What words begin with, as far as it is told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads([u64; HEADS / 64]);

impl Heads {
    /// Whether a word may begin where some bytes of a text do.
    pub(super) fn may_begin(&self, bytes: &[u8]) -> bool {
        let bits = |place: usize| self.0.get(place / 64).is_some_and(|it| it & bit(place) != 0);
        head(bytes).is_some_and(bits)
    }

    /// Takes up what another set has.
    pub(super) fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own |= other);
    }

    /// The same with what a word begins with.
    #[must_use]
    pub(super) const fn with(mut self, word: &str) -> Self {
        if let Some(place) = head(word.as_bytes()) {
            self.0[place / 64] |= bit(place);
        }
        self
    }

    /// The same with what some words begin with.
    #[must_use]
    pub(super) const fn with_all(mut self, words: &[&str]) -> Self {
        let mut rest = words;
        while let [word, others @ ..] = rest {
            self = self.with(word);
            rest = others;
        }
        self
    }

    /// What the words of some lists begin with.
    pub(super) const fn of_lists(lists: Lists) -> Self {
        let (mut found, mut rest) = (Self([0; HEADS / 64]), lists);
        while let [list, others @ ..] = rest {
            let mut lines = *list;
            while let [(words, _), more @ ..] = lines {
                let mut left = *words;
                while let Some((word, after)) = split(left) {
                    (found, left) = (found.with(word), after);
                }
                lines = more;
            }
            rest = others;
        }
        found
    }
}

/// A place's bit in the word of bits it belongs to.
const fn bit(place: usize) -> u64 {
    1 << (place % 64)
}

/// Words with their sense, parted by blanks, list by list.
pub(super) type Lists = &'static [&'static [(&'static str, Sense)]];

/// How many words some lists hold.
pub(super) const fn count(lists: Lists) -> usize {
    let (mut found, mut rest) = (0, lists);
    while let [list, others @ ..] = rest {
        let mut lines = *list;
        while let [(words, _), more @ ..] = lines {
            let mut left = *words;
            while let Some((_, after)) = split(left) {
                (found, left) = (found + 1, after);
            }
            lines = more;
        }
        rest = others;
    }
    found
}

/// The first word of a text parted by blanks, and what stands behind it.
const fn split(text: &'static str) -> Option<(&'static str, &'static str)> {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() && bytes[start].is_ascii_whitespace() {
        start += 1;
    }
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii_whitespace() {
        end += 1;
    }
    if start == end {
        return None;
    }
    Some((text.split_at(end).0.split_at(start).1, text.split_at(end).1))
}

/// Where the words lie that begin as some bytes do; nothing where they begin with no Chinese character.
pub(super) const fn head(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xe0..=0xef, second, third, ..] => {
            Some(((*second as usize & 0x0f) << 6) | (*third as usize & 0x3f))
        }
        _ => None,
    }
}

/// The second of a text's Chinese characters, as one number.
const fn second(bytes: &[u8]) -> u32 {
    match bytes {
        [_, _, _, one, two, three, ..] => u32::from_be_bytes([0, *one, *two, *three]),
        _ => 0,
    }
}

impl Entry {
    /// A word that begins with a Chinese character.
    pub(super) const fn new(word: &'static str, sense: &'static Sense) -> Self {
        Self { word, sense, second: second(word.as_bytes()) }
    }

    /// Whether a text, whose second character is given, begins with the word.
    fn begins(&self, text: &[u8], after: u32) -> bool {
        self.second == 0 && text.starts_with(self.word.as_bytes())
            || self.second == after && text.starts_with(self.word.as_bytes())
    }
}

impl<const N: usize> Table<N> {
    /// Lays out all words of some lists. Of two words that are the same, the first counts.
    ///
    /// # Panics
    /// Where the lists hold other than `N` words, or one that begins with no Chinese character: when the
    /// program is built.
    pub(super) const fn new(lists: Lists) -> Self {
        let all = gathered::<N>(lists);
        let mut starts = [0; HEADS + 1];
        let mut at = 0;
        while at < N {
            starts[head_of(&all[at]) + 1] += 1;
            at += 1;
        }
        at = 0;
        while at < HEADS {
            starts[at + 1] += starts[at];
            at += 1;
        }
        let (mut entries, mut filled) = (all, [0; HEADS]);
        at = 0;
        while at < N {
            let own = all[at];
            let place = head_of(&own);
            let first = starts[place] as usize;
            let mut to = first + filled[place];
            // The longer stand before, the first of those as long before the others.
            while to > first && entries[to - 1].word.len() < own.word.len() {
                entries[to] = entries[to - 1];
                to -= 1;
            }
            entries[to] = own;
            filled[place] += 1;
            at += 1;
        }
        Self { starts, entries }
    }

    /// The longest word that a text begins with.
    pub(super) fn begin(&self, text: &[u8]) -> Option<&Entry> {
        let place = head(text)?;
        let [from, to] = self.starts.get(place..place + 2)? else { return None };
        let alike = self.entries.get(usize::from(*from)..usize::from(*to))?;
        if alike.is_empty() {
            return None;
        }
        let after = second(text);
        alike.iter().find(|entry| entry.begins(text, after))
    }

    /// Every word, in no order that means anything.
    #[cfg(test)]
    pub(super) const fn all(&self) -> &[Entry] {
        &self.entries
    }
}

const fn head_of(entry: &Entry) -> usize {
    head(entry.word.as_bytes()).expect("a word begins with a Chinese character")
}

const fn gathered<const N: usize>(lists: Lists) -> [Entry; N] {
    let mut all = [Entry { word: "", sense: &Sense::Plain, second: 0 }; N];
    let (mut at, mut rest) = (0, lists);
    while let [list, others @ ..] = rest {
        let mut lines = *list;
        while let [(words, sense), more @ ..] = lines {
            let mut left = *words;
            while let Some((word, after)) = split(left) {
                all[at] = Entry::new(word, sense);
                (at, left) = (at + 1, after);
            }
            lines = more;
        }
        rest = others;
    }
    assert!(at == N, "as many words as were counted");
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIST: &[(&str, Sense)] = &[
        ("甲 甲乙 乙丙", Sense::Plain),
        ("甲乙丙 甲乙 丙 丙甲", Sense::Total),
        ("乙丙甲", Sense::Own),
    ];
    const LISTS: Lists = &[LIST, &[("丙丙 甲甲", Sense::Carry)]];
    static TABLE: Table<{ count(LISTS) }> = Table::new(LISTS);

    #[test]
    fn lists_are_parted_at_blanks() {
        assert_eq!(count(LISTS), 10);
        let first = TABLE.begin("甲乙".as_bytes()).map(|entry| entry.sense);
        assert_eq!(first, Some(&Sense::Plain));
        assert_eq!(TABLE.begin(b"a"), None);
        assert_eq!(TABLE.begin("丁".as_bytes()), None);
    }

    proptest! {
        #[test]
        fn words_are_found_as_by_trying_each(text in "[甲乙丙]{1,5}") {
            let begin = TABLE.all().iter().filter(|own| text.starts_with(own.word));
            let longest = begin.map(|own| own.word.len()).max();
            let found = TABLE.begin(text.as_bytes()).map(|own| own.word.len());
            prop_assert_eq!(found, longest);
        }
    }
}
