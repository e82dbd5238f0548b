//! The files of the tree, and which of their lines are code that ships. It must not judge them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What holds nothing of ours.
const FOREIGN: [&str; 2] = [".git", "target"];

/// One file, its path from the top of the tree with `/` between folders.
pub(crate) struct File {
    pub(crate) path: String,
    /// Empty for a file that is no text.
    pub(crate) text: String,
}

/// The top of the tree.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file of the tree, in order.
pub(crate) fn files() -> &'static [File] {
    static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
        let mut found = Vec::new();
        walk(&root(), "", &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    });
    &FILES
}

/// Every Rust file of the tree, in order.
pub(crate) fn rust() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| has_extension(file, "rs"))
}

pub(crate) fn has_extension(file: &File, extension: &str) -> bool {
    Path::new(&file.path).extension().is_some_and(|found| found == extension)
}

fn walk(folder: &Path, name: &str, found: &mut Vec<File>) {
    for entry in folder.read_dir().unwrap().map(Result::unwrap) {
        let own = entry.file_name().into_string().unwrap();
        if FOREIGN.contains(&own.as_str()) {
            continue;
        }
        let path = if name.is_empty() { own.clone() } else { format!("{name}/{own}") };
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &path, found);
        } else {
            let bytes = std::fs::read(entry.path()).unwrap_or_default();
            found.push(File { path, text: String::from_utf8(bytes).unwrap_or_default() });
        }
    }
}

impl File {
    /// The lines that ship, with their numbers from 1: no comments, and none of a module that is
    /// compiled for tests only. Nothing of an example or a test.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let text = if is_test(&self.path) { "" } else { without_tests(&self.text) };
        let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// Whether a file is compiled for tests or examples only.
fn is_test(path: &str) -> bool {
    let folders = |part: &str| matches!(part, "tests" | "examples" | "benches");
    let below = |module: &String| {
        path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    };
    path.split('/').any(folders) || test_modules().iter().any(below)
}

/// The modules declared under `#[cfg(test)]`, each as the path of its file without the extension.
fn test_modules() -> &'static BTreeSet<String> {
    static MODULES: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| rust().flat_map(test_modules_of).collect());
    &MODULES
}

fn test_modules_of(file: &File) -> impl Iterator<Item = String> {
    let stem = file.path.strip_suffix(".rs").unwrap_or_default();
    let folder = match stem.rsplit_once('/') {
        Some((folder, "lib" | "main" | "mod")) => folder,
        _ => stem,
    };
    let declared = file.text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| {
        let line = rest.trim_start().lines().next()?;
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    declared.map(move |module| format!("{folder}/{module}"))
}

/// A file up to its own module of tests.
fn without_tests(text: &str) -> &str {
    let module = text.find("#[cfg(test)]\nmod tests {");
    module.and_then(|at| text.get(..at)).unwrap_or(text)
}

#[test]
fn what_is_compiled_for_tests_only_is_known() {
    assert!(is_test("crates/report-core/src/form/tests.rs"));
    assert!(is_test("crates/report-validate/src/laws.rs"));
    assert!(is_test("tests/src/lib.rs"));
    assert!(is_test("fonts/tests/declaration.rs"));
    assert!(!is_test("crates/report-validate/src/lib.rs"));
}

#[test]
fn comments_and_tests_are_no_code() {
    let text = "//! a\nfn b() {} // c\n    /// d\n\n#[cfg(test)]\nmod tests {\n fn e() {}\n}\n";
    let file = File { path: "crates/x/src/y.rs".to_owned(), text: text.to_owned() };
    let code: Vec<_> = file.code().filter(|(_, line)| !line.is_empty()).collect();
    assert_eq!(code, [(2, "fn b() {} // c")]);
}
