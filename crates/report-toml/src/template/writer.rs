//! Lines of a report file: keys, values, comments set in one column. It must not know any form.

/// The column, from 0, at which comments begin where what stands before them leaves room.
const COMMENT_COLUMN: usize = 33;

/// A report file as it grows.
#[derive(Default)]
pub struct Writer {
    /// What is written so far.
    pub text: String,
}

impl Writer {
    /// A line as it is.
    pub fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// A line that is nothing but a comment.
    pub fn note(&mut self, comment: &str) {
        self.line(&format!("# {comment}"));
    }

    /// A line and its comment, set in the column of comments.
    pub fn commented(&mut self, line: &str, comment: &str) {
        let room = COMMENT_COLUMN.saturating_sub(display_width(line)).max(1);
        let comment = if comment.is_empty() { "" } else { &format!("# {comment}") };
        self.line(&format!("{line}{}{comment}", " ".repeat(room)));
    }

    /// A key with its value.
    pub fn key(&mut self, key: &str, value: &str, comment: &str) {
        self.commented(&format!("{key} = {value}"), comment);
    }

    /// A key that may be left out, as an example commented out.
    pub fn optional(&mut self, key: &str, example: &str, comment: &str) {
        self.commented_out(&format!("{key} = {example}"), comment);
    }

    /// A line commented out, with a comment of its own.
    pub fn commented_out(&mut self, line: &str, comment: &str) {
        self.commented(&format!("# {line}"), comment);
    }

    /// A key with the text it has, or else as an example commented out.
    pub fn either(&mut self, key: &str, value: Option<&str>, example: &str, comment: &str) {
        match value {
            Some(value) => self.key(key, &quoted(value), comment),
            None => self.optional(key, &quoted(example), comment),
        }
    }

    /// A table's header after an empty line.
    pub fn header(&mut self, key: &str, comment: &str) {
        self.blank_line();
        self.commented(&format!("[{key}]"), comment);
    }
}

/// A text as a TOML basic string (TOML 1.0, *String*), whatever it holds.
///
/// ```
/// assert_eq!(report_toml::template::writer::quoted("甲\"乙"), r#""甲\"乙""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for ch in text.chars() {
        match ch {
            '"' | '\\' => quoted.extend(['\\', ch]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if ch.is_control() => quoted.extend(unicode_escape(ch)),
            _ => quoted.push(ch),
        }
    }
    quoted.push('"');
    quoted
}

/// `\uXXXX`: every control character has at most four hexadecimal digits.
fn unicode_escape(ch: char) -> impl Iterator<Item = char> {
    let digit = move |place: u32| char::from_digit((u32::from(ch) >> (4 * place)) & 0xf, 16);
    ['\\', 'u'].into_iter().chain((0..4).rev().filter_map(digit))
}

/// Columns in an editor's fixed-width face, where Chinese characters take two.
#[must_use]
pub fn display_width(text: &str) -> usize {
    text.chars().map(|ch| if ch < '\u{2e80}' { 1 } else { 2 }).sum()
}
