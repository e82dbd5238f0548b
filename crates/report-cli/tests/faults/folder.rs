//! The folder a fault is made to happen in: made, changed, and compared with what it was. It must not
//! run anything.

use encoding_rs::GB18030;
use report_tests::faults::{Change, Encoding};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const REPORT: &str = "2024.toml";

/// A folder with two clean reports, 2024 after 2023, and a picture.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        let sandbox = Self { folder: tempfile::tempdir().unwrap() };
        let reports = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports"));
        for name in ["2023.toml", REPORT, "2024/outcomes.png"] {
            sandbox.write(name, &fs::read(reports.join(name)).unwrap());
        }
        sandbox
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn change(&self, changes: &[Change]) {
        let mut written = BTreeSet::new();
        for change in changes {
            match *change {
                Change::Text(old, new) => self.replace(REPORT, old, new),
                Change::LastYear(old, new) => self.replace("2023.toml", old, new),
                Change::Added(text) => self.write(REPORT, (self.text(REPORT) + text).as_bytes()),
                Change::Encoded(encoding) => {
                    self.write(REPORT, &encoded(&self.text(REPORT), encoding));
                }
                Change::File(name, bytes) => {
                    written.insert(name);
                    self.write(name, bytes);
                }
                Change::Repeated(name, bytes, count) => {
                    let before = if written.insert(name) { Vec::new() } else { self.bytes(name) };
                    self.write(name, &[before, bytes.repeat(count)].concat());
                }
                Change::Gone(name) => fs::remove_file(self.path().join(name)).unwrap(),
                Change::ReadOnly(name) => self.forbid(name),
                Change::Mode(name, mode) => self.permit(name, mode),
                Change::Link(name, target) => self.link(name, target),
            }
        }
    }

    /// Every file with its bytes; of a link, where it points.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.path(), self.path(), &mut files);
        files
    }

    /// What has changed since but for the files named.
    pub(crate) fn differences(
        &self,
        before: &BTreeMap<String, Vec<u8>>,
        new: &[&str],
    ) -> Vec<String> {
        let after = self.files();
        let gone = before.keys().filter(|name| !after.contains_key(*name));
        let gone = gone.map(|name| format!("gone: {name}"));
        let changed =
            after.iter().filter(|(name, bytes)| before.get(*name).is_some_and(|old| old != *bytes));
        let changed = changed.map(|(name, _)| format!("changed: {name}"));
        let left = after
            .keys()
            .filter(|name| !before.contains_key(*name) && !new.contains(&name.as_str()));
        let left = left.map(|name| format!("left behind: {name}"));
        let missing = new.iter().filter(|name| after.get(**name).is_none_or(Vec::is_empty));
        let missing = missing.map(|name| format!("not written: {name}"));
        gone.chain(changed).chain(left).chain(missing).collect()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn replace(&self, name: &str, old: &str, new: &str) {
        let text = self.text(name);
        assert_eq!(text.matches(old).count(), 1, "{old}");
        self.write(name, text.replace(old, new).as_bytes());
    }

    fn forbid(&self, name: &str) {
        let path = self.path().join(name);
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    }

    #[cfg(unix)]
    fn permit(&self, name: &str, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(self.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
    }

    #[cfg(not(unix))]
    fn permit(&self, name: &str, mode: u32) {
        unreachable!("{} has no permissions {mode} for {name}", self.path().display());
    }

    #[cfg(unix)]
    fn link(&self, name: &str, target: &str) {
        std::os::unix::fs::symlink(target, self.path().join(name)).unwrap();
    }

    #[cfg(not(unix))]
    fn link(&self, name: &str, target: &str) {
        unreachable!("{} has no link {name} to {target}", self.path().display());
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if kind.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let bytes = if kind.is_symlink() {
            fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
        } else {
            fs::read(&path).unwrap()
        };
        files.insert(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"), bytes);
    }
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    match encoding {
        Encoding::Gb18030 => GB18030.encode(text).0.into_owned(),
        Encoding::Gb18030Lines(start) => {
            let lines = text.split_inclusive('\n').map(|line| {
                let gbk = || GB18030.encode(line).0.into_owned();
                if line.starts_with(start) { gbk() } else { line.as_bytes().to_vec() }
            });
            lines.collect::<Vec<_>>().concat()
        }
        Encoding::Utf16Little => utf_16(u16::to_le_bytes),
        Encoding::Utf16Big => utf_16(u16::to_be_bytes),
        Encoding::Utf8Mark => format!("\u{feff}{text}").into_bytes(),
        Encoding::CarriageReturnLineFeed => text.replace('\n', "\r\n").into_bytes(),
        Encoding::CarriageReturn => text.replace('\n', "\r").into_bytes(),
    }
}
