//! Pictures that carry what is nobody's business: every place of a file, in every kind of file, with a mark in it.
//! It must not know what is done to them.

mod jpeg;
mod png;

/// What stands where nothing should be told.
pub const MARK: &[u8] = b"GPS31N-OWNER-WANG";

/// One picture with the mark in one place.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// The kind of file.
    pub container: &'static str,
    /// The place.
    pub kind: &'static str,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// Every kind of file with every place it has.
#[must_use]
pub fn all() -> Vec<Carrier> {
    jpeg::carriers().chain(png::carriers()).collect()
}

/// Whether the mark stands somewhere.
#[must_use]
pub fn tells(bytes: &[u8]) -> bool {
    bytes.windows(MARK.len()).any(|part| part == MARK)
}

/// A profile of colours wider than sRGB's, with the mark for its name, behind a colour and in a tag of its own.
fn profile() -> Vec<u8> {
    let colour =
        |values: [i32; 3]| [&b"XYZ \0\0\0\0"[..], &values.map(i32::to_be_bytes).concat()].concat();
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", [b"text\0\0\0\0", MARK].concat()),
        (b"wtpt", colour([63_190, 65_536, 54_061])),
        (b"rXYZ", [&colour([33_759, 15_807, -69])[..], MARK].concat()),
        (b"gXYZ", colour([19_155, 45_369, 2_745])),
        (b"bXYZ", colour([10_302, 4_360, 51_391])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
        (b"meta", MARK.to_vec()),
    ];
    let (mut list, mut data) = (9_u32.to_be_bytes().to_vec(), Vec::new());
    for (name, tag) in &tags {
        let offset = 132 + 12 * tags.len() + data.len();
        let numbers =
            [offset, tag.len()].map(|number| u32::try_from(number).unwrap_or(0).to_be_bytes());
        list.extend([&name[..], &numbers.concat()].concat());
        data.extend_from_slice(tag);
    }
    // Edition, class, space and connection; the mark of the format; a device.
    let head =
        [&[0; 8][..], &[4, 0x20, 0, 0], b"mntrRGB XYZ ", &[0; 12], b"acsp", &[0; 8], MARK].concat();
    [&head[..], &vec![0; 128 - head.len()], &list, &data].concat()
}

/// Exif data that tell a turning, and the mark.
fn exif() -> Vec<u8> {
    let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    [&tiff[..], MARK].concat()
}
