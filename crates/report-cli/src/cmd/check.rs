//! `check`: every report against every rule, results in every format asked for, each written as soon as
//! it is its turn. It must not change any file but those named for its results.

use crate::args::Check;
use crate::assess::assess;
use crate::destination::destinations;
use crate::exit::Exit;
use crate::fault::Fault;
use crate::input::{Input, expand};
use crate::parallel;
use crate::progress::Progress;
use crate::render::{Painter, Piece, Sheet};
use crate::results::Results;
use crate::terminal::Terminal;
use std::path::{Path, PathBuf};

/// What is left of a report once it is checked and drawn.
struct Checked {
    exit: Exit,
    /// One for each format.
    pieces: Vec<Piece>,
}

pub(crate) fn run(args: &Check, terminal: Terminal) -> Result<Exit, Fault> {
    let (files, faults) = expand(&args.files);
    if args.previous.is_some() && files.len() > 1 {
        return Err(Fault::unusable("--previous 只能用于一份年报")
            .help("核对多份时，在每份年报里写 previous"));
    }
    let inputs: Vec<PathBuf> = files.iter().chain(&args.previous).cloned().collect();
    let destinations = destinations(&args.formats, args.output.as_deref(), &inputs)?;
    let previous = args.previous.as_deref().map(Input::load).transpose()?;
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
    let mut run = Run { terminal, results, exit: Exit::Clean, faults: Vec::new() };
    for fault in faults {
        run.refuse(fault);
    }
    let work = |index, path: &PathBuf| check(path, previous.as_ref(), &sheets, index + 1);
    let mut progress = Progress::new(files.len());
    parallel::each(&files, args.jobs.count, work, |checked| progress.step(|| run.take(checked)));
    drop(progress);
    Ok(run.end())
}

/// Reads and checks a report and draws it on every sheet.
fn check(
    path: &Path,
    previous: Option<&Input>,
    sheets: &[Sheet],
    number: usize,
) -> Result<Checked, Fault> {
    let report = assess(Input::load(path)?, previous);
    let exit = if report.diagnostics.blocks() { Exit::Findings } else { Exit::Clean };
    Ok(Checked { exit, pieces: sheets.iter().map(|sheet| sheet.piece(&report, number)).collect() })
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
            Ok(Checked { exit, pieces }) => {
                self.exit = self.exit.max(exit);
                self.results
                    .iter_mut()
                    .zip(&pieces)
                    .for_each(|(results, piece)| results.add(piece));
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
