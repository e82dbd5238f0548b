//! A chart as a table: categories down, series across, from the values the chart keeps (ECMA-376 Part 1 §21.2). It must
//! not draw.

use super::xml::Element;
use report_import::{Grid, GridCell, Value};

/// The table of a chart, the `number`th of its document; nothing for one without values.
pub(super) fn grid(chart: &Element, number: usize) -> Option<Grid> {
    let series: Vec<&Element> = chart.all().filter(|it| it.name == "c:ser").collect();
    let categories = series.iter().find_map(|it| it.child("c:cat")).map(points)?;
    let place = format!("图表{number}");
    let mut cells = Vec::new();
    let mut put = |row: usize, column: usize, text: &str| {
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { return };
        cells.push(GridCell::new(row, column, place.clone(), Value::text(text)));
    };
    put(0, 0, "");
    for (column, own) in series.iter().enumerate() {
        let name = own.child("c:tx").map(points).and_then(|points| points.into_iter().next());
        put(0, column + 1, &name.map(|(_, text)| text).unwrap_or_default());
    }
    for (at, category) in &categories {
        put(at + 1, 0, category);
        for (column, own) in series.iter().enumerate() {
            let values = own.child("c:val").map(points).unwrap_or_default();
            let value = values.into_iter().find(|(index, _)| index == at).map(|(_, text)| text);
            put(at + 1, column + 1, &value.unwrap_or_default());
        }
    }
    let caption = chart.all().find(|it| it.name == "c:title");
    let caption = caption.map(|title| {
        title.all().filter(|it| it.name == "a:t").map(Element::text).collect::<String>()
    });
    let caption = caption.filter(|caption| !caption.is_empty());
    Some(Grid { place: format!("图表{number}"), sheet: None, caption, cells })
}

/// The points of a series by their places.
fn points(element: &Element) -> Vec<(usize, String)> {
    let all = element.all().filter(|it| it.name == "c:pt");
    let point = |it: &Element| Some((it.attribute("idx")?.parse().ok()?, it.child("c:v")?.text()));
    let points: Vec<_> = all.filter_map(point).collect();
    if points.is_empty() {
        return element.all().filter(|it| it.name == "c:v").map(|it| (0, it.text())).collect();
    }
    points
}
