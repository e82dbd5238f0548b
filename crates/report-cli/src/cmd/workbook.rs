//! `workbook`: a blank workbook to fill in, in the edition of its year. It must never replace a file.

use crate::args::Workbook;
use crate::cmd::new::too_early;
use crate::exit::Exit;
use crate::output::Target;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_core::Edition;
use report_core::report::AgencyKind;
use report_xlsx::write::{Options, blank, workbook};
use std::path::PathBuf;

pub(crate) fn run(args: &Workbook, terminal: Terminal) -> Result<Exit, Refusal> {
    let edition = Edition::for_year(args.year).ok_or_else(|| too_early(args.year))?;
    let usual = || PathBuf::from(format!("{}填报表.xlsx", args.year));
    let path = args.output.clone().unwrap_or_else(usual);
    let target = Target::creating(&path, args.outputs.placing())?;
    let agency = args.agency.as_deref().unwrap_or_default().trim();
    let kind =
        args.kind.map(AgencyKind::from).or_else(|| AgencyKind::named(agency)).unwrap_or_default();
    let report = blank(edition, args.year, agency, kind);
    let written = workbook(&report, Options::default()).map_err(|faults| {
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
        Refusal::unusable(faults.join("；")).help("请写机关的全称")
    })?;
    target.write(&written.bytes)?;
    let path = path.display();
    let number = edition.form().number;
    terminal.remark(&format!("已写出 {path}，表格按{number}，用 WPS、Excel 或 LibreOffice 填写"));
    Ok(Exit::Clean)
}
