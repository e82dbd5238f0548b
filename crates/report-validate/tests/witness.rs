//! What a finding may name as the cause: only what no other figure of the report speaks against.

#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

use proptest::prelude::*;
use report_core::report::Previous;
use report_core::vocab::TableKey;
use report_core::{Edition, Report, Severity, Spanned};
use report_validate::check;

/// 表三 of a small office: 51 received, 3 carried over, 49 processed, 5 carried on.
const TRUE: [(&str, &str); 5] = [
    ("received", "[41, 9, 0, 0, 1, 0, 51]"),
    ("pending_at_start", "[2, 1, 0, 0, 0, 0, 3]"),
    ("granted", "[40, 8, 0, 0, 1, 0, 49]"),
    ("processed", "[40, 8, 0, 0, 1, 0, 49]"),
    ("pending_at_end", "[3, 2, 0, 0, 0, 0, 5]"),
];

/// That office's report with some rows written otherwise.
fn office(wrong: &[(&str, &str)], prose: &str) -> Report {
    report_toml::read_text("a.toml", &written(wrong, prose)).report
}

fn written(wrong: &[(&str, &str)], prose: &str) -> String {
    let mut text = format!(
        "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"云汀区教育局\"\nkind = \"department\"\n\
         [overview]\ntext = '''\n{prose}\n'''\n[requests]\n"
    );
    for row in Edition::Format2021.form().table(TableKey::Requests).row_keys() {
        let of = |list: &[(&str, &str)]| {
            let own = list.iter().find(|(key, _)| *key == row.key());
            own.map(|(_, cells)| (*cells).to_owned())
        };
        let cells = of(wrong).or_else(|| of(&TRUE)).unwrap_or("[0, 0, 0, 0, 0, 0, 0]".into());
        text.extend([row.key(), " = ", &cells, "\n"]);
    }
    text
}

/// The errors with all they say.
fn errors(report: &Report) -> String {
    let found = check(report).diagnostics;
    let errors = found.iter().filter(|found| found.severity == Severity::Error);
    let text = |found: &report_core::Diagnostic| {
        let lines = found.notes.iter().chain(&found.help).map(|line| format!("  {line}\n"));
        format!("{}\n{}", found.message, lines.collect::<String>())
    };
    errors.map(text).collect()
}

const PROSE: &str = "新收政府信息公开申请51件，其中自然人申请41件，上年结转3件。";

#[test]
fn the_true_numbers_and_what_prose_says_of_them_are_clean() {
    assert_eq!(errors(&office(&[], PROSE)), "");
}

#[test]
fn no_cause_is_stated_against_a_witness() {
    let wrong =
        [("received", "[41, 9, 0, 0, 1, 0, 50]"), ("pending_at_start", "[3, 1, 0, 0, 0, 0, 4]")];
    let told = errors(&office(&wrong, PROSE));
    assert!(!told.contains("填40") && !told.contains("应为40"), "{told}");
    insta::assert_snapshot!(told, @r"
    正文写“新收政府信息公开申请51件”，表三是50
      表三 一、本年新收政府信息公开申请数量 · 总计：50
      表或正文必有一处要改，以台账为准；正文可写 {{requests.received.total}}
    正文写“上年结转3件”，表三是4
      表三 二、上年结转政府信息公开申请数量 · 总计：4
      表或正文必有一处要改，以台账为准；正文可写 {{requests.pending_at_start.total}}
    本年新收加上年结转是44，办理结果总计加结转下年度是43，相差1
      表三“自然人”一列：第一项加第二项之和，等于第三项加第四项之和
      只看表内，“表三 一、本年新收政府信息公开申请数量 · 自然人”像是有误，但正文“其中自然人申请41件”与填的41相符，不能断定；请以台账为准
    总计填的是50，各类申请人相加是51，少了1
      “表三 一、本年新收政府信息公开申请数量 · 总计”应等于各类申请人之和
      可能的原因：“表三 一、本年新收政府信息公开申请数量 · 总计”可能有误：填的是50，正文“新收政府信息公开申请51件”与此不符，填51则这里相符
      只看表内，“表三 一、本年新收政府信息公开申请数量 · 自然人”像是有误，但正文“其中自然人申请41件”与填的41相符，不能断定；请以台账为准
    ");
}

#[test]
fn a_witness_tells_which_of_several_rows_is_wrong() {
    let wrong = [("pending_at_start", "[3, 1, 0, 0, 0, 0, 4]")];
    insta::assert_snapshot!(errors(&office(&wrong, PROSE)), @r"
    正文写“上年结转3件”，表三是4
      表三 二、上年结转政府信息公开申请数量 · 总计：4
      表或正文必有一处要改，以台账为准；正文可写 {{requests.pending_at_start.total}}
    本年新收加上年结转是44，办理结果总计加结转下年度是43，相差1
      表三“自然人”一列：第一项加第二项之和，等于第三项加第四项之和
      可能的原因：“表三 二、上年结转政府信息公开申请数量”的自然人和总计可能都多了1：正文“上年结转3件”与所填不符，填2和3则都相符
      同一处还使这里不符：表三“总计”一列：第一项加第二项之和，等于第三项加第四项之和，本年新收加上年结转是55，办理结果总计加结转下年度是54，相差1
      请核对以上各行的原始数据，以台账为准
    ");
    insta::assert_snapshot!(errors(&office(&wrong, "")), @r"
    本年新收加上年结转是44，办理结果总计加结转下年度是43，相差1
      表三“自然人”一列：第一项加第二项之和，等于第三项加第四项之和
      可能的原因：可能是其中一行有误：“表三 一、本年新收政府信息公开申请数量”的自然人和总计都多了1；或“表三 二、上年结转政府信息公开申请数量”的自然人和总计都多了1；或“表三 四、结转下年度继续办理”的自然人和总计都少了1
      同一处还使这里不符：表三“总计”一列：第一项加第二项之和，等于第三项加第四项之和，本年新收加上年结转是55，办理结果总计加结转下年度是54，相差1
      请核对以上各行的原始数据，以台账为准
    ");
}

#[test]
fn advice_that_a_witness_backs_leads_to_the_true_numbers() {
    let text = written(&[("received", "[41, 9, 0, 0, 1, 0, 50]")], PROSE);
    let after = follow(text, None).unwrap();
    assert!(after.cells.iter().eq(office(&[], PROSE).cells.iter()), "{after:?}");
    let unsaid = written(&[("received", "[41, 9, 0, 0, 1, 0, 50]")], "");
    assert!(follow(unsaid, None).is_none());
}

#[test]
fn a_value_is_advised_only_where_a_witness_states_it() {
    let wrong = [("received", "[41, 9, 0, 0, 1, 0, 50]")];
    insta::assert_snapshot!(errors(&office(&wrong, PROSE)), @r"
    正文写“新收政府信息公开申请51件”，表三是50
      表三 一、本年新收政府信息公开申请数量 · 总计：50
      表或正文必有一处要改，以台账为准；正文可写 {{requests.received.total}}
    总计填的是50，各类申请人相加是51，少了1
      “表三 一、本年新收政府信息公开申请数量 · 总计”应等于各类申请人之和
      可能的原因：该格可能有误：填的是50，正文“新收政府信息公开申请51件”与此不符，填51则它所在的2处都相符
      同一处还使这里不符：该格所在的列（第一项加第二项之和，等于第三项加第四项之和）
      请核对该格，看是否应为51，以台账为准
    ");
    insta::assert_snapshot!(errors(&office(&wrong, "")), @r"
    总计填的是50，各类申请人相加是51，少了1
      “表三 一、本年新收政府信息公开申请数量 · 总计”应等于各类申请人之和
      可能的原因：该格可能有误：填的是50，像是少了1，它所在的2处都不符
      同一处还使这里不符：该格所在的列（第一项加第二项之和，等于第三项加第四项之和）
      请核对该格，以台账为准
    ");
}

/// A cell's text in the file, replaced as findings advise, until none does so any more: what is left of
/// the mistakes, or nothing where errors are left.
fn follow(mut text: String, last: Option<&Report>) -> Option<Report> {
    for _ in 0..20 {
        let mut report = report_toml::read_text("a.toml", &text).report;
        let last = last.map(|last| Box::new(last.clone()));
        report.previous =
            last.map(|last| Previous { path: Spanned::default(), report: Some(last) });
        let checked = check(&report);
        let mut edits = checked.diagnostics.iter().filter_map(|found| found.edit.as_ref());
        match edits.next() {
            Some(edit) => text = edit.made_in(&text).unwrap(),
            None => return (!checked.diagnostics.blocks()).then_some(report),
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn following_the_advice_never_ends_in_a_clean_report_of_false_figures(
        mistakes in proptest::collection::vec((0_usize..5, 0_usize..7, prop_oneof![-9_i64..0, 1_i64..10]), 2..4),
        said: bool,
        compared: bool,
    ) {
        let mut rows: Vec<(&str, Vec<i64>)> = TRUE.iter().map(|(row, cells)| {
            let cells = cells.trim_matches(['[', ']']).split(", ");
            (*row, cells.map(|cell| cell.parse().unwrap()).collect())
        }).collect();
        for (row, column, by) in mistakes {
            let cell = &mut rows[row].1[column];
            *cell = (*cell + by).max(0);
        }
        let rows: Vec<(&str, String)> =
            rows.iter().map(|(row, cells)| (*row, format!("{cells:?}"))).collect();
        let wrong: Vec<(&str, &str)> = rows.iter().map(|(row, cells)| (*row, cells.as_str())).collect();
        let text = written(&wrong, if said { PROSE } else { "" });
        let last = office(&[("pending_at_end", "[2, 1, 0, 0, 0, 0, 3]")], "");
        let before = report_toml::read_text("a.toml", &text).report;
        prop_assume!(check(&before).diagnostics.blocks());
        if let Some(after) = follow(text, compared.then_some(&last)) {
            let truth = office(&[], "");
            for cell in truth.cells.keys() {
                prop_assert_eq!(after.cells[cell].value.value, truth.cells[cell].value.value, "{}", cell);
            }
        }
    }
}

#[test]
fn a_table_that_is_not_filled_in_is_one_finding() {
    let nothing = "[0, 0, 0, 0, 0, 0, 0]";
    let rows = ["received", "granted", "processed", "pending_at_end"].map(|row| (row, nothing));
    insta::assert_snapshot!(errors(&office(&rows, "")), @r"
    表三还没有填：除上年结转外都是0
      表三“自然人”一列：第一项加第二项之和，等于第三项加第四项之和
      请填本年新收、各项办理结果和结转下年度；上年结转的申请本年都有结果或结转
    ");
    let begun = [("received", nothing), ("processed", nothing), ("pending_at_end", nothing)];
    assert!(!errors(&office(&begun, "")).contains("还没有填"));
}

#[test]
fn last_year_s_report_is_a_witness() {
    let last = office(&[("pending_at_end", "[2, 1, 0, 0, 0, 0, 3]")], "");
    let mut report = office(&[("pending_at_start", "[2, 2, 0, 0, 0, 0, 3]")], "");
    report.previous = Some(Previous { path: Spanned::default(), report: Some(Box::new(last)) });
    insta::assert_snapshot!(errors(&report), @r"
    总计填的是3，各类申请人相加是4，少了1
      “表三 二、上年结转政府信息公开申请数量 · 总计”应等于各类申请人之和
      可能的原因：该行“商业企业”可能有误：填的是2，上年报告结转下年度的1（商业企业）与此不符，填1则它所在的2处都相符
      同一处还使这里不符：表三 一、本年新收政府信息公开申请数量 · 商业企业
      请核对该行“商业企业”，看是否应为1，以台账为准
    ");
}
