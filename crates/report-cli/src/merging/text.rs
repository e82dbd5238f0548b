//! Findings of a merge as a person reads them, one after the other. It must not choose which are shown.

use report_check::visible;
use report_core::Severity;
use report_merge::Finding;
use std::fmt::Write as _;

/// The most findings that are shown; the record has all.
const MOST: usize = 200;

/// Findings as text, with an empty line after each.
pub(crate) fn told(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings.iter().take(MOST) {
        one(&mut text, finding);
        text.push('\n');
    }
    if let Some(more) = findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        let _ = writeln!(text, "另有 {more} 处没有列出\n");
    }
    text
}

fn one(text: &mut String, finding: &Finding) {
    let found = &finding.diagnostic;
    let word = found.severity.chinese();
    let _ = writeln!(text, "{word}[{}]: {}", found.rule, visible(&found.message));
    if let Some(file) = &finding.file {
        let at = finding.position.map(|at| format!(":{at}")).unwrap_or_default();
        let _ = writeln!(text, "  --> {}{at}", visible(file));
    }
    for note in &found.notes {
        let _ = writeln!(text, "  = 说明: {}", visible(note));
    }
    for help in &found.help {
        let _ = writeln!(text, "  = 建议: {}", visible(help));
    }
}

/// How many findings of each severity there are, in one line; empty where there are none.
pub(crate) fn counted(findings: &[Finding]) -> String {
    let count = |severity: Severity| {
        let count = findings.iter().filter(|it| it.diagnostic.severity == severity).count();
        (count > 0).then(|| format!("{} {count} 处", severity.chinese()))
    };
    let all = [Severity::Error, Severity::Warning, Severity::Notice];
    all.into_iter().filter_map(count).collect::<Vec<_>>().join("，")
}
