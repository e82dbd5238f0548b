//! Help and mistakes on the command line: all of it in Chinese.

use crate::Sandbox;
use insta::assert_snapshot;

#[test]
fn every_command_has_help() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["help"]), sandbox.run(&["--help"]));
    assert_snapshot!("help", sandbox.run(&["help"]));
    for command in [
        "pdf", "export", "check", "new", "extract", "import", "verify", "rules", "explain",
        "licenses", "help",
    ] {
        let shown = sandbox.run(&[command, "--help"]);
        assert_eq!(sandbox.run(&["help", command]), shown, "{command}");
        assert_no_english(&shown);
        assert_snapshot!(format!("help_{command}"), shown);
    }
}

/// Whatever clap would say by itself begins with one of these words.
fn assert_no_english(shown: &str) {
    for word in [
        "Usage",
        "Options",
        "Commands",
        "Arguments",
        "Print",
        "default",
        "possible",
        "error",
        "For more",
    ] {
        assert!(!shown.contains(word), "{word}: {shown}");
    }
}

fn check(args: &[&str]) -> String {
    let shown = Sandbox::with_reports().run(args);
    assert!(shown.starts_with("exit: 2\n"), "{shown}");
    assert_no_english(&shown);
    shown.trim_start_matches("exit: 2\n--- stderr\n").to_owned()
}

#[test]
fn mistakes_are_told_in_chinese() {
    assert_snapshot!(check(&["chek", "2024.toml"]), @"
    错误: 没有“chek”这个命令
    建议: 是不是想用“check”？
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["frobnicate"]), @"
    错误: 没有“frobnicate”这个命令
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check"]), @"
    错误: 缺少 <文件>...
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--fromat", "json"]), @"
    错误: 不认识“--fromat”
    建议: 是不是想用“--format”？
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--format", "xml"]), @"
    错误: “--format <格式[=文件]>”不能是“xml”：可以是 text、json、jsonl、sarif、github、junit、html
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--format"]), @"
    错误: “--format <格式[=文件]>”后面缺少值
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--jobs", "0"]), @"
    错误: “--jobs <数>”不能是“0”：应为 1 到 64 的整数
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--output", "a", "--output", "b"]), @"
    错误: “--output <文件>”写了两次
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2024.toml", "--color=blue"]), @"
    错误: “--color <何时>”不能是“blue”，可以是：auto、always、never
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["check", "2023.toml", "2024.toml", "--previous", "2023.toml"]), @"
    错误: --previous 只能用于一份年报
    建议: 核对多份时，在每份年报里写 previous
    ");
    assert_snapshot!(check(&["--color"]), @"
    错误: “--color <何时>”后面缺少值
    建议: 运行 report-cli --help 查看用法
    ");
}

#[test]
fn mistakes_in_making_a_report_are_told_in_chinese() {
    assert_snapshot!(check(&["new"]), @"
    错误: 缺少 <年度>
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["new", "20201"]), @"
    错误: “<年度>”不能是“20201”：应为四位数字，如 2025
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["new", "2024", "2025"]), @"
    错误: 不认识“2025”
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["new", "2025", "--kind", "town"]), @"
    错误: “--kind <类别>”不能是“town”，可以是：government、department
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["new", "2025", "--from", "2024.toml", "--agency", "某区人民政府"]), @"
    错误: “--from <文件>”与“--agency <名称>”不能同时用
    建议: 运行 report-cli --help 查看用法
    ");
    assert_snapshot!(check(&["new", "2018"]), @"错误: 2018 年度没有统一的年报格式，统一格式自 2019 年度起");
}

#[test]
fn without_a_command_help_is_shown_as_a_mistake() {
    let shown = Sandbox::new().run(&[]);
    assert!(shown.starts_with("exit: 2\n--- stderr\n核对、排版"), "{shown}");
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_are_a_mistake() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(&["new", "2025", "--agency"]);
    let output = command.arg(std::ffi::OsStr::from_bytes(b"\xC2\xDE")).output().unwrap();
    assert_snapshot!(crate::shown(&output), @"
    exit: 2
    --- stderr
    错误: 命令行里有无法识别的字符
    建议: 运行 report-cli --help 查看用法
    ");
}

#[test]
fn the_version_is_the_packages() {
    let expected = concat!("exit: 0\n--- stdout\nreport-cli ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(Sandbox::new().run(&["--version"]), expected);
}
