//! Reads a roster from its text, every fault at its place. It must not read any unit's report.

use super::value::{Cx, Group, Known, place};
use super::{Adjust, Change, Joint, Role, Roster, Unit, check};
use crate::rules;
use report_core::diagnostic::Diagnostics;
use report_core::faults;
use report_core::figure::{Operand, paths, resolve};
use report_core::form::Form;
use report_core::nearest::nearest;
use report_core::report::Date;
use report_core::source::SourceFile;
use report_core::vocab::{RowKey, TableKey};
use report_core::{Cell, Decimal, Edition, Sources, Spanned};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

const ROOT: &[Known] = &[
    ("year", "报告年度"),
    ("edition", "表格版本"),
    ("agency", "汇总机关"),
    ("due", "报送截止"),
    ("unit", "单位"),
    ("adjust", "调整"),
    ("joint", "联合发文"),
];

const UNIT: &[Known] = &[
    ("name", "名称"),
    ("aliases", "别名"),
    ("code", "信用代码"),
    ("role", "类型"),
    ("contact", "联系人"),
    ("remark", "备注"),
    ("joined", "加入"),
    ("left", "撤销"),
    ("merged_into", "并入"),
    ("use", "采用"),
    ("absent", "不报"),
    ("folder", "文件夹"),
];

const CHANGE: &[Known] = &[("year", "年度"), ("reason", "原因")];
const MERGED: &[Known] = &[("year", "年度"), ("unit", "单位"), ("reason", "原因")];
const ADJUST: &[Known] = &[("cells", "单元格"), ("units", "单位"), ("reason", "原因")];
const JOINT: &[Known] = &[
    ("at", "位置"),
    ("title", "文件名称"),
    ("lead", "牵头单位"),
    ("with", "会同单位"),
    ("issued", "制发年度"),
    ("repealed", "废止年度"),
];

/// A roster with what was found in it and the text places point into.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The roster, as far as it could be read.
    pub roster: Roster,
    /// What is wrong with it, in the order of the file.
    pub diagnostics: Diagnostics,
    /// The roster's own text.
    pub sources: Sources,
}

/// Whether a text is a roster rather than a report: it has `[[unit]]` and no statutory table.
///
/// ```
/// use report_merge::roster::is_roster;
///
/// assert!(is_roster("year = 2025\n\n[[unit]]\nname = \"某局\"\n"));
/// assert!(!is_roster("year = 2025\n\n[requests]\n"));
/// ```
#[must_use]
pub fn is_roster(text: &str) -> bool {
    let begins = |start: &str| text.lines().any(|line| line.trim_start().starts_with(start));
    begins("[[unit]]") && !begins("[requests]") && !begins("[cases]")
}

/// Reads a roster. It never fails: what could be read is read, the rest is a finding at its place.
///
/// ```
/// let text = "year = 2025\nedition = \"2021\"\nagency = \"某区人民政府\"\n\
///             [[unit]]\nname = \"某区人民政府办公室\"\nrole = \"own\"\n";
/// let reading = report_merge::roster::read("名册.toml", text);
/// assert!(reading.diagnostics.is_empty());
/// assert_eq!(reading.roster.units.len(), 1);
/// ```
#[must_use]
pub fn read(name: &str, text: &str) -> Reading {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    let (mended, found) = report_toml::mend(file, text);
    let mut cx = Cx { file, found };
    let (table, _) = DeTable::parse_recoverable(&mended);
    let root = Group { name: "名册开头", span: cx.span(0..0), table: table.get_ref() };
    let roster = roster(&mut cx, root);
    check::check(&mut cx, &roster);
    let diagnostics = cx.found.into_iter().collect::<Diagnostics>().sorted();
    Reading { roster, diagnostics, sources }
}

fn roster(cx: &mut Cx, root: Group<'_, '_>) -> Roster {
    cx.check_keys(root, ROOT);
    if root.table.get("year").is_none() {
        cx.missing(root, "year", "year = 2025");
    }
    let year = cx.year(root, "year");
    let by_year = year.as_ref().and_then(|year| Edition::for_year(year.value));
    let edition = edition(cx, root, by_year);
    let year = year.unwrap_or_else(|| Spanned::new(edition.value.form().first_year, root.span));
    let form = edition.value.form();
    let units = cx.groups(root, "unit", "[[unit]] ");
    let units: Vec<Unit> = units.into_iter().filter_map(|group| unit(cx, group)).collect();
    let adjusts = cx.groups(root, "adjust", "[[adjust]] ");
    let adjusts = adjusts.into_iter().filter_map(|group| adjust(cx, group, form)).collect();
    let joints = cx.groups(root, "joint", "[[joint]] ");
    let joints = joints.into_iter().filter_map(|group| joint(cx, group, form, year.value));
    let joints = joints.collect();
    Roster {
        year,
        edition,
        agency: cx.required(root, "agency", "agency = \"某区人民政府\"").unwrap_or_default(),
        due: cx.date(root, "due"),
        units,
        adjusts,
        joints,
    }
}

fn edition(cx: &mut Cx, root: Group<'_, '_>, by_year: Option<Edition>) -> Spanned<Edition> {
    let newest = || Edition::ALL.last().copied();
    let fallback = by_year.or_else(newest).unwrap_or(Edition::Format2021);
    let Some(typed) = cx.required(root, "edition", &format!("edition = \"{fallback}\"")) else {
        return Spanned::new(fallback, root.span);
    };
    let Some(edition) = Edition::parse(&typed.value) else {
        let choices: Vec<_> = Edition::ALL.iter().map(|it| format!("\"{it}\"")).collect();
        let message = format!("edition 不能是“{}”", typed.value);
        let found = faults::INVALID_CHOICE.found(typed.span, message).at(place("edition"));
        cx.push(found.help(format!("可选：{}", choices.join("、"))));
        return Spanned::new(fallback, typed.span);
    };
    if let Some(right) = by_year.filter(|right| *right != edition) {
        let message = format!("这一年度的报告应使用 {right} 版，这里写的是 {edition} 版");
        cx.push(faults::EDITION_YEAR_MISMATCH.found(typed.span, message).at(place("edition")));
    }
    Spanned::new(edition, typed.span)
}

fn unit(cx: &mut Cx, group: Group<'_, '_>) -> Option<Unit> {
    cx.check_keys(group, UNIT);
    let name = cx.required(group, "name", "name = \"某区教育局\"");
    let role = role(cx, group);
    let merged_into = cx.group(group, "merged_into").and_then(|inner| {
        cx.check_keys(inner, MERGED);
        let unit = cx.required(inner, "unit", "unit = \"并入的单位全称\"");
        Some((change(cx, inner)?, unit?))
    });
    let folder = cx.text(group, "folder");
    if let Some(folder) = &folder {
        inner_folder(cx, folder, role);
    } else if role == Some(Role::Roster) {
        cx.missing(group, "folder", "folder = \"下一级的文件夹\"，其中放名册.toml和各单位的年报");
    }
    let unit = Unit {
        name: name?,
        aliases: cx.texts(group, "aliases"),
        code: cx.text(group, "code"),
        role: role?,
        contact: cx.text(group, "contact").map(|text| text.value),
        remark: cx.text(group, "remark").map(|text| text.value),
        joined: changed(cx, group, "joined"),
        left: changed(cx, group, "left"),
        merged_into,
        chosen: cx.text(group, "use"),
        absent: cx.text(group, "absent"),
        folder,
        span: group.span,
    };
    Some(unit)
}

fn inner_folder(cx: &mut Cx, folder: &Spanned<String>, role: Option<Role>) {
    if report_core::folder::check_relative(&folder.value).is_err() {
        let message = format!("文件夹“{}”不在名册所在的文件夹里", folder.value);
        let found = faults::INVALID_CHOICE.found(folder.span, message).at(place("folder"));
        cx.push(found.help("请写名册所在文件夹里的下级文件夹，不以 / 或 .. 开头"));
    }
    if role.is_some_and(|role| role != Role::Roster) {
        let found = faults::MISPLACED_KEY.found(folder.span, "只有 role = \"roster\" 的写 folder");
        cx.push(found.at(place("folder")).help("请删去这一行，或核对 role"));
    }
}

fn role(cx: &mut Cx, group: Group<'_, '_>) -> Option<Role> {
    let typed = cx.required(group, "role", "role = \"department\"")?;
    let role = Role::ALL.iter().copied().find(|role| role.key() == typed.value);
    if role.is_none() {
        let choices = Role::ALL.iter().map(|it| format!("\"{}\"（{}）", it.key(), it.chinese()));
        let message = format!("role 不能是“{}”", typed.value);
        let found = faults::INVALID_CHOICE.found(typed.span, message).at(place("role"));
        cx.push(found.help(format!("可选：{}", choices.collect::<Vec<_>>().join("、"))));
    }
    role
}

fn changed(cx: &mut Cx, group: Group<'_, '_>, key: &str) -> Option<Change> {
    let inner = cx.group(group, key)?;
    cx.check_keys(inner, CHANGE);
    change(cx, inner)
}

fn change(cx: &mut Cx, group: Group<'_, '_>) -> Option<Change> {
    if group.table.get("year").is_none() {
        cx.missing(group, "year", "year = 2025");
    }
    let year = cx.year(group, "year");
    let reason = cx.required(group, "reason", "reason = \"机构改革\"");
    Some(Change { year: year?.value, reason: reason?.value })
}

fn adjust(cx: &mut Cx, group: Group<'_, '_>, form: &'static Form) -> Option<Adjust> {
    cx.check_keys(group, ADJUST);
    let example = "reason = \"同一申请转办，两家都登记\"";
    let reason = cx.required(group, "reason", example);
    if group.table.get("units").is_none() {
        cx.missing(group, "units", "units = [\"某局\", \"另一局\"]");
    }
    let units = cx.texts(group, "units");
    let example = "cells = { \"requests.received.total\" = -1 }";
    let inner = cx.group(group, "cells");
    if group.table.get("cells").is_none() {
        cx.missing(group, "cells", example);
    }
    let inner = inner?;
    let mut cells = BTreeMap::new();
    flatten(cx, inner.table, "", form, &mut cells);
    let is_empty = cells.is_empty() && inner.table.is_empty();
    if is_empty {
        let found = rules::ADJUSTMENT_CELL.found(inner.span, "这一笔调整没有写动了哪些格");
        cx.push(found.help(format!("请写 {example}")));
    }
    Some(Adjust { cells, units, reason: reason?.value, span: group.span })
}

/// Cells by dotted path: as one quoted key, or as tables in each other.
fn flatten(
    cx: &mut Cx,
    table: &DeTable<'_>,
    before: &str,
    form: &'static Form,
    cells: &mut BTreeMap<Cell, Decimal>,
) {
    for (key, value) in table {
        let path = match before {
            "" => key.get_ref().to_string(),
            before => format!("{before}.{}", key.get_ref()),
        };
        if let DeValue::Table(inner) = value.get_ref() {
            flatten(cx, inner, &path, form, cells);
            continue;
        }
        let Some(Operand::Cell(cell)) = resolve(&path, form) else {
            let message = format!("{} 版的表里没有“{path}”这一格", form.edition);
            let found = rules::ADJUSTMENT_CELL.found(cx.span(key.span()), message);
            let known: Vec<String> = paths(form).collect();
            let meant = nearest(&path, known.iter().map(String::as_str)).map(str::to_owned);
            cx.push(match meant {
                Some(meant) => found.help(format!("是不是 {meant}")),
                None => found.help("请写“表.行.列”，如 requests.received.total"),
            });
            continue;
        };
        let number = match value.get_ref() {
            DeValue::Integer(number) => Decimal::from_str_exact(&number.to_string()).ok(),
            DeValue::Float(number) => Decimal::from_str_exact(number.as_str()).ok(),
            _ => None,
        };
        match number {
            None => cx.wrong_type(value, &path, "数，如 -1"),
            Some(number) if number.is_zero() => {}
            Some(number) => drop(cells.insert(cell, number)),
        }
    }
}

fn joint(cx: &mut Cx, group: Group<'_, '_>, form: &'static Form, year: u16) -> Option<Joint> {
    cx.check_keys(group, JOINT);
    let at = cx.required(group, "at", "at = \"proactive_disclosure.normative_documents\"");
    let title = cx.required(group, "title", "title = \"《××办法》\"");
    let lead = cx.required(group, "lead", "lead = \"牵头单位全称\"");
    let with = cx.texts(group, "with");
    if with.is_empty() {
        cx.missing(group, "with", "with = [\"会同单位全称\"]");
    }
    let issued = cx.year(group, "issued").map_or(year, |it| it.value);
    let repealed = cx.year(group, "repealed").map(|it| it.value);
    let at = at?;
    let Some(row) = documents_row(&at.value, form) else {
        let message = format!("“{}”不是表二中文件件数的一行", at.value);
        let found = faults::INVALID_CHOICE.found(at.span, message).at(place("joint.at"));
        cx.push(found.help("请写 proactive_disclosure.normative_documents"));
        return None;
    };
    let at = Spanned::new(row, at.span);
    Some(Joint { at, title: title?, lead: lead?, with, issued, repealed, span: group.span })
}

/// A row with columns in which a joint document counts once.
fn documents_row(path: &str, form: &'static Form) -> Option<(TableKey, RowKey)> {
    let (table, row) = path.split_once('.')?;
    let (table, row) = (TableKey::parse(table)?, RowKey::parse(row)?);
    let block = form.table(table).block_of(row)?;
    let once = |it: &report_core::form::Merging| {
        matches!(it.summing, report_core::form::Summing::JointOnce(_))
    };
    block.mergings.iter().any(once).then_some((table, row))
}

/// A date as the file writes it: 2026-01-15.
pub(crate) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}
