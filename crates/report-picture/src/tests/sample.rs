//! Pictures made by hand, a part at a time, so that each can be wrong.

use crate::png::written;
use std::io::Write;

/// A segment of a JPEG file.
pub(crate) fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], content].concat()
}

/// A table of quantization of ones.
pub(crate) fn quantization(number: u8) -> Vec<u8> {
    segment(0xDB, &[&[number][..], &[1; 64]].concat())
}

/// A table with one code, of one bit, for nothing: no difference, no further coefficient.
pub(crate) fn codes(name: u8) -> Vec<u8> {
    segment(0xC4, &[&[name, 1][..], &[0; 15], &[0]].concat())
}

/// The head of a frame whose components, numbered from 1, have this sampling.
pub(crate) fn frame(marker: u8, (width, height): (u16, u16), sampling: &[u8]) -> Vec<u8> {
    let [w1, w2] = width.to_be_bytes();
    let [h1, h2] = height.to_be_bytes();
    let count = u8::try_from(sampling.len()).unwrap();
    let components = (1..).zip(sampling).flat_map(|(id, sampling)| [id, *sampling, 0]);
    let head = [8, h1, h2, w1, w2, count].into_iter();
    segment(marker, &head.chain(components).collect::<Vec<_>>())
}

/// The head of a scan of the components from 1, and samples of so many blocks.
pub(crate) fn scan(components: u8, blocks: usize) -> Vec<u8> {
    let pairs = (1..=components).flat_map(|id| [id, 0]);
    let head: Vec<u8> = [components].into_iter().chain(pairs).chain([0, 63, 0]).collect();
    // Two bits a block; the last byte is filled with ones.
    let bits = 2 * blocks;
    let mut samples = vec![0; bits / 8];
    if !bits.is_multiple_of(8) {
        samples.push(u8::MAX >> (bits % 8));
    }
    [segment(0xDA, &head), samples].concat()
}

/// A file of these segments.
pub(crate) fn jpeg(segments: &[&[u8]]) -> Vec<u8> {
    [&[0xFF, 0xD8], &segments.concat()[..], &[0xFF, 0xD9]].concat()
}

/// A sound grey JPEG of 3 by 2 pixels, these segments before its frame.
pub(crate) fn grey_jpeg(segments: &[&[u8]]) -> Vec<u8> {
    let (tables, codes) = (quantization(0), [codes(0), codes(0x10)].concat());
    let (frame, scan) = (frame(0xC0, (3, 2), &[0x11]), scan(1, 1));
    jpeg(&[&segments.concat(), &tables, &frame, &codes, &scan])
}

/// A chunk of a PNG file.
pub(crate) fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    written(kind, content)
}

/// The first chunk.
pub(crate) fn head((width, height): (u32, u32), depth: u8, colour: u8, interlacing: u8) -> Vec<u8> {
    let kinds = [depth, colour, 0, 0, interlacing];
    chunk(*b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &kinds].concat())
}

/// Bytes as one zlib stream.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A file of these chunks, the last being added.
pub(crate) fn png(chunks: &[&[u8]]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n", &chunks.concat()[..], &chunk(*b"IEND", b"")].concat()
}

/// A sound grey PNG of 2 by 1 pixels, these chunks before its rows.
pub(crate) fn grey_png(chunks: &[&[u8]]) -> Vec<u8> {
    let rows = chunk(*b"IDAT", &packed(&[0, 1, 2]));
    png(&[&head((2, 1), 8, 0, 0), &chunks.concat(), &rows])
}

/// A profile of class, space and tags.
pub(crate) fn profile(space: [u8; 4], tags: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut head = vec![0; 128];
    let mut set = |at: usize, bytes: &[u8]| {
        head.get_mut(at..at + bytes.len()).unwrap().copy_from_slice(bytes);
    };
    set(4, b"ABCD");
    set(8, &[4, 0x20]);
    set(12, b"mntr");
    set(16, &space);
    set(20, b"XYZ ");
    set(36, b"acsp");
    set(48, b"MAKE");
    let (mut list, mut data) =
        (u32::try_from(tags.len()).unwrap().to_be_bytes().to_vec(), Vec::new());
    for (name, tag) in tags {
        let offset = 132 + 12 * tags.len() + data.len();
        let numbers =
            [offset, tag.len()].map(|number| u32::try_from(number).unwrap().to_be_bytes());
        list.extend([&name[..], &numbers.concat()].concat());
        data.extend_from_slice(tag);
    }
    [head, list, data].concat()
}

/// One colour of a profile, in 65,536ths.
pub(crate) fn colour(values: [i32; 3]) -> Vec<u8> {
    [&b"XYZ \0\0\0\0"[..], &values.map(i32::to_be_bytes).concat()].concat()
}

/// A curve of one power, in 256ths.
pub(crate) fn power(value: u16) -> Vec<u8> {
    [&b"curv\0\0\0\0\0\0\0\x01"[..], &value.to_be_bytes()].concat()
}

/// Display P3's colours with a power of 2.2, and a name.
pub(crate) fn wide_profile() -> Vec<u8> {
    let name: &[u8] = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x0c\0\0\0\x1c\0S\0E\0C\0R\0E\0T";
    profile(
        *b"RGB ",
        &[
            (b"desc", name),
            (b"wtpt", &colour([63_190, 65_536, 54_061])),
            (b"rXYZ", &[colour([33_759, 15_807, -69]), b"SECRET".to_vec()].concat()),
            (b"gXYZ", &colour([19_155, 45_369, 2_745])),
            (b"bXYZ", &colour([10_302, 4_360, 51_391])),
            (b"rTRC", &power(563)),
            (b"gTRC", &power(563)),
            (b"bTRC", &power(563)),
            (b"meta", b"SECRET"),
        ],
    )
}
