//! Each unit against its own last year, with what it took over from units merged into it. Equal sums of a
//! district can hide two units that each lost or invented a request. It must not read files.

use crate::finding::Finding;
use crate::intake::Intake;
use crate::roster::{Roster, Unit};
use crate::rules;
use crate::unit::{Figures, UnitReport};
use report_core::form::{Form, Stock};
use report_core::{Cell, Decimal};

/// Last year's roster with the figures of its units.
#[derive(Clone, Debug)]
pub struct LastYear {
    roster: Roster,
    /// By the unit's index in that roster.
    figures: Vec<Option<Figures>>,
}

impl LastYear {
    /// What is kept of last year's inbox.
    #[must_use]
    pub fn new(roster: Roster, intake: &Intake) -> Self {
        let mut figures: Vec<Option<Figures>> = vec![None; roster.units.len()];
        for (unit, report) in intake.taken() {
            if let Some(own) = figures.get_mut(unit) {
                *own = Some(report.figures.clone());
            }
        }
        Self { roster, figures }
    }

    /// A unit's figures of last year, by any of its names.
    #[must_use]
    pub fn of(&self, unit: &Unit) -> Option<&Figures> {
        let index = unit.names().find_map(|name| self.roster.unit(name))?;
        self.figures.get(index)?.as_ref()
    }

    /// Last year's units whose figures are known, with them.
    fn units(&self) -> impl Iterator<Item = (&Unit, &Figures)> {
        let all = self.roster.units.iter().zip(&self.figures);
        all.filter_map(|(unit, figures)| Some((unit, figures.as_ref()?)))
    }
}

/// What does not go on from last year, unit by unit.
#[must_use]
pub fn carried(roster: &Roster, intake: &Intake, last: &LastYear) -> Vec<Finding> {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for (index, report) in intake.taken() {
        let Some(unit) = roster.units.get(index) else { continue };
        let before = predecessors(roster, unit, last);
        if before.is_empty() && unit.joined.is_none() {
            unknown.push(roster.short(unit));
        }
        for link in links(report.edition.form()) {
            found.extend(broken(unit, report, &before, &link));
        }
    }
    found.extend(not_compared(&unknown));
    found.extend(lost(roster, last));
    found
}

/// The units nobody could hold against last year, in one finding.
fn not_compared(names: &[String]) -> Option<Finding> {
    let message = format!("{}家单位没有与上年核对：上年的收件箱里没有可以用的年报", names.len());
    let help = "请补上这些单位上年的年报；今年新设的，在名册里写 joined";
    let found = rules::UNIT_LAST_YEAR_UNKNOWN.found(message).note(names.join("、")).help(help);
    (!names.is_empty()).then(|| Finding::new(found))
}

/// One cell and how it follows from last year.
struct Link {
    at: Cell,
    /// Last year's cells whose sum it takes over.
    from: Vec<Cell>,
    /// For a stock: what this year added and removed.
    moved: Option<(Cell, Cell)>,
}

fn links(form: &'static Form) -> Vec<Link> {
    let mut links = Vec::new();
    for table in form.tables {
        for block in table.blocks {
            for at in block.cells(table.key) {
                let from = block.carried_from(at);
                if !from.is_empty() {
                    links.push(Link { at, from, moved: None });
                }
                let stock = block.stocks.iter().find(|stock| stock.held == at.column);
                if let Some(Stock { added, removed, .. }) = stock {
                    let moved =
                        Some((Cell { column: *added, ..at }, Cell { column: *removed, ..at }));
                    links.push(Link { at, from: vec![at], moved });
                }
            }
        }
    }
    links
}

/// The units of last year whose work a unit goes on with, itself first.
fn predecessors<'a>(
    roster: &'a Roster,
    unit: &'a Unit,
    last: &'a LastYear,
) -> Vec<(&'a Unit, &'a Figures)> {
    let merged = roster.units.iter().filter(|other| {
        other.merged_into.as_ref().is_some_and(|(change, into)| {
            change.year == roster.year.value && unit.names().any(|name| name == into.value)
        })
    });
    let all = std::iter::once(unit).chain(merged);
    all.filter_map(|unit| Some((unit, last.of(unit)?))).collect()
}

fn broken(
    unit: &Unit,
    report: &UnitReport,
    before: &[(&Unit, &Figures)],
    link: &Link,
) -> Option<Finding> {
    let own = |cell| report.figures.get(cell);
    let is = own(link.at)?;
    let (mut due, mut parts) = (Decimal::ZERO, Vec::new());
    for (unit, figures) in before {
        let sum = |sum: Decimal, cell: &Cell| sum.checked_add(figures.get(*cell)?);
        let carried = link.from.iter().try_fold(Decimal::ZERO, sum)?;
        due = due.checked_add(carried)?;
        parts.push(format!("{}{carried}", unit.name.value));
    }
    let new = before.is_empty();
    // A new unit may well begin with documents of others.
    if new && (link.moved.is_some() || unit.joined.is_none()) {
        return None;
    }
    let mut formula = "上年报告".to_owned();
    if let Some((added, removed)) = link.moved {
        let (added, removed) = (own(added)?, own(removed)?);
        due = due.checked_add(added)?.checked_sub(removed)?;
        formula = format!("上年报告加本年增加{added}减本年减少{removed}");
    }
    if is == due {
        return None;
    }
    let place = report.edition.form().place(link.at);
    let message = if new {
        format!("{}是新设的单位，“{place}”填的是{is}", unit.name.value)
    } else {
        format!("{}“{place}”填的是{is}，按{formula}应是{due}", unit.name.value)
    };
    let mut found = rules::UNIT_CARRY_OVER_LOST.found(message);
    if parts.len() > 1 {
        found = found.note(format!("上年：{}", parts.join("，")));
    }
    let found = found.help("请与该单位核对；机构改革引起的，在年报里写明");
    let finding = Finding::new(found).of_unit(&unit.name.value);
    Some(finding.at_cell(link.at, report.edition).with_values(is, due))
}

/// Last year's units with work left that nobody goes on with.
fn lost(roster: &Roster, last: &LastYear) -> Vec<Finding> {
    let year = roster.year.value;
    let mut found = Vec::new();
    for (unit, figures) in last.units() {
        let now = unit.names().find_map(|name| roster.unit(name));
        let now = now.and_then(|index| roster.units.get(index));
        let goes_on = now.is_some_and(|now| now.is_due(year) || now.merged_into.is_some());
        if goes_on {
            continue;
        }
        let form = figures.edition().form();
        let carries = links(form).into_iter().filter(|link| link.moved.is_none());
        let left = carries.flat_map(|link| link.from).filter_map(|cell| {
            let number = figures.get(cell).filter(|number| !number.is_zero())?;
            Some(format!("{}：{number}", form.place(cell)))
        });
        let left: Vec<_> = left.collect();
        if left.is_empty() {
            continue;
        }
        let message = format!("{}上年还有结转的申请，今年没有单位承接", unit.name.value);
        let found_one = rules::UNIT_CARRY_OVER_LOST.found(message).note(left.join("；"));
        let help = "请在名册里写明 merged_into，由承接的单位填入上年结转";
        found.push(Finding::new(found_one.help(help)).of_unit(&unit.name.value));
    }
    found
}
