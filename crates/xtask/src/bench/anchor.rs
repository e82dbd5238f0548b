//! The report as data for a typesetter of general use: the same text, the same tables with the same
//! merged cells, the same measures of the page. It must not choose how that looks; `report.typ` does.

use super::{Bench, at, sample};
use report_core::Report;
use report_core::grid::{Content, Grid, GridCell};
use report_core::prose::{Block, Heading, Level, Prose, plain_text};
use report_core::vocab::{SectionKey, TableKey};
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
    let document = document(&reading.report)?;
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

fn document(report: &Report) -> Result<Value, String> {
    let author = report.agency.issuer.as_ref().unwrap_or(&report.agency.name);
    Ok(json!({
        "title": report.title(),
        "author": author.value,
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
        "blocks": blocks(report)?,
    }))
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

/// Everything from the preface to the last part, in the order it is printed.
fn blocks(report: &Report) -> Result<Vec<Value>, String> {
    let mut blocks = Vec::new();
    if let Some(preface) = report.section(SectionKey::Preface) {
        push_prose(&mut blocks, &preface.prose)?;
    }
    let contact = &report.contact;
    for (name, value) in [
        ("地址：", &contact.address),
        ("邮编：", &contact.postcode),
        ("电话：", &contact.phone),
        ("电子邮箱：", &contact.email),
        ("网址：", &contact.website),
    ] {
        blocks.extend(value.iter().map(|value| paragraph(&format!("{name}{}", value.value))));
    }
    for form in report.form().sections {
        blocks.push(heading(1, form.heading));
        let section = report.section(form.key);
        if let Some(section) = section {
            push_prose(&mut blocks, &section.prose)?;
        }
        blocks.extend(form.key.table().map(|key| table(report, key)));
        let notes = section.iter().flat_map(|section| &section.notes);
        blocks.extend(notes.map(|note| paragraph(&note.value)));
    }
    Ok(blocks)
}

fn push_prose(blocks: &mut Vec<Value>, prose: &Prose) -> Result<(), String> {
    for block in &prose.blocks {
        match block {
            Block::Heading(found) => push_heading(blocks, found),
            Block::Paragraph(found) => blocks.push(paragraph(&plain_text(&found.inlines))),
            Block::Picture(_) | Block::Chart(_) | Block::Table(_) => {
                return Err("only text and statutory tables can be compared".to_owned());
            }
        }
    }
    Ok(())
}

fn push_heading(blocks: &mut Vec<Value>, found: &Heading) {
    let level = match found.level {
        Level::Second => 2,
        Level::Third => 3,
        Level::Fourth => 4,
    };
    blocks.push(heading(level, &format!("{}{}", found.label, plain_text(&found.inlines))));
    blocks.extend(found.run_in.iter().map(|text| paragraph(&plain_text(text))));
}

fn paragraph(text: &str) -> Value {
    json!({ "kind": "paragraph", "text": text })
}

fn heading(level: u8, text: &str) -> Value {
    json!({ "kind": "heading", "level": level, "text": text })
}

fn table(report: &Report, key: TableKey) -> Value {
    let grid = report.form().table(key).grid();
    let size = if grid.columns > 6 { style::SMALL } else { style::SIZE_5 };
    let head = grid.blocks.first().map_or(0, |block| block.header.end);
    let row = |row: usize| -> Vec<Value> {
        grid.cells.iter().filter(|cell| cell.row == row).map(|found| cell(report, found)).collect()
    };
    json!({
        "kind": "table",
        "size": size.millipoints(),
        "columns": columns(&grid),
        "head": head,
        "rows": (0..grid.rows).map(row).collect::<Vec<_>>(),
    })
}

fn cell(report: &Report, cell: &GridCell) -> Value {
    let text = match cell.content {
        Content::Value(at) => report.cell(at).map(|value| &*value.value.written),
        _ => cell.label(),
    };
    let left = matches!(cell.content, Content::RowLabel(_)) && cell.row_span == 1;
    json!({
        "text": text.unwrap_or_default(),
        "rows": cell.row_span,
        "columns": cell.column_span,
        "left": left,
    })
}

/// The widths of a table's columns: the labels of rows need more than numbers do, the innermost most.
fn columns(grid: &Grid) -> Vec<i32> {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let (labels, all) = (count(grid.label_columns), count(grid.columns).max(1));
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

    fn anchor() -> (Report, Value) {
        let root = crate::root();
        let bench = Bench { folder: root.clone(), program: root.clone(), root, rounds: 1 };
        let text = sample::without_pictures(&bench).unwrap();
        let report = report_toml::read_text(SOURCE, &text).report;
        let document = document(&report).unwrap();
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
