//! That any report that reads becomes a PDF or errors at their places, and that whatever a PDF
//! carries can be asked for. It must not look at the pages; other tests do.

use super::{Read, checking, places, reading, word};
use crate::bundle::{Bundle, REPORT};
use report_document::Document;
use report_extract::attachments;
use report_pdf::{Attachment, FontBook, PagedDocument, PdfError, PdfOptions, Relationship, write};
use report_typeset::{LayoutError, LayoutOptions, MOST_PAGES, layout, may_be_refused};
use std::collections::BTreeMap;

/// Reads, checks, typesets and writes any bytes as a report, as PDF and for Word, and takes the report out of
/// the PDF again.
///
/// # Panics
/// Where one of these fails in another way than at a place of the report.
pub fn pipeline(data: &[u8]) {
    publishing(&Bundle::new(data));
}

/// What [`pipeline`] does to bytes; whether it ended in a PDF.
///
/// # Panics
/// Where [`pipeline`] does.
pub fn publishing(bundle: &Bundle) -> bool {
    let read = reading(bundle);
    let checked = checking(&read);
    let found: Vec<_> = read.found.iter().chain(&checked.diagnostics).cloned().collect();
    let draft = found.iter().any(report_core::Diagnostic::blocks);
    word(&read, bundle, if draft { &found } else { &[] });
    let Some(document) = typeset(&read, bundle, draft) else { return false };
    written(&document, bundle)
}

/// Typesets a report; nothing where it gives errors.
///
/// # Panics
/// Where an error has no place, or there are more pages than there may be.
#[must_use]
pub fn typeset(read: &Read, bundle: &Bundle, draft: bool) -> Option<PagedDocument> {
    let options = LayoutOptions { draft };
    match layout(&read.report, &FontBook::new(), &bundle.folder, options) {
        Ok(document) => {
            assert!((1..=MOST_PAGES).contains(&document.pages.len()));
            Some(document)
        }
        Err(errors) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in &errors {
                placed(error, read);
                foreseen(error, read);
            }
            None
        }
    }
}

/// What a check would not set the report for is refused for what it finds without.
fn foreseen(error: &LayoutError, read: &Read) {
    let is_seen = matches!(error, LayoutError::MissingGlyph { .. } | LayoutError::Picture { .. });
    let document = Document::of(&read.report);
    assert!(is_seen || may_be_refused(&document), "not foreseen: {error:?}");
}

/// Only the number of pages has no place of its own.
fn placed(error: &LayoutError, read: &Read) {
    if matches!(error, LayoutError::TooManyPages { .. }) {
        return;
    }
    places::finding(&error.diagnostic(), &read.sources);
}

/// Writes a document with its report file inside, and takes that out again.
fn written(document: &PagedDocument, bundle: &Bundle) -> bool {
    let source = Attachment {
        name: REPORT.to_owned(),
        media_type: "application/toml".to_owned(),
        description: "年报文件".to_owned(),
        relationship: Relationship::Source,
        bytes: bundle.text.as_bytes().into(),
    };
    let options = PdfOptions { attachments: vec![source.clone()], ..PdfOptions::default() };
    match write(document, &FontBook::new(), &options) {
        Ok(bytes) => {
            assert!(bytes.starts_with(b"%PDF-1.7"));
            assert_eq!(attachments(&bytes), Ok(vec![source]));
            true
        }
        // A picture may turn out to be damaged only when it is unpacked.
        Err(PdfError::Pictures(faults)) => {
            assert!(!faults.is_empty());
            false
        }
        Err(error) => panic!("the layout made pages the writer refuses: {error:?}"),
    }
}

/// Takes the attachments out of any bytes.
///
/// # Panics
/// Where a reason is not Chinese, or more is unpacked than may be.
pub fn extract(data: &[u8]) {
    match attachments(data) {
        Ok(files) => {
            // Files that share their bytes take room once.
            let apart: BTreeMap<_, _> =
                files.iter().map(|file| (file.bytes.as_ptr(), file.bytes.len())).collect();
            assert!(apart.values().sum::<usize>() <= MOST_BYTES);
        }
        Err(error) => {
            let message = error.to_string();
            assert!(message.contains(|ch| ch > '\u{2fff}'), "not Chinese: {message}");
        }
    }
}

/// The most bytes all attachments may have together.
const MOST_BYTES: usize = 128 << 20;
