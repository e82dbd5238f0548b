//! Temporary files of this run and of runs that were cut short: none is left behind. It must not
//! touch a file that is not ours by its name.

use crate::path::parent;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, SystemTime};
use tempfile::NamedTempFile;

/// How temporary files begin and end, so that one left behind by a power cut can be told.
const PREFIX: &str = ".report-cli-";
const SUFFIX: &str = ".tmp";

/// After so long no run is still writing its file.
const STALE: Duration = Duration::from_hours(24);

/// By the shell's convention for the signal.
const INTERRUPTED: i32 = 130;

/// The files being written.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From here on an interrupt removes what is being written and ends the run.
pub(crate) fn remove_on_interrupt() {
    static LISTENING: Once = Once::new();
    // Without a handler the system ends the run; a later one removes what that leaves.
    LISTENING.call_once(|| _ = ctrlc::set_handler(interrupted));
}

#[expect(clippy::exit, reason = "an interrupted run ends here, wherever it is")]
fn interrupted() {
    // Held to the end: no file is begun after these are removed.
    let open = open();
    for path in &*open {
        let _ = fs::remove_file(path);
    }
    std::process::exit(INTERRUPTED)
}

/// A file being written, removed by an interrupt.
#[derive(Debug)]
pub(crate) struct Temporary {
    // Dropped, and so removed, before it is taken off the list.
    pub(crate) file: NamedTempFile,
    pub(crate) listed: Listed,
}

/// A place in the list of files being written.
#[derive(Debug)]
pub(crate) struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        open().remove(&self.0);
    }
}

/// A new file in the folder, with the permissions any new file of the user's gets.
pub(crate) fn create(folder: &Path) -> io::Result<Temporary> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    remove_on_interrupt();
    let mut open = open();
    let file = builder.tempfile_in(folder)?;
    let path = file.path().to_path_buf();
    open.insert(path.clone());
    Ok(Temporary { file, listed: Listed(path) })
}

/// Removes what earlier runs left beside `path`.
pub(crate) fn remove_stale(path: &Path) {
    let Ok(entries) = fs::read_dir(parent(path)) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let ours =
            name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let written = || entry.metadata().ok().filter(fs::Metadata::is_file)?.modified().ok();
        let age = || SystemTime::now().duration_since(written()?).ok();
        if ours && age().is_some_and(|age| age > STALE) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
