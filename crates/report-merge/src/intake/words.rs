//! What is said of a file or a unit that cannot be taken. It must not decide what is taken.

use crate::finding::Finding;
use crate::roster::{Roster, Unit};
use crate::rules;
use crate::unit::UnitReport;
use report_core::nearest::nearest;

/// How many differing cells or findings are shown.
pub(super) const SHOWN: usize = 5;

pub(super) fn fits(roster: &Roster, unit: &UnitReport) -> bool {
    unit.edition == roster.edition.value && unit.year == roster.year.value
}

/// Whether a path is the one somebody typed, in full or by the file's name alone.
pub(super) fn is_named(path: &str, typed: &str) -> bool {
    path == typed || path.rsplit('/').next() == Some(typed)
}

/// The unit whose `use` names a file.
pub(super) fn chosen_by<'a>(roster: &'a Roster, path: &str) -> Option<(usize, &'a Unit)> {
    let named = |unit: &Unit| unit.chosen.as_ref().is_some_and(|it| is_named(path, &it.value));
    roster.units.iter().enumerate().find(|(_, unit)| named(unit))
}

pub(super) fn why_not_due(unit: &Unit, year: u16) -> String {
    if let Some((change, into)) = &unit.merged_into {
        return format!("{}年并入{}", change.year, into.value);
    }
    if let Some(change) = unit.left.as_ref().filter(|change| change.year <= year) {
        return format!("{}年起不再报送：{}", change.year, change.reason);
    }
    let joined = unit.joined.as_ref().map_or(year, |change| change.year);
    format!("{joined}年起才报送")
}

pub(super) fn unknown(roster: &Roster, file: &str, unit: &UnitReport) -> Finding {
    if unit.agency == roster.agency.value {
        let message = format!("{file} 是{}自己的年报，不是下级单位的", unit.agency);
        let found = rules::UNIT_UNKNOWN.found(message);
        let found = found.note("把汇总好的年报当作一家再加一遍，合计会翻倍");
        return Finding::new(found.help("请把它移出收件箱")).in_file(file);
    }
    let message = match unit.agency.as_str() {
        "" => format!("{file} 没有写机关名称"),
        name => format!("名册里没有“{name}”"),
    };
    let found = rules::UNIT_UNKNOWN.found(message);
    let names = roster.units.iter().flat_map(Unit::names);
    let found = match nearest(&unit.agency, names).and_then(|name| roster.unit(name)) {
        Some(index) => {
            let meant = roster.units.get(index).map_or("", |unit| &unit.name.value);
            found.help(format!("是不是“{meant}”？是的话在名册里给它加上这个别名（aliases）"))
        }
        None => found.help("请移走这份文件，或在名册里加上这家单位"),
    };
    Finding::new(found).in_file(file)
}

/// A unit's report that cannot be taken, with the first of what stands against it.
pub(super) fn faulty(unit: &Unit, report: &UnitReport) -> Finding {
    let open: Vec<_> = report.findings.iter().filter(|found| found.blocks()).collect();
    let name = &unit.name.value;
    if open.is_empty() && report.lacks_units {
        let found = rules::UNIT_FAULTY.found(format!("{name}的年报自己还没有汇总完"));
        return Finding::new(found.help("请等它汇总完再收"));
    }
    if let Some(cell) = report.lacking.first().filter(|_| open.is_empty()) {
        let place = report.edition.form().place(*cell);
        let found = rules::UNIT_FAULTY.found(format!("{name}的年报“{place}”没有可用的数"));
        return Finding::new(found.help("请退回改正；金额的单位写元、万元或亿元"));
    }
    let message = format!("{name}的年报有{}处错误", open.len());
    let mut found = rules::UNIT_FAULTY.found(message);
    for one in open.iter().take(SHOWN) {
        found = found.note(brief(one));
    }
    let mut finding = Finding::new(found.help("请退回改正后重报"));
    if let Some(first) = open.first() {
        finding.position = first.position;
        finding.place.clone_from(&first.place);
        finding.diagnostic.at.clone_from(&first.diagnostic.at);
        finding.diagnostic.evidence = first.diagnostic.evidence.clone();
    }
    finding
}

/// A unit's own finding in one line.
pub(crate) fn brief(found: &Finding) -> String {
    let place = found.place.as_deref().map(|place| format!("{place}：")).unwrap_or_default();
    let line = found.position.map(|it| format!("第{}行，", it.line)).unwrap_or_default();
    format!("{line}{place}{}", found.diagnostic.message)
}
