//! Reads prose: CommonMark in which every line is a block of its own, as people paste one paragraph
//! a line. Blocks are told apart here, their running text is read elsewhere. It must not number
//! pages, pictures or tables.

mod chart;
mod figure;
mod heading;
mod inline;
mod markup;
mod numbering;
mod pasted;
mod picture;
mod reference;
mod table;

pub(super) use reference::resolve;

use super::Reader;
use super::string::Located;
use memchr::{memchr, memchr_iter};
use numbering::Numbers;
use report_core::diagnostic::Diagnostic;
use report_core::faults::{self, Fault};
use report_core::prose::{Block, Inline, Paragraph, Prose};
use report_core::report::Report;
use report_core::vocab::SectionKey;
use std::collections::BTreeSet;
use std::ops::Range;

/// The largest text of one part, in bytes.
const SECTION_LIMIT: usize = 1 << 20;

/// The longest paragraph, in characters.
const PARAGRAPH_LIMIT: usize = 20_000;

/// A paragraph longer than this, in characters, is worth a warning.
const LONG_PARAGRAPH: usize = 3_000;

/// Reads the prose of one part; figures in it are taken from `report`.
pub(super) fn prose(
    cx: &mut Reader<'_>,
    text: &Located<'_>,
    section: SectionKey,
    report: &Report,
) -> Prose {
    let (numbers, told) = (Numbers::default(), BTreeSet::new());
    let mut writer = Writer { cx, text, section, report, blocks: Vec::new(), numbers, told };
    if text.text.len() > SECTION_LIMIT {
        let message =
            format!("[{section}] 的正文有 {} 字节，上限是 {SECTION_LIMIT}", text.text.len());
        writer.say(faults::SECTION_TOO_LONG, 0..0, message);
        return Prose::default();
    }
    writer.read();
    Prose { blocks: writer.blocks }
}

/// Reads the lines of one part. Ranges are bytes of its decoded text.
struct Writer<'r, 'a, 't> {
    cx: &'r mut Reader<'a>,
    text: &'r Located<'t>,
    section: SectionKey,
    report: &'r Report,
    blocks: Vec<Block>,
    numbers: Numbers,
    /// Kinds of markup already reported: once a part is enough.
    told: BTreeSet<Markup>,
}

/// Markup that an official document does not use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Markup {
    Bullet,
    Quote,
    Rule,
    Code,
    Emphasis,
    DeepHeading,
    GluedHeading,
}

impl Markup {
    /// What becomes of it.
    const fn fate(self) -> &'static str {
        match self {
            Self::Bullet => "公文不用项目符号，行首的符号不印，文字按普通段落印出",
            Self::Quote => "公文不用引用记号，行首的“>”不印，文字按普通段落印出",
            Self::Rule => "公文不用分隔线，这一行不印",
            Self::Code => "公文不用代码记号，文字照原样印出",
            Self::Emphasis => "单个“*”或“_”不表示加粗，照原样印出",
            Self::DeepHeading => "正文里的标题最多三级，这一行按第三级印出",
            Self::GluedHeading => "“#”后没有空格，不作标题，照原样印出",
        }
    }
}

impl<'t> Writer<'_, '_, 't> {
    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.slice(range.clone())
    }

    /// A finding at some bytes of the text.
    fn finding(&self, fault: Fault, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        fault.found(self.text.span(range), message).at(self.section)
    }

    fn say(&mut self, fault: Fault, range: Range<usize>, message: impl Into<String>) {
        let found = self.finding(fault, range, message);
        self.cx.push(found);
    }

    /// Says once a part what becomes of markup that is not used.
    fn tell(&mut self, markup: Markup, range: Range<usize>) {
        if self.told.insert(markup) {
            let found = self.finding(faults::UNSUPPORTED_MARKUP, range, markup.fate());
            let help = match markup {
                Markup::Emphasis => Some("加粗请用 **…**"),
                Markup::GluedHeading => Some("标题请写成“# 标题”"),
                _ => None,
            };
            self.cx.push(match help {
                Some(help) => found.help(help),
                None => found,
            });
        }
    }

    fn read(&mut self) {
        let lines = lines(self.text.text);
        let has_bars = memchr(b'|', self.text.text.as_bytes()).is_some();
        let (mut at, mut looked_at) = (0, 0);
        while let Some(rest @ [line, ..]) = lines.get(at..) {
            at += match self.slice(line) {
                "" => 1,
                content if fence(content).is_some() => self.fenced(rest),
                content if has_bars && content.contains('|') && self.begins_table(rest) => {
                    self.table(rest, None)
                }
                content if table::caption(content).is_some() => self.captioned(rest),
                _ => {
                    if at >= looked_at {
                        looked_at = at + self.pasted(rest);
                    }
                    self.line(line.clone());
                    1
                }
            };
        }
    }

    /// One line outside tables and fences.
    fn line(&mut self, line: Range<usize>) {
        let content = self.slice(&line);
        if !self.check_length(&line) {
            let (text, span) = (self.text.spanned(line.clone()), self.text.span(line));
            let inlines = vec![Inline::Text(text)];
            return self.blocks.push(Block::Paragraph(Paragraph { inlines, span }));
        }
        let rest = match content.as_bytes().first() {
            Some(b'#') => return self.hashes(line),
            Some(b'-' | b'*' | b'_' | b'=') if is_rule(content) => {
                return self.tell(Markup::Rule, line);
            }
            Some(b'-' | b'*' | b'+') => {
                let mark = content.get(..1).unwrap_or_default();
                self.without_mark(&line, mark, Markup::Bullet)
            }
            Some(b'>') => self.without_mark(&line, ">", Markup::Quote),
            _ => line,
        };
        if !self.slice(&rest).is_empty() && !self.numbered(&rest) {
            self.paragraph(rest);
        }
    }

    /// The line without a mark at its head that a blank follows.
    fn without_mark(&mut self, line: &Range<usize>, mark: &str, markup: Markup) -> Range<usize> {
        let rest = self.slice(line).strip_prefix(mark).unwrap_or_default();
        if !rest.is_empty() && !rest.starts_with([' ', '\t', '\u{3000}']) {
            return line.clone();
        }
        self.tell(markup, line.start..line.start + mark.len());
        trimmed(self.text.text, line.start + mark.len()..line.end)
    }

    fn paragraph(&mut self, line: Range<usize>) {
        let span = self.text.span(line.clone());
        let (inlines, mut pictures) = self.inlines_and_pictures(line.clone());
        match pictures.pop() {
            Some(picture) if pictures.is_empty() && inlines.is_empty() => self.picture(picture),
            Some(last) => {
                pictures.push(last);
                self.pictures_in_text(&pictures);
                self.blocks.push(Block::Paragraph(Paragraph { inlines, span }));
            }
            None => self.blocks.push(Block::Paragraph(Paragraph { inlines, span })),
        }
    }

    /// Reports a long paragraph; one beyond the limit is not worth reading for markup.
    fn check_length(&mut self, line: &Range<usize>) -> bool {
        if line.len() <= LONG_PARAGRAPH {
            return true;
        }
        let content = self.slice(line);
        let count = content.chars().count();
        let head = line.start..line.start + content.chars().next().map_or(0, char::len_utf8);
        if count > PARAGRAPH_LIMIT {
            let message = format!("这一段有 {count} 字，上限是 {PARAGRAPH_LIMIT} 字");
            let found = self.finding(faults::PARAGRAPH_TOO_LONG, head, message);
            self.cx.push(found.help("请分段；每行是一段"));
        } else if count > LONG_PARAGRAPH {
            let found = self.finding(faults::LONG_PARAGRAPH, head, format!("这一段有 {count} 字"));
            self.cx.push(found.help("请考虑分段；每行是一段"));
        }
        count <= PARAGRAPH_LIMIT
    }

    /// A fenced block: a chart, or anything else, printed line by line. Returns how many lines it
    /// has.
    fn fenced(&mut self, lines: &[Range<usize>]) -> usize {
        let Some((first, rest)) = lines.split_first() else { return 1 };
        let Some((mark, info)) = fence(self.slice(first)) else { return 1 };
        let closes = |line: &Range<usize>| {
            fence(self.slice(line))
                .is_some_and(|(close, info)| info.is_empty() && close.starts_with(mark))
        };
        let close = rest.iter().position(closes);
        let (inner, _) = rest.split_at(close.unwrap_or(rest.len()));
        if info == "chart" {
            match close.and_then(|at| rest.get(at)) {
                Some(close) => self.chart(first, inner, close),
                None => self.unclosed_chart(first),
            }
        } else {
            self.tell(Markup::Code, first.clone());
            self.as_typed(inner);
        }
        (inner.len() + 2).min(lines.len())
    }

    /// Lines that are printed as they were typed.
    fn as_typed(&mut self, lines: &[Range<usize>]) {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let (text, span) = (self.text.spanned(line.clone()), self.text.span(line.clone()));
            let inlines = vec![Inline::Text(text)];
            self.blocks.push(Block::Paragraph(Paragraph { inlines, span }));
        }
    }
}

/// The lines of a text without their ends and without blanks at either side.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::with_capacity(text.len() / 128 + 1);
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let mut start = usize::from(text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..end).filter(|_| has_returns).unwrap_or_default();
        let last = end - usize::from(line.ends_with('\r'));
        // Old Macintosh texts end their lines with a lone carriage return.
        let returns = line.match_indices('\r').map(|(at, _)| end - line.len() + at);
        for at in returns.filter(|at| *at < last) {
            lines.push(trimmed(text, start..at));
            start = at + 1;
        }
        lines.push(trimmed(text, start..last));
        start = end + 1;
    }
    lines
}

/// A range without blanks at either side.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let content = text.get(range.clone()).unwrap_or_default().trim_start();
    let start = range.end - content.len();
    start..start + content.trim_end().len()
}

/// The mark of a fence and what follows it.
fn fence(content: &str) -> Option<(&str, &str)> {
    let mark = content.chars().next().filter(|ch| matches!(ch, '`' | '~'))?;
    let info = content.trim_start_matches(mark);
    let length = content.len() - info.len();
    let inline = mark == '`' && info.contains('`');
    let mark = content.get(..length).filter(|mark| mark.len() >= 3 && !inline)?;
    Some((mark, info.trim()))
}

/// Whether a line is a rule across the page: three or more of one mark and nothing else.
fn is_rule(content: &str) -> bool {
    let mut marks = content.chars().filter(|ch| !ch.is_whitespace());
    let first = marks.next();
    content.len() >= 3 && marks.clone().count() >= 2 && marks.all(|mark| Some(mark) == first)
}
