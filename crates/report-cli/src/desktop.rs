//! The Windows desktop: whether a double click started the program, and showing a file as a double click
//! would. Elsewhere there is none to ask. It must not decide what follows from that.

use std::path::Path;

/// Whether the program was started from the desktop or a folder's window, and so has a console that
/// closes with it.
#[cfg(windows)]
pub(crate) fn started_here() -> bool {
    parent().is_some_and(|name| name.eq_ignore_ascii_case("explorer.exe"))
}

/// The name of the program that started this one; nothing where the system does not tell.
#[cfg(windows)]
fn parent() -> Option<String> {
    use std::collections::BTreeMap;
    use winsafe::{HPROCESSLIST, co::TH32CS};

    let mut list = HPROCESSLIST::CreateToolhelp32Snapshot(TH32CS::SNAPPROCESS, None).ok()?;
    let mut processes = BTreeMap::new();
    for process in list.iter_processes() {
        let process = process.ok()?;
        let about = (process.th32ParentProcessID, process.szExeFile());
        processes.insert(process.th32ProcessID, about);
    }
    let (parent, _) = processes.get(&std::process::id())?;
    processes.remove(&parent.clone()).map(|(_, name)| name)
}

/// Shows a file in the program meant for it, and tells whether that was begun.
#[cfg(windows)]
pub(crate) fn open(path: &Path) -> bool {
    // Its place is told by the system: one of that name beside a report is never started.
    let Some(system) = std::env::var_os("SystemRoot") else { return false };
    let desktop = Path::new(&system).join("explorer.exe");
    let begun = |path| std::process::Command::new(desktop).arg(path).spawn();
    std::path::absolute(path).and_then(begun).is_ok()
}

/// As on Windows; nowhere else does a program get a console of its own.
#[cfg(not(windows))]
pub(crate) const fn started_here() -> bool {
    false
}

/// As on Windows; elsewhere nobody is shown a file unasked.
#[cfg(not(windows))]
pub(crate) const fn open(_: &Path) -> bool {
    false
}
