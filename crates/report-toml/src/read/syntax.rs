//! Says in Chinese what keeps a text from being TOML, every place at once, and hands back a mended
//! text of which the rest can be read. The parser's own words never reach a reader.

mod words;

use super::mend::{self, blank};
use report_core::diagnostic::Diagnostic;
use report_core::faults::{self, Fault};
use report_core::source::{FileId, Span};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::{DeTable, Error};
use words::{Said, said};

/// How many syntax errors are listed; a file with more is damaged as a whole.
const LISTED: usize = 100;

/// How many are kept before the first in the order of the text are chosen.
const KEPT: usize = 10 * LISTED;

/// How often a text is parsed again after a line that stops the parser was given up.
const ROUNDS: usize = 16;

/// What could not be read, so that nothing is said about it twice.
#[derive(Default)]
pub(super) struct Damage {
    /// Bytes already reported.
    ranges: Vec<Range<usize>>,
    /// Whether lines were given up, or keys could not be read.
    lost: bool,
}

impl Damage {
    /// Whether some bytes lie in what is already reported.
    pub(super) fn covers(&self, range: Range<usize>) -> bool {
        self.ranges.iter().any(|damage| {
            damage.start <= range.start && range.end <= damage.end && range.end > damage.start
        })
    }

    /// Whether lines were given up: what seems to be missing may have stood there.
    pub(super) const fn lost_lines(&self) -> bool {
        self.lost
    }
}

/// A text that can be parsed further than the one that was typed.
pub(super) struct Mended {
    /// As many bytes as were typed, each in its place.
    pub(super) text: String,
    /// What could not be read.
    pub(super) damage: Damage,
    /// What is wrong.
    pub(super) found: Vec<Diagnostic>,
}

/// Mends a text that does not parse and says everything that is wrong with it.
pub(super) fn mended(file: FileId, text: &str) -> Mended {
    let scanned = mend::mend(text);
    let mut cx = Syntax {
        file,
        text,
        found: Vec::new(),
        damage: Damage::default(),
        said: BTreeSet::new(),
        unsaid: 0,
        headers: scanned.headers,
    };
    cx.damage.lost = !scanned.lost.is_empty();
    for mend in scanned.mends {
        let found = mend.fault.found(Span::new(file, mend.range), mend.message).help(mend.help);
        cx.found.push(match mend.edit {
            Some((range, text)) => found.edit(Span::new(file, range), text),
            None => found,
        });
    }
    let mut bytes = scanned.bytes;
    for _ in 0..ROUNDS {
        if !cx.round(&mut bytes) {
            break;
        }
    }
    cx.cap();
    let text = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
    Mended { text, damage: cx.damage, found: cx.found }
}

struct Syntax<'t> {
    file: FileId,
    text: &'t str,
    found: Vec<Diagnostic>,
    damage: Damage,
    /// Where something was said, and of which fault.
    said: BTreeSet<(usize, &'static str)>,
    /// How many errors were left out.
    unsaid: usize,
    /// Where each table begins, and its name.
    headers: Vec<(usize, String)>,
}

impl Syntax<'_> {
    /// Parses once; lines that stop the parser are given up, and then it is worth another round.
    fn round(&mut self, bytes: &mut [u8]) -> bool {
        let Ok(text) = std::str::from_utf8(bytes) else { return false };
        let (_, errors) = DeTable::parse_recoverable(text);
        // Errors without a place all mean the same line, and there may be one a bracket.
        let mut placeless = BTreeSet::new();
        let once =
            |error: &&Error| error.span().is_some() || placeless.insert(error.message().to_owned());
        let errors: Vec<&Error> = errors.iter().filter(once).collect();
        let mut stops = Vec::new();
        for error in &errors {
            if let Some(line) = self.stop(error, text) {
                self.say(error);
                stops.push(line);
            }
        }
        if stops.is_empty() {
            for error in &errors {
                self.say(error);
            }
            return false;
        }
        self.damage.lost = true;
        for line in stops {
            blank(bytes, line);
        }
        true
    }

    /// The line an error gives up, if the parser stops there.
    fn stop(&self, error: &Error, text: &str) -> Option<Range<usize>> {
        let message = error.message();
        if message.starts_with("key with no value") || message.starts_with("missing value for key")
        {
            return Some(line_of(self.text, error.span()?.start));
        }
        message.contains("recursion").then(|| deepest_line(text, error.span()))
    }

    /// Adds the finding for one error, once a place.
    fn say(&mut self, error: &Error) {
        if self.found.len() >= KEPT {
            self.unsaid += 1;
            return;
        }
        let range = error.span().unwrap_or_else(|| deepest_line(self.text, None));
        let range = on_characters(self.text, range);
        let token = self.text.get(range.clone()).unwrap_or_default();
        let Said { fault, message, help, typed } = said(
            error.message(),
            token,
            line_text(self.text, range.start),
            self.key_at(range.start),
        );
        if !self.said.insert((line_of(self.text, range.start).start, fault.id)) && token.is_empty()
        {
            return;
        }
        let span = Span::new(self.file, shown(self.text, range.clone()));
        let mut found = fault.found(span, message);
        if fault == faults::DUPLICATE_KEY
            && self.found.len() < LISTED
            && let Some(first) = first_place(self.text, &range, token)
        {
            found = found.secondary(Span::new(self.file, first), "先写在这里");
        }
        if let Some(help) = help {
            found = found.help(help);
        }
        if let Some(typed) = typed.filter(|_| !range.is_empty()) {
            found = found.edit(Span::new(self.file, range.clone()), typed);
        }
        self.found.push(found);
        self.spoil(fault, range);
    }

    /// The table and the key of the line a byte is in; both empty where there are none.
    fn key_at(&self, at: usize) -> (&str, &str) {
        let header = self.headers.partition_point(|(start, _)| *start <= at);
        let header = header.checked_sub(1).and_then(|header| self.headers.get(header));
        let line = line_text(self.text, at);
        let key = line.split(['=', '＝', ':', '：']).next().unwrap_or_default().trim();
        (header.map_or("", |(_, name)| name), key)
    }

    /// Keeps what cannot be read because of a fault from being reported again.
    fn spoil(&mut self, fault: Fault, range: Range<usize>) {
        let line = line_of(self.text, range.start);
        let content = self.text.get(line.clone()).unwrap_or_default();
        if fault == faults::NON_ASCII_KEY {
            self.damage.lost = true;
        }
        if fault == faults::UNCLOSED_BRACKET && content.trim_start().starts_with('[') {
            self.damage.lost = true;
            self.damage.ranges.push(line);
        } else if fault == faults::BAD_NUMBER {
            self.damage.ranges.push(token_around(self.text, &range));
        } else if range.is_empty() || fault == faults::BAD_ESCAPE {
            self.damage.ranges.push(line);
        } else {
            self.damage.ranges.push(range);
        }
    }

    /// Keeps the first findings in the order of the text, and says how many there were.
    fn cap(&mut self) {
        let more = self.unsaid + self.found.len().saturating_sub(LISTED);
        if more > 0 {
            let place = |found: &Diagnostic| found.primary.as_ref().map(|label| label.span);
            self.found.sort_by_key(place);
            self.found.truncate(LISTED);
            let end = self.text.len();
            let message = format!("另有 {more} 处写法错误未列出");
            self.found.push(faults::TOML_SYNTAX.found(Span::new(self.file, end..end), message));
        }
    }
}

/// The line a byte is in, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let length = text.get(start..).map_or(0, |rest| rest.find(['\n', '\r']).unwrap_or(rest.len()));
    start..start + length
}

fn line_text(text: &str, at: usize) -> &str {
    text.get(line_of(text, at)).unwrap_or_default()
}

/// The line with the most brackets and dots: where the parser gave up counting.
fn deepest_line(text: &str, span: Option<Range<usize>>) -> Range<usize> {
    if let Some(span) = span {
        return line_of(text, span.start);
    }
    let depth = |line: &str| line.bytes().filter(|byte| b"[{.".contains(byte)).count();
    let mut start = 0;
    let mut deepest = (0, 0..0);
    for line in text.split_inclusive('\n') {
        let found = depth(line);
        if found > deepest.0 {
            deepest = (found, start..start + line.trim_end_matches(['\n', '\r']).len());
        }
        start += line.len();
    }
    deepest.1
}

/// A range moved out to whole characters of the text.
pub(super) fn on_characters(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The value some bytes are part of: up to a blank, comma, bracket or sign on either side.
fn token_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |ch: char| ch.is_whitespace() || ",[]{}=#".contains(ch);
    let head = text.get(..range.start).unwrap_or_default();
    let tail = text.get(range.end..).unwrap_or_default();
    let start = head.trim_end_matches(|ch| !ends(ch)).len();
    start..range.end + tail.find(ends).unwrap_or(tail.len())
}

/// What to mark: an empty place is widened to its line.
fn shown(text: &str, range: Range<usize>) -> Range<usize> {
    if !range.is_empty() {
        return range;
    }
    let line = line_of(text, range.start);
    let content = text.get(line.clone()).unwrap_or_default();
    let start = line.start + content.len() - content.trim_start().len();
    start..(start + content.trim().len())
}

/// Where a key that stands twice was written first: the same word at the head of an earlier line,
/// in the same table unless it is a table itself.
fn first_place(text: &str, second: &Range<usize>, key: &str) -> Option<Range<usize>> {
    let is_header = line_text(text, second.start).trim_start().starts_with('[');
    let mut start = 0;
    let mut first = None;
    for line in text.get(..second.start)?.split_inclusive('\n') {
        let content = line.trim_start();
        let at = start + line.len() - content.len();
        start += line.len();
        let name = content.trim_start_matches(['[', ' ']);
        let opens = content.len() - name.len();
        if content.starts_with('[') && !is_header {
            first = None;
        }
        let rest = name.strip_prefix(key);
        let ends = rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.']));
        if ends
            && content.starts_with('[') == is_header
            && at + opens < second.start
            && first.is_none()
        {
            first = Some(at + opens..at + opens + key.len());
        }
    }
    first
}
