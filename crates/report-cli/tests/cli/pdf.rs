//! `pdf`: a report without errors is written, one with errors is not, and the file that was there
//! stays until the new one is whole.

use crate::Sandbox;
use insta::assert_snapshot;
use std::fs;

/// What a run says, without how many pages and bytes it wrote.
fn pdf(sandbox: &Sandbox, args: &[&str]) -> String {
    let shown = sandbox.run(&[&["pdf"], args].concat());
    let unmeasured = |line: &str| match (line.find('（'), line.find(" KB）")) {
        (Some(start), Some(end)) => [&line[..start], "（…", &line[end + " KB".len()..]].concat(),
        _ => line.to_owned(),
    };
    shown.split_inclusive('\n').map(unmeasured).collect()
}

fn bytes(sandbox: &Sandbox, name: &str) -> Vec<u8> {
    fs::read(sandbox.path(name)).unwrap()
}

#[test]
fn a_report_becomes_a_pdf_beside_it() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(pdf(&sandbox, &["2024.toml"]), @"
    exit: 0
    --- stderr
    已写出 2024.pdf（…）
    ");
    assert!(bytes(&sandbox, "2024.pdf").starts_with(b"%PDF-"));
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"]);
}

#[test]
fn characters_another_face_steps_in_for_are_told_when_asked() {
    let sandbox = Sandbox::with_change("都有安排。", "①都有㐀安排①。");
    assert_snapshot!(pdf(&sandbox, &["2024.toml", "-v"]), @"
    exit: 0
    --- stderr
    已写出 2024.pdf（…）
      2024.toml:21:50 U+2460 ①：仿宋缺字，用宋体
      2024.toml:21:53 U+3400 㐀：仿宋缺字，用宋体扩展
    ");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let sandbox = Sandbox::with_reports();
    sandbox.run(&["pdf", ".", "--jobs", "1"]);
    let first = [bytes(&sandbox, "2023.pdf"), bytes(&sandbox, "2024.pdf")];
    sandbox.run(&["pdf", ".", "--jobs", "4"]);
    assert_eq!([bytes(&sandbox, "2023.pdf"), bytes(&sandbox, "2024.pdf")], first);
    sandbox.run(&["pdf", "2024.toml", "-o", "other.pdf"]);
    assert_eq!(bytes(&sandbox, "other.pdf"), first[1]);
}

#[test]
fn a_report_with_errors_is_refused_and_the_old_file_stays() {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    sandbox.write("2024.pdf", "old");
    assert_snapshot!(sandbox.run(&["pdf", "2024.toml"]));
    assert_eq!(sandbox.read("2024.pdf"), "old");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"]);
}

#[test]
fn a_draft_is_written_in_spite_of_errors_and_differs() {
    let sandbox = Sandbox::with_reports();
    sandbox.run(&["pdf", "2024.toml"]);
    let clean = bytes(&sandbox, "2024.pdf");
    assert_snapshot!(pdf(&sandbox, &["2024.toml", "--draft"]), @"
    exit: 0
    --- stderr
    已写出草稿 2024.pdf（…）
    ");
    assert_ne!(bytes(&sandbox, "2024.pdf"), clean);
    sandbox.change("2024.toml", "[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    assert_snapshot!(pdf(&sandbox, &["2024.toml", "--draft"]), @"
    exit: 0
    --- stderr
    已写出草稿 2024.pdf（…）；另有错误 1 处，运行 report-cli check 2024.toml 查看
    ");
}

#[test]
fn what_cannot_be_typeset_is_shown_where_it_stands() {
    let sandbox = Sandbox::with_change("没有收取", "没有😀收取");
    assert_snapshot!(sandbox.run(&["pdf", "2024.toml"]));
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png"]);
}

#[test]
fn one_broken_report_does_not_hide_the_others() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("2022.toml", "");
    assert_snapshot!(pdf(&sandbox, &["."]), @"
    exit: 2
    --- stderr
    错误: ./2022.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    已写出 ./2023.pdf（…）
    已写出 ./2024.pdf（…）
    ");
    assert!(sandbox.files().contains(&"2024.pdf".to_owned()));
}

#[test]
fn outputs_that_would_destroy_something_are_refused() {
    let sandbox = Sandbox::with_reports();
    let before = sandbox.read("2024.toml");
    assert_snapshot!(sandbox.run(&["pdf", "2024.toml", "-o", "2024.toml"]), @"
    exit: 2
    --- stderr
    错误: 输出 2024.toml 就是要读的文件，没有写
    建议: 请换一个文件名
    ");
    assert_snapshot!(sandbox.run(&["pdf", "2024.toml", "-o", "2024"]), @"
    exit: 3
    --- stderr
    错误: 写不了 2024：它是文件夹
    建议: 请写明文件夹里的文件名
    ");
    assert_snapshot!(sandbox.run(&["pdf", "2023.toml", "2024.toml", "-o", "both.pdf"]), @"
    exit: 2
    --- stderr
    错误: -o 只能用于一份年报
    建议: 多份年报的 PDF 各写在原文件旁边
    ");
    sandbox.write("2024.txt", &before);
    assert_snapshot!(sandbox.run(&["pdf", "2024.toml", "2024.txt"]), @"
    exit: 2
    --- stderr
    错误: 有两份年报都要写成 2024.pdf
    建议: 请分开运行，用 -o 写明各自的文件名
    ");
    assert_snapshot!(sandbox.run(&["pdf", "-"]), @"
    exit: 2
    --- stderr
    错误: pdf 不能从标准输入读，请写明年报文件
    ");
    assert_eq!(sandbox.read("2024.toml"), before);
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024.txt", "2024/outcomes.png"]);
}

#[test]
fn the_date_is_the_reports_else_the_environments_else_none() {
    let sandbox = Sandbox::with_reports();
    let written = |epoch: Option<&str>| {
        let mut command = sandbox.command(&["pdf", "2023.toml"]);
        command.envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)));
        (crate::shown(&command.output().unwrap()), bytes(&sandbox, "2023.pdf"))
    };
    assert_eq!(written(Some("1700000000")), written(None), "the report has a date");
    sandbox.change("2023.toml", "published = 2024-01-22", "");
    assert_ne!(written(Some("1700000000")).1, written(None).1);
    assert_ne!(written(Some("1700000000")).1, written(Some("1600000000")).1);
    assert_snapshot!(written(Some("yesterday")).0, @"
    exit: 2
    --- stderr
    错误: 环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数
    ");
}

/// A file size limit stands in for a full disk: the write fails part of the way.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_old_pdf() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("2024.pdf", "old");
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} pdf 2024.toml",
        env!("CARGO_BIN_EXE_report-cli")
    );
    let mut shell = std::process::Command::new("bash");
    let output = shell.args(["-c", &script]).current_dir(sandbox.folder.path()).output().unwrap();
    assert_snapshot!(crate::shown(&output), @"
    exit: 3
    --- stderr
    错误: 写不了 2024.pdf：超过了系统允许的文件大小
    ");
    assert_eq!(sandbox.read("2024.pdf"), "old");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"]);
}
