//! What a person at a terminal sees of a long run, and how it is ended: on a terminal of the system's
//! own making.

use crate::Sandbox;
use std::process::Command;

/// Runs a command line at a terminal, with these lines of a shell as the keys that are pressed. What
/// the terminal showed, and the exit code.
fn at_terminal(sandbox: &Sandbox, keys: &str, typed: &str) -> (String, i32) {
    let binary = env!("CARGO_BIN_EXE_report-cli");
    let line = format!(
        "({keys}) | script -qefc 'stty cols 100 rows 24; exec {binary} {typed}' shown >/dev/null"
    );
    let status =
        Command::new("bash").args(["-c", &line]).current_dir(sandbox.path("")).status().unwrap();
    (sandbox.read("shown"), status.code().unwrap())
}

/// The report comes through a pipe nobody writes to, which takes as long as anything can.
#[test]
fn a_long_run_tells_what_it_is_at_and_ends_at_ctrl_c() {
    for (command, left) in [("check", 0), ("pdf", 0)] {
        let sandbox = Sandbox::with_reports();
        let pipe = sandbox.path("slow.toml");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let typed = format!("{command} slow.toml");
        let (shown, code) = at_terminal(&sandbox, "sleep 11; printf '\\003'; sleep 1", &typed);
        assert_eq!(code, 130, "{shown}");
        assert!(shown.contains("核对 slow.toml"), "{shown}");
        assert!(shown.contains("已用 1s") && shown.contains("已用 10s"), "{shown}");
        let temporary = sandbox.files().into_iter().filter(|name| name.contains(".tmp"));
        assert_eq!(temporary.count(), left, "{shown}");
        assert!(!sandbox.path("slow.pdf").exists());
    }
}

#[test]
fn a_run_over_several_reports_shows_how_far_it_is() {
    let sandbox = Sandbox::with_reports();
    let pipe = sandbox.path("slow.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let keys = "sleep 2; printf '\\003'; sleep 1";
    let (shown, code) = at_terminal(&sandbox, keys, "check 2023.toml slow.toml 2024.toml --jobs 1");
    assert_eq!(code, 130, "{shown}");
    assert!(shown.contains("1/3 份"), "{shown}");
}

#[test]
fn a_run_over_in_a_blink_shows_no_bar() {
    let sandbox = Sandbox::with_reports();
    let (shown, code) = at_terminal(&sandbox, "sleep 1", "licenses");
    assert!(code == 0 && !shown.contains("已用"), "{shown}");
}
