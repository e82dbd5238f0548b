//! `title-year-mismatch`: a typed title must not name another year.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::{Kind, numbers};
use report_core::form::Citation;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "title-year-mismatch",
    title: "标题里的年份不是报告年度",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第四十九条（上一年度的年度报告）")],
    doc: include_str!("title_year_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    for line in &cx.report.document.title {
        let mut years = numbers(&line.value).into_iter().filter(|number| number.kind == Kind::Year);
        let Some(other) = years.find(|number| number.value != year.into()) else { continue };
        let message = format!("标题写的是{}年，报告年度是{year}年", other.value);
        let found = sink.rule().finding(message).at(Place::Key("document.title".to_owned()));
        let found = found.primary(line.span, "").secondary(cx.report.year.span, "报告年度");
        sink.report(found);
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    #[test]
    fn nothing_is_held_against_a_year_nobody_wrote() {
        for (year, expected) in [("year = 2024", 3), ("", 0), ("year = \"明年\"", 0)] {
            let file = format!(
                "edition = \"2021\"\n{year}\n[document]\ntitle = \"云汀区2023年报告\"\npublished = 2024-12-30\n\
                 [overview]\ntext = '2023年，我区公开信息。统计数据的期限自2023年1月1日至2023年12月31日。'\n"
            );
            let found = check(&report_toml::read_text("a.toml", &file).report).diagnostics;
            let by_year =
                ["title-year-mismatch", "published-early", "wrong-statistics-period", "stale-year"];
            let found = found.iter().filter(|found| by_year.contains(&found.rule)).count();
            assert!(if expected == 0 { found == 0 } else { found >= expected }, "{year}: {found}");
        }
    }
}
