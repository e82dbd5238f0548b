//! The files of a PDF written: every one of them, or none. It must not choose a place.

use super::place::Placed;
use crate::output::{Placing, Target};
use crate::path::name;
use crate::path::parent;
use crate::refusal::Refusal;
use report_picture::without_metadata;
use std::fs::{self, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest picture a report may name, in bytes: one may be there with the metadata its copy in the PDF lacks.
const LARGEST_PICTURE: u64 = 20 << 20;

/// Writes every file that is not there yet as it should be; nothing at all where one of them would
/// take another's place, and nothing that stays where one could not be written.
pub(crate) fn write(files: &[Placed<'_>], follow: bool) -> Result<(), Refusal> {
    if !follow {
        files.iter().try_for_each(check_inside)?;
    }
    let absent: Vec<_> = files.iter().filter(|file| !holds(file, follow)).collect();
    let placing = Placing { create_folders: true, follow, ..Placing::default() };
    for file in &absent {
        if file.path.symlink_metadata().is_ok() {
            Target::creating(&file.path, placing)?;
        }
    }
    let mut written = Written::before(&absent);
    for file in absent {
        let target = Target::creating(&file.path, placing)?;
        let path = target.path().to_path_buf();
        target.write(file.bytes)?;
        written.files.push(path);
    }
    written.keep();
    Ok(())
}

/// Whether a file is there with exactly these bytes, or a picture that has metadata besides. Nothing but a plain
/// file is looked into, and none of another length.
fn holds(file: &Placed<'_>, follow: bool) -> bool {
    let about = if follow { file.path.metadata() } else { file.path.symlink_metadata() };
    let Some(length) = about.ok().filter(Metadata::is_file).map(|about| about.len()) else {
        return false;
    };
    let is_same = usize::try_from(length) == Ok(file.bytes.len());
    let may_have_more = length <= LARGEST_PICTURE && length > file.bytes.len() as u64;
    let is_likely = is_same || may_have_more && is_picture(&file.path);
    if !is_likely {
        return false;
    }
    let Ok(open) = fs::File::open(&file.path) else { return false };
    let mut found = Vec::new();
    if open.take(length + 1).read_to_end(&mut found).is_err() {
        return false;
    }
    found == **file.bytes || without_metadata(&found).is_some_and(|bare| bare == **file.bytes)
}

fn is_picture(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ["png", "jpg", "jpeg"].iter().any(|picture| end.eq_ignore_ascii_case(picture))
}

/// Refuses a place that a link leads out of the folder of the report.
fn check_inside(file: &Placed<'_>) -> Result<(), Refusal> {
    let root = if file.root.as_os_str().is_empty() { Path::new(".") } else { &file.root };
    // A folder that is not there yet holds no link.
    let Ok(root) = root.canonicalize() else { return Ok(()) };
    let real = parent(&file.path).ancestors().find_map(|above| {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        above.canonicalize().ok()
    });
    if real.is_none_or(|real| real.starts_with(&root)) {
        return Ok(());
    }
    let message = format!("写不了 {}：它的文件夹是通向别处的链接", name(&file.path));
    Err(Refusal::unwritten(message).help("请用 -o 换一个文件夹；要写到链接所指的地方请加 --follow"))
}

/// What has been written, taken away again unless it is kept.
struct Written {
    files: Vec<PathBuf>,
    /// The folders that were not there before, the deepest last.
    folders: Vec<PathBuf>,
    is_kept: bool,
}

impl Written {
    fn before(files: &[&Placed<'_>]) -> Self {
        let above = files.iter().flat_map(|file| file.path.ancestors().skip(1));
        let missing = above.filter(|above| !above.as_os_str().is_empty() && !above.exists());
        let mut folders: Vec<_> = missing.map(Path::to_path_buf).collect();
        folders.sort();
        folders.dedup();
        Self { files: Vec::new(), folders, is_kept: false }
    }

    fn keep(&mut self) {
        self.is_kept = true;
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        if self.is_kept {
            return;
        }
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        // A folder that something else was put into meanwhile stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
