//! The one thing of a photograph's Exif data a page needs: which way is up (Exif 2.32, tag 0x0112).
//! Every other datum, above all the place it was taken at, is left out of the PDF.

use super::Orientation;

/// The tag that tells the orientation.
const ORIENTATION: u16 = 0x0112;

/// Reads an APP1 segment's content; upright when it is none of Exif or says nothing.
pub(super) fn orientation(segment: &[u8]) -> Orientation {
    tag_value(segment).map_or_else(Orientation::default, Orientation::from_exif)
}

fn tag_value(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let order = match tiff.get(..4)? {
        b"MM\0*" => Order::Big,
        b"II*\0" => Order::Little,
        _ => return None,
    };
    let directory = tiff.get(order.long(tiff, 4)?..)?;
    let count = usize::from(order.short(directory, 0)?);
    let entries = directory.get(2..)?.chunks_exact(12).take(count);
    let entry = entries.into_iter().find(|entry| order.short(entry, 0) == Some(ORIENTATION))?;
    order.short(entry, 8)
}

/// The order of a number's bytes.
#[derive(Clone, Copy)]
enum Order {
    Big,
    Little,
}

impl Order {
    fn short(self, bytes: &[u8], at: usize) -> Option<u16> {
        let bytes = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Self::Big => u16::from_be_bytes(bytes),
            Self::Little => u16::from_le_bytes(bytes),
        })
    }

    fn long(self, bytes: &[u8], at: usize) -> Option<usize> {
        let bytes = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(match self {
            Self::Big => u32::from_be_bytes(bytes),
            Self::Little => u32::from_le_bytes(bytes),
        })
        .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BIG: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    const LITTLE: &[u8] = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";

    #[test]
    fn both_byte_orders_are_read() {
        assert_eq!(tag_value(BIG), Some(6));
        assert_eq!(tag_value(LITTLE), Some(6));
    }

    #[test]
    fn data_cut_anywhere_is_upright() {
        for length in 0..BIG.len() - 2 {
            assert_eq!(tag_value(BIG.get(..length).unwrap()), None, "{length}");
        }
        assert_eq!(tag_value(b"http://ns.adobe.com/xap/1.0/"), None);
    }
}
