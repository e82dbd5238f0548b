//! The floor: what no writer of such a file can do without. The faces cut down to the glyphs shown, and
//! the result deflated, on one thread and with nothing around it. It must not use our own backend.

use crate::{SAMPLES, pages};
use divan::{Bencher, black_box};
use libdeflater::{CompressionLvl, Compressor};
use report_fonts::{FaceId, face};
use report_page::ItemKind;
use report_pdf::{FontBook, PagedDocument};
use report_tests::disk;
use std::collections::BTreeMap;
use subsetter::{GlyphRemapper, subset};

/// The level the backend packs at.
const LEVEL: i32 = 1;

/// The glyphs of each face that a report shows.
fn shown(path: &str) -> Vec<(FaceId, GlyphRemapper)> {
    let (report, folder) = disk::open(path);
    let document: PagedDocument = pages(&report, &FontBook::new(), &folder);
    let mut faces: BTreeMap<FaceId, GlyphRemapper> = BTreeMap::new();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Text(run) = &item.kind {
            let mapper = faces.entry(run.face).or_default();
            for glyph in &run.glyphs {
                mapper.remap(glyph.id);
            }
        }
    }
    faces.into_iter().collect()
}

fn programs(shown: &[(FaceId, GlyphRemapper)]) -> Vec<Vec<u8>> {
    let cut = |(id, mapper): &(FaceId, GlyphRemapper)| subset(face(*id).bytes, 0, mapper).unwrap();
    shown.iter().map(cut).collect()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut deflater = Compressor::new(CompressionLvl::new(LEVEL).unwrap());
    let mut packed = vec![0; deflater.zlib_compress_bound(bytes.len())];
    let length = deflater.zlib_compress(bytes, &mut packed).unwrap();
    packed.truncate(length);
    packed
}

#[divan::bench(args = SAMPLES)]
fn subsets(bencher: Bencher<'_, '_>, path: &str) {
    let shown = shown(path);
    bencher.bench(|| programs(black_box(&shown)));
}

#[divan::bench(args = SAMPLES)]
fn deflate_subsets(bencher: Bencher<'_, '_>, path: &str) {
    let programs = programs(&shown(path));
    bencher.bench(|| -> Vec<Vec<u8>> {
        black_box(&programs).iter().map(|program| deflated(program)).collect()
    });
}

/// Both together: the floor itself.
#[divan::bench(args = SAMPLES)]
fn whole(bencher: Bencher<'_, '_>, path: &str) {
    let shown = shown(path);
    bencher.bench(|| -> Vec<Vec<u8>> {
        programs(black_box(&shown)).iter().map(|program| deflated(program)).collect()
    });
}
