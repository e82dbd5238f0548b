//! `check` as a person reads it.

use crate::Sandbox;
use insta::assert_snapshot;

/// A row whose total is right, and the same with its total one too high.
const GRANTED: &str = "[14,  2,  1,  0,  1,  0, 18]";
const GRANTED_WRONG: &str = "[14,  2,  1,  0,  1,  0, 19]";

fn check_changed(old: &str, new: &str) -> String {
    Sandbox::with_change(old, new).run(&["check", "2024.toml"])
}

#[test]
fn a_clean_report_passes() {
    assert_snapshot!(Sandbox::with_reports().run(&["check", "2024.toml"]), @"
    exit: 0
    --- stdout
    2024.toml：云汀区人民政府 2024 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条
      正文的申请件数按本年新收计
      没有发现问题
    ");
}

#[test]
fn a_wrong_total_is_shown_with_its_parts() {
    assert_snapshot!(check_changed(GRANTED, GRANTED_WRONG));
}

#[test]
fn a_known_fault_is_accepted_and_listed_with_its_reason() {
    let sandbox = Sandbox::with_change(GRANTED, GRANTED_WRONG);
    let expect = "\n[[expect]]\nrule = \"requester-total-mismatch\"\n\
                  at = \"requests.granted.total\"\nreason = \"原文如此\"\n";
    sandbox.write("2024.toml", sandbox.read("2024.toml") + expect);
    assert_snapshot!(sandbox.run(&["check", "2024.toml"]), @"
    exit: 0
    --- stdout
    2024.toml：云汀区人民政府 2024 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条，不成立 2 条
      正文的申请件数按本年新收计
      已说明的不符 1 处
        requester-total-mismatch（requests.granted.total）总计填的是19，各类申请人相加是18，多了1
          理由：原文如此
    ");
}

#[test]
fn a_warning_does_not_fail_the_check() {
    assert_snapshot!(check_changed("normative_documents = [2, 1, 30]", "normative_documents = [2, 1, 31]"), @"
    exit: 0
    --- stdout
    警告[in-force-mismatch]: “表二 行政规范性文件 · 现行有效件数”填的是31，上年现行有效加本年制发减本年废止是30，多了1
      --> 2024.toml:26:30
       |
    26 | normative_documents = [2, 1, 31]
       |                        -  -  ^^ 填的是31，应为30
       |                        |  |
       |                        |  本年“表二 行政规范性文件 · 本年废止件数”1
       |                        本年“表二 行政规范性文件 · 本年制发件数”2
       |
      ::: 2023.toml:23:30
       |
    23 | normative_documents = [2, 1, 29]
       |                              -- 上年“表二 行政规范性文件 · 现行有效件数”29
       |
       = 说明: 修订、集中清理的计数口径不同会使两年接不上，应在报告中说明
       = 依据: 国办公开办函〔2021〕30号 表二 第二十条第（一）项 现行有效件数

    2024.toml：云汀区人民政府 2024 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条，不成立 1 条
      正文的申请件数按本年新收计
      警告 1 处
    ");
}

#[test]
fn a_relation_that_cannot_be_judged_says_why() {
    assert_snapshot!(check_changed("reconsideration                  = [3, 1, 0, 0, 4]\n", ""), @r"
    exit: 1
    --- stdout
    错误[missing-row]: 缺少 表四 行政复议
      --> 2024.toml:59:1
       |
    59 | [cases]
       | ^^^^^^^
       |
       = 建议: 请在 [cases] 下写 reconsideration = [结果维持, 结果纠正, 其他结果, 尚未审结, 总计]，填上台账里的数，没有的写 0

    2024.toml：云汀区人民政府 2024 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条，无法判断 # 条
        表四 行政复议 没有填全：1 条
      正文的申请件数按本年新收计
      错误 1 处
    ");
}

#[test]
fn everything_wrong_is_shown_at_once() {
    let sandbox = Sandbox::with_change("name = ", "nmae = ");
    sandbox.change("2024.toml", "licensing           = 1200", "licensing           = 1,200");
    sandbox.change("2024.toml", "[ 3,  1,  0,  0,  0,  0,  4]", "[ 3,  1,  0,  0,  0,  4]");
    sandbox.change("2024.toml", "text = \"没有收取", "text = “没有收取");
    sandbox.change("2024.toml", "0000000。\"", "0000000。”");
    assert_snapshot!(sandbox.run(&["check", "2024.toml"]));
}

#[test]
fn hidden_characters_are_shown_and_tabs_keep_the_marks_in_place() {
    let shown = check_changed(
        "[ 0,  1,  0,  0,  0,  0,  1]",
        "[ 0,\t\u{200b}\u{1b}-1,  0,  0,  0,  0,  1]",
    );
    assert!(!shown.contains(['\u{200b}', '\u{1b}']), "{shown}");
    assert_snapshot!(shown);
}

#[test]
fn line_ends_of_windows_are_not_shown() {
    let sandbox = Sandbox::with_change(GRANTED, GRANTED_WRONG);
    let unix = sandbox.run(&["check", "2024.toml"]);
    sandbox.write("2024.toml", sandbox.read("2024.toml").replace('\n', "\r\n"));
    assert_eq!(sandbox.run(&["check", "2024.toml"]), unix);
}

#[test]
fn a_long_line_is_cut_around_its_mark() {
    let long = "依法公开".repeat(200);
    let shown = check_changed("\"公开的深度", &format!("\"{long}{{{{requests.recieved}}}}{long}"));
    let widest = shown.lines().map(|line| line.chars().count()).max();
    assert!(widest < Some(130), "{shown}");
}

#[test]
fn a_hundred_findings_are_shown_and_the_rest_counted() {
    let unknown: Vec<_> = (0..150).map(|number| format!("key{number} = 0\n")).collect();
    let sandbox = Sandbox::with_change("edition = ", &format!("{}edition = ", unknown.concat()));
    let shown = sandbox.run(&["check", "2024.toml"]);
    assert_eq!(shown.matches("错误[unknown-key]").count(), 100);
    assert!(shown.contains("\n另有 50 处没有列出；check --format json 列出全部\n"), "{shown}");
    assert!(shown.contains("  错误 150 处\n"));
    let json = sandbox.run(&["check", "2024.toml", "--format", "json"]);
    assert_eq!(json.matches("\"unknown-key\"").count(), 150);
}

#[test]
fn several_files_and_folders_are_checked_in_order_each_once() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["check", "2024.toml", ".", "./2023.toml"]), @r#"
    exit: 0
    --- stdout
    2024.toml：云汀区人民政府 2024 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条
      正文的申请件数按本年新收计
      没有发现问题
    提示[previous-not-used]: 未做跨年核对：没有写上年报告
     --> ./2023.toml:3:8
      |
    3 | year = 2023
      |        ^^^^
      |
      = 建议: 在文件开头写 previous = "2022.toml"，或用 --previous 指明

    ./2023.toml：云汀区人民政府 2023 年度报告，2021 版表格
      勾稽关系 # 条，成立 # 条，无法判断 # 条
        没有指明上年报告，未做跨年核对：14 条
      提示 1 处
    共 2 份年报，都没有错误
    "#);
}

#[test]
fn one_broken_file_does_not_hide_the_others() {
    let sandbox = Sandbox::with_change(GRANTED, GRANTED_WRONG);
    sandbox.write("2022.toml", "");
    let shown = sandbox.run(&["check", "."]);
    assert!(shown.starts_with("exit: 2\n"), "{shown}");
    for part in
        ["./2022.toml 是空的", "./2023.toml：", "[requester-total-mismatch]", "./2024.toml："]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn the_order_of_results_does_not_depend_on_the_number_of_threads() {
    let sandbox = Sandbox::with_change(GRANTED, GRANTED_WRONG);
    for number in 0..20 {
        sandbox.write(&format!("more/{number}.toml"), sandbox.read("2023.toml"));
    }
    let one = sandbox.run(&["check", "more", ".", "--jobs", "1"]);
    assert_eq!(sandbox.run(&["check", "more", ".", "--jobs", "7"]), one);
    assert_eq!(sandbox.run(&["check", "more", "."]), one);
}

#[test]
fn last_years_report_may_be_named_on_the_command_line() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("elsewhere/last.toml", sandbox.read("2023.toml"));
    sandbox.change("2024.toml", "previous = \"2023.toml\"", "previous = \"no.toml\"");
    let shown = sandbox.run(&["check", "2024.toml"]);
    assert!(shown.contains("[previous-unusable]"), "{shown}");
    let shown = sandbox.run(&["check", "2024.toml", "--previous", "elsewhere/last.toml"]);
    assert!(!shown.contains("[previous-unusable]"), "{shown}");
}

#[test]
fn a_report_is_read_from_standard_input() {
    let sandbox = Sandbox::with_change(GRANTED, GRANTED_WRONG);
    let file = std::fs::File::open(sandbox.path("2024.toml")).unwrap();
    let output = sandbox.command(&["check", "-"]).stdin(file).output().unwrap();
    let by_name = sandbox.run(&["check", "2024.toml"]);
    let shown = crate::shown(&output);
    assert_eq!(shown.replace("标准输入", "2024.toml"), by_name);
}
