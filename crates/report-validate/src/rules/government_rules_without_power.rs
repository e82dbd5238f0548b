//! `government-rules-without-power`: only ministries, provinces and cities with districts make 规章.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::report::AgencyKind;
use report_core::vocab::{RowKey, TableKey};
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "government-rules-without-power",
    title: "没有规章制定权的机关报了规章",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("《中华人民共和国立法法》关于规章制定机关的规定")],
    doc: include_str!("government_rules_without_power.md"),
    check: Check::Report(check),
};

const TABLE: TableKey = TableKey::ProactiveDisclosure;

/// What the names of governments below the city end with.
const BELOW_CITY: [&str; 8] = ["县", "区", "旗", "镇", "乡", "街道", "街道办事处", "管理委员会"];
/// Offices of the State Council, which make 规章 too.
const MINISTRIES: [&str; 2] = ["国家", "中国"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let block = cx.form.table(TABLE).block_of(RowKey::GovernmentRules);
    let columns = block.map_or(&[][..], |block| block.column_keys());
    let cells = columns.iter().map(|column| Cell {
        table: TABLE,
        row: RowKey::GovernmentRules,
        column: *column,
    });
    let some = |cell: &Cell| cx.number(*cell).is_some_and(|number| !number.is_zero());
    let name = &cx.report.agency.name;
    let Some(cell) = cells.into_iter().find(some).filter(|_| lacks_power(cx)) else { return };
    let mut found = sink.rule().finding(format!("{}一般没有规章制定权，这里填了规章", name.value));
    if let Some(written) = cx.cell(cell) {
        found = found.primary(written.span, "").secondary(name.span, "");
    }
    sink.report(found.at(cell).help("如果是行政规范性文件，请填在下一行"));
}

/// Whether the office's name tells that it makes no 规章.
fn lacks_power(cx: &Context<'_>) -> bool {
    let agency = &cx.report.agency;
    let name = agency.name.value.trim();
    if agency.kind == AgencyKind::Department {
        return !MINISTRIES.iter().any(|word| name.starts_with(word)) && !name.ends_with('部');
    }
    let place = name.strip_suffix("人民政府").unwrap_or(name);
    BELOW_CITY.iter().any(|word| place.ends_with(word)) && !place.ends_with("自治区")
}
