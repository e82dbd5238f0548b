//! A chart's numbers as its writer typed them: categories and series. It must not know the statutory
//! tables.

use super::{Data, Draft, Row};
use crate::read::keys::Known;
use crate::read::value::Value;
use report_core::faults;
use report_core::number::Decimal;
use report_core::prose::Series;
use report_core::source::Spanned;
use std::ops::Range;
use toml::de::DeValue;

/// The longest name of a category or series, in characters.
const NAME_LIMIT: usize = 16;

/// A value is less than this: so large may a cell be too.
const VALUE_LIMIT: i64 = 1_000_000_000_000;

/// The most decimals of a value: as many as an amount's cell may have.
const DECIMALS: u32 = 6;

/// The keys of one series.
const SERIES_KEYS: &[Known] = &[("name", "名称"), ("values", "数")];

impl Row {
    pub(super) fn series(self) -> Series {
        let values = self.values.into_iter().map(|(value, _)| value).collect();
        Series { name: self.name, values }
    }
}

impl<'d> Draft<'_, '_, '_, '_, 'd> {
    pub(super) fn literal(&mut self) -> Option<Data> {
        let categories = self.categories();
        let series = match (self.value("series"), self.value("values")) {
            (Some(series), values) => {
                if let Some(values) = values {
                    let message = "series 和 values 只能写一个";
                    self.say(faults::CHART_DATA_CONFLICT, values.span(), message, None);
                }
                self.all_series(series)
            }
            (None, Some(values)) => self.unnamed(values),
            (None, None) => {
                self.missing("values", "请写 values = [1, 2]，或用 rows 从表中取数");
                None
            }
        };
        Some(Data { categories: categories?, series: series?, unit: None })
    }

    fn categories(&mut self) -> Option<Vec<Spanned<String>>> {
        let Some(value) = self.value("categories") else {
            self.missing("categories", "请写 categories = [\"…\", \"…\"]，或用 rows 从表中取数");
            return None;
        };
        let items = self.array(value, "categories", "文字的数组")?;
        let names = items.iter().map(|item| self.words(item, "categories", NAME_LIMIT));
        Some(names.map(Option::unwrap_or_default).collect())
    }

    fn unnamed(&mut self, values: &'d Value<'d>) -> Option<Vec<Row>> {
        let place = values.span();
        let name = Spanned::new(String::new(), self.place(place.clone()));
        Some(vec![Row { name, place, values: self.numbers(values)? }])
    }

    fn all_series(&mut self, value: &'d Value<'d>) -> Option<Vec<Row>> {
        let items =
            self.array(value, "series", "数组，每项写 { name = \"…\", values = [1, 2] }")?;
        let each: Vec<_> = items.iter().map(|item| self.one_series(item)).collect();
        each.into_iter().collect()
    }

    fn one_series(&mut self, item: &'d Value<'d>) -> Option<Row> {
        let DeValue::Table(table) = item.get_ref() else {
            self.wrong_type(item, "series", "{ name = \"…\", values = [1, 2] }");
            return None;
        };
        self.known_keys(table, SERIES_KEYS);
        let name = match table.get("name") {
            Some(name) => self.words(name, "name", NAME_LIMIT),
            None => self.absent(item.span(), "name"),
        };
        let values = match table.get("values") {
            Some(values) => self.numbers(values),
            None => self.absent(item.span(), "values"),
        };
        Some(Row { name: name?, place: item.span(), values: values? })
    }

    /// Says what one series lacks.
    fn absent<T>(&mut self, place: Range<usize>, key: &str) -> Option<T> {
        let message = format!("series 的这一项缺少 {key}");
        let help = "请写 { name = \"…\", values = [1, 2] }";
        self.say(faults::MISSING_KEY, place, message, Some(help));
        None
    }

    fn array(
        &mut self,
        value: &'d Value<'d>,
        name: &str,
        expected: &str,
    ) -> Option<&'d [Value<'d>]> {
        let items = value.get_ref().as_array().map(|items| &items[..]);
        if items.is_none() {
            self.wrong_type(value, name, expected);
        }
        items
    }

    /// An array of numbers; one that cannot be read counts as 0, for it has been reported.
    fn numbers(&mut self, value: &'d Value<'d>) -> Option<Vec<(Decimal, Range<usize>)>> {
        let items = self.array(value, "values", "数的数组")?;
        let read = |item| (self.number(item).unwrap_or_default(), Value::span(item));
        Some(items.iter().map(read).collect())
    }

    fn number(&mut self, value: &Value<'_>) -> Option<Decimal> {
        match exact(value.get_ref()) {
            Ok(number) => return Some(number),
            Err(why) => {
                let help = "请写不加引号的数，如 12 或 12.5";
                self.say(faults::CHART_VALUE, value.span(), why, Some(help));
            }
        }
        None
    }
}

/// A number of the file, exactly as typed; else why it cannot be drawn.
fn exact(value: &DeValue<'_>) -> Result<Decimal, String> {
    let number = match value {
        DeValue::Integer(it) => i128::from_str_radix(it.as_str(), it.radix())
            .ok()
            .and_then(|it| Decimal::try_from_i128_with_scale(it, 0).ok()),
        DeValue::Float(it) if it.as_str().contains(['e', 'E']) => {
            Decimal::from_scientific(it.as_str()).ok()
        }
        DeValue::Float(it) if it.as_str().contains(['n', 'N']) => {
            return Err(format!("{} 不是一个数", it.as_str()));
        }
        DeValue::Float(it) => Decimal::from_str_exact(it.as_str()).ok(),
        _ => return Err("图表里的这一项不是数".to_owned()),
    };
    match number {
        Some(number) if number.normalize().scale() > DECIMALS => {
            Err(format!("{number} 的小数超过 {DECIMALS} 位"))
        }
        Some(number) if number.abs() < Decimal::from(VALUE_LIMIT) => Ok(number),
        _ => Err(format!("图表里的数应小于 {VALUE_LIMIT}")),
    }
}
