//! Next year's roster out of this year's: comments and order stay, what belonged to one year goes. It must
//! not know any report.

use super::read::iso;
use super::{Roster, Unit};
use report_core::Edition;
use report_core::report::Date;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// The roster for `year` out of the text of an earlier one. Units that left or were merged are taken out
/// and named in comments; `joined`, `use` and `absent` of the year before go; adjustments go, since each was
/// one year's; joint documents stay, with the year they were issued in, since they stay in force.
///
/// Nothing where the text cannot be parsed.
#[must_use]
pub fn next(text: &str, roster: &Roster, year: u16) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let last = roster.year.value;
    set(file.as_table_mut(), "year", value(i64::from(year)));
    if let Some(edition) = Edition::for_year(year) {
        set(file.as_table_mut(), "edition", value(edition.key()));
    }
    if let Some(due) = roster.due {
        let moved = Date { year: due.year.saturating_add(year.saturating_sub(last)), ..due };
        let moved = iso(Date {
            day: if moved.month == 2 { moved.day.min(28) } else { moved.day },
            ..moved
        });
        if let Ok(date) = moved.parse::<toml_edit::Datetime>() {
            set(file.as_table_mut(), "due", value(date));
        }
    }
    let mut notes = Vec::new();
    if let Some(units) = file.get_mut("unit").and_then(Item::as_array_of_tables_mut) {
        units_on(units, roster, year, &mut notes);
    }
    if let Some(joints) = file.get_mut("joint").and_then(Item::as_array_of_tables_mut) {
        joints_on(joints, roster, year);
    }
    for adjust in &roster.adjusts {
        notes.push(format!("{last}年的调整没有带入：{}", adjust.reason));
    }
    file.remove("adjust");
    let text = file.to_string();
    let text = text.replace(&format!("{last}年度年报汇总名册"), &format!("{year}年度年报汇总名册"));
    let notes: Vec<String> = notes.iter().map(|note| format!("# {note}")).collect();
    Some(if notes.is_empty() {
        text
    } else {
        format!("{}\n\n{}\n", text.trim_end(), notes.join("\n"))
    })
}

/// Sets a value and keeps what stands around it.
fn set(table: &mut Table, key: &str, new: Item) {
    let decor = table.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    let mut new = new;
    if let (Some(decor), Some(value)) = (decor, new.as_value_mut()) {
        *value.decor_mut() = decor;
    }
    table.insert(key, new);
}

fn units_on(units: &mut ArrayOfTables, roster: &Roster, year: u16, notes: &mut Vec<String>) {
    let gone =
        |unit: &Unit| !unit.is_due(year) && unit.joined.as_ref().is_none_or(|it| it.year <= year);
    for index in (0..units.len()).rev() {
        let Some(table) = units.get_mut(index) else { continue };
        let name = table.get("name").and_then(Item::as_str).unwrap_or_default().to_owned();
        let Some(unit) = roster.units.iter().find(|unit| unit.name.value == name) else { continue };
        if gone(unit) {
            notes.push(why_gone(unit));
            units.remove(index);
            continue;
        }
        for key in ["use", "absent"] {
            table.remove(key);
        }
        if unit.joined.as_ref().is_some_and(|change| change.year < year) {
            table.remove("joined");
        }
    }
    notes.reverse();
}

fn why_gone(unit: &Unit) -> String {
    let name = &unit.name.value;
    match (&unit.merged_into, &unit.left) {
        (Some((change, into)), _) => {
            format!("{name}：{}年并入{}，{}", change.year, into.value, change.reason)
        }
        (None, Some(change)) => format!("{name}：{}年起不再报送，{}", change.year, change.reason),
        (None, None) => name.clone(),
    }
}

fn joints_on(joints: &mut ArrayOfTables, roster: &Roster, year: u16) {
    for (table, joint) in joints.iter_mut().zip(&roster.joints) {
        if joint.issued < year && table.get("issued").is_none() {
            table.insert("issued", value(i64::from(joint.issued)));
        }
    }
    let over = |joint: &super::Joint| joint.repealed.is_some_and(|repealed| repealed < year);
    for index in (0..joints.len().min(roster.joints.len())).rev() {
        if roster.joints.get(index).is_some_and(over) {
            joints.remove(index);
        }
    }
}
