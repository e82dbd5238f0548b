//! A release as one `.zip`: names in UTF-8, no time but the format's first, the program for Linux
//! executable. It must not choose what is in it.

use super::Files;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Permissions of a program and of any other file (POSIX).
const PROGRAM: u32 = 0o755;
const FILE: u32 = 0o644;

/// Every file below one folder.
///
/// # Errors
/// What the archiver says.
pub(super) fn zipped(folder: &str, files: &Files) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let permissions = if path == "report-cli" { PROGRAM } else { FILE };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(permissions);
        zip.start_file(format!("{folder}/{path}"), options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    zip.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn names_and_bytes_come_back_and_two_archives_are_the_same() {
        let files = Files::from([
            ("report-cli".to_owned(), b"program".to_vec()),
            ("样例/2024.toml".to_owned(), b"year = 2024".to_vec()),
        ]);
        let bytes = zipped("r", &files).unwrap();
        assert_eq!(bytes, zipped("r", &files).unwrap());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name("r/样例/2024.toml").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "year = 2024");
        assert_eq!(zip.by_name("r/report-cli").unwrap().unix_mode(), Some(0o100_755));
    }
}
