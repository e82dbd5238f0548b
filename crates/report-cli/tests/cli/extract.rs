//! `extract`: what a PDF carries comes out as it went in, and over no other file.

use crate::Sandbox;
use insta::assert_snapshot;
use std::fs;

/// A PDF of the report of 2024 alone in a folder, and the folder it was made in.
fn made() -> (Sandbox, Sandbox) {
    let (origin, sandbox) = (Sandbox::with_reports(), Sandbox::new());
    origin.run(&["pdf", "2024.toml"]);
    sandbox.write("2024.pdf", fs::read(origin.path("2024.pdf")).unwrap());
    (origin, sandbox)
}

#[test]
fn the_files_come_out_as_they_went_in() {
    let (origin, sandbox) = made();
    assert_snapshot!(sandbox.run(&["extract", "2024.pdf"]), @"
    exit: 0
    --- stderr
    已取出 2024.toml
    已取出引用的 2023.toml
    已取出引用的 2024/outcomes.png
    ");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"]);
    for name in sandbox.files() {
        assert_eq!(fs::read(sandbox.path(&name)).unwrap(), fs::read(origin.path(&name)).unwrap());
    }
}

#[test]
fn the_extracted_report_gives_the_same_pdf() {
    let (_, sandbox) = made();
    let first = fs::read(sandbox.path("2024.pdf")).unwrap();
    sandbox.run(&["extract", "2024.pdf"]);
    sandbox.run(&["pdf", "2024.toml", "-o", "again.pdf"]);
    assert_eq!(fs::read(sandbox.path("again.pdf")).unwrap(), first);
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_kept() {
    let sandbox = Sandbox::with_reports();
    let text = format!("\u{feff}{}", sandbox.read("2024.toml").replace('\n', "\r\n"));
    sandbox.write("2024.toml", &text);
    sandbox.run(&["pdf", "2024.toml"]);
    sandbox.run(&["extract", "2024.pdf", "-o", "out/2024.toml"]);
    assert_eq!(sandbox.read("out/2024.toml"), text);
}

#[test]
fn the_report_may_be_given_another_place() {
    let (_, sandbox) = made();
    assert_snapshot!(sandbox.run(&["extract", "2024.pdf", "-o", "out/report.toml"]), @"
    exit: 0
    --- stderr
    已取出 out/report.toml
    已取出引用的 out/2023.toml
    已取出引用的 out/2024/outcomes.png
    ");
    let files = ["2024.pdf", "out/2023.toml", "out/2024/outcomes.png", "out/report.toml"];
    assert_eq!(sandbox.files(), files);
}

#[test]
fn a_file_that_is_another_is_never_replaced() {
    let (_, sandbox) = made();
    sandbox.write("2023.toml", "mine");
    assert_snapshot!(sandbox.run(&["extract", "2024.pdf"]), @"
    exit: 3
    --- stderr
    错误: 2023.toml 已经存在，没有改动
    建议: 请用 -o 换一个文件名，或先移走原来的文件
    ");
    assert_eq!(sandbox.read("2023.toml"), "mine");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf"]);
}

#[test]
fn files_that_are_there_already_are_left_alone() {
    let (origin, _) = made();
    let shown = origin.run(&["extract", "2024.pdf"]);
    assert!(shown.starts_with("exit: 0\n"), "{shown}");
}

#[test]
fn a_failed_extraction_leaves_nothing_behind() {
    let (_, sandbox) = made();
    sandbox.write("out/2024", "a file where a folder has to be");
    let shown = sandbox.run(&["extract", "2024.pdf", "-o", "out/2024.toml"]);
    assert!(shown.starts_with("exit: 3\n"), "{shown}");
    assert_eq!(sandbox.files(), ["2024.pdf", "out/2024"]);
}

#[test]
fn a_file_that_carries_no_report_is_told() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["extract", "2024.toml"]), @"
    exit: 2
    --- stderr
    错误: 2024.toml：不是 PDF 文件，或已损坏
    ");
    assert_snapshot!(sandbox.run(&["extract", "2025.pdf"]), @"
    exit: 2
    --- stderr
    错误: 读不了 2025.pdf：没有这个文件或文件夹
    ");
}
