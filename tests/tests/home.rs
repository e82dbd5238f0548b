//! What comes back of a report that went out as a Word document: `import(export(r)) == r` on what `import` is for.

use report_core::prose::{Block, plain_text};
use report_core::report::Report;
use report_core::{Cell, Folder};
use report_document::Document;
use report_import::{Options, import};
use report_tests::disk;

/// What has to come back, a line each.
fn essence(report: &Report, folder: &dyn Folder) -> Vec<String> {
    let mut lines = vec![
        format!("{} {} {}", report.edition.value, report.year.value, report.agency.name.value),
        format!("{:?}", report.document.published.as_ref().map(|date| date.value)),
    ];
    let cell = |cell: Cell| {
        format!(
            "{cell} {}",
            report.cell(cell).map(|it| it.value.written.to_string()).unwrap_or_default()
        )
    };
    lines.extend(report.form().cells().map(cell));
    for section in &report.sections {
        lines.push(format!("[{}] {:?}", section.key, section.heading.as_ref().map(|it| &it.value)));
        lines.extend(section.prose.blocks.iter().map(|block| match block {
            Block::Heading(heading) => {
                let run_in = heading.run_in.as_deref().map(plain_text).unwrap_or_default();
                format!("{:?} {}{run_in}", heading.level, plain_text(&heading.inlines))
            }
            Block::Paragraph(paragraph) => plain_text(&paragraph.inlines),
            Block::Picture(picture) => {
                let bytes = folder.read(&picture.path.value).map(|bytes| bytes.len());
                format!("picture {} {bytes:?}", picture.caption.value)
            }
            Block::Table(table) => {
                let caption = table.caption.as_deref().map(plain_text).unwrap_or_default();
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let row = |row: &Vec<Vec<_>>| {
                    row.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" | ")
                };
                format!("table {caption}: {}", rows.map(row).collect::<Vec<_>>().join(" / "))
            }
            Block::Chart(chart) => format!("chart {chart:?}"),
        }));
        lines.extend(section.notes.iter().map(|note| format!("note {}", note.value)));
    }
    lines
}

fn check(name: &str) {
    let (report, folder) = disk::open(name);
    let document = Document::of(&report);
    let written = report_docx::write(&document, &folder, &report_docx::Options::default())
        .expect("a document");
    let read = report_docx::read::read(&written.bytes).expect("our own document");
    let made = import(&read, &Options::default()).expect("a report");
    let mut memory = report_core::MemoryFolder::new();
    for saved in &made.pictures {
        memory = memory.with(saved.path.clone(), saved.bytes.clone());
    }
    let back = report_toml::read_text(name, &made.text).report;
    let (expected, found) = (essence(&report, &folder), essence(&back, &memory));
    let different: Vec<_> =
        expected.iter().zip(&found).filter(|(one, other)| one != other).take(5).collect();
    assert!(different.is_empty(), "{name}: {different:#?}\n{}", made.text);
    assert_eq!(expected.len(), found.len(), "{name}");
}

#[test]
fn a_report_comes_back_from_word_as_it_went_out() {
    check("reports/2024.toml");
    check("reports/2020.toml");
}
