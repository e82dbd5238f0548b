//! Numbers typed with other signs than digits. It must not say what they are worth.

/// Whether a text is a number in Chinese numerals, circled or raised digits, ASCII digits among them.
pub(super) fn is_foreign(text: &str) -> bool {
    let numeral = |ch: char| {
        "〇零一二三四五六七八九十百千万亿两¹²³".contains(ch)
            || matches!(ch, '\u{2070}'..='\u{2079}' | '\u{2460}'..='\u{2473}')
    };
    text.chars().any(numeral) && text.chars().all(|ch| numeral(ch) || ch.is_ascii_digit())
}

/// The first letter in a number that looks like a digit, and the number as it was meant.
pub(super) fn with_letters(text: &str) -> Option<(char, String)> {
    let digit = |ch: char| match ch {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => ch.is_ascii_digit().then_some(ch),
    };
    let meant: String = text.chars().map(digit).collect::<Option<_>>()?;
    let letter = text.chars().find(char::is_ascii_alphabetic)?;
    text.contains(|ch: char| ch.is_ascii_digit()).then_some((letter, meant))
}

/// The number before a sign that stands behind it, as in `5-`.
pub(super) fn before_sign(text: &str) -> Option<&str> {
    let number = text.strip_suffix(['-', '+'])?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// The number at the head of a text that has commas between thousands, as typed.
pub(super) fn with_thousands(text: &str) -> Option<&str> {
    let part = |ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '.');
    let token = text.split_once(|ch| !part(ch)).map_or(text, |(token, _)| token);
    let whole = token.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let mut rest = groups.peekable();
    (first && rest.peek().is_some() && rest.all(|group| group.len() == 3)).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_signs_than_digits_are_told() {
        assert!(is_foreign("三十") && is_foreign("5²") && is_foreign("①"));
        assert!(!is_foreign("30") && !is_foreign("三十件") && !is_foreign(""));
        assert_eq!(with_letters("l2O0"), Some(('l', "1200".into())));
        assert_eq!(
            (with_letters("lO"), with_letters("1200"), with_letters("12件")),
            (None, None, None)
        );
        assert_eq!(
            (before_sign("5-"), before_sign("-5"), before_sign("-")),
            (Some("5"), None, None)
        );
    }

    #[test]
    fn thousands_are_groups_of_three() {
        assert_eq!(with_thousands("1,234.5 # 件"), Some("1,234.5"));
        assert_eq!(with_thousands("12,345,678"), Some("12,345,678"));
        for other in ["1234", "1,23", "1234,567", ",123", "1,234,5"] {
            assert_eq!(with_thousands(other), None, "{other}");
        }
    }
}
