//! Numbers of a page's content: lengths written exactly, without a detour over binary floats.

use report_page::Length;

/// Appends a length in points: at most three decimals, no zero at the end.
pub(super) fn points(out: &mut Vec<u8>, length: Length) {
    thousandths(out, length.millipoints().into());
}

/// Appends a number of thousandths as a decimal.
pub(super) fn thousandths(out: &mut Vec<u8>, value: i64) {
    let mut number = Number::default();
    let (whole, mut part) = (value.unsigned_abs() / 1000, value.unsigned_abs() % 1000);
    if part > 0 {
        let mut decimals = 3;
        while part % 10 == 0 {
            part /= 10;
            decimals -= 1;
        }
        for _ in 0..decimals {
            number.put(digit(part));
            part /= 10;
        }
        number.put(b'.');
    }
    if whole > 0 || number.text().is_empty() {
        number.put_digits(whole);
    }
    number.sign(value);
    out.extend_from_slice(number.text());
}

/// Appends a whole number.
pub(super) fn whole(out: &mut Vec<u8>, value: i64) {
    let mut number = Number::default();
    number.put_digits(value.unsigned_abs());
    number.sign(value);
    out.extend_from_slice(number.text());
}

/// A number written from its end.
struct Number {
    /// A sign, a point and the most digits a number of 64 bits has.
    text: [u8; 22],
    first: usize,
}

impl Default for Number {
    fn default() -> Self {
        Self { text: [0; 22], first: 22 }
    }
}

impl Number {
    fn put(&mut self, byte: u8) {
        self.first = self.first.saturating_sub(1);
        if let Some(slot) = self.text.get_mut(self.first) {
            *slot = byte;
        }
    }

    fn put_digits(&mut self, mut value: u64) {
        loop {
            self.put(digit(value));
            value /= 10;
            if value == 0 {
                break;
            }
        }
    }

    fn sign(&mut self, value: i64) {
        if value < 0 {
            self.put(b'-');
        }
    }

    fn text(&self) -> &[u8] {
        self.text.get(self.first..).unwrap_or_default()
    }
}

/// The last digit of a number.
#[inline]
fn digit(value: u64) -> u8 {
    b'0'.saturating_add(u8::try_from(value % 10).unwrap_or_default())
}

/// Appends a code as two bytes of a literal string (ISO 32000-1 §7.3.4.2): half of what it takes in
/// hexadecimal digits.
pub(super) fn literal(out: &mut Vec<u8>, code: u16) {
    let bytes = code.to_be_bytes();
    if !bytes.iter().any(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')) {
        return out.extend_from_slice(&bytes);
    }
    for byte in bytes {
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
    let digit =
        |shift: u16| DIGITS.get(usize::from(code >> shift & 15)).copied().unwrap_or_default();
    out.extend_from_slice(&[12, 8, 4, 0].map(digit));
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

    #[test]
    fn codes_are_literal_but_for_what_a_string_keeps_for_itself() {
        let check = |value, expected: &[u8]| {
            let mut out = Vec::new();
            literal(&mut out, value);
            assert_eq!(out, expected, "{value:#06x}");
        };
        check(0x1234, b"\x12\x34");
        check(0x2829, b"\\(\\)");
        check(0x5C0D, b"\\\\\\r");
        check(0x0041, b"\0A");
        check(0x0A28, b"\n\\(");
        check(0x0D0A, b"\\r\n");
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
