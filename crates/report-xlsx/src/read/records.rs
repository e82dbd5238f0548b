//! What the library for workbooks does not tell of .xls: hidden rows, encryption; and how far the cells of a sheet
//! reach, because the library makes one rectangle of them. It must not read values.
//!
//! Records: [MS-XLS] 2.4.

use super::error::ReadError;

/// The most cells of the rectangle a sheet's cells lie in.
const CELLS: u64 = 2_000_000;

/// The most merged areas one sheet's record names, and columns of a sheet ([MS-XLS] 2.2.2).
const COLUMNS: u16 = 256;

const SHEET: u16 = 0x0085;
const ENCRYPTED: u16 = 0x002f;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
/// Records that begin with the row and the column of a cell: formula, number, labels, truth, small numbers.
const CELL: &[u16] = &[0x0006, 0x0203, 0x0204, 0x0205, 0x00d6, 0x00fd, 0x027e, 0x00bd];

/// The hidden rows of each sheet, from 0, in the order the workbook names its sheets.
pub(super) fn hidden_rows(stream: &[u8]) -> Result<Vec<Vec<u32>>, ReadError> {
    let mut sheets = Vec::new();
    for (kind, data) in Records(stream) {
        match kind {
            ENCRYPTED => return Err(ReadError::Encrypted),
            SHEET => sheets.push(half(data, 0).zip(half(data, 2))),
            END => break,
            _ => {}
        }
    }
    let rows = sheets.into_iter().map(|offset| {
        let (low, high) = offset.ok_or_else(damaged)?;
        let offset = usize::from(low) | usize::from(high) << 16;
        of_sheet(stream.get(offset..).ok_or_else(damaged)?)
    });
    rows.collect()
}

fn of_sheet(stream: &[u8]) -> Result<Vec<u32>, ReadError> {
    let mut hidden = Vec::new();
    let mut reach = Reach::default();
    let mut depth = 0_usize;
    for (kind, data) in Records(stream) {
        match kind {
            BEGIN => depth = depth.saturating_add(1),
            END if depth <= 1 => break,
            END => depth = depth.saturating_sub(1),
            DIMENSIONS => dimensions(data)?,
            // Bit 5 of the options at offset 12 says that the row has no height ([MS-XLS] 2.4.221).
            ROW => hidden.extend(
                half(data, 0)
                    .filter(|_| data.get(12).is_some_and(|options| options & 0x20 != 0))
                    .map(u32::from),
            ),
            kind if CELL.contains(&kind) => {
                if let Some((row, column)) = half(data, 0).zip(half(data, 2)) {
                    reach.take(row, column)?;
                }
            }
            _ => {}
        }
    }
    Ok(hidden)
}

/// The rows and columns a sheet says it has: the library makes room for all of them.
fn dimensions(data: &[u8]) -> Result<(), ReadError> {
    let word = |at: usize| -> Option<u32> {
        Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
    };
    let rows = word(0).zip(word(4)).and_then(|(first, end)| end.checked_sub(first));
    let columns = half(data, 8).zip(half(data, 10));
    let columns = columns.and_then(|(first, end)| end.checked_sub(first));
    let sound =
        rows.zip(columns).is_some_and(|(rows, columns)| rows <= 65_536 && columns <= COLUMNS);
    if sound { Ok(()) } else { Err(damaged()) }
}

/// The rectangle cells lie in.
#[derive(Debug, Default)]
struct Reach(Option<((u16, u16), (u16, u16))>);

impl Reach {
    fn take(&mut self, row: u16, column: u16) -> Result<(), ReadError> {
        if column >= COLUMNS {
            return Err(damaged());
        }
        let ((top, left), (bottom, right)) = self.0.unwrap_or(((row, column), (row, column)));
        let first = (top.min(row), left.min(column));
        let last = (bottom.max(row), right.max(column));
        self.0 = Some((first, last));
        let (height, width) = (u64::from(last.0 - first.0) + 1, u64::from(last.1 - first.1) + 1);
        if height * width <= CELLS {
            return Ok(());
        }
        let message = format!("一张工作表里有内容的格隔得太远，其间超过 {CELLS} 格");
        Err(ReadError::TooLarge(message))
    }
}

/// The records of a stream, as far as they are whole.
struct Records<'s>(&'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (half(self.0, 0)?, usize::from(half(self.0, 2)?));
        let data = self.0.get(4..length.checked_add(4)?)?;
        self.0 = self.0.get(length.checked_add(4)?..)?;
        Some((kind, data))
    }
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn damaged() -> ReadError {
    ReadError::Damaged("工作表的记录".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(0x0203, &[row.to_le_bytes(), column.to_le_bytes()].concat())
    }

    #[test]
    fn cells_far_apart_and_columns_there_are_none_of_are_refused() {
        let check = |cells: &[(u16, u16)]| {
            let cells: Vec<u8> =
                cells.iter().flat_map(|(row, column)| cell(*row, *column)).collect();
            of_sheet(&[record(BEGIN, &[]), cells, record(END, &[])].concat())
        };
        assert_eq!(check(&[(0, 0), (500, 255)]), Ok(Vec::new()));
        assert!(matches!(check(&[(0, 0), (65_535, 255)]), Err(ReadError::TooLarge(_))));
        assert!(matches!(check(&[(0, 256)]), Err(ReadError::Damaged(_))));
    }

    #[test]
    fn hidden_rows_and_encryption_are_seen() {
        let mut row = [0_u8; 16];
        (row[0], row[12]) = (6, 0x20);
        let sheet = [record(BEGIN, &[]), record(ROW, &row), record(END, &[])].concat();
        assert_eq!(of_sheet(&sheet), Ok(vec![6]));
        assert_eq!(hidden_rows(&record(ENCRYPTED, &[0; 6])), Err(ReadError::Encrypted));
    }

    #[test]
    fn a_sheet_that_says_it_is_endless_is_damaged() {
        let mut data = [0_u8; 14];
        data[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        data[10] = 1;
        assert!(dimensions(&data).is_err());
        data[4..8].copy_from_slice(&3_u32.to_le_bytes());
        assert_eq!(dimensions(&data), Ok(()));
    }
}
