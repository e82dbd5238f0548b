//! How like two paragraphs are, numbers aside. It must not know where they stand.

/// The shortest paragraph that is compared, in characters: short ones are often formulas.
const SHORTEST: usize = 80;
/// Of a hundred pairs of neighbouring characters, how many must be shared.
const SHARED: usize = 90;

/// A paragraph, prepared for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Pairs of neighbouring characters, sorted.
    pairs: Vec<(char, char)>,
}

impl Likeness {
    /// Prepares a paragraph; nothing where it is too short to tell.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |ch: &char| !ch.is_ascii_digit() && !ch.is_whitespace();
        let characters: Vec<char> = text.chars().filter(plain).collect();
        if characters.len() < SHORTEST {
            return None;
        }
        let mut pairs: Vec<_> = characters
            .windows(2)
            .filter_map(|pair| match pair {
                [first, second] => Some((*first, *second)),
                _ => None,
            })
            .collect();
        pairs.sort_unstable();
        Some(Self { pairs })
    }

    /// Whether both paragraphs share nine of ten pairs.
    pub fn is_like(&self, other: &Self) -> bool {
        let (one, two) = (self.pairs.len(), other.pairs.len());
        let enough = |shared: usize| 2 * shared * 100 >= SHARED * (one + two);
        enough(one.min(two)) && enough(self.shared(other))
    }

    fn shared(&self, other: &Self) -> usize {
        let mut rest = other.pairs.iter().peekable();
        let mut shared = 0;
        for pair in &self.pairs {
            while rest.next_if(|own| *own < pair).is_some() {}
            shared += usize::from(rest.next_if(|own| *own == pair).is_some());
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "下一步将加强业务培训，完善答复文书的审核，定期通报检查情况，把政府信息公开列入年度考核，\
        对工作滞后的单位进行约谈，并在政府网站公开整改结果，接受社会监督，全年培训不少于4次，检查不少于12次。";

    fn check(other: &str, expected: bool) {
        let (own, other) = (Likeness::new(TEXT).unwrap(), Likeness::new(other).unwrap());
        assert_eq!(own.is_like(&other), expected);
        assert_eq!(other.is_like(&own), expected);
    }

    #[test]
    fn other_numbers_and_a_word_do_not_make_it_new() {
        check(TEXT, true);
        check(&TEXT.replace("4次", "16次").replace("12次", "20次"), true);
        check(&TEXT.replace("接受社会监督", "接受群众监督"), true);
    }

    #[test]
    fn other_words_do() {
        let half: String = TEXT.chars().take(40).collect();
        check(
            &format!(
                "{half}{}",
                "改版网站专栏归并重复栏目增加筛选条件先行征求意见再上线".repeat(2)
            ),
            false,
        );
    }

    #[test]
    fn a_short_paragraph_tells_nothing() {
        assert_eq!(Likeness::new("没有收取信息处理费。"), None);
    }
}
