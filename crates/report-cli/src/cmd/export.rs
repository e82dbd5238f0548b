//! `export`: a report checked once and written in several formats, each whole or not at all. A report with
//! errors gives none, unless a draft is asked for; a format that fails holds back no other. It must not know
//! a format.

use crate::args::{Export, Telling};
use crate::date::source_date;
use crate::exit::Exit;
use crate::exports::{Format, Made, Unmade, Work};
use crate::folder::DiskFolder;
use crate::input::load;
use crate::limits::LARGEST;
use crate::output::{Placing, Target, size};
use crate::painter::Painter;
use crate::path::{is_standard_input, name, typed};
use crate::refusal::Refusal;
use crate::temporary;
use crate::terminal::Terminal;
use report_check::{Assessed, Exported, Extent, FailedFile, Options, Standing, WrittenFile, check};
use report_core::Diagnostic;
use report_document::Document;
use report_pdf::PdfWriter;
use report_typeset::LayoutError;
use sha2::{Digest, Sha256};
use std::cell::OnceCell;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Threads beside the first that a PDF is written by.
const BESIDE: usize = 2;

pub(crate) fn run(args: &Export, terminal: Terminal) -> Result<Exit, Refusal> {
    let file = only(&args.files)?;
    temporary::remove_on_interrupt();
    let formats = distinct(&args.formats);
    let date = source_date()?;
    let (input, folder) = (load(file)?, DiskFolder::of(file));
    let shown = name(file);
    if report_merge::roster::is_roster(input.text()) {
        return Err(Refusal::unusable(format!("{shown} 是名册，不是年报，没有写")));
    }
    let decodes = formats.iter().any(|format| format.decodes_pictures);
    let extent = if decodes { Extent::Head } else { Extent::Whole };
    let options = Options::new().strict(args.reading.strict).pictures(extent);
    let report = check(&input, &folder, options);
    let draft = args.draft || args.comments;
    let mut outcome = Outcome::new(&report, draft, terminal);
    if let Some(refusal) = unpublishable(&report, draft) {
        let found: Vec<_> = report.diagnostics.iter().filter(|found| found.blocks()).collect();
        terminal.tell(&outcome.painter.findings(&report, &found));
        outcome.exported.refused = Some(refusal.message.clone());
        outcome.told.push(refusal);
        return outcome.end(args.telling);
    }
    let open = report.diagnostics.iter().filter(|found| found.accepted.is_none());
    let comments = if args.comments { open.cloned().collect() } else { Vec::new() };
    let work = Work {
        input: &input,
        folder: &folder,
        report: &report,
        document: Document::of(&report.report),
        draft,
        comments,
        date,
        writer: if decodes { PdfWriter::with_threads(BESIDE) } else { PdfWriter::new() },
        pages: OnceCell::new(),
    };
    for format in formats {
        let path = place(file, args.out_dir.as_deref(), format);
        outcome.take(format, &path, one(format, &path, &work, (file, args.placing())));
    }
    outcome.end(args.telling)
}

/// The report: one, and a file.
fn only(files: &[PathBuf]) -> Result<&Path, Refusal> {
    let [file] = files else {
        return Err(Refusal::unusable("export 一次只写一份年报")
            .help("多份年报请逐份运行；只要 PDF，可用 report-cli pdf 一次写多份"));
    };
    if is_standard_input(file) {
        return Err(Refusal::unusable("export 不能从标准输入读，请写明年报文件"));
    }
    Ok(file)
}

/// The formats in the order they are made, each once.
fn distinct(asked: &[&'static Format]) -> Vec<&'static Format> {
    let is_asked = |format: &&Format| asked.iter().any(|asked| asked.name == format.name);
    crate::exports::FORMATS.iter().filter(is_asked).collect()
}

/// Where a format's file goes: beside the report, or into the folder named.
fn place(report: &Path, folder: Option<&Path>, format: &Format) -> PathBuf {
    let beside = report.with_extension(format.name);
    match (folder, beside.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => beside,
    }
}

/// Why a report gives no file at all.
fn unpublishable(report: &Assessed, draft: bool) -> Option<Refusal> {
    let blocking: Vec<_> = report.diagnostics.iter().filter(|found| found.blocks()).collect();
    let is_unusable = report.standing() == Standing::Unusable;
    if !is_unusable && (draft || blocking.is_empty()) {
        return None;
    }
    let message = format!("{} 有 {} 处错误，没有写文件", report.name, blocking.len());
    let refusal = Refusal::unpublishable_with(Exit::from(report.standing()), message);
    let refusal = refusal.help("请改正后重试");
    let of_layout =
        |found: &&Diagnostic| LayoutError::RULES.iter().any(|(rule, _)| *rule == found.rule);
    let helps = !is_unusable && !blocking.iter().any(of_layout);
    Some(if helps {
        refusal.help("要先看版面，可加 --draft 写成草稿")
    } else {
        refusal
    })
}

/// Why a format was not written.
struct Failure {
    /// What stands against it in the report.
    found: Vec<Diagnostic>,
    refusal: Refusal,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { found: Vec::new(), refusal }
    }
}

/// Makes and writes one file.
fn one(
    format: &Format,
    path: &Path,
    work: &Work<'_>,
    (report, placing): (&Path, Placing),
) -> Result<Made, Failure> {
    let target = Target::replacing(path, &[report.to_path_buf()], placing)?;
    if work.folder.names(path) {
        return Err(Refusal::unwritten(format!("{} 是年报引用的文件，没有写", name(path)))
            .help(placing.naming.another())
            .into());
    }
    let made = (format.make)(work).map_err(|unmade| failure(path, unmade))?;
    let bytes: usize = made.parts.iter().map(Vec::len).sum();
    if bytes > LARGEST {
        let (size, most) = (size(bytes), size(LARGEST));
        let message = format!("{} 有 {size}，超过 {most} 的上限，没有写", name(path));
        return Err(Refusal::unwritten(message).help("请减少图片，或把图片缩小后再引用").into());
    }
    target.write_parts(&made.parts.iter().map(Vec::as_slice).collect::<Vec<_>>())?;
    Ok(made)
}

fn failure(path: &Path, unmade: Unmade) -> Failure {
    match unmade {
        Unmade::Found(found) => {
            let message = format!("年报有 {} 处不能写进 {}，没有写", found.len(), name(path));
            Failure { refusal: Refusal::unwritten(message).help("请改正后重试"), found }
        }
        Unmade::Internal(why) => Refusal::internal(format!("写不出 {}：{why}", name(path))).into(),
    }
}

/// What has come of a run.
struct Outcome<'a> {
    terminal: Terminal,
    painter: Painter,
    report: &'a Assessed,
    exported: Exported<'a>,
    /// What was written, in words.
    written: Vec<String>,
    /// What was not, told last.
    told: Vec<Refusal>,
}

impl<'a> Outcome<'a> {
    fn new(report: &'a Assessed, draft: bool, terminal: Terminal) -> Self {
        let (painter, exported) = (terminal.remarks_painter(), Exported::new(report, draft));
        Self { terminal, painter, report, exported, written: Vec::new(), told: Vec::new() }
    }

    fn take(&mut self, format: &Format, path: &Path, done: Result<Made, Failure>) {
        let (format, path) = (format.name, name(path));
        match done {
            Ok(made) => {
                let mut digest = Sha256::new();
                made.parts.iter().for_each(|part| digest.update(part));
                let sha256 = hexadecimal(&digest.finalize());
                let bytes = made.parts.iter().map(Vec::len).sum();
                self.written.push(remark(&path, self.exported.draft, &made, bytes));
                let Made { pages, notes, .. } = made;
                let written = WrittenFile { format, path, bytes, sha256, pages, notes };
                self.exported.written.push(written);
            }
            Err(Failure { found, refusal }) => {
                let found: Vec<_> = found.iter().collect();
                self.terminal.tell(&self.painter.findings(self.report, &found));
                let message = refusal.message.clone();
                self.exported.failed.push(FailedFile { format, path, message });
                self.told.push(refusal);
            }
        }
    }

    /// Says what was written, and last what was not.
    fn end(self, telling: Telling) -> Result<Exit, Refusal> {
        if telling == Telling::Json {
            self.terminal.print(&self.exported.json())?;
        } else {
            self.written.iter().for_each(|remark| self.terminal.remark(remark));
            if !self.written.is_empty() {
                self.open_findings();
            }
        }
        let exits = self.told.iter().map(|refusal| self.terminal.complain(refusal));
        Ok(exits.max().unwrap_or_default())
    }

    fn open_findings(&self) {
        let report_validate::Summary { errors, warnings, .. } = self.report.summary;
        let open = report_check::summary::counts(&[("错误", errors), ("警告", warnings)]);
        if let Some(open) = open {
            let shown = typed(Path::new(&self.report.name));
            self.terminal.remark(&format!("另有{open}，运行 report-cli check {shown} 查看"));
        }
    }
}

/// What was written, with what its format does not carry on lines of their own.
fn remark(path: &str, draft: bool, made: &Made, bytes: usize) -> String {
    let kind = if draft { "草稿" } else { "" };
    let pages = made.pages.map_or_else(String::new, |pages| format!("{pages} 页，"));
    let mut remark = format!("已写出{kind} {path}（{pages}{}）", size(bytes));
    for note in &made.notes {
        // Writing to a string never fails.
        let _ = write!(remark, "\n  说明：{note}");
    }
    remark
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
