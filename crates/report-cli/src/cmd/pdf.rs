//! `pdf`: every report checked, typeset and written beside its file. A report with errors gives no
//! PDF, unless a draft is asked for. It must not write anything half-made.

use crate::args::Pdf;
use crate::attachments;
use crate::date::source_date;
use crate::exit::Exit;
use crate::folder::DiskFolder;
use crate::input::{expand, load};
use crate::limits::LARGEST;
use crate::output::{Placing, Target, resolved, size};
use crate::painter::Painter;
use crate::parallel;
use crate::path::{identity, is_standard_input, is_toml, name};
use crate::progress::{Doing, Progress};
use crate::refusal::Refusal;
use crate::temporary;
use crate::terminal::Terminal;
use report_check::summary::counts;
use report_check::{Assessed, Extent, Options, Standing, check, refused};
use report_core::Diagnostic;
use report_page::Substitution;
use report_pdf::{PdfError, PdfOptions, PdfWriter, ReportError, Timestamp, Typeset};
use report_typeset::{LayoutError, LayoutOptions};
use report_validate::Summary;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One report to be made.
struct Job {
    input: PathBuf,
    output: PathBuf,
}

/// Threads beside the first that a single report is written by. Systems are slow to give one of them a
/// processor now and then, but hardly ever both.
const BESIDE: usize = 2;

/// Threads beyond the processors where there are many reports: each waits for the disk now and then.
const WAITING: usize = 2;

/// What all jobs share.
struct Press<'a> {
    inputs: &'a [PathBuf],
    writer: PdfWriter,
    layout: LayoutOptions,
    /// Whether characters are told for which another face stepped in.
    verbose: bool,
    /// Whether a file must be plain UTF-8.
    strict: bool,
    placing: Placing,
    date: Option<Timestamp>,
    painter: Painter,
    doing: Doing,
}

/// Why a report gave no PDF.
struct Unprinted {
    /// The findings that stand against it, as shown.
    findings: String,
    refusal: Refusal,
}

impl From<Refusal> for Unprinted {
    fn from(refusal: Refusal) -> Self {
        Self { findings: String::new(), refusal }
    }
}

pub(crate) fn run(args: &Pdf, terminal: Terminal) -> Result<Exit, Refusal> {
    let (inputs, refusals) = expand(&args.files);
    // Several reports keep the processors busy by themselves.
    let alone = inputs.len() == 1;
    let writer = if alone { PdfWriter::with_threads(BESIDE) } else { PdfWriter::new() };
    temporary::remove_on_interrupt();
    let placing = args.outputs.placing();
    let jobs = jobs(&inputs, args.output.as_deref(), placing)?;
    let progress = Progress::new(jobs.len());
    let press = Press {
        inputs: &inputs,
        writer,
        layout: LayoutOptions { draft: args.draft },
        verbose: args.verbose,
        strict: args.reading.strict,
        placing,
        date: source_date()?,
        painter: terminal.remarks_painter(),
        doing: progress.doing(),
    };
    let refused = refusals.iter().map(|refusal| terminal.complain(refusal)).max();
    let mut exit = refused.unwrap_or_default();
    let make = |_, job: &Job| press.make(job);
    let threads = args.jobs.count.or_else(|| (!alone).then(|| parallel::processors() + WAITING));
    parallel::each(&jobs, threads, make, |made| {
        exit = exit.max(progress.above(|| tell(made, terminal)));
        progress.step();
    });
    Ok(exit)
}

/// Says what became of a report.
fn tell(made: Result<String, Unprinted>, terminal: Terminal) -> Exit {
    match made {
        Ok(remark) => {
            terminal.remark(&remark);
            Exit::Clean
        }
        Err(Unprinted { findings, refusal }) => {
            terminal.tell(&findings);
            terminal.complain(&refusal)
        }
    }
}

/// Where each report goes: beside its file, or to the one place named.
fn jobs(inputs: &[PathBuf], output: Option<&Path>, placing: Placing) -> Result<Vec<Job>, Refusal> {
    if inputs.iter().any(|input| is_standard_input(input)) {
        return Err(Refusal::unusable("pdf 不能从标准输入读，请写明年报文件"));
    }
    if output.is_some() && inputs.len() > 1 {
        return Err(
            Refusal::unusable("-o 只能用于一份年报").help("多份年报的 PDF 各写在原文件旁边")
        );
    }
    // An output that is an input is told of as such.
    let of_report = |output: &Path| {
        is_toml(output) && !inputs.iter().any(|input| identity(input) == identity(output))
    };
    if output.is_some_and(of_report) {
        return Err(Refusal::unusable("-o 后面是年报文件的名字，PDF 的名字请以 .pdf 结尾"));
    }
    let mut taken = BTreeSet::new();
    let job = |input: &PathBuf| {
        let output = output.map_or_else(|| input.with_extension("pdf"), Path::to_path_buf);
        // Links that are not followed, or in vain, are told of when their turn comes.
        if !taken.insert(resolved(&output, placing).unwrap_or_else(|_| output.clone())) {
            let message = format!("有两份年报都要写成 {}", output.display());
            return Err(Refusal::unusable(message).help("请分开运行，用 -o 写明各自的文件名"));
        }
        Ok(Job { input: input.clone(), output })
    };
    inputs.iter().map(job).collect()
}

impl Press<'_> {
    /// Makes one PDF and says so.
    fn make(&self, job: &Job) -> Result<String, Unprinted> {
        let target = Target::replacing(&job.output, self.inputs, self.placing)?;
        let shown = name(&job.input);
        self.doing.say("核对", &shown);
        let (input, folder) = (load(&job.input)?, DiskFolder::of(&job.input));
        if report_merge::roster::is_roster(input.text()) {
            return Ok(format!("{shown} 是名册，不排版"));
        }
        let options = Options::new().strict(self.strict).pictures(Extent::Head);
        let report = check(&input, &folder, options);
        if folder.names(&job.output) {
            return Err(Refusal::in_use(&job.output).into());
        }
        let blocking: Vec<_> = report.diagnostics.iter().filter(|found| found.blocks()).collect();
        let is_unusable = report.standing() == Standing::Unusable;
        if is_unusable || !blocking.is_empty() && !self.layout.draft {
            let Unprinted { findings, mut refusal } = self.unprinted(&report, &blocking);
            if !is_unusable && !blocking.iter().any(|found| is_of_layout(found)) {
                refusal = refusal.help("要先看版面，可加 --draft 写成草稿");
            }
            return Err(Unprinted { findings, refusal });
        }
        let attachments = attachments::of(&input, &folder);
        let options = PdfOptions { timestamp: self.date, attachments };
        self.doing.say("排版", &shown);
        let Typeset { document, pdf } = self.typeset(&report, &folder, &options)?;
        self.doing.say("写出", &shown);
        check_size(&report.name, pdf.size())?;
        target.write_parts(&pdf.parts().collect::<Vec<_>>())?;
        let mut remark = self.remark(job, &report, document.pages.len(), pdf.size());
        if self.verbose {
            let told = document.substitutions.iter().map(|it| substitution(&report, it));
            remark.extend(told);
        }
        Ok(remark)
    }

    fn typeset(
        &self,
        report: &Assessed,
        folder: &DiskFolder,
        options: &PdfOptions,
    ) -> Result<Typeset, Unprinted> {
        let made = self.writer.typeset(&report.report, folder, self.layout, options);
        made.map_err(|error| match error {
            ReportError::Layout(errors) => {
                let found: Vec<_> = errors.iter().map(LayoutError::diagnostic).collect();
                self.unprinted(report, &found.iter().collect::<Vec<_>>())
            }
            ReportError::Pdf(PdfError::Pictures(faults)) => {
                let found = refused(&report.report, &faults);
                self.unprinted(report, &found.iter().collect::<Vec<_>>())
            }
            ReportError::Pdf(error) => Refusal::internal(error.to_string()).into(),
            _ => Refusal::internal(error.to_string()).into(),
        })
    }

    fn unprinted(&self, report: &Assessed, found: &[&Diagnostic]) -> Unprinted {
        let message = format!("{} 有 {} 处错误，没有写 PDF", report.name, found.len());
        let exit = Exit::from(Standing::of(found.iter().copied()));
        let refusal = Refusal::unpublishable_with(exit, message).help("请改正后重试");
        Unprinted { findings: self.painter.findings(report, found), refusal }
    }

    fn remark(&self, job: &Job, report: &Assessed, pages: usize, bytes: usize) -> String {
        let kind = if self.layout.draft { "草稿" } else { "" };
        let written = name(&job.output);
        let remark = format!("已写出{kind} {written}（{pages} 页，{}）", size(bytes));
        let Summary { errors, warnings, .. } = report.summary;
        match counts(&[("错误", errors), ("警告", warnings)]) {
            Some(open) => {
                format!("{remark}；另有{open}，运行 report-cli check {} 查看", report.name)
            }
            None => remark,
        }
    }
}

/// Whether a finding would refuse a draft as well.
fn is_of_layout(found: &Diagnostic) -> bool {
    LayoutError::RULES.iter().any(|(rule, _)| *rule == found.rule)
}

/// A character for which another face stepped in, on a line of its own.
fn substitution(report: &Assessed, it: &Substitution) -> String {
    let Substitution { ch, asked, used, from } = *it;
    let place = from.and_then(|span| Some((span.file, report.sources.position(span)?)));
    let place = place.map_or_else(
        || "表格和版式文字".to_owned(),
        |(file, at)| format!("{}:{at}", report.file_name(file)),
    );
    let code = u32::from(ch);
    format!("\n  {place} U+{code:04X} {ch}：{asked}缺字，用{used}")
}

/// Refuses a PDF nobody could pass on, nor `extract` read.
fn check_size(report: &str, bytes: usize) -> Result<(), Refusal> {
    if bytes <= LARGEST {
        return Ok(());
    }
    let (size, most) = (size(bytes), size(LARGEST));
    let message = format!("{report} 的 PDF 有 {size}，超过 {most} 的上限，没有写");
    Err(Refusal::unpublishable(message).help("请减少图片，或把图片缩小后再引用"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pdf_of_more_than_a_hundred_megabytes_is_refused() {
        assert_eq!(check_size("2024.toml", LARGEST), Ok(()));
        let refusal = check_size("2024.toml", LARGEST + 1).unwrap_err();
        assert_eq!(refusal.exit, Exit::Findings);
        assert_eq!(refusal.message, "2024.toml 的 PDF 有 100.1 MB，超过 100.0 MB 的上限，没有写");
    }
}
