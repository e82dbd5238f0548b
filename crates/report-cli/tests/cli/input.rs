//! Inputs that are no report: each is named for what it is, with what to do about it.

use crate::Sandbox;
use insta::assert_snapshot;

/// What `check` says about a file with these bytes.
fn check(bytes: &[u8]) -> String {
    let sandbox = Sandbox::new();
    sandbox.write("2024.toml", bytes);
    sandbox.run(&["check", "2024.toml"])
}

#[test]
fn a_missing_file_is_told_its_nearest_name() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["check", "2025.toml"]), @"
    exit: 2
    --- stderr
    错误: 读不了 2025.toml：没有这个文件或文件夹
    建议: 是不是 2023.toml？
    ");
    assert_snapshot!(sandbox.run(&["check", "2024.TOML"]), @"
    exit: 2
    --- stderr
    错误: 读不了 2024.TOML：没有这个文件或文件夹
    建议: 是不是 2024.toml？
    ");
    assert_snapshot!(sandbox.run(&["check", "elsewhere/x.toml"]), @"
    exit: 2
    --- stderr
    错误: 读不了 elsewhere/x.toml：没有这个文件或文件夹
    ");
}

#[test]
fn files_that_are_no_text_are_named() {
    assert_snapshot!(check(b"PK\x03\x04\x14\0\x06\0"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是 Word、Excel 或压缩文件，不是文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是旧版 Word、Excel 或 WPS 文件，不是文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是 PDF 文件，不是文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"edition\0\0\0"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是二进制文件，不是文本文件
    建议: 请检查文件名
    ");
    assert_snapshot!(check(b" \r\n"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    ");
    assert_snapshot!(check(b""), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    ");
}

#[test]
fn a_file_too_large_to_be_a_report_is_not_read() {
    let large = vec![b'#'; (4 << 20) + 1];
    assert_snapshot!(check(&large), @"
    exit: 2
    --- stderr
    错误: 2024.toml 超过 4 MB，没有读
    建议: 请检查是不是写错了文件名
    ");
}

#[test]
fn an_endless_input_is_given_up() {
    let sandbox = Sandbox::new();
    let Ok(zeros) = std::fs::File::open("/dev/zero") else { return };
    let output = sandbox.command(&["check", "-"]).stdin(zeros).output().unwrap();
    assert_snapshot!(crate::shown(&output), @"
    exit: 2
    --- stderr
    错误: 标准输入 超过 4 MB，没有读
    建议: 请检查是不是写错了文件名
    ");
}

#[test]
fn a_folder_without_reports_is_a_mistake() {
    let sandbox = Sandbox::new();
    sandbox.write("2024/notes.txt", "");
    assert_snapshot!(sandbox.run(&["check", "2024"]), @"
    exit: 2
    --- stderr
    错误: 文件夹 2024 里没有 .toml 文件
    ");
}
