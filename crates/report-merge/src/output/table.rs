//! 各单位收件办结情况: a table of the units' requests as prose has tables, ready to be put into the report.
//! Its labels are the form's short ones. It must not choose where it goes.

use crate::intake::{Intake, add};
use crate::roster::Roster;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Decimal};
use std::fmt::Write as _;

/// The rows of 表三 it shows, in their printed order.
const SHOWN: [RowKey; 4] =
    [RowKey::Received, RowKey::PendingAtStart, RowKey::Processed, RowKey::PendingAtEnd];

/// The table in the roster's order, with what the units come to below; before adjustments.
#[must_use]
pub fn table(roster: &Roster, intake: &Intake) -> String {
    let heads: Vec<_> = SHOWN.iter().map(|row| row.chinese()).collect();
    let mut text = format!(
        "表：各单位收件办结情况\n\n| 单位 | {} |\n|---|{}\n",
        heads.join(" | "),
        "---:|".repeat(SHOWN.len())
    );
    let mut sums = [Decimal::ZERO; SHOWN.len()];
    for (index, report) in intake.taken() {
        let Some(unit) = roster.units.get(index) else { continue };
        let numbers = SHOWN.map(|row| {
            let at = Cell { table: TableKey::Requests, row, column: ColumnKey::Total };
            report.figures.get(at).unwrap_or_default().normalize()
        });
        line(&mut text, &unit.name.value, &numbers);
        sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum = add(*sum, number));
    }
    line(&mut text, "合计", &sums);
    text
}

fn line(text: &mut String, name: &str, numbers: &[Decimal]) {
    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    let _ = writeln!(text, "| {name} | {} |", numbers.join(" | "));
}
