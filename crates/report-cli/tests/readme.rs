//! The README, run as it stands: its example, its commands, its exit codes. It must not test what the
//! program finds.

#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]
#![expect(clippy::disallowed_methods, reason = "the example writes a file and changes it")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

const README: &str = include_str!("../../../README.md");

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_report-cli");
    Command::new(program).args(arguments).current_dir(folder).output().unwrap()
}

/// What a run shows on a screen.
fn shown(output: &Output) -> String {
    String::from_utf8([&output.stdout[..], &output.stderr].concat()).unwrap()
}

/// The text below a heading, up to the next.
fn section(heading: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n## {heading}\n")).unwrap();
    rest.split("\n## ").next().unwrap()
}

/// The fenced blocks of a text: language and body.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap())
}

#[test]
fn the_one_minute_example_shows_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2025.toml");
    let mut commands = 0;
    for (language, body) in blocks(section("一分钟")) {
        if language == "toml" {
            let text = std::fs::read_to_string(&file).unwrap();
            std::fs::write(&file, with_line(&text, body)).unwrap();
            continue;
        }
        let (command, expected) = body.split_once('\n').unwrap();
        let command = command.strip_prefix("$ report-cli ").unwrap();
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_eq!(shown(&run(folder.path(), &arguments)), expected, "{command}");
        commands += 1;
    }
    assert_eq!(commands, 2);
}

/// A copy of a folder, without those in it that a folder is not asked for.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, to).unwrap();
        }
    }
}

#[test]
fn the_districts_year_goes_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../reports/district");
    copy(Path::new(example), folder.path());
    let mut commands = 0;
    for (language, body) in blocks(section("从各单位到区政府")) {
        if language == "toml" {
            let roster = folder.path().join("2025名册.toml");
            let text = std::fs::read_to_string(&roster).unwrap();
            let (line, commented) = (body.trim_end(), format!("# {}", body.trim_end()));
            assert_eq!(text.matches(&commented).count(), 1, "{line}");
            std::fs::write(&roster, text.replace(&commented, line)).unwrap();
            continue;
        }
        let (command, expected) = body.split_once('\n').unwrap();
        if command == "$ cp 2025补报/* 2025/" {
            copy(&folder.path().join("2025补报"), &folder.path().join("2025"));
            continue;
        }
        let command = command.strip_prefix("$ report-cli ").unwrap();
        let arguments: Vec<&str> = command.split(' ').collect();
        assert_eq!(shown(&run(folder.path(), &arguments)), expected, "{command}");
        commands += 1;
    }
    assert_eq!(commands, 6);
}

/// A report file with the one line that has the same key replaced.
fn with_line(text: &str, line: &str) -> String {
    let key = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let same = |old: &&str| key(old) == key(line);
    assert_eq!(text.lines().filter(same).count(), 1, "{line}");
    let lines = text.lines().map(|old| if same(&old) { line.trim_end() } else { old });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_four_steps_lead_from_blank_to_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let last = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/2024.toml");
    std::fs::copy(last, folder.path().join("2024.toml")).unwrap();
    let steps = section("从空白到 PDF").split("`report-cli ").skip(1);
    for step in steps.filter_map(|rest| rest.split('`').next()) {
        if step.starts_with("new ") {
            // The README offers two ways to begin; the second, blank, is the one gone on from.
            drop(std::fs::remove_file(folder.path().join("2025.toml")));
        }
        let output = run(folder.path(), &step.split(' ').collect::<Vec<_>>());
        assert!(output.status.success(), "{step}: {}", shown(&output));
    }
    assert!(std::fs::read(folder.path().join("2025.pdf")).unwrap().starts_with(b"%PDF"));
}

#[test]
fn every_command_it_names_exists() {
    let named = README.split("report-cli ").skip(1).filter_map(|rest| {
        let word = rest.split(|ch: char| !ch.is_ascii_lowercase()).next()?;
        (!word.is_empty()).then_some(word)
    });
    let named: BTreeSet<&str> = named.collect();
    assert!(named.len() >= 3, "{named:?}");
    for command in named {
        let output = run(Path::new("."), &[command, "--help"]);
        assert!(output.status.success(), "{command}: {}", shown(&output));
    }
}

#[test]
fn every_command_of_the_help_is_named() {
    let help = shown(&run(Path::new("."), &["help"]));
    let commands = help.split("命令:\n").nth(1).unwrap().lines();
    let commands = commands.map_while(|line| line.strip_prefix("  ")?.split(' ').next());
    let missing = |command: &&str| !README.contains(&format!("| `report-cli {command}"));
    assert_eq!(commands.filter(missing).collect::<Vec<_>>(), [""; 0], "{help}");
}

#[test]
fn its_exit_codes_are_those_of_the_help() {
    let rows = section("命令").split("| 退出码 |").nth(1).unwrap().lines().skip(2);
    let codes: Vec<String> = rows
        .map_while(|row| {
            let (code, meaning) = row.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | ")?;
            Some(format!("{code} {meaning}"))
        })
        .collect();
    assert!(codes.len() >= 6, "{codes:?}");
    let help = shown(&run(Path::new("."), &["--help"]));
    assert!(help.contains(&codes.join(" · ")), "{help}");
}
