//! Reads `[[expect]]`: findings known and accepted. It must not match them against findings.

use super::Reader;
use super::keys;
use super::value::{Group, Value};
use report_core::faults;
use report_core::report::{Expectation, Place};
use toml::de::DeValue;

/// Every complete `[[expect]]`, in the order of the file.
pub(super) fn expectations(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Vec<Expectation> {
    let Some(value) = root.value("expect") else { return Vec::new() };
    let place = Place::Key("expect".to_owned());
    if let DeValue::Array(entries) = value.get_ref() {
        entries.iter().filter_map(|entry| expectation(cx, entry, &place)).collect()
    } else {
        cx.wrong_type(value, place, "[[expect]]（两层方括号）");
        Vec::new()
    }
}

fn expectation(cx: &mut Reader<'_>, entry: &Value<'_>, place: &Place) -> Option<Expectation> {
    let DeValue::Table(table) = entry.get_ref() else {
        cx.wrong_type(entry, place.clone(), "[[expect]]（两层方括号）");
        return None;
    };
    let group = Group { path: "expect", header: cx.span(entry.span()), table };
    cx.check_keys(group, keys::EXPECT);
    let missing = keys::EXPECT.iter().filter(|(key, _)| is_blank(group, key));
    let missing: Vec<_> = missing.map(|(key, chinese)| format!("{key}（{chinese}）")).collect();
    if !missing.is_empty() {
        let message = format!("这条 [[expect]] 缺少{}", missing.join("、"));
        let found = faults::INCOMPLETE_EXPECTATION.found(group.header, message);
        cx.push(found.at(place.clone()).help("rule、at、reason 三项都要写，理由写明为何保留原数"));
        return None;
    }
    let mut text = |key| cx.text(group, key);
    let (rule, at, reason) = (text("rule"), text("at"), text("reason"));
    Some(Expectation { rule: rule?, at: at?, reason: reason?, span: group.header })
}

fn is_blank(group: Group<'_, '_>, key: &str) -> bool {
    let Some(value) = group.value(key) else { return true };
    value.get_ref().as_str().is_some_and(|text| text.trim().is_empty())
}
