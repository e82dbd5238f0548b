//! The report as data for a typesetter of general use: the same text, the same tables with the same
//! merged cells, the same measures of the page. It must not choose how that looks; `report.typ` does.

use super::{Bench, at, sample};
use report_document::{Align, Block, Document, Heading, Table, TableCell, TableKind, plain_text};
use report_fonts::{FaceId, face};
use report_typeset::style;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const TEMPLATE: &str = include_str!("../../bench/report.typ");

/// The report beside which the data lies, attached to both files.
const SOURCE: &str = "2020.toml";

/// The faces the report is set in.
const FACES: [FaceId; 6] =
    [FaceId::FangSong, FaceId::BiaoSong, FaceId::Hei, FaceId::Kai, FaceId::Song, FaceId::Latin];

/// Writes a report and everything Typst needs to set it into a folder: data, template, faces.
pub(super) fn write(bench: &Bench, folder: &Path, text: &str) -> Result<(), String> {
    at(folder, fs::create_dir_all(folder))?;
    let reading = report_toml::read_text(SOURCE, text);
    let document = document(&Document::of(&reading.report))?;
    sample::write(&folder.join(SOURCE), text)?;
    sample::write(&folder.join("document.json"), &document.to_string())?;
    sample::write(&folder.join("report.typ"), TEMPLATE)?;
    faces(bench)
}

/// Writes the faces the report needs, and no other, where Typst looks for them.
fn faces(bench: &Bench) -> Result<(), String> {
    let folder = bench.folder.join("fonts");
    at(&folder, fs::create_dir_all(&folder))?;
    for face in FACES.map(face) {
        let path = folder.join(format!("{}.ttf", face.post_script_name));
        // A hundred reports need them once.
        if !fs::read(&path).is_ok_and(|bytes| bytes == face.bytes) {
            at(&path, fs::write(&path, face.bytes))?;
        }
    }
    Ok(())
}

fn document(document: &Document<'_>) -> Result<Value, String> {
    Ok(json!({
        "title": title(document),
        "author": document.properties.author,
        "source": SOURCE,
        "page": page(),
        "faces": {
            "body": face(FaceId::FangSong).family,
            "title": face(FaceId::BiaoSong).family,
            "hei": face(FaceId::Hei).family,
            "kai": face(FaceId::Kai).family,
            "song": face(FaceId::Song).family,
            "latin": face(FaceId::Latin).family,
        },
        "blocks": blocks(document)?,
    }))
}

/// The title's lines.
fn title<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let lines = document.blocks.iter().find_map(|block| match block {
        Block::Title(lines) => Some(lines.iter().map(|line| &*line.text).collect()),
        _ => None,
    });
    lines.unwrap_or_default()
}

/// The measures of the page, in thousandths of a point.
fn page() -> Value {
    json!({
        "width": style::PAPER.width.millipoints(),
        "height": style::PAPER.height.millipoints(),
        "top": style::TOP.millipoints(),
        "left": style::LEFT.millipoints(),
        "text_width": style::WIDTH.millipoints(),
        "text_height": style::HEIGHT.millipoints(),
        "lines": style::LINES,
        "indent": style::INDENT.millipoints(),
        "body_size": style::SIZE_3.millipoints(),
        "tracking": (style::PITCH - style::SIZE_3).millipoints(),
        "title_size": style::SIZE_2.millipoints(),
        "number_size": style::SIZE_4.millipoints(),
        "number_drop": style::PAGE_NUMBER_DROP.millipoints(),
    })
}

/// Everything below the title, in the order it is printed.
fn blocks(document: &Document<'_>) -> Result<Vec<Value>, String> {
    let mut blocks = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(_) => {}
            Block::Heading(found) => push_heading(&mut blocks, found),
            Block::Paragraph(inlines) => blocks.push(paragraph(&plain_text(inlines))),
            Block::Contact(lines) => blocks.extend(lines.iter().map(|line| {
                paragraph(&format!("{}{}", line.label.text, plain_text(&line.inlines)))
            })),
            Block::Table(found) if found.kind != TableKind::Own => {
                blocks.push(table(found));
                blocks.extend(found.notes.iter().map(|note| paragraph(&note.text)));
            }
            Block::Table(_) | Block::Picture(_) | Block::Chart(_) => {
                return Err("only text and statutory tables can be compared".to_owned());
            }
            Block::Annexes(found) => blocks.extend(found.names.iter().map(|annex| {
                paragraph(&format!("{}{}", annex.number.text, plain_text(&annex.inlines)))
            })),
            Block::Signature(found) => {
                let lines = found.name.iter().chain(&found.date);
                blocks.extend(lines.map(|line| paragraph(&line.text)));
            }
        }
    }
    Ok(blocks)
}

fn push_heading(blocks: &mut Vec<Value>, found: &Heading<'_>) {
    let text = format!("{}{}", found.number.text, plain_text(&found.inlines));
    blocks.push(json!({ "kind": "heading", "level": found.level, "text": text }));
    blocks.extend(found.run_in.iter().map(|text| paragraph(&plain_text(text))));
}

fn paragraph(text: &str) -> Value {
    json!({ "kind": "paragraph", "text": text })
}

fn table(table: &Table<'_>) -> Value {
    let size = if table.columns > 6 { style::SMALL } else { style::SIZE_5 };
    let head = table.blocks.first().map_or(0, |block| block.header.end);
    let row = |row: usize| -> Vec<Value> {
        table.cells.iter().filter(|cell| cell.rows.start == row).map(cell).collect()
    };
    json!({
        "kind": "table",
        "size": size.millipoints(),
        "columns": columns(table),
        "head": head,
        "rows": (0..table.rows).map(row).collect::<Vec<_>>(),
    })
}

fn cell(cell: &TableCell<'_>) -> Value {
    json!({
        "text": cell.text(),
        "rows": cell.rows.len(),
        "columns": cell.columns.len(),
        "left": cell.align == Align::Left,
    })
}

/// The widths of a table's columns: the labels of rows need more than numbers do, the innermost most.
fn columns(table: &Table<'_>) -> Vec<i32> {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let labels = match table.kind {
        TableKind::Statutory { label_columns, .. } => count(label_columns),
        TableKind::Own => 0,
    };
    let all = count(table.columns).max(1);
    let width = style::WIDTH.millipoints();
    let (outer, inner) = (width / 12, width / 4);
    let taken = if labels == 0 { 0 } else { (labels - 1) * outer + inner };
    let number = (width - taken) / (all - labels).max(1);
    let of = |column: i32| match column + 1 {
        next if next < labels => outer,
        next if next == labels => inner,
        _ => number,
    };
    (0..all).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::Report;

    fn anchor() -> (Report, Value) {
        let root = crate::root();
        let bench = Bench { folder: root.clone(), program: root.clone(), root, rounds: 1 };
        let text = sample::without_pictures(&bench).unwrap();
        let report = report_toml::read_text(SOURCE, &text).report;
        let document = document(&Document::of(&report)).unwrap();
        (report, document)
    }

    fn tables(document: &Value) -> Vec<&Value> {
        let blocks = document["blocks"].as_array().unwrap();
        blocks.iter().filter(|block| block["kind"] == "table").collect()
    }

    #[test]
    fn both_programs_set_every_cell_and_every_span() {
        let (report, document) = anchor();
        let tables = tables(&document);
        assert_eq!(tables.len(), report.form().tables.len());
        for (table, form) in tables.into_iter().zip(report.form().tables) {
            let grid = form.grid();
            let cells: Vec<&Value> = table["rows"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|r| r.as_array().unwrap())
                .collect();
            assert_eq!(cells.len(), grid.cells.len());
            let number = |cell: &Value, key: &str| usize::try_from(cell[key].as_u64().unwrap());
            let covered: usize = cells
                .iter()
                .map(|cell| number(cell, "rows").unwrap() * number(cell, "columns").unwrap())
                .sum();
            assert_eq!(covered, grid.rows * grid.columns);
            let filled = cells.iter().filter(|cell| cell["text"] != "").count();
            assert_eq!(filled, cells.len(), "the report leaves no cell blank");
        }
    }

    #[test]
    fn columns_fill_the_type_area() {
        for table in tables(&anchor().1) {
            let columns = table["columns"].as_array().unwrap();
            let sum: i64 = columns.iter().map(|width| width.as_i64().unwrap()).sum();
            let width = i64::from(style::WIDTH.millipoints());
            assert!((width - 100..=width).contains(&sum), "{sum} of {width}");
        }
    }

    #[test]
    fn figures_stand_in_the_text_and_pictures_do_not() {
        let text = anchor().1.to_string();
        assert!(text.contains("申请共有80件"), "79 received and 1 pending");
        assert!(!text.contains("{{") && !text.contains("!["));
    }
}
