//! `extract`: the report file a PDF carries, with the files that one names, as they were. It must
//! never replace a file, nor write outside the folder of the report file.

use crate::args::Extract;
use crate::exit::Exit;
use crate::input::read;
use crate::limits::LARGEST;
use crate::output::{Placing, Target};
use crate::path::name;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_core::folder::check_relative;
use report_pdf::{Attachment, Relationship, attachments};
use report_picture::without_metadata;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &Extract, terminal: Terminal) -> Result<Exit, Refusal> {
    let pdf = name(&args.file);
    let files = attachments(&read(&args.file, LARGEST)?)
        .map_err(|error| Refusal::unusable(format!("{pdf}：{error}")))?;
    let Some(report) = files.iter().find(|file| file.relationship == Relationship::Source) else {
        let refusal = Refusal::unusable(format!("{pdf} 里没有年报文件"));
        return Err(refusal.help("只有 report-cli 写的 PDF 带有年报文件"));
    };
    // A report given another name needs its own no more.
    let mut used = files.iter().filter(|file| args.output.is_none() || file.name != report.name);
    if let Some(file) = used.find(|file| check_relative(&file.name).is_err()) {
        return Err(Refusal::unusable(format!("{pdf} 里的文件名“{}”不能用", file.name)));
    }
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(&report.name));
    let place = |file: &Attachment| {
        if file.name == report.name { path.clone() } else { path.with_file_name(&file.name) }
    };
    let places: Vec<_> = files.iter().map(|file| (place(file), file)).collect();
    write(&places, args.links.follow)?;
    terminal.remark(&format!("已取出 {}", path.display()));
    for (path, _) in places.iter().filter(|(place, _)| *place != path) {
        terminal.remark(&format!("已取出引用的 {}", path.display()));
    }
    Ok(Exit::Clean)
}

/// Writes every file that is not there yet as it should be; nothing at all where one of them would
/// take another's place.
fn write(files: &[(PathBuf, &Attachment)], follow: bool) -> Result<(), Refusal> {
    let placing = Placing { create_folders: true, follow };
    let absent: Vec<_> = files.iter().filter(|(path, file)| !holds(path, &file.bytes)).collect();
    for (path, _) in &absent {
        if path.symlink_metadata().is_ok() {
            Target::creating(path, placing)?;
        }
    }
    for (path, file) in absent {
        Target::creating(path, placing)?.write(&file.bytes)?;
    }
    Ok(())
}

/// Whether a file is there with exactly these bytes, or a picture that has metadata besides.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same = |found: Vec<u8>| {
        found == bytes || without_metadata(&found).is_some_and(|bare| bare == bytes)
    };
    fs::read(path).is_ok_and(same)
}
