//! The cover: agency and title from above, issuer and date at the foot, on the lines the page has them. It
//! must not choose its words.

use super::section::Kind;
use super::shape::Shape;
use super::story::Story;
use super::styles::Style;
use super::width::width;
use report_document::{Cover, Words};
use report_typeset::style::{self, COVER_AGENCY_LINE, COVER_FOOT_LINE, COVER_TITLE_LINE};

/// Writes the cover, a section of its own.
pub(super) fn cover(story: &mut Story<'_>, cover: &Cover<'_>) {
    let mut setter = Setter { story, line: 0 };
    if let Some(agency) = &cover.agency {
        setter.put(COVER_AGENCY_LINE, agency, Style::CoverName);
    }
    let fits = |words: &Words<'_>| width(&words.text, style::COVER_TITLE) <= style::WIDTH;
    let style =
        if cover.title.iter().all(fits) { Style::CoverTitle } else { Style::CoverLongTitle };
    for words in &cover.title {
        setter.put(COVER_TITLE_LINE, words, style);
    }
    if let Some(year) = &cover.year {
        setter.put(setter.line + 1, year, Style::CoverYear);
    }
    let foot: Vec<_> = cover.issuer.iter().chain(&cover.date).collect();
    let first = (COVER_FOOT_LINE + 1).saturating_sub(u16::try_from(foot.len()).unwrap_or(u16::MAX));
    for words in foot {
        setter.put(first, words, Style::CoverFoot);
    }
    setter.story.turn(Kind::Upright);
}

struct Setter<'s, 'a> {
    story: &'s mut Story<'a>,
    /// The next free line of the grid.
    line: u16,
}

impl Setter<'_, '_> {
    /// Puts words on a line, or the next free one below it.
    fn put(&mut self, line: u16, words: &Words<'_>, style: Style) {
        let blank = line.saturating_sub(self.line);
        let own = style.text();
        let pitch = 1 + i32::from(own.size > style::SIZE_2);
        let lines = width(&words.text, own).millipoints() / style::WIDTH.millipoints() + 1;
        // Blank above the first line of a page is not dropped, but only where a line stands before it.
        let above = (blank > 0).then(|| style::lines_height(blank));
        self.story.paragraph(style, Shape { above, ..Shape::default() }, |story| {
            story.words(words, false);
        });
        self.line += blank + u16::try_from(pitch * lines).unwrap_or(u16::MAX);
    }
}
