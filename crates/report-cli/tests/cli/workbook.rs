//! `workbook`: a workbook to fill in, and never over a file.

use crate::Sandbox;
use insta::assert_snapshot;

#[test]
fn a_workbook_is_of_the_edition_of_its_year() {
    let sandbox = Sandbox::new();
    assert_snapshot!(sandbox.run(&["workbook", "2020"]), @"
    exit: 0
    --- stderr
    已写出 2020填报表.xlsx，表格按国办公开办函〔2019〕60号，用 WPS、Excel 或 LibreOffice 填写
    ");
    let args = ["workbook", "2025", "--agency", "云汀区教育局", "-o", "教育局.xlsx"];
    assert_snapshot!(sandbox.run(&args), @"
    exit: 0
    --- stderr
    已写出 教育局.xlsx，表格按国办公开办函〔2021〕30号，用 WPS、Excel 或 LibreOffice 填写
    ");
    let written = std::fs::read(sandbox.path("教育局.xlsx")).unwrap();
    assert!(written.starts_with(b"PK\x03\x04"));
}

#[test]
fn a_file_that_is_there_is_never_replaced() {
    let sandbox = Sandbox::new();
    std::fs::write(sandbox.path("2025填报表.xlsx"), "mine").unwrap();
    assert_snapshot!(sandbox.run(&["workbook", "2025"]), @"
    exit: 3
    --- stderr
    错误: 2025填报表.xlsx 已经存在，没有改动
    建议: 请用 -o 换一个文件名，或先移走原来的文件
    ");
    assert_eq!(std::fs::read(sandbox.path("2025填报表.xlsx")).unwrap(), b"mine");
}

#[test]
fn there_is_none_before_the_first_form_nor_with_a_name_of_a_book_s_length() {
    let sandbox = Sandbox::new();
    assert_snapshot!(sandbox.run(&["workbook", "2018"]), @"
    exit: 2
    --- stderr
    错误: 2018 年度没有统一的年报格式，统一格式自 2019 年度起
    ");
    let long = "长".repeat(33_000);
    let shown = sandbox.run(&["workbook", "2025", "--agency", &long]);
    assert!(shown.contains("超过工作簿一格能放的 32767 个字符"), "{shown}");
    assert!(!sandbox.path("2025填报表.xlsx").exists());
}
