//! What this run and each of its threads have in hand, for the record of a failure. It must not open
//! any of it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files named on the command line, for a failure on none of them.
static NAMED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

thread_local! {
    /// The files this thread works on.
    static IN_HAND: RefCell<Vec<PathBuf>> = const { RefCell::new(Vec::new()) };
}

/// Takes note of the files of this run.
pub(crate) fn set_named(files: &[PathBuf]) {
    files.clone_into(&mut locked());
}

/// This thread takes a file in hand, and lays down those it had.
pub(crate) fn begin(file: &Path) {
    IN_HAND.with_borrow_mut(|files| {
        files.clear();
        files.push(file.to_path_buf());
    });
}

/// This thread takes one more file in hand.
pub(crate) fn add(file: &Path) {
    IN_HAND.with_borrow_mut(|files| files.push(file.to_path_buf()));
}

/// The files this thread has in hand. Never panics, as it is asked in the middle of one.
pub(crate) fn files() -> Vec<PathBuf> {
    let files = IN_HAND.with(|files| files.try_borrow().map(|files| files.clone()));
    files.unwrap_or_default()
}

/// The files of this run.
pub(crate) fn named() -> Vec<PathBuf> {
    locked().clone()
}

fn locked() -> MutexGuard<'static, Vec<PathBuf>> {
    NAMED.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_knows_what_it_works_on() {
        begin(Path::new("2023.toml"));
        begin(Path::new("2024.toml"));
        add(Path::new("2024/a.png"));
        assert_eq!(files(), ["2024.toml", "2024/a.png"].map(PathBuf::from));
    }
}
