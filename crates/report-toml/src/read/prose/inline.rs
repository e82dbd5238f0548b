//! Reads the running text of a line. Text without markup, which is nearly all of it, is taken as it
//! stands; the rest goes through a CommonMark parser.

use super::Writer;
use super::markup;
use super::picture::RawPicture;
use memchr::{memchr, memchr2, memchr3};
use report_core::prose::Inline;
use std::ops::Range;

impl Writer<'_, '_, '_> {
    /// The running text of some bytes; a picture in it is reported.
    pub(super) fn inlines(&mut self, range: Range<usize>) -> Vec<Inline> {
        let (inlines, pictures) = self.inlines_and_pictures(range);
        self.pictures_in_text(&pictures);
        inlines
    }

    /// The running text of some bytes, and the pictures in it.
    pub(super) fn inlines_and_pictures(
        &mut self,
        range: Range<usize>,
    ) -> (Vec<Inline>, Vec<RawPicture>) {
        let text = self.slice(&range);
        let special = specials(text);
        if special == 0 {
            return (vec![Inline::Text(self.text.spanned(range))], Vec::new());
        }
        let figures = if special & BRACE != 0 { self.figures(&range) } else { Vec::new() };
        if special & MARKUP != 0 {
            return self.marked_up(range, figures);
        }
        (self.between_figures(range, figures), Vec::new())
    }

    /// Text without markup, with figures in it.
    fn between_figures(
        &self,
        range: Range<usize>,
        figures: Vec<(Range<usize>, Inline)>,
    ) -> Vec<Inline> {
        let mut inlines = Vec::with_capacity(figures.len() * 2 + 1);
        let mut start = range.start;
        for (place, figure) in figures {
            if start < place.start {
                inlines.push(Inline::Text(self.text.spanned(start..place.start)));
            }
            inlines.push(figure);
            start = place.end;
        }
        if start < range.end {
            inlines.push(Inline::Text(self.text.spanned(start..range.end)));
        }
        inlines
    }

    /// Text with markup: first with `**` paired in the order they stand, as their writers mean them;
    /// where that does not work out, as CommonMark reads them.
    fn marked_up(
        &mut self,
        range: Range<usize>,
        figures: Vec<(Range<usize>, Inline)>,
    ) -> (Vec<Inline>, Vec<RawPicture>) {
        let strong = markup::strong_marks(self.slice(&range), range.start, &figures);
        let read = markup::read(self.text, &range, &figures, &strong)
            .or_else(|| markup::read(self.text, &range, &figures, &[]));
        let Some(read) = read else {
            return (self.between_figures(range, figures), Vec::new());
        };
        for (markup, place) in read.unused {
            self.tell(markup, place);
        }
        if let Some(place) = read.unpaired {
            self.unpaired(place);
        }
        if let Some(place) = read.unread_picture {
            self.unread_picture(place);
        }
        (read.inlines, read.pictures)
    }

    fn unpaired(&mut self, place: Range<usize>) {
        let fault = report_core::faults::UNPAIRED_STRONG;
        let found = self.finding(fault, place, "“**”没有配对，照原样印出");
        self.cx.push(found.help("加粗写作 **文字**，“**”与文字之间不空格"));
    }
}

/// A brace: a figure may begin.
const BRACE: u8 = 1;

/// A character that may be markup.
const MARKUP: u8 = 2;

/// Which kinds of special characters a text has: nearly every text has none.
fn specials(text: &str) -> u8 {
    let bytes = text.as_bytes();
    // Many at a time, so without leaving at the first.
    if !bytes.iter().fold(false, |found, byte| found | may_be_special(*byte)) {
        return 0;
    }
    let markup = memchr3(b'\\', b'*', b'_', bytes).is_some()
        || memchr3(b'[', b'<', b'&', bytes).is_some()
        || memchr(b'`', bytes).is_some();
    let brace = memchr2(b'{', b'}', bytes).is_some();
    (u8::from(brace) * BRACE) | (u8::from(markup) * MARKUP)
}

/// Whether a byte may be a special character: it may say so of one that is not.
const fn may_be_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'*' | b'<' | b'['..=b'`' | b'{'..=b'}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_special_character_is_passed_over() {
        for ch in '\0'..='\u{7f}' {
            let expected = match ch {
                '{' | '}' => BRACE,
                '\\' | '*' | '_' | '[' | '<' | '&' | '`' => MARKUP,
                _ => 0,
            };
            let text = format!("共{ch}条");
            assert_eq!(specials(&text), expected, "{text}");
        }
    }
}
