//! One unit's report: its figures, each with what stands beside it, and what is wrong with it. Its text is
//! let go once it is read. It must not know the roster.

use crate::finding::Finding;
use report_core::folder::{Folder, MemoryFolder};
use report_core::form::{Form, Measure};
use report_core::money::{Money, MoneyUnit};
use report_core::report::Date;
use report_core::source::{SourceFile, Sources};
use report_core::{Cell, Decimal, Diagnostics, Edition, Quantity, Report};
use std::collections::BTreeMap;

/// How much of a unit's report is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// All of it, by every rule.
    #[default]
    Rules,
    /// The statutory tables and who reports; no rule is run, no prose is read.
    Tables,
}

/// What stands beside a number, or what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The remark in brackets, as written.
    Written(String),
    /// Money in another unit than 万元, as written.
    Converted(String),
}

impl Remark {
    /// The remark in words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Written(text) => text.clone(),
            Self::Converted(text) => format!("原填{text}，折合万元"),
        }
    }
}

/// The numbers of one report by cell; a cell left blank has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    edition: Edition,
    /// In the order of the form's cells; nothing for a blank or a missing one.
    numbers: Vec<Option<Decimal>>,
    remarks: BTreeMap<Cell, Remark>,
}

impl Figures {
    /// Every number of a report's tables, money in 万元; with the cells the report lacks or whose money is
    /// in a unit nobody knows.
    #[must_use]
    pub fn of(report: &Report) -> (Self, Vec<Cell>) {
        let form = report.form();
        let mut figures =
            Self { edition: report.edition.value, numbers: Vec::new(), remarks: BTreeMap::new() };
        let mut lacking = Vec::new();
        for cell in form.cells() {
            let written = report.cell(cell).map(|it| &it.value);
            let number = written.and_then(|written| figures.number(form, cell, written));
            if number.is_none() && written.is_none_or(|written| !written.is_blank()) {
                lacking.push(cell);
            }
            figures.numbers.push(number);
        }
        (figures, lacking)
    }

    /// A cell's number, money in 万元; nothing for a blank and for money in a unit nobody knows.
    fn number(&mut self, form: &Form, cell: Cell, written: &Quantity) -> Option<Decimal> {
        if let Some(remark) = &written.remark {
            self.remarks.insert(cell, Remark::Written(remark.clone()));
        }
        let value = written.value?;
        if form.measure(cell) != Some(Measure::Amount) {
            return Some(value);
        }
        let money = Money::of(written, form.money_unit(cell));
        if money.is_some_and(|money| money.unit() == MoneyUnit::TenThousandYuan) {
            return Some(value);
        }
        self.remarks.insert(cell, Remark::Converted(written.written.clone().into_owned()));
        money?.amount_in(MoneyUnit::TenThousandYuan)
    }

    /// Figures in the order of the form's cells, as another merge gave them.
    pub(crate) fn made(edition: Edition, numbers: Vec<Option<Decimal>>) -> Self {
        Self { edition, numbers, remarks: BTreeMap::new() }
    }

    /// The edition they are of.
    #[must_use]
    pub const fn edition(&self) -> Edition {
        self.edition
    }

    /// A cell's number, 0 for a blank; nothing where the edition has no such cell.
    #[must_use]
    pub fn get(&self, cell: Cell) -> Option<Decimal> {
        let index = self.edition.form().cells().position(|own| own == cell)?;
        Some(self.numbers.get(index)?.unwrap_or_default())
    }

    /// Every number in the order of the form's cells; nothing for a blank.
    pub fn numbers(&self) -> impl Iterator<Item = Option<Decimal>> {
        self.numbers.iter().copied()
    }

    /// Every cell with its number.
    pub fn iter(&self) -> impl Iterator<Item = (Cell, Option<Decimal>)> {
        self.edition.form().cells().zip(self.numbers.iter().copied())
    }

    /// What stands beside the numbers.
    #[must_use]
    pub const fn remarks(&self) -> &BTreeMap<Cell, Remark> {
        &self.remarks
    }

    /// The cells in which two reports differ, each with both numbers; a blank is 0.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<(Cell, Decimal, Decimal)> {
        let pairs = self.iter().zip(other.numbers());
        let pairs = pairs
            .map(|((cell, one), two)| (cell, one.unwrap_or_default(), two.unwrap_or_default()));
        pairs.filter(|(_, one, two)| one != two).collect()
    }
}

/// A unit's report as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitReport {
    /// `agency.name`.
    pub agency: String,
    /// The year it is for.
    pub year: u16,
    /// The edition of the form.
    pub edition: Edition,
    /// 公布日期.
    pub published: Option<Date>,
    /// Its figures.
    pub figures: Figures,
    /// Cells that have no usable number, a blank not among them.
    pub lacking: Vec<Cell>,
    /// What reading and checking found, accepted findings left out.
    pub findings: Vec<Finding>,
    /// The sentences of its prose that tell of a document issued with others.
    pub titles: Vec<String>,
    /// Whether it was itself compiled before all its units had reported.
    pub lacks_units: bool,
}

impl UnitReport {
    /// Reads a unit's report; `folder` holds what it names, as pictures and last year's report.
    #[must_use]
    pub fn read(name: &str, text: &str, folder: &dyn Folder, depth: Depth) -> Self {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new(name, text));
        match depth {
            Depth::Rules => {
                let (report, found) = report_toml::read(file, &mut sources, folder);
                let checked = report_validate::check(&report);
                let found = found.into_iter().chain(checked.diagnostics);
                Self::of(&report, &found.collect::<Diagnostics>().sorted(), &sources)
            }
            Depth::Tables => {
                let (report, found) = report_toml::read_tables(file, &mut sources);
                Self::of(&report, &found, &sources)
            }
        }
    }

    /// A report that stands alone.
    #[must_use]
    pub fn alone(name: &str, text: &str, depth: Depth) -> Self {
        Self::read(name, text, &MemoryFolder::new(), depth)
    }

    /// What is kept of a report and of what was found in it.
    #[must_use]
    pub fn of(report: &Report, found: &Diagnostics, sources: &Sources) -> Self {
        let (figures, lacking) = Figures::of(report);
        let open = found.iter().filter(|found| found.accepted.is_none()).cloned();
        let open: Diagnostics = open.collect();
        Self {
            agency: report.agency.name.value.clone(),
            year: report.year.value,
            edition: report.edition.value,
            published: report.document.published.as_ref().map(|date| date.value),
            figures,
            lacking,
            findings: Finding::of_unit_text(&open, sources, report.edition.value),
            titles: crate::jointly::sentences(report),
            lacks_units: report.document.incomplete.is_some(),
        }
    }

    /// Whether its figures can be added: every cell is there, and no finding stands against it.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.lacking.is_empty() && !self.findings.iter().any(Finding::blocks)
    }
}
