//! Names of cells: what a name stands for, in the notation of any of the formats. It must not know which names
//! are a report's.

use crate::write::ASIDE;
use std::collections::BTreeMap;

/// The names of one sheet's cells, by place.
pub(super) type Names = BTreeMap<(u32, u32), String>;

/// The names that stand for one cell each, by sheet. Of several for one cell the first is kept.
pub(super) fn of_cells(names: &[(String, String)]) -> BTreeMap<String, Names> {
    let mut sheets: BTreeMap<String, Names> = BTreeMap::new();
    for (name, target) in names {
        if let Some((sheet, at)) = cell(target) {
            sheets.entry(sheet).or_default().entry(at).or_insert_with(|| name.clone());
        }
    }
    sheets
}

/// The areas of sums in a workbook of ours, by sheet: first cell and last.
pub(super) fn of_sums(names: &[(String, String)]) -> BTreeMap<String, Vec<Area>> {
    let mut sheets: BTreeMap<String, Vec<Area>> = BTreeMap::new();
    for (_, target) in names.iter().filter(|(name, _)| name.starts_with(ASIDE)) {
        let Some((first, last)) = target.rsplit_once(':') else { continue };
        // OpenDocument names the sheet of the last cell too: .$L$30, or $表三.$L$30.
        let last = last.rsplit('.').next().unwrap_or(last);
        if let Some(((sheet, first), last)) = cell(first).zip(place(last)) {
            sheets.entry(sheet).or_default().push((first, last));
        }
    }
    sheets
}

/// An area, from its first cell to its last.
pub(super) type Area = ((u32, u32), (u32, u32));

/// A reference to one cell: `'表三'!$C$7`, `$表三.$C$7`, `表三!$C$7`.
fn cell(target: &str) -> Option<(String, (u32, u32))> {
    let target = target.trim().trim_start_matches('=');
    let (sheet, at) = target.rsplit_once(['!', '.'])?;
    let sheet = sheet.trim_start_matches('$');
    let sheet = match sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\'')) {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    };
    // A range of OpenDocument names its sheet twice.
    (!sheet.contains(':')).then_some((sheet, place(at)?))
}

/// `$C$7` or `C7` as row and column from 0.
pub(super) fn place(text: &str) -> Option<(u32, u32)> {
    let text: String = text.chars().filter(|ch| *ch != '$').collect();
    let split = text.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(split)?;
    let is_column = (1..=3).contains(&letters.len());
    if !is_column || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let value = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |sum, byte| sum * 26 + value(byte));
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    Some((row, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_is_found_in_every_notation() {
        let expected = Some(("表三".to_owned(), (6, 2)));
        for text in ["'表三'!$C$7", "=表三!$C$7", "$表三.$C$7", "$'表三'.$C$7"] {
            assert_eq!(cell(text), expected, "{text}");
        }
        assert_eq!(cell("'a''b.c'!AA1"), Some(("a'b.c".to_owned(), (0, 26))));
    }

    #[test]
    fn areas_of_sums_are_found_in_every_notation() {
        let expected = BTreeMap::from([("表三".to_owned(), vec![((2, 10), (29, 11))])]);
        for text in
            ["'表三'!$K$3:$L$30", "$表三.$K$3:.$L$30", "$表三.$K$3:$表三.$L$30", "表三!$K$3:$L$30"]
        {
            let names = [("aside.requests.beside".to_owned(), text.to_owned())];
            assert_eq!(of_sums(&names), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_cell_has_no_name() {
        for text in [
            "表三!$C$7:$D$8",
            "#REF!",
            "表三!#REF!",
            "1+1",
            "OFFSET(表三!A1,1,1)",
            "表三!$7",
            "$表三.$C$7:.$D$8",
        ] {
            assert_eq!(cell(text), None, "{text}");
        }
    }
}
