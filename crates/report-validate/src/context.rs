//! What a rule may look at: the report, its form, last year's report, and names for places. It must
//! not judge.

use crate::blank::{self, BlankTotal};
use report_claims::claim::{self, Claim, Claims};
use report_claims::lexicon::Lexicon;
use report_claims::passage::{self, Passage};
use report_core::vocab::{RowKey, SectionKey, TableKey};
use report_core::{Cell, Decimal, Edition, Form, Quantity, Report, Span, Spanned};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A report under check.
#[derive(Debug)]
pub struct Context<'a> {
    /// The report.
    pub report: &'a Report,
    /// The form it follows.
    pub form: &'static Form,
    /// Last year's report, where it was named and could be read.
    pub previous: Option<&'a Report>,
    blank_totals: BTreeMap<Cell, BlankTotal>,
    passages: Vec<Passage>,
    /// In the order of [`SectionKey::ALL`].
    texts: [OnceCell<String>; SectionKey::ALL.len()],
    beside_paragraphs: OnceCell<String>,
    lexicon: OnceCell<Lexicon>,
    claims: OnceCell<Claims>,
}

impl<'a> Context<'a> {
    /// Prepares a report for checking.
    #[must_use]
    pub fn new(report: &'a Report) -> Self {
        Self {
            report,
            form: report.form(),
            previous: report.previous_report(),
            blank_totals: blank::blank_totals(report),
            passages: passage::passages(report),
            texts: [const { OnceCell::new() }; SectionKey::ALL.len()],
            beside_paragraphs: OnceCell::new(),
            lexicon: OnceCell::new(),
            claims: OnceCell::new(),
        }
    }

    /// The number a relation takes for a cell: a blank counts as 0, but a blank total as the sum of
    /// its parts, because its being blank is reported by itself. Nothing where the file lacks the
    /// cell.
    #[must_use]
    pub fn number(&self, cell: Cell) -> Option<Decimal> {
        let written = self.report.cell(cell)?.value.or_zero();
        Some(self.blank_totals.get(&cell).map_or(written, |blank| blank.value))
    }

    /// The year the report is for; nothing where it writes none that can be read, so that nothing is held
    /// against a year nobody wrote.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.report.written_year()
    }

    /// The cell as written; nothing where the file lacks it.
    #[must_use]
    pub fn cell(&self, cell: Cell) -> Option<&'a Spanned<Quantity>> {
        self.report.cell(cell)
    }

    /// Whether the file has the cell and it was left blank.
    #[must_use]
    pub fn is_blank(&self, cell: Cell) -> bool {
        self.cell(cell).is_some_and(|written| written.value.is_blank())
    }

    /// The blank totals whose parts have numbers, in the order of their cells.
    pub(crate) fn blank_totals(&self) -> impl Iterator<Item = (Cell, &BlankTotal)> {
        self.blank_totals.iter().map(|(cell, blank)| (*cell, blank))
    }

    /// The blank total at a cell, if there is one.
    pub(crate) fn blank_total(&self, cell: Cell) -> Option<&BlankTotal> {
        self.blank_totals.get(&cell)
    }

    /// The report's running text, paragraph by paragraph.
    pub(crate) fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// Everything a part says, a line for each block; empty where the report lacks the part.
    #[must_use]
    pub fn text(&self, section: SectionKey) -> &str {
        let Some((own, text)) = self.report.section(section).zip(self.texts.get(section as usize))
        else {
            return "";
        };
        text.get_or_init(|| passage::whole_text(&own.prose))
    }

    /// Whether any part says one of the words.
    #[must_use]
    pub fn says(&self, words: &[&str]) -> bool {
        // Most words stand in a paragraph, if anywhere.
        let in_passage = |passage: &Passage| words.iter().any(|word| passage.says(word));
        self.passages.iter().any(in_passage)
            || words.iter().any(|word| self.beside_paragraphs().contains(word))
    }

    /// Everything the report says outside its paragraphs, a line for each block.
    fn beside_paragraphs(&self) -> &str {
        self.beside_paragraphs.get_or_init(|| {
            let sections = self.report.sections.iter();
            sections.map(|section| passage::text_beside_paragraphs(&section.prose)).collect()
        })
    }

    /// Whether a part still holds the form's own prompt.
    #[must_use]
    pub fn is_unfilled(&self, section: SectionKey) -> bool {
        let Some(prompt) = self.form.section(section).and_then(|own| own.prompt) else {
            return false;
        };
        let mut own = self.passages.iter().filter(|passage| passage.section == section);
        let is_longer = own.any(|passage| bare(&passage.text).len() > bare(prompt).len());
        !is_longer && bare(self.text(section)) == bare(prompt)
    }

    /// Where an absence in a part is pointed at: its header.
    #[must_use]
    pub fn header(&self, section: SectionKey) -> Option<Span> {
        self.report.section(section).map(|own| own.span)
    }

    /// Every counted claim about the statutory tables, in printed order.
    pub(crate) fn claims(&self) -> &[Claim] {
        &self.counted().claims
    }

    /// The claim that a number of a passage makes, by where the number begins.
    pub(crate) fn claim_at(&self, passage: usize, start: usize) -> Option<&Claim> {
        let claims = self.claims();
        let place = |claim: &Claim| (claim.passage, claim.quantity.range.start);
        let at = claims.partition_point(|claim| place(claim) < (passage, start));
        claims.get(at).filter(|claim| place(claim) == (passage, start))
    }

    /// Every counted number of the prose: what it claims, or why it claims nothing.
    pub(crate) fn counted(&self) -> &Claims {
        self.claims.get_or_init(|| claim::claims(self.report, self.lexicon(), &self.passages))
    }

    /// The words of a claim, for the report's form and office.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon
            .get_or_init(|| Lexicon::new(self.report.edition.value, &self.report.agency.name.value))
    }

    /// The form of last year's report, or where there is none, of such a report.
    pub(crate) fn last_form(&self) -> Option<&'static Form> {
        let year = self.report.year.value.checked_sub(1);
        let edition = || Edition::for_year(year?).map(Edition::form);
        self.previous.map(Report::form).or_else(edition)
    }

    /// Why nothing can be judged by last year's report, where there is none; in Chinese.
    pub(crate) fn without_previous(&self) -> &'static str {
        match (&self.report.previous, self.last_form()) {
            (Some(_), _) => "上年报告不能用，未做跨年核对",
            (None, Some(_)) => "没有指明上年报告，未做跨年核对",
            (None, None) => "上年还没有统一格式的报告，无从跨年核对",
        }
    }

    /// A cell's place in the printed form.
    #[must_use]
    pub fn place(&self, cell: Cell) -> String {
        self.form.place(cell)
    }

    /// A row as printed, without the table's name.
    #[must_use]
    pub fn row_label(&self, table: TableKey, row: RowKey) -> String {
        let place = self.form.row_place(table, row);
        let label = place.strip_prefix(self.form.table(table).name).unwrap_or(&place);
        label.trim_start().to_owned()
    }

    /// A column as printed in the row's block.
    #[must_use]
    pub fn column_label(&self, cell: Cell) -> &'static str {
        self.form.column_label(cell.table, cell.row, cell.column)
    }
}

/// A prompt without its brackets and full stop.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(['（', '）', '。']).trim_end_matches('。')
}
