//! The compressed file around a workbook, opened under limits: however small a file is, it never unfolds to
//! more than a workbook of reports could hold. It must not know what its parts mean.

use super::error::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// The most parts.
const PARTS: usize = 10_000;

/// The most bytes all parts come to, unfolded: a workbook with a million empty styled rows has some hundred
/// million.
const UNFOLDED: u64 = 256 << 20;

/// The most bytes one byte of a deflated stream can unfold to (RFC 1951: 258 bytes by two codes of one bit).
const RATIO: u64 = 1032;

/// A compressed file.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Opens a compressed file that keeps the limits.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("压缩目录"))?;
        if zip.len() > PARTS {
            let message = format!("压缩包里有 {} 个文件，最多 {PARTS} 个", zip.len());
            return Err(ReadError::TooLarge(message));
        }
        let mut archive = Self { zip };
        archive.hold()?;
        Ok(archive)
    }

    /// Holds what the parts unfold to against the limit. What could not reach it is not unfolded.
    fn hold(&mut self) -> Result<(), ReadError> {
        let mut packed = 0_u64;
        for index in 0..self.zip.len() {
            let part = self.zip.by_index_raw(index).map_err(|_| damaged("压缩目录"))?;
            if part.encrypted() {
                return Err(ReadError::Encrypted);
            }
            packed = packed.saturating_add(part.compressed_size());
        }
        if packed.saturating_mul(RATIO) <= UNFOLDED {
            return Ok(());
        }
        let mut left = UNFOLDED;
        for index in 0..self.zip.len() {
            let part = self.zip.by_index(index).map_err(|_| damaged("压缩的内容"))?;
            let mut part = part.take(left.saturating_add(1));
            let length = std::io::copy(&mut part, &mut std::io::sink());
            left = left
                .checked_sub(length.map_err(|_| damaged("压缩的内容"))?)
                .ok_or_else(too_large)?;
        }
        Ok(())
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|name| Some(name.ok()?.into_owned()))
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part's text; what is not UTF-8 in it is replaced.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ReadError> {
        let fault = || damaged(name);
        let part: ZipFile<'_, _> = self.zip.by_name(name).map_err(|_| fault())?;
        let mut bytes = Vec::new();
        let length = part.take(UNFOLDED.saturating_add(1)).read_to_end(&mut bytes);
        let length = length.map_err(|_| fault())?;
        if u64::try_from(length).is_ok_and(|length| length > UNFOLDED) {
            return Err(too_large());
        }
        let text = String::from_utf8(bytes);
        Ok(text.unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned()))
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged(what.to_owned())
}

fn too_large() -> ReadError {
    ReadError::TooLarge(format!("展开后超过 {} MB", UNFOLDED >> 20))
}
