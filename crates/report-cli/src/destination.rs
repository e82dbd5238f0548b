//! Where the results of a check go: each format to the file named with it, one of them to `--output`
//! or standard output. It must not write.

use crate::args::{Format, Wanted};
use crate::output::{Placing, Target};
use crate::path::parent;
use crate::refusal::Refusal;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The file a result goes to; nothing for standard output.
pub(crate) type Destination = Option<Target>;

/// The formats asked for, each with where it goes. Text where none is named.
///
/// Two results in one place would be neither, and none may take the place of an input.
pub(crate) fn destinations(
    wanted: &[Wanted],
    output: Option<&Path>,
    inputs: &[PathBuf],
    placing: Placing,
) -> Result<Vec<(Format, Destination)>, Refusal> {
    let text = [Wanted::default()];
    let wanted = if wanted.is_empty() { &text } else { wanted };
    let unnamed = wanted.iter().filter(|wanted| wanted.path.is_none()).count();
    if unnamed > 1 {
        return Err(Refusal::unusable("几种格式的结果不能写在一处")
            .help("请给每种格式写明文件，如 --format json=结果.json"));
    }
    if unnamed == 0 && output.is_some() {
        return Err(Refusal::unusable("每种格式都写明了文件，--output 没有用处"));
    }
    let mut taken = BTreeSet::new();
    wanted
        .iter()
        .map(|wanted| {
            let path = wanted.path.as_deref().or(output);
            let target = path.map(|path| target(path, inputs, &mut taken, placing)).transpose()?;
            Ok((wanted.format, target))
        })
        .collect()
}

fn target(
    path: &Path,
    inputs: &[PathBuf],
    taken: &mut BTreeSet<PathBuf>,
    placing: Placing,
) -> Result<Target, Refusal> {
    let target = Target::replacing(path, inputs, placing)?;
    // The file may not be there yet, its folder is.
    let folder = parent(target.path()).canonicalize().unwrap_or_default();
    if !taken.insert(folder.join(target.path().file_name().unwrap_or_default())) {
        let message = format!("两种格式的结果都要写入 {}", path.display());
        return Err(Refusal::unusable(message).help("请给每种格式写明不同的文件"));
    }
    Ok(target)
}
