//! Characters that cannot be seen where they stand. It must not say what becomes of them.

/// Whether a character is drawn as nothing: zero-width and direction marks, soft hyphens, fillers, line
/// and paragraph separators, annotation marks, tags (Unicode 16.0, `Default_Ignorable_Code_Point` and
/// `Bidi_Control`, without variation selectors).
///
/// Controls, private use and the byte order mark U+FEFF are not among them: controls are a parser's to
/// refuse, private use has a shape of its own somewhere, and a byte order mark is told of where bytes
/// are decoded.
///
/// ```
/// use report_core::hidden::is_hidden;
///
/// assert!(is_hidden('\u{200b}') && is_hidden('\u{202e}'));
/// assert!(!is_hidden('公') && !is_hidden('\u{3000}') && !is_hidden('\u{feff}'));
/// ```
#[must_use]
pub const fn is_hidden(ch: char) -> bool {
    matches!(
        ch,
        '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
