//! Tells headings from numbered sentences: `#` headings, typed official numbers, headings run in
//! with their text. It must not read running text itself.

use super::numbering::{self, Break, Typed};
use super::{Markup, Writer, trimmed};
use report_core::faults;
use report_core::prose::{Block, Heading, Level, Number};
use std::ops::Range;

/// The longest heading with a typed number, in characters; a longer line is a sentence.
const HEADING_LIMIT: usize = 40;

/// The longest run-in heading, in characters, its full stop not counted.
const RUN_IN_LIMIT: usize = 30;

/// What ends a sentence and so no heading.
const SENTENCE_ENDS: &[char] = &['。', '；', ';', '，', ',', '、', '！', '？'];

/// A numbered line taken apart.
struct Parts {
    /// The heading's own words.
    words: Range<usize>,
    /// The text run in after them.
    run_in: Option<Range<usize>>,
}

impl Writer<'_, '_, '_> {
    /// A line that begins with `#`.
    pub(super) fn hashes(&mut self, line: Range<usize>) {
        let content = self.slice(&line);
        let count = content.len() - content.trim_start_matches('#').len();
        let words = trimmed(self.text.text, line.start + count..line.end);
        let spaced = words.start > line.start + count;
        let words = self.without_closing_hashes(words);
        let level = match count {
            1 => Level::Second,
            2 => Level::Third,
            _ => Level::Fourth,
        };
        if words.is_empty() || !spaced {
            self.tell(Markup::GluedHeading, line.start..line.start + count);
            return self.paragraph(line);
        }
        if count > 3 {
            self.tell(Markup::DeepHeading, line.start..line.start + count);
        }
        match self.typed(&words) {
            Some((typed, rest)) => {
                self.typed_heading(typed, &line, &words, Parts { words: rest, run_in: None });
            }
            None => self.heading(level, line, words),
        }
    }

    fn without_closing_hashes(&self, words: Range<usize>) -> Range<usize> {
        let content = self.slice(&words);
        let rest = content.trim_end_matches('#');
        if rest.len() < content.len() && (rest.is_empty() || rest.ends_with([' ', '\t'])) {
            return words.start..words.start + rest.trim_end().len();
        }
        words
    }

    fn heading(&mut self, level: Level, line: Range<usize>, words: Range<usize>) {
        let value = self.numbers.next(level);
        let inlines = self.inlines(words);
        let (number, label) = (Number { value, typed: None }, numbering::label(level, value));
        let span = self.text.span(line);
        self.blocks.push(Block::Heading(Heading {
            level,
            number,
            label,
            inlines,
            run_in: None,
            span,
        }));
    }

    fn typed(&self, line: &Range<usize>) -> Option<(Typed, Range<usize>)> {
        let typed = numbering::typed(self.slice(line))?;
        Some((typed, trimmed(self.text.text, line.start + typed.length..line.end)))
    }

    /// Reads a line as a heading with a typed number, if it is one.
    pub(super) fn numbered(&mut self, line: &Range<usize>) -> bool {
        if let Some((strong, after)) = self.strong_head(line)
            && let Some((typed, words)) = self.typed(&strong)
        {
            let run_in = Some(after).filter(|after| !after.is_empty());
            self.typed_heading(typed, line, &strong, Parts { words, run_in });
            return true;
        }
        let Some((typed, rest)) = self.typed(line) else { return false };
        if let Some(parts) = self.parts(&rest) {
            self.typed_heading(typed, line, line, parts);
            return true;
        }
        self.numbers.sentence(typed.level, typed.value);
        false
    }

    /// The inside of `**…**` at the head of a line, and what follows it.
    fn strong_head(&self, line: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let inner = self.slice(line).strip_prefix("**")?;
        let close = inner.find("**").filter(|close| *close > 0)?;
        let start = line.start + 2;
        let after = trimmed(self.text.text, start + close + 2..line.end);
        Some((trimmed(self.text.text, start..start + close), after))
    }

    /// Heading and run-in text of a numbered line; nothing for a numbered sentence.
    fn parts(&self, rest: &Range<usize>) -> Option<Parts> {
        let content = self.slice(rest);
        if let Some(stop) = content.find('。') {
            let end = rest.start + stop + '。'.len_utf8();
            let after = trimmed(self.text.text, end..rest.end);
            let words = content.get(..stop).unwrap_or_default();
            // A stop inside **…** or {{…}} ends no heading.
            let open = words.matches("**").count() % 2 == 1 || words.contains("{{");
            let short = words.chars().count() <= RUN_IN_LIMIT;
            return (short && !open && !after.is_empty())
                .then_some(Parts { words: rest.start..end, run_in: Some(after) });
        }
        let heading = !content.ends_with(SENTENCE_ENDS) && content.chars().count() <= HEADING_LIMIT;
        heading.then(|| Parts { words: rest.clone(), run_in: None })
    }

    /// `numbered` is where the number stands at the head.
    fn typed_heading(
        &mut self,
        typed: Typed,
        line: &Range<usize>,
        numbered: &Range<usize>,
        parts: Parts,
    ) {
        let place = numbered.start..numbered.start + typed.length;
        let label = self.slice(&place).to_owned();
        if let Some(broken) = self.numbers.heading(typed.level, typed.value) {
            self.broken(typed.level, &label, place.clone(), broken);
        }
        let inlines = self.inlines(parts.words);
        let run_in = parts.run_in.map(|range| self.inlines(range));
        let number = Number { value: typed.value, typed: Some(self.text.span(place)) };
        let span = self.text.span(line.clone());
        self.blocks.push(Block::Heading(Heading {
            level: typed.level,
            number,
            label,
            inlines,
            run_in,
            span,
        }));
    }

    fn broken(&mut self, level: Level, label: &str, place: Range<usize>, broken: Break) {
        let (fault, message) = match broken {
            Break::Gap(missing) => {
                let missing = numbering::label(level, missing);
                (faults::HEADING_NUMBER_GAP, format!("标题序号到了 {label}，缺少 {missing}"))
            }
            Break::Repeated(next) => {
                let next = numbering::label(level, next);
                (
                    faults::HEADING_NUMBER_REPEATED,
                    format!("标题序号 {label} 重复，按顺序应是 {next}"),
                )
            }
        };
        let found = self.finding(fault, place, message);
        self.cx.push(found.help("序号照原样印出，请核对"));
    }
}
