//! Reads last year's report, which a report names or somebody names for it, one deep: its own
//! findings are not repeated, and it is not asked for the year before.

use super::value::Group;
use super::{Options, Reader, read_file};
use report_core::diagnostic::{Diagnostic, Severity};
use report_core::faults;
use report_core::report::{Place, Previous, Report};
use report_core::source::{FileId, SourceFile, Span, Spanned};

/// Which last year's report is wanted.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// The one the file names, if it names one.
    Named,
    /// This one.
    Given(FileId),
    /// None: the file is itself last year's.
    None,
    /// None, nor any prose: the tables alone are asked for.
    Tables,
}

impl From<Options> for Wanted {
    fn from(options: Options) -> Self {
        options.previous.map_or(Self::Named, Self::Given)
    }
}

/// Last year's report, or a warning why it is not used.
pub(super) fn previous(
    cx: &mut Reader<'_>,
    root: Group<'_, '_>,
    report: &Report,
    wanted: Wanted,
) -> Option<Previous> {
    let (path, file) = match wanted {
        Wanted::None | Wanted::Tables => return None,
        Wanted::Named => {
            let path = cx.text(root, "previous")?;
            let file = add(cx, &path.value);
            (path, file)
        }
        Wanted::Given(file) => {
            let name = cx.sources.file(file).map(|file| file.name().to_owned());
            (Spanned::new(name.unwrap_or_default(), root.header), Ok(file))
        }
    };
    let last = file.and_then(|file| usable(cx, file, report));
    let report = last.map_err(|why| cx.push(not_used(path.span, &path.value, &why))).ok();
    Some(Previous { path, report: report.map(Box::new) })
}

fn not_used(span: Span, path: &str, why: &str) -> Diagnostic {
    let message = format!("未做跨年核对：上年报告 {path} {why}");
    faults::PREVIOUS_UNUSABLE.found(span, message).at(Place::Key("previous".to_owned()))
}

/// Adds a file of the folder to the sources.
fn add(cx: &mut Reader<'_>, path: &str) -> Result<FileId, String> {
    let text = cx.folder.read_text(path).map_err(|error| error.to_string())?;
    Ok(cx.sources.add(SourceFile::new(path, text)))
}

/// Reads last year's report and says why it cannot be compared with this one's.
fn usable(cx: &mut Reader<'_>, file: FileId, report: &Report) -> Result<Report, String> {
    if file == cx.file {
        return Err("就是本报告".to_owned());
    }
    let (last, found) = read_file(file, cx.sources, cx.folder, Wanted::None);
    if let Some(broken) = found.iter().find(|found| is_broken(found)) {
        let place = broken.primary.as_ref().and_then(|label| cx.sources.position(label.span));
        let line = place.map_or(0, |place| place.line);
        return Err(format!("第 {line} 行有错：{}", broken.message));
    }
    if last.agency.name.value != report.agency.name.value {
        return Err(format!("是“{}”的", last.agency.name.value));
    }
    let Some(year) = last.written_year() else { return Err("没有写年度".to_owned()) };
    if report.written_year().is_some_and(|own| year.checked_add(1) != Some(own)) {
        return Err(format!("是 {year} 年度的"));
    }
    Ok(last)
}

/// Whether a finding says the file could not be read as a report at all.
fn is_broken(found: &Diagnostic) -> bool {
    let head = ["edition", "year", "agency", "agency.name"];
    let in_head = matches!(&found.at, Some(Place::Key(key)) if head.contains(&key.as_str()));
    found.severity == Severity::Error && (found.at.is_none() || in_head)
}
