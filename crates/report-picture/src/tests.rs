//! Both kinds of pictures alike: what is found wrong, and what is left of what surrounds them.

pub(crate) mod sample;

use super::*;
use proptest::prelude::*;
use sample::{chunk, grey_jpeg, grey_png, segment};

fn check(bytes: &[u8], fault: &PictureFault) {
    assert_eq!(measure(bytes).as_ref(), Err(fault), "{bytes:?}");
    assert_eq!(decode(bytes).as_ref(), Err(fault), "{bytes:?}");
}

#[test]
fn other_kinds_of_files_are_named() {
    check(b"GIF89a...", &PictureFault::Foreign("GIF"));
    check(b"RIFF\0\0\0\0WEBPVP8 ", &PictureFault::Foreign("WebP"));
    check(b"\0\0\0\x18ftypheic", &PictureFault::Foreign("HEIC"));
    check(b"<svg xmlns=", &PictureFault::Foreign("SVG"));
    check(b"BM6\0", &PictureFault::Foreign("BMP"));
    check(b"hello", &PictureFault::Unknown);
    check(b"", &PictureFault::Unknown);
}

#[test]
fn the_eight_ways_of_turning_are_all_different() {
    let all: Vec<Orientation> = (1..=8).map(Orientation::from_exif).collect();
    for (index, one) in all.iter().enumerate() {
        assert!(!all.iter().skip(index + 1).any(|other| other == one), "{one:?}");
    }
    assert_eq!(Orientation::from_exif(1), Orientation::default());
    assert_eq!(Orientation::from_exif(99), Orientation::default());
}

/// A JPEG with segments of metadata, of a profile and of none of these, in any order and number.
fn jpeg(segments: &[(u8, u8)]) -> Vec<u8> {
    let content = |&(kind, turned): &(u8, u8)| match kind {
        0 => segment(0xE1, b"SECRET"),
        1 => segment(0xFE, b"SECRET"),
        2 => [&[0xFF], &segment(0xED, b"SECRET")[..]].concat(),
        3 => segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &sample::wide_profile()[..]].concat()),
        4 => segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01SECRET"),
        5 => segment(0xE0, b"JFXX\0SECRET"),
        6 => segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01SECRET"),
        7 => segment(0xDB, &[&[3][..], b"SECRET".repeat(11).split_at(64).0].concat()),
        _ => exif::segment(u16::from(turned)).unwrap_or_default(),
    };
    let segments: Vec<Vec<u8>> = segments.iter().map(content).collect();
    let comment = segment(0xFE, b"SECRET");
    let segments: Vec<&[u8]> = segments.iter().chain([&comment]).map(Vec::as_slice).collect();
    [&grey_jpeg(&segments)[..], b"SECRET"].concat()
}

/// A PNG of 2 by 1 pixels, the same way.
fn png(chunks: &[(u8, u8)]) -> Vec<u8> {
    let exif = |turned| exif::tiff(u16::from(turned)).unwrap_or_default();
    let content = |&(kind, turned): &(u8, u8)| match kind {
        0 => chunk(*b"tEXt", b"Author\0SECRET"),
        1 => chunk(*b"tIME", b"SECRET."),
        2 => chunk(*b"prIv", b"SECRET"),
        3 => chunk(*b"pHYs", &[0, 0, 1, 0, 0, 0, 1, 0, 1]),
        4 => chunk(*b"gAMA", b"\0\0\x01\0SECRET"),
        5 => {
            chunk(*b"iCCP", &[b"SECRET\0\0", &sample::packed(&sample::wide_profile())[..]].concat())
        }
        6 => chunk(*b"CRIT", b"SECRET"),
        _ => chunk(*b"eXIf", &[&exif(turned)[..], b"SECRET"].concat()),
    };
    let chunks: Vec<Vec<u8>> = chunks.iter().map(content).collect();
    let text = chunk(*b"iTXt", b"SECRET");
    let chunks: Vec<&[u8]> = chunks.iter().chain([&text]).map(Vec::as_slice).collect();
    [&grey_png(&chunks)[..], b"SECRET"].concat()
}

fn tells(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"SECRET")
}

proptest! {
    #[test]
    fn a_bare_picture_is_the_same_and_tells_nothing(
        parts in proptest::collection::vec((0..9_u8, 0..10_u8), 0..6),
        is_png in any::<bool>(),
    ) {
        let file = if is_png { png(&parts) } else { jpeg(&parts) };
        let bare = without_metadata(&file).unwrap();
        prop_assert!(tells(&file) && !tells(&bare));
        prop_assert_eq!(without_metadata(&bare), None, "once and for all");
        prop_assert_eq!(measure(&bare), measure(&file));
        // A profile that is not kept is none.
        let seen = |bytes| decode(bytes).map(|it| (it.stored, it.orientation, it.colour, it.data));
        prop_assert_eq!(seen(&bare), seen(&file));
        prop_assert_eq!(examine(&file), measure(&file));
        prop_assert!(measure(&file).is_ok());
        match decode(&file).unwrap().data {
            Samples::Jpeg(bytes) | Samples::PngRows(bytes) | Samples::Plain(bytes) => {
                prop_assert!(!tells(&bytes));
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..3) {
        let head: &[u8] = match kind {
            0 => b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
            1 => b"\xff\xd8\xff\xe1",
            _ => b"",
        };
        never_panics(&[head, &bytes].concat());
    }

    #[test]
    fn no_damage_panics(
        parts in proptest::collection::vec((0..9_u8, 0..10_u8), 0..6),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..9),
        is_png in any::<bool>(),
    ) {
        let mut file = if is_png { png(&parts) } else { jpeg(&parts) };
        let length = file.len();
        for (place, value) in damage {
            *file.get_mut(place.index(length)).unwrap() = value;
        }
        never_panics(&file);
    }
}

/// What is decoded is measured alike, and a bare file bears no further work.
fn never_panics(file: &[u8]) {
    if let Ok(size) = examine(file) {
        assert_eq!(measure(file), Ok(size));
    }
    if let Some(bare) = without_metadata(file) {
        assert_eq!(without_metadata(&bare), None);
    }
}
