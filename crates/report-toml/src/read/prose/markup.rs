//! Reads one line of CommonMark into inlines, each with its place. Block syntax cannot begin: the
//! line is handed to the parser behind an ideographic space, which begins a paragraph and counts as
//! blank for emphasis.

use super::Markup;
use super::picture::RawPicture;
use crate::read::string::Located;
use memchr::memchr2;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use report_core::prose::{Inline, plain_text};
use report_core::source::Spanned;
use std::ops::Range;

/// What keeps a line from beginning a block.
const GUARD: &str = "\u{3000}";

/// What a line says.
#[derive(Default)]
pub(super) struct Read {
    pub(super) inlines: Vec<Inline>,
    pub(super) pictures: Vec<RawPicture>,
    /// Markup that is printed as typed, with its places.
    pub(super) unused: Vec<(Markup, Range<usize>)>,
    /// The first `**` that is printed as typed.
    pub(super) unpaired: Option<Range<usize>>,
    /// Where a picture begins that could not be read as one.
    pub(super) unread_picture: Option<Range<usize>>,
}

/// The `**` of a line, to be paired in the order they stand: nothing where they cannot be, and then
/// the parser decides. CommonMark's own rule fails beside Chinese punctuation: in `**重点：**抓落实`
/// the second pair would open again.
pub(super) fn strong_marks(
    text: &str,
    offset: usize,
    figures: &[(Range<usize>, Inline)],
) -> Vec<Range<usize>> {
    let marks = runs_of_two(text, offset, figures);
    // Inside code a ** is no mark.
    if text.contains('`') || marks.len() % 2 == 1 {
        return Vec::new();
    }
    let wrapped = |pair: &[Range<usize>]| {
        let [open, close] = pair else { return false };
        let inner = text.get(open.end - offset..close.start - offset).unwrap_or_default();
        !inner.is_empty() && inner.trim() == inner
    };
    if marks.chunks(2).all(wrapped) { marks } else { Vec::new() }
}

/// The runs of exactly two unescaped stars outside figures.
fn runs_of_two(text: &str, offset: usize, figures: &[(Range<usize>, Inline)]) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut figures = figures.iter().map(|(place, _)| place).peekable();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr2(b'*', b'\\', rest)) {
        at += next;
        while figures.next_if(|figure| figure.end <= offset + at).is_some() {}
        if let Some(figure) = figures.next_if(|figure| figure.start <= offset + at) {
            at = figure.end - offset;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let run = rest.iter().take_while(|byte| **byte == b'*').count();
        if run == 2 {
            marks.push(offset + at..offset + at + run);
        }
        // A backslash takes what follows it along.
        at += if run == 0 { 2 } else { run };
    }
    marks
}

/// Reads a line; nothing where the strong marks cross other markup.
pub(super) fn read(
    text: &Located<'_>,
    range: &Range<usize>,
    figures: &[(Range<usize>, Inline)],
    strong: &[Range<usize>],
) -> Option<Read> {
    let line = text.slice(range.clone());
    let mut masked = String::with_capacity(GUARD.len() + line.len());
    masked.push_str(GUARD);
    masked.push_str(line);
    let hidden = figures.iter().map(|(place, _)| place).chain(strong);
    for place in hidden {
        // Letters keep their place and mean nothing to the parser.
        let at = place.start - range.start + GUARD.len()..place.end - range.start + GUARD.len();
        let letters = "x".repeat(place.len());
        masked.get(at.clone())?;
        masked.replace_range(at, &letters);
    }
    let offset = range.start;
    let mut builder = Builder {
        text,
        offset,
        figures,
        strong,
        stack: vec![Frame::default()],
        read: Read::default(),
    };
    for (event, place) in Parser::new(&masked).into_offset_iter() {
        builder.event(event, place)?;
    }
    builder.finish()
}

/// What a frame of nested inlines is.
#[derive(Default)]
enum Kind {
    /// The line itself.
    #[default]
    Line,
    /// Between two `**` paired by us.
    Paired,
    /// Strong text as the parser found it.
    Strong,
    /// A link and where it leads.
    Link(String),
    /// A picture: its file and its title.
    Picture(String, String),
}

#[derive(Default)]
struct Frame {
    kind: Kind,
    inlines: Vec<Inline>,
    /// Text not yet added, so that neighbours become one.
    pending: Option<Range<usize>>,
    /// The bytes of all text in it.
    extent: Option<Range<usize>>,
}

struct Builder<'r, 't> {
    text: &'r Located<'t>,
    /// Where the line begins in the text.
    offset: usize,
    figures: &'r [(Range<usize>, Inline)],
    strong: &'r [Range<usize>],
    stack: Vec<Frame>,
    read: Read,
}

impl Builder<'_, '_> {
    /// A range of the masked line as one of the text.
    fn place(&self, masked: &Range<usize>) -> Range<usize> {
        let back = |at: usize| self.offset + at.saturating_sub(GUARD.len());
        back(masked.start)..back(masked.end)
    }

    fn event(&mut self, event: Event<'_>, masked: Range<usize>) -> Option<()> {
        let place = self.place(&masked);
        match event {
            Event::Text(text) if text.len() == masked.len() => self.verbatim(place)?,
            Event::Text(text) => self.replaced(text.to_string(), place),
            Event::Start(Tag::Strong) => self.open(Kind::Strong),
            Event::Start(Tag::Link { dest_url, .. }) => self.open(Kind::Link(dest_url.to_string())),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.open(Kind::Picture(dest_url.to_string(), title.to_string()));
            }
            Event::End(TagEnd::Strong | TagEnd::Link | TagEnd::Image) => self.close(place)?,
            Event::Start(Tag::Emphasis) => {
                let mark = place.start..place.start + 1;
                self.read.unused.push((Markup::Emphasis, mark.clone()));
                self.verbatim(mark)?;
            }
            Event::End(TagEnd::Emphasis) => self.verbatim(place.end - 1..place.end)?,
            Event::Code(_) => {
                self.read.unused.push((Markup::Code, place.clone()));
                let text = Inline::Text(self.text.spanned(place.clone()));
                self.push(text, place);
            }
            Event::Start(_) | Event::End(_) => {}
            // Raw HTML is plain text.
            _ => self.verbatim(place)?,
        }
        Some(())
    }

    /// Text that stands in the file as it is printed, with figures and paired marks in it.
    fn verbatim(&mut self, place: Range<usize>) -> Option<()> {
        let mut start = place.start;
        while let Some(mark) = self.next_mark(start, place.end) {
            let (at, figure) = mark;
            self.extend(start..at.start);
            start = at.end;
            match figure {
                Some(figure) => self.push(figure, at),
                None => self.toggle()?,
            }
        }
        self.extend(start..place.end);
        Some(())
    }

    /// The first figure or paired mark from `start` on. Text comes in the order it stands, so what
    /// lies before it is done with.
    fn next_mark(&mut self, start: usize, end: usize) -> Option<(Range<usize>, Option<Inline>)> {
        while let Some(((place, _), rest)) = self.figures.split_first()
            && place.start < start
        {
            self.figures = rest;
        }
        while let Some((place, rest)) = self.strong.split_first()
            && place.start < start
        {
            self.strong = rest;
        }
        let figure = self.figures.first().filter(|(place, _)| place.end <= end);
        let strong = self.strong.first().filter(|place| place.end <= end);
        match (figure, strong) {
            (Some((place, figure)), strong)
                if strong.is_none_or(|mark| place.start < mark.start) =>
            {
                Some((place.clone(), Some(figure.clone())))
            }
            (_, strong) => strong.map(|place| (place.clone(), None)),
        }
    }

    /// Opens or closes strong text at a paired mark.
    fn toggle(&mut self) -> Option<()> {
        let is_paired = |frame: &Frame| matches!(frame.kind, Kind::Paired);
        if self.stack.last().is_some_and(is_paired) {
            return self.close(0..0);
        }
        if self.stack.iter().any(is_paired) {
            return None;
        }
        self.open(Kind::Paired);
        Some(())
    }

    fn extend(&mut self, place: Range<usize>) {
        let Some(frame) = self.stack.last_mut().filter(|_| !place.is_empty()) else { return };
        match &mut frame.pending {
            Some(pending) if pending.end == place.start => pending.end = place.end,
            _ => {
                self.flush();
                if let Some(frame) = self.stack.last_mut() {
                    frame.pending = Some(place);
                }
            }
        }
    }

    /// Text that stands for something else in the file, as an entity.
    fn replaced(&mut self, text: String, place: Range<usize>) {
        let span = self.text.span(place.clone());
        self.push(Inline::Text(Spanned::new(text, span)), place);
    }

    fn push(&mut self, inline: Inline, place: Range<usize>) {
        self.flush();
        if let Some(frame) = self.stack.last_mut() {
            frame.inlines.push(inline);
            widen(&mut frame.extent, place);
        }
    }

    fn flush(&mut self) {
        let Some(place) = self.stack.last_mut().and_then(|frame| frame.pending.take()) else {
            return;
        };
        self.look_for_leftovers(&place);
        let text = Inline::Text(self.text.spanned(place.clone()));
        if let Some(frame) = self.stack.last_mut() {
            frame.inlines.push(text);
            widen(&mut frame.extent, place);
        }
    }

    /// Notes markup that the parser left as text: its writer meant something by it.
    fn look_for_leftovers(&mut self, place: &Range<usize>) {
        let text = self.text.slice(place.clone());
        // A star after a backslash begins its own text, and so is not taken for a mark.
        let escaped = self.text.slice(0..place.start).ends_with('\\');
        let from = usize::from(escaped);
        if let Some(at) = text.get(from..).and_then(|rest| rest.find("**")) {
            let at = place.start + from + at;
            self.read.unpaired.get_or_insert(at..at + 2);
        }
        if let Some(at) = text.find("![")
            && text.get(at..).is_some_and(|rest| rest.contains("]("))
        {
            self.read.unread_picture.get_or_insert(place.start + at..place.end);
        }
    }

    fn open(&mut self, kind: Kind) {
        self.flush();
        self.stack.push(Frame { kind, ..Frame::default() });
    }

    /// Ends the innermost frame; `place` is the whole of a link or picture.
    fn close(&mut self, place: Range<usize>) -> Option<()> {
        self.flush();
        let frame = self.stack.pop()?;
        let extent = frame.extent.clone();
        let outer = extent.clone().unwrap_or(place.clone());
        match frame.kind {
            Kind::Line => return None,
            Kind::Paired if !place.is_empty() => return None,
            Kind::Paired | Kind::Strong => self.push(Inline::Strong(frame.inlines), outer),
            Kind::Link(target) => {
                let target = self.target(target, extent, &place);
                self.push(Inline::Link { target, inlines: frame.inlines }, outer);
            }
            Kind::Picture(path, title) => {
                let alt = extent.clone().unwrap_or(place.start + 2..place.start + 2);
                let caption = Spanned::new(plain_text(&frame.inlines), self.text.span(alt));
                let path = self.target(path, extent, &place);
                self.read.pictures.push(RawPicture { caption, path, title, place });
            }
        }
        Some(())
    }

    /// The target of a link or picture with its place, behind the text shown for it.
    fn target(
        &self,
        target: String,
        shown: Option<Range<usize>>,
        whole: &Range<usize>,
    ) -> Spanned<String> {
        let start = shown.map_or(whole.start, |shown| shown.end).min(whole.end);
        let tail = self.text.slice(start..whole.end);
        let place = match tail.find(&target) {
            Some(at) if !target.is_empty() => start + at..start + at + target.len(),
            _ => whole.clone(),
        };
        Spanned::new(target, self.text.span(place))
    }

    fn finish(mut self) -> Option<Read> {
        self.flush();
        let frame = self.stack.pop()?;
        if !self.stack.is_empty() {
            return None;
        }
        self.read.inlines = frame.inlines;
        Some(self.read)
    }
}

fn widen(extent: &mut Option<Range<usize>>, place: Range<usize>) {
    let extent = extent.get_or_insert(place.clone());
    *extent = extent.start.min(place.start)..extent.end.max(place.end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_those_found_byte_by_byte(
            text in "[a*\\\\甲]{0,24}", places in proptest::collection::btree_set(0_usize..24, 0..6)
        ) {
            let ends: Vec<usize> = places.into_iter().filter(|at| *at <= text.len()).collect();
            let place = |pair: &[usize]| Some((*pair.first()?..*pair.get(1)?, Inline::Strong(Vec::new())));
            let figures: Vec<_> = ends.chunks(2).filter_map(place).collect();
            let (mut expected, mut at) = (Vec::new(), 0);
            while at < text.len() {
                let rest = &text.as_bytes()[at..];
                let run = rest.iter().take_while(|byte| **byte == b'*').count();
                if let Some((figure, _)) = figures.iter().find(|(figure, _)| figure.contains(&at)) {
                    at = figure.end;
                    continue;
                }
                if run == 2 {
                    expected.push(at..at + 2);
                }
                at += if rest[0] == b'\\' { 2 } else { run.max(1) };
            }
            let moved = |place: &Range<usize>| place.start + 7..place.end + 7;
            let figures: Vec<_> = figures.iter().map(|(at, it)| (moved(at), it.clone())).collect();
            let expected: Vec<_> = expected.iter().map(moved).collect();
            prop_assert_eq!(runs_of_two(&text, 7, &figures), expected);
        }
    }
}
