//! The cover: who reports, on what, for which year, and when. It must not say anything the report does
//! not say inside.

use super::compose::Composer;
use crate::style;
use crate::text::{Align, Atom, Line, Setting, TextStyle, set};
use report_core::{Report, Span};
use report_page::{Length, Point};
use report_page::{Page, StructureRole};

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
}

/// The title taken apart into agency, document and year where it is made of them; else as typed.
fn words(report: &Report) -> Words {
    let agency = &report.agency.name.value;
    let issuer = report.agency.issuer.as_ref().map(|issuer| issuer.value.clone());
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
        },
        None => Words {
            agency: None,
            title: report.title(),
            year: (!whole.contains(&year)).then(|| format!("（{year}度）")),
            issuer: issuer.or_else(|| Some(agency.clone())),
        },
    }
}

/// The cover: one page, but for titles longer than that holds.
pub(super) fn pages(report: &Report, composer: &mut Composer<'_>) -> Vec<Page> {
    let words = words(report);
    let typed = report.document.title.first().map(|line| line.span);
    let (agency, issuer) = (report.agency.name.span, report.agency.issuer.as_ref());
    let mut setter = Setter { composer, pages: vec![blank()], line: AGENCY_LINE };
    let paragraph = StructureRole::Paragraph;
    if let Some(words) = words.agency {
        setter.put(&words, style::COVER_NAME, paragraph, agency);
    }
    setter.line = setter.line.max(TITLE_LINE);
    let style = setter.title_style(&words.title);
    for words in &words.title {
        setter.put(words, style, StructureRole::Title, typed.unwrap_or(agency));
    }
    if let Some(words) = words.year {
        setter.line += 1;
        setter.put(&words, style::COVER_YEAR, paragraph, report.year.span);
    }
    let issuer = words.issuer.map(|words| (words, issuer.map_or(agency, |issuer| issuer.span)));
    let published = report.document.published.as_ref();
    let date = published.map(|date| (date.value.to_string(), date.span));
    setter.foot([issuer, date].into_iter().flatten().collect());
    setter.pages
}

fn blank() -> Page {
    Page { size: style::PAPER, label: NAME.to_owned(), items: Vec::new() }
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
    fn title_style(&mut self, title: &[String]) -> TextStyle {
        let whole = |line: &String| {
            let atoms = self.composer.shaper.label(line, style::COVER_TITLE, None);
            atoms.iter().map(|atom| atom.width).sum::<Length>() <= style::WIDTH
        };
        if title.iter().all(whole) { style::COVER_TITLE } else { style::COVER_LONG_TITLE }
    }

    fn set(&mut self, words: &str, style: TextStyle, role: StructureRole, from: Span) -> Centred {
        let node = self.composer.structure.add(None, role);
        let mut atoms: Vec<Atom> = Vec::new();
        self.composer.shaper.push(&mut atoms, words, style, Some(node), Some(from));
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let lines: Vec<Line> = set(&atoms, setting);
        Centred { atoms, lines, pitch: 1 + u16::from(style.size > style::SIZE_2) }
    }

    fn put(&mut self, words: &str, style: TextStyle, role: StructureRole, from: Span) {
        let words = self.set(words, style, role, from);
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
    fn foot(&mut self, words: Vec<(String, Span)>) {
        let (style, role) = (style::COVER_FOOT, StructureRole::Paragraph);
        let words: Vec<_> =
            words.into_iter().map(|(words, from)| self.set(&words, style, role, from)).collect();
        let lines: usize = words.iter().map(|words| words.lines.len()).sum();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        self.line = self.line.max((FOOT_LINE + 1).saturating_sub(lines));
        for words in &words {
            self.place(words);
        }
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
        let words = words(&report_toml::read_text("2024.toml", &text).report);
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
