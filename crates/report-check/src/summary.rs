//! A check in a few lines: what was looked at, what holds, what was found, what was accepted and why.
//! It must not count anything itself.

use crate::assess::Assessed;
use crate::export::Totals;
use crate::visible::visible;
use report_core::{Diagnostic, Report};
use report_validate::Summary;

/// The summary of one report in lines of Chinese, each with its end.
#[must_use]
pub fn summary(report: &Assessed) -> String {
    let mut lines = vec![title(report), relations(&report.summary)];
    lines
        .extend(report.summary.reasons.iter().map(|(why, count)| format!("    {why}：{count} 条")));
    lines.extend(bases(&report.summary).map(|bases| format!("  {bases}")));
    lines.push(findings(&report.summary));
    lines.extend(report.diagnostics.iter().filter_map(accepted));
    lines.join("\n") + "\n"
}

/// How many reports there were with those that could not be read, in one line with its end; nothing
/// where there is only one.
#[must_use]
pub fn of_all(totals: &Totals, unreadable: usize) -> String {
    let all = totals.reports + unreadable;
    let kinds = [(totals.faulty, "有错误"), (unreadable, "读不了")];
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} 份{what}")).collect();
    let result = if kinds.is_empty() { "都没有错误".to_owned() } else { kinds.join("，") };
    if all > 1 { format!("共 {all} 份年报，{result}\n") } else { String::new() }
}

fn title(report: &Assessed) -> String {
    let (file, Report { agency, edition, .. }) = (visible(&report.name), &report.report);
    let agency = visible(&agency.name.value);
    let Some(year) = report.report.written_year() else {
        return format!("{file}：{agency}没有写年度");
    };
    let whose = format!("{agency} {year} 年度报告");
    format!("{file}：{}，{} 版表格", whose.trim_start(), edition.value.key())
}

/// What was looked at, in one line.
pub(crate) fn relations(summary: &Summary) -> String {
    let Summary { relations, held, failed, undecided, .. } = summary;
    let rest = [("不成立", failed), ("无法判断", undecided)];
    let rest = rest.into_iter().filter(|(_, count)| **count > 0);
    let rest = rest.map(|(name, count)| format!("，{name} {count} 条"));
    format!("  勾稽关系 {relations} 条，成立 {held} 条") + &rest.collect::<String>()
}

/// On which lawful basis prose counts requests, where it leaves a choice.
pub(crate) fn bases(summary: &Summary) -> Option<String> {
    let names: Vec<_> = summary.bases.iter().map(|basis| basis.chinese()).collect();
    (!names.is_empty()).then(|| format!("正文的申请件数按{}计", names.join("和")))
}

/// What was found, in one line.
pub(crate) fn findings(summary: &Summary) -> String {
    let Summary { errors, warnings, notices, accepted, .. } = *summary;
    let counts = counts(&[
        ("错误", errors),
        ("警告", warnings),
        ("提示", notices),
        ("已说明的不符", accepted),
    ]);
    format!("  {}", counts.as_deref().unwrap_or("没有发现问题"))
}

/// How many of each there are, in Chinese; nothing where there are none at all.
///
/// ```
/// use report_check::summary::counts;
///
/// assert_eq!(counts(&[("错误", 2), ("警告", 0)]).as_deref(), Some("错误 2 处"));
/// assert_eq!(counts(&[("错误", 0)]), None);
/// ```
#[must_use]
pub fn counts(counts: &[(&str, usize)]) -> Option<String> {
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<_> = counts.map(|(name, count)| format!("{name} {count} 处")).collect();
    (!counts.is_empty()).then(|| counts.join("，"))
}

fn accepted(found: &Diagnostic) -> Option<String> {
    let reason = visible(found.accepted.as_deref()?);
    let at = found.at.as_ref().map(ToString::to_string).unwrap_or_default();
    Some(format!("    {}（{at}）{}\n      理由：{reason}", found.rule, visible(&found.message)))
}
