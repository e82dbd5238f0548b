//! A fault at every single operation of writing a file: the old file or the new one is there, never a
//! part, and nothing beside it.

use super::step::{Plan, Step, plan, taken};
use super::{Placing, TRIES, Target};
use crate::exit::Exit;
use crate::refusal::{Refusal, reason};
use std::fs;
use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use tempfile::TempDir;

const OLD: &[u8] = b"old";
const NEW: &[u8] = b"the new file";

/// What systems answer: full, forbidden, gone, read-only, busy, a network away; 5 and 32 of Windows.
fn errors() -> Vec<io::Error> {
    let kinds = [
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::PermissionDenied,
        ErrorKind::NotFound,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::ResourceBusy,
        ErrorKind::StaleNetworkFileHandle,
        ErrorKind::TimedOut,
        ErrorKind::Other,
    ];
    let windows = [5, 32].map(io::Error::from_raw_os_error);
    kinds.map(io::Error::from).into_iter().chain(windows).collect()
}

fn again(error: &io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}

fn folder(old: bool) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    if old {
        fs::write(folder.path().join("a.pdf"), OLD).unwrap();
    }
    folder
}

fn write(folder: &Path) -> Result<(), Refusal> {
    Target::replacing(&folder.join("a.pdf"), &[], Placing::default())?.write(NEW)
}

/// The same through two links in another folder.
#[cfg(unix)]
fn write_linked(folder: &Path) -> Result<(), Refusal> {
    use std::os::unix::fs::symlink;
    let (links, placing) =
        (tempfile::tempdir().unwrap(), Placing { follow: true, ..Placing::default() });
    let [first, second] = ["first.pdf", "second.pdf"].map(|name| links.path().join(name));
    symlink(folder.join("a.pdf"), &second).unwrap();
    symlink("second.pdf", &first).unwrap();
    let written = Target::replacing(&first, &[], placing).and_then(|target| target.write(NEW));
    assert_eq!(fs::read_link(&first).unwrap(), Path::new("second.pdf"), "a link stays");
    assert_eq!(fs::read_link(&second).unwrap(), folder.join("a.pdf"), "a link stays");
    assert_eq!(fs::read_dir(links.path()).unwrap().count(), 2, "nothing beside it");
    written
}

type Way = fn(&Path) -> Result<(), Refusal>;

/// Every way a file is replaced.
const WAYS: &[Way] = &[
    write,
    #[cfg(unix)]
    write_linked,
];

/// The files there, with what is in them.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut files: Vec<_> = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// Only whole files under names the user knows.
#[track_caller]
fn check_whole(folder: &Path, old: bool, written: &Result<(), Refusal>, what: &str) {
    let files = files(folder);
    let target = files.iter().find(|(name, _)| name == "a.pdf").map(|(_, bytes)| bytes.as_slice());
    match written {
        Ok(()) => assert_eq!(target, Some(NEW), "{what}"),
        Err(refusal) => {
            assert_eq!(target, old.then_some(OLD), "{what}");
            assert_eq!(refusal.exit, Exit::Unwritten, "{what}");
            assert!(refusal.message.starts_with("写不了 "), "{what}: {}", refusal.message);
        }
    }
    let beside = files.iter().filter(|(name, _)| name != "a.pdf");
    for (name, bytes) in beside {
        assert!(name == "a-新.pdf" && bytes == NEW, "{what}: {name}");
        assert!(written.as_ref().is_err_and(|refusal| refusal.message.contains(name)), "{what}");
    }
}

/// Fails the operation before which so many went.
fn failing(at: usize, error: &io::Error) -> Plan {
    let error = again(error);
    Box::new(move |count, _| if count == at { Err(again(&error)) } else { Ok(()) })
}

#[test]
fn a_fault_at_any_operation_leaves_the_old_file_or_the_new_one() {
    for (way, old) in WAYS.iter().flat_map(|way| [(way, true), (way, false)]) {
        plan(Box::new(|_, _| Ok(())));
        way(folder(old).path()).unwrap();
        let steps = taken();
        assert_eq!(steps, if old { 7 } else { 6 }, "every operation is counted");
        for error in errors() {
            for at in 0..steps {
                let folder = folder(old);
                plan(failing(at, &error));
                let written = way(folder.path());
                taken();
                let what = format!("{error:?} at {at}, {old}");
                check_whole(folder.path(), old, &written, &what);
                check_told(&written, &error, &what);
                let last = at + 1 == steps;
                assert!(!last || written.is_ok(), "{what}: the file is there all the same");
            }
        }
    }
}

#[track_caller]
fn check_told(written: &Result<(), Refusal>, error: &io::Error, what: &str) {
    let held = "文件正被其他程序打开（多半是 PDF 阅读器），或没有权限";
    let named = |refusal: &Refusal| {
        refusal.message.contains(&reason(error)) || refusal.message.contains(held)
    };
    assert!(written.as_ref().err().is_none_or(named), "{what}: {written:?}");
}

#[test]
fn a_full_disk_is_told_how_much_is_needed() {
    let folder = folder(true);
    plan(Box::new(|_, step| match step {
        Step::Write => Err(ErrorKind::StorageFull.into()),
        _ => Ok(()),
    }));
    let refusal = write(folder.path()).unwrap_err();
    taken();
    assert!(refusal.message.contains("磁盘空间不足"), "{}", refusal.message);
    assert!(refusal.help.iter().any(|help| help.contains("需要约 1 KB")), "{:?}", refusal.help);
}

#[test]
fn a_file_that_is_held_for_a_moment_is_replaced() {
    for error in [ErrorKind::PermissionDenied.into(), io::Error::from_raw_os_error(32)] {
        let folder = folder(true);
        plan(held(TRIES - 1, error));
        write(folder.path()).unwrap();
        taken();
        assert_eq!(files(folder.path()), [("a.pdf".to_owned(), NEW.to_vec())]);
    }
}

#[test]
fn a_file_that_is_held_is_kept_and_the_new_one_lies_beside_it() {
    let held_by = || [5, 32].map(io::Error::from_raw_os_error).into_iter();
    for error in held_by().chain([ErrorKind::PermissionDenied.into()]) {
        let folder = folder(true);
        for beside in ["a-新.pdf", "a-新2.pdf"] {
            plan(held(TRIES, again(&error)));
            let refusal = write(folder.path()).unwrap_err();
            taken();
            assert_eq!(refusal.exit, Exit::Unwritten);
            for word in ["文件正被其他程序打开（多半是 PDF 阅读器）", "已另写为", beside]
            {
                assert!(refusal.message.contains(word), "{word}: {}", refusal.message);
            }
            assert_eq!(fs::read(folder.path().join(beside)).unwrap(), NEW);
        }
        assert_eq!(fs::read(folder.path().join("a.pdf")).unwrap(), OLD);
        assert_eq!(files(folder.path()).len(), 3);
    }
}

/// Refuses so many renames.
fn held(times: u32, error: io::Error) -> Plan {
    let mut left = times;
    Box::new(move |_, step| match step {
        Step::Rename if left > 0 => {
            left -= 1;
            Err(again(&error))
        }
        _ => Ok(()),
    })
}

#[test]
fn a_panic_at_any_operation_leaves_no_part() {
    for (way, at) in WAYS.iter().flat_map(|way| (0..7).map(move |at| (way, at))) {
        let folder = folder(true);
        plan(Box::new(move |count, _| {
            assert_ne!(count, at, "on purpose");
            Ok(())
        }));
        let ended = catch_unwind(AssertUnwindSafe(|| way(folder.path())));
        taken();
        assert!(ended.is_err(), "{at}");
        let left = files(folder.path());
        let whole = [OLD, NEW].map(|bytes| vec![("a.pdf".to_owned(), bytes.to_vec())]);
        assert!(whole.contains(&left), "{at}: {left:?}");
    }
}
