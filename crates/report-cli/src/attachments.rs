//! What a PDF carries inside: the report file it was made from and every file that one names, pictures
//! without their metadata, so that the PDF can be made again. It must not read any file.

use crate::folder::DiskFolder;
use report_check::Input;
use report_pdf::{Attachment, Relationship};
use report_picture::without_metadata;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What goes with a report read from the disk.
pub(crate) fn of(report: &Input, folder: &DiskFolder) -> Vec<Attachment> {
    let name = report.path().and_then(Path::file_name).unwrap_or_default();
    of_files(&name.to_string_lossy(), report.bytes(), &folder.files())
}

/// The report's file, then those of the files that it names, in the order of their names.
pub(crate) fn of_files(
    name: &str,
    report: &[u8],
    files: &BTreeMap<String, Arc<[u8]>>,
) -> Vec<Attachment> {
    let source = attachment(name, "年报文件", Relationship::Source, &Arc::from(report));
    let named = files.iter().filter(|(path, _)| **path != name);
    let named = named.map(|(path, bytes)| {
        // Where a photograph was taken is nobody's business but the photographer's.
        let bytes = without_metadata(bytes).map_or_else(|| Arc::clone(bytes), Arc::from);
        attachment(path, "年报引用的文件", Relationship::Supplement, &bytes)
    });
    std::iter::once(source).chain(named).collect()
}

fn attachment(
    name: &str,
    description: &str,
    relationship: Relationship,
    bytes: &Arc<[u8]>,
) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: media_type(name).to_owned(),
        description: description.to_owned(),
        relationship,
        bytes: Arc::clone(bytes),
    }
}

/// The media type by the end of the name (RFC 2046, RFC 7763; TOML's is registered with IANA).
fn media_type(name: &str) -> &'static str {
    let end = Path::new(name).extension().unwrap_or_default().to_ascii_lowercase();
    match end.to_str() {
        Some("toml") => "application/toml",
        Some("md") => "text/markdown",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
