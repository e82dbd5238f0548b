//! Standard output and standard error: colour, and readers that go away.

use crate::Sandbox;
use std::process::Stdio;

fn is_colored(bytes: &[u8]) -> bool {
    bytes.contains(&0x1b)
}

#[test]
fn color_is_used_where_it_is_asked_for() {
    let sandbox = Sandbox::with_change("name = ", "nmae = ");
    let check = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = sandbox.command(&[&["check", "2024.toml", "x.toml"], args].concat());
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(is_colored(&output.stdout), is_colored(&output.stderr));
        is_colored(&output.stdout)
    };
    assert!(!check(&[], &[]), "no terminal, no colour");
    assert!(check(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(check(&["--color", "always"], &[]));
    assert!(check(&["--color", "always"], &[("NO_COLOR", "1")]), "the command line goes first");
    assert!(!check(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!check(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn results_in_a_file_have_no_color() {
    let sandbox = Sandbox::with_change("name = ", "nmae = ");
    sandbox.run(&["check", "2024.toml", "--output", "out.txt", "--color", "always"]);
    assert!(!is_colored(sandbox.read("out.txt").as_bytes()));
}

#[test]
fn a_reader_who_goes_away_is_no_fault() {
    let sandbox = Sandbox::with_change("name = ", "nmae = ");
    let mut command = sandbox.command(&["check", "2024.toml"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(str::from_utf8(&output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(1), "the report's own verdict");
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_a_fault() {
    let sandbox = Sandbox::with_reports();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = sandbox.command(&["check", "2024.toml"]).stdout(full).output().unwrap();
    insta::assert_snapshot!(crate::shown(&output), @"
    exit: 3
    --- stderr
    错误: 写不到标准输出：磁盘空间不足
    建议: 可用 --output 写入文件
    ");
}
