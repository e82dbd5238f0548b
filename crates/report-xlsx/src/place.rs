//! Places on a sheet as people and formulas call them. It must not know what stands there.

/// A cell, counted from 0: `(6, 2)` is C7.
pub(crate) fn cell((row, column): (usize, usize)) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// A column by its letters: 0 is A, 26 is AA.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_by_letters() {
        let all = [0, 25, 26, 51, 52, 701, 702, 16383].map(letters);
        assert_eq!(all, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
        assert_eq!(cell((6, 2)), "C7");
    }
}
