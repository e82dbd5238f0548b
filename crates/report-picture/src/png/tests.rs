//! What a PNG has to be, and what is kept of one.

use super::*;
use crate::Profile;
use crate::measure;
use crate::tests::sample::{chunk, grey_png, head, packed, png, wide_profile};

/// A file of these rows, with a palette where there is one.
fn file(size: (u32, u32), depth: u8, colour: u8, palette: &[u8], rows: &[u8]) -> Vec<u8> {
    let palette = if palette.is_empty() { Vec::new() } else { chunk(*b"PLTE", palette) };
    png(&[&head(size, depth, colour, 0), &palette, &chunk(*b"IDAT", &packed(rows))])
}

fn check_broken(what: &str, bytes: &[u8]) {
    assert_eq!(decode(bytes), Err(PictureFault::Broken), "{what}");
    assert_eq!(bare(bytes).and_then(|bare| decode(&bare).ok()), None, "{what}");
}

#[test]
fn opaque_rows_pass_unchanged() {
    let bytes = file((2, 1), 8, 2, &[], &[0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(measure(&bytes), Ok(PixelSize { width: 2, height: 1 }));
    let picture = decode(&bytes).unwrap();
    assert_eq!((&picture.colour, picture.depth), (&Colour::Rgb, 8));
    assert_eq!(picture.data, Samples::PngRows(packed(&[0, 1, 2, 3, 4, 5, 6])));
}

#[test]
fn a_palette_keeps_its_table_and_depth_and_no_more_than_indices_reach() {
    let table = [9, 8, 7, 6, 5, 4];
    let longer = [&table[..], b"SECRET"].concat();
    let picture = decode(&file((2, 1), 1, 3, &longer, &[0, 0b0100_0000])).unwrap();
    assert_eq!((picture.colour, picture.depth), (Colour::Palette(table.to_vec()), 1));
}

#[test]
fn opacity_is_parted_from_colour() {
    let picture = decode(&file((2, 1), 8, 6, &[], &[0, 1, 2, 3, 40, 5, 6, 7, 80])).unwrap();
    assert_eq!(picture.data, Samples::Plain(vec![1, 2, 3, 5, 6, 7]));
    assert_eq!(picture.opacity, Some(vec![40, 80]));
    let picture = decode(&file((2, 1), 8, 4, &[], &[0, 1, 255, 2, 255])).unwrap();
    assert_eq!((picture.data, picture.opacity), (Samples::Plain(vec![1, 2]), None));
}

#[test]
fn rows_in_seven_passes_are_put_in_order() {
    // Of 3 by 1 pixels, the first pass has one, the fourth one, the sixth one.
    let rows = [0, 10, 0, 30, 0, 20];
    let bytes = png(&[&head((3, 1), 8, 0, 1), &chunk(*b"IDAT", &packed(&rows))]);
    assert_eq!(decode(&bytes).unwrap().data, Samples::Plain(vec![10, 20, 30]));
    let short = png(&[&head((3, 1), 8, 0, 1), &chunk(*b"IDAT", &packed(&rows[..4]))]);
    check_broken("a pass too few", &short);
}

#[test]
fn rows_are_as_many_and_as_long_as_the_head_says() {
    check_broken("a row too few", &file((2, 2), 8, 0, &[], &[0, 1, 2]));
    check_broken("a byte too few", &file((2, 1), 8, 0, &[], &[0, 1]));
    check_broken("a byte too many", &file((2, 1), 8, 0, &[], &[0, 1, 2, 3]));
    check_broken("a row too many", &file((2, 1), 8, 0, &[], &[0, 1, 2, 0, 3, 4]));
    check_broken("the same with opacity", &file((1, 1), 8, 4, &[], &[0, 1, 2, 0, 3, 4]));
    check_broken("no zlib", &png(&[&head((2, 1), 8, 0, 0), &chunk(*b"IDAT", b"no zlib")]));
    check_broken("no rows", &png(&[&head((2, 1), 8, 0, 0)]));
}

#[test]
fn filters_are_those_there_are() {
    for filter in 0..=4 {
        assert!(decode(&file((2, 1), 8, 0, &[], &[filter, 1, 2])).is_ok(), "{filter}");
    }
    check_broken("filter 5", &file((2, 1), 8, 0, &[], &[5, 1, 2]));
    check_broken("filter 9 in the second row", &file((2, 2), 8, 0, &[], &[0, 1, 2, 9, 1, 2]));
}

#[test]
fn indices_are_of_colours_there_are() {
    let three = [0; 9];
    assert!(decode(&file((4, 1), 2, 3, &three, &[0, 0b0001_1000])).is_ok());
    check_broken("index 3 of three", &file((4, 1), 2, 3, &three, &[0, 0b0001_1100]));
    // The filter adds the pixel before: 1 and 2 are 3.
    check_broken("after its filter", &file((2, 1), 8, 3, &three, &[1, 1, 2]));
    // What fills the last byte is no index.
    assert!(decode(&file((3, 1), 2, 3, &three, &[0, 0b0001_1011])).is_ok());
    check_broken("seven bytes of colours", &file((1, 1), 8, 3, &[0; 7], &[0, 0]));
    check_broken("no colours", &file((1, 1), 8, 3, &[], &[0, 0]));
}

#[test]
fn sixteen_bits_and_two_frames_are_refused() {
    let bytes = file((1, 1), 16, 0, &[], &[0, 1, 2]);
    assert_eq!(measure(&bytes), Err(PictureFault::DeepColour));
    assert_eq!(decode(&bytes), Err(PictureFault::DeepColour));
    let moving = grey_png(&[&chunk(*b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0])]);
    assert_eq!(decode(&moving), Err(PictureFault::Animated));
}

#[test]
fn a_bomb_is_refused_by_its_head() {
    let of = |width, height, colour| {
        let rows = chunk(*b"IDAT", &packed(&[0]));
        png(&[&head((width, height), 8, colour, u8::from(colour == 6)), &rows])
    };
    let size = PixelSize { width: 30_000, height: 30_000 };
    assert_eq!(measure(&of(30_000, 30_000, 0)), Err(PictureFault::TooManyPixels(size)));
    let size = PixelSize { width: 32_768, height: 1 };
    assert_eq!(measure(&of(32_768, 1, 0)), Err(PictureFault::SideTooLong(size)));
    let need = 7_000 * 7_000 * 8;
    assert_eq!(decode(&of(7_000, 7_000, 6)), Err(PictureFault::TooMuchMemory(need)));
}

#[test]
fn a_file_cut_or_changed_anywhere_is_broken() {
    for (colour, rows) in [(2, vec![0; 7]), (4, vec![0; 5])] {
        let bytes = file((2, 1), 8, colour, &[], &rows);
        for length in 8..bytes.len() {
            check_broken("cut", bytes.get(..length).unwrap());
        }
        for place in 8..bytes.len() {
            let mut changed = bytes.clone();
            *changed.get_mut(place).unwrap() ^= 0x10;
            assert!(decode(&changed).is_err(), "{colour} {place}");
        }
    }
}

#[test]
fn a_file_with_nothing_beside_the_picture_stays_as_it_is() {
    let [first, second] = [&packed(&[0, 1, 2])[..4], &packed(&[0, 1, 2])[4..]];
    let chunks =
        [chunk(*b"gAMA", &[0, 0, 177, 143]), chunk(*b"pHYs", &[0, 0, 14, 196, 0, 0, 14, 196, 1])];
    let rows = [chunk(*b"IDAT", first), chunk(*b"IDAT", second)];
    let bytes = png(&[&head((2, 1), 8, 0, 0), &chunks.concat(), &rows.concat()]);
    assert_eq!(bare(&bytes), Some(bytes));
}

#[test]
fn what_stands_behind_the_rows_is_left_out() {
    let rows = chunk(*b"IDAT", &[&packed(&[0, 1, 2])[..], b"SECRET"].concat());
    let bytes = png(&[&head((2, 1), 8, 0, 0), &rows]);
    assert_eq!(bare(&bytes), Some(grey_png(&[])));
    assert_eq!(decode(&bytes), decode(&grey_png(&[])));
}

#[test]
fn a_wide_range_of_colours_is_kept_by_its_numbers() {
    let packed_profile = [b"SECRET\0\0", &packed(&wide_profile())[..]].concat();
    let rows = chunk(*b"IDAT", &packed(&[0, 1, 2, 3]));
    let bytes = png(&[&head((1, 1), 8, 2, 0), &chunk(*b"iCCP", &packed_profile), &rows]);
    let Profile::Own(kept) = decode(&bytes).unwrap().profile else { panic!("not kept") };
    assert!(!kept.windows(6).any(|part| part == b"SECRET" || part.starts_with(b"MAKE")));
    assert_eq!(decode(&bare(&bytes).unwrap()), decode(&bytes));
}
