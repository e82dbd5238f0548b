//! What import makes of each file of the gold, cell by cell: as the gold says, asked about, or wrong. It must not
//! judge the share.

use crate::disk;
use report_core::vocab::{RowKey, TableKey};
use report_core::{Cell, Edition, Report};
use report_import::{Document, Options, import};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Where the files stand, each with its gold beside it.
pub const FOLDER: &str = "tests/import/files";

/// What a gold says of a cell that a person has to be asked about.
const ASK: &str = "?";

/// What became of the files of one state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The state, as the gold names it.
    pub state: String,
    /// How many files there are.
    pub files: usize,
    /// Facts that are as the gold says: cells, year, agency, date, the first part's text.
    pub right: usize,
    /// Cells that were asked about although the file says them.
    pub asked: usize,
    /// Facts that are not as the gold says.
    pub wrong: usize,
    /// What was asked or wrong, a line each.
    pub complaints: Vec<String>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { state, files, right, asked, wrong, .. } = self;
        write!(f, "{files:2} files  right {right:5}  asked {asked:3}  wrong {wrong:3}  {state}")
    }
}

/// Every state of the gold.
///
/// # Panics
/// Where a file of the gold cannot be read.
#[must_use]
pub fn measure() -> Vec<Row> {
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for path in disk::files(FOLDER) {
        let Some(own) = path.to_str().and_then(|path| path.strip_suffix(".gold.json")) else {
            continue;
        };
        let gold: Value = serde_json::from_str(&disk::read_path(&path)).expect("a gold is JSON");
        let state = text(&gold, "state");
        let row = rows.entry(state.clone()).or_insert_with(|| Row { state, ..Row::default() });
        row.files += 1;
        row.take(Path::new(own), &gold);
    }
    rows.into_values().collect()
}

/// Reads a file of the gold by the reader its name asks for.
///
/// # Panics
/// Where no reader takes it.
#[must_use]
pub fn read(path: &Path) -> Document {
    let bytes = disk::bytes(path);
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    match end {
        "docx" => report_docx::read::read(&bytes).expect("a Word document"),
        "html" | "mht" => report_html::read(&bytes).expect("a page"),
        "csv" | "txt" => report_html::csv::read(&bytes).expect("a table"),
        _ => report_xlsx::read::read(&bytes).expect("a workbook"),
    }
}

fn text(gold: &Value, key: &str) -> String {
    gold.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The sample report whose figures the files of an edition have.
fn sample(edition: Edition) -> Report {
    let name = match edition {
        Edition::Trial2019 => "2020.toml",
        Edition::Format2021 => "2024.toml",
    };
    report_toml::read_text(name, &disk::text(&format!("reports/{name}"))).report
}

/// The cells the gold says otherwise: `requests.received#3` is the fourth cell of the row.
fn otherwise(gold: &Value, edition: Edition) -> BTreeMap<Cell, String> {
    let cells = gold.get("cells").and_then(Value::as_object);
    let cell = |(path, says): (&String, &Value)| {
        let (row, column) = path.split_once('#').expect("a row and a column");
        let (table, row) = row.split_once('.').expect("a table and a row");
        let table = TableKey::parse(table).expect("a table");
        let row = RowKey::parse(row).expect("a row");
        let block = edition.form().table(table).block_of(row).expect("a row of the table");
        let column = block.column_keys()[column.parse::<usize>().expect("a number")];
        (Cell { table, row, column }, says.as_str().expect("a text").to_owned())
    };
    cells.into_iter().flatten().map(cell).collect()
}

impl Row {
    fn take(&mut self, path: &Path, gold: &Value) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let made = import(&read(path), &Options::default());
        let Ok(made) = made else { return self.wrong(format!("{name}: no report")) };
        let report = report_toml::read_text("2024.toml", &made.text).report;
        let edition = Edition::parse(&text(gold, "edition")).expect("an edition");
        let year = gold.get("year").and_then(Value::as_u64).unwrap_or_default();
        let published = report.document.published.as_ref().map(|date| date.value);
        let published =
            published.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
        self.fact(&name, "edition", edition.key(), report.edition.value.key());
        self.fact(&name, "year", &year.to_string(), &report.year.value.to_string());
        self.fact(&name, "agency", &text(gold, "agency"), &report.agency.name.value);
        self.fact(&name, "published", &text(gold, "published"), &published.unwrap_or_default());
        if let Some(lines) = gold.get("overview").and_then(Value::as_array) {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            self.fact(&name, "overview", &lines.join("\n"), &overview(&report));
        }
        self.cells(&name, gold, &report, edition);
    }

    fn cells(&mut self, name: &str, gold: &Value, report: &Report, edition: Edition) {
        let (sample, otherwise) = (sample(edition), otherwise(gold, edition));
        let asks = |cell: Cell| {
            report.unsettled.iter().any(|it| {
                it.cell == Some(cell) || it.row == Some((cell.table, cell.row)) && it.cell.is_none()
            })
        };
        for cell in edition.form().cells() {
            let published =
                sample.cell(cell).map(|it| it.value.written.to_string()).unwrap_or_default();
            let expected = otherwise.get(&cell).map_or(published.as_str(), String::as_str);
            let written = report.cell(cell).map(|it| it.value.written.to_string());
            match written {
                Some(written) if asks(cell) && written.is_empty() => {
                    if expected == ASK {
                        self.right += 1;
                    } else {
                        self.asked += 1;
                        self.complaints.push(format!("{name}: {cell}: asked, not {expected:?}"));
                    }
                }
                written => {
                    self.fact(name, &cell.to_string(), expected, &written.unwrap_or_default());
                }
            }
        }
    }

    fn fact(&mut self, name: &str, what: &str, expected: &str, found: &str) {
        if expected == found {
            self.right += 1;
        } else {
            self.wrong(format!("{name}: {what}: {found:?}, not {expected:?}"));
        }
    }

    fn wrong(&mut self, complaint: String) {
        self.wrong += 1;
        self.complaints.push(complaint);
    }
}

/// The first part, a line each block, headings after `# `.
fn overview(report: &Report) -> String {
    use report_core::prose::{Block, plain_text};
    let section = report.section(report_core::vocab::SectionKey::Overview);
    let line = |block: &Block| match block {
        Block::Heading(heading) => format!("# {}", plain_text(&heading.inlines)),
        Block::Paragraph(paragraph) => plain_text(&paragraph.inlines),
        other => format!("{other:?}"),
    };
    let blocks = section.map(|section| section.prose.blocks.as_slice()).unwrap_or_default();
    blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}
