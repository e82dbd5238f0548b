//! Numbers of a page's content: lengths written exactly, without a detour over binary floats.

use crate::length::Length;

/// Appends a length in points: at most three decimals, no zero at the end.
pub(super) fn points(out: &mut Vec<u8>, length: Length) {
    thousandths(out, length.millipoints().into());
}

/// Appends a number of thousandths as a decimal.
pub(super) fn thousandths(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    let value = value.unsigned_abs();
    let (whole, part) = (value / 1000, value % 1000);
    if whole > 0 || part == 0 {
        digits(out, whole);
    }
    if part > 0 {
        out.push(b'.');
        let (tens, hundreds) = (part / 10 % 10, part / 100);
        let last = part % 10;
        out.push(digit(hundreds));
        if tens > 0 || last > 0 {
            out.push(digit(tens));
        }
        if last > 0 {
            out.push(digit(last));
        }
    }
}

/// Appends a whole number.
pub(super) fn whole(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    digits(out, value.unsigned_abs());
}

fn digits(out: &mut Vec<u8>, value: u64) {
    if value >= 10 {
        digits(out, value / 10);
    }
    out.push(digit(value % 10));
}

fn digit(value: u64) -> u8 {
    b'0'.saturating_add(u8::try_from(value).unwrap_or_default())
}

/// Appends a code as two bytes of a literal string (ISO 32000-1 §7.3.4.2): half of what it takes in
/// hexadecimal digits.
pub(super) fn literal(out: &mut Vec<u8>, code: u16) {
    for byte in code.to_be_bytes() {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // Read as a line feed where it stands unescaped.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
}

/// Appends a code as four hexadecimal digits.
pub(super) fn code(out: &mut Vec<u8>, code: u16) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for shift in [12, 8, 4, 0] {
        let digit = DIGITS.get(usize::from(code >> shift & 15));
        out.extend(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn decimals_are_exact_and_short() {
        let check = |value, expected| {
            assert_eq!(written(|out| thousandths(out, value)), expected);
        };
        check(0, "0");
        check(16_000, "16");
        check(-206, "-.206");
        check(5, ".005");
        check(1_010, "1.01");
        check(595_276, "595.276");
        check(-120_500, "-120.5");
        assert_eq!(written(|out| code(out, 0x0A9F)), "0a9f");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_number(value in -20_000_000_i64..20_000_000) {
            let read: f64 = written(|out| thousandths(out, value)).parse().unwrap();
            let exact: f64 = format!("{value}e-3").parse().unwrap();
            prop_assert!(read.to_bits() == exact.to_bits() || value == 0);
            prop_assert_eq!(written(|out| whole(out, value)), value.to_string());
        }
    }
}
