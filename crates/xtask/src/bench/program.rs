//! The program as users have it: built for release, found beside this one. It must not measure.

use super::Bench;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The system for which the program is linked with all it needs (`docs/platforms.md`, Linux).
const SELF_CONTAINED: &str = "x86_64-unknown-linux-gnu";

/// Builds `report-cli` for release as it is given to users, so that nothing old is measured, and says
/// where it is.
pub(super) fn release() -> Result<PathBuf, String> {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--release", "--locked", "--package", "report-cli"]);
    let mut folder = target()?;
    if cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu")) {
        build.args(["--target", SELF_CONTAINED]);
        build.env("RUSTFLAGS", "-C target-feature=+crt-static");
        folder.push(SELF_CONTAINED);
    }
    let status = build.current_dir(crate::root()).status();
    if !status.map_err(|error| error.to_string())?.success() {
        return Err("the release build failed".to_owned());
    }
    Ok(folder.join("release").join(format!("report-cli{}", std::env::consts::EXE_SUFFIX)))
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
