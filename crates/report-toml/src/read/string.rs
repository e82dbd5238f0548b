//! Where each byte of a TOML string stands in the file: literal strings directly, basic strings
//! through their escapes. It must not judge what a string says.

use super::syntax::on_characters;
use report_core::source::{FileId, Span, Spanned};
use std::ops::Range;

/// A decoded text with the way back to the file.
#[derive(Clone, Debug)]
pub(crate) struct Located<'t> {
    /// The decoded text.
    pub(crate) text: &'t str,
    file: FileId,
    /// Where runs of bytes begin, in the text and in the file; the first begins the text.
    runs: Vec<(usize, usize)>,
    /// Where the text ends in the file.
    end: usize,
    /// Whether the string is too damaged for places inside it: then each is the whole string.
    damaged: bool,
}

impl<'t> Located<'t> {
    /// The whole text of a file.
    pub(crate) fn whole(file: FileId, text: &'t str) -> Self {
        Self { text, file, runs: vec![(0, 0)], end: text.len(), damaged: false }
    }

    /// The string whose token, quotes included, is at `token` of `parsed`, the text as it was parsed;
    /// places are those in `typed`, the text before it was mended, byte for byte as long.
    pub(crate) fn string(
        file: FileId,
        (parsed, typed): (&str, &str),
        token: Range<usize>,
        text: &'t str,
    ) -> Self {
        let raw = parsed.get(token.clone()).unwrap_or_default();
        if !same_characters(raw, typed, &token) {
            return Self::damaged(file, typed, token, text);
        }
        let (skipped, content) = content(raw);
        let start = token.start + skipped;
        if content.get(..text.len()) == Some(text) {
            let (runs, end) = (vec![(0, start)], start + text.len());
            return Self { text, file, runs, end, damaged: false };
        }
        let basic = raw.starts_with('"');
        let Some(runs) = align(content, text, basic) else {
            return Self::damaged(file, typed, token, text);
        };
        let end = token.end.saturating_sub(if skipped > 2 { 3 } else { 1 });
        Self { text, file, runs: shifted(runs, start), end, damaged: false }
    }

    /// A string that keeps at least its own place.
    fn damaged(file: FileId, typed: &str, token: Range<usize>, text: &'t str) -> Self {
        let token = on_characters(typed, token);
        Self { text, file, runs: vec![(0, token.start)], end: token.end, damaged: true }
    }

    /// Whether the text is what stands in the file, with no escape in it.
    pub(crate) fn is_as_typed(&self) -> bool {
        !self.damaged && self.runs.len() == 1
    }

    /// The place of some bytes of the text.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        if self.damaged {
            let start = self.runs.first().map_or(self.end, |(_, file)| *file);
            return Span::new(self.file, start..self.end);
        }
        let start = self.place(range.start);
        let end = if range.end >= self.text.len() { self.end } else { self.place(range.end) };
        Span::new(self.file, start..end.max(start))
    }

    /// Some bytes of the text with their place.
    pub(crate) fn spanned(&self, range: Range<usize>) -> Spanned<String> {
        Spanned::new(self.slice(range.clone()).to_owned(), self.span(range))
    }

    /// Some bytes of the text; nothing where they do not fit.
    pub(crate) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    fn place(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(start, _)| *start <= at);
        let found = run.checked_sub(1).and_then(|index| self.runs.get(index));
        let (text, file) = found.copied().unwrap_or_default();
        let limit = self.runs.get(run).map_or(self.end, |(_, next)| *next);
        (file + (at - text)).min(limit.max(file))
    }
}

/// Whether characters begin at the same bytes in a token and in what was typed there.
fn same_characters(raw: &str, typed: &str, token: &Range<usize>) -> bool {
    typed.get(token.clone()).is_some_and(|typed| {
        typed == raw
            || typed.len() == raw.len()
                && (0..raw.len()).all(|at| raw.is_char_boundary(at) == typed.is_char_boundary(at))
    })
}

fn shifted(runs: Vec<(usize, usize)>, by: usize) -> Vec<(usize, usize)> {
    runs.into_iter().map(|(text, source)| (text, source + by)).collect()
}

/// How many bytes open the string, and what stands between them and its closing quotes.
fn content(raw: &str) -> (usize, &str) {
    for quotes in ["'''", "\"\"\""] {
        if let Some(rest) = raw.strip_prefix(quotes) {
            let newline =
                if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
            let rest = rest.get(newline..).unwrap_or_default();
            return (3 + newline, rest.strip_suffix(quotes).unwrap_or(rest));
        }
    }
    for quote in ["'", "\""] {
        if let Some(rest) = raw.strip_prefix(quote) {
            return (1, rest.strip_suffix(quote).unwrap_or(rest));
        }
    }
    (0, raw)
}

/// Where runs of bytes begin in the decoded text and in the raw one; nothing where the two do not
/// fit each other, as in a damaged string.
fn align(raw: &str, text: &str, basic: bool) -> Option<Vec<(usize, usize)>> {
    let mut runs = vec![(0, 0)];
    let (mut at, mut from) = (0, 0);
    while at < text.len() {
        let rest = raw.get(from..)?;
        let want = text.get(at..)?.chars().next()?;
        let next = rest.chars().next()?;
        if basic && next == '\\' {
            let (length, produces) = escape(rest)?;
            if produces {
                begin(&mut runs, at, from);
                at += want.len_utf8();
            }
            from += length;
            begin(&mut runs, at, from);
        } else if want == '\n' && rest.starts_with("\r\n") {
            begin(&mut runs, at, from);
            (at, from) = (at + 1, from + 2);
            begin(&mut runs, at, from);
        } else if next == want {
            (at, from) = (at + want.len_utf8(), from + want.len_utf8());
        } else {
            return None;
        }
    }
    Some(runs)
}

/// Begins a run; one of no length gives way.
fn begin(runs: &mut Vec<(usize, usize)>, at: usize, from: usize) {
    runs.pop_if(|(start, _)| *start == at);
    runs.push((at, from));
}

/// How long an escape is, and whether it stands for a character; a line-ending backslash does not.
fn escape(rest: &str) -> Option<(usize, bool)> {
    let kind = rest.chars().nth(1)?;
    match kind {
        'x' => Some((4, true)),
        'u' => Some((6, true)),
        'U' => Some((10, true)),
        ' ' | '\t' | '\r' | '\n' => {
            let after = rest.get(1..)?.trim_start_matches([' ', '\t', '\r', '\n']);
            Some((rest.len() - after.len(), false))
        }
        _ => Some((1 + kind.len_utf8(), true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The source text under some bytes of the only string in a file.
    fn under(source: &str, wanted: &str) -> String {
        let (table, errors) = toml::de::DeTable::parse_recoverable(source);
        assert!(errors.is_empty(), "{errors:?}");
        let value = table.get_ref().get("a").unwrap();
        let text = value.get_ref().as_str().unwrap();
        let located = Located::string(FileId::default(), (source, source), value.span(), text);
        let start = text.find(wanted).unwrap();
        source[located.span(start..start + wanted.len()).range()].to_owned()
    }

    #[test]
    fn literal_strings_map_directly() {
        assert_eq!(under("a = '''\n一二\n三'''", "三"), "三");
        assert_eq!(under("a = '''\r\n一二\r\n三'''", "三"), "三");
        assert_eq!(under("a = '一\\二'", "\\二"), "\\二");
        assert_eq!(under("a = ''", ""), "");
    }

    #[test]
    fn a_string_that_was_mended_has_one_place_for_all_of_it() {
        let (typed, parsed) = ("a = '一＝二'", "a = '一=  二'");
        let place = |text: &str| {
            let located = Located::string(FileId::default(), (parsed, typed), 4..15, text);
            typed.get(located.span(0..3).range()).map(str::to_owned)
        };
        assert_eq!(place("一=  二").as_deref(), Some("'一＝二'"));
        // Nor do places go astray where the text is not what stands there at all.
        let whole = Located::string(FileId::default(), (typed, typed), 4..15, "三三三三");
        assert_eq!(typed.get(whole.span(3..6).range()), Some("'一＝二'"));
    }

    #[test]
    fn basic_strings_map_through_their_escapes() {
        assert_eq!(under(r#"a = "一\"二\t三""#, "三"), "三");
        assert_eq!(under(r#"a = "一\"二""#, "\"二"), "\\\"二");
        assert_eq!(under(r#"a = "\u4E00二\U00004E09""#, "三"), "\\U00004E09");
        assert_eq!(under("a = \"\"\"\n一\\\n   二\n三\"\"\"", "二\n三"), "二\n三");
        assert_eq!(under("a = \"\"\"一\\\n   二\"\"\"", "一二"), "一\\\n   二");
    }

    proptest! {
        #[test]
        fn every_character_is_found_again(pieces in proptest::collection::vec(
            prop_oneof!["[一-三]", Just("\\n".to_owned()), Just("\\\"".to_owned()),
                Just("\\u4e00".to_owned()), Just("\\\n  ".to_owned()), Just("\r\n".to_owned())], 0..12))
        {
            let source = format!("a = \"\"\"{}\"\"\"", pieces.concat());
            let (table, errors) = toml::de::DeTable::parse_recoverable(&source);
            prop_assume!(errors.is_empty());
            let value = table.get_ref().get("a").unwrap();
            let text = value.get_ref().as_str().unwrap();
            let located = Located::string(FileId::default(), (&source, &source), value.span(), text);
            for (at, ch) in text.char_indices() {
                let span = located.span(at..at + ch.len_utf8());
                let raw = source.get(span.range()).unwrap();
                prop_assert!(raw.starts_with(ch) || raw.starts_with('\\') || raw.starts_with("\r\n"));
            }
        }
    }
}
