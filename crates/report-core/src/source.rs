//! Where text came from: files, spans in them, and lines. It must not read any file itself.

use crate::characters::CharacterSet;
use crate::text::Text;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// Names one file among [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u16);

/// A half-open range of bytes, from 0, in the decoded text of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file the bytes are in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte; never less than `start`.
    pub end: u32,
}

impl Span {
    /// A span in `file`; an end before the start is taken as the start.
    ///
    /// Offsets beyond 4 GiB are clamped: the limit on a report file lies a thousand times lower.
    #[must_use]
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let start = clamp(range.start);
        Self { file, start, end: clamp(range.end).max(start) }
    }

    /// The bytes as a range, for slicing the file's text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value with the place it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// Borrows the value, keeping the place.
    pub const fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

/// A place a person can find: line and column count from 1, columns in characters, bytes from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Byte in the decoded text, from 0.
    pub byte: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The bytes at the beginning of a text whose lines are counted each time.
const HEAD: usize = 2048;

/// One text with its name, and the starts of its lines as soon as they are asked for.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: Text,
    line_starts: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// A text and its name, which is only shown, never opened.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<Text>) -> Self {
        Self { name: name.into(), text: text.into(), line_starts: OnceLock::new() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after = memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1);
            let starts = std::iter::once(0).chain(after);
            starts.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        })
    }

    /// How many lines begin before a byte or with it, and where the last of them begins.
    fn line(&self, byte: usize) -> (usize, usize) {
        // Many a report has one finding, in its head: no list of all lines is made for that.
        if byte < HEAD && self.line_starts.get().is_none() {
            let before = self.text.as_bytes().get(..byte).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
            return (1 + memchr::memchr_iter(b'\n', before).count(), start);
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start as usize <= byte);
        let start = line.checked_sub(1).and_then(|index| starts.get(index));
        (line, start.copied().unwrap_or_default() as usize)
    }

    /// The name shown to a reader.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every character the text has.
    #[must_use]
    pub fn characters(&self) -> &CharacterSet {
        self.text.characters()
    }

    /// The decoded text, shared: for a reader that adds files while it reads this one.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        self.text.shared()
    }

    /// The text of a span, or nothing where the span does not fit this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.text.get(span.range())
    }

    /// The place of a byte. A byte past the end or inside a character is moved back to one that is
    /// neither.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let mut at = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let (line, start) = self.line(at);
        let column = self.text.get(start..at).map_or(0, |before| before.chars().count());
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            byte: u32::try_from(at).unwrap_or(u32::MAX),
        }
    }
}

/// Every file one reading touched: the report, the prose files it names, last year's report.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and returns the name spans know it by.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        self.files.push(file);
        id
    }

    /// The file a span is in; nothing for a name from another set.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(usize::from(id.0))
    }

    /// The start of a span as a place a person can find.
    #[must_use]
    pub fn position(&self, span: Span) -> Option<Position> {
        self.file(span.file).map(|file| file.position(span.start))
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.file(span.file)?.slice(span)
    }

    /// The files in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(u16::try_from(index).unwrap_or(u16::MAX)), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::new("a.toml", "一二\n三四五\n");
        let at = |byte| file.position(byte).to_string();
        assert_eq!(at(0), "1:1");
        assert_eq!(at(3), "1:2");
        assert_eq!(at(7), "2:1");
        assert_eq!(at(13), "2:3");
        assert_eq!(at(16), "2:4");
        assert_eq!(at(17), "3:1");
    }

    #[test]
    fn lines_are_the_same_counted_or_listed() {
        let text = "一二\n\n三\n".repeat(400);
        let places = |file: &SourceFile| -> Vec<Position> {
            (0..5000).map(|byte| file.position(byte)).collect()
        };
        let (counted, listed) =
            (SourceFile::new("a.toml", &*text), SourceFile::new("a.toml", &*text));
        assert_eq!(listed.position(4000).line, 1 + 3 * (4000 / 12));
        assert_eq!(places(&counted), places(&listed));
    }

    #[test]
    fn a_byte_inside_a_character_or_past_the_end_is_moved_back() {
        let file = SourceFile::new("a.toml", "一二");
        assert_eq!(file.position(4).byte, 3);
        assert_eq!(file.position(400).byte, 6);
    }

    #[test]
    fn spans_of_another_set_find_nothing() {
        let span = Span::new(FileId(3), 0..1);
        assert_eq!(Sources::new().slice(span), None);
    }
}
