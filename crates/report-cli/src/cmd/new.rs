//! `new`: a blank report file, or one carried on from last year's. It must never replace a file.

use crate::args::New;
use crate::cmd::import;
use crate::exit::Exit;
use crate::folder::DiskFolder;
use crate::input::{load, read};
use crate::limits::LARGEST;
use crate::output::Target;
use crate::path::{is_standard_input, is_toml, name, parent, typed};
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_check::{Input, Options, check};
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
    let taken_over = imported(last, terminal)?;
    let input = taken_over.as_ref().map_or_else(|| load(last), |text| own(last, text))?;
    let last_year = check(&input, &DiskFolder::of(last), Options::new());
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
    let inside = relative(last, parent(path)).filter(|_| taken_over.is_none());
    if taken_over.is_some() {
        let name = typed(last);
        terminal.remark(&format!(
            "注意：没有写入 previous，不能跨年核对；要核对，请先运行 report-cli import {name}，再用带入的 .toml"
        ));
    } else if inside.is_none() {
        terminal.remark("注意：上年报告不在新报告的文件夹内，没有写入 previous，不能跨年核对");
    }
    Ok(template::carried(edition, year, &last_year.report, inside.as_deref()))
}

/// The text of a report file made of another kind of file; nothing where it is a report file itself, or what only a
/// report file can be.
fn imported(last: &Path, terminal: Terminal) -> Result<Option<String>, Refusal> {
    if is_toml(last) || is_standard_input(last) {
        return Ok(None);
    }
    let made = import::imported(last, &read(last, LARGEST)?, false, None)?;
    let open = made.import.left.iter().filter(|item| item.open).count();
    if open > 0 {
        let name = last.display();
        terminal.remark(&format!("注意：{name} 有 {open} 处没有读准，带入的数请逐格核对"));
    }
    Ok(Some(made.import.text))
}

/// A report file that is on no disk, called as the file it was made of.
fn own(last: &Path, text: &str) -> Result<Input, Refusal> {
    let bytes = text.as_bytes().to_vec();
    Input::new(name(last), bytes).map_err(|error| Refusal::unusable(error.to_string()))
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
