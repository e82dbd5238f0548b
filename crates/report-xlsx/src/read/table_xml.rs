//! What the library for workbooks does not tell of .ods: merged cells, hidden rows; and whether the text ends
//! as it should, because the library would wait for its end. It must not read values.

use super::error::ReadError;
use super::spread::Merged;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// The most cells a sheet's rows come to, repeated ones counted as often as they are, unless they are empty.
const CELLS: u64 = 4_000_000;

/// The last row and column there can be.
const LIMITS: (u32, u32) = (1_048_576, 16_384);

/// What is found of one sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Extra {
    pub(super) merged: Vec<Merged>,
    pub(super) hidden_rows: Vec<u32>,
}

/// How deep elements stand in each other at most.
const DEEPEST: usize = 256;

/// Looks through `content.xml`.
pub(super) fn look(text: &str) -> Result<BTreeMap<String, Extra>, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut look = Look::default();
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                look.start(&start)?;
            }
            Ok(Event::Empty(start)) => {
                look.start(&start)?;
                look.end(start.name().as_ref());
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                look.end(end.name().as_ref());
            }
            Ok(Event::Eof) if depth == 0 => return Ok(look.sheets),
            Ok(Event::Eof) | Err(_) => return Err(ReadError::Damaged("content.xml".to_owned())),
            Ok(_) => {}
        }
        if depth > DEEPEST {
            return Err(ReadError::TooLarge(format!("内容嵌套超过 {DEEPEST} 层")));
        }
    }
}

#[derive(Default)]
struct Look {
    sheets: BTreeMap<String, Extra>,
    /// The sheet it is in; tables inside cells are no sheets.
    sheet: Option<String>,
    inside: usize,
    row: u32,
    repeated: u32,
    column: u32,
    cells: u64,
}

impl Look {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.name().as_ref() {
            "table:table" => {
                self.inside += 1;
                if self.inside == 1 {
                    let name = attribute(start, "table:name").unwrap_or_default();
                    self.sheets.entry(name.clone()).or_default();
                    (self.sheet, self.row, self.cells) = (Some(name), 0, 0);
                }
            }
            "table:table-row" if self.inside == 1 => {
                self.column = 0;
                self.repeated = count(start, "table:number-rows-repeated");
                let seen = attribute(start, "table:visibility");
                if matches!(seen.as_deref(), Some("collapse" | "filter")) {
                    // The rows behind the last with content are repeated to the end of the sheet.
                    let rows = self.row..self.row.saturating_add(self.repeated.min(1000));
                    self.own(|extra| extra.hidden_rows.extend(rows));
                }
            }
            "table:table-cell" | "table:covered-table-cell" if self.inside == 1 => {
                self.cell(start)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, start: &BytesStart<'_>) -> Result<(), ReadError> {
        let repeated = count(start, "table:number-columns-repeated");
        let rows = count(start, "table:number-rows-spanned");
        let columns = count(start, "table:number-columns-spanned");
        if rows > 1 || columns > 1 {
            let first = (self.row, self.column);
            let last = (
                first.0.saturating_add(rows - 1).min(LIMITS.0),
                first.1.saturating_add(columns - 1).min(LIMITS.1),
            );
            self.own(|extra| extra.merged.push(Merged { first, last }));
        }
        let holds = ["office:value-type", "table:formula"];
        if holds.iter().any(|name| attribute(start, name).is_some()) {
            self.cells += u64::from(repeated) * u64::from(self.repeated);
            if self.cells > CELLS {
                return Err(ReadError::TooLarge(format!("一张工作表里有内容的格超过 {CELLS} 个")));
            }
        }
        self.column = self.column.saturating_add(repeated).min(LIMITS.1);
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table" => {
                self.inside = self.inside.saturating_sub(1);
                if self.inside == 0 {
                    self.sheet = None;
                }
            }
            "table:table-row" if self.inside == 1 => {
                self.row = self.row.saturating_add(self.repeated).min(LIMITS.0);
            }
            _ => {}
        }
    }

    fn own(&mut self, change: impl FnOnce(&mut Extra)) {
        if let Some(extra) = self.sheet.as_ref().and_then(|name| self.sheets.get_mut(name)) {
            change(extra);
        }
    }
}

/// A count from 1 up; 1 where there is none.
fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes().filter_map(Result::ok);
    let found = all.find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_rows_and_columns_are_counted() {
        let text = r#"<o><table:table table:name="表三">
            <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-row table:visibility="collapse">
              <table:table-cell table:number-columns-repeated="2"/>
              <table:table-cell table:number-columns-spanned="5" table:number-rows-spanned="2"/>
              <table:covered-table-cell table:number-columns-repeated="4"/>
            </table:table-row></table:table></o>"#;
        let sheets = look(text).unwrap();
        let merged = vec![Merged { first: (3, 2), last: (4, 6) }];
        assert_eq!(sheets["表三"], Extra { merged, hidden_rows: vec![3] });
    }

    #[test]
    fn a_text_cut_short_is_refused() {
        let fault = ReadError::Damaged("content.xml".to_owned());
        assert_eq!(look("<o><table:table table:name=\"表三\">"), Err(fault.clone()));
        assert_eq!(look("<o><table:table table:na"), Err(fault));
    }

    #[test]
    fn a_value_repeated_over_everything_is_refused() {
        let text = r#"<o><table:table><table:table-row table:number-rows-repeated="1048576">
            <table:table-cell table:number-columns-repeated="16384" office:value-type="float"/>
            </table:table-row></table:table></o>"#;
        assert!(matches!(look(text), Err(ReadError::TooLarge(_))));
    }
}
