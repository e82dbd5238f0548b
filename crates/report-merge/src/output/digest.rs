//! What each unit with something open is to be told: its own findings and nobody else's, in plain Chinese.
//! It must not send anything.

use super::markup::escaped;
use crate::finding::Finding;
use crate::intake::{Intake, State, brief};
use crate::roster::{Roster, Unit};
use report_core::folder::check_name;
use std::fmt::Write as _;

/// A text for one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    /// Where it goes, with `/` between folder and file: 催办/区信访局.txt.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// A digest for every unit that has something open, in the roster's order: a reminder where nothing came,
/// a page with what is to be mended where something did.
#[must_use]
pub fn digests(roster: &Roster, intake: &Intake, findings: &[Finding]) -> Vec<Digest> {
    let each = roster.units.iter().zip(&intake.states).enumerate();
    each.filter_map(|(index, (unit, state))| match state {
        State::Missing => Some(reminder(roster, unit)),
        State::Open(files) => Some(returned(roster, intake, unit, files, findings)),
        State::Taken(_) => {
            let own = findings.iter().any(|it| it.unit.as_deref() == Some(&unit.name.value));
            own.then(|| returned(roster, intake, unit, &taken(intake, index), findings))
        }
        State::Excused(_) => None,
    })
    .collect()
}

fn taken(intake: &Intake, unit: usize) -> Vec<usize> {
    match intake.states.get(unit) {
        Some(State::Taken(file)) => vec![*file],
        _ => Vec::new(),
    }
}

fn reminder(roster: &Roster, unit: &Unit) -> Digest {
    let year = roster.year.value;
    let due = roster.due.map(|due| format!("应于{due}前报送，")).unwrap_or_default();
    let text = format!(
        "{}：\n\n    你单位{year}年度政府信息公开工作年度报告{due}至今没有收到。请尽快报送；\
         没有数据可报的，请说明理由。\n\n{}\n",
        unit.name.value, roster.agency.value
    );
    Digest { path: format!("催办/{}.txt", file_name(roster, unit)), text }
}

fn returned(
    roster: &Roster,
    intake: &Intake,
    unit: &Unit,
    files: &[usize],
    findings: &[Finding],
) -> Digest {
    let name = escaped(&unit.name.value);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'\">\n<title>{name}年报需核对的问题</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<h1>{name}{}年度年报需核对的问题</h1>\n",
        roster.year.value
    );
    let own = findings.iter().filter(|it| it.unit.as_deref() == Some(&unit.name.value));
    for finding in own {
        item(&mut html, finding);
    }
    for file in files.iter().filter_map(|index| intake.files.get(*index)) {
        let Some(report) = file.unit() else { continue };
        let _ = writeln!(html, "<h2>{}</h2>\n<ol>", escaped(&file.name));
        for finding in &report.findings {
            let severity = finding.diagnostic.severity.chinese();
            let _ = write!(html, "<li><b>{severity}</b> {}", escaped(&brief(finding)));
            details(&mut html, finding);
            html.push_str("</li>\n");
        }
        html.push_str("</ol>\n");
    }
    let _ = writeln!(html, "<p>{}</p>\n</body>\n</html>", escaped(&roster.agency.value));
    Digest { path: format!("退回/{}.html", file_name(roster, unit)), text: html }
}

const STYLE: &str = "body{max-width:48em;margin:2em auto;font-family:serif;line-height:1.7}\
                     h1{font-size:1.4em}h2{font-size:1.1em}.more{color:#555;margin:0 0 0 1em}";

fn item(html: &mut String, finding: &Finding) {
    let severity = finding.diagnostic.severity.chinese();
    let _ = writeln!(html, "<p><b>{severity}</b> {}</p>", escaped(&finding.diagnostic.message));
    details(html, finding);
}

fn details(html: &mut String, finding: &Finding) {
    let found = &finding.diagnostic;
    let notes = found.notes.iter().map(|note| ("说明", note));
    let cited = found.citation.iter().map(|text| ("依据", text));
    for (word, text) in notes.chain(cited).chain(found.help.iter().map(|it| ("建议", it))) {
        let _ = writeln!(html, "<p class=\"more\">{word}：{}</p>", escaped(text));
    }
}

/// A name every system takes for a file.
fn file_name(roster: &Roster, unit: &Unit) -> String {
    let name = roster.short(unit);
    if check_name(&name).is_ok() {
        return name;
    }
    let plain = |ch: char| if ch.is_alphanumeric() { ch } else { '_' };
    format!("单位_{}", name.chars().map(plain).collect::<String>())
}
