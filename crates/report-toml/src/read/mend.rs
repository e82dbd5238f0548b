//! Mends a damaged TOML text in place, byte for byte as long, so that the rest of it can be read and
//! every place stays where it is. Only a text that would not parse comes here.

mod quotes;
mod shape;
pub(super) mod typed;

use super::numerals::with_thousands;
use report_core::faults::{self, Fault};
use shape::{begins_key, begins_table, ends_equals, header_name, is_stray, string_end};
use std::ops::Range;

/// One thing mended.
pub(super) struct Mend {
    /// What was wrong.
    pub(super) fault: Fault,
    /// The bytes at fault.
    pub(super) range: Range<usize>,
    /// What is wrong, in words.
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: String,
    /// The bytes to replace and what by, where the help says just what to type.
    pub(super) edit: Option<(Range<usize>, String)>,
}

/// The mended text and what was mended.
pub(super) struct Mended {
    /// As many bytes as before.
    pub(super) bytes: Vec<u8>,
    /// What was wrong, in the order of the text.
    pub(super) mends: Vec<Mend>,
    /// Lines that were given up: whole lines without their ends.
    pub(super) lost: Vec<Range<usize>>,
    /// Where the header of each table stands, and its name.
    pub(super) headers: Vec<(usize, String)>,
}

/// Where the scanner is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Outside any string.
    Plain,
    /// In a string over several lines that began at `open`, with these quotes.
    Long { open: usize, quotes: &'static str },
}

/// Replaces full-width punctuation outside strings and gives up strings and brackets that are never
/// closed, up to the next table or key.
pub(super) fn mend(text: &str) -> Mended {
    let mut scanner = Scanner {
        text,
        out: Mended {
            bytes: text.as_bytes().to_vec(),
            mends: Vec::new(),
            lost: Vec::new(),
            headers: Vec::new(),
        },
        state: State::Plain,
        brackets: Vec::new(),
        wide: Vec::new(),
        table: String::new(),
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        scanner.line(start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
    }
    scanner.close(text.len());
    scanner.out
}

struct Scanner<'t> {
    text: &'t str,
    out: Mended,
    state: State,
    /// Where brackets of values that are still open began.
    brackets: Vec<usize>,
    /// Full-width characters of this line.
    wide: Vec<(usize, char)>,
    /// The name of the table the line stands in.
    table: String,
}

impl<'t> Scanner<'t> {
    fn line(&mut self, start: usize, line: &'t str) {
        if begins_table(line) || (self.in_array() && begins_key(line)) {
            self.close(start);
        }
        let mut at = 0;
        if let State::Long { quotes, .. } = self.state {
            let Some(end) = self.closing(start, line, quotes) else { return };
            self.state = State::Plain;
            at = end;
        } else if self.brackets.is_empty() && self.whole(start, line) {
            return;
        }
        let header = line.trim_start().starts_with(['[', '［']);
        let mut has_equals = false;
        while let Some(ch) = line.get(at..).and_then(|rest| rest.chars().next()) {
            if ch == '#' {
                break;
            }
            let is_value = self.in_array() || line.get(..at).is_some_and(ends_equals);
            at = match ch {
                '"' | '\'' => self.quoted(start, line, at),
                '“' | '”' | '「' | '‘' | '’' if is_value => {
                    self.chinese_quote(start, line, at, ch)
                }
                _ => self.plain(start, line, at, ch, (header, has_equals)),
            };
            has_equals |= matches!(ch, '=' | '＝');
        }
        self.report_wide(line);
    }

    /// A line that is understood by its key alone, or not at all: whether it is done with.
    fn whole(&mut self, start: usize, line: &str) -> bool {
        if let Some(name) = header_name(line) {
            self.out.headers.push((start, name.clone()));
            self.table = name;
            return false;
        }
        if let Some(typed) = typed::typed(&self.table, line) {
            self.typed(start, line, typed);
            return true;
        }
        if !is_stray(line) {
            return false;
        }
        let is_prose = line.contains(['，', '。', '；', '：', '、', '“', '（']);
        let help = if is_prose {
            "像是正文，请移到 ''' 与 ''' 之间；不要的请删去，或在行首加 #"
        } else {
            "每行应是“键 = 值”，注释前要加 #"
        };
        let indent = line.len() - line.trim_start().len();
        self.out.mends.push(Mend {
            fault: faults::MISSING_EQUALS,
            range: start + indent..start + line.trim_end().len(),
            message: "这一行缺少等号".to_owned(),
            help: help.to_owned(),
            edit: None,
        });
        self.lose(start..start + line.len());
        true
    }

    /// A line whose key says what was meant: it is read so where it is not longer than what was typed.
    fn typed(&mut self, start: usize, line: &str, typed: typed::Typed) {
        let typed::Typed { fault, range, message, help, finished } = typed;
        let there = |range: Range<usize>| start + range.start..start + range.end;
        let edit = finished.map(|it| (there(it.range), it.text));
        let fitting = edit.clone().filter(|(range, text)| text.len() <= range.len());
        self.out.mends.push(Mend { fault, range: there(range), message, help, edit });
        match fitting {
            Some((range, text)) => {
                blank(&mut self.out.bytes, start..start + line.len());
                self.write(range.start, text.as_bytes());
            }
            None => self.lose(start..start + line.len()),
        }
    }

    /// Gives up some whole lines.
    fn lose(&mut self, lines: Range<usize>) {
        blank(&mut self.out.bytes, lines.clone());
        self.out.lost.push(lines);
    }

    /// Whether an array is open, in which no key can stand.
    fn in_array(&self) -> bool {
        let open = self.brackets.last().and_then(|at| self.text.get(*at..));
        self.state == State::Plain && open.is_some_and(|rest| rest.starts_with(['[', '［']))
    }

    /// Gives up what is still open before `end`.
    fn close(&mut self, end: usize) {
        if let State::Long { open, quotes } = self.state {
            let message = format!("这里的 {quotes} 没有配对的 {quotes}");
            self.out.mends.push(Mend {
                fault: faults::UNCLOSED_QUOTE,
                range: open..open + quotes.len(),
                message,
                help: format!("请在这段文字的末尾另起一行写 {quotes}"),
                edit: None,
            });
            self.give_up(open, end);
        } else if let Some(&open) = self.brackets.first() {
            let bracket = self.text.get(open..).and_then(|rest| rest.chars().next()).unwrap_or('[');
            let closing = if bracket == '{' { '}' } else { ']' };
            self.out.mends.push(Mend {
                fault: faults::UNCLOSED_BRACKET,
                range: open..open + bracket.len_utf8(),
                message: format!("这里的“{bracket}”没有配对的“{closing}”"),
                help: format!("请在这一行的末尾补上 {closing}"),
                edit: None,
            });
            self.give_up(open, end);
        }
        self.state = State::Plain;
        self.brackets.clear();
    }

    /// Blanks every line from the one `open` is in up to `end`.
    fn give_up(&mut self, open: usize, end: usize) {
        let start = self.text.get(..open).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        self.lose(start..end);
    }

    /// A string in ASCII quotes: where it ends on this line.
    fn quoted(&mut self, start: usize, line: &'t str, at: usize) -> usize {
        let rest = line.get(at..).unwrap_or_default();
        for quotes in ["'''", "\"\"\""] {
            if let Some(after) = rest.strip_prefix(quotes) {
                return if let Some(end) = after.find(quotes) {
                    at + quotes.len() + end + quotes.len()
                } else {
                    self.state = State::Long { open: start + at, quotes };
                    line.len()
                };
            }
        }
        if let Some(end) = string_end(rest) {
            at + end
        } else {
            self.unclosed(start, line, at);
            line.len()
        }
    }

    fn unclosed(&mut self, start: usize, line: &str, at: usize) {
        self.out.mends.push(Mend {
            fault: faults::UNCLOSED_QUOTE,
            range: start + at..start + at + 1,
            message: "这里的引号没有配对".to_owned(),
            help: "请在文字的末尾补上引号；文字有多行时用三个单引号 '''".to_owned(),
            edit: None,
        });
        self.lose(start..start + line.len());
        self.brackets.clear();
    }

    /// Any other character outside strings.
    fn plain(
        &mut self,
        start: usize,
        line: &str,
        at: usize,
        ch: char,
        (header, has_equals): (bool, bool),
    ) -> usize {
        let place = start + at;
        let ascii = match ch {
            '［' | '｛' | '］' | '｝' | '＝' | '＃' | '．' => {
                char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch)
            }
            '，' | '、' if !self.brackets.is_empty() => ',',
            '：' if self.brackets.is_empty() && !has_equals => '=',
            '\u{3000}' | '\u{a0}' | '\u{200b}' => ' ',
            '\u{feff}' if place > 0 => ' ',
            '０'..='９' => return self.digits(start, line, at),
            '0'..='9' if self.brackets.is_empty() && line.get(..at).is_some_and(ends_equals) => {
                return self.thousands(start, line, at);
            }
            '−' | '－' => '-',
            _ => ch,
        };
        if ascii != ch {
            let mut bytes = vec![b' '; ch.len_utf8()];
            let slot = if ascii == '-' { bytes.last_mut() } else { bytes.first_mut() };
            if let (Some(slot), Ok(byte)) = (slot, u8::try_from(ascii)) {
                *slot = byte;
            }
            self.replace(place, ch, &bytes);
        }
        match ascii {
            '[' | '{' if !header => self.brackets.push(place),
            ']' | '}' => drop(self.brackets.pop()),
            '#' => return line.len(),
            _ => {}
        }
        at + ch.len_utf8()
    }

    /// A run of full-width digits, moved together so that it is one number.
    fn digits(&mut self, start: usize, line: &str, at: usize) -> usize {
        let rest = line.get(at..).unwrap_or_default();
        let run: Vec<char> = rest.chars().take_while(|ch| ('０'..='９').contains(ch)).collect();
        let width = run.len() * '０'.len_utf8();
        let digits = run.iter().filter_map(|ch| u8::try_from(u32::from(*ch) - 0xFEE0).ok());
        let mut bytes: Vec<u8> = digits.collect();
        bytes.resize(width, b' ');
        self.wide.extend(run.first().map(|first| (start + at, *first)));
        self.write(start + at, &bytes);
        at + width
    }

    /// A bare number after an equals sign, with its commas between thousands made underscores.
    fn thousands(&mut self, start: usize, line: &str, at: usize) -> usize {
        let rest = line.get(at..).unwrap_or_default();
        let Some(typed) = with_thousands(rest) else { return at + 1 };
        self.write(start + at, typed.replace(',', "_").as_bytes());
        self.out.mends.push(Mend {
            fault: faults::BAD_NUMBER,
            range: start + at..start + at + typed.len(),
            message: format!("“{typed}”里有千分位逗号"),
            help: format!("数字不要加千分位逗号，请写 {}", typed.replace(',', "")),
            edit: Some((start + at..start + at + typed.len(), typed.replace(',', ""))),
        });
        at + typed.len()
    }

    fn replace(&mut self, at: usize, ch: char, bytes: &[u8]) {
        self.wide.push((at, ch));
        self.write(at, bytes);
    }

    fn write(&mut self, at: usize, bytes: &[u8]) {
        if let Some(slot) = self.out.bytes.get_mut(at..at + bytes.len()) {
            slot.copy_from_slice(bytes);
        }
    }

    /// What to type for the first full-width character of a line.
    fn in_half_width(&self, line: &str, at: usize, first: char) -> String {
        let rest = self.text.get(at..).unwrap_or_default();
        let digits: String = rest
            .chars()
            .map_while(|ch| char::from_u32(u32::from(ch).checked_sub(0xFEE0)?))
            .take_while(char::is_ascii_digit)
            .collect();
        match first {
            _ if !digits.is_empty() => format!("请写 {digits}"),
            _ if line.contains('＃') => "请改用半角字符，注释用 #".to_owned(),
            '“' | '”' | '「' | '‘' | '’' => "请用英文引号 \" 或 '".to_owned(),
            '−' | '－' => "请用英文减号 -".to_owned(),
            '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{feff}' => "请改用半角字符：空格".to_owned(),
            _ => format!("请改用半角字符 {}", typed::narrow(first)),
        }
    }

    /// One finding for all full-width characters of a line.
    fn report_wide(&mut self, line: &str) {
        let wide = std::mem::take(&mut self.wide);
        let Some((at, first)) = wide.first().copied() else { return };
        self.out.mends.push(Mend {
            fault: faults::FULL_WIDTH_PUNCTUATION,
            range: at..at + first.len_utf8(),
            message: typed::wide_message(first, wide.len()),
            help: self.in_half_width(line, at, first),
            edit: None,
        });
    }
}

/// Writes spaces over some bytes, keeping line ends.
pub(super) fn blank(bytes: &mut [u8], range: Range<usize>) {
    for byte in bytes.get_mut(range).unwrap_or_default() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}
