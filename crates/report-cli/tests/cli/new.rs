//! `new`: a blank report that reads without an error, and never over a file.

use crate::Sandbox;
use insta::assert_snapshot;

#[test]
fn a_blank_report_reads_without_an_error() {
    let sandbox = Sandbox::new();
    for year in ["2019", "2020", "2021", "2025"] {
        let shown = sandbox.run(&["new", year]);
        let expected = format!(
            "exit: 0\n--- stderr\n已写出 {year}.toml，填好后运行 report-cli check {year}.toml\n"
        );
        assert_eq!(shown, expected);
        let shown = sandbox.run(&["check", &format!("{year}.toml")]);
        assert!(shown.starts_with("exit: 0\n"), "{shown}");
    }
    assert_eq!(sandbox.files(), ["2019.toml", "2020.toml", "2021.toml", "2025.toml"]);
}

#[test]
fn the_agency_is_filled_in() {
    let sandbox = Sandbox::new();
    sandbox.run(&[
        "new",
        "2025",
        "--agency",
        "云汀区\"水务\"局",
        "--kind",
        "department",
        "-o",
        "a.toml",
    ]);
    let text = sandbox.read("a.toml");
    assert!(text.contains(r#"name = "云汀区\"水务\"局""#), "{text}");
    assert!(text.contains("kind = \"department\""), "{text}");
}

#[test]
fn an_existing_file_is_never_replaced() {
    let sandbox = Sandbox::new();
    sandbox.write("2025.toml", "mine");
    assert_snapshot!(sandbox.run(&["new", "2025"]), @"
    exit: 3
    --- stderr
    错误: 2025.toml 已经存在，没有改动
    建议: 请用 -o 换一个文件名，或先移走原来的文件
    ");
    assert_eq!(sandbox.read("2025.toml"), "mine");
    assert_eq!(sandbox.files(), ["2025.toml"]);
}

#[test]
fn last_years_figures_are_carried_on() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["new", "2025", "--from", "2024.toml"]), @"
    exit: 0
    --- stderr
    已写出 2025.toml，填好后运行 report-cli check 2025.toml
    ");
    let text = sandbox.read("2025.toml");
    let row = |key: &str| text.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    let squeezed = row("pending_at_start").replace(' ', "");
    assert!(squeezed.starts_with("pending_at_start=[0,1,0,0,0,0,1]"), "{squeezed}");
    assert!(row("previous").contains("\"2024.toml\""));
    assert!(row("name").contains("\"云汀区人民政府\""));
}

#[test]
fn a_report_elsewhere_is_carried_on_but_not_named() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("new/x", "");
    assert_snapshot!(sandbox.run(&["new", "2025", "--from", "2024.toml", "-o", "new/2025.toml"]), @"
    exit: 0
    --- stderr
    注意：上年报告不在新报告的文件夹内，没有写入 previous，不能跨年核对
    已写出 new/2025.toml，填好后运行 report-cli check new/2025.toml
    ");
    assert!(!sandbox.read("new/2025.toml").contains("\nprevious"));
}

#[test]
fn only_last_years_report_is_carried_on() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["new", "2025", "--from", "2023.toml"]), @"
    exit: 2
    --- stderr
    错误: 2023.toml 是 2023 年度的报告，不是 2025 年度的上年报告
    ");
    assert_snapshot!(sandbox.run(&["new", "2025", "--from", "x.toml"]), @"
    exit: 2
    --- stderr
    错误: 读不了 x.toml：没有这个文件或文件夹
    ");
    sandbox.change("2024.toml", "[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    assert_snapshot!(sandbox.run(&["new", "2025", "--from", "2024.toml"]), @"
    exit: 0
    --- stderr
    注意：2024.toml 有 1 处错误，带入的数请逐格核对
    已写出 2025.toml，填好后运行 report-cli check 2025.toml
    ");
}

/// What is to be typed next can be typed, whatever the file is called.
#[test]
fn the_next_command_quotes_a_name_with_blanks() {
    let sandbox = Sandbox::with_reports();
    let made = sandbox.run(&["export", "2024.toml", "--to", "docx"]);
    assert!(made.contains("已写出 2024.docx"), "{made}");
    let taken = sandbox.run(&["import", "2024.docx", "-o", "我的 年报.toml"]);
    assert!(taken.contains("接着运行 report-cli check \"我的 年报.toml\""), "{taken}");
    let blank = sandbox.run(&["new", "2025", "-o", "新的 年报.toml"]);
    assert!(blank.contains("report-cli check \"新的 年报.toml\""), "{blank}");
}
