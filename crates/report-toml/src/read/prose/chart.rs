//! Reads a `chart` block: TOML between two fences. What is wrong with it is said in places of the
//! report's own file. It must not scale or draw anything.

mod check;
mod literal;
mod statutory;

use super::Writer;
use crate::read::keys::{self, Known};
use crate::read::string::Located;
use crate::read::syntax::{self, Damage};
use crate::read::value::{Value, type_name};
use report_core::diagnostic::Diagnostic;
use report_core::faults::{self, Fault};
use report_core::prose::{Block, Chart, ChartKind, Label};
use report_core::source::{FileId, Span, Spanned};
use std::ops::Range;
use toml::de::DeTable;

/// The keys of a chart with their Chinese names.
const KEYS: &[Known] = &[
    ("kind", "图表类型"),
    ("title", "图题"),
    ("stacked", "堆积"),
    ("unit", "单位"),
    ("name", "名"),
    ("categories", "类别"),
    ("series", "各组数"),
    ("values", "数"),
    ("rows", "取数的行"),
    ("column", "取数的列"),
    ("previous", "带上年数"),
];

/// How a chart is written, for hints.
const EXAMPLE: &str = "图表写法：kind = \"bar\"，title = \"…\"，再写 rows = \"requests.outcomes\" 从表中取数，\
或写 categories = [\"…\"] 和 values = [1]";

/// The longest title, in characters: two lines of a caption.
const TITLE_LIMIT: usize = 70;

/// The longest name, in characters: as long as a title, which stands for it otherwise.
const NAME_LIMIT: usize = TITLE_LIMIT;

/// The longest unit, in characters: 万平方米.
const UNIT_LIMIT: usize = 6;

/// A chart being read. Ranges are bytes of the text between the fences.
struct Draft<'w, 'r, 'a, 't, 'd> {
    writer: &'w mut Writer<'r, 'a, 't>,
    /// Where the text between the fences begins in that of the part.
    start: usize,
    /// That text as typed.
    typed: &'d str,
    /// That text mended where it was damaged, as it was parsed.
    raw: &'d str,
    table: &'d DeTable<'d>,
    damage: &'d Damage,
    /// The line that opens it, in the text of the part: where an absence is pointed at.
    header: Range<usize>,
    /// Whether anything is wrong that keeps it from being drawn.
    failed: bool,
}

/// A series with the places of its values.
struct Row {
    name: Spanned<String>,
    /// What to call it where something is wrong with it.
    place: Range<usize>,
    values: Vec<(report_core::number::Decimal, Range<usize>)>,
}

/// What a chart shows.
#[derive(Default)]
struct Data {
    categories: Vec<Spanned<String>>,
    series: Vec<Row>,
    /// The unit the numbers have where none is typed.
    unit: Option<&'static str>,
}

impl<'r, 'a, 't> Writer<'r, 'a, 't> {
    pub(super) fn unclosed_chart(&mut self, first: &Range<usize>) {
        let found = self.finding(faults::CHART_NOT_CLOSED, first.clone(), "图表没有结束的一行");
        self.cx.push(found.help("请在图表最后另起一行写 ```"));
    }

    /// A chart between two fences.
    pub(super) fn chart(
        &mut self,
        open: &Range<usize>,
        inner: &[Range<usize>],
        close: &Range<usize>,
    ) {
        let start = inner.first().map_or(open.end, |line| line.start);
        let typed = self.slice(&(start..inner.last().map_or(open.end, |line| line.end)));
        let (table, errors) = DeTable::parse_recoverable(typed);
        let chart = if errors.is_empty() {
            self.draft((start, typed), typed, table.get_ref(), &Damage::default(), open).read()
        } else {
            let mended = syntax::mended(self.cx.file, typed);
            for found in mended.found {
                let found = self.moved(found, start).at(self.section);
                self.cx.push(found);
            }
            let (table, _) = DeTable::parse_recoverable(&mended.text);
            self.draft((start, typed), &mended.text, table.get_ref(), &mended.damage, open).read();
            None
        };
        let span = self.text.span(open.start..close.end);
        self.blocks.extend(chart.map(|chart| Block::Chart(Chart { span, ..chart })));
    }

    fn draft<'w, 'd>(
        &'w mut self,
        (start, typed): (usize, &'d str),
        raw: &'d str,
        table: &'d DeTable<'d>,
        damage: &'d Damage,
        open: &Range<usize>,
    ) -> Draft<'w, 'r, 'a, 't, 'd> {
        let header = open.clone();
        Draft { writer: self, start, typed, raw, table, damage, header, failed: false }
    }

    /// A finding in a chart's own text, moved to where that text stands in the file.
    fn moved(&self, mut found: Diagnostic, start: usize) -> Diagnostic {
        let labels = found.primary.iter_mut().chain(&mut found.secondary).map(|it| &mut it.span);
        for span in labels.chain(found.edit.as_mut().map(|edit| &mut edit.span)) {
            let inner = span.range();
            *span = self.text.span(start + inner.start..start + inner.end);
        }
        found
    }
}

impl<'d> Draft<'_, '_, '_, '_, 'd> {
    /// Everything that is wrong is said, whether or not there is a chart in the end.
    fn read(mut self) -> Option<Chart> {
        self.check_keys();
        let kind = self.kind();
        let title = self.title();
        let unit = self.limited_text("unit", UNIT_LIMIT);
        let name = self.limited_text("name", NAME_LIMIT);
        let data = self.data();
        if let (Some(kind), Some(data)) = (kind, &data) {
            self.check(kind, data);
        }
        let (kind, title, data) = (kind?, title?, data.filter(|_| !self.failed)?);
        let given = data.unit.map(|unit| Spanned::new(unit.to_owned(), title.span));
        let (categories, unit) = (data.categories, unit.or(given));
        let series = data.series.into_iter().map(Row::series).collect();
        let label = Label { number: None, name };
        Some(Chart { kind, title, unit, categories, series, label, span: Span::default() })
    }

    /// From the statutory tables where `rows` says so, else as typed.
    fn data(&mut self) -> Option<Data> {
        let typed = ["categories", "series", "values"].map(|key| (key, self.value(key)));
        let Some(rows) = self.value("rows") else {
            for key in ["column", "previous"] {
                if let Some(value) = self.value(key) {
                    let message = format!("{key} 只用于 rows 从表中取数的图表");
                    self.say(faults::CHART_DATA_CONFLICT, value.span(), message, None);
                }
            }
            return self.literal();
        };
        for (key, value) in typed.into_iter().filter_map(|(key, value)| Some((key, value?))) {
            let message = format!("既写了 rows 又写了 {key}");
            let help = "从表中取数只写 rows；自己写数只写 categories 和 series";
            self.say(faults::CHART_DATA_CONFLICT, value.span(), message, Some(help));
        }
        self.statutory(rows)
    }

    fn value(&self, key: &str) -> Option<&'d Value<'d>> {
        self.table.get(key)
    }

    /// Bytes of the chart's text as bytes of the part's.
    fn outer(&self, range: Range<usize>) -> Range<usize> {
        let range = syntax::on_characters(self.typed, range);
        self.start + range.start..self.start + range.end
    }

    fn place(&self, range: Range<usize>) -> Span {
        self.writer.text.span(self.outer(range))
    }

    /// Says what is wrong at some bytes, unless the damage reported there explains it.
    fn say(
        &mut self,
        fault: Fault,
        range: Range<usize>,
        message: impl Into<String>,
        help: Option<&str>,
    ) {
        self.failed = true;
        if self.damage.covers(range.clone()) {
            return;
        }
        let found = self.writer.finding(fault, self.outer(range), message);
        self.writer.cx.push(match help {
            Some(help) => found.help(help),
            None => found,
        });
    }

    /// Says what is missing, at the line that opens the chart.
    fn missing(&mut self, key: &str, help: &str) {
        self.failed = true;
        if !self.damage.lost_lines() {
            let message = format!("图表缺少 {key}");
            let found = self.writer.finding(faults::MISSING_KEY, self.header.clone(), message);
            self.writer.cx.push(found.help(help));
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, name: &str, expected: &str) {
        let found = type_name(value.get_ref());
        let message = format!("图表的 {name} 应是{expected}，这里是{found}");
        self.say(faults::WRONG_TYPE, value.span(), message, None);
    }

    fn check_keys(&mut self) {
        self.known_keys(self.table, KEYS);
    }

    /// Reports every key of a table that is not known there.
    fn known_keys(&mut self, table: &DeTable<'_>, known: &[Known]) {
        for key in table.keys().filter(|key| known.iter().all(|(name, _)| name != key.get_ref())) {
            let message = format!("图表没有“{}”这个键", key.get_ref());
            let help = keys::meant(key.get_ref(), known.iter().copied());
            let help = help.map_or(EXAMPLE.to_owned(), |meant| format!("是不是 {meant}"));
            self.say(faults::UNKNOWN_KEY, key.span(), message, Some(&help));
        }
    }

    fn kind(&mut self) -> Option<ChartKind> {
        const CHOICES: &str = "请写 \"bar\"（柱形图）、\"line\"（折线图）或 \"pie\"（饼图）";
        let stacked = self.flag("stacked");
        let Some(value) = self.value("kind") else {
            self.missing("kind", CHOICES);
            return None;
        };
        let kind = match value.get_ref().as_str() {
            Some("bar") => Some(ChartKind::Bar { stacked }),
            Some("line") => Some(ChartKind::Line),
            Some("pie") => Some(ChartKind::Pie),
            Some(other) => {
                let message = format!("没有“{other}”这种图表");
                self.say(faults::INVALID_CHOICE, value.span(), message, Some(CHOICES));
                None
            }
            None => {
                self.wrong_type(value, "kind", "加引号的文字");
                None
            }
        };
        if let (Some(ChartKind::Line | ChartKind::Pie), true, Some(flag)) =
            (kind, stacked, self.value("stacked"))
        {
            let message = "只有柱形图可以堆积";
            self.say(faults::CHART_DATA_CONFLICT, flag.span(), message, Some("请删去 stacked"));
        }
        kind
    }

    fn title(&mut self) -> Option<Spanned<String>> {
        if self.value("title").is_none() {
            self.missing("title", "请写 title = \"…\"，印在图下，也供读屏软件朗读");
        }
        self.limited_text("title", TITLE_LIMIT)
    }

    fn flag(&mut self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(value, key, "真假值 true 或 false");
            false
        })
    }

    /// A text that may be absent.
    fn limited_text(&mut self, key: &str, limit: usize) -> Option<Spanned<String>> {
        let value = self.value(key)?;
        self.words(value, key, limit)
    }

    /// A text that is neither empty nor too long.
    fn words(&mut self, value: &Value<'_>, name: &str, limit: usize) -> Option<Spanned<String>> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, name, "加引号的文字");
            return None;
        };
        let count = text.chars().count();
        if text.trim().is_empty() || text.contains(char::is_control) {
            let message = format!("图表的 {name} 是空的、不在一行里或有控制字符");
            self.say(faults::EMPTY_VALUE, value.span(), message, None);
            return None;
        }
        if count > limit {
            let message = format!("图表的 {name} 有 {count} 字，上限是 {limit} 字");
            self.say(faults::CHART_TOO_LARGE, value.span(), message, Some("请缩短"));
            return None;
        }
        // The string's own escapes first, then those of the part it stands in.
        let located = Located::string(FileId::default(), (self.raw, self.raw), value.span(), text);
        let span = self.place(located.span(0..text.len()).range());
        Some(Spanned::new(text.to_owned(), span))
    }
}
