//! What is left for the maintainers when the program itself fails: a small file that tells where it
//! failed and on what, by sizes and hashes. It must not hold a word, a number or a name of a report.

use crate::output::{Placing, Target};
use crate::refusal::Refusal;
use crate::{args, in_hand};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most files told of.
const FILES: usize = 100;

/// The first failure of this run.
static FAILURE: Mutex<Option<Failure>> = Mutex::new(None);

/// Where the program failed, and on which files.
#[derive(Clone, Debug, Default)]
struct Failure {
    at: Option<String>,
    files: Vec<PathBuf>,
}

/// From here on a panic is kept for [`refusal`] and says nothing itself.
pub(crate) fn listen() {
    panic::set_hook(Box::new(|panic| {
        // Later ones only pass the first on.
        failure().get_or_insert_with(|| Failure::of(panic));
    }));
}

/// The failure as a refusal, with the file that was left, or why there is none.
pub(crate) fn refusal() -> Refusal {
    let failure = failure().take().unwrap_or_default();
    let at = failure.at.clone();
    let refusal =
        Refusal::internal(format!("程序内部错误：{}", at.as_deref().unwrap_or("位置不明")));
    let kept = panic::catch_unwind(|| keep(&record(&failure)));
    let told = match kept {
        Ok(Ok(path)) => format!(
            "请把 {} 反馈给维护者：里面只有出错的位置和文件的散列值，没有年报的内容；能附上出错的年报更好",
            path.display()
        ),
        Ok(Err(why)) => format!("请把上面这一行反馈给维护者；出错记录没有留下：{}", why.message),
        Err(_) => "请把上面这一行反馈给维护者；出错记录没有留下".to_owned(),
    };
    refusal.help("没有写坏任何文件").help(told)
}

impl Failure {
    fn of(panic: &PanicHookInfo<'_>) -> Self {
        // What it says of itself may quote the report.
        let at = panic.location().map(|at| place(at.file(), at.line(), at.column()));
        Self { at, files: in_hand::files() }
    }
}

/// A place in the code, without the folders of whoever built the program.
fn place(file: &str, line: u32, column: u32) -> String {
    let file = file.replace('\\', "/");
    let own = file.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/'));
    let own = own.or_else(|| file.split_once("/library/")).map_or(file.as_str(), |(_, own)| own);
    format!("{own}:{line}:{column}")
}

fn record(failure: &Failure) -> String {
    let Failure { at, files } = failure;
    let files = if files.is_empty() { in_hand::named() } else { files.clone() };
    let mut text = format!(
        "report-cli 出错记录\n\n程序：report-cli {}\n系统：{} {}\n命令：{}\n位置：{}\n文件：\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        command(),
        at.as_deref().unwrap_or("不明"),
    );
    for file in files.iter().take(FILES) {
        match fs::read(file) {
            Ok(bytes) => {
                let _ = writeln!(text, "  {} 字节，SHA-256 {}", bytes.len(), hash(&bytes));
            }
            Err(_) => text.push_str("  读不了\n"),
        }
    }
    text + "\n文件只记大小和散列值。这里没有年报的文字、数字和文件名，可以放心发给程序的维护者。\n"
}

/// The command, and nothing else of what was typed.
fn command() -> String {
    let commands = args::command();
    let is_command = |typed: &String| {
        commands.get_subcommands().any(|command| command.get_name() == typed.as_str())
    };
    let typed = std::env::args_os().skip(1).filter_map(|typed| typed.into_string().ok());
    typed.into_iter().find(is_command).unwrap_or_else(|| "不明".to_owned())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

/// Writes a record into the current folder, else where the system keeps temporary files. The same
/// failure leaves the same file.
fn keep(text: &str) -> Result<PathBuf, Refusal> {
    let whole = hash(text.as_bytes());
    let file = format!("report-cli-出错-{}.txt", whole.get(..8).unwrap_or_default());
    keep_in(Path::new(""), &file, text).or_else(|_| keep_in(&std::env::temp_dir(), &file, text))
}

fn keep_in(folder: &Path, file: &str, text: &str) -> Result<PathBuf, Refusal> {
    let path = folder.join(file);
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(path);
    }
    Target::creating(&path, Placing::default())?.write(text.as_bytes())?;
    Ok(path)
}

fn failure() -> MutexGuard<'static, Option<Failure>> {
    FAILURE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_tells_of_files_by_size_and_hash_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("机密.toml");
        fs::write(&path, "abc").unwrap();
        let gone = folder.path().join("gone.toml");
        let at = Some("a.rs:1:2".to_owned());
        let text = record(&Failure { at, files: vec![path, gone] });
        assert!(text.contains("位置：a.rs:1:2\n"), "{text}");
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(text.contains(&format!("  3 字节，SHA-256 {known}\n  读不了\n")), "{text}");
        assert!(!text.contains("机密") && !text.contains("abc\n"), "{text}");
        let kept = keep_in(folder.path(), "记录.txt", &text).unwrap();
        assert_eq!(fs::read_to_string(&kept).unwrap(), text);
        assert!(keep_in(folder.path(), "记录.txt", &text).is_ok(), "the same is kept once");
        assert!(keep_in(folder.path(), "记录.txt", "other").is_err(), "nothing is replaced");
    }

    #[test]
    fn places_are_without_the_builders_folders() {
        assert_eq!(place("/a/registry/src/b-1/toml-1.0/src/c.rs", 1, 2), "toml-1.0/src/c.rs:1:2");
        assert_eq!(place("/rustc/5980/library/std/src/d.rs", 1, 2), "std/src/d.rs:1:2");
        assert_eq!(place("crates\\report-cli\\src\\e.rs", 1, 2), "crates/report-cli/src/e.rs:1:2");
    }
}
