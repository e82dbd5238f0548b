//! The specimens' pages as pictures, held against those in `pages`, which people have looked at. `GOLDEN=update` draws them anew.
//!
//! Tolerance: hayro's arithmetic may round otherwise on another machine. A pixel differs where its
//! grey does by more than 32 of 255; a page where more than 8 pixels do. A comma has more.

#![expect(clippy::disallowed_methods, reason = "the pictures lie on the disk")]

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use report_goldens::{PIXELS, Picture};
use report_tests::typeset;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The specimens, in the tree's folder of them.
const SPECIMENS: [&str; 2] = ["specimen", "parts"];

/// Pixels per point: 50 dots per inch.
const SCALE: f32 = 0.694_444_4;

/// Every page of a PDF as a picture.
fn drawn(bytes: Vec<u8>) -> Vec<Picture> {
    let pdf = Pdf::new(bytes).unwrap_or_else(|_| panic!("hayro does not open the PDF"));
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    // Kept glyphs would stand on a raster of their own, where a hair's breadth moves them a step.
    let (hinting, glyph_caching) = (false, false);
    let render_settings = RenderSettings { hinting, glyph_caching, ..RenderSettings::default() };
    let pixmap_settings = PixmapSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE };
    let page = |page| {
        let pixmap = render(page, &cache, &settings, &render_settings, &pixmap_settings);
        let sum = |pixel: &[u8]| pixel[..3].iter().map(|&part| u16::from(part)).sum::<u16>();
        let grey = |pixel: &[u8]| u8::try_from(sum(pixel) / 3).unwrap_or(u8::MAX);
        let greys = pixmap.data_as_u8_slice().chunks_exact(4).map(grey).collect();
        Picture { width: pixmap.width().into(), greys }
    };
    pdf.pages().iter().map(page).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages")
}

/// Every page of every specimen, by the name of its file.
fn pages() -> BTreeMap<String, Picture> {
    let of = |specimen: &str| {
        let pages = drawn(typeset::pdf(&format!("tests/specimen/{specimen}.toml")));
        let named = (1..).zip(pages).map(|(page, it)| (format!("{specimen}-{page}.png"), it));
        named.collect::<Vec<_>>()
    };
    SPECIMENS.into_iter().flat_map(of).collect()
}

/// What is wrong with a page, if anything is; then the pictures are left in the target folder.
fn complaint(name: &str, actual: &Picture) -> Option<String> {
    let Some(golden) = Picture::read(&folder().join(name)) else {
        return Some(format!("{name}: there is none"));
    };
    let difference = golden.difference(actual);
    let count = difference.as_ref().map(Picture::marked);
    if count.is_some_and(|count| count <= PIXELS) {
        return None;
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let shown: Vec<_> =
        [Some(&golden), Some(actual), difference.as_ref()].into_iter().flatten().collect();
    Picture::beside(&shown).write(&path);
    let what = count.map_or("another size".to_owned(), |count| format!("{count} pixels differ"));
    let path = path.display();
    Some(format!("{name}: {what}; before, after and the difference: {path}"))
}

#[test]
fn every_page_of_the_specimens_looks_as_it_was_seen() {
    let pages = pages();
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "update") {
        return update(&pages);
    }
    let complaints: Vec<_> =
        pages.iter().filter_map(|(name, actual)| complaint(name, actual)).collect();
    assert!(
        complaints.is_empty(),
        "\n{}\nLook at the pictures. If the pages are right: `just golden`, and look again",
        complaints.join("\n")
    );
    let expected: BTreeSet<String> = pages.into_keys().collect();
    assert_eq!(files(), expected, "`just golden` leaves those of the pages there are");
}

fn files() -> BTreeSet<String> {
    let names = folder().read_dir().expect("pages").flatten().map(|entry| entry.file_name());
    names.map(|name| name.to_string_lossy().into_owned()).collect()
}

/// Draws every golden picture anew, and removes those without a page.
fn update(pages: &BTreeMap<String, Picture>) {
    for (name, picture) in pages {
        picture.write(&folder().join(name));
    }
    for stale in files().iter().filter(|name| !pages.contains_key(*name)) {
        std::fs::remove_file(folder().join(stale)).expect(stale);
    }
}
