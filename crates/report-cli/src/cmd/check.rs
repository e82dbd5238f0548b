//! `check`: every report against every rule, results in every format asked for, each written as soon as
//! it is its turn. It must not change any file but those named for its results.

use crate::args::{Check, Format};
use crate::destination::{Destination, destinations};
use crate::exit::Exit;
use crate::folder::DiskFolder;
use crate::input::{expand, load};
use crate::merging::{Units, check_roster};
use crate::painter::Painter;
use crate::path::name;
use crate::progress::Progress;
use crate::refusal::Refusal;
use crate::results::Results;
use crate::sheet::Sheet;
use crate::terminal::Terminal;
use crate::{in_hand, pages, parallel};
use report_check::{Assessed, Input, Options, Piece, Unreadable, check, remark};
use report_merge::roster::is_roster;
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

pub(crate) fn run(args: &Check, terminal: Terminal) -> Result<Exit, Refusal> {
    let (files, refusals) = expand(&args.files);
    if args.previous.is_some() && files.len() > 1 {
        return Err(Refusal::unusable("--previous 只能用于一份年报")
            .help("核对多份时，在每份年报里写 previous"));
    }
    let inputs: Vec<PathBuf> = files.iter().chain(&args.previous).cloned().collect();
    let destinations =
        destinations(&args.formats, args.output.as_deref(), &inputs, args.outputs.placing())?;
    let previous = args.previous.as_deref().map(load).transpose()?;
    let units = Units::of(args, &files)?;
    let to_screen = destinations.iter().any(|(_, target)| target.is_none());
    let shows_results = to_screen && Terminal::shows_results();
    let (sheets, results) = begin(destinations, terminal)?;
    let mut run = Run { terminal, results, exit: Exit::Clean, unreadable: Vec::new() };
    for refusal in refusals {
        run.refuse(refusal);
    }
    let outputs: Vec<&Path> = args.formats.iter().filter_map(|it| it.path.as_deref()).collect();
    let outputs: Vec<&Path> = outputs.into_iter().chain(args.output.as_deref()).collect();
    let options = Options::new().previous(previous.as_ref()).strict(args.reading.strict);
    let progress = Progress::new(files.len());
    let doing = progress.doing();
    let work = |index, path: &PathBuf| {
        doing.say("核对", &name(path));
        let (input, folder) = (load(path)?, DiskFolder::of(path));
        if is_roster(input.text()) {
            return roster(&input, &sheets);
        }
        args.previous.iter().for_each(|last| in_hand::add(last));
        let mut report = check(&input, &folder, options);
        pages::hold_against(&mut report, &folder);
        if let Some(units) = &units {
            units.hold_against(&mut report);
        }
        let endangered = outputs.iter().find(|output| folder.names(output));
        let endangered = endangered.map(|output| output.to_path_buf());
        let remark = args.verbose.then(|| remark(&report)).flatten();
        Ok(Checked { remark, endangered, ..drawn(&report, &sheets, index + 1) })
    };
    parallel::each(&files, args.jobs.count, work, |checked| {
        // Drawing the bar anew takes longer than a check: it gives way only to what is seen.
        let tells = checked.as_ref().is_ok_and(|checked| checked.remark.is_some());
        if checked.is_err() || shows_results || tells {
            progress.above(|| run.take(checked));
        } else {
            run.take(checked);
        }
        progress.step();
    });
    drop(progress);
    Ok(run.end())
}

/// A roster is no report: its own faults are told, and nothing is drawn of it.
fn roster(input: &Input, sheets: &[Sheet]) -> Result<Checked, Refusal> {
    let sound = check_roster(input)?;
    let pieces = sheets.iter().map(|_| Piece::default()).collect();
    Ok(Checked { exit: Exit::Clean, pieces, remark: Some(sound), endangered: None })
}

/// What reports are drawn on, and where that goes.
fn begin(
    destinations: Vec<(Format, Destination)>,
    terminal: Terminal,
) -> Result<(Vec<Sheet>, Vec<Results>), Refusal> {
    let (mut sheets, mut results) = (Vec::new(), Vec::new());
    for (format, target) in destinations {
        let painter = match target {
            Some(_) => Painter::new(false, None),
            None => terminal.results_painter(),
        };
        let sheet = Sheet::new(format, painter);
        sheets.push(sheet.clone());
        results.push(Results::begin(sheet, target, terminal)?);
    }
    Ok((sheets, results))
}

/// A report drawn on every sheet.
fn drawn(report: &Assessed, sheets: &[Sheet], number: usize) -> Checked {
    let exit = Exit::from(report.standing());
    let pieces = sheets.iter().map(|sheet| sheet.piece(report, number)).collect();
    Checked { exit, pieces, remark: None, endangered: None }
}

/// What has come of a run so far.
struct Run {
    terminal: Terminal,
    results: Vec<Results>,
    exit: Exit,
    /// What could not be read.
    unreadable: Vec<Unreadable>,
}

impl Run {
    fn refuse(&mut self, refusal: Refusal) {
        self.exit = self.exit.max(self.terminal.complain(&refusal));
        let Refusal { message, help, .. } = refusal;
        self.unreadable.push(Unreadable { message, help });
    }

    fn take(&mut self, checked: Result<Checked, Refusal>) {
        match checked {
            Ok(Checked { exit, pieces, remark, endangered }) => {
                self.exit = self.exit.max(exit);
                if let Some(path) = endangered {
                    let refusal = Refusal::in_use(&path);
                    self.results.iter_mut().for_each(|results| results.give_up(&refusal));
                }
                self.results
                    .iter_mut()
                    .zip(&pieces)
                    .for_each(|(results, piece)| results.add(piece));
                if let Some(remark) = remark {
                    self.terminal.remark(&remark);
                }
            }
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn end(self) -> Exit {
        let Self { terminal, results, exit, unreadable } = self;
        let written = results.into_iter().map(|results| results.end(&unreadable));
        let told = written
            .map(|written| written.map_or_else(|refusal| terminal.complain(&refusal), |()| exit));
        told.max().map_or(exit, |told| told.max(exit))
    }
}
