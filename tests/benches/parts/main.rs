//! What each part of the way from a file to a PDF costs, over the shipped report and the specimen. It
//! must not judge: `cargo bench -p report-tests`, then read docs/speed.md.

#![expect(clippy::unwrap_used, reason = "a measurement of something broken is none")]

mod floor;

use divan::{Bencher, black_box};
use report_core::{Folder, Report};
use report_pdf::{FontBook, PagedDocument, PdfOptions, write};
use report_tests::disk;
use report_typeset::{LayoutOptions, layout};

/// A real report, and one that has everything a report can have.
const SAMPLES: [&str; 2] = ["reports/2020.toml", "tests/specimen/specimen.toml"];

fn main() {
    divan::main();
}

fn pages(report: &Report, book: &FontBook, folder: &dyn Folder) -> PagedDocument {
    layout(report, book, folder, LayoutOptions::default()).unwrap()
}

#[divan::bench(args = SAMPLES)]
fn read(bencher: Bencher<'_, '_>, path: &str) {
    let text = disk::text(path);
    let folder = disk::folder(path);
    bencher.bench(|| disk::read_text(black_box(path), black_box(&text), &folder));
}

#[divan::bench(args = SAMPLES)]
fn check(bencher: Bencher<'_, '_>, path: &str) {
    let (report, _) = disk::open(path);
    bencher.bench(|| report_validate::check(black_box(&report)));
}

/// With a book of its own, as in a process that does nothing else: faces are opened on the way.
#[divan::bench(args = SAMPLES)]
fn layout_cold(bencher: Bencher<'_, '_>, path: &str) {
    let (report, folder) = disk::open(path);
    bencher.bench(|| pages(black_box(&report), &FontBook::new(), &folder));
}

/// With a book that has seen the same characters, as in a batch.
#[divan::bench(args = SAMPLES)]
fn layout_warm(bencher: Bencher<'_, '_>, path: &str) {
    let ((report, folder), book) = (disk::open(path), FontBook::new());
    bencher.bench(|| pages(black_box(&report), &book, &folder));
}

/// Everything behind the layout: subsets, streams, structure, the file.
#[divan::bench(args = SAMPLES)]
fn write_pdf(bencher: Bencher<'_, '_>, path: &str) {
    let ((report, folder), book) = (disk::open(path), FontBook::new());
    let document = pages(&report, &book, &folder);
    let options = PdfOptions::default();
    bencher.bench(|| write(black_box(&document), &book, &options).unwrap());
}
