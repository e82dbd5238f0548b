//! `check`: every report against every rule, results in every format asked for, each written as soon as
//! it is its turn. It must not change any file but those named for its results.

use crate::args::{Check, Format};
use crate::assess::{Assessed, assess};
use crate::destination::{Destination, destinations};
use crate::exit::Exit;
use crate::fault::Fault;
use crate::input::{Input, expand, name};
use crate::parallel;
use crate::pictures::Extent;
use crate::progress::Progress;
use crate::render::{Painter, Piece, Sheet};
use crate::results::Results;
use crate::terminal::Terminal;
use crate::uncompared;
use std::path::{Path, PathBuf};

/// What is left of a report once it is checked and drawn.
struct Checked {
    exit: Exit,
    /// One for each format.
    pieces: Vec<Piece>,
    /// What else is told, where it is asked for.
    remark: Option<String>,
    /// A result's file that the report names: writing it would lose what the report needs.
    endangered: Option<PathBuf>,
}

pub(crate) fn run(args: &Check, terminal: Terminal) -> Result<Exit, Fault> {
    let (files, faults) = expand(&args.files);
    if args.previous.is_some() && files.len() > 1 {
        return Err(Fault::unusable("--previous 只能用于一份年报")
            .help("核对多份时，在每份年报里写 previous"));
    }
    let inputs: Vec<PathBuf> = files.iter().chain(&args.previous).cloned().collect();
    let destinations =
        destinations(&args.formats, args.output.as_deref(), &inputs, args.outputs.placing())?;
    let previous = args.previous.as_deref().map(Input::load).transpose()?;
    let to_screen = destinations.iter().any(|(_, target)| target.is_none());
    let shows_results = to_screen && Terminal::shows_results();
    let (sheets, results) = begin(destinations, terminal)?;
    let mut run = Run { terminal, results, exit: Exit::Clean, faults: Vec::new() };
    for fault in faults {
        run.refuse(fault);
    }
    let outputs: Vec<&Path> = args.formats.iter().filter_map(|it| it.path.as_deref()).collect();
    let outputs: Vec<&Path> = outputs.into_iter().chain(args.output.as_deref()).collect();
    let progress = Progress::new(files.len());
    let doing = progress.doing();
    let work = |index, path: &PathBuf| {
        doing.say("核对", &name(path));
        let report =
            assess(Input::load(path)?, previous.as_ref(), args.reading.strict, Extent::Whole);
        let endangered = outputs.iter().find(|output| report.folder.names(output));
        let endangered = endangered.map(|output| output.to_path_buf());
        let remark = args.verbose.then(|| uncompared::remark(&report)).flatten();
        Ok(Checked { remark, endangered, ..drawn(&report, &sheets, index + 1) })
    };
    parallel::each(&files, args.jobs.count, work, |checked| {
        // Drawing the bar anew takes longer than a check: it gives way only to what is seen.
        if checked.is_err() || shows_results || args.verbose {
            progress.above(|| run.take(checked));
        } else {
            run.take(checked);
        }
        progress.step();
    });
    drop(progress);
    Ok(run.end())
}

/// What reports are drawn on, and where that goes.
fn begin(
    destinations: Vec<(Format, Destination)>,
    terminal: Terminal,
) -> Result<(Vec<Sheet>, Vec<Results>), Fault> {
    let (mut sheets, mut results) = (Vec::new(), Vec::new());
    for (format, target) in destinations {
        let painter = match target {
            Some(_) => Painter::new(false, None),
            None => terminal.results_painter(),
        };
        let sheet = Sheet { format, painter };
        sheets.push(sheet.clone());
        results.push(Results::begin(sheet, target, terminal)?);
    }
    Ok((sheets, results))
}

/// A report drawn on every sheet.
fn drawn(report: &Assessed, sheets: &[Sheet], number: usize) -> Checked {
    let exit = Exit::of(report.diagnostics.iter());
    let pieces = sheets.iter().map(|sheet| sheet.piece(report, number)).collect();
    Checked { exit, pieces, remark: None, endangered: None }
}

/// What has come of a run so far.
struct Run {
    terminal: Terminal,
    results: Vec<Results>,
    exit: Exit,
    /// What could not be read.
    faults: Vec<Fault>,
}

impl Run {
    fn refuse(&mut self, fault: Fault) {
        self.exit = self.exit.max(self.terminal.complain(&fault));
        self.faults.push(fault);
    }

    fn take(&mut self, checked: Result<Checked, Fault>) {
        match checked {
            Ok(Checked { exit, pieces, remark, endangered }) => {
                self.exit = self.exit.max(exit);
                if let Some(path) = endangered {
                    let fault = Fault::in_use(&path);
                    self.results.iter_mut().for_each(|results| results.give_up(&fault));
                }
                self.results
                    .iter_mut()
                    .zip(&pieces)
                    .for_each(|(results, piece)| results.add(piece));
                if let Some(remark) = remark {
                    self.terminal.remark(&remark);
                }
            }
            Err(fault) => self.refuse(fault),
        }
    }

    fn end(self) -> Exit {
        let Self { terminal, results, exit, faults } = self;
        let written = results.into_iter().map(|results| results.end(&faults));
        let told = written
            .map(|written| written.map_or_else(|fault| terminal.complain(&fault), |()| exit));
        told.max().map_or(exit, |told| told.max(exit))
    }
}
