//! Takes values out of a roster's tables, each of the type it must have, or says what is there instead.
//! It must not know what a value is for.

use report_core::Place;
use report_core::diagnostic::Diagnostic;
use report_core::faults;
use report_core::nearest::nearest;
use report_core::report::Date;
use report_core::{FileId, Span, Spanned};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(super) type Value<'i> = toml::Spanned<DeValue<'i>>;

/// A key and what it is called in Chinese.
pub(super) type Known = (&'static str, &'static str);

/// What every part of the reader writes its findings into.
pub(super) struct Cx {
    pub(super) file: FileId,
    pub(super) found: Vec<Diagnostic>,
}

/// A table of the file: the words messages call it by, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Group<'t, 'i> {
    pub(super) name: &'t str,
    pub(super) span: Span,
    pub(super) table: &'t DeTable<'i>,
}

impl Cx {
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    pub(super) fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }

    /// Says which keys a table does not have, and which were meant.
    pub(super) fn check_keys(&mut self, group: Group<'_, '_>, known: &[Known]) {
        for key in group.table.keys() {
            let typed = key.get_ref().as_ref();
            if known.iter().any(|(name, _)| *name == typed) {
                continue;
            }
            let message = format!("{}没有“{typed}”这个键", group.name);
            let found = faults::UNKNOWN_KEY.found(self.span(key.span()), message);
            let by_name =
                known.iter().find(|(_, chinese)| *chinese == typed).map(|(name, _)| *name);
            let meant = by_name.or_else(|| nearest(typed, known.iter().map(|(name, _)| *name)));
            let list = || known.iter().map(|(key, chinese)| format!("{key}（{chinese}）"));
            self.push(match meant {
                Some(meant) => found.help(format!("是不是 {meant}")),
                None => found.note(format!("可用的键：{}", list().collect::<Vec<_>>().join("、"))),
            });
        }
    }

    pub(super) fn missing(&mut self, group: Group<'_, '_>, key: &str, example: &str) {
        let message = format!("{}缺少必填的 {key}", group.name);
        let found = faults::MISSING_KEY.found(group.span, message).at(place(key));
        self.push(found.help(format!("请写 {example}")));
    }

    pub(super) fn wrong_type(&mut self, value: &Value<'_>, key: &str, expected: &str) {
        let message = format!("{key} 应是{expected}");
        let found = faults::WRONG_TYPE.found(self.span(value.span()), message);
        self.push(found.at(place(key)));
    }

    /// A text that is not blank.
    pub(super) fn text(&mut self, group: Group<'_, '_>, key: &str) -> Option<Spanned<String>> {
        let value = group.table.get(key)?;
        self.string(value, key)
    }

    pub(super) fn string(&mut self, value: &Value<'_>, key: &str) -> Option<Spanned<String>> {
        let span = self.span(value.span());
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, key, "加引号的文字");
            return None;
        };
        if text.trim().is_empty() {
            let found = faults::EMPTY_VALUE.found(span, format!("{key} 是空的")).at(place(key));
            self.push(found.help("请填写，或删去这一行"));
            return None;
        }
        Some(Spanned::new(text.trim().to_owned(), span))
    }

    /// A text that must be there.
    pub(super) fn required(
        &mut self,
        group: Group<'_, '_>,
        key: &str,
        example: &str,
    ) -> Option<Spanned<String>> {
        if group.table.get(key).is_none() {
            self.missing(group, key, example);
        }
        self.text(group, key)
    }

    /// An array of texts; none where the key is missing.
    pub(super) fn texts(&mut self, group: Group<'_, '_>, key: &str) -> Vec<Spanned<String>> {
        let Some(value) = group.table.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "加引号的文字的数组");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.string(item, key)).collect()
    }

    /// A year of four digits.
    pub(super) fn year(&mut self, group: Group<'_, '_>, key: &str) -> Option<Spanned<u16>> {
        let value = group.table.get(key)?;
        let number = value.get_ref().as_integer();
        let year = number.and_then(|it| u16::from_str_radix(it.as_str(), it.radix()).ok());
        let year = year.filter(|year| (1000..=9999).contains(year));
        if year.is_none() {
            self.wrong_type(value, key, "四位数的年份，如 2025");
        }
        year.map(|year| Spanned::new(year, self.span(value.span())))
    }

    pub(super) fn date(&mut self, group: Group<'_, '_>, key: &str) -> Option<Date> {
        let value = group.table.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(written) if written.time.is_none() => written.date,
            _ => None,
        };
        if date.is_none() {
            self.wrong_type(value, key, "不加引号的日期，如 2026-01-15");
        }
        date.map(|date| Date { year: date.year, month: date.month, day: date.day })
    }

    /// A table inside another, in either way of writing.
    pub(super) fn group<'t, 'i>(
        &mut self,
        outer: Group<'t, 'i>,
        key: &'t str,
    ) -> Option<Group<'t, 'i>> {
        let value = outer.table.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong_type(value, key, "一组键值，如 { year = 2025, reason = \"机构改革\" }");
            return None;
        };
        Some(Group { name: key, span: self.span(value.span()), table })
    }

    /// The tables of `[[key]]`.
    pub(super) fn groups<'t, 'i>(
        &mut self,
        root: Group<'t, 'i>,
        key: &str,
        name: &'t str,
    ) -> Vec<Group<'t, 'i>> {
        let Some(value) = root.table.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(value, key, &format!("[[{key}]] 开头的几段"));
            return Vec::new();
        };
        let mut groups = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => {
                    groups.push(Group { name, span: self.span(item.span()), table });
                }
                _ => self.wrong_type(item, key, "一组键值"),
            }
        }
        groups
    }
}

/// A key of the roster as a place.
pub(super) fn place(key: &str) -> Place {
    Place::Key(key.to_owned())
}
