//! What was meant by a line whose value TOML does not know, where its key says what belongs there: a row
//! of numbers, a date, yes or no, a text. It must not look at more than the line.

use crate::read::keys::{self, Kind};
use report_core::faults::{self, Fault};
use report_core::number::Quantity;
use std::ops::Range;
use toml::de::DeTable;

/// A line as it should be, or why that cannot be told.
pub(super) struct Typed {
    pub(super) fault: Fault,
    /// The bytes of the line at fault.
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// The line as it should be, without what follows the value.
    pub(super) finished: Option<Finished>,
}

/// A line that can be read, and the bytes it takes the place of.
pub(super) struct Finished {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// A line taken apart.
struct Parts<'t> {
    key: &'t str,
    /// The value without blanks around it, and where it stands.
    value: &'t str,
    at: Range<usize>,
    /// From the beginning of the line to the end of the value.
    whole: Range<usize>,
}

/// What was meant by a line below `[table]`; nothing where TOML can read it or the key is none of ours.
pub(super) fn typed(table: &str, line: &str) -> Option<Typed> {
    let parts = parts(line)?;
    let kind = keys::kind(table, parts.key)?;
    if matches!(kind, Kind::Year | Kind::Text | Kind::Choice(_)) || is_sound(parts.value) {
        return None;
    }
    match kind {
        Kind::Row(columns) => row(&parts, line, &columns),
        Kind::Date => date(parts.value).map(|date| parts.typed(line, faults::INVALID_DATE, &date)),
        Kind::Flag => {
            let flag = flag(parts.value)?;
            Some(parts.typed(line, faults::TOML_SYNTAX, if flag { "true" } else { "false" }))
        }
        Kind::Contact => contact(&parts, line),
        Kind::Year | Kind::Text | Kind::Choice(_) => None,
    }
}

fn parts(line: &str) -> Option<Parts<'_>> {
    let equals = line.find(['=', '＝'])?;
    let key = line.get(..equals)?;
    let bare = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '.' | '-');
    let blank = |ch: char| ch.is_whitespace() || matches!(ch, '\u{200b}' | '\u{feff}');
    let name = key.trim_matches(blank);
    if name.is_empty() || !name.chars().all(bare) {
        return None;
    }
    let after = line.get(equals..)?;
    let after = after.strip_prefix(['=', '＝'])?;
    let value = after.split(['#', '＃']).next()?;
    let start = line.len() - after.len() + value.len() - value.trim_start_matches(blank).len();
    let value = value.trim_matches(blank);
    let at = start..start + value.len();
    let whole = 0..at.end;
    (!value.is_empty()).then_some(Parts { key: name, value, at, whole })
}

/// Whether TOML can read a value.
fn is_sound(value: &str) -> bool {
    DeTable::parse_recoverable(&format!("a = {value}")).1.is_empty()
}

impl Parts<'_> {
    /// The finding for a value that should be `value`.
    fn typed(&self, line: &str, fault: Fault, value: &str) -> Typed {
        let text = format!("{} = {value}", self.key);
        let wide = wide(line.get(..self.whole.end).unwrap_or_default());
        let (fault, range, message) = match wide.first() {
            Some((at, first)) => {
                let message = wide_message(*first, wide.len());
                (faults::FULL_WIDTH_PUNCTUATION, *at..at + first.len_utf8(), message)
            }
            None => (fault, self.at.clone(), self.message(fault)),
        };
        let mend = if wide.is_empty() { "请" } else { "请改用半角字符，" };
        let help = format!("{mend}写成 {text}");
        let finished = Some(Finished { range: self.whole.clone(), text });
        Typed { fault, range, message, help, finished }
    }

    fn message(&self, fault: Fault) -> String {
        let value = self.value;
        if fault == faults::INVALID_DATE {
            format!("“{value}”不是日期的写法")
        } else if fault == faults::MISPLACED_COMMA {
            format!("“{}”之间缺少逗号", value.trim_matches(['[', ']', ' ']))
        } else if fault == faults::UNCLOSED_BRACKET {
            format!("“{value}”是一行数，没有放在方括号 [ ] 里")
        } else if fault == faults::UNQUOTED_TEXT {
            format!("“{value}”带有单位或文字，没有加引号")
        } else {
            format!("“{value}”不是有效的值")
        }
    }
}

/// The words for full-width characters, as for any other line.
pub(super) fn wide_message(first: char, count: usize) -> String {
    let shown = match first {
        '\u{3000}' => "全角空格 ".to_owned(),
        '\u{a0}' | '\u{200b}' | '\u{feff}' => format!("U+{:04X} ", u32::from(first)),
        _ => format!("{first} "),
    };
    let more = if count > 1 { format!("等 {count} 处") } else { String::new() };
    format!("引号之外用了全角字符 {shown}{more}").trim_end().to_owned()
}

/// The full-width characters of a line outside quotes; digits beside each other are one.
fn wide(line: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut in_digits = false;
    for (at, ch) in line.char_indices() {
        let digit = ('０'..='９').contains(&ch);
        let quoted = quote.is_some();
        match quote {
            Some(open) if open == ch => quote = None,
            None if matches!(ch, '"' | '\'') => quote = Some(ch),
            _ => {}
        }
        if !quoted && is_wide(ch) && !(digit && in_digits) {
            found.push((at, ch));
        }
        in_digits = digit;
    }
    found
}

fn is_wide(ch: char) -> bool {
    matches!(ch, '\u{ff01}'..='\u{ff5e}' | '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{feff}')
        || "、【】〔〕“”‘’「」−。".contains(ch)
}

/// The ASCII sign a full-width one stands for.
pub(super) fn narrow(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        '、' => ',',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '\u{3000}' | '\u{a0}' | '\u{200b}' | '\u{feff}' => ' ',
        '“' | '”' | '「' | '」' => '"',
        '−' | '—' | '–' => '-',
        _ => ch,
    }
}

/// A row: numbers by any separator, in brackets of any kind or in none.
fn row(parts: &Parts<'_>, line: &str, columns: &[usize]) -> Option<Typed> {
    let plain: String = parts.value.chars().map(narrow).collect();
    let open = plain.starts_with(['[', '(', '{']);
    // A row may go on in the next line.
    if open != plain.ends_with([']', ')', '}']) {
        return None;
    }
    let inner = plain.trim_start_matches(['[', '(', '{']).trim_end_matches([']', ')', '}']);
    let has_commas = inner.contains([',', ';']);
    let cells = cells(inner);
    if !columns.contains(&cells.len()) || (cells.len() == 1 && !open) {
        return None;
    }
    let empty: Vec<_> = (1..).zip(&cells).filter(|(_, cell)| cell.is_empty()).collect();
    if !empty.is_empty() {
        let places: Vec<_> = empty.iter().map(|(at, _)| at.to_string()).collect();
        let message = format!("第 {} 格是空的", places.join("、"));
        let help = "没有的请写 0，没有填的请写 \"\"".to_owned();
        let range = parts.at.clone();
        return Some(Typed {
            fault: faults::MISPLACED_COMMA,
            range,
            message,
            help,
            finished: None,
        });
    }
    let cells: Option<Vec<_>> = cells.iter().map(|cell| cell_as_typed(cell)).collect();
    let cells = cells?;
    let has_words = cells.iter().any(|cell| cell.starts_with('"')) && !plain.contains('"');
    let fault = match (has_commas, open) {
        (true, false) => faults::UNCLOSED_BRACKET,
        _ if has_words => faults::UNQUOTED_TEXT,
        _ => faults::MISPLACED_COMMA,
    };
    Some(parts.typed(line, fault, &format!("[{}]", cells.join(", "))))
}

/// The cells of a row: between commas, or else between tabs, or else between blanks.
fn cells(inner: &str) -> Vec<&str> {
    let inner = inner.trim_matches(' ');
    if inner.contains([',', ';']) {
        let inner = inner.strip_suffix([',', ';']).unwrap_or(inner);
        // A blank between digits parts two cells, too.
        let parts = inner.split([',', ';']).map(str::trim);
        let within = |part: &str| part.contains(char::is_whitespace) && !part.starts_with('"');
        return parts
            .flat_map(
                |part| {
                    if within(part) { part.split_whitespace().collect() } else { vec![part] }
                },
            )
            .collect();
    }
    if inner.contains('\t') {
        return inner.split('\t').map(str::trim).collect();
    }
    inner.split_whitespace().collect()
}

/// A cell as TOML has it; nothing where it is no number, or one TOML reads otherwise.
fn cell_as_typed(cell: &str) -> Option<String> {
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let (quoted, text) = (inside.is_some(), inside.unwrap_or(cell));
    let quantity = Quantity::parse(text).ok().filter(|_| !text.contains(['"', '\\']))?;
    let digits = text
        .strip_prefix('-')
        .unwrap_or(text)
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if quoted || !digits {
        return Some(format!("\"{text}\""));
    }
    let lone_zero = text.starts_with('0') && text.len() > 1 && !text.starts_with("0.");
    (quantity.value.is_some() && !lone_zero).then(|| text.to_owned())
}

/// A date in any of the usual spellings, as TOML writes it; nothing for a day that does not exist.
pub(in crate::read) fn date(text: &str) -> Option<String> {
    let plain: String = text.chars().map(narrow).collect();
    let plain = plain.trim_matches(['"', '\'', '‘', '’', ' ']);
    let plain = plain.strip_suffix('日').unwrap_or(plain);
    let parts: Vec<&str> = plain.split(['年', '月', '-', '/', '.']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let (month, day) = (month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    let date = format!("{year}-{month:02}-{day:02}");
    is_sound(&date).then_some(date)
}

/// Yes or no in any of the usual words.
pub(in crate::read) fn flag(text: &str) -> Option<bool> {
    let plain: String = text.chars().map(narrow).collect();
    let plain = plain.trim_matches(['"', '\'', '‘', '’', ' ']);
    match plain.to_ascii_lowercase().as_str() {
        "是" | "有" | "要" | "真" | "对" | "true" | "yes" | "y" | "on" | "t" => Some(true),
        "否" | "无" | "不" | "不要" | "假" | "没有" | "false" | "no" | "n" | "off" | "f" => {
            Some(false)
        }
        _ => None,
    }
}

/// A telephone number, postcode or address of the Web in full-width characters: every character of it.
fn contact(parts: &Parts<'_>, line: &str) -> Option<Typed> {
    let plain: String = parts.value.chars().map(narrow).collect();
    let plain = plain.trim_matches(['"', '\'', '‘', '’', ' ']);
    let kept = plain.chars().all(|ch| !ch.is_control() && !matches!(ch, '"' | '\\'));
    let was_wide = parts.value.chars().any(|ch| is_wide(ch) || matches!(ch, '—' | '–'));
    let typed = || parts.typed(line, faults::UNQUOTED_TEXT, &format!("\"{plain}\""));
    (kept && was_wide && !plain.is_empty()).then(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The finished line for one typed below a table.
    fn finished(table: &str, line: &str) -> Option<String> {
        typed(table, line)?.finished.map(|finished| finished.text)
    }

    fn check(table: &str, line: &str, expected: &str) {
        assert_eq!(finished(table, line).as_deref(), Some(expected), "{line}");
    }

    #[test]
    fn a_row_is_finished_from_numbers_by_any_separator() {
        let row = "granted = [18, 3, 0, 0, 1, 0, 22]";
        for line in [
            "granted = 18,3,0,0,1,0,22",
            "granted = 18\t3\t0\t0\t1\t0\t22",
            "granted = [18\t3\t0\t0\t1\t0\t22]",
            "granted = [ 18 3 0 0 1 0 22 ]",
            "granted = 【１８，３，０，０，１，０，２２】",
            "granted ＝（18，3，0，0，1，0，22）",
            "granted = 18、3、0、0、1、0、22 # 公开",
            "　granted = [18，3, 0 0, 1，0; 22]",
        ] {
            check("requests", line, row);
        }
        check("requests", "granted = 18,3件,0,0,1,0,22", "granted = [18, \"3件\", 0, 0, 1, 0, 22]");
    }

    #[test]
    fn a_row_of_another_length_or_with_empty_cells_is_not_guessed() {
        assert!(finished("requests", "granted = 18,3,0").is_none());
        let typed = typed("requests", "granted = [18,3,,,1,,22]").unwrap();
        assert_eq!(
            (typed.message.as_str(), typed.finished.is_none()),
            ("第 3、4、6 格是空的", true)
        );
    }

    #[test]
    fn dates_truth_values_and_telephone_numbers_are_finished() {
        for date in
            ["2026年1月28日", "“2026-1-28”", "2026.1.28", "2026/01/28", "２０２６年１月２８日"]
        {
            check("document", &format!("published = {date}"), "published = 2026-01-28");
        }
        assert!(finished("document", "published = 2026年2月30日").is_none());
        check("document", "signature = 是", "signature = true");
        check("document", "toc = “否”", "toc = false");
        check("contact", "phone = ０５３９－８１２３４５６", "phone = \"0539-8123456\"");
        check("contact", "phone = ０５３９—８１２３４５６ # 电话", "phone = \"0539-8123456\"");
    }

    #[test]
    fn what_toml_can_read_is_left_alone() {
        for (table, line) in [
            ("requests", "granted = [1, 2, 3]"),
            ("document", "published = 2026-01-28"),
            ("document", "signature = true"),
            ("contact", "phone = \"0539-8123456\""),
        ] {
            assert!(typed(table, line).is_none(), "{line}");
        }
    }
}
