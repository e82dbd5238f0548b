//! What a report's tables and headings are, as JSON, for judges in other languages: `cargo run -p report-tests
//! --example tables -- 2024.toml`. It must be taken from the document, never from a file we write of it.

#![expect(clippy::disallowed_methods, reason = "a report is read from the disk")]
#![expect(clippy::print_stdout, reason = "the judges read it")]

use report_core::{MemoryFolder, SourceFile, Sources};
use report_document::{Block, Document, Heading, Table, TableCell, plain_text};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut reports = serde_json::Map::new();
    for path in std::env::args().skip(1) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new(&*path, std::fs::read_to_string(&path)?));
        let (report, _) = report_toml::read(file, &mut sources, &MemoryFolder::new());
        let document = Document::of(&report);
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(own) => Some(table(own)),
            _ => None,
        });
        let headings = document.headings().map(heading);
        let found = json!({
            "tables": tables.collect::<Vec<_>>(),
            "headings": headings.collect::<Vec<_>>(),
        });
        reports.insert(path, found);
    }
    println!("{}", Value::Object(reports));
    Ok(())
}

fn heading(heading: &Heading<'_>) -> Value {
    json!({
        "level": heading.level,
        "text": format!("{}{}", heading.number.text, plain_text(&heading.inlines)),
    })
}

fn table(table: &Table<'_>) -> Value {
    json!({
        "rows": table.rows,
        "columns": table.columns,
        "parts": table.blocks.len(),
        "header": table.blocks.first().map_or(0, |block| block.header.end),
        "cells": table.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

fn cell(cell: &TableCell<'_>) -> Value {
    json!({
        "text": cell.text(),
        "rows": [cell.rows.start, cell.rows.end],
        "columns": [cell.columns.start, cell.columns.end],
    })
}
