//! How many offices the district's report says it covers, against the roster: in `document.members` and in
//! its prose. It must not correct them.

use crate::compare::District;
use crate::finding::Finding;
use crate::roster::{Role, Roster};
use crate::rules;
use report_claims::passage::{Passage, passages};
use report_core::{Decimal, Span};
use std::ops::Range;

/// Words of a sentence that speaks of what the report covers.
const COVERING: [&str; 2] = ["汇总", "编制"];

/// Every count of offices that differs from the roster.
#[must_use]
pub fn members(roster: &Roster, district: &District<'_>) -> Vec<Finding> {
    let document = &district.report.document;
    let kinds = [
        (Role::Department, "部门", "departments", document.members.departments),
        (Role::Town, "乡镇、街道", "towns", document.members.towns),
    ];
    let mut found = Vec::new();
    for (role, word, key, typed) in kinds {
        let count = roster.count(role);
        if let Some(typed) = typed.filter(|typed| *typed != count) {
            let message = format!(
                "document.members 写的{word}数（{key}）是{typed}，名册里今年应报的是{count}"
            );
            let found_one = rules::MEMBERS_MISMATCH.found(message).help("请核对名册，或再汇总一次");
            let finding = Finding::new(found_one).in_file(district.name);
            found.push(finding.with_values(typed.into(), count.into()));
        }
    }
    for passage in passages(district.report) {
        let mentions = mentions(&passage);
        found.extend(mentions.into_iter().filter_map(|(role, number, range)| {
            let count = Decimal::from(roster.count(role));
            let span = passage.span(&range);
            (number != count).then(|| said(district, &passage, role, number, count, span))
        }));
    }
    found
}

fn said(
    district: &District<'_>,
    passage: &Passage,
    role: Role,
    number: Decimal,
    count: Decimal,
    span: Option<Span>,
) -> Finding {
    let message =
        format!("正文写汇总的{}是{number}个，名册里今年应报的是{count}个", role.chinese());
    let found = rules::MEMBERS_MISMATCH.found(message).at(passage.section);
    let key = if role == Role::Town { "towns" } else { "departments" };
    let found = found.help(format!("请改正，或写 {{{{members.{key}}}}}，由程序取数"));
    district.placed(Finding::new(found), span).with_values(number, count)
}

/// `46个部门`, `8个镇` in sentences that speak of what the report covers.
fn mentions(passage: &Passage) -> Vec<(Role, Decimal, Range<usize>)> {
    let counted = passage.counted();
    let mut found = Vec::new();
    for sentence in &counted.sentences {
        let text = passage.text.get(sentence.clone()).unwrap_or_default();
        if !COVERING.iter().any(|word| text.contains(word)) {
            continue;
        }
        let own = counted.quantities.iter().filter(|it| sentence.contains(&it.range.start));
        for quantity in own {
            if passage.is_figure(&quantity.number.range) {
                continue;
            }
            let rest = passage.text.get(quantity.number.range.end..).unwrap_or_default();
            let rest = rest.strip_prefix('个').unwrap_or(rest);
            let role = if rest.starts_with("部门") {
                Role::Department
            } else if ["镇", "乡", "街道"].iter().any(|word| rest.starts_with(word)) {
                Role::Town
            } else {
                continue;
            };
            found.push((role, quantity.number.value, quantity.range.clone()));
        }
    }
    found
}
