//! The cover: who reports, on what, for which year, and when. It must not say anything the report does
//! not say inside.

use super::compose::Composer;
use crate::length::{Length, Point};
use crate::page::{Page, StructureRole};
use crate::style;
use crate::text::{Align, Atom, Line, Setting, TextStyle, set};
use report_core::{Report, Span};

/// What the cover is called in bookmarks and page labels: it carries no number.
pub(super) const NAME: &str = "封面";

/// The line of the type area the agency stands on, and the one the title begins on.
const AGENCY_LINE: u16 = 3;
const TITLE_LINE: u16 = 7;

/// The lines of the type area whose last holds the date, with the issuer above it.
const FOOT_LINE: u16 = 20;

/// The words of a cover.
struct Words {
    /// Who reports, where the title no longer says it.
    agency: Option<String>,
    title: Vec<String>,
    /// For which year, where the title no longer says it.
    year: Option<String>,
    /// Who compiled it, above the date.
    issuer: Option<String>,
    date: Option<String>,
}

/// The title taken apart into agency, document and year where it is made of them; else as typed.
fn words(report: &Report) -> Words {
    let agency = &report.agency.name.value;
    let issuer = report.agency.issuer.as_ref().map(|issuer| issuer.value.clone());
    let date = report.document.published.as_ref().map(|date| date.value.to_string());
    let whole = report.title().concat();
    let year = format!("{}年", report.year.value);
    let document = whole.strip_prefix(agency.as_str()).and_then(|rest| rest.strip_prefix(&year));
    let document = document.map(|rest| rest.strip_prefix('度').unwrap_or(rest));
    match document.filter(|rest| !rest.is_empty() && !agency.is_empty()) {
        Some(document) => Words {
            agency: Some(agency.clone()),
            title: vec![document.to_owned()],
            year: Some(format!("（{year}度）")),
            issuer,
            date,
        },
        None => Words {
            agency: None,
            title: report.title(),
            year: (!whole.contains(&year)).then(|| format!("（{year}度）")),
            issuer: issuer.or_else(|| Some(agency.clone())),
            date,
        },
    }
}

/// The cover's page, not yet labelled as one of the document's.
pub(super) fn page(report: &Report, composer: &mut Composer<'_>) -> Page {
    let words = words(report);
    let typed = report.document.title.first().map(|line| line.span);
    let (agency, issuer) = (report.agency.name.span, report.agency.issuer.as_ref());
    let page = Page { size: style::PAPER, label: NAME.to_owned(), items: Vec::new() };
    let mut setter = Setter { composer, page };
    let paragraph = StructureRole::Paragraph;
    if let Some(words) = words.agency {
        setter.put(AGENCY_LINE, &words, (style::COVER_NAME, paragraph), agency);
    }
    let style = setter.title_style(&words.title);
    let mut line = TITLE_LINE;
    for words in &words.title {
        let place = typed.unwrap_or(agency);
        line = setter.put(line, words, (style, StructureRole::Title), place);
    }
    if let Some(words) = words.year {
        setter.put(line + 1, &words, (style::COVER_YEAR, paragraph), report.year.span);
    }
    let foot = FOOT_LINE - u16::from(words.date.is_some());
    if let Some(words) = words.issuer {
        let place = issuer.map_or(agency, |issuer| issuer.span);
        setter.put(foot, &words, (style::COVER_FOOT, paragraph), place);
    }
    if let (Some(words), Some(date)) = (words.date, &report.document.published) {
        setter.put(FOOT_LINE, &words, (style::COVER_FOOT, paragraph), date.span);
    }
    setter.page
}

struct Setter<'a, 'b> {
    composer: &'a mut Composer<'b>,
    page: Page,
}

impl Setter<'_, '_> {
    /// As large as lets every line of the title stand unbroken, else a size below.
    fn title_style(&mut self, title: &[String]) -> TextStyle {
        let whole = |line: &String| {
            let atoms = self.composer.shaper.label(line, style::COVER_TITLE, None);
            atoms.iter().map(|atom| atom.width).sum::<Length>() <= style::WIDTH
        };
        if title.iter().all(whole) { style::COVER_TITLE } else { style::COVER_LONG_TITLE }
    }

    /// Sets words in the middle of the lines from `line` on, and tells the next free one.
    fn put(
        &mut self,
        line: u16,
        words: &str,
        (style, role): (TextStyle, StructureRole),
        from: Span,
    ) -> u16 {
        let node = self.composer.structure.add(None, role);
        let mut atoms: Vec<Atom> = Vec::new();
        self.composer.shaper.push(&mut atoms, words, style, Some(node), Some(from));
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let lines: Vec<Line> = set(&atoms, setting);
        // Large type takes two lines of the grid.
        let pitch = 1 + u16::from(style.size > style::SIZE_2);
        let mut at = line;
        for set in &lines {
            let top = style::line_top(at);
            let height = style::line_top(at + pitch) - top;
            let origin = Point::new(style::LEFT, top + style::baseline_in(height, style.size));
            self.page.items.extend(self.composer.line(&atoms, set, origin));
            at += pitch;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(agency: &str, title: &[&str]) -> (Option<String>, String, Option<String>) {
        let title: Vec<_> = title.iter().map(|line| format!("\"{line}\"")).collect();
        let title = if title.is_empty() {
            String::new()
        } else {
            format!("title = [{}]", title.join(", "))
        };
        let text = format!(
            "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"{agency}\"\n[document]\n{title}\n"
        );
        let words = words(&report_core::read_text("2024.toml", &text).report);
        (words.agency, words.title.join("/"), words.year)
    }

    #[test]
    fn a_title_made_of_agency_and_year_is_taken_apart() {
        let expected = (
            Some("某区人民政府".to_owned()),
            "政府信息公开工作年度报告".to_owned(),
            Some("（2024年度）".to_owned()),
        );
        assert_eq!(check("某区人民政府", &[]), expected);
        assert_eq!(
            check("某区人民政府", &["某区人民政府2024年度", "政府信息公开工作年度报告"]),
            expected
        );
    }

    #[test]
    fn any_other_title_stands_as_typed() {
        let (agency, title, year) = check("某区人民政府", &["某区2024年", "年度报告"]);
        assert_eq!((agency, title.as_str(), year), (None, "某区2024年/年度报告", None));
        let (_, _, year) = check("某区人民政府", &["年度报告"]);
        assert_eq!(year.as_deref(), Some("（2024年度）"));
    }
}
