//! What a run writes: the whole of it or nothing, and never over anything it should not touch.

use crate::Sandbox;
use insta::assert_snapshot;

#[test]
fn results_go_to_the_file_and_nowhere_else() {
    let sandbox = Sandbox::with_reports();
    let shown = sandbox.command(&["check", "2024.toml"]).output().unwrap().stdout;
    assert_eq!(sandbox.run(&["check", "2024.toml", "--output", "out.txt"]), "exit: 0\n");
    assert_eq!(sandbox.read("out.txt").as_bytes(), shown);
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png", "out.txt"]);
}

#[test]
fn an_output_that_is_an_input_is_refused() {
    let sandbox = Sandbox::with_reports();
    let before = sandbox.read("2024.toml");
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "./2024.toml"]), @"
    exit: 2
    --- stderr
    错误: 输出 ./2024.toml 就是要读的文件，没有写
    建议: 请换一个文件名
    ");
    assert_eq!(sandbox.read("2024.toml"), before);
}

#[test]
fn a_place_that_takes_no_file_is_refused() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "2024"]), @"
    exit: 3
    --- stderr
    错误: 写不了 2024：它是文件夹
    建议: 请写明文件夹里的文件名
    ");
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "no/out.txt"]), @"
    exit: 3
    --- stderr
    错误: 写不了 no/out.txt：没有文件夹 no
    建议: 请先建立这个文件夹（或加 --create-dirs），或用 -o 换一个位置
    ");
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "2024.toml/out.txt"]), @"
    exit: 3
    --- stderr
    错误: 写不了 2024.toml/out.txt：路径中间的一段不是文件夹
    ");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_refused_before_the_work() {
    let sandbox = Sandbox::with_reports();
    let shown = sandbox.run(&["check", "missing.toml", "--output", "/proc/out.txt"]);
    assert_snapshot!(shown, @"
    exit: 3
    --- stderr
    错误: 写不了 /proc/out.txt：没有这个文件或文件夹
    ");
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("out.txt", "old");
    let mut permissions = std::fs::metadata(sandbox.path("out.txt")).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(sandbox.path("out.txt"), permissions).unwrap();
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "out.txt"]), @"
    exit: 3
    --- stderr
    错误: 写不了 out.txt：它是只读的；已另写为 out-新.txt
    建议: 原来的文件没有改动；请核对后自行替换
    ");
    assert_eq!(sandbox.read("out.txt"), "old");
    let kept = sandbox.read("out-新.txt");
    assert!(kept.contains("2024.toml"), "{kept}");
    sandbox.write("out-新.txt", "mine");
    let said = sandbox.run(&["check", "2024.toml", "--output", "out.txt"]);
    assert!(said.contains("已另写为 out-新2.txt"), "{said}");
    assert_eq!((sandbox.read("out-新.txt").as_str(), sandbox.read("out-新2.txt")), ("mine", kept));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_replaced() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("real.txt", "old");
    std::os::unix::fs::symlink("real.txt", sandbox.path("link.txt")).unwrap();
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "link.txt"]), @"
    exit: 3
    --- stderr
    错误: 写不了 link.txt：它是指向 real.txt 的链接
    建议: 要写到链接所指的文件请加 --follow，否则用 -o 写明要写的文件本身
    ");
    assert_eq!(sandbox.read("link.txt"), "old");
    std::os::unix::fs::symlink("2024.toml", sandbox.path("input.txt")).unwrap();
    assert_snapshot!(sandbox.run(&["check", "2024.toml", "--output", "input.txt"]), @"
    exit: 2
    --- stderr
    错误: 输出 input.txt 就是要读的文件，没有写
    建议: 请换一个文件名
    ");
}

/// A file size limit stands in for a full disk: the write fails part of the way.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_old_file_and_nothing_else() {
    let sandbox =
        Sandbox::with_change("edition = ", &format!("{}edition = ", "a = 1\n".repeat(200)));
    sandbox.write("out.json", "old");
    let binary = env!("CARGO_BIN_EXE_report-cli");
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec {binary} check 2024.toml --format json --output out.json"
    );
    let mut shell = std::process::Command::new("bash");
    let output = shell.args(["-c", &script]).current_dir(sandbox.folder.path()).output().unwrap();
    assert_snapshot!(crate::shown(&output), @"
    exit: 3
    --- stderr
    错误: 写不了 out.json：超过了系统允许的文件大小
    ");
    assert_eq!(sandbox.read("out.json"), "old");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png", "out.json"]);
}

#[test]
fn what_an_earlier_run_left_is_removed_after_a_day() {
    let sandbox = Sandbox::with_reports();
    let (old, new) = (".report-cli-old.tmp", ".report-cli-new.tmp");
    sandbox.write(old, "part");
    sandbox.write(new, "part");
    let before = std::time::SystemTime::UNIX_EPOCH;
    std::fs::File::options()
        .write(true)
        .open(sandbox.path(old))
        .unwrap()
        .set_modified(before)
        .unwrap();
    sandbox.run(&["check", "2024.toml", "--output", "out.txt"]);
    let files = sandbox.files();
    assert!(!files.contains(&old.to_owned()) && files.contains(&new.to_owned()), "{files:?}");
}

/// Something removes the temporary file as soon as it sees it, as virus scanners do.
#[cfg(unix)]
#[test]
fn a_temporary_file_that_is_taken_away_leaves_the_old_file() {
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::{Duration, Instant};
    let sandbox = Sandbox::with_reports();
    let (over, start) = (AtomicBool::new(false), Instant::now());
    let take_away = || {
        while !over.load(Ordering::Relaxed) && start.elapsed() < Duration::from_mins(2) {
            let found = std::fs::read_dir(sandbox.path("")).unwrap().flatten();
            let temporary = found.filter(|it| it.file_name().as_encoded_bytes().ends_with(b".tmp"));
            temporary.for_each(|it| _ = std::fs::remove_file(it.path()));
        }
    };
    let said = std::thread::scope(|scope| {
        scope.spawn(take_away);
        let run = |_| {
            sandbox.write("2024.pdf", "old");
            sandbox.run(&["pdf", "2024.toml"])
        };
        // It may look too late.
        let said = (0..500).map(run).find(|said| said.starts_with("exit: 3"));
        over.store(true, Ordering::Relaxed);
        said
    });
    let said = said.unwrap();
    assert!(said.contains("写不了 2024.pdf：没有这个文件或文件夹"), "{said}");
    assert_eq!(sandbox.read("2024.pdf"), "old");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"]);
}

/// A run killed or interrupted at any moment leaves the old file or the whole new one.
#[cfg(unix)]
fn cut_short(signals: &[&str]) -> Sandbox {
    let sandbox = Sandbox::with_reports();
    std::os::unix::fs::symlink("2024.pdf", sandbox.path("link.pdf")).unwrap();
    let start = std::time::Instant::now();
    sandbox.run(&["pdf", "2024.toml", "-o", "whole.pdf"]);
    let duration = start.elapsed();
    let whole = std::fs::read(sandbox.path("whole.pdf")).unwrap();
    let mut interrupted = 0;
    // Moments all over a run, however long it takes here, and some behind it.
    for (delay, signal) in (1..=24).zip(signals.iter().cycle()) {
        sandbox.write("2024.pdf", "old");
        let linked = ["pdf", "2024.toml", "-o", "link.pdf", "--follow"];
        let mut run = sandbox.command(if delay % 2 == 0 { &linked[..2] } else { &linked });
        let mut run = run.stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(duration * delay / 20);
        let mut kill = std::process::Command::new("kill");
        kill.args([*signal, &run.id().to_string()]).status().unwrap();
        let code = run.wait().unwrap().code();
        let left = std::fs::read(sandbox.path("2024.pdf")).unwrap();
        assert!(left == b"old" || left == whole, "{delay}");
        if *signal != "-KILL" {
            // None: cut short before it could listen.
            assert!(matches!(code, Some(0 | 130) | None), "{delay}: {code:?}");
            assert!(left == whole || code != Some(0), "{delay}");
            interrupted += usize::from(code == Some(130));
        }
    }
    assert!(signals == ["-KILL"] || interrupted > 0);
    sandbox
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_no_part_and_nothing_beside_it() {
    let files = cut_short(&["-INT", "-TERM", "-HUP"]).files();
    let reports = ["2023.toml", "2024.pdf", "2024.toml", "2024/outcomes.png"];
    let expected = [&reports[..], &["link.pdf", "whole.pdf"]].concat();
    assert_eq!(files, expected);
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_no_part() {
    cut_short(&["-KILL"]);
}
