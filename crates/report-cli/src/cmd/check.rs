//! `check`: every report against every rule, results as text or JSON. It must not change any file but
//! the one named for its results.

use crate::args::{Check, Format};
use crate::assess::{Assessed, assess};
use crate::exit::Exit;
use crate::fault::Fault;
use crate::input::{Input, expand};
use crate::output::Target;
use crate::parallel;
use crate::render::{Painter, json};
use crate::terminal::Terminal;
use std::path::PathBuf;

pub(crate) fn run(args: &Check, terminal: Terminal) -> Result<Exit, Fault> {
    let (files, mut faults) = expand(&args.files);
    if args.previous.is_some() && files.len() > 1 {
        return Err(Fault::unusable("--previous 只能用于一份年报")
            .help("核对多份时，在每份年报里写 previous"));
    }
    let target = args.output.as_deref().map(|path| Target::replacing(path, &files)).transpose()?;
    let previous = args.previous.as_deref().map(Input::load).transpose()?;
    let work = |path: &PathBuf| Ok(assess(Input::load(path)?, previous.as_ref()));
    let mut reports = Vec::new();
    for result in parallel::map(&files, args.jobs.count, work) {
        match result {
            Ok(report) => reports.push(report),
            Err(fault) => faults.push(fault),
        }
    }
    let exit = faults.iter().map(|fault| terminal.complain(fault)).chain(reports.iter().map(exit));
    let exit = exit.max().unwrap_or_default();
    let painter =
        if target.is_some() { Painter::new(false, None) } else { terminal.results_painter() };
    let results = match args.format {
        Format::Text => reports.iter().map(|report| painter.report(report)).collect(),
        Format::Json => json(&reports, &faults),
    };
    match target {
        Some(target) => target.write(results.as_bytes())?,
        None => terminal.print(&results)?,
    }
    Ok(exit)
}

fn exit(report: &Assessed) -> Exit {
    if report.diagnostics.blocks() { Exit::Findings } else { Exit::Clean }
}
