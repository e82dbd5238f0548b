//! Tables of Word that are whole: what readers of Word trip over and no validator finds. It must not know what
//! a table says.

use crate::office::Element;
use std::ops::Range;

/// # Panics
/// Where a table has a row that is not as wide as its grid, a merged cell without its beginning, a cell without
/// a paragraph, or a row that may be divided.
pub(super) fn holds(body: &Element) {
    body.all("w:tbl").into_iter().for_each(table);
    let blocks = body.child("w:body").map(|body| body.children.as_slice()).unwrap_or_default();
    for pair in blocks.windows(2) {
        assert!(pair.iter().any(|it| it.name != "w:tbl"), "two tables would be one");
    }
}

/// A cell of a row: the columns it covers, and whether it is merged with those above or below.
struct Placed<'e> {
    columns: Range<usize>,
    merge: Option<&'e str>,
}

fn table(table: &Element) {
    let grid = table.child("w:tblGrid").expect("a grid");
    let widths: Vec<u32> = grid.children.iter().map(|it| number(it, "w:w")).collect();
    assert!((1..=63).contains(&widths.len()), "{} columns", widths.len());
    let whole = table.child("w:tblPr").and_then(|it| it.child("w:tblW")).expect("a width");
    assert_eq!(number(whole, "w:w"), widths.iter().sum::<u32>(), "as wide as its columns");
    let mut above: Vec<Placed<'_>> = Vec::new();
    let mut heads = true;
    for row in table.named("w:tr") {
        let properties = row.child("w:trPr").expect("properties");
        assert!(properties.child("w:cantSplit").is_some(), "a row may be divided");
        let repeats = properties.child("w:tblHeader").is_some();
        assert!(heads || !repeats, "a header below other rows");
        heads = repeats;
        let cells = cells(row, &widths);
        for cell in cells.iter().filter(|cell| cell.merge == Some("continue")) {
            let begins = |it: &&Placed<'_>| it.columns == cell.columns && it.merge.is_some();
            assert!(above.iter().any(|it| begins(&it)), "{:?} goes on from nothing", cell.columns);
        }
        above = cells;
    }
}

fn cells<'e>(row: &'e Element, widths: &[u32]) -> Vec<Placed<'e>> {
    let (mut column, mut cells) = (0, Vec::new());
    for cell in row.named("w:tc") {
        let properties = cell.child("w:tcPr").expect("properties");
        let span = properties.value("w:gridSpan").map_or(1, |span| span.parse().expect("a number"));
        assert!(span >= 1, "a cell over {span} columns");
        let columns = column..column + span;
        let covered = widths.get(columns.clone()).expect("within the grid");
        let width = properties.child("w:tcW").expect("a width");
        assert_eq!(number(width, "w:w"), covered.iter().sum::<u32>(), "as wide as its columns");
        let merge = properties.value("w:vMerge");
        assert!(matches!(merge, None | Some("restart" | "continue")), "{merge:?}");
        assert_eq!(
            cell.children.last().map(|it| &*it.name),
            Some("w:p"),
            "a cell ends in a paragraph"
        );
        column = columns.end;
        cells.push(Placed { columns, merge });
    }
    assert_eq!(column, widths.len(), "a row as wide as the grid");
    cells
}

fn number(element: &Element, name: &str) -> u32 {
    element.attribute(name).expect(name).parse().expect("a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &str) {
        let text = format!(
            "<w:document><w:body><w:tbl><w:tblPr><w:tblW w:w=\"20\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"10\"/>\
             <w:gridCol w:w=\"10\"/></w:tblGrid>{rows}</w:tbl></w:body></w:document>"
        );
        holds(&Element::parse(text.as_bytes()).unwrap());
    }

    fn row(cells: &[(u32, &str)]) -> String {
        let cell = |(width, more): &(u32, &str)| {
            format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\"/>{more}</w:tcPr><w:p/></w:tc>")
        };
        let cells: String = cells.iter().map(cell).collect();
        format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    }

    const BEGINS: &str = "<w:vMerge w:val=\"restart\"/>";
    const GOES_ON: &str = "<w:vMerge w:val=\"continue\"/>";

    #[test]
    fn a_whole_table_stands() {
        let rows = [row(&[(20, "<w:gridSpan w:val=\"2\"/>")]), row(&[(10, BEGINS), (10, "")])];
        check(&(rows.concat() + &row(&[(10, GOES_ON), (10, "")])));
    }

    #[test]
    #[should_panic(expected = "a row as wide as the grid")]
    fn a_short_row_is_found() {
        check(&row(&[(10, "")]));
    }

    #[test]
    #[should_panic(expected = "a cell over 0 columns")]
    fn a_span_over_nothing_is_found() {
        check(&row(&[(10, "<w:gridSpan w:val=\"0\"/>"), (10, ""), (10, "")]));
    }

    #[test]
    #[should_panic(expected = "goes on from nothing")]
    fn a_merged_cell_without_its_beginning_is_found() {
        check(&(row(&[(10, ""), (10, "")]) + &row(&[(10, GOES_ON), (10, "")])));
    }
}
