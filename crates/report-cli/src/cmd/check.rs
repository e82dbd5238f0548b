//! `check`: every report against every rule, results in every format asked for. It must not change any
//! file but those named for its results.

use crate::args::Check;
use crate::assess::{Assessed, assess};
use crate::destination::destinations;
use crate::exit::Exit;
use crate::fault::Fault;
use crate::input::{Input, expand};
use crate::parallel;
use crate::render::{Painter, results};
use crate::terminal::Terminal;
use std::path::PathBuf;

pub(crate) fn run(args: &Check, terminal: Terminal) -> Result<Exit, Fault> {
    let (files, mut faults) = expand(&args.files);
    if args.previous.is_some() && files.len() > 1 {
        return Err(Fault::unusable("--previous 只能用于一份年报")
            .help("核对多份时，在每份年报里写 previous"));
    }
    let inputs: Vec<PathBuf> = files.iter().chain(&args.previous).cloned().collect();
    let destinations = destinations(&args.formats, args.output.as_deref(), &inputs)?;
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
    let mut exit = exit.max().unwrap_or_default();
    for (format, target) in destinations {
        let painter = match target {
            Some(_) => Painter::new(false, None),
            None => terminal.results_painter(),
        };
        let results = results(format, &painter, &reports, &faults);
        let written = match target {
            Some(target) => target.write(results.as_bytes()),
            None => terminal.print(&results),
        };
        exit = exit.max(written.map_or_else(|fault| terminal.complain(&fault), |()| Exit::Clean));
    }
    Ok(exit)
}

fn exit(report: &Assessed) -> Exit {
    if report.diagnostics.blocks() { Exit::Findings } else { Exit::Clean }
}
