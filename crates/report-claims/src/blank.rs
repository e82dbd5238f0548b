//! Blanks that text pasted from elsewhere has between figures, units and Chinese characters. It must not
//! touch those between words of letters or between two numbers.

/// Whether a character is a blank of any width, or none to be seen.
#[must_use]
pub const fn is_blank(ch: char) -> bool {
    matches!(
        ch,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// Whether a text may have a blank: most texts have none, which their bytes tell.
fn may_have(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b' ' | b'\t' | 0xc2 | 0xe2, ..] | [0xe3, 0x80, 0x80, ..] | [0xef, 0xbb, 0xbf, ..] => {
                return true;
            }
            // From U+4000 to U+9FFF; any other byte by itself.
            [0xe4..=0xe9, _, _, after @ ..] | [_, after @ ..] => after,
            [] => return false,
        };
    }
}

/// The parts of a text that are left when the blanks beside Chinese are taken out; `last` is what stands
/// before the text.
#[must_use]
pub fn without_blanks(text: &str, last: Option<char>) -> Vec<std::ops::Range<usize>> {
    if !may_have(text) {
        return std::iter::once(0..text.len()).collect();
    }
    let mut kept = Vec::new();
    let (mut start, mut before) = (0, last);
    let mut rest = text.char_indices().peekable();
    while let Some((at, ch)) = rest.next() {
        if !is_blank(ch) {
            before = Some(ch);
            continue;
        }
        let mut end = at + ch.len_utf8();
        while let Some((at, ch)) = rest.next_if(|(_, ch)| is_blank(*ch)) {
            end = at + ch.len_utf8();
        }
        let behind = rest.peek().map(|(_, ch)| *ch);
        let parts = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
        let seen = text.get(at..end).is_some_and(|own| !own.starts_with('\u{200b}'));
        // Between two words of letters, two numbers, or a number and what is not known yet.
        if !(seen && parts(before) && behind.is_none_or(|ch| ch.is_ascii_graphic())) {
            kept.push(start..at);
            start = end;
        }
    }
    kept.push(start..text.len());
    kept.retain(|range| !range.is_empty());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let kept: String =
            without_blanks(text, None).into_iter().map(|range| &text[range]).collect();
        assert_eq!(kept, expected, "{text:?}");
    }

    #[test]
    fn blanks_beside_chinese_go_and_others_stay() {
        check("收到申请 52 件 ，办结\u{3000}52\u{a0}件", "收到申请52件，办结52件");
        check("申请\u{200b}52\u{200b}件", "申请52件");
        check("电话 0539 8246639", "电话0539 8246639");
        check("Open Data 平台", "Open Data平台");
        check("\u{3000}\u{3000}段首", "段首");
        check("没有", "没有");
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_taken_out(text in "[ \u{a0}\u{3000}件申a1]{0,12}") {
            let bare = |text: &str| text.chars().filter(|ch| !is_blank(*ch)).collect::<String>();
            let kept: String =
                without_blanks(&text, None).into_iter().map(|range| &text[range]).collect();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
