//! `extract`: the report files a PDF carries, with the files each names, as they were: all or nothing. It must
//! never replace a file, nor write outside the folder of the report file.

mod bundle;
mod place;
mod writing;

use crate::args::Extract;
use crate::exit::Exit;
use crate::input::read;
use crate::limits::LARGEST;
use crate::path::{is_toml, name};
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use bundle::Contents;
pub(crate) use bundle::{Bundle, Carried};
pub(crate) use place::Placed;
use place::placed;
use report_extract::attachments;
use std::path::Path;
pub(crate) use writing::write;

pub(crate) fn run(args: &Extract, terminal: Terminal) -> Result<Exit, Refusal> {
    if args.output.as_deref().is_some_and(|output| !is_toml(output)) {
        return Err(Refusal::unusable("-o 后面是年报文件的名字，请以 .toml 结尾"));
    }
    run_for(&args.file, args.output.as_deref(), args.links.follow, terminal)
}

/// Takes what a PDF carries out of it.
pub(crate) fn run_for(
    file: &Path,
    output: Option<&Path>,
    follow: bool,
    terminal: Terminal,
) -> Result<Exit, Refusal> {
    let contents = carried(file)?;
    let pdf = name(file);
    let placed = placed(&contents.bundles, output)
        .map_err(|refusal| Refusal {
            message: format!("{pdf}：{}", refusal.message), ..refusal
        })?;
    write(&placed, follow)?;
    tell(&contents, &placed, terminal);
    Ok(Exit::Clean)
}

/// What the PDF at a path carries.
fn carried(path: &Path) -> Result<Contents, Refusal> {
    contents(&name(path), &read(path, LARGEST)?)
}

/// The reports a PDF of this name carries, one at least.
pub(crate) fn bundles(pdf: &str, bytes: &[u8]) -> Result<Vec<Bundle>, Refusal> {
    contents(pdf, bytes).map(|contents| contents.bundles)
}

fn contents(pdf: &str, bytes: &[u8]) -> Result<Contents, Refusal> {
    let files = attachments(bytes).map_err(|error| Refusal::unusable(format!("{pdf}：{error}")))?;
    let contents =
        bundle::gather(&files).map_err(|why| Refusal::unusable(format!("{pdf}：{why}")))?;
    if contents.bundles.is_empty() {
        let refusal = Refusal::unusable(format!("{pdf} 里没有年报文件"));
        return Err(refusal.help("只有 report-cli 写的 PDF 带有年报文件"));
    }
    Ok(contents)
}

/// Says what was taken, what was not there and what was left.
fn tell(contents: &Contents, placed: &[Placed<'_>], terminal: Terminal) {
    for Placed { path, is_report, .. } in placed {
        let what = if *is_report { "已取出" } else { "已取出引用的" };
        terminal.remark(&format!("{what} {}", path.display()));
    }
    let count = contents.bundles.len();
    if count > 1 {
        terminal.remark(&format!("PDF 里有 {count} 份年报，都已取出"));
    }
    for missing in contents.bundles.iter().flat_map(|bundle| &bundle.missing) {
        terminal.remark(&format!("年报引用的 {missing} 不在 PDF 里"));
    }
    if contents.others > 0 {
        let others = contents.others;
        terminal.remark(&format!("PDF 里另有 {others} 个附件不是年报，年报也没有引用，没有取"));
    }
}
