//! What a report says: the model every other crate reads. It must not check, format or lay out.

mod cells;
mod contact;

pub use cells::Cells;
pub use contact::{Contact, ContactKey};

use crate::form::{Citation, Edition, Form};
use crate::number::Quantity;
pub use crate::place::{Cell, Place};
use crate::prose::Prose;
use crate::source::{Span, Spanned};
use crate::vocab::{RowKey, SectionKey, TableKey};
use std::collections::BTreeMap;
use std::fmt;

/// What the document is called by statute (《政府信息公开条例》第五十条).
pub const NAME: &str = "政府信息公开工作年度报告";

/// What the document is about: what its name begins with.
pub const MATTER: &str = "政府信息公开";

/// Who reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AgencyKind {
    /// 各级人民政府: article 50 asks for assessment, public appraisal and accountability.
    #[default]
    Government,
    /// 政府部门、乡镇街道以外的其他行政机关.
    Department,
}

/// The clause that sets the day by which a report is published.
pub const DEADLINE: Citation = Citation("《政府信息公开条例》第四十九条");

impl AgencyKind {
    /// Every kind.
    pub const ALL: &[Self] = &[Self::Government, Self::Department];

    /// The last day on which the report for `year` is published in time ([`DEADLINE`]): departments by
    /// 31 January of the next year, governments by 31 March.
    ///
    /// ```
    /// use report_core::report::AgencyKind;
    ///
    /// assert_eq!(AgencyKind::Department.deadline(2024).to_string(), "2025年1月31日");
    /// ```
    #[must_use]
    pub const fn deadline(self, year: u16) -> Date {
        let month = match self {
            Self::Government => 3,
            Self::Department => 1,
        };
        Date { year: year.saturating_add(1), month, day: 31 }
    }

    /// The key as typed in `kind = "…"`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Department => "department",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Government => "各级人民政府",
            Self::Department => "政府部门或其他行政机关",
        }
    }
}

/// How the names of governments end, and of what stands in for one.
const GOVERNMENTS: &[&str] =
    &["人民政府", "镇政府", "乡政府", "市政府", "区政府", "县政府", "街道办事处", "街道办"];

/// How the names of a government's departments end.
const DEPARTMENTS: &[&str] =
    &["局", "委", "委员会", "办", "办公室", "厅", "中心", "部", "处", "队", "署"];

impl AgencyKind {
    /// The kind of office a name is of; nothing where it may be either, as a 管委会 may.
    ///
    /// ```
    /// use report_core::report::AgencyKind;
    ///
    /// assert_eq!(AgencyKind::named("云汀区教育局"), Some(AgencyKind::Department));
    /// assert_eq!(AgencyKind::named("云汀区人民政府"), Some(AgencyKind::Government));
    /// assert_eq!(AgencyKind::named("云汀区人民政府办公室"), Some(AgencyKind::Department));
    /// assert_eq!(AgencyKind::named("云汀经济开发区管理委员会"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let ends = |words: &[&str]| words.iter().any(|word| name.trim_end().ends_with(word));
        if ends(GOVERNMENTS) {
            return Some(Self::Government);
        }
        (ends(DEPARTMENTS) && !ends(&["管理委员会", "管委", "管委会"])).then_some(Self::Department)
    }
}

/// The office the report speaks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Its full name.
    pub name: Spanned<String>,
    /// What kind of office it is.
    pub kind: AgencyKind,
    /// 编制机构: who compiled the report, where it is another.
    pub issuer: Option<Spanned<String>>,
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    /// As a Chinese document writes it: 2021年1月28日.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// How many offices a compiled report covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// Departments and other offices.
    pub departments: Option<u32>,
    /// Towns and streets.
    pub towns: Option<u32>,
}

/// `[document]`: how the report presents itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the report file, and none goes with another"
)]
pub struct Document {
    /// The title's lines as typed; empty when the title is made from agency and year.
    pub title: Vec<Spanned<String>>,
    /// 公布日期.
    pub published: Option<Spanned<Date>>,
    /// Whether name and date are signed at the end.
    pub signature: bool,
    /// Whether a place is left at the end for the office's seal to be stamped on.
    pub seal: bool,
    /// Whether a cover stands before everything else.
    pub cover: bool,
    /// Whether a table of contents stands before the report.
    pub toc: bool,
    /// 附件说明: the names of what is published with the report, without numbers.
    pub annexes: Vec<Spanned<String>>,
    /// How many offices it covers.
    pub members: Members,
    /// Which offices it still lacks, where it was compiled before all had reported: it must not be
    /// published.
    pub incomplete: Option<Spanned<String>>,
}

/// One part of the report as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Which part.
    pub key: SectionKey,
    /// The header of its table in the file: where an absence inside it is pointed at.
    pub span: Span,
    /// The heading that replaces the form's own.
    pub heading: Option<Spanned<String>>,
    /// The prose: the whole text of a text part, what stands above the table of a table part.
    pub prose: Prose,
    /// Lines printed under the table.
    pub notes: Vec<Spanned<String>>,
}

/// `[[expect]]`: a finding known and accepted, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The rule's id.
    pub rule: Spanned<String>,
    /// The place as typed: a cell, a row, a section or a key.
    pub at: Spanned<String>,
    /// Why it stays as it is.
    pub reason: Spanned<String>,
    /// The whole entry.
    pub span: Span,
}

/// A comment `# 待核：…`: something a person has to settle before the report is finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// What it says, without the mark.
    pub says: Spanned<String>,
    /// The cell it stands behind, where it is one cell.
    pub cell: Option<Cell>,
    /// The row it stands behind.
    pub row: Option<(TableKey, RowKey)>,
}

/// Last year's report, as named by `previous`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The path as typed.
    pub path: Spanned<String>,
    /// The report, unless it could not be read; boxed because it is as large as the report itself.
    pub report: Option<Box<Report>>,
}

/// A report as read. Reading never fails, so any part may be missing; the diagnostics say which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The edition of the form it follows.
    pub edition: Spanned<Edition>,
    /// 报告年度.
    pub year: Spanned<u16>,
    /// Last year's report.
    pub previous: Option<Previous>,
    /// Who reports.
    pub agency: Agency,
    /// Title, date, signature.
    pub document: Document,
    /// How to reach the office.
    pub contact: Contact,
    /// The parts that are present, in printed order.
    pub sections: Vec<Section>,
    /// The statutory tables' cells that are present.
    pub cells: Cells,
    /// Where each row that is present stands in the file, key and values together.
    pub rows: BTreeMap<(TableKey, RowKey), Span>,
    /// Findings known and accepted.
    pub expectations: Vec<Expectation>,
    /// What a person still has to settle, in the order of the file.
    pub unsettled: Vec<Unsettled>,
}

impl Report {
    /// A report that says nothing, in the edition in force.
    pub fn empty() -> Self {
        let edition = Edition::IN_FORCE;
        Self {
            edition: Spanned::new(edition, Span::default()),
            year: Spanned::new(edition.form().first_year, Span::default()),
            previous: None,
            agency: Agency::default(),
            document: Document::default(),
            contact: Contact::default(),
            sections: Vec::new(),
            cells: Cells::new(),
            rows: BTreeMap::new(),
            expectations: Vec::new(),
            unsettled: Vec::new(),
        }
    }

    /// The form the report follows.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.edition.value.form()
    }

    /// The year as the file writes it; nothing where it writes none that can be read, and `year` only
    /// stands in for it so that the rest can be read.
    #[must_use]
    pub fn written_year(&self) -> Option<u16> {
        (!self.year.span.range().is_empty()).then_some(self.year.value)
    }

    /// A cell as written; nothing where the file has none.
    #[must_use]
    pub fn cell(&self, at: Cell) -> Option<&Spanned<Quantity>> {
        self.cells.get(&at)
    }

    /// A part; nothing where the file has none.
    #[must_use]
    pub fn section(&self, key: SectionKey) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// Last year's report, where it was named and could be read.
    #[must_use]
    pub fn previous_report(&self) -> Option<&Self> {
        self.previous.as_ref()?.report.as_deref()
    }

    /// The title's lines: as typed, else agency, year and the [`NAME`] of the document, broken after what
    /// it is about.
    #[must_use]
    pub fn title(&self) -> Vec<String> {
        if self.document.title.is_empty() {
            let first = format!("{}{}年{MATTER}", self.agency.name.value, self.year.value);
            return vec![first, NAME.trim_start_matches(MATTER).to_owned()];
        }
        self.document.title.iter().map(|line| line.value.clone()).collect()
    }
}
