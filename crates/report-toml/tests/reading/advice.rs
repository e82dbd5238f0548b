//! What is typed wrong is said once, and what the help says to type is right.

use crate::common::{check, complete, read};
use proptest::prelude::*;
use report_core::{Diagnostic, Edition};
use std::collections::BTreeSet;

const ROW: &str = "\ngranted = [0, 0, 0, 0, 0, 0, 0]";
const DOCUMENT: &str = "[document]\npublished = 2023-01-28\nsignature = true\n\n[contact]\nphone = \"0539-8123456\"\n\n";

/// A complete report with a document and a contact.
fn whole() -> String {
    complete(Edition::Format2021).replace("[overview]", &format!("{DOCUMENT}[overview]"))
}

fn damaged(from: &str, to: &str) -> String {
    let text = whole();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn a_line_with_chinese_quotes_outside_a_text_is_one_damaged_line() {
    let line = "　　严格执行“三审三校”制度，全年未发生泄密事件。";
    insta::assert_snapshot!(check(&damaged("正文。\n'''", &format!("正文。\n'''\n{line}"))), @"19:3 [严格执行“三审三校”制度，全年未发生泄密事件。] missing-equals 这一行缺少等号 | 像是正文，请移到 ''' 与 ''' 之间；不要的请删去，或在行首加 #");
    insta::assert_snapshot!(check(&damaged("[requests]", &format!("[requests]\n{line}"))), @"29:3 [严格执行“三审三校”制度，全年未发生泄密事件。] missing-equals 这一行缺少等号 | 像是正文，请移到 ''' 与 ''' 之间；不要的请删去，或在行首加 #");
    insta::assert_snapshot!(check(&damaged("[requests]", &format!("[requests]\n“{line}"))), @"29:1 [“　　严格执行“三审三校”制度，全年未发生泄密事] missing-equals 这一行缺少等号 | 像是正文，请移到 ''' 与 ''' 之间；不要的请删去，或在行首加 #");
}

#[test]
fn three_chinese_quotes_are_the_delimiter_of_a_text() {
    for quotes in ["‘‘‘", "’’’", "“““", "””"] {
        let quotes = if quotes == "””" { "”””" } else { quotes };
        let text = damaged("text = '''\n正文。\n'''", &format!("text = {quotes}\n正文。\n'''"));
        let found = read(&text).found;
        let rules: Vec<_> = found.iter().map(|found| found.rule).collect();
        assert_eq!(rules, ["full-width-punctuation"], "{quotes}");
    }
    insta::assert_snapshot!(check(&damaged("text = '''\n正文。\n'''", "text = ‘‘‘\n正文。\n'''")), @"16:8 [‘‘‘] full-width-punctuation 这里的 ‘‘‘ 应是三个英文单引号 | 请写 '''，多半是输入法或 Word 自动改的");
    insta::assert_snapshot!(check(&damaged("正文。\n'''", "正文。\n’’’")), @"18:1 [’’’] full-width-punctuation 这里的 ’’’ 应是三个英文单引号 | 请写 '''，多半是输入法或 Word 自动改的");
}

#[test]
fn after_damage_nothing_is_called_missing_and_no_zeros_are_advised() {
    let found = check(&damaged("[requests]\n", "[requests\n").replace(ROW, "\n本级"));
    assert!(!found.contains("missing-row") && !found.contains("0, 0"), "{found}");
    let found = check(&damaged(ROW, ""));
    assert!(found.contains("missing-row") && !found.contains("0, 0"), "{found}");
}

#[test]
fn a_header_inside_a_text_is_pointed_at() {
    let text = whole()
        .replace("正文。\n'''", "正文。\n")
        .replace("[proactive_disclosure]", "[cases]\n'''\n[proactive_disclosure]");
    insta::assert_snapshot!(check(&text.replace("\n[cases]\nrecon", "\n[x]\nrecon").replace("[x]", "# ")), @r"
    20:1 [[cases]] missing-section “四、政府信息公开行政复议、行政诉讼情况”的 [cases] 写在了另一段文字里面 | 请在它前面另起一行写 '''，结束上一段文字
    58:1 [reconsideration] misplaced-key “reconsideration”不属于[requests] | 这一项应写在 [cases] 下
    59:1 [direct_litigation] misplaced-key “direct_litigation”不属于[requests] | 这一项应写在 [cases] 下
    60:1 [litigation_after_reconsi] misplaced-key “litigation_after_reconsideration”不属于[requests] | 这一项应写在 [cases] 下
    ");
}

#[test]
fn a_value_is_read_by_what_its_key_asks_for() {
    for (from, to) in [
        (ROW, "\ngranted = 0,0,0,0,0,0,0"),
        (ROW, "\ngranted = [0\t0\t0\t0\t0\t0\t0]"),
        (ROW, "\ngranted = 0\t0\t0\t0\t0\t0\t0"),
        (ROW, "\ngranted = 【０，０，０，０，０，０，０】"),
        (ROW, "\ngranted = （0，0，0，0，0，0，0）"),
        ("2023-01-28", "2023年1月28日"),
        ("2023-01-28", "“2023年1月28日”"),
        ("2023-01-28", "\"2023-01-28\""),
        ("signature = true", "signature = 是"),
        ("signature = true", "signature = \"是\""),
        ("phone = \"0539-8123456\"", "phone = ０５３９－８１２３４５６"),
        ("year = 2022", "year = \"2022\""),
        ("edition = \"2021\"", "edition = 2021"),
        ("text = '''\n正文。\n'''", "text = ‘‘‘\n正文。\n'''"),
        ("administrative_fees = [0]", "administrative_fees = [\"125000元\"]"),
    ] {
        let text = damaged(from, to);
        let found = read(&text).found;
        let [only] = found.iter().collect::<Vec<_>>()[..] else { panic!("{to}: {found:?}") };
        let after = read(&only.edit.as_ref().unwrap().made_in(&text).unwrap());
        assert!(after.found.is_empty(), "{to}: {}", after.lines());
        let typed = &only.edit.as_ref().unwrap().text;
        assert!(only.help.iter().any(|help| help.contains(typed)), "{to}: {:?}", only.help);
    }
}

#[test]
fn what_lost_its_form_when_pasted_is_told_and_mended() {
    for (prose, rule) in [
        ("领域\t上年\t本年\n水利工程建设\t287\t312\n教育\t\t25", "pasted-table"),
        ("水利工程建设 287 312 25\n义务教育 1,286 12 0", "pasted-table"),
        (
            "主动公开情况\n\n全年通过网站公开信息，比上年有所增加，没有发生差错。",
            "unmarked-heading",
        ),
    ] {
        let text = damaged("正文。", prose);
        let found = read(&text).found;
        let [only] = found.iter().collect::<Vec<_>>()[..] else { panic!("{prose}: {found:?}") };
        assert_eq!(only.rule, rule);
        let after = read(&only.edit.as_ref().unwrap().made_in(&text).unwrap());
        assert!(after.found.is_empty(), "{prose}: {}", after.lines());
    }
    insta::assert_snapshot!(check(&damaged("正文。", "领域\t上年\t本年\n水利\t287\t312")), @"17:1 [领域	上年	本年⏎水利	287	312] pasted-table 这 2 行像是从 Excel 粘贴的表，会按 2 段文字印出 | 要印成表格请每格之间用竖线：第一行 | 领域 | 上年 | 本年 |，第二行 | --- | --- | --- |，以下如 | 水利 | 287 | 312 |；上面可写一行“表：表题”");
    for prose in
        ["主动公开情况", "收到申请12件\n全年通过网站公开信息，比上年有所增加，没有差错。", "甲 1 2"]
    {
        assert_eq!(check(&damaged("正文。", prose)), "", "{prose}");
    }
}

#[test]
fn empty_cells_are_named_and_not_filled() {
    insta::assert_snapshot!(check(&damaged(ROW, "\ngranted = [18,3,,,1,,22]")), @r#"31:11 [[18,3,,,1,,22]] misplaced-comma 第 3、4、6 格是空的 | 没有的请写 0，没有填的请写 """#);
    insta::assert_snapshot!(check(&damaged(ROW, "\ngranted = 18\t3\t\t\t1\t\t22")), @r#"31:11 [18	3			1		22] misplaced-comma 第 3、4、6 格是空的 | 没有的请写 0，没有填的请写 """#);
}

#[test]
fn what_is_absent_has_no_value() {
    insta::assert_snapshot!(check("<!DOCTYPE html>\n<html></html>"), @"1:1 [] not-a-report 不是年报文件：这是网页 | 请检查文件名；要新建年报请用 report-cli new，再把内容填进去");
    insta::assert_snapshot!(check("一\t18\t3\n二\t0\t1\n"), @"1:1 [] not-a-report 不是年报文件：这是从表格软件复制来的、以制表符分隔的表 | 请检查文件名；要新建年报请用 report-cli new，再把内容填进去");
    insta::assert_snapshot!(check("[package]\nname = \"a\"\nversion = \"0.1\"\n"), @"1:1 [] not-a-report 不是年报文件：没有 edition、year、[agency] 或年报的任何一部分 | 请检查文件名；要新建年报请用 report-cli new，再把内容填进去");
    let read = read(&damaged("year = 2022", "year = \"2022\""));
    assert_eq!((read.report.year.value, read.report.written_year()), (2022, Some(2022)));
    assert_eq!(self::read(&damaged("year = 2022\n", "")).report.written_year(), None);
}

#[test]
fn the_decoded_text_of_every_string_is_looked_at() {
    for escape in ["\\n", "\\r", "\\f", "\\b", "\\e", "\\u202e", "\\u0007", "\\ue000"] {
        for (from, to) in [
            ("\"甲县人民政府\"", format!("\"甲县{escape}人民政府\"")),
            ("granted = [0,", format!("granted = [\"0（{escape}）\",")),
            ("text = '''\n正文。\n'''", format!("text = \"正文{escape}。\"")),
            ("[document]\n", format!("[document]\ntitle = [\"甲县人民政府{escape}\", \"报告\"]\n")),
            ("[cases]\n", format!("[cases]\nnotes = [\"注{escape}\"]\n")),
        ] {
            let prose = to.starts_with("text") && matches!(escape, "\\n" | "\\r");
            let found = read(&damaged(from, &to)).found;
            let told = found.iter().any(|found| {
                ["control-character", "hidden-character", "private-use-character"]
                    .contains(&found.rule)
            });
            assert_eq!(told, !prose, "{to}: {found:?}");
        }
    }
    insta::assert_snapshot!(check(&damaged("\"甲县人民政府\"", "\"甲县\\n人民政府\"")), @r"5:11 [\n] control-character 文字里有控制字符（U+000A，换行） | 请删去它；用反斜杠写出的，删去反斜杠和后面的字母或数字");
}

#[test]
fn an_office_s_kind_is_told_by_its_name() {
    insta::assert_snapshot!(check(&damaged("甲县人民政府", "甲县教育局")), @r#"6:9 [government] agency-kind-mismatch “甲县教育局”像是政府部门或其他行政机关，kind 写的是 government（各级人民政府） | 请核对；是政府部门或其他行政机关的请写 kind = "department""#);
    insta::assert_snapshot!(check(&damaged("甲县人民政府", "甲县教育局").replace("kind = \"government\"\n", "")), @r#"4:1 [[agency]] missing-key 缺少必填的 机关类别（agency.kind） | 请写 kind = "department"（政府部门或其他行政机关）"#);
}

/// Findings by rule and message, which places do not change.
fn told<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> BTreeSet<(&'static str, String)> {
    found.into_iter().map(|found| (found.rule, found.message.clone())).collect()
}

/// Makes what each finding advises, one at a time: that finding goes, and none comes but what could not be
/// seen for the damage.
pub(crate) fn follow(text: &str) -> Result<(), TestCaseError> {
    let before = read(text);
    for found in &before.found {
        let Some(edit) = &found.edit else { continue };
        let Some(changed) = edit.made_in(text) else {
            return Err(TestCaseError::fail(format!("{found:?} does not fit")));
        };
        let after = read(&changed);
        let this = (found.rule, found.message.clone());
        let of = |list: &report_core::Diagnostics| {
            list.iter().filter(|own| (own.rule, own.message.clone()) == this).count()
        };
        prop_assert!(of(&after.found) < of(&before.found), "{found:?} stays in {}", after.lines());
        let gone = told(&before.found);
        let new: Vec<_> =
            told(&after.found).into_iter().filter(|own| !gone.contains(own)).collect();
        prop_assert!(new.is_empty(), "{found:?} leads to {new:?}");
    }
    Ok(())
}

/// Ways a value or a line is typed wrong.
fn mistyped(line: &str, way: usize) -> String {
    let Some((key, value)) = line.split_once(" = ") else { return line.to_owned() };
    let inner = value.trim_matches(['[', ']']);
    let wide = |text: &str| -> String {
        let wide =
            |ch: char| char::from_u32(u32::from(ch) + 0xFEE0).filter(|_| ch.is_ascii_graphic());
        text.chars().map(|ch| wide(ch).unwrap_or(ch)).collect()
    };
    match way {
        0 => format!("{key} = {}", wide(value)),
        1 => format!("{key} ＝ {value}"),
        2 => format!("{key} = {}", inner.replace(", ", "\t")),
        3 => format!("{key} = 【{}】", inner.replace(", ", "、")),
        4 => format!("{key} = {inner}"),
        5 => format!("{key} = “{}”", value.trim_matches('"')),
        6 => format!("{key} = {}", value.trim_matches('"')),
        7 => format!("{key} = ({})", inner.replace(',', "；")),
        8 => format!("　{key} = {}", inner.replace(", ", " ")),
        9 => format!("{key}：{value}"),
        10 => format!(
            "{key} = {}",
            value.replace("true", "是").replace("2023-01-28", "2023年1月28日")
        ),
        _ => line.replacen('0', "O", 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_law_of_advice(lines in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12), 1..3)) {
        let text = whole();
        let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
        for (at, way) in lines {
            let at = at.index(all.len());
            all[at] = mistyped(&all[at], way);
        }
        follow(&(all.join("\n") + "\n"))?;
    }
}
