//! Holds a roster against itself: names once, one own office, adjustments that keep the relations of the
//! form, documents once. It must not read the file.

use super::value::Cx;
use super::{Adjust, Joint, Role, Roster, Unit};
use crate::relation::relations;
use crate::rules;
use report_core::nearest::nearest;
use report_core::{Decimal, Spanned};
use std::collections::BTreeMap;

pub(super) fn check(cx: &mut Cx, roster: &Roster) {
    names(cx, roster);
    own(cx, roster);
    for unit in &roster.units {
        if let Some((_, into)) = &unit.merged_into {
            known(cx, roster, into);
        }
    }
    for adjust in &roster.adjusts {
        adjust.units.iter().for_each(|unit| known(cx, roster, unit));
        unbalanced(cx, roster, adjust);
    }
    for joint in &roster.joints {
        std::iter::once(&joint.lead).chain(&joint.with).for_each(|unit| known(cx, roster, unit));
        repeated(cx, joint);
    }
    joints(cx, roster);
}

/// No two units share a name, an alias or a code.
fn names(cx: &mut Cx, roster: &Roster) {
    let mut seen: BTreeMap<&str, (usize, &Spanned<String>)> = BTreeMap::new();
    for (index, unit) in roster.units.iter().enumerate() {
        let names = std::iter::once(&unit.name).chain(&unit.aliases).chain(&unit.code);
        for name in names {
            match seen.get(name.value.as_str()) {
                Some((other, first)) if *other != index => {
                    let message = format!("“{}”在名册里写了两次", name.value);
                    let found = rules::ROSTER_UNIT_TWICE.found(name.span, message);
                    let found = found.secondary(first.span, "另一处");
                    cx.push(found.help("请删去一处，或核对名称、别名和代码"));
                }
                Some(_) => {}
                None => drop(seen.insert(&name.value, (index, name))),
            }
        }
    }
}

/// Exactly one unit is the agency's own office.
fn own(cx: &mut Cx, roster: &Roster) {
    let own: Vec<_> = roster.due_units().filter(|(_, unit)| unit.role == Role::Own).collect();
    match own.as_slice() {
        [_] => {}
        [] => {
            let span = roster.agency.span;
            let found = rules::ROSTER_OWN_OFFICE.found(span, "名册里没有本级（role = \"own\"）");
            let found = found.note("只加下级单位、漏了本级，合计看起来也是平的");
            cx.push(found.help("请给本级机关自己的一份写上 role = \"own\""));
        }
        [(_, first), rest @ ..] => {
            for (_, unit) in rest {
                let message =
                    format!("本级写了不止一家：“{}”和“{}”", first.name.value, unit.name.value);
                let found = rules::ROSTER_OWN_OFFICE.found(unit.name.span, message);
                let found = found.secondary(first.name.span, "另一家");
                cx.push(found.help("本级只有一家，请核对 role"));
            }
        }
    }
}

/// A name that is to be some unit's.
fn known(cx: &mut Cx, roster: &Roster, name: &Spanned<String>) {
    if roster.unit(&name.value).is_some() {
        return;
    }
    let found =
        rules::ROSTER_UNKNOWN_UNIT.found(name.span, format!("名册里没有“{}”这家单位", name.value));
    let names = roster.units.iter().flat_map(Unit::names);
    cx.push(match nearest(&name.value, names) {
        Some(meant) => found.help(format!("是不是“{meant}”")),
        None => found.help("请写名册里的单位全称"),
    });
}

/// What an adjustment leaves out of a relation that held before it.
fn unbalanced(cx: &mut Cx, roster: &Roster, adjust: &Adjust) {
    let form = roster.edition.value.form();
    let by = |cell| adjust.cells.get(&cell).copied().unwrap_or_default();
    for relation in relations(form) {
        let left: Decimal = relation.left.iter().map(|cell| by(*cell)).sum();
        let right: Decimal = relation.right.iter().map(|cell| by(*cell)).sum();
        if left == right {
            continue;
        }
        let cells = relation.left.iter().chain(&relation.right);
        let lacking = cells.filter(|cell| !adjust.cells.contains_key(cell));
        let lacking: Vec<_> = lacking.map(|cell| form.place(*cell)).collect();
        let message = format!(
            "这一笔调整使“{}”不再成立：一边动了{left}，另一边动了{right}",
            relation.words(form)
        );
        let found = rules::ADJUSTMENT_UNBALANCED.found(adjust.span, message);
        let found = found.note(format!("依据：{}", relation.citation));
        cx.push(if lacking.is_empty() {
            found.help("请核对各格动的数")
        } else {
            found
                .note(format!("这条关系里没有写到的格：{}", shortened(&lacking)))
                .help("请把所动的格写全，合计也要写")
        });
    }
}

/// The first few of many places.
fn shortened(places: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown = places.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("、");
    match places.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{shown}等{}格", places.len()),
        _ => shown,
    }
}

/// A unit named twice for one document.
fn repeated(cx: &mut Cx, joint: &Joint) {
    let mut seen = vec![joint.lead.value.as_str()];
    for unit in &joint.with {
        if seen.contains(&unit.value.as_str()) {
            let message = format!("{}的“{}”写了两次", joint.title.value, unit.value);
            cx.push(
                rules::JOINT_DOCUMENT_TWICE
                    .found(unit.span, message)
                    .help("牵头单位不写在 with 里，会同单位各写一次"),
            );
        }
        seen.push(&unit.value);
    }
}

/// One document stated twice would be taken off twice.
fn joints(cx: &mut Cx, roster: &Roster) {
    let mut seen: BTreeMap<String, &Joint> = BTreeMap::new();
    for joint in &roster.joints {
        let title = joint.title.value.trim_matches(['《', '》', ' ']).to_owned();
        if let Some(first) = seen.get(&title) {
            let message = format!("联合发文{}写了两次", joint.title.value);
            let found = rules::JOINT_DOCUMENT_TWICE.found(joint.title.span, message);
            let found = found.secondary(first.title.span, "另一处");
            cx.push(found.help("请删去一处，否则要多减一次"));
        }
        seen.insert(title, joint);
    }
}
