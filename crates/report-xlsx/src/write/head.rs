//! The first sheet: who reports, for which year, in which edition, how to reach them. Each value has the
//! name its key has in a report file. It must not hold figures.

use super::sheet::{Area, Item, Prompt, Rule, Sheet, Style, Value};
use report_core::Report;
use report_core::report::{AgencyKind, ContactKey, DEADLINE};

/// What its tab says.
pub(super) const NAME: &str = "基本信息";

/// How wide its columns are: what is asked, the answer, a remark.
const WIDTHS: [u16; 3] = [16, 44, 64];

/// One line: what is asked and its answer.
struct Line {
    key: String,
    label: &'static str,
    value: Value,
    style: Style,
    /// What stands beside the answer.
    remark: String,
    rule: Rule,
}

/// The sheet.
pub(super) fn sheet(report: &Report) -> Sheet {
    let all = 0..WIDTHS.len();
    let hint = "白色格可以改，灰色格不用改。";
    let mut items = vec![
        Item::text(Area::row(0, all.clone()), report.title().concat(), Style::Title),
        Item::text(Area::row(1, all), hint, Style::Hint),
    ];
    for (row, line) in (2..).zip(lines(report)) {
        items.push(Item::text(Area::cell(row, 0), line.label, Style::RowLabel));
        let answer = Item::new(Area::cell(row, 1), line.value, line.style).named(line.key);
        let prompt = |message| Prompt { title: line.label.to_owned(), message, rule: line.rule };
        let asks = line.style == Style::FillText && !line.remark.is_empty();
        items.push(if asks { answer.prompted(prompt(line.remark.clone())) } else { answer });
        items.push(Item::text(Area::cell(row, 2), line.remark, Style::Hint));
    }
    Sheet { name: NAME.to_owned(), items, widths: WIDTHS.to_vec(), ..Sheet::default() }
}

fn lines(report: &Report) -> Vec<Line> {
    let agency = &report.agency;
    let issuer = agency.issuer.as_ref().map(|issuer| issuer.value.as_str());
    let published = report.document.published.as_ref().map(|date| date.value.to_string());
    let deadline = agency.kind.deadline(report.year.value);
    let kinds = AgencyKind::ALL.iter().map(|kind| kind.chinese()).collect();
    let mut lines = vec![
        typed("agency.name", "机关名称", Some(&agency.name.value), "写全称"),
        Line {
            rule: Rule::OneOf(kinds),
            ..typed("agency.kind", "机关类别", Some(agency.kind.chinese()), "从下拉列表里选")
        },
        typed("agency.issuer", "编制机构", issuer, "由别的机构编制时才填"),
        fixed("year", "报告年度", Value::Number(report.year.value.into()), ""),
        fixed(
            "edition",
            "表格版本",
            Value::Text(report.edition.value.key().to_owned()),
            report.form().issued_by,
        ),
        typed(
            "document.published",
            "公布日期",
            published.as_deref(),
            &format!("如 {deadline}；不迟于这一天（{}）", DEADLINE.0),
        ),
    ];
    lines.extend(ContactKey::ALL.iter().map(|key| {
        let value = report.contact.get(*key).map(|value| value.value.as_str());
        let example = format!("如 {}；可以不填", key.example());
        typed(&format!("contact.{}", key.key()), key.chinese(), value, &example)
    }));
    lines.extend(report.document.incomplete.as_ref().map(|lacks| {
        let value = Value::Text(lacks.value.clone());
        fixed("document.incomplete", "汇总未完成", value, "收齐以前不能公布")
    }));
    lines
}

fn typed(key: &str, label: &'static str, value: Option<&str>, remark: &str) -> Line {
    let value = value.filter(|value| !value.is_empty());
    Line {
        key: key.to_owned(),
        label,
        value: value.map_or(Value::Blank, |value| Value::Text(value.to_owned())),
        style: Style::FillText,
        remark: remark.to_owned(),
        rule: Rule::Anything,
    }
}

fn fixed(key: &str, label: &'static str, value: Value, remark: &str) -> Line {
    Line {
        key: key.to_owned(),
        label,
        value,
        style: Style::Fixed,
        remark: remark.to_owned(),
        rule: Rule::Anything,
    }
}
