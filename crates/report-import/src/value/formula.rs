//! What a formula comes to: sums and differences of cells and numbers, in A1 references or as `OpenDocument`
//! writes them. It must not know any other function; a formula with one has no value here.

use crate::foreign::Block;
use crate::foreign::{Document, Grid, GridCell, Value};
use report_core::{Decimal, Quantity};

/// How deep formulas may lean on formulas.
const DEPTH: u32 = 8;

/// The most cells one formula may take.
const CELLS: u64 = 2_000;

/// The sheets of a workbook, by which formulas find their cells.
#[derive(Debug, Default)]
pub(crate) struct Book<'g> {
    grids: Vec<&'g Grid>,
}

/// A cell or a rectangle of cells: sheet, first and last row, first and last column.
struct Range {
    sheet: Option<String>,
    rows: (u32, u32),
    columns: (u32, u32),
}

impl<'g> Book<'g> {
    /// The grids of a document.
    pub(crate) fn of(document: &'g Document) -> Self {
        let grids = document.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            _ => None,
        });
        Self { grids: grids.collect() }
    }

    /// What a cell's formula comes to; nothing where it says more than can be told.
    pub(crate) fn evaluate(&self, cell: &GridCell) -> Option<Decimal> {
        let grid = self.grids.iter().find(|grid| {
            // The same cell, not one that says the same.
            grid.cells.iter().any(|own| std::ptr::eq(own, cell))
        })?;
        self.formula(cell, grid, DEPTH)
    }

    fn formula(&self, cell: &GridCell, grid: &Grid, depth: u32) -> Option<Decimal> {
        let text = &cell.formula.as_ref()?.text;
        let text = text.strip_prefix("of:").unwrap_or(text).trim_start_matches('=');
        let mut parser = Parser { rest: text, book: self, grid, depth: depth.checked_sub(1)? };
        let value = parser.sum()?;
        parser.blank();
        parser.rest.is_empty().then_some(value)
    }

    fn value(&self, range: &Range, at: &Grid, depth: u32, lenient: bool) -> Option<Decimal> {
        let grid = match &range.sheet {
            None => at,
            Some(name) => self.grids.iter().find(|grid| grid.sheet.as_ref() == Some(name))?,
        };
        let (height, width) = (
            u64::from(range.rows.1 - range.rows.0) + 1,
            u64::from(range.columns.1 - range.columns.0) + 1,
        );
        if height.checked_mul(width)? > CELLS {
            return None;
        }
        let mut sum = Decimal::ZERO;
        for row in range.rows.0..=range.rows.1 {
            for column in range.columns.0..=range.columns.1 {
                let own = grid.cells.binary_search_by_key(&(row, column), |it| (it.row, it.column));
                let Some(cell) = own.ok().and_then(|at| grid.cells.get(at)) else { continue };
                let value = self.number(cell, grid, depth);
                match value {
                    Some(value) => sum = sum.checked_add(value)?,
                    None if lenient && !is_numeric(cell) => {}
                    None => return None,
                }
            }
        }
        Some(sum)
    }

    fn number(&self, cell: &GridCell, grid: &Grid, depth: u32) -> Option<Decimal> {
        if cell.formula.is_some() {
            return self.formula(cell, grid, depth);
        }
        match &cell.value {
            Value::Empty => Some(Decimal::ZERO),
            Value::Number(number) => Some(*number),
            Value::Date { stored, .. } => *stored,
            Value::Text(lines) => Some(Quantity::parse(&lines.concat()).ok()?.or_zero()),
            Value::Truth(_) | Value::Error(_) => None,
        }
    }
}

/// Whether a sum would take the cell.
const fn is_numeric(cell: &GridCell) -> bool {
    cell.formula.is_some() || !matches!(cell.value, Value::Text(_) | Value::Empty)
}

struct Parser<'t, 'g> {
    rest: &'t str,
    book: &'t Book<'g>,
    grid: &'t Grid,
    depth: u32,
}

impl Parser<'_, '_> {
    fn blank(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, mark: char) -> bool {
        self.blank();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// `a + b - c`.
    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        let mut minus = self.take('-');
        if !minus {
            self.take('+');
        }
        loop {
            let term = self.term()?;
            sum = if minus { sum.checked_sub(term)? } else { sum.checked_add(term)? };
            if self.take('+') {
                minus = false;
            } else if self.take('-') {
                minus = true;
            } else {
                return Some(sum);
            }
        }
    }

    fn term(&mut self) -> Option<Decimal> {
        self.blank();
        if self.take('(') {
            self.depth = self.depth.checked_sub(1)?;
            let sum = self.sum()?;
            return self.take(')').then_some(sum);
        }
        if self.rest.get(..3).is_some_and(|name| name.eq_ignore_ascii_case("sum"))
            && let Some(rest) =
                self.rest.get(3..).and_then(|rest| rest.trim_start().strip_prefix('('))
        {
            self.rest = rest;
            return self.arguments();
        }
        if self.rest.starts_with(|ch: char| ch.is_ascii_digit()) {
            let end = self.rest.find(|ch: char| !ch.is_ascii_digit() && ch != '.');
            let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            self.rest = rest;
            return Decimal::from_str_exact(number).ok();
        }
        let range = self.range()?;
        let single = range.rows.0 == range.rows.1 && range.columns.0 == range.columns.1;
        single.then(|| self.book.value(&range, self.grid, self.depth, false)).flatten()
    }

    /// What stands in the brackets of SUM.
    fn arguments(&mut self) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        loop {
            self.blank();
            let before = self.rest;
            let value = match self.range() {
                Some(range) if self.ends_argument() => {
                    self.book.value(&range, self.grid, self.depth, true)?
                }
                _ => {
                    self.rest = before;
                    self.sum()?
                }
            };
            sum = sum.checked_add(value)?;
            if self.take(')') {
                return Some(sum);
            }
            if !self.take(',') && !self.take(';') {
                return None;
            }
        }
    }

    fn ends_argument(&self) -> bool {
        self.rest.trim_start().starts_with([',', ';', ')'])
    }

    /// `B2`, `$B$2:G2`, `表三!B2`, `'表 三'!B2:G2`, `[.B2:.G2]`, `[$'表 三'.B2]`.
    fn range(&mut self) -> Option<Range> {
        self.blank();
        let boxed = self.take('[');
        let sheet = self.sheet(boxed);
        let (row, column) = self.corner()?;
        let mut range = Range { sheet, rows: (row, row), columns: (column, column) };
        if self.take(':') {
            if boxed {
                self.sheet(boxed);
            }
            let (row, column) = self.corner()?;
            range.rows = (range.rows.0.min(row), range.rows.0.max(row));
            range.columns = (range.columns.0.min(column), range.columns.0.max(column));
        }
        (!boxed || self.take(']')).then_some(range)
    }

    /// The sheet a reference names, with the mark behind it.
    fn sheet(&mut self, boxed: bool) -> Option<String> {
        let mark = if boxed { '.' } else { '!' };
        let rest = self.rest.strip_prefix('$').unwrap_or(self.rest);
        if let Some(quoted) = rest.strip_prefix('\'') {
            let close = quoted.find('\'')?;
            let name = quoted.get(..close)?.to_owned();
            self.rest = quoted.get(close + 1..)?.strip_prefix(mark)?;
            return Some(name);
        }
        let end = rest.find(mark)?;
        let name = rest.get(..end)?;
        let plain = name.chars().all(|ch| ch.is_alphanumeric() || ch == '_');
        if !plain {
            return None;
        }
        self.rest = rest.get(end + mark.len_utf8()..)?;
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// A cell's row and column, both from 0.
    fn corner(&mut self) -> Option<(u32, u32)> {
        let rest = self.rest.strip_prefix('$').unwrap_or(self.rest);
        let letters =
            rest.len() - rest.trim_start_matches(|ch: char| ch.is_ascii_alphabetic()).len();
        let column = rest.get(..letters).filter(|letters| (1..=3).contains(&letters.len()))?;
        let column = column.bytes().fold(0_u32, |sum, letter| {
            sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
        });
        let rest = rest.get(letters..)?;
        let rest = rest.strip_prefix('$').unwrap_or(rest);
        let digits = rest.len() - rest.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
        let row: u32 = rest.get(..digits)?.parse().ok()?;
        self.rest = rest.get(digits..)?;
        Some((row.checked_sub(1)?, column - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foreign::Formula;

    fn check(formula: &str, expected: Option<i64>) {
        let number =
            |row, column, value: i64| GridCell::new(row, column, "", Value::Number(value.into()));
        let mut sum = GridCell::new(1, 0, "", Value::Empty);
        sum.formula = Some(Formula { text: formula.to_owned(), has_result: false });
        let text = GridCell::new(0, 3, "", Value::text("/"));
        let words = GridCell::new(0, 4, "", Value::text("若干"));
        let cells = vec![number(0, 0, 1), number(0, 1, 2), number(0, 2, 4), text, words, sum];
        let grid = Grid { sheet: Some("表三".to_owned()), cells, ..Grid::default() };
        let document = Document { blocks: vec![Block::Grid(grid)], ..Document::default() };
        let Some(Block::Grid(grid)) = document.blocks.first() else { panic!() };
        let value = Book::of(&document).evaluate(grid.cells.last().unwrap());
        assert_eq!(value, expected.map(Decimal::from), "{formula}");
    }

    #[test]
    fn sums_and_differences_are_told() {
        check("SUM(A1:C1)", Some(7));
        check("SUM(A1:D1)", Some(7));
        check("=sum( $A$1 , B1:C1 )", Some(7));
        check("A1+B1-C1", Some(-1));
        check("-(A1+B1)+10", Some(7));
        check("SUM(表三!A1:B1)+'表三'!C1", Some(7));
        check("of:=SUM([.A1:.C1])", Some(7));
        check("of:=[.A1]+[$表三.B1]", Some(3));
        check("of:=SUM([.A1];[.C1])", Some(5));
    }

    #[test]
    fn what_more_a_formula_says_is_not_told() {
        for formula in
            ["", "SUM(A1", "IF(A1,1,2)", "A1*2", "A1:C1", "SUM(其他!A1)", "A1+E1", "A0", "A2"]
        {
            check(formula, None);
        }
        // A sum passes over words, as the spreadsheet does.
        check("SUM(A1:E1)", Some(7));
    }
}
