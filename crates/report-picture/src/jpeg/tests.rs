//! What a JPEG has to be, and what is kept of one.

use super::*;
use crate::measure;
use crate::tests::sample::{
    codes, frame, grey_jpeg, jpeg, quantization, scan, segment, wide_profile,
};

const EXIF_TURNED: &[u8] =
    b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

/// A file of tables and what follows.
fn file(frame: &[u8], rest: &[&[u8]]) -> Vec<u8> {
    let tables = [quantization(0), codes(0), codes(0x10)].concat();
    jpeg(&[&tables, frame, &rest.concat()])
}

fn check(file: &[u8], fault: &PictureFault) {
    assert_eq!(decode(file).as_ref(), Err(fault));
}

fn check_head(frame: &[u8], fault: &PictureFault) {
    let file = file(frame, &[&scan(1, 1)]);
    assert_eq!(measure(&file).as_ref(), Err(fault));
    check(&file, fault);
}

#[test]
fn size_and_colour_come_from_the_frame() {
    let grey = file(&frame(0xC0, (3, 2), &[0x11]), &[&scan(1, 1)]);
    let colour = file(&frame(0xC1, (20, 9), &[0x22, 0x11, 0x11]), &[&scan(3, 2 * 6)]);
    for (bytes, size, colour) in [(grey, (3, 2), Colour::Grey), (colour, (20, 9), Colour::Rgb)] {
        let (width, height) = size;
        assert_eq!(measure(&bytes), Ok(PixelSize { width, height }));
        let picture = decode(&bytes).unwrap();
        assert_eq!((picture.colour, picture.data), (colour, Samples::Jpeg(bytes)));
    }
}

#[test]
fn a_file_built_up_by_scans_is_sound() {
    let first = segment(0xDA, &[1, 1, 0, 0, 0, 0]);
    let others = segment(0xDA, &[1, 1, 0, 1, 63, 0]);
    let tail = [&first[..], &[0x7F], &others, &[0x7F]].concat();
    let head = frame(0xC2, (3, 2), &[0x11]);
    assert!(decode(&file(&head, &[&tail])).is_ok());
    check(&file(&head, &[&others, &[0x7F]]), &PictureFault::Broken);
    check(&file(&head, &[&first, &[0x7F], &first, &[0x7F]]), &PictureFault::Broken);
}

#[test]
fn a_turned_photograph_is_measured_upright() {
    let bytes = grey_jpeg(&[EXIF_TURNED]);
    assert_eq!(measure(&bytes), Ok(PixelSize { width: 2, height: 3 }));
    let picture = decode(&bytes).unwrap();
    assert_eq!(picture.stored, PixelSize { width: 3, height: 2 });
    assert!(picture.orientation.transposed);
}

#[test]
fn what_is_no_part_of_the_picture_is_left_out() {
    let jfif = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let comment = segment(0xFE, b"hi");
    let own = [b"ICC_PROFILE\0\x01\x01", &wide_profile()[..]].concat();
    let profile = segment(0xE2, &own);
    let unused = [quantization(1), codes(3), codes(0x13)].concat();
    let thumbnail = segment(0xE0, b"JFXX\0SECRET");
    let xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0");
    let surrounds: [&[u8]; 7] = [&jfif, &thumbnail, EXIF_TURNED, &xmp, &comment, &profile, &unused];
    let full = [&grey_jpeg(&surrounds)[..], b"more"].concat();
    assert_eq!(decode(&full).unwrap().data, Samples::Jpeg(grey_jpeg(&[&jfif])));
    assert!(matches!(decode(&full).unwrap().profile, Profile::Standard | Profile::Unknown));
    let bare = bare(&full).unwrap();
    assert_eq!(bare, grey_jpeg(&[&jfif, EXIF_TURNED]), "a grey picture has no use for colours");
    assert_eq!(decode(&bare).unwrap().data, decode(&full).unwrap().data);
}

#[test]
fn a_wide_range_of_colours_is_kept_by_its_numbers() {
    let own = [b"ICC_PROFILE\0\x01\x01", &wide_profile()[..]].concat();
    let profile = segment(0xE2, &own);
    let head = [profile, frame(0xC0, (3, 2), &[0x11; 3])].concat();
    let full = file(&head, &[&scan(3, 3)]);
    let Profile::Own(kept) = decode(&full).unwrap().profile else { panic!("not kept") };
    assert!(!kept.windows(6).any(|part| part == b"SECRET" || part.starts_with(b"MAKE")));
    let bare = bare(&full).unwrap();
    assert_eq!(decode(&bare), decode(&full));
    assert!(bare.windows(kept.len()).any(|part| part == kept));
}

#[test]
fn what_a_pdf_cannot_show_is_refused_by_name() {
    check_head(&frame(0xC0, (3, 2), &[0x11; 4]), &PictureFault::Cmyk);
    check_head(&segment(0xC1, &[12, 0, 2, 0, 3, 1, 1, 0x11, 0]), &PictureFault::DeepColour);
    check_head(&frame(0xC3, (3, 2), &[0x11]), &PictureFault::RareJpeg);
    check_head(&frame(0xC9, (3, 2), &[0x11]), &PictureFault::RareJpeg);
    check_head(b"", &PictureFault::Broken);
    check_head(&frame(0xC0, (0, 2), &[0x11]), &PictureFault::Broken);
    let long = PixelSize { width: 40_000, height: 20 };
    check_head(&frame(0xC0, (40_000, 20), &[0x11]), &PictureFault::SideTooLong(long));
    let huge = PixelSize { width: 30_000, height: 30_000 };
    check_head(&frame(0xC0, (30_000, 30_000), &[0x11]), &PictureFault::TooManyPixels(huge));
}

#[test]
fn restarts_are_counted_and_what_follows_the_samples_is_left_out() {
    let head = [segment(0xDD, &[0, 1]), frame(0xC0, (24, 8), &[0x11])].concat();
    let start = scan(1, 0);
    let file = |samples: &[u8]| file(&head, &[&start, samples]);
    let sound = file(b"\x3f\xff\xd0\x3f\xff\xd1\x3f");
    assert_eq!(decode(&sound).unwrap().data, Samples::Jpeg(sound.clone()));
    let longer = file(b"\x3f\xff\xd0\x3f\xff\xd1\x3fSECRET");
    assert_eq!(decode(&longer).unwrap().data, Samples::Jpeg(sound));
    check(&file(b"\x3f\xff\xd1\x3f\xff\xd2\x3f"), &PictureFault::Broken);
    check(&file(b"\x3f\x3f\x3f"), &PictureFault::Broken);
    check(&file(b"\x3f\xff\xd0\x3f"), &PictureFault::Broken);
}

#[test]
fn pictures_of_cameras_and_programs_are_sound() {
    let picture = include_bytes!("../../../../reports/2020/meeting.jpg");
    let bare = bare(picture).unwrap();
    assert_eq!(decode(&bare).unwrap().data, decode(picture).unwrap().data);
    for length in (bare.len() / 2..bare.len()).step_by(bare.len() / 40) {
        let cut = [bare.get(..length).unwrap(), &[0xFF, 0xD9]].concat();
        check(&cut, &PictureFault::Broken);
    }
}

#[test]
fn a_frame_and_its_scans_have_to_fit_together() {
    let (head, samples) = (frame(0xC0, (3, 2), &[0x11]), scan(1, 1));
    let twice = segment(0xC0, &[8, 0, 2, 0, 3, 3, 1, 17, 0, 1, 17, 0, 3, 17, 0]);
    let broken = [
        ("no scan", file(&head, &[])),
        ("two frames", file(&[&head[..], &head].concat(), &[&samples])),
        ("a frame behind the scan", file(b"", &[&samples, &head])),
        ("a second frame behind it", file(&head, &[&samples, &head])),
        ("a scan twice", file(&head, &[&samples, &samples])),
        ("sampling of 0", file(&frame(0xC0, (3, 2), &[0x01]), &[&samples])),
        ("sampling of 5", file(&frame(0xC0, (3, 2), &[0x51]), &[&samples])),
        ("more blocks than a unit has", file(&frame(0xC0, (3, 2), &[0x44; 3]), &[&scan(3, 48)])),
        ("a component in no scan", file(&frame(0xC0, (3, 2), &[0x11; 3]), &[&scan(1, 1)])),
        ("a scan of an unknown component", file(&head, &[&scan(3, 3)])),
        ("a component twice", file(&twice, &[&scan(3, 3)])),
        ("a longer head", file(&segment(0xC0, &[8, 0, 2, 0, 3, 1, 1, 17, 0, 9]), &[&samples])),
        ("no tables", jpeg(&[&head, &samples])),
        ("no codes", jpeg(&[&quantization(0), &head, &samples])),
        ("no quantization", jpeg(&[&codes(0), &codes(0x10), &head, &samples])),
        ("a table cut short", file(&[&segment(0xDB, &[1; 40]), &head[..]].concat(), &[&samples])),
        ("no samples", file(&head, &[&scan(1, 0)])),
        ("4,000 rows, samples for 16", file(&frame(0xC0, (16, 4000), &[0x11]), &[&scan(1, 4)])),
    ];
    for (what, bytes) in broken {
        assert_eq!(decode(&bytes), Err(PictureFault::Broken), "{what}");
    }
}

#[test]
fn a_file_cut_anywhere_is_broken() {
    let bytes = grey_jpeg(&[]);
    for length in 3..bytes.len() {
        let cut = bytes.get(..length).unwrap();
        assert_eq!(decode(cut), Err(PictureFault::Broken), "{length}");
    }
}
