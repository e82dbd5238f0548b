//! Text inside HTML: nothing in it is taken for markup. It must not know any element. The page of `check`
//! escapes in the same way; whoever shares one of them shares the other.

use std::fmt::Write as _;

/// A text for an element's content or a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            '\n' => markup.push_str("<br>"),
            // A control or a sign that turns the text's direction is shown by its code.
            _ if ch.is_control() || report_core::hidden::is_hidden(ch) => {
                let _ = write!(markup, "&lt;U+{:04X}&gt;", u32::from(ch));
            }
            _ => markup.push(ch),
        }
    }
    markup
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_is_markup_and_nothing_hidden_stays_hidden() {
        assert_eq!(escaped("<a b='c'>&\u{202e}"), "&lt;a b=&#39;c&#39;&gt;&amp;&lt;U+202E&gt;");
    }
}
