//! The real program and the reports it is run over. It must not look at what the program says.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

/// Two reports without a finding, 2024 after 2023, as the program's own tests have them.
const REPORTS: &str = "crates/report-cli/tests/reports";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The program as the tree is now. A path handed over could be that of an older one, so cargo is
/// asked; where nothing changed, it only says where the program lies.
fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--locked", "--package", "report-cli", "--message-format", "json"])
            .current_dir(root())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "`cargo build --package report-cli` fails:\n{said}");
        let messages = output.stdout.split(|byte| *byte == b'\n');
        let messages = messages.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        let mut programs =
            messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
        programs.next_back().expect("cargo names the program it built")
    });
    &PROGRAM
}

/// A folder with the two reports and a picture.
pub(crate) struct Reports {
    folder: TempDir,
}

impl Reports {
    pub(crate) fn new() -> Self {
        let reports = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(reports.folder.path().join("2024")).unwrap();
        for name in ["2023.toml", "2024.toml", "2024/outcomes.png"] {
            reports.write(name, fs::read(root().join(REPORTS).join(name)).unwrap());
        }
        reports
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(name);
        let folder = path.parent().unwrap();
        if folder.is_file() {
            fs::remove_file(folder).unwrap();
        }
        fs::create_dir_all(folder).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Puts `new` in the place of `old`, which must stand once in the report of 2024.
    pub(crate) fn change(&self, old: &str, new: &str) {
        let text = self.text();
        assert_eq!(text.matches(old).count(), 1, "{old}");
        self.write("2024.toml", text.replace(old, new));
    }

    /// Adds to the end of the report of 2024.
    pub(crate) fn append(&self, more: &str) {
        self.write("2024.toml", self.text() + more);
    }

    fn text(&self) -> String {
        fs::read_to_string(self.folder.path().join("2024.toml")).unwrap()
    }

    /// What `export` tells of the report of 2024.
    pub(crate) fn export(&self, arguments: &[&str]) -> String {
        let output = Command::new(program())
            .args(["export", "2024.toml", "--format", "json"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// What `check` writes in a format about files of the folder.
    pub(crate) fn check(&self, format: &str, files: &[&str]) -> String {
        let output = Command::new(program())
            .args(["check", "--format", format])
            .args(files)
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Reports {
    /// What `verify` writes of files, among them the report's PDF, and one that prints another number than the report
    /// inside it has.
    pub(crate) fn verify(&self, files: &[&str]) -> String {
        let run = |words: &[&str]| {
            let mut program = Command::new(program());
            program.args(words).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
            program.output().unwrap().stdout
        };
        run(&["pdf", "2024.toml"]);
        let path = |name: &str| self.folder.path().join(name);
        let text = self.text();
        self.write(
            "2024.toml",
            text.replace("licensing           = 1200", "licensing           = 1201"),
        );
        run(&["pdf", "2024.toml", "-o", "other.pdf"]);
        self.write("2024.toml", &text);
        let mut other = lopdf::Document::load(path("other.pdf")).unwrap();
        let changed = other.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
        for stream in changed.filter(|it| it.dict.get(b"Subtype").is_ok_and(is_toml)) {
            stream.dict.remove(b"Params");
            let inside = stream.decompressed_content().unwrap();
            if inside.windows(11).any(|words| words == b"year = 2024") {
                stream.set_plain_content(text.clone().into_bytes());
            }
        }
        other.save(path("other.pdf")).unwrap();
        String::from_utf8(run(&[&["verify", "--format", "json"], files].concat())).unwrap()
    }
}

fn is_toml(kind: &lopdf::Object) -> bool {
    kind.as_name().is_ok_and(|kind| kind == b"application/toml")
}

/// What a command over the example district writes into a file: its words first, then roster and inbox,
/// then what else it is given. Everything that was sent again lies in the inbox when it is `settled`.
pub(crate) fn record(settled: bool, words: &[&str], written: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let example = root().join("reports/district");
    let copy = |from: &str, to: &str| {
        fs::create_dir_all(folder.path().join(to)).unwrap();
        for entry in fs::read_dir(example.join(from)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(to).join(path.file_name().unwrap())).unwrap();
        }
    };
    copy("2025", "2025");
    let mut roster = fs::read_to_string(example.join("2025名册.toml")).unwrap();
    if settled {
        copy("2025补报", "2025");
        roster = roster.replace("# use =", "use =");
    }
    fs::write(folder.path().join("名册.toml"), roster).unwrap();
    let (command, more) = words.split_first().unwrap();
    let mut program = Command::new(program());
    program.args([command, "名册.toml", "2025"]).args(more).current_dir(folder.path());
    program.env_clear().stdin(Stdio::null()).output().unwrap();
    fs::read_to_string(folder.path().join(written)).unwrap()
}
