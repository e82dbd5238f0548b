//! The program as users have it: built for release, found beside this one. It must not measure.

use super::Bench;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds `report-cli` for release, so that nothing old is measured, and says where it is.
pub(super) fn release() -> Result<PathBuf, String> {
    let build = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--locked", "--package", "report-cli"])
        .current_dir(crate::root())
        .status();
    if !build.map_err(|error| error.to_string())?.success() {
        return Err("the release build failed".to_owned());
    }
    Ok(target()?.join("release").join(format!("report-cli{}", std::env::consts::EXE_SUFFIX)))
}

/// The target folder this program was built into: it stands in one of its profiles.
pub(super) fn target() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = own.parent().and_then(Path::parent).map(Path::to_path_buf);
    target.ok_or_else(|| format!("{} is in no target folder", own.display()))
}

impl Bench {
    /// A command line of the program.
    pub(super) fn command(&self, arguments: &[&str]) -> Vec<String> {
        let program = self.program.display().to_string();
        std::iter::once(program).chain(arguments.iter().map(|&word| word.to_owned())).collect()
    }
}

/// The size of a file in bytes.
pub(super) fn size(path: &Path) -> Result<u128, String> {
    super::at(path, path.metadata()).map(|found| u128::from(found.len()))
}
