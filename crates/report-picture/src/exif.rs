//! The one thing of a photograph's Exif data a page needs: which way is up (Exif 2.32, tag 0x0112).
//! Every other datum, above all the place it was taken at, is left out of the PDF.

/// The tag that tells the orientation.
const ORIENTATION: u16 = 0x0112;

/// How the content of a JPEG's APP1 segment says the picture is turned, by its number; nothing when it
/// is none of Exif or says nothing.
pub(super) fn turned(segment: &[u8]) -> Option<u16> {
    tag_value(segment.strip_prefix(b"Exif\0\0")?)
}

/// An APP1 segment that says how the picture is turned, and nothing else; none where it is upright.
pub(super) fn segment(turned: u16) -> Option<Vec<u8>> {
    let tiff = tiff(turned)?;
    let length = u16::try_from(tiff.len() + 8).ok()?.to_be_bytes();
    Some([b"\xff\xe1", &length[..], b"Exif\0\0", &tiff].concat())
}

/// The same as the content of a PNG's eXIf chunk.
pub(super) fn tiff(turned: u16) -> Option<Vec<u8>> {
    // Head, one entry of one short number, no further directory (TIFF 6.0, section 2).
    let head: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01";
    let is_turned = matches!(turned, 2..=8);
    is_turned.then(|| [head, &turned.to_be_bytes(), &[0; 6]].concat())
}

/// What Exif data say.
pub(super) fn tag_value(tiff: &[u8]) -> Option<u16> {
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

    const BIG: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
    const LITTLE: &[u8] = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";

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
        assert_eq!(turned(b"http://ns.adobe.com/xap/1.0/"), None);
    }

    #[test]
    fn what_is_written_is_read() {
        for value in 0..=9 {
            let written = segment(value);
            assert_eq!(written.is_some(), (2..=8).contains(&value));
            let content = written.as_ref().and_then(|segment| segment.get(4..));
            assert_eq!(content.and_then(turned), written.as_ref().map(|_| value));
        }
    }
}
