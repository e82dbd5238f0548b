//! The roster: which units report, who leads whom, what is counted once. Plain data as written; it must
//! not know any unit's report.

mod check;
mod next;
mod read;
mod value;

pub use next::next;
pub(crate) use read::iso as iso_date;
pub use read::{Reading, is_roster, read};

use report_core::report::Date;
use report_core::vocab::{RowKey, TableKey};
use report_core::{Cell, Decimal, Edition, Span, Spanned};
use std::collections::BTreeMap;

/// What a government's name ends with.
const GOVERNMENT: &str = "人民政府";

/// A roster as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The year the units report on.
    pub year: Spanned<u16>,
    /// The edition of the form they follow.
    pub edition: Spanned<Edition>,
    /// Who compiles the report.
    pub agency: Spanned<String>,
    /// 报送截止.
    pub due: Option<Date>,
    /// The units, in the order of the file.
    pub units: Vec<Unit>,
    /// What is taken off or put on beside the units' figures.
    pub adjusts: Vec<Adjust>,
    /// Documents several units issued together.
    pub joints: Vec<Joint>,
}

/// What a unit is to the agency that compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 部门.
    Department,
    /// 乡镇、街道.
    Town,
    /// 本级: the agency's own office; every roster has exactly one.
    Own,
    /// 下一级名册: a whole district with a roster of its own.
    Roster,
}

impl Role {
    /// Every role.
    pub const ALL: &[Self] = &[Self::Department, Self::Town, Self::Own, Self::Roster];

    /// The word as typed in `role = "…"`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Town => "town",
            Self::Own => "own",
            Self::Roster => "roster",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Department => "部门",
            Self::Town => "乡镇、街道",
            Self::Own => "本级",
            Self::Roster => "下一级名册",
        }
    }
}

/// A change of who reports, in a year, for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first report year it shows in.
    pub year: u16,
    /// Why.
    pub reason: String,
}

/// One unit of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its full name: what `agency.name` in its report says.
    pub name: Spanned<String>,
    /// Other names it goes by.
    pub aliases: Vec<Spanned<String>>,
    /// 统一社会信用代码.
    pub code: Option<Spanned<String>>,
    /// What it is to the agency.
    pub role: Role,
    /// Who is asked there.
    pub contact: Option<String>,
    /// Remarks.
    pub remark: Option<String>,
    /// Since when it reports.
    pub joined: Option<Change>,
    /// Since when it does not.
    pub left: Option<Change>,
    /// Since when another reports for it, and which.
    pub merged_into: Option<(Change, Spanned<String>)>,
    /// Which of several files of its to take, by path within the inbox.
    pub chosen: Option<Spanned<String>>,
    /// Why it rightly reports nothing.
    pub absent: Option<Spanned<String>>,
    /// Where its own roster lies, below the folder of this one; only of [`Role::Roster`].
    pub folder: Option<Spanned<String>>,
    /// Where the unit stands in the file.
    pub span: Span,
}

impl Unit {
    /// Whether a report of the unit is waited for in a year.
    #[must_use]
    pub fn is_due(&self, year: u16) -> bool {
        let gone = |change: &Change| change.year <= year;
        let is_gone = self.left.as_ref().is_some_and(gone)
            || self.merged_into.as_ref().is_some_and(|(change, _)| gone(change));
        let is_new = self.joined.as_ref().is_some_and(|change| change.year > year);
        !is_gone && !is_new
    }

    /// Every name it goes by, the full one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.value.as_str());
        std::iter::once(self.name.value.as_str()).chain(aliases)
    }
}

/// `[[adjust]]`: cells of the sum that are changed, each time with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjust {
    /// By how much each cell changes; never by 0.
    pub cells: BTreeMap<Cell, Decimal>,
    /// The units it concerns, by name.
    pub units: Vec<Spanned<String>>,
    /// Why.
    pub reason: String,
    /// Where it stands in the file.
    pub span: Span,
}

/// `[[joint]]`: a document several units issued together, counted for the leading one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The row of 表二 it counts in.
    pub at: Spanned<(TableKey, RowKey)>,
    /// Its title.
    pub title: Spanned<String>,
    /// Who leads.
    pub lead: Spanned<String>,
    /// Who else counts it.
    pub with: Vec<Spanned<String>>,
    /// The year it was issued in; the roster's own where none is stated.
    pub issued: u16,
    /// The year it was repealed in.
    pub repealed: Option<u16>,
    /// Where it stands in the file.
    pub span: Span,
}

impl Roster {
    /// The unit with this full name or alias.
    #[must_use]
    pub fn unit(&self, name: &str) -> Option<usize> {
        let exact = self.units.iter().position(|unit| unit.name.value == name);
        exact.or_else(|| self.units.iter().position(|unit| unit.names().any(|own| own == name)))
    }

    /// A unit as people of its own district call it: 云汀区教育局 is 区教育局, 云汀区青坞镇人民政府 is 青坞镇, the
    /// own office is 本级. A name that does not begin with the district's stays as it is.
    #[must_use]
    pub fn short(&self, unit: &Unit) -> String {
        if unit.role == Role::Own {
            return Role::Own.chinese().to_owned();
        }
        self.local_name(&unit.name.value).unwrap_or_else(|| unit.name.value.clone())
    }

    /// The place's own name: the agency's without 人民政府.
    pub(crate) fn place(&self) -> &str {
        self.agency.value.trim_end_matches(GOVERNMENT)
    }

    /// A name that begins with the district's, as it is said within the district.
    pub(crate) fn local_name(&self, name: &str) -> Option<String> {
        let rest = name.strip_prefix(self.place())?;
        let level = self.place().chars().last()?;
        Some(match rest.strip_suffix(GOVERNMENT) {
            Some(town) => town.to_owned(),
            None if rest.ends_with("街道办事处") => rest.trim_end_matches("办事处").to_owned(),
            None => format!("{level}{rest}"),
        })
    }

    /// The units a report is waited for, by index.
    pub fn due_units(&self) -> impl Iterator<Item = (usize, &Unit)> {
        let year = self.year.value;
        self.units.iter().enumerate().filter(move |(_, unit)| unit.is_due(year))
    }

    /// How many units of a role report in the roster's year.
    #[must_use]
    pub fn count(&self, role: Role) -> u32 {
        let count = self.due_units().filter(|(_, unit)| unit.role == role).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}
