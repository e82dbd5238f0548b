//! Inputs that are no report: each is named for what it is, with what to do about it.

use crate::Sandbox;
use insta::assert_snapshot;

/// What `check` says about a file with these bytes.
fn check(bytes: &[u8]) -> String {
    let sandbox = Sandbox::new();
    sandbox.write("2024.toml", bytes);
    sandbox.run(&["check", "2024.toml"])
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
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
    错误: 2024.toml 是 Word、Excel 或压缩文件，不是 TOML 文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是旧版 Word、Excel 或 WPS 文件，不是 TOML 文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是 PDF 文件，不是 TOML 文本文件
    建议: 可用 report-cli new 生成一份空白年报，再把内容贴进去
    ");
    assert_snapshot!(check(b"edition\0\0\0"), @"
    exit: 2
    --- stderr
    错误: 2024.toml 是二进制文件，不是 TOML 文本文件
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
fn other_encodings_are_named_with_how_to_save_the_file() {
    let text = "year = 2024 # 报告年度";
    let (gbk, ..) = encoding_rs::GBK.encode(text);
    assert_snapshot!(check(&gbk), @"
    exit: 2
    --- stderr
    错误: 2024.toml 看起来是 GBK（GB18030）编码，不是 UTF-8
    建议: 用记事本打开，“另存为”时编码选 UTF-8；用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8
    ");
    assert_snapshot!(check(&utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes)), @"
    exit: 2
    --- stderr
    错误: 2024.toml 看起来是 UTF-16 编码（记事本的“Unicode”），不是 UTF-8
    建议: 用记事本打开，“另存为”时编码选 UTF-8；用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8
    ");
    assert_snapshot!(check(&utf_16(text, u16::to_be_bytes)), @"
    exit: 2
    --- stderr
    错误: 2024.toml 看起来是 UTF-16 编码（记事本的“Unicode”），不是 UTF-8
    建议: 用记事本打开，“另存为”时编码选 UTF-8；用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8
    ");
    assert_snapshot!(check(b"year = 2024\nname = \"\xFF\""), @"
    exit: 2
    --- stderr
    错误: 2024.toml 不是 UTF-8 编码：第 2 行第 9 个字起无法识别
    建议: 用记事本打开，“另存为”时编码选 UTF-8；用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8
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

#[test]
fn the_mark_of_utf_8_is_not_counted() {
    let sandbox = Sandbox::with_change("name = ", "nmae = ");
    let plain = sandbox.run(&["check", "2024.toml"]);
    sandbox.write("2024.toml", format!("\u{feff}{}", sandbox.read("2024.toml")));
    assert_eq!(sandbox.run(&["check", "2024.toml"]), plain);
}
