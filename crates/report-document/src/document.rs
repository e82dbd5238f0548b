//! From a report to what it prints, in order: title, preface, contact, six parts, annexes, signature.
//! It must not judge what the report says.

use crate::block::{
    Annex, Annexes, Block, ContactLine, Contents, Heading, Picture, Properties, Signature,
};
use crate::caption::Caption;
use crate::chart::Chart;
use crate::cover::Cover;
use crate::head::{published, title};
use crate::inline::{of_prose, plain, plain_text, typed};
use crate::table::Table;
use crate::words::{DRAFT, INCOMPLETE, Words};
use report_core::form::FormSection;
use report_core::prose::{self, Level, Numbered, Prose};
use report_core::report::{ContactKey, MATTER, NAME};
use report_core::vocab::SectionKey;
use report_core::{Report, Span};
use std::borrow::Cow;

/// What is read out of the place for a seal, behind the office's name.
const SEAL: &str = "印章";

/// What stands before the names of annexes.
const ANNEXES: &str = "附件：";

/// What a report prints.
///
/// A cover carries no page number and is not counted; everything else is, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document<'r> {
    /// What a file made of it says of itself.
    pub properties: Properties<'r>,
    /// The cover, where the report asks for one.
    pub cover: Option<Cover<'r>>,
    /// The table of contents, where the report asks for one: before the title. What it lists, and in
    /// which order, [`Document::headings`] gives.
    pub contents: Option<Contents>,
    /// Whether it was compiled before all its units had reported: every page has to say so.
    pub incomplete: bool,
    /// Everything else, from top to bottom.
    pub blocks: Vec<Block<'r>>,
}

impl<'r> Document<'r> {
    /// What a report prints. Its texts are borrowed, not copied.
    #[must_use]
    pub fn of(report: &'r Report) -> Self {
        let mut builder = Builder { blocks: vec![Block::Title(title(report))], depth: 0 };
        if let Some(preface) = report.section(SectionKey::Preface) {
            builder.prose(&preface.prose);
        }
        builder.contact(report);
        for section in report.form().sections {
            builder.section(report, section);
        }
        builder.blocks.extend(annexes(report));
        builder.blocks.extend(signature(report));
        Self {
            properties: properties(report),
            cover: report.document.cover.then(|| Cover::of(report)),
            contents: report.document.toc.then(Contents::new),
            incomplete: report.document.incomplete.is_some(),
            blocks: builder.blocks,
        }
    }

    /// The headings in order; the table of contents lists those down to its deepest level.
    pub fn headings(&self) -> impl Iterator<Item = &Heading<'r>> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// What every page says across its text, where the report is not fit to be published; a report that
    /// lacks units says so rather than that it is a draft.
    #[must_use]
    pub fn mark(&self, draft: bool) -> Option<&'static str> {
        let draft = draft.then_some(DRAFT);
        if self.incomplete { Some(INCOMPLETE) } else { draft }
    }

    /// Every text that is printed, in order, each with its place. Numbers drawn in charts are left out;
    /// what is read out and never printed is too.
    pub fn words(&self) -> impl Iterator<Item = Words<'_>> {
        let cover = self.cover.iter().flat_map(Cover::words);
        let contents = self.contents.iter().map(|contents| contents.title.by_ref());
        cover.chain(contents).chain(self.blocks.iter().flat_map(Block::words))
    }

    /// Every character that is printed, in order, each with its place as [`crate::places`] has it.
    pub fn characters(&self) -> impl Iterator<Item = (char, Option<Span>)> {
        self.words().flat_map(|words| words.characters().collect::<Vec<_>>())
    }
}

/// Who publishes the report.
fn issuer(report: &Report) -> Words<'_> {
    Words::typed(report.agency.issuer.as_ref().unwrap_or(&report.agency.name))
}

fn properties(report: &Report) -> Properties<'_> {
    let agency = &report.agency;
    let keywords = [&*agency.name.value].into_iter().map(Cow::Borrowed);
    let year = Cow::Owned(format!("{}年", report.year.value));
    let others = [MATTER, "年度报告"].into_iter().map(Cow::Borrowed);
    Properties {
        title: report.title().concat(),
        author: &agency.issuer.as_ref().unwrap_or(&agency.name).value,
        subject: NAME,
        keywords: keywords.chain([year]).chain(others).collect(),
        date: report.document.published.as_ref().map(|date| date.value),
    }
}

fn annexes(report: &Report) -> Option<Block<'_>> {
    let names = &report.document.annexes;
    let several = names.len() > 1;
    let number = |number: usize| if several { format!("{number}. ") } else { String::new() };
    let annex = |(index, name)| Annex { number: Words::own(number(index)), inlines: typed(name) };
    let annexes =
        Annexes { mark: Words::own(ANNEXES), names: (1..).zip(names).map(annex).collect() };
    (!names.is_empty()).then_some(Block::Annexes(annexes))
}

fn signature(report: &Report) -> Option<Block<'_>> {
    let (signed, sealed) = (report.document.signature, report.document.seal);
    (signed || sealed).then(|| {
        let name = signed.then(|| issuer(report));
        let date = published(report).filter(|_| signed);
        let seal = sealed.then(|| Words::own(format!("{}{SEAL}", issuer(report).text)));
        Block::Signature(Signature { name, date, seal })
    })
}

struct Builder<'r> {
    blocks: Vec<Block<'r>>,
    /// The depth of the last heading.
    depth: u8,
}

impl<'r> Builder<'r> {
    /// How to reach the office, before the first part.
    fn contact(&mut self, report: &'r Report) {
        let line = |key: &ContactKey| {
            let value = report.contact.get(*key)?;
            Some(ContactLine {
                label: Words::own(format!("{}：", key.chinese())),
                inlines: typed(value),
            })
        };
        let lines: Vec<_> = ContactKey::ALL.iter().filter_map(line).collect();
        if !lines.is_empty() {
            self.blocks.push(Block::Contact(lines));
        }
    }

    fn section(&mut self, report: &'r Report, form: &FormSection) {
        let written = report.section(form.key);
        let own = written.and_then(|section| section.heading.as_ref());
        let words = own.map_or(Words::own(form.heading), Words::typed);
        let depth = self.deeper(1);
        self.blocks.push(Block::Heading(Heading {
            level: 1,
            depth,
            number: Words::default(),
            title: words.text.clone(),
            inlines: plain(words),
            run_in: None,
        }));
        if let Some(section) = written {
            self.prose(&section.prose);
        }
        if let Some(table) = form.key.table() {
            self.blocks.push(Block::Table(Table::statutory(report, table, written)));
        }
    }

    /// The depth of a heading of a level.
    fn deeper(&mut self, level: u8) -> u8 {
        self.depth = level.min(self.depth + 1);
        self.depth
    }

    fn prose(&mut self, prose: &'r Prose) {
        for block in &prose.blocks {
            let block = match block {
                prose::Block::Heading(heading) => self.heading(heading),
                prose::Block::Paragraph(it) => Block::Paragraph(of_prose(&it.inlines)),
                prose::Block::Picture(picture) => Block::Picture(Picture::of(picture)),
                prose::Block::Chart(chart) => Block::Chart(Chart::of(chart)),
                prose::Block::Table(table) => Block::Table(Table::own(table)),
            };
            self.blocks.push(block);
        }
    }

    fn heading(&mut self, heading: &'r prose::Heading) -> Block<'r> {
        let level = match heading.level {
            Level::Second => 2,
            Level::Third => 3,
            Level::Fourth => 4,
        };
        let inlines = of_prose(&heading.inlines);
        // A run-in heading ends in a full stop, which is none of its name.
        let title = format!("{}{}", heading.label, plain_text(&inlines).trim_end_matches('。'));
        Block::Heading(Heading {
            level,
            depth: self.deeper(level),
            number: Words { text: Cow::Borrowed(&heading.label), from: heading.number.typed },
            inlines,
            run_in: heading.run_in.as_deref().map(of_prose),
            title: Cow::Owned(title),
        })
    }
}

impl<'r> Picture<'r> {
    fn of(picture: &'r prose::Picture) -> Self {
        let words = plain(Words::typed(&picture.caption));
        Self {
            path: Words::typed(&picture.path),
            caption: Caption::new(Numbered::Picture, picture.label.number, words),
            alternative: &picture.caption.value,
            width: picture.width,
            from: picture.span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::Spanned;

    #[test]
    fn a_report_that_lacks_units_says_so_rather_than_that_it_is_a_draft() {
        let mut report = Report::empty();
        let said = |report: &Report, draft| Document::of(report).mark(draft);
        assert_eq!((said(&report, false), said(&report, true)), (None, Some(DRAFT)));
        let lacking = Spanned { value: "缺：某局".to_owned(), ..Spanned::default() };
        report.document.incomplete = Some(lacking);
        assert_eq!([false, true].map(|draft| said(&report, draft)), [Some(INCOMPLETE); 2]);
    }
}
