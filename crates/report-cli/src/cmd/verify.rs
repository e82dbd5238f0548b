//! `verify`: whether a PDF says what the report inside it says: the report is set again and the two are compared.
//! It must not change any file.

mod outcome;
mod record;

use crate::args::{Verify, VerifyFormat};
use crate::attachments;
use crate::cmd::extract::{Bundle, bundles};
use crate::exit::Exit;
use crate::input::{expand_to, read};
use crate::limits::LARGEST;
use crate::parallel;
use crate::path::name;
use crate::progress::Progress;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use outcome::{Bytes, Judged, Outcome, Verdict};
use report_check::{Input, Options, check};
use report_core::MemoryFolder;
use report_extract::{Properties, differences, properties, tagged};
use report_pdf::{PRODUCER, PdfOptions, PdfWriter, Timestamp};
use report_typeset::LayoutOptions;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) fn run(args: &Verify, terminal: Terminal) -> Result<Exit, Refusal> {
    let (files, refusals) = expand_to(&args.files, "pdf");
    let writer = PdfWriter::new();
    let progress = Progress::new(files.len());
    let doing = progress.doing();
    let work = |_, path: &PathBuf| {
        doing.say("比对", &name(path));
        Outcome { path: name(path), judged: judge(path, &writer) }
    };
    let mut outcomes = Vec::new();
    parallel::each(&files, args.jobs.count, work, |outcome| {
        outcomes.push(outcome);
        progress.step();
    });
    drop(progress);
    let refused = refusals.iter().map(|refusal| terminal.complain(refusal)).max();
    let text = match args.format {
        VerifyFormat::Text => outcomes.iter().map(ToString::to_string).collect(),
        VerifyFormat::Json => record::json(&outcomes),
    };
    terminal.print(&text)?;
    let worst = outcomes.iter().map(Outcome::exit).max();
    Ok(worst.max(refused).unwrap_or_default())
}

/// Judges one file; why it cannot be judged, else.
fn judge(path: &Path, writer: &PdfWriter) -> Result<Judged, Refusal> {
    let pdf = read(path, LARGEST)?;
    let shown = name(path);
    let unusable = |why: String| Refusal::unusable(format!("{shown}：{why}"));
    let mut bundles = bundles(&shown, &pdf)?;
    let (Some(bundle), true) = (bundles.pop(), bundles.is_empty()) else {
        return Err(unusable("里面有几份年报，比对不了".to_owned())
            .help("合并过的 PDF 请用 report-cli extract 取出年报，各自重新排版"));
    };
    let said = properties(&pdf).map_err(|error| unusable(error.to_string()))?;
    let plain = Again::set(&bundle, &said, writer, false);
    let draft = Again::set(&bundle, &said, writer, true);
    let sets = [(&plain, false), (&draft, true)];
    let same = sets.into_iter().find(|(again, _)| again.as_ref().is_ok_and(|it| it.pdf == pdf));
    let is_same_version = said.producer == PRODUCER;
    let (report, producer) = (bundle.report.name, said.producer);
    if let Some((_, is_draft)) = same {
        let (verdict, bytes) = (Verdict::Same, Bytes::Same);
        return Ok(Judged {
            report,
            producer,
            is_same_version,
            is_draft,
            verdict,
            bytes,
            told: Vec::new(),
        });
    }
    let again = plain.or(draft).map_err(&unusable)?;
    let bytes = if pdf.starts_with(&again.pdf) { Bytes::Continued } else { Bytes::Other };
    let expected = tagged(&again.pdf).map_err(|error| Refusal::internal(error.to_string()))?;
    let told = match tagged(&pdf) {
        Ok(found) => differences(&expected, &found),
        // Bytes that should be equal and are not need no tags to be told apart.
        Err(_) if is_same_version => Vec::new(),
        Err(error) => return Err(unusable(error.to_string())),
    };
    let differs = is_same_version || !told.is_empty();
    let verdict = if differs { Verdict::Differs } else { Verdict::Alike };
    Ok(Judged { report, producer, is_same_version, is_draft: false, verdict, bytes, told })
}

/// The report set again.
struct Again {
    pdf: Vec<u8>,
}

impl Again {
    /// As `pdf` would set it from the files that are inside; in Chinese why it cannot.
    fn set(
        bundle: &Bundle,
        said: &Properties,
        writer: &PdfWriter,
        draft: bool,
    ) -> Result<Self, String> {
        let report = &bundle.report;
        let unset = |why: &dyn ToString| format!("里面的年报排不出来：{}", why.to_string());
        let input = Input::new(&report.name, report.bytes.to_vec()).map_err(|it| unset(&it))?;
        let files = bundle.named.iter().map(|file| (file.name.clone(), Arc::clone(&file.bytes)));
        let files: std::collections::BTreeMap<_, _> = files.collect();
        let folder = files.iter().fold(MemoryFolder::new(), |folder, (name, bytes)| {
            folder.with(name.clone(), Arc::clone(bytes))
        });
        let read = check(&input, &folder, Options::new());
        let attachments = attachments::of_files(&report.name, &report.bytes, &files);
        let timestamp = said.created.map(Timestamp::from_unix);
        let options = PdfOptions { timestamp, attachments };
        let pages = LayoutOptions { draft };
        let typeset = writer.typeset(&read.report, &folder, pages, &options);
        let typeset = typeset.map_err(|it| unset(&it))?;
        Ok(Self { pdf: typeset.pdf.into_bytes() })
    }
}
