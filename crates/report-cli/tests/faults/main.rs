//! Every fault of the table, made to happen against the real binary: what it says, how it exits, and
//! what is on the disk afterwards. The faults themselves are `report_tests::faults`.
#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect files")]
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

mod folder;

use folder::Sandbox;
use report_tests::faults::{Case, Change, Fault, Proof, Run, SECTIONS};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const BINARY: &str = env!("CARGO_BIN_EXE_report-cli");

/// Nothing a person types may take longer, even where the machine is busy.
const LONGEST: Duration = Duration::from_secs(10);

/// Words of libraries, of the system and of the compiler, none of which a user is to read.
const FOREIGN: [&str; 7] =
    ["panicked", "error:", "TOML parse", "os error", "expected `", "No such", "thread '"];

#[test]
fn section_a() {
    section('A');
}

#[test]
fn section_b() {
    section('B');
}

#[test]
fn section_c() {
    section('C');
}

#[test]
fn section_d() {
    section('D');
}

#[test]
fn section_e() {
    section('E');
}

#[test]
fn section_f() {
    section('F');
}

#[test]
fn section_h() {
    section('H');
}

#[test]
fn section_i() {
    section('I');
}

#[test]
fn section_j() {
    section('J');
}

/// Every case of a section, a few at once; all that fail are told, each by its number.
fn section(letter: char) {
    let (.., faults) = SECTIONS.iter().find(|(name, ..)| *name == letter).unwrap();
    let cases: Vec<(&Fault, &Case)> = faults.iter().flat_map(tried).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = Vec::new();
        while let Some((fault, case)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = format!("{letter}{} {}, {}", fault.number, fault.what, case.how);
            wrong.extend(complaints(case).map(|complaint| format!("{name}: {complaint}")));
        }
        wrong
    };
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

fn tried(fault: &'static Fault) -> impl Iterator<Item = (&'static Fault, &'static Case)> {
    let cases = match fault.proof {
        Proof::Tried(cases) => cases,
        _ => &[],
    };
    let here = |case: &&Case| {
        let linked = case.changes.iter().any(|change| matches!(change, Change::Link(..)));
        match case.run {
            Run::Script(_) => cfg!(target_os = "linux"),
            Run::Program(_) => cfg!(unix) || !linked,
        }
    };
    cases.iter().filter(here).map(move |case| (fault, case))
}

/// What is not as the table has it.
fn complaints(case: &Case) -> impl Iterator<Item = String> {
    let sandbox = Sandbox::new();
    sandbox.change(case.changes);
    let before = sandbox.files();
    let begun = Instant::now();
    let output = run(case, sandbox.path());
    let lasted = begun.elapsed();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let mut wrong = Vec::new();
    if output.status.code() != Some(case.exit) {
        wrong.push(format!("exit {:?}, not {}", output.status.code(), case.exit));
    }
    if lasted > LONGEST {
        wrong.push(format!("{lasted:?}"));
    }
    wrong.extend(
        case.says
            .iter()
            .filter(|word| !said.contains(**word))
            .map(|word| format!("not said: {word}")),
    );
    wrong.extend(
        FOREIGN.iter().filter(|word| said.contains(**word)).map(|word| format!("said: {word}")),
    );
    if said.contains(|ch: char| ch.is_control() && ch != '\n' && ch != '\t') {
        wrong.push("a control character was written".to_owned());
    }
    wrong.extend(sandbox.differences(&before, case.new));
    let shown = said.chars().take(1500).collect::<String>();
    wrong.into_iter().map(move |complaint| format!("{complaint}\n{shown}"))
}

fn run(case: &Case, folder: &Path) -> Output {
    let mut command = match case.run {
        Run::Program(arguments) => {
            let mut command = Command::new(BINARY);
            command.args(arguments);
            command
        }
        Run::Script(text) => {
            let mut command = Command::new("bash");
            command.args(["-c", text]).env("BIN", BINARY);
            command
        }
    };
    // What is found where is a matter of the system; what could colour the output is not wanted.
    for variable in
        ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH", "LANG", "LC_ALL"]
    {
        command.env_remove(variable);
    }
    command.current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// A row of the table that points to another test points to one that is there.
#[test]
fn what_is_tried_elsewhere_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for fault in SECTIONS.iter().flat_map(|(_, _, faults)| *faults) {
        if let Proof::Elsewhere(file, name, _) = fault.proof {
            let text = std::fs::read_to_string(root.join(file)).unwrap();
            assert!(text.contains(&format!("fn {name}(")), "{}: {file}: {name}", fault.number);
        }
    }
}
