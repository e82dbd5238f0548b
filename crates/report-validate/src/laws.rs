//! Laws over generated reports: a consistent report is clean; one changed cell gives one error that
//! names it; two evaluators agree. Only tests.

use crate::testing::{add, cases, consistent, requests, set};
use crate::{Verdict, check};
use proptest::prelude::*;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Decimal, Diagnostic, Edition, Report, Severity};
use std::collections::BTreeMap;

/// The rules whose relations the form states.
const SUMS: [&str; 4] = [
    "requester-total-mismatch",
    "outcome-total-mismatch",
    "carry-balance-mismatch",
    "case-total-mismatch",
];

/// Numbers like those of real reports: mostly 0 or small, some large.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![4 => Just(0), 4 => 1..20_u32, 2 => 20..2_000_u32, 1 => 2_000..3_000_000_u32]
}

fn edition() -> impl Strategy<Value = Edition> {
    prop::sample::select(Edition::ALL)
}

prop_compose! {
    fn report()(edition in edition(), numbers in prop::collection::vec(number(), 200)) -> Report {
        let mut numbers = numbers.into_iter();
        consistent(edition, |_| numbers.next().unwrap_or_default())
    }
}

prop_compose! {
    /// A consistent report, one cell of 表三 or 表四, and a change that keeps it 0 or more.
    fn change()(report in report(), pick in any::<prop::sample::Index>(), by in 1..50_u32, up: bool)
        -> (Report, Cell, Decimal)
    {
        let summed: Vec<Cell> = cells(&report);
        let cell = summed[pick.index(summed.len())];
        let value = report.cells[&cell].value.or_zero();
        let by = Decimal::from(by);
        (report, cell, if up || value < by { value + by } else { value - by })
    }
}

/// The cells of 表三 and 表四.
fn cells(report: &Report) -> Vec<Cell> {
    report.form().cells().filter(|cell| cell.table != TableKey::ProactiveDisclosure).collect()
}

fn errors(report: &Report) -> Vec<Diagnostic> {
    let checked = check(report);
    checked.diagnostics.into_iter().filter(|found| found.severity == Severity::Error).collect()
}

/// Whether the finding's cause names the cell as printed.
fn blames(found: &Diagnostic, report: &Report, cell: Cell) -> bool {
    let place = report.form().place(cell);
    found.evidence.cause.as_ref().is_some_and(|cause| cause.contains(&format!("“{place}”")))
}

proptest! {
    #[test]
    fn a_consistent_report_is_clean(report in report()) {
        let checked = check(&report);
        prop_assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
        let expected = if report.edition.value == Edition::Trial2019 { 40 } else { 42 };
        let sums = checked.relations.iter().filter(|relation| SUMS.contains(&relation.rule));
        prop_assert!(sums.clone().all(|relation| relation.verdict == Verdict::Held));
        prop_assert_eq!(sums.count(), expected);
        prop_assert_eq!(checked.summary.failed, 0);
    }

    #[test]
    fn one_changed_cell_gives_one_error_that_names_it((mut report, cell, value) in change()) {
        set(&mut report, cell, Some(value));
        let errors = errors(&report);
        prop_assert_eq!(errors.len(), 1, "{:#?}", errors);
        if cell.table == TableKey::Requests {
            prop_assert!(blames(&errors[0], &report, cell), "{:#?}", errors);
        }
        let parts = errors[0].evidence.parts.iter().map(|part| part.at.clone());
        let named: Vec<_> = parts.chain(errors[0].at.clone()).collect();
        prop_assert!(named.contains(&cell.into()), "{:#?}", errors);
    }

    #[test]
    fn a_blanked_cell_gives_one_error_and_a_notice_or_only_a_notice(
        (mut report, cell, _) in change(),
    ) {
        let was = report.cells[&cell].value.or_zero();
        set(&mut report, cell, None);
        let errors = errors(&report);
        if was.is_zero() {
            prop_assert!(errors.is_empty(), "{:#?}", errors);
        } else {
            prop_assert_eq!(errors.len(), 1, "{:#?}", errors);
            let is_total = cell.column == ColumnKey::Total || cell.row == RowKey::Processed;
            prop_assert_eq!(errors[0].rule == "blank-total", is_total);
            if is_total {
                prop_assert_eq!(errors[0].evidence.computed.clone(), Some(was.to_string()));
            }
        }
    }

    #[test]
    fn two_wrong_cells_in_different_rows_and_columns_are_both_named(
        (mut report, cell, value) in change(),
        row in 0..4_usize,
        by in 51..99_u32,
    ) {
        let rows = [RowKey::Granted, RowKey::StateSecret, RowKey::NotHeld, RowKey::Repeated];
        let other = requests(rows[row], ColumnKey::LegalServices);
        prop_assume!(cell.table == TableKey::Requests);
        prop_assume!(cell.row != other.row && cell.column != other.column);
        let changed = report.cells[&other].value.or_zero() + Decimal::from(by);
        set(&mut report, cell, Some(value));
        set(&mut report, other, Some(changed));
        let errors = errors(&report);
        prop_assert_eq!(errors.len(), 2, "{:#?}", errors);
        for wrong in [cell, other] {
            prop_assert!(errors.iter().any(|found| blames(found, &report, wrong)), "{:#?}", errors);
        }
    }

    #[test]
    fn two_evaluators_agree_on_any_report(
        edition in edition(),
        numbers in prop::collection::vec(prop::option::weighted(0.9, 0..4_u32), 200),
    ) {
        let mut report = consistent(edition, |_| 0);
        for (cell, number) in edition.form().cells().zip(numbers) {
            set(&mut report, cell, number.map(Decimal::from));
        }
        let checked = check(&report);
        let sums = checked.relations.iter().filter(|relation| SUMS.contains(&relation.rule));
        let judged: BTreeMap<(&str, String), bool> = sums.map(|relation| {
            let held = relation.verdict == Verdict::Held;
            ((relation.rule, relation.at.to_string()), held)
        }).collect();
        prop_assert_eq!(&judged, &plain_verdicts(&report));
        prop_assert_eq!(judged.values().any(|held| !held), checked.diagnostics.blocks());
    }

    #[test]
    fn no_numbers_make_it_panic(
        edition in edition(),
        numbers in prop::collection::vec((any::<i128>(), 0..28_u32), 200),
    ) {
        let mut report = consistent(edition, |_| 0);
        for (cell, (number, scale)) in edition.form().cells().zip(numbers) {
            let number = Decimal::try_from_i128_with_scale(number >> 32, scale).ok();
            set(&mut report, cell, number);
        }
        let checked = check(&report);
        prop_assert!(checked.summary.relations >= 40);
    }
}

proptest! {
    #[test]
    fn no_prose_makes_it_panic_and_every_place_is_in_the_file(words in prose()) {
        let text = words.concat();
        let file = format!(
            "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '''\n{text}\n'''\n\
             [requests]\nreceived = [5, 0, 0, 0, 0, 0, 5]\npending_at_start = [1, 0, 0, 0, 0, 0, 1]\n\
             [cases]\nreconsideration = [1, 0, 0, 1, 2]\n"
        );
        let reading = report_toml::read_text("a.toml", &file);
        for found in &check(&reading.report).diagnostics {
            for label in found.primary.iter().chain(&found.secondary) {
                prop_assert!(reading.sources.slice(label.span).is_some(), "{found:?} in {text}");
            }
        }
    }
}

/// Words, numbers and marks of reports in any order.
fn prose() -> impl Strategy<Value = Vec<String>> {
    let words = [
        "收到",
        "政府信息公开申请",
        "行政复议",
        "案件",
        "其中",
        "予以公开",
        "办结",
        "均已",
        "未发生",
        "占",
        "增长",
        "比上年",
        "增加",
        "，",
        "。",
        "；",
        "、",
        "（",
        "）",
        "：",
        "件",
        "条",
        "元",
        "%",
        "％",
        "年",
        "1月1日至12月31日",
        "2023年",
        "2024年",
        "约",
        "余",
        "万",
        "亿",
        "{{requests.received.total}}",
        "**",
        "# ",
        "\n",
        " ",
        "５",
        "等",
        "上年结转",
        "XX",
        "我局",
        "0539-8246639",
        "13800000000",
        "𠮷",
        "\u{301}",
    ];
    let word = prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    let number = prop_oneof![
        (0..9_u32).prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        "[0-9]{1,40}(\\.[0-9]{0,40})?",
    ];
    prop::collection::vec(prop_oneof![3 => word, 1 => number], 0..40)
}

#[test]
fn every_cell_plus_and_minus_one_is_found_and_named() {
    for edition in Edition::ALL {
        let clean = consistent(*edition, |cell| 1 + cell.column as u32 + cell.row as u32 % 5);
        for cell in cells(&clean) {
            for by in [1, -1] {
                let mut report = clean.clone();
                add(&mut report, cell, by);
                let errors = errors(&report);
                assert_eq!(errors.len(), 1, "{cell} {by:+}: {errors:#?}");
                let named = blames(&errors[0], &report, cell);
                let parts = errors[0].evidence.parts.iter().any(|part| part.at == cell.into());
                let total = errors[0].at == Some(cell.into());
                assert!(
                    named || (cell.table == TableKey::Cases && (parts || total)),
                    "{cell} {by:+}"
                );
            }
        }
    }
}

/// Every relation by plain addition over keys written out here, a blank total taken as the sum of
/// its parts in the rest.
fn plain_verdicts(report: &Report) -> BTreeMap<(&'static str, String), bool> {
    let mut known: BTreeMap<Cell, Decimal> =
        report.cells.iter().map(|(cell, written)| (*cell, written.value.or_zero())).collect();
    let sums = sums(report);
    let is_blank = |cell: &Cell| report.cells[cell].value.is_blank();
    let mut verdicts = BTreeMap::new();
    let mut filled = BTreeMap::new();
    // Rows that are not 三（七） rest on no other total; then that row's columns; then its total.
    let order = |(rule, total, _): &(&str, Cell, Vec<Cell>)| {
        (total.row == RowKey::Processed, *rule != "outcome-total-mismatch", *total)
    };
    let mut ordered = sums.clone();
    ordered.sort_by_key(order);
    for (rule, total, parts) in &ordered {
        let sum = parts.iter().map(|part| known[part]).sum::<Decimal>();
        if is_blank(total) && !filled.contains_key(total) {
            known.insert(*total, sum);
            filled.insert(*total, (*rule, !sum.is_zero()));
        }
    }
    for (rule, total, parts) in &sums {
        let sum = parts.iter().map(|part| known[part]).sum::<Decimal>();
        let was_blank = filled.get(total).is_some_and(|(by, fault)| by == rule && *fault);
        verdicts.insert((*rule, total.to_string()), sum == known[total] && !was_blank);
    }
    for column in report.form().table(TableKey::Requests).blocks[0].column_keys() {
        let at = |row| known[&requests(row, *column)];
        let held = at(RowKey::Received) + at(RowKey::PendingAtStart)
            == at(RowKey::Processed) + at(RowKey::PendingAtEnd);
        let place = requests(RowKey::Received, *column).to_string();
        verdicts.insert(("carry-balance-mismatch", place), held);
    }
    verdicts
}

/// The totals of 表三 and 表四 with their parts, from the cells there are.
fn sums(report: &Report) -> Vec<(&'static str, Cell, Vec<Cell>)> {
    let all = cells(report);
    let no_outcome = [RowKey::Received, RowKey::PendingAtStart, RowKey::PendingAtEnd];
    let mut sums = Vec::new();
    for total in all.iter().filter(|cell| cell.column == ColumnKey::Total) {
        let in_row =
            |cell: &&Cell| (cell.table, cell.row) == (total.table, total.row) && *cell != total;
        let parts = all.iter().filter(in_row).copied().collect();
        let is_case = *total == cases(total.row, ColumnKey::Total);
        let rule = if is_case { "case-total-mismatch" } else { "requester-total-mismatch" };
        sums.push((rule, *total, parts));
    }
    for total in all.iter().filter(|cell| cell.row == RowKey::Processed) {
        let in_column = |cell: &&Cell| {
            cell.table == TableKey::Requests
                && cell.column == total.column
                && *cell != total
                && !no_outcome.contains(&cell.row)
        };
        let parts = all.iter().filter(in_column).copied().collect();
        sums.push(("outcome-total-mismatch", *total, parts));
    }
    sums
}
