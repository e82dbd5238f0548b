//! Disks that are full or read-only and files that are held, of the system's own making: in a mount
//! namespace, where it gives one to anybody. Where it does not, `output::faults` alone stands for them.

use crate::Sandbox;
use std::fs;
use std::process::Command;

#[expect(clippy::print_stderr, reason = "a test that tried nothing says so")]
fn untried() {
    eprintln!("not tried: the system gives no mount namespace");
}

/// Runs a script in a namespace of its own, `$BIN` the program; nothing where there is none.
fn mounted(sandbox: &Sandbox, script: &str) -> Option<String> {
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-rm", "bash", "-c", script]).env("BIN", env!("CARGO_BIN_EXE_report-cli"));
        command.current_dir(sandbox.path("")).output().ok()
    };
    let tried = run("mount -t tmpfs none 2024 && umount 2024");
    if !tried.is_some_and(|output| output.status.success()) {
        untried();
        return None;
    }
    let output = run(script).unwrap();
    let code = output.status.code().unwrap();
    let said = [output.stdout, output.stderr].concat();
    Some(format!("exit: {code}\n{}", String::from_utf8(said).unwrap()))
}

#[track_caller]
fn check(script: &str, words: &[&str]) -> Sandbox {
    let sandbox = Sandbox::with_reports();
    fs::create_dir(sandbox.path("disk")).unwrap();
    if let Some(said) = mounted(&sandbox, script) {
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
    }
    sandbox
}

#[test]
fn a_full_disk_keeps_the_old_file() {
    let script = "mount -t tmpfs -o size=64k none disk; echo old > disk/a.pdf; \
                  $BIN pdf 2024.toml -o disk/a.pdf; code=$?; ls -A disk; cat disk/a.pdf; exit $code";
    check(script, &["exit: 3", "写不了 disk/a.pdf：磁盘空间不足", "需要约", "a.pdf\nold\n"]);
}

#[test]
fn a_read_only_disk_is_told_before_the_work() {
    let script = "mount -t tmpfs none disk; echo old > disk/a.pdf; mount -o remount,ro disk; \
                  $BIN pdf missing.toml -o disk/a.pdf; code=$?; ls -A disk; cat disk/a.pdf; exit $code";
    check(script, &["exit: 3", "写不了 disk/a.pdf：所在的磁盘是只读的", "a.pdf\nold\n"]);
}

/// A file something is mounted on cannot be renamed over: the system says it is busy.
#[test]
fn a_file_that_is_held_stays_and_the_new_one_lies_beside_it() {
    let script = "echo old > disk/a.pdf; mount --bind disk/a.pdf disk/a.pdf; \
                  $BIN pdf 2024.toml -o disk/a.pdf; $BIN pdf 2024.toml -o disk/a.pdf; code=$?; \
                  ls -A disk; cat disk/a.pdf; exit $code";
    let words = ["exit: 3", "文件正被其他程序打开（多半是 PDF 阅读器）", "已另写为 disk/a-新.pdf"];
    let left = "a-新.pdf\na-新2.pdf\na.pdf\nold\n";
    check(script, &[&words[..], &[left]].concat());
}
