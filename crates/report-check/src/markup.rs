//! Text inside XML and HTML: nothing in it is taken for markup, and nothing hidden stays hidden. It
//! must not know any element.

use crate::visible::visible;

/// A text for an element's content or a quoted attribute. What XML 1.0 §2.2 forbids is written as
/// its code; line ends in attributes stay.
pub(crate) fn escaped(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for ch in visible(text).chars() {
        match ch {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            '\n' => markup.push_str("&#10;"),
            '\r' => markup.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ => markup.push(ch),
        }
    }
    markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        assert_eq!(
            escaped("<a b=\"c\" d='e'>&amp;\n"),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;&#10;"
        );
    }

    #[test]
    fn only_characters_of_xml_are_left() {
        assert_eq!(
            escaped("a\0\u{1b}\u{ffff}\u{202e}区"),
            "a&lt;U+0000&gt;&lt;U+001B&gt;&lt;U+202E&gt;区"
        );
        let all: String = (0..=0xffff_u32).filter_map(char::from_u32).collect();
        let is_allowed =
            |ch: char| ch >= ' ' && !matches!(ch, '\u{fffe}' | '\u{ffff}') || ch == '\t';
        assert!(escaped(&all).chars().all(is_allowed));
    }
}
