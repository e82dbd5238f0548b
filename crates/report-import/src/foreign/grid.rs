//! Tables and sheets as a reader hands them over: cells with their spans on one rectangle. It must not look for
//! labels.

use report_core::Decimal;

/// A table of a document or a sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Where it stands: 表3, 工作表“表三”.
    pub place: String,
    /// The sheet's name, by which formulas of other sheets call it; nothing for a table of a document.
    pub sheet: Option<String>,
    /// The words the file marks as its caption.
    pub caption: Option<String>,
    /// The cells in the order of rows, then columns, by their top-left corners, none over another. Cells with
    /// nothing in them may be left out.
    pub cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// Its top row, from 0; in a sheet, row 1 of the sheet is 0.
    pub row: u32,
    /// Its leftmost column, from 0; in a sheet, column A is 0.
    pub column: u32,
    /// How many rows it covers, at least 1.
    pub row_span: u32,
    /// How many columns it covers, at least 1.
    pub column_span: u32,
    /// Where it stands, to be found again: 表三!C7, 表3第7行第2格.
    pub place: String,
    /// What it says. What a formula shows is its value here.
    pub value: Value,
    /// The formula its value is the result of.
    pub formula: Option<Formula>,
    /// The name the workbook gives the cell: `requests.received.natural_person`.
    pub name: Option<String>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, a line or paragraph each; an automatic number is not in it.
    Text(Vec<String>),
    /// A number as stored, rounded to the 15 digits a spreadsheet keeps.
    Number(Decimal),
    /// A number the file shows as a date: as shown, as 1900-01-11, and as stored, 12.
    Date {
        /// As shown.
        shown: String,
        /// As stored; nothing where the file stores a date only.
        stored: Option<Decimal>,
    },
    /// Yes or no.
    Truth(bool),
    /// An error of a spreadsheet, as shown: `#REF!`.
    Error(String),
}

/// A formula behind a cell's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The formula without its leading `=`, in A1 references (`SUM(B2:G2)`) or as `OpenDocument` writes it
    /// (`of:=SUM([.B2:.G2])`).
    pub text: String,
    /// Whether the file holds a result for it. Without one, the cell's value is [`Value::Empty`].
    pub has_result: bool,
}

impl GridCell {
    /// A cell over one row and one column.
    #[must_use]
    pub fn new(row: u32, column: u32, place: impl Into<String>, value: Value) -> Self {
        let place = place.into();
        let (formula, name) = (None, None);
        Self { row, column, row_span: 1, column_span: 1, place, value, formula, name }
    }

    /// The cell merged over so many rows and columns; 0 is taken for 1.
    #[must_use]
    pub fn spanning(self, rows: u32, columns: u32) -> Self {
        Self { row_span: rows.max(1), column_span: columns.max(1), ..self }
    }
}

impl Value {
    /// Text, cut at line breaks.
    ///
    /// ```
    /// use report_import::Value;
    ///
    /// assert_eq!(Value::text("12\n13"), Value::Text(vec!["12".to_owned(), "13".to_owned()]));
    /// assert_eq!(Value::text(""), Value::Empty);
    /// ```
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        Self::Text(text.lines().map(str::to_owned).collect())
    }
}
