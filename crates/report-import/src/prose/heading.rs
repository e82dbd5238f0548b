//! Which paragraphs are headings inside a part, and of which level: by style and outline, by number, by look. It
//! must not number them.

use super::{Writer, number};
use crate::draft;
use crate::foreign::{Block, Paragraph};
use crate::plain::{Style, numbered, one_line};

/// The longest heading that is told by its look, in characters.
const LONGEST: usize = 25;

/// The longest paragraph that is told by its style, in characters: a longer one is text in a heading's style.
const LONGEST_STYLED: usize = 80;

/// What ends a sentence and so no heading.
const SENTENCE_ENDS: &[char] = &['。', '；', ';', '，', ',', '、', '！', '？', '：', ':'];

/// The deepest level inside a part: （1）.
const DEEPEST: u8 = 3;

impl Writer<'_> {
    /// Whether a paragraph says itself that it is a heading.
    pub(super) fn is_marked(&self, paragraph: &Paragraph) -> bool {
        let text = one_line(&paragraph.text());
        let number = paragraph.number.as_deref().unwrap_or_default();
        let numbered =
            numbered(&format!("{number}{text}")).0.is_some_and(|it| it.style != Style::Chinese);
        numbered && text.chars().count() <= LONGEST || self.styled(paragraph).is_some()
    }

    /// The level inside a part that a paragraph's style gives it.
    fn styled(&self, paragraph: &Paragraph) -> Option<u8> {
        let level = paragraph.level?.checked_sub(self.base)?.max(1);
        let length = paragraph.text().chars().count();
        (length <= LONGEST_STYLED).then_some(level.min(DEEPEST))
    }

    /// The line of a heading; nothing for a paragraph, and for a heading whose typed number tells it by itself.
    pub(super) fn heading(&mut self, paragraph: &Paragraph, next: Option<usize>) -> Option<String> {
        let text = one_line(&paragraph.text());
        if text.is_empty() {
            return None;
        }
        let number = number(paragraph);
        let (typed, words) = numbered(&text);
        if let Some(level) = self.styled(paragraph) {
            return Some(line(level, paragraph, &text));
        }
        if typed.is_some() || !number.is_empty() {
            return automatic(paragraph, &number, &text);
        }
        if !self.looks(paragraph, words, next) {
            return None;
        }
        self.guess(&paragraph.place, &text, "按样子认作标题（整段加粗或居中、很短）".to_owned());
        Some(format!("# {}", closed(&draft::words(&text))))
    }

    /// Whether a paragraph nobody marked looks like a heading: bold or centred, short, with text below it.
    fn looks(&self, paragraph: &Paragraph, words: &str, next: Option<usize>) -> bool {
        let below = next.and_then(|next| self.document.blocks.get(next));
        let text_below = matches!(below, Some(Block::Paragraph(it))
            if !it.look.bold && it.text().chars().count() > words.chars().count());
        !self.marked
            && (paragraph.look.bold || paragraph.look.centered)
            && !paragraph.look.right
            && words.chars().count() <= LONGEST
            && !words.ends_with(SENTENCE_ENDS)
            && text_below
    }
}

/// A heading in a heading's style. A number the program would give as well is left to it.
fn line(level: u8, paragraph: &Paragraph, text: &str) -> String {
    let hashes = "#".repeat(usize::from(level));
    let (typed, words) = numbered(text);
    let keeps = typed.is_some_and(|it| it.style != Style::Chinese) && paragraph.number.is_none();
    let words = if keeps || typed.is_none() { text } else { words };
    format!("{hashes} {}", closed(&draft::words(words)))
}

/// A short paragraph with an automatic number is a heading of the number's level.
fn automatic(paragraph: &Paragraph, number: &str, text: &str) -> Option<String> {
    let short = text.chars().count() <= LONGEST && !text.ends_with(SENTENCE_ENDS);
    let style = numbered(&format!("{number}、")).0.or(numbered(number).0)?.style;
    let level = match style {
        Style::Chinese => return None,
        Style::ChineseInBrackets => 1,
        Style::Arabic => 2,
        Style::ArabicInBrackets => 3,
    };
    let heading = short && !number.is_empty() && paragraph.number.is_some();
    heading.then(|| format!("{} {}", "#".repeat(level), closed(&draft::words(text))))
}

/// A heading whose last character is no mark that closes it.
fn closed(words: &str) -> String {
    words.strip_suffix('#').map_or_else(|| words.to_owned(), |before| format!("{before}\\#"))
}
