//! `collect`: who has sent, who has not, what stands against what was sent, and what has changed since the
//! last time. It writes only what it is asked to.

use crate::args::Collect;
use crate::exit::Exit;
use crate::input::read;
use crate::limits::LARGEST;
use crate::merging::{Level, Node, Walk, counted, findings, last_year, told};
use crate::output::Target;
use crate::path::{name, parent};
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_core::report::Date;
use report_merge::output::{Change, Record, changes, digests};
use report_merge::{Content, Depth, Fate, Finding, Intake, Roster, State};
use std::fmt::Write as _;
use std::path::PathBuf;

/// How many changed cells of a unit are shown.
const SHOWN: usize = 8;

pub(crate) fn run(args: &Collect, terminal: Terminal) -> Result<Exit, Refusal> {
    let inputs = [args.inbox.roster.clone()];
    let replacing = |path: &PathBuf| Target::replacing(path, &inputs, args.outputs.placing());
    let target = args.output.as_ref().map(replacing).transpose()?;
    let last = last_year(&args.inbox)?;
    let depth = if args.inbox.tables { Depth::Tables } else { Depth::Rules };
    let (jobs, mut each) = (args.inbox.jobs.count, |_: &Level<'_>| Ok(()));
    let mut walk = Walk { depth, jobs, draft: false, each: &mut each };
    let node = walk.node(&args.inbox.roster, &args.inbox.folder)?;
    let Node { roster, intake, below } = &node;
    let mut found = findings(roster, intake, last.as_ref());
    found.extend(below.iter().cloned());
    let before = before(args, roster)?;
    let mut text = told(&found);
    text.push_str(&summary(roster, intake, args.today));
    if let Some(before) = &before {
        text.push_str(&since(roster, intake, before));
    }
    text.push_str(&aside(intake));
    if !found.is_empty() {
        let _ = writeln!(text, "  {}", counted(&found));
    }
    terminal.print(&text)?;
    if let Some(target) = target {
        let record = Record::new(roster, intake, None, &found);
        target.write(record.json().as_bytes())?;
    }
    if let Some(folder) = &args.digests {
        write_digests(folder, roster, intake, &found, args, terminal)?;
    }
    let is_open = !intake.is_complete() || below.iter().any(Finding::blocks);
    Ok(if is_open { Exit::Findings } else { Exit::Clean })
}

/// The record of the last time: the one named, or the one beside the roster.
fn before(args: &Collect, roster: &Roster) -> Result<Option<Record>, Refusal> {
    let usual = parent(&args.inbox.roster).join(format!("{}汇总.json", roster.year.value));
    let path = match &args.since {
        Some(path) => path,
        None if usual.is_file() => &usual,
        None => return Ok(None),
    };
    let bytes = read(path, LARGEST)?;
    let text = String::from_utf8_lossy(&bytes);
    let fault = |why: &str| Refusal::unusable(format!("{} {why}", name(path)));
    let record = Record::read(&text).ok_or_else(|| {
        fault("不是 report-cli 写的汇总记录")
            .help("请用 --since 写明 collect -o 或 merge 写的 JSON")
    })?;
    if record.is_of(roster) {
        return Ok(Some(record));
    }
    Err(fault("是别的机关或别的年度的记录").help("请用 --since 写明这一年度的"))
}

/// How the units stand, in a few lines.
fn summary(roster: &Roster, intake: &Intake, today: Option<Date>) -> String {
    let names = |wanted: fn(&State) -> bool| {
        let own = roster.units.iter().zip(&intake.states).filter(|(_, state)| wanted(state));
        own.map(|(unit, _)| roster.short(unit)).collect::<Vec<_>>()
    };
    let missing = names(|state| *state == State::Missing);
    let open = names(|state| matches!(state, State::Open(_)));
    let (due, taken) = (roster.due_units().count(), intake.taken().count());
    let mut text = format!(
        "{} {}年度：应报 {due} 家，可以汇总 {taken} 家\n",
        roster.agency.value, roster.year.value
    );
    let is_late = roster.due.zip(today).is_some_and(|(due, today)| today > due);
    let word = if is_late { "逾期未报" } else { "没有报送" };
    for (word, names) in [(word, &missing), ("待处理", &open)] {
        if !names.is_empty() {
            let _ = writeln!(text, "  {word} {} 家：{}", names.len(), names.join("、"));
        }
    }
    for (unit, state) in roster.units.iter().zip(&intake.states) {
        if let State::Excused(why) = state {
            let _ = writeln!(text, "  {}：{why}", roster.short(unit));
        }
    }
    if let (Some(due), Some(_)) = (roster.due, today) {
        text.push_str(&late(roster, intake, due));
    }
    text
}

/// The units whose reports bear a date after the last day.
fn late(roster: &Roster, intake: &Intake, due: Date) -> String {
    let late = intake.taken().filter_map(|(index, report)| {
        let date = report.published.filter(|date| *date > due)?;
        Some(format!("{}（{date}）", roster.short(roster.units.get(index)?)))
    });
    let late: Vec<_> = late.collect();
    if late.is_empty() {
        return String::new();
    }
    format!("  公布日期晚于报送截止（{due}）{} 家：{}\n", late.len(), late.join("、"))
}

/// What has changed since the record.
fn since(roster: &Roster, intake: &Intake, before: &Record) -> String {
    let changes = changes(roster, intake, before);
    let count = |wanted: fn(&Change) -> bool| changes.iter().filter(|it| wanted(it)).count();
    let mut text = format!(
        "与上次比：新收 {} 家，有改动 {} 家，相同 {} 家\n",
        count(|it| *it == Change::New),
        count(|it| matches!(it, Change::Changed(_))),
        count(|it| *it == Change::Same)
    );
    let form = roster.edition.value.form();
    for (unit, change) in roster.units.iter().zip(&changes) {
        let name = roster.short(unit);
        match change {
            Change::New => drop(writeln!(text, "  新收 {name}")),
            Change::Gone => drop(writeln!(text, "  {name} 上次有，这次没有")),
            Change::Changed(cells) => {
                let _ = writeln!(text, "  {name} 改了 {} 格", cells.len());
                for (cell, was, is) in cells.iter().take(SHOWN) {
                    let (place, was, is) = (form.place(*cell), was.normalize(), is.normalize());
                    let _ = writeln!(text, "    {place}：{was} → {is}");
                }
            }
            Change::Same | Change::Still => {}
        }
    }
    text
}

/// Files that are no report or not the one that is taken: each is named.
fn aside(intake: &Intake) -> String {
    let mut text = String::new();
    for (file, (fate, _)) in intake.files.iter().zip(&intake.fates) {
        let why = match (fate, &file.content) {
            (_, Content::Skipped(why)) => why.chinese(),
            (Fate::Same, _) => "与采用的一份相同",
            (Fate::PassedOver, _) => "名册里写明采用另一份",
            _ => continue,
        };
        let _ = writeln!(text, "  没有用 {}：{why}", file.name);
    }
    text
}

fn write_digests(
    folder: &std::path::Path,
    roster: &Roster,
    intake: &Intake,
    found: &[Finding],
    args: &Collect,
    terminal: Terminal,
) -> Result<(), Refusal> {
    let mut placing = args.outputs.placing();
    placing.create_folders = true;
    let digests = digests(roster, intake, found);
    let targets = digests.iter().map(|it| Target::replacing(&folder.join(&it.path), &[], placing));
    let targets: Vec<Target> = targets.collect::<Result<_, _>>()?;
    for (target, digest) in targets.into_iter().zip(&digests) {
        target.write(digest.text.as_bytes())?;
    }
    terminal.remark(&format!("已写出 {} 份催办、退回的文字，在 {}", digests.len(), name(folder)));
    Ok(())
}
