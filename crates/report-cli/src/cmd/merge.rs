//! `merge`: the district's report out of its units'. Where a unit is missing or in doubt nothing is written,
//! unless a draft is asked for. It must not change anything of an existing report but its tables and the
//! few keys of `[document]` that are its own.

use crate::args::Merge;
use crate::exit::Exit;
use crate::folder::DiskFolder;
use crate::input::load;
use crate::merging::{Level, Node, Walk, beside, counted, findings, last_year, ledger_of, told};
use crate::output::{Placing, Target};
use crate::path::name;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_check::{Assessed, Options, Standing, check};
use report_core::Severity;
use report_core::figure::{Operand, resolve};
use report_core::nearest::nearest;
use report_merge::output::{Record, html, table};
use report_merge::{
    Clues, Depth, District, Finding, Intake, LastYear, Merged, Roster, State, roster,
};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What the previous bytes of a changed report are kept as: its name with this behind it.
const BACKUP: &str = ".bak";

pub(crate) fn run(args: &Merge, terminal: Terminal) -> Result<Exit, Refusal> {
    let last = last_year(&args.inbox)?;
    let depth = if args.inbox.tables { Depth::Tables } else { Depth::Rules };
    let placing = args.outputs.placing();
    let deepest = if args.cell.is_some() { 1 } else { args.depth.unwrap_or(1) };
    let mut each = |level: &Level<'_>| below(level, deepest, placing);
    let mut walk = Walk {
        depth,
        jobs: args.inbox.jobs.count,
        draft: args.draft || args.cell.is_some(),
        each: &mut each,
    };
    let node = walk.node(&args.inbox.roster, &args.inbox.folder)?;
    let merged = Merged::new(&node.roster, &node.intake);
    let mut found = findings(&node.roster, &node.intake, last.as_ref());
    found.extend(node.below.iter().cloned());
    found.extend(merged.findings.iter().cloned());
    if let Some(cell) = &args.cell {
        terminal.print(&one_cell(&node.roster, &node.intake, &merged, cell)?)?;
        return Ok(if node.intake.is_complete() { Exit::Clean } else { Exit::Findings });
    }
    let refused = found.iter().filter(|it| it.blocks() && !(args.draft && may_wait(it))).count();
    if refused > 0 {
        terminal.tell(&told(&found));
        let message = format!("{refused} 处要先处理，没有汇总，也没有写任何文件");
        let fault = Refusal::unpublishable(message).help("处理以后重试");
        let may = found.iter().filter(|it| it.blocks()).all(may_wait) && !args.draft;
        return Err(if may {
            fault.help("要先看数，可加 --draft，年报里记下缺哪些")
        } else {
            fault
        });
    }
    let usual = || PathBuf::from(format!("{}.toml", node.roster.year.value));
    let output = args.output.clone().unwrap_or_else(usual);
    write(args, &node, &merged, &mut found, last.as_ref(), &output, terminal)
}

/// Whether a draft can be made in spite of a finding: it is about what has come in, not about the sums.
fn may_wait(finding: &Finding) -> bool {
    finding.diagnostic.rule.starts_with("unit")
}

/// Everything that is written, each place found fit before the first of it is.
fn write(
    args: &Merge,
    node: &Node,
    merged: &Merged,
    found: &mut Vec<Finding>,
    last: Option<&LastYear>,
    output: &Path,
    terminal: Terminal,
) -> Result<Exit, Refusal> {
    let Node { roster, intake, .. } = node;
    let inputs = [args.inbox.roster.clone()];
    let placing = args.outputs.placing();
    let replacing = |path: &Path| Target::replacing(path, &inputs, placing);
    let lacks = intake.lacks(roster).filter(|_| !intake.is_complete());
    let old = output.exists().then(|| existing(output, roster)).transpose()?;
    let paths = Paths::of(output);
    let before = std::fs::read_to_string(&paths.record).ok().and_then(|it| Record::read(&it));
    let before = before.filter(|record| record.is_of(roster));
    let (text, changed) = match &old {
        None => {
            let fresh = report_merge::fresh(roster, &merged.sums, lacks.as_deref());
            (fresh.text, fresh.changed)
        }
        Some(old) => {
            let missing = missing(intake);
            let clues = Clues { last, before: before.as_ref(), missing: &missing };
            let old = &old.report;
            let (name, report) = (old.name.as_str(), &old.report);
            let district = District { name, report, sources: &old.sources };
            let differing = report_merge::compare(roster, &district, &merged.sums, &clues);
            found.extend(differing.into_iter().map(mended));
            found.extend(report_merge::claims(roster, &district, intake));
            found.extend(report_merge::members(roster, &district));
            let typed = old.sources.file(old.file).map_or("", |file| file.text());
            let (sums, lacks) = (&merged.sums, lacks.as_deref());
            let written = report_merge::into_existing(typed, report, roster, sums, lacks);
            let written = written.ok_or_else(|| damaged(output))?;
            (written.text, written.changed)
        }
    };
    let text = if old.as_ref().is_some_and(|old| has_carriage_returns(&old.bytes)) {
        text.replace('\n', "\r\n")
    } else {
        text
    };
    let is_same = old.as_ref().is_some_and(|old| old.bytes == text.as_bytes());
    let record = Record::new(roster, intake, Some(merged), found);
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if let Some(old) = old.as_ref().filter(|_| !is_same) {
        files.push((paths.backup.clone(), old.bytes.clone()));
    }
    if !is_same {
        files.push((output.to_path_buf(), text.into_bytes()));
    }
    files.push((paths.record.clone(), record.json().into_bytes()));
    files.push((paths.page.clone(), html(roster, intake, merged, found).into_bytes()));
    files.push((paths.workbook.clone(), workbook(roster, intake, merged)?));
    files.push((paths.table.clone(), table(roster, intake).into_bytes()));
    let targets = files.iter().map(|(path, _)| replacing(path));
    let targets: Vec<Target> = targets.collect::<Result<_, _>>()?;
    for (target, (_, bytes)) in targets.into_iter().zip(&files) {
        target.write(bytes)?;
    }
    terminal.tell(&told(found));
    terminal.remark(&remark(output, &paths, intake, is_same, old.is_some().then_some(changed)));
    if !found.is_empty() {
        terminal.remark(&format!("  {}", counted(found)));
    }
    Ok(Exit::Clean)
}

/// The sums as a workbook.
fn workbook(roster: &Roster, intake: &Intake, merged: &Merged) -> Result<Vec<u8>, Refusal> {
    let written = report_xlsx::write::ledger(&ledger_of(roster, intake, merged));
    written.map_err(|error| Refusal::unpublishable(format!("{error}，没有汇总")))
}

/// The files beside the report.
struct Paths {
    backup: PathBuf,
    record: PathBuf,
    page: PathBuf,
    workbook: PathBuf,
    table: PathBuf,
}

impl Paths {
    fn of(output: &Path) -> Self {
        let stem = output.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let own = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            backup: output.with_file_name(own + BACKUP),
            record: beside(output, "json"),
            page: beside(output, "html"),
            workbook: beside(output, "xlsx"),
            table: output.with_file_name(format!("{stem}各单位收件办结情况.md")),
        }
    }
}

/// What was typed and is put right is worth knowing, and stands against nothing any more.
fn mended(mut finding: Finding) -> Finding {
    finding.diagnostic.severity = Severity::Notice;
    finding.diagnostic.help.clear();
    finding.diagnostic.notes.push("已改为各单位合计，原来的数留在这一行后面".to_owned());
    finding
}

/// A report that is there, with its bytes.
struct Existing {
    report: Assessed,
    bytes: Vec<u8>,
}

/// The report that is there, where it may be written into.
fn existing(path: &Path, roster: &Roster) -> Result<Existing, Refusal> {
    let input = load(path)?;
    let shown = input.name().to_owned();
    let fault = |why: String| Refusal::unusable(format!("{shown} {why}，没有汇总"));
    if roster::is_roster(input.text()) {
        return Err(fault("是名册".to_owned()).help("请用 -o 写明年报文件"));
    }
    let old = check(&input, &DiskFolder::of(path), Options::new());
    if old.standing() == Standing::Unusable {
        return Err(fault("不能用".to_owned()).help("请先运行 report-cli check 查看"));
    }
    let (year, edition) = (old.report.year.value, old.report.edition.value);
    if year != roster.year.value || edition != roster.edition.value {
        return Err(
            fault(format!("是{year}年度、{edition}版的年报")).help("请用 -o 写明另一个文件")
        );
    }
    if old.report.agency.name.value != roster.agency.value {
        let whose = format!("是“{}”的年报", old.report.agency.name.value);
        return Err(fault(whose).help("请用 -o 写明另一个文件，或核对名册的 agency"));
    }
    Ok(Existing { report: old, bytes: input.bytes().to_vec() })
}

fn damaged(path: &Path) -> Refusal {
    let message = format!("{} 不合 TOML 的写法，没有汇总", name(path));
    let help = format!("请先运行 report-cli check {}，照提示改正", name(path));
    Refusal::unusable(message).help(help)
}

fn has_carriage_returns(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair == b"\r\n")
}

fn missing(intake: &Intake) -> Vec<usize> {
    let states = intake.states.iter().enumerate();
    let lacking = states.filter(|(_, it)| matches!(it, State::Missing | State::Open(_)));
    lacking.map(|(index, _)| index).collect()
}

/// What was done, in one line.
fn remark(
    output: &Path,
    paths: &Paths,
    intake: &Intake,
    is_same: bool,
    changed: Option<usize>,
) -> String {
    let units = intake.taken().count();
    let kind = if intake.is_complete() { "" } else { "未完成的汇总 " };
    let shown = name(output);
    let report = match (is_same, changed) {
        (true, _) => format!("{shown} 已是 {units} 家单位之和，没有改动"),
        (false, None) => format!("已写出{kind} {shown}（{units} 家单位）"),
        (false, Some(0)) => format!("已改写{kind} {shown}（{units} 家单位，数字没有变）"),
        (false, Some(cells)) => {
            let backup = name(&paths.backup);
            format!("已改写{kind} {shown}（{units} 家单位，改了 {cells} 格，原文件存为 {backup}）")
        }
    };
    let others = [&paths.page, &paths.workbook, &paths.record, &paths.table].map(|path| name(path));
    format!("{report}；另写出 {}", others.join("、"))
}

/// The record, the page and the workbook of a lower district, beside its roster.
fn below(level: &Level<'_>, deepest: usize, placing: Placing) -> Result<(), Refusal> {
    if level.depth > deepest {
        return Ok(());
    }
    let year = level.roster.year.value;
    let record = Record::new(level.roster, level.intake, Some(level.merged), level.findings);
    let page = html(level.roster, level.intake, level.merged, level.findings);
    let workbook = workbook(level.roster, level.intake, level.merged)?;
    let files =
        [("json", record.json().into_bytes()), ("html", page.into_bytes()), ("xlsx", workbook)];
    for (end, bytes) in files {
        let path = beside(&level.folder.join(format!("{year}.toml")), end);
        Target::replacing(&path, &[], placing)?.write(&bytes)?;
    }
    Ok(())
}

/// One cell: what comes out and what it is made of.
fn one_cell(
    roster: &Roster,
    intake: &Intake,
    merged: &Merged,
    typed: &str,
) -> Result<String, Refusal> {
    let form = merged.sums.form();
    let Some(Operand::Cell(cell)) = resolve(typed, form) else {
        let known: Vec<String> = form.cells().map(|cell| cell.to_string()).collect();
        let fault = Refusal::unusable(format!("{} 版的表里没有“{typed}”这一格", form.edition));
        let meant = nearest(typed, known.iter().map(String::as_str));
        return Err(match meant {
            Some(meant) => fault.help(format!("是不是 {meant}？")),
            None => fault.help("写作“表.行.列”，如 requests.received.total"),
        });
    };
    let (place, why) = (form.place(cell), form.merging(cell).map_or("", |merging| merging.why));
    let sum = merged.sums.get(cell);
    let Some((sum, total)) = sum.and_then(|sum| Some((sum, sum.total?))) else {
        return Ok(format!("{place}：不汇总，{why}\n"));
    };
    let unit =
        |index: usize| roster.units.get(index).map(|unit| roster.short(unit)).unwrap_or_default();
    let mut parts: Vec<String> =
        sum.parts.iter().map(|(index, number)| format!("{} {number}", unit(*index))).collect();
    if parts.is_empty() {
        parts.push("0".to_owned());
    }
    let mut text = format!("{place}\n{total} ＝ {}", parts.join(" ＋ "));
    for (index, by) in &sum.adjusted {
        let reason = roster.adjusts.get(*index).map_or("", |it| &it.reason);
        let _ = write!(text, " {} 调整 {}（{reason}）", sign(*by), by.abs());
    }
    for (index, by) in &sum.joint {
        let title = roster.joints.get(*index).map_or("", |it| &it.title.value);
        let _ = write!(text, " {} 联合发文 {}（{title}）", sign(*by), by.abs());
    }
    let left_out = intake.lacks(roster).unwrap_or_else(|| "无".to_owned());
    let _ = writeln!(text, "（{} 家非零）；未计：{left_out}", sum.parts.len());
    for (index, _) in &sum.parts {
        if let Some(remark) = merged.remarks.get(&(*index, cell)) {
            let _ = writeln!(text, "  {}：{}", unit(*index), remark.words());
        }
    }
    Ok(text)
}

const fn sign(number: report_core::Decimal) -> &'static str {
    if number.is_sign_negative() { "－" } else { "＋" }
}
