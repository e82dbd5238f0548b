//! The cover on its page: agency and title from above, issuer and date at the foot. It must not choose
//! its words.

use super::compose::Composer;
use crate::style;
use crate::text::{Align, Atom, Line, Setting, TextStyle, set};
use report_document::{COVER, Cover, Words};
use report_page::{Length, Point};
use report_page::{Page, StructureRole};

/// The cover: one page, but for titles longer than that holds.
pub(super) fn pages(cover: &Cover<'_>, composer: &mut Composer<'_>) -> Vec<Page> {
    let mut setter = Setter { composer, pages: vec![blank()], line: style::COVER_AGENCY_LINE };
    let paragraph = StructureRole::Paragraph;
    if let Some(agency) = &cover.agency {
        setter.put(agency, style::COVER_NAME, paragraph);
    }
    setter.line = setter.line.max(style::COVER_TITLE_LINE);
    let style = setter.title_style(&cover.title);
    for words in &cover.title {
        setter.put(words, style, StructureRole::Title);
    }
    if let Some(year) = &cover.year {
        setter.line += 1;
        setter.put(year, style::COVER_YEAR, paragraph);
    }
    setter.foot(&[&cover.issuer, &cover.date]);
    setter.pages
}

fn blank() -> Page {
    Page { size: style::PAPER, label: COVER.to_owned(), items: Vec::new() }
}

/// Words set in the middle, not yet placed.
struct Centred {
    atoms: Vec<Atom>,
    lines: Vec<Line>,
    /// Lines of the grid each takes: large type takes two.
    pitch: u16,
}

struct Setter<'a, 'b> {
    composer: &'a mut Composer<'b>,
    pages: Vec<Page>,
    /// The next free line of the last page.
    line: u16,
}

impl Setter<'_, '_> {
    /// As large as lets every line of the title stand unbroken, else a size below.
    fn title_style(&mut self, title: &[Words<'_>]) -> TextStyle {
        let whole = |line: &Words<'_>| {
            let atoms = self.composer.shaper.label(&line.text, style::COVER_TITLE, None);
            atoms.iter().map(|atom| atom.width).sum::<Length>() <= style::WIDTH
        };
        if title.iter().all(whole) { style::COVER_TITLE } else { style::COVER_LONG_TITLE }
    }

    fn set(&mut self, words: &Words<'_>, style: TextStyle, role: StructureRole) -> Centred {
        let node = self.composer.structure.add(None, role);
        let atoms = self.composer.words(words, style, Some(node));
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let lines: Vec<Line> = set(&atoms, setting);
        Centred { atoms, lines, pitch: 1 + u16::from(style.size > style::SIZE_2) }
    }

    fn put(&mut self, words: &Words<'_>, style: TextStyle, role: StructureRole) {
        let words = self.set(words, style, role);
        self.place(&words);
    }

    fn place(&mut self, words: &Centred) {
        for line in &words.lines {
            if self.line + words.pitch > style::LINES {
                self.pages.push(blank());
                self.line = 0;
            }
            let size = words.atoms.get(line.atoms.start).map_or(style::SIZE_3, |atom| atom.size);
            let top = style::line_top(self.line);
            let height = style::line_top(self.line + words.pitch) - top;
            let origin = Point::new(style::LEFT, top + style::baseline_in(height, size));
            if let Some(page) = self.pages.last_mut() {
                page.items.extend(self.composer.line(&words.atoms, line, origin));
            }
            self.line += words.pitch;
        }
    }

    /// Issuer and date, the last line at the foot.
    fn foot(&mut self, words: &[&Option<Words<'_>>]) {
        let (style, role) = (style::COVER_FOOT, StructureRole::Paragraph);
        let words = words.iter().copied().flatten();
        let words: Vec<_> = words.map(|words| self.set(words, style, role)).collect();
        let lines: usize = words.iter().map(|words| words.lines.len()).sum();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        self.line = self.line.max((style::COVER_FOOT_LINE + 1).saturating_sub(lines));
        for words in &words {
            self.place(words);
        }
    }
}
