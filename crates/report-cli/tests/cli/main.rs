//! The real binary: what it says, how it exits and what it leaves on the disk. Each test works in a
//! folder of its own.
#![expect(clippy::disallowed_methods, reason = "tests prepare and inspect files")]
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

mod batch;
mod check;
mod encodings;
mod export;
mod extract;
mod formats;
mod help;
mod html;
mod import;
mod input;
mod json;
mod levels;
mod library;
mod merge;
#[cfg(target_os = "linux")]
mod mounts;
mod new;
mod output;
mod pdf;
mod rules;
mod stream;
#[cfg(target_os = "linux")]
mod terminal;
mod verify;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with files, where the binary is run.
struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with two reports without a finding, 2024 after 2023, and a picture.
    fn with_reports() -> Self {
        let sandbox = Self::new();
        for name in ["2023.toml", "2024.toml", "2024/outcomes.png"] {
            sandbox.write(name, fs::read(reports().join(name)).unwrap());
        }
        sandbox
    }

    /// The same with `old` replaced in the report of 2024, where it must stand once.
    fn with_change(old: &str, new: &str) -> Self {
        let sandbox = Self::with_reports();
        sandbox.change("2024.toml", old, new);
        sandbox
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn change(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert_eq!(text.matches(old).count(), 1, "{old}");
        self.write(name, text.replace(old, new));
    }

    /// Every file, sorted, so that nothing left behind goes unseen.
    fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect(self.folder.path(), self.folder.path(), &mut names);
        names.sort();
        names
    }

    /// The binary in this folder, with nothing of the environment that could colour its output.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_report-cli"));
        command.args(args).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command
    }

    /// What a run says, as one text: exit code, standard output, standard error.
    fn run(&self, args: &[&str]) -> String {
        shown(&self.command(args).output().unwrap())
    }
}

fn reports() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports"))
}

fn collect(root: &Path, folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, names);
        } else {
            names.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
        }
    }
}

/// An output as one text; a stream nothing was written to is left out, and so are the numbers that
/// every new rule changes.
fn shown(output: &Output) -> String {
    let stream = |name: &str, bytes: &[u8]| match str::from_utf8(bytes).unwrap() {
        "" => String::new(),
        text => {
            format!("--- {name}\n{}", text.split_inclusive('\n').map(masked).collect::<String>())
        }
    };
    let (out, err) = (stream("stdout", &output.stdout), stream("stderr", &output.stderr));
    format!("exit: {}\n{out}{err}", output.status.code().unwrap())
}

/// A line with every digit but of the relations that fail left out, where it counts relations.
fn masked(line: &str) -> String {
    let counts = ["  勾稽关系 ", "        \"relations\": ", "        \"held\": "];
    if !counts.iter().any(|start| line.starts_with(start)) {
        return line.to_owned();
    }
    let (all, rest) = line.split_at(line.find("，不成立").unwrap_or(line.len()));
    all.replace(|ch: char| ch.is_ascii_digit(), "#").replace("##", "#") + rest
}
