//! The cover: who reports, on what, for which year, and when. It must not say anything the report does
//! not say inside.

use crate::head::{published, title};
use crate::words::Words;
use report_core::Report;

/// A cover: agency, title and year from the top, issuer and date at the foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover<'r> {
    /// Who reports, where the title no longer says it.
    pub agency: Option<Words<'r>>,
    /// The title's lines.
    pub title: Vec<Words<'r>>,
    /// For which year, where the title no longer says it.
    pub year: Option<Words<'r>>,
    /// Who compiled it, above the date.
    pub issuer: Option<Words<'r>>,
    /// When it was published.
    pub date: Option<Words<'r>>,
}

impl<'r> Cover<'r> {
    /// The title taken apart into agency, document and year where it is made of them; else as typed.
    pub(crate) fn of(report: &'r Report) -> Self {
        let agency = &report.agency.name;
        let issuer = report.agency.issuer.as_ref().map(Words::typed);
        let date = published(report);
        let whole = report.title().concat();
        let year = format!("{}年", report.year.value);
        let marked = Words::at(format!("（{year}度）"), report.year.span);
        let document = whole.strip_prefix(&*agency.value).and_then(|rest| rest.strip_prefix(&year));
        let document = document.map(|rest| rest.strip_prefix('度').unwrap_or(rest));
        match document.filter(|rest| !rest.is_empty() && !agency.value.is_empty()) {
            Some(document) => {
                let typed = report.document.title.first().map_or(agency.span, |line| line.span);
                Self {
                    agency: Some(Words::typed(agency)),
                    title: vec![Words::at(document.to_owned(), typed)],
                    year: Some(marked),
                    issuer,
                    date,
                }
            }
            None => Self {
                agency: None,
                title: title(report),
                year: (!whole.contains(&year)).then_some(marked),
                issuer: issuer.or_else(|| Some(Words::typed(agency))),
                date,
            },
        }
    }

    /// Every text on it, from top to bottom.
    pub(crate) fn words(&self) -> impl Iterator<Item = Words<'_>> {
        let top = self.agency.iter().chain(&self.title).chain(&self.year);
        top.chain(&self.issuer).chain(&self.date).map(Words::by_ref)
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
        let report = report_toml::read_text("2024.toml", &text).report;
        let cover = Cover::of(&report);
        let text = |words: Option<Words<'_>>| words.map(|words| words.text.into_owned());
        let title: Vec<_> = cover.title.iter().map(|line| &*line.text).collect();
        (text(cover.agency), title.join("/"), text(cover.year))
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
