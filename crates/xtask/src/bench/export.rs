//! The formats of `export`, each as a whole cold process into an empty folder, in alternation with what people
//! would use for it. It must not judge what a file looks like.

use super::figures::{Runs, hundredths, tenths};
use super::launch::launch;
use super::{Bench, anchor, at, empty_folder, sample};
use crate::docs::markdown_table;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What of ours is measured: its name and the formats asked for.
const OURS: [(&str, &str); 4] = [
    ("report-cli export, docx", "docx"),
    ("report-cli export, xlsx", "xlsx"),
    ("report-cli export, pdf", "pdf"),
    ("report-cli export, docx, xlsx and pdf", "docx,xlsx,pdf"),
];

/// Where the files of a round go.
const OUT: &str = "out";

/// A program that is measured, and which of ours it is held against.
struct Program {
    name: String,
    command: Vec<String>,
    beside: Option<usize>,
    runs: Runs,
}

/// Measures all of them in turn.
pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let folder = bench.folder.join("export");
    anchor::write(bench, &folder, &sample::without_pictures(bench)?)?;
    let html = html(&folder.join("document.json"))?;
    sample::write(&folder.join("document.html"), &html)?;
    let (mut programs, missing) = programs(bench);
    for round in 0..=bench.rounds {
        for program in &mut programs {
            empty_folder(&folder.join(OUT))?;
            let usage = launch(&program.command, &folder, &[0])?;
            // The first round warms the file cache and is not counted.
            if round > 0 {
                program.runs.push(usage);
            }
        }
    }
    Ok(text(bench.rounds, &programs, &missing))
}

/// Ours, then those peers that are there; the others by name.
fn programs(bench: &Bench) -> (Vec<Program>, Vec<String>) {
    let own = |(name, formats): (&str, &str)| Program {
        name: name.to_owned(),
        command: bench.command(&["export", "2020.toml", "--to", formats, "--out-dir", OUT]),
        beside: None,
        runs: Runs::default(),
    };
    let mut programs: Vec<_> = OURS.into_iter().map(own).collect();
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let pandoc = std::env::var("PANDOC").unwrap_or_else(|_| "pandoc".to_owned());
    let script = |name: &str, output: &str| {
        let path = bench.root.join("crates/xtask/bench").join(name).display().to_string();
        vec![python.clone(), path, "document.json".to_owned(), format!("{OUT}/{output}")]
    };
    let peers = [
        ("python-docx", script("word.py", "a.docx"), [&*python, "-c", "import docx"], 0),
        (
            "pandoc, from HTML",
            [&*pandoc, "document.html", "-o", "out/a.docx"].map(str::to_owned).to_vec(),
            [&*pandoc, "--version", "--quiet"],
            0,
        ),
        ("XlsxWriter", script("workbook.py", "a.xlsx"), [&*python, "-c", "import xlsxwriter"], 1),
    ];
    let mut missing = Vec::new();
    for (name, command, [asked, first, second], beside) in peers {
        let answers = Command::new(asked).args([first, second]).output();
        if answers.is_ok_and(|output| output.status.success()) {
            let (name, runs) = (name.to_owned(), Runs::default());
            programs.push(Program { name, command, beside: Some(beside), runs });
        } else {
            missing.push(format!("{name} is not installed, so it was not measured.\n"));
        }
    }
    (programs, missing)
}

fn text(rounds: usize, programs: &[Program], missing: &[String]) -> String {
    let of = |index: usize| programs.get(index).map(|own| (own.runs.cpu(), own.runs.peak()));
    let rows = programs.iter().map(|program| {
        let (cpu, peak) = (program.runs.cpu(), program.runs.peak());
        let own = program.beside.and_then(of);
        let share = own.map(|(own, _)| format!("1/{}", tenths(cpu.median, own.median)));
        let memory = own.map(|(_, own)| hundredths(own.median, peak.median));
        [
            program.name.clone(),
            cpu.milliseconds(),
            share.unwrap_or_default(),
            tenths(peak.median * 1024, 1_000_000),
            memory.unwrap_or_default(),
        ]
    });
    let head = ["", "processor, ms", "ours", "memory, MB", "ours"];
    let title = format!(
        "Exports of one report, whole cold processes; median of {rounds} rounds, the least in brackets:\n\n"
    );
    let together = of(3).zip(of(2)).map_or_else(String::new, |((all, _), (pdf, _))| {
        format!(
            "All three together take {} times the PDF's processor time.\n",
            hundredths(all.median, pdf.median)
        )
    });
    title + &markdown_table(head, rows) + &together + &missing.concat()
}

/// The data of the report as a page, for programs that read such.
fn html(data: &Path) -> Result<String, String> {
    let document: Value = serde_json::from_str(&at(data, fs::read_to_string(data))?)
        .map_err(|error| error.to_string())?;
    let element = |block: &Value| {
        let text = escaped(&block["text"]);
        match block["kind"].as_str() {
            Some("heading") => {
                let level = block["level"].as_u64().unwrap_or(1);
                format!("<h{level}>{text}</h{level}>")
            }
            Some("paragraph") => format!("<p>{text}</p>"),
            _ => rows(&block["rows"]),
        }
    };
    let blocks: String = document["blocks"].as_array().into_iter().flatten().map(element).collect();
    Ok(format!("<!DOCTYPE html><meta charset=\"utf-8\"><title>a</title>{blocks}"))
}

fn rows(rows: &Value) -> String {
    let cell = |cell: &Value| {
        let (rows, columns) = (&cell["rows"], &cell["columns"]);
        let text = escaped(&cell["text"]);
        format!("<td rowspan=\"{rows}\" colspan=\"{columns}\">{text}</td>")
    };
    let row = |row: &Value| {
        let cells: String = row.as_array().into_iter().flatten().map(cell).collect();
        format!("<tr>{cells}</tr>")
    };
    let rows: String = rows.as_array().into_iter().flatten().map(row).collect();
    format!("<table>{rows}</table>")
}

fn escaped(text: &Value) -> String {
    text.as_str().unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;")
}
