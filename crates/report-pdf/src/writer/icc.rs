//! The colour profile of sRGB, made from the numbers of the standards: IEC 61966-2-1:1999 (colours
//! and tone curve) in the format of ICC.1:2004-10 (version 4.2, which PDF 1.7 takes). It must not
//! know of PDF.

/// The white of the profile connection space, D50, in 1/65536 (ICC.1:2004-10 §7.2.16).
const D50: [i32; 3] = [63_190, 65_536, 54_061];

/// Red, green and blue in the profile connection space, in 1/65536: the primaries and the D65 white
/// of IEC 61966-2-1 table 1, brought from D65 to D50 by [`ADAPTATION`]. The last number of blue is
/// one greater than rounding gives, so that the three add up to D50 exactly.
const PRIMARIES: [[i32; 3]; 3] =
    [[28_576, 14_581, 912], [25_239, 46_983, 6361], [9375, 3972, 46_788]];

/// From D65 to D50, row by row, in 1/65536: the linear Bradford transform (ICC.1:2004-10 annex E).
const ADAPTATION: [i32; 9] = [68_674, 1502, -3291, 1939, 64_912, -1119, -606, 988, 49_262];

/// The tone curve of IEC 61966-2-1 §5.2 as a parametric curve of type 3, in 1/65536: γ = 2.4,
/// a = 1/1.055, b = 0.055/1.055, c = 1/12.92, d = 0.04045.
const TONE_CURVE: [i32; 5] = [157_286, 62_119, 3417, 5072, 2651];

/// The month of the standard, as the profile's date: year, month, day, hour, minute, second.
const DATE: [u16; 6] = [1999, 10, 1, 0, 0, 0];

/// Bytes before the tag table.
const HEADER: usize = 128;
/// Bytes of one entry of the tag table.
const ENTRY: usize = 12;

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let [red, green, blue] = PRIMARIES;
    let curve = parametric_curve();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized("sRGB IEC61966-2.1")),
        (b"cprt", localized("No rights reserved")),
        (b"wtpt", numbers("XYZ ", &D50)),
        (b"chad", numbers("sf32", &ADAPTATION)),
        (b"rXYZ", numbers("XYZ ", &red)),
        (b"gXYZ", numbers("XYZ ", &green)),
        (b"bXYZ", numbers("XYZ ", &blue)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = length(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut last: Option<(&[u8], usize)> = None;
    for (signature, content) in &tags {
        // Tags of the same content share it.
        let start = match last {
            Some((shared, start)) if shared == content => start,
            _ => {
                let start = HEADER + 4 + tags.len() * ENTRY + data.len();
                data.extend_from_slice(content);
                data.resize(data.len().next_multiple_of(4), 0);
                start
            }
        };
        last = Some((content, start));
        table.extend_from_slice(*signature);
        table.extend(length(start));
        table.extend(length(content.len()));
    }
    [header(HEADER + table.len() + data.len()), table, data].concat()
}

/// The header (ICC.1:2004-10 §7.2).
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(length(size));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(*b"mntrRGB XYZ ");
    header.extend(DATE.iter().flat_map(|part| part.to_be_bytes()));
    header.extend(*b"acsp");
    // No platform, flags, manufacturer, model or attributes; perceptual intent.
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|part| part.to_be_bytes()));
    header.resize(HEADER, 0);
    header
}

/// A tag of fixed-point numbers (ICC.1:2004-10 §10.26, §10.18).
fn numbers(kind: &str, values: &[i32]) -> Vec<u8> {
    let mut tag = [kind.as_bytes(), &[0; 4]].concat();
    tag.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    tag
}

/// A parametric curve of type 3 (ICC.1:2004-10 §10.15).
fn parametric_curve() -> Vec<u8> {
    let mut tag = b"para\0\0\0\0\0\x03\0\0".to_vec();
    tag.extend(TONE_CURVE.iter().flat_map(|value| value.to_be_bytes()));
    tag
}

/// A text in one language (ICC.1:2004-10 §10.13).
fn localized(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    tag.extend(length(units.len()));
    tag.extend(length(28));
    tag.extend(units);
    tag
}

/// A count of bytes or tags.
fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
#[expect(clippy::float_arithmetic, reason = "the constants are computed anew from the standards")]
#[expect(clippy::many_single_char_names, reason = "the usual names of a matrix's numbers")]
mod tests {
    use super::*;

    type Matrix = [[f64; 3]; 3];

    fn product(a: Matrix, b: Matrix) -> Matrix {
        let columns = transpose(b);
        a.map(|row| columns.map(|column| row.iter().zip(column).map(|(x, y)| x * y).sum()))
    }

    fn transpose([[a, b, c], [d, e, f], [g, h, i]]: Matrix) -> Matrix {
        [[a, d, g], [b, e, h], [c, f, i]]
    }

    fn inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix) -> Matrix {
        let det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
        [
            [e * i - f * h, c * h - b * i, b * f - c * e],
            [f * g - d * i, a * i - c * g, c * d - a * f],
            [d * h - e * g, b * g - a * h, a * e - b * d],
        ]
        .map(|row| row.map(|value| value / det))
    }

    fn times(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
        matrix.map(|row| row.iter().zip(vector).map(|(x, y)| x * y).sum())
    }

    fn diagonal([a, b, c]: [f64; 3]) -> Matrix {
        [[a, 0.0, 0.0], [0.0, b, 0.0], [0.0, 0.0, c]]
    }

    fn xyz([x, y]: [f64; 2]) -> [f64; 3] {
        [x / y, 1.0, (1.0 - x - y) / y]
    }

    fn close(value: f64, stated: i32) {
        let difference = value * 65_536.0 - f64::from(stated);
        assert!(difference.abs() <= 1.0, "{value} is not {stated}/65536");
    }

    #[test]
    fn the_colours_follow_from_the_chromaticities() {
        let white = xyz([0.3127, 0.3290]);
        let primaries = transpose([xyz([0.64, 0.33]), xyz([0.30, 0.60]), xyz([0.15, 0.06])]);
        let scaled = product(primaries, diagonal(times(inverse(primaries), white)));
        let cone =
            [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
        let d50 = D50.map(|part| f64::from(part) / 65_536.0);
        let (from, to) = (times(cone, white), times(cone, d50));
        let [a, b, c] = [0, 1, 2].map(|at| to.get(at).unwrap() / from.get(at).unwrap());
        let adaptation = product(inverse(cone), product(diagonal([a, b, c]), cone));
        adaptation.as_flattened().iter().zip(ADAPTATION).for_each(|(&v, s)| close(v, s));
        let adapted = transpose(product(adaptation, scaled));
        let stated = PRIMARIES.as_flattened();
        adapted.as_flattened().iter().zip(stated).for_each(|(&v, &s)| close(v, s));
    }

    #[test]
    fn white_is_the_sum_of_the_primaries() {
        let [red, green, blue] = PRIMARIES;
        for ((red, green), (blue, white)) in red.iter().zip(green).zip(blue.iter().zip(D50)) {
            assert_eq!(red + green + blue, white);
        }
    }

    #[test]
    fn the_tone_curve_is_that_of_the_standard() {
        let stated = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];
        stated.iter().zip(TONE_CURVE).for_each(|(&value, stated)| close(value, stated));
    }

    #[test]
    fn every_tag_lies_inside_the_profile() {
        let profile = srgb();
        let long = |at: usize| {
            let bytes = profile.get(at..at + 4).unwrap().try_into().unwrap();
            usize::try_from(u32::from_be_bytes(bytes)).unwrap()
        };
        assert_eq!(long(0), profile.len());
        assert_eq!(profile.get(36..40), Some(&b"acsp"[..]));
        for tag in 0..long(HEADER) {
            let entry = HEADER + 4 + tag * ENTRY;
            let (start, size) = (long(entry + 4), long(entry + 8));
            assert!(start % 4 == 0 && start + size <= profile.len(), "tag {tag}");
        }
    }
}
