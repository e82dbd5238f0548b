//! What a character is to line breaking and spacing, after 《中文排版需求》 (CLREQ) and GB/T
//! 15834—2011. It must not decide any break.

/// The classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// （《“‘: never ends a line; its left half is blank.
    Opening,
    /// 、。，：；？！）》”’: never begins a line; its right half is blank.
    Closing,
    /// ·％℃: never begins a line; it has no blank half.
    Bound,
    /// — … ～: never begins a line, never torn from its twin, fills its width.
    Dash,
    /// Letters, digits and signs of Western text.
    Word,
    /// A space.
    Space,
    /// Everything full-width: 汉字 and full-width signs.
    Ideograph,
}

impl Class {
    /// The class of a character.
    #[must_use]
    pub const fn of(ch: char) -> Self {
        match ch {
            '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛' | '“' | '‘' => {
                Self::Opening
            }
            '、' | '。' | '，' | '．' | '：' | '；' | '？' | '！' | '）' | '》' | '〉' | '」'
            | '』' | '】' | '〕' | '］' | '｝' | '”' | '’' => Self::Closing,
            '·' | '％' | '‰' | '℃' => Self::Bound,
            '—' | '…' | '～' | '–' => Self::Dash,
            ' ' | '\u{a0}' | '\t' => Self::Space,
            '!'..='~' | '\u{a1}'..='\u{24f}' | '\u{370}'..='\u{52f}' => Self::Word,
            _ => Self::Ideograph,
        }
    }

    /// Whether it may not begin a line (避头).
    #[must_use]
    pub const fn shuns_line_head(self) -> bool {
        matches!(self, Self::Closing | Self::Bound | Self::Dash | Self::Space)
    }

    /// Whether it may not end a line (避尾).
    #[must_use]
    pub const fn shuns_line_end(self) -> bool {
        matches!(self, Self::Opening)
    }

    /// Whether it belongs to Western text.
    #[must_use]
    pub const fn is_western(self) -> bool {
        matches!(self, Self::Word | Self::Space)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_shun_a_line_head_are_those_of_the_standard() {
        let shun = |ch| Class::of(ch).shuns_line_head();
        assert!("、。，；：？！）》」』”’…—".chars().all(shun));
        assert!(!"（《「『“‘一1a".chars().any(shun));
    }

    #[test]
    fn marks_that_shun_a_line_end_are_those_of_the_standard() {
        let shun = |ch| Class::of(ch).shuns_line_end();
        assert!("（《「『“‘".chars().all(shun));
        assert!(!"）》。一1a".chars().any(shun));
    }
}
