//! The workbook behind a chart, with which Word lets its values be changed: names in the first column and
//! row, values where they meet (ECMA-376 part 1, §18). It must not hold more than the chart shows.

use super::package::{OFFICE, Package, Relations};
use super::xml::Xml;
use report_core::prose::Chart;

const MAIN: (&str, &str) = ("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
const WORKSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// The one sheet.
const SHEET: &str = "Sheet1";

/// The name of a series; of the only one, where it has none, the chart's title.
pub(super) fn series_name(chart: &Chart, index: usize) -> &str {
    let own = chart.series.get(index).map(|series| series.name.value.as_str());
    own.filter(|name| !name.is_empty()).unwrap_or(&chart.title.value)
}

/// Where the name of a series stands.
pub(super) fn name_cell(series: usize) -> String {
    format!("{SHEET}!${}$1", column(series + 1))
}

/// Where the names of so many categories stand.
pub(super) fn category_cells(count: usize) -> String {
    format!("{SHEET}!$A$2:$A${}", count + 1)
}

/// Where the values of a series stand.
pub(super) fn value_cells(series: usize, count: usize) -> String {
    let column = column(series + 1);
    format!("{SHEET}!${column}$2:${column}${}", count + 1)
}

/// The letter of a column, from 0; a chart has few.
fn column(index: usize) -> char {
    u8::try_from(index).map_or('Z', |index| char::from(b'A' + index.min(25)))
}

/// The workbook; nothing where it would be too large for a package, which no chart is.
pub(super) fn of(chart: &Chart) -> Option<Vec<u8>> {
    let mut package = Package::default();
    let (mut own, mut relations) = (Relations::default(), Relations::default());
    own.office("officeDocument", "xl/workbook.xml");
    package.relate("", &own);
    let sheet = relations.office("worksheet", "worksheets/sheet1.xml");
    package.add("xl/workbook.xml", WORKBOOK, workbook(&sheet));
    package.relate("xl/workbook.xml", &relations);
    package.add("xl/worksheets/sheet1.xml", WORKSHEET, sheet_part(chart));
    package.finish()
}

fn workbook(sheet: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("workbook", &[MAIN, ("xmlns:r", OFFICE)], |xml| {
        xml.within("sheets", &[], |xml| {
            xml.empty("sheet", &[("name", SHEET), ("sheetId", "1"), ("r:id", sheet)]);
        });
    });
    xml.into_bytes()
}

fn sheet_part(chart: &Chart) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("worksheet", &[MAIN], |xml| {
        xml.within("sheetData", &[], |xml| {
            xml.within("row", &[("r", "1")], |xml| {
                for index in 0..chart.series.len() {
                    text(xml, &format!("{}1", column(index + 1)), series_name(chart, index));
                }
            });
            for (index, category) in chart.categories.iter().enumerate() {
                let row = (index + 2).to_string();
                xml.within("row", &[("r", &row)], |xml| {
                    text(xml, &format!("A{row}"), &category.value);
                    for (at, series) in chart.series.iter().enumerate() {
                        let Some(value) = series.values.get(index) else { continue };
                        let place = format!("{}{row}", column(at + 1));
                        xml.within("c", &[("r", &place)], |xml| {
                            xml.texted("v", &[], &value.to_string());
                        });
                    }
                });
            }
        });
    });
    xml.into_bytes()
}

fn text(xml: &mut Xml, place: &str, text: &str) {
    xml.within("c", &[("r", place), ("t", "inlineStr")], |xml| {
        xml.within("is", &[], |xml| xml.texted("t", &[("xml:space", "preserve")], text));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_workbook_names_them() {
        assert_eq!(name_cell(0), "Sheet1!$B$1");
        assert_eq!(category_cells(3), "Sheet1!$A$2:$A$4");
        assert_eq!(value_cells(1, 3), "Sheet1!$C$2:$C$4");
    }
}
