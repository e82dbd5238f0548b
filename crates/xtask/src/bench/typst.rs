//! The peer: Typst's own command, where it is installed. It must not be needed.

use super::{Bench, anchor};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Typst as found on this machine.
pub(super) struct Typst {
    program: String,
    pub(super) version: String,
}

impl Typst {
    /// The program `TYPST` names, else the one on the path; nothing where there is none.
    pub(super) fn find() -> Option<Self> {
        let program = std::env::var("TYPST").unwrap_or_else(|_| "typst".to_owned());
        let output = Command::new(&program).arg("--version").output().ok()?;
        let version = String::from_utf8(output.stdout).ok()?;
        let version = version.split_whitespace().nth(1)?.to_owned();
        Some(Self { program, version })
    }

    /// The command that sets what [`anchor::write`] wrote into a folder; run it there.
    pub(super) fn command(&self, bench: &Bench, folder: &Path) -> Vec<String> {
        let fonts = bench.folder.join("fonts").display().to_string();
        let root = folder.display().to_string();
        let arguments = [
            "compile",
            "--root",
            &root,
            "--font-path",
            &fonts,
            "--ignore-system-fonts",
            "--pdf-standard",
            "a-3a",
            "report.typ",
            "typst.pdf",
        ];
        let program = std::iter::once(self.program.clone());
        program.chain(arguments.map(str::to_owned)).collect()
    }

    /// Whether Typst accepts the data at all, before anything is measured.
    pub(super) fn prepare(&self, bench: &Bench, folder: &Path, text: &str) -> Result<(), String> {
        anchor::write(bench, folder, text)?;
        let command = self.command(bench, folder);
        super::launch::launch(&command, folder, &[0]).map(drop)
    }
}

/// The script that keeps Typst in memory over many documents.
const SCRIPT: &str = "crates/xtask/bench/typst_batch.py";

/// Its command line for what [`anchor::write`] wrote into each folder; nothing where Python has no
/// package `typst`. `PYTHON` names another interpreter than `python3`.
pub(super) fn kept(bench: &Bench, folders: &[PathBuf]) -> Option<Vec<String>> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python).args(["-c", "import typst"]).output().ok()?;
    let shown = |path: &Path| path.display().to_string();
    let mut command =
        vec![python, shown(&bench.root.join(SCRIPT)), shown(&bench.folder.join("fonts"))];
    command.extend(folders.iter().map(|folder| shown(folder)));
    has.status.success().then_some(command)
}

/// What is said in place of a peer that is not there.
pub(super) const MISSING: &str = "Typst is not installed, so it was not measured: \
    `cargo install typst-cli --version 0.15.1 --locked`, or name it in `TYPST`.\n";
