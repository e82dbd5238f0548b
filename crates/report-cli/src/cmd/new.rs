//! `new`: a blank report file, or one carried on from last year's. It must never replace a file.

use crate::args::New;
use crate::exit::Exit;
use crate::folder::DiskFolder;
use crate::input::load;
use crate::output::Target;
use crate::path::{parent, typed};
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_check::{Options, check};
use report_core::faults::UNUSABLE;
use report_core::report::AgencyKind;
use report_core::{Diagnostic, Edition};
use report_toml::template;
use report_validate::is_newer;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &New, terminal: Terminal) -> Result<Exit, Refusal> {
    let edition = Edition::for_year(args.year).ok_or_else(|| too_early(args.year))?;
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.toml", args.year)));
    let target = Target::creating(&path, args.outputs.placing())?;
    let text = match &args.from {
        Some(last) => carried(edition, args.year, last, &path, terminal)?,
        None => blank(edition, args),
    };
    target.write(text.as_bytes())?;
    let next = format!("填好后运行 report-cli check {}", typed(&path));
    terminal.remark(&format!("已写出 {}，{next}", path.display()));
    Ok(Exit::Clean)
}

fn blank(edition: Edition, args: &New) -> String {
    let kind = AgencyKind::from(args.kind);
    let unnamed = match kind {
        AgencyKind::Government => "××人民政府",
        AgencyKind::Department => "××局",
    };
    template::blank(edition, args.year, args.agency.as_deref().unwrap_or(unnamed), kind)
}

/// A report that goes on from last year's; what stands against relying on that one is told.
fn carried(
    edition: Edition,
    year: u16,
    last: &Path,
    path: &Path,
    terminal: Terminal,
) -> Result<String, Refusal> {
    let last_year = check(&load(last)?, &DiskFolder::of(last), Options::new());
    if is_newer(&last_year.diagnostics) {
        let message = format!("{} 的格式比本程序新，没有带入", last.display());
        return Err(Refusal::unusable(message).help("请升级 report-cli"));
    }
    let unusable = |found: &&Diagnostic| UNUSABLE.iter().any(|fault| fault.id == found.rule);
    if let Some(found) = last_year.diagnostics.iter().find(unusable) {
        return Err(Refusal::unusable(format!("{} {}", last.display(), found.message)));
    }
    let Some(found) = last_year.report.written_year() else {
        return Err(Refusal::unusable(format!("{} 没有写年度，没有带入", last.display())));
    };
    if found.checked_add(1) != Some(year) {
        let message =
            format!("{} 是 {found} 年度的报告，不是 {year} 年度的上年报告", last.display());
        return Err(Refusal::unusable(message));
    }
    if last_year.diagnostics.blocks() {
        let count = last_year.summary.errors;
        terminal.remark(&format!("注意：{} 有 {count} 处错误，带入的数请逐格核对", last.display()));
    }
    let inside = relative(last, parent(path));
    if inside.is_none() {
        terminal.remark("注意：上年报告不在新报告的文件夹内，没有写入 previous，不能跨年核对");
    }
    Ok(template::carried(edition, year, &last_year.report, inside.as_deref()))
}

/// A file inside a folder as a report in the folder names it.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    let parts = file.strip_prefix(folder).ok()?.iter().map(|part| part.to_str());
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// There was no national format yet.
pub(crate) fn too_early(year: u16) -> Refusal {
    let first =
        Edition::ALL.iter().map(|edition| edition.form().first_year).min().unwrap_or_default();
    Refusal::unusable(format!("{year} 年度没有统一的年报格式，统一格式自 {first} 年度起"))
}
