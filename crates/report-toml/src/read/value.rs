//! Takes values out of a TOML table: each of the expected type, or a finding that says what was
//! found. It must not know what a value is for.

use super::Reader;
use super::characters;
use super::keys::{self, Known};
use super::mend::typed;
use super::string::Located;
use report_core::diagnostic::Diagnostic;
use report_core::faults;
use report_core::report::Place;
use report_core::source::{Span, Spanned};
use toml::de::{DeTable, DeValue};

/// A value of the file with its place.
pub(super) type Value<'i> = toml::Spanned<DeValue<'i>>;

/// A table of the file with its name and its header's place.
#[derive(Clone, Copy)]
pub(super) struct Group<'t, 'i> {
    /// The table's dotted name; empty for the root.
    pub(super) path: &'t str,
    /// Its header: where an absence in it is pointed at.
    pub(super) header: Span,
    /// What stands in it.
    pub(super) table: &'t DeTable<'i>,
}

impl<'t, 'i> Group<'t, 'i> {
    /// A value by its key.
    pub(super) fn value(&self, key: &str) -> Option<&'t Value<'i>> {
        self.table.get(key)
    }

    /// A key of this table as a place.
    pub(super) fn place(&self, key: &str) -> Place {
        Place::Key(self.dotted(key))
    }

    /// The dotted path of a key of this table.
    pub(super) fn dotted(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// The longest text shown whole, in characters.
const SHOWN: usize = 20;

/// The longest list of known keys that is shown.
const LISTED: usize = 16;

/// What a value is, in Chinese.
pub(super) const fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "文字",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "“是/否”（true/false）",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "一行数（方括号 [ ]）",
        DeValue::Table(_) => "一组项（花括号 { }）",
    }
}

impl<'i> Reader<'_> {
    /// A table inside another; nothing where there is none or it is another type of value.
    pub(super) fn group<'t>(
        &mut self,
        outer: Group<'t, 'i>,
        path: &'t str,
        known: &[Known],
    ) -> Option<Group<'t, 'i>> {
        let key = path.rsplit('.').next().unwrap_or(path);
        let value = outer.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, outer.place(key), "下面的一组项");
            return None;
        };
        let group = Group { path, header: self.span(value.span()), table };
        self.check_keys(group, known);
        Some(group)
    }

    /// Reports every key of a table that is not known there.
    pub(super) fn check_keys(&mut self, group: Group<'_, 'i>, known: &[Known]) {
        for key in group.table.keys() {
            if !known.iter().any(|(name, _)| *name == key.get_ref().as_ref()) {
                let span = self.span(key.span());
                let (found, _) =
                    unknown_key(group.path, key.get_ref(), span, known, self.suggests());
                self.push(found.at(group.place(key.get_ref())));
            }
        }
    }

    /// Says that a value has the wrong type.
    pub(super) fn wrong_type(&mut self, value: &Value<'_>, at: Place, expected: &str) {
        let found = self.of_wrong_type(value, at, expected);
        self.push(found);
    }

    /// Says that a value has the wrong type, and how to write it.
    pub(super) fn wrong_type_with(
        &mut self,
        value: &Value<'_>,
        at: Place,
        expected: &str,
        right: &str,
    ) {
        let found = self.of_wrong_type(value, at, expected);
        let span = self.span(value.span());
        self.push(found.help(format!("请写 {right}")).edit(span, right));
    }

    fn of_wrong_type(&self, value: &Value<'_>, at: Place, expected: &str) -> Diagnostic {
        let found = match value.get_ref() {
            DeValue::Integer(number) => format!("整数 {number}"),
            DeValue::String(text) if text.chars().count() <= SHOWN => format!("文字“{text}”"),
            other => type_name(other).to_owned(),
        };
        let name = match &at {
            Place::Section(key) => key.to_string(),
            Place::Key(path) => labelled(path),
            other => self.form.describe(other),
        };
        let message = format!("{name} 应是{expected}，这里是{found}");
        faults::WRONG_TYPE.found(self.span(value.span()), message).at(at)
    }

    /// Says that a required key is missing; `example` is what to type.
    pub(super) fn missing(&mut self, group: Group<'_, '_>, key: &str, example: &str) {
        if self.lost_lines() {
            return;
        }
        let place = group.place(key);
        let message = format!("缺少必填的 {}", labelled(&group.dotted(key)));
        let found = faults::MISSING_KEY.found(group.header, message).at(place);
        self.push(found.help(format!("请写 {example}")));
    }

    /// A text that may be absent; an empty one is a finding.
    pub(super) fn text(&mut self, group: Group<'_, 'i>, key: &str) -> Option<Spanned<String>> {
        let value = group.value(key)?;
        let text = self.string(value, group.place(key))?;
        if !text.value.trim().is_empty() {
            return Some(text);
        }
        let place = group.place(key);
        let span = self.span(value.span());
        let message = format!("{} 是空的", labelled(&group.dotted(key)));
        self.push(faults::EMPTY_VALUE.found(span, message).at(place).help("请填写，或删去这一行"));
        None
    }

    /// A text that must be there.
    pub(super) fn required_text(
        &mut self,
        group: Group<'_, 'i>,
        key: &str,
        example: &str,
    ) -> Option<Spanned<String>> {
        if group.value(key).is_none() {
            self.missing(group, key, example);
        }
        self.text(group, key)
    }

    /// A text, empty or not. The place is that of the text itself, without the quotes.
    pub(super) fn string(&mut self, value: &Value<'_>, at: Place) -> Option<Spanned<String>> {
        let Some(located) = self.located(value) else {
            match value.get_ref() {
                DeValue::Integer(number) if number.radix() == 10 => {
                    self.wrong_type_with(value, at, "加引号的文字", &format!("\"{number}\""));
                }
                _ => self.wrong_type(value, at, "加引号的文字"),
            }
            return None;
        };
        characters::check_decoded(self, &located, &at, false);
        Some(located.spanned(0..located.text.len()))
    }

    /// A text with the way back to the file; nothing for another type of value.
    pub(super) fn located<'t>(&self, value: &'t Value<'_>) -> Option<Located<'t>> {
        let text = value.get_ref().as_str()?;
        Some(Located::string(self.file, (self.raw, self.text), value.span(), text))
    }

    /// Several texts: an array of them, or a single one.
    pub(super) fn texts(&mut self, group: Group<'_, 'i>, key: &str) -> Vec<Spanned<String>> {
        let Some(value) = group.value(key) else { return Vec::new() };
        let place = group.place(key);
        let items = match value.get_ref() {
            DeValue::Array(items) => &items[..],
            DeValue::String(_) => std::slice::from_ref(value),
            _ => {
                self.wrong_type(value, place, "文字的数组");
                return Vec::new();
            }
        };
        items.iter().filter_map(|item| self.string(item, place.clone())).collect()
    }

    /// A small count beside the statutory tables; a negative one or another type is a finding.
    pub(super) fn count(&mut self, group: Group<'_, 'i>, key: &str) -> Option<u32> {
        let value = group.value(key)?;
        let number = value.get_ref().as_integer();
        let count = number.and_then(|it| u32::from_str_radix(it.as_str(), it.radix()).ok());
        if count.is_none() {
            self.wrong_type(value, group.place(key), "不小于 0 的整数");
        }
        count
    }

    /// A truth value; absent is false.
    pub(super) fn flag(&mut self, group: Group<'_, 'i>, key: &str) -> bool {
        let Some(value) = group.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            let (place, expected) = (group.place(key), "“是/否”（true/false）");
            match value.get_ref().as_str().and_then(typed::flag) {
                Some(flag) => self.wrong_type_with(value, place, expected, &flag.to_string()),
                None => self.wrong_type(value, place, expected),
            }
            false
        })
    }
}

/// A key by its label and its path: 公布日期（document.published）.
pub(super) fn labelled(path: &str) -> String {
    keys::label(path).map_or_else(|| path.to_owned(), |label| format!("{label}（{path}）"))
}

/// The finding for a key that a table, named by its dotted path, does not know, and the key of that
/// table that was meant, if one was.
pub(super) fn unknown_key(
    table: &str,
    key: &str,
    span: Span,
    known: &[Known],
    suggest: bool,
) -> (Diagnostic, Option<&'static str>) {
    let name = match table {
        "" => "文件开头".to_owned(),
        "expect" => "[[expect]] ".to_owned(),
        path => format!("[{path}] "),
    };
    let misplaced =
        || faults::MISPLACED_KEY.found(span, format!("“{key}”不属于{}", name.trim_end()));
    let top = table.split('.').next().unwrap_or_default();
    if !suggest {
        return (faults::UNKNOWN_KEY.found(span, format!("{name}没有“{key}”这个键")), None);
    }
    match keys::home(key).filter(|home| *home != table && *home != top) {
        Some("") => (misplaced().help("这一项应写在文件开头，第一个 […] 之前"), None),
        Some(home) => (misplaced().help(format!("这一项应写在 [{home}] 下")), None),
        None => {
            let found = faults::UNKNOWN_KEY.found(span, format!("{name}没有“{key}”这个键"));
            let meant = keys::meant(key, known.iter().copied());
            let found = match (meant, keys::meant_elsewhere(key)) {
                (Some(meant), _) => found.help(format!("是不是 {meant}")),
                (None, Some((home, meant))) => found.help(format!("是不是 [{home}] 下的 {meant}")),
                (None, None) if known.len() <= LISTED => found.note(known_list(known)),
                (None, None) => found,
            };
            (found, meant)
        }
    }
}

fn known_list(known: &[Known]) -> String {
    let names: Vec<_> = known.iter().map(|(key, chinese)| format!("{key}（{chinese}）")).collect();
    format!("这里可用的键：{}", names.join("、"))
}
