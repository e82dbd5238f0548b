//! What a chart of a kind can show: how many numbers, of which sign. It must not read the chart.

use super::{Data, Draft};
use report_core::faults;
use report_core::prose::{ChartKind, SERIES_LIMIT};

impl Draft<'_, '_, '_, '_, '_> {
    pub(super) fn check(&mut self, kind: ChartKind, data: &Data) {
        self.check_size(kind, data);
        self.check_lengths(data);
        self.check_signs(kind, data);
    }

    fn check_size(&mut self, kind: ChartKind, data: &Data) {
        let place = self.data_place();
        let (categories, series) = (data.categories.len(), data.series.len());
        let limit = kind.category_limit();
        let name = kind.chinese();
        if categories == 0 || series == 0 {
            self.say(faults::CHART_WITHOUT_DATA, place.clone(), "图表没有数据", None);
        }
        if categories > limit {
            let message = format!("{name}有 {categories} 类，上限是 {limit} 类");
            let help = "请合并小的类别，或改用表格";
            self.say(faults::CHART_TOO_LARGE, place.clone(), message, Some(help));
        }
        if kind == ChartKind::Pie && series > 1 {
            let message = format!("饼图只能有一组数，这里有 {series} 组");
            let help = "请改用 kind = \"bar\"";
            self.say(faults::CHART_DATA_CONFLICT, place, message, Some(help));
        } else if series > SERIES_LIMIT {
            let message = format!("图表有 {series} 组数，上限是 {SERIES_LIMIT} 组");
            self.say(faults::CHART_TOO_LARGE, place, message, Some("请分成几个图，或改用表格"));
        }
    }

    fn check_lengths(&mut self, data: &Data) {
        let expected = data.categories.len();
        for row in data.series.iter().filter(|row| row.values.len() != expected) {
            let message = format!("这一组有 {} 个数，类别有 {expected} 个", row.values.len());
            let help = "每个类别都要有一个数，没有请写 0";
            self.say(faults::CHART_LENGTH_MISMATCH, row.place.clone(), message, Some(help));
        }
    }

    fn check_signs(&mut self, kind: ChartKind, data: &Data) {
        if !matches!(kind, ChartKind::Pie | ChartKind::Bar { stacked: true }) {
            return;
        }
        let mut values = data.series.iter().flat_map(|row| &row.values);
        for (value, place) in values.clone().filter(|(value, _)| value.is_sign_negative()) {
            if !value.is_zero() {
                let message = format!("{}不能表示负数 {value}", kind.chinese());
                self.say(faults::CHART_NEGATIVE_VALUE, place.clone(), message, None);
            }
        }
        let shows = !data.categories.is_empty() && values.clone().next().is_some();
        if kind == ChartKind::Pie && shows && values.all(|(value, _)| value.is_zero()) {
            let message = "饼图的数全是 0，分不出份额";
            let place = self.data_place();
            self.say(faults::CHART_WITHOUT_DATA, place, message, Some("请删去这个图表"));
        }
    }

    /// Where the numbers are said.
    fn data_place(&self) -> std::ops::Range<usize> {
        let keys = ["rows", "series", "values", "categories"];
        keys.iter().find_map(|key| self.value(key)).map_or(0..0, crate::read::value::Value::span)
    }
}
