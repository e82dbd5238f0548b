//! That any report that reads becomes a Word document or errors at their places, and what every such document
//! keeps: parts and references, the schema's order, tables that are whole, the report's own text. It must not
//! look at pages; other tests do.

mod order;
mod package;
mod tables;
mod text;

use super::{Read, places};
use crate::bundle::Bundle;
use crate::office::{Package, ends_in};
use report_core::Diagnostic;
use report_document::Document;
use report_docx::{DocxError, Options, write};

/// Writes a report as a Word document; whether there is one.
///
/// # Panics
/// Where an error has no place, or the document breaks a law.
pub fn word(read: &Read, bundle: &Bundle, comments: &[Diagnostic]) -> bool {
    let document = Document::of(&read.report);
    let draft = !comments.is_empty();
    let options = Options { draft, comments, pages: &[] };
    match write(&document, &bundle.folder, &options) {
        Ok(docx) => {
            holds(&docx.bytes, &document, comments);
            true
        }
        Err(DocxError::Report(errors)) => {
            assert!(!errors.is_empty(), "refused without a reason");
            for error in &errors {
                places::finding(&error.diagnostic(), &read.sources);
            }
            false
        }
        Err(error) => panic!("{error}"),
    }
}

/// Every law of a document.
///
/// # Panics
/// Where one is broken.
pub fn holds(bytes: &[u8], document: &Document<'_>, comments: &[Diagnostic]) {
    let file = Package::open(bytes);
    package::holds(&file);
    let body = file.xml("word/document.xml");
    for (name, _) in file.parts.iter().filter(|(name, _)| ends_in(name, "xml")) {
        order::holds(name, &file.xml(name));
    }
    tables::holds(&body);
    text::holds(&file, &body, document);
    text::comments(&file, &body, comments.len());
}
