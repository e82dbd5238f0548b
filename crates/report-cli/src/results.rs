//! The results of a check on their way out, a report at a time, so that none is kept. It must not draw
//! them.

use crate::destination::Destination;
use crate::output::Draft;
use crate::refusal::{Refusal, reason};
use crate::sheet::Sheet;
use crate::terminal::Terminal;
use report_check::{Piece, Totals, Unreadable};
use std::io::{self, BufRead, BufReader, Seek, Write};
use tempfile::SpooledTempFile;

/// How much waits in memory, in bytes, before it goes to a temporary file.
const SPOOLED: usize = 1 << 20;

/// The results in one format.
pub(crate) struct Results {
    sheet: Sheet,
    way: Way,
    totals: Totals,
    /// What is written when all is known, for a format that counts first.
    waiting: Option<Waiting>,
    /// Once something cannot be written, nothing more is.
    refusal: Option<Refusal>,
}

enum Way {
    Screen(Terminal),
    File(Box<Draft>),
}

struct Waiting {
    entries: SpooledTempFile,
    bodies: SpooledTempFile,
}

impl Results {
    /// Begins the results, drawn on `sheet`.
    pub(crate) fn begin(
        sheet: Sheet,
        destination: Destination,
        terminal: Terminal,
    ) -> Result<Self, Refusal> {
        let way = match destination {
            Some(target) => Way::File(Box::new(target.draft()?)),
            None => Way::Screen(terminal),
        };
        let spool = || SpooledTempFile::new(SPOOLED);
        let waiting = sheet.counts_first().then(|| Waiting { entries: spool(), bodies: spool() });
        let mut results = Self { sheet, way, totals: Totals::default(), waiting, refusal: None };
        if results.waiting.is_none() {
            let frame = results.sheet.frame(&results.totals, &[]);
            results.put(&frame.head);
        }
        Ok(results)
    }

    /// Writes no file, for this reason.
    pub(crate) fn give_up(&mut self, refusal: &Refusal) {
        if matches!(self.way, Way::File(_)) {
            self.refusal.get_or_insert_with(|| refusal.clone());
        }
    }

    /// Adds a report.
    pub(crate) fn add(&mut self, piece: &Piece) {
        let is_first = self.totals.bodies == 0 || piece.totals.bodies == 0;
        let separator = if is_first { "" } else { self.sheet.separator() };
        self.totals += piece.totals;
        match &mut self.waiting {
            Some(waiting) => {
                let kept = waiting.keep(piece, separator);
                self.refusal = self.refusal.take().or(kept.err());
            }
            None => self.put(&(separator.to_owned() + &piece.body)),
        }
    }

    /// Ends the results: all is written, or nothing to the file named for them.
    pub(crate) fn end(mut self, unreadable: &[Unreadable]) -> Result<(), Refusal> {
        let frame = self.sheet.frame(&self.totals, unreadable);
        if let Some(Waiting { entries, bodies }) = self.waiting.take() {
            self.put(&frame.head);
            if let Some([start, end]) = frame.list {
                self.put(start);
                self.copy(entries);
                self.put(end);
            }
            self.copy(bodies);
        }
        self.put(&frame.tail);
        match (self.refusal, self.way) {
            (Some(refusal), _) => Err(refusal),
            (None, Way::File(draft)) => draft.finish(),
            (None, Way::Screen(_)) => Ok(()),
        }
    }

    fn put(&mut self, text: &str) {
        if self.refusal.is_none() && !text.is_empty() {
            let written = match &mut self.way {
                Way::File(draft) => draft.add(text.as_bytes()),
                Way::Screen(terminal) => terminal.print(text),
            };
            self.refusal = written.err();
        }
    }

    fn copy(&mut self, mut spool: SpooledTempFile) {
        let mut copied = spool.rewind();
        let mut lines = BufReader::new(spool);
        while copied.is_ok() && self.refusal.is_none() {
            copied = match read_lines(&mut lines) {
                Ok(text) if text.is_empty() => return,
                text => text.map(|text| self.put(&text)),
            };
        }
        self.refusal = self.refusal.take().or(copied.err().map(|error| unkept(&error)));
    }
}

/// So many lines as are written at once; nothing at the end.
fn read_lines(lines: &mut impl BufRead) -> io::Result<String> {
    let mut text = String::new();
    while text.len() < SPOOLED && lines.read_line(&mut text)? > 0 {}
    Ok(text)
}

impl Waiting {
    fn keep(&mut self, piece: &Piece, separator: &str) -> Result<(), Refusal> {
        let entries = self.entries.write_all(piece.entry.as_bytes());
        let separator = entries.and_then(|()| self.bodies.write_all(separator.as_bytes()));
        separator
            .and_then(|()| self.bodies.write_all(piece.body.as_bytes()))
            .map_err(|error| unkept(&error))
    }
}

fn unkept(error: &io::Error) -> Refusal {
    Refusal::unwritten(format!("写不了临时文件：{}", reason(error)))
        .help("请在系统的临时文件夹腾出空间后重试，或换一种结果格式，如 jsonl")
}
