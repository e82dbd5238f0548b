//! PNG files (PNG, third edition), their rows stored without being packed, so that every mark can be seen.

use super::{Carrier, MARK, exif, profile};

/// How a picture is stored.
#[derive(Clone, Copy)]
struct Container {
    name: &'static str,
    /// Depth, colour type and interlacing.
    kind: (u8, u8, u8),
    /// The palette it needs, and its rows: of two pixels beside each other.
    palette: &'static [u8],
    rows: &'static [u8],
}

const CONTAINERS: [Container; 4] = [
    Container {
        name: "PNG in colour",
        kind: (8, 2, 0),
        palette: &[],
        rows: &[0, 1, 2, 3, 4, 5, 6],
    },
    Container {
        name: "PNG with a palette",
        kind: (1, 3, 0),
        palette: &[9, 8, 7, 6, 5, 4],
        rows: &[0, 64],
    },
    Container { name: "PNG with opacity", kind: (8, 4, 0), palette: &[], rows: &[0, 1, 40, 2, 80] },
    Container { name: "interlaced PNG", kind: (8, 0, 1), palette: &[], rows: &[0, 1, 0, 2] },
];

/// Where in a file something is added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    Front,
    BehindPalette,
    InRows,
    BehindRows,
    BehindEnd,
}

/// Every file with every place.
pub(super) fn carriers() -> impl Iterator<Item = Carrier> {
    CONTAINERS.into_iter().flat_map(|container| {
        kinds().into_iter().map(move |(kind, site, bytes)| {
            let bytes = file(container, site, &bytes);
            Carrier { container: container.name, kind, bytes }
        })
    })
}

fn kinds() -> Vec<(&'static str, Site, Vec<u8>)> {
    let named = |kind: &[u8; 4], name: &[u8]| chunk(*kind, &[name, MARK].concat());
    let colours = [&[0; 32][..], MARK].concat();
    let frame = [&[0; 26][..], MARK].concat();
    let front = [
        ("a text", named(b"tEXt", b"Author\0")),
        ("a packed text", chunk(*b"zTXt", &[b"Author\0\0", &stored(MARK)[..]].concat())),
        ("a text in any language", named(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0")),
        ("the time", named(b"tIME", b"\x07\xe8\x01\x1c\0\0\0")),
        ("Exif behind the turning", chunk(*b"eXIf", &exif())),
        ("a profile's name", chunk(*b"iCCP", &[MARK, b"\0\0", &stored(&profile())].concat())),
        ("names in a profile", chunk(*b"iCCP", &[b"P3\0\0", &stored(&profile())[..]].concat())),
        ("behind the gamma", named(b"gAMA", &[0, 0, 177, 143])),
        ("behind the colours", chunk(*b"cHRM", &colours)),
        ("behind sRGB", named(b"sRGB", &[0])),
        ("behind the kind of light", named(b"cICP", &[1, 13, 0, 1])),
        ("the light of a screen", named(b"mDCV", &[0; 24])),
        ("the light of the picture", named(b"cLLI", &[0; 8])),
        ("the bits of a sample", named(b"sBIT", &[8])),
        ("a suggested palette", named(b"sPLT", b"name\0\x08")),
        ("a private chunk", named(b"prVt", b"")),
        ("an unknown chunk", named(b"CRIT", b"")),
        ("what made it", named(b"caBX", b"")),
        ("a drawing program's own", named(b"mkBF", b"")),
        ("an offset", named(b"oFFs", &[0; 9])),
        ("a calibration", named(b"pCAL", b"name\0")),
        ("a scale", named(b"sCAL", b"\x01")),
        ("for two eyes", named(b"sTER", &[0])),
        ("a signature", named(b"dSIG", b"")),
        (
            "one frame",
            [chunk(*b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]), chunk(*b"fcTL", &frame)].concat(),
        ),
    ];
    let behind = [
        ("behind the density", named(b"pHYs", &[0, 0, 1, 0, 0, 0, 1, 0, 1])),
        ("the background", named(b"bKGD", &[0; 6])),
        ("how often colours are used", named(b"hIST", &[0; 4])),
    ];
    let front = front.into_iter().map(|(kind, bytes)| (kind, Site::Front, bytes));
    let behind = behind.into_iter().map(|(kind, bytes)| (kind, Site::BehindPalette, bytes));
    let others = [
        ("bytes behind the rows", Site::InRows, MARK.to_vec()),
        ("a text behind the rows", Site::BehindRows, named(b"tEXt", b"Author\0")),
        ("the rows of a second frame", Site::BehindRows, named(b"fdAT", &[0; 4])),
        ("bytes behind the end", Site::BehindEnd, MARK.to_vec()),
    ];
    front.chain(behind).chain(others).collect()
}

fn file(container: Container, site: Site, bytes: &[u8]) -> Vec<u8> {
    let at = |here: Site| if site == here { bytes } else { &[] };
    let (depth, colour, interlacing) = container.kind;
    let head = [&[0, 0, 0, 2, 0, 0, 0, 1, depth, colour, 0, 0][..], &[interlacing]].concat();
    let palette = match container.palette {
        [] => Vec::new(),
        // Colours no index reaches tell as well.
        palette => chunk(*b"PLTE", &[palette, MARK, b"!"].concat()),
    };
    let rows = [&stored(container.rows)[..], at(Site::InRows)].concat();
    [
        b"\x89PNG\r\n\x1a\n",
        &chunk(*b"IHDR", &head)[..],
        at(Site::Front),
        &palette,
        at(Site::BehindPalette),
        &chunk(*b"IDAT", &rows),
        at(Site::BehindRows),
        &chunk(*b"IEND", b""),
        at(Site::BehindEnd),
    ]
    .concat()
}

/// Bytes as a zlib stream that does not pack them (RFC 1950, RFC 1951 §3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap_or(0);
    let sums = bytes.iter().fold((1_u32, 0_u32), |(one, two), byte| {
        let one = (one + u32::from(*byte)) % 65_521;
        (one, (two + one) % 65_521)
    });
    let sum = (sums.1 << 16 | sums.0).to_be_bytes();
    [&[0x78, 1, 1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), bytes, &sum].concat()
}

fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(0).to_be_bytes();
    let checked = [&kind[..], content].concat();
    [&length[..], &checked, &checksum(&checked).to_be_bytes()].concat()
}

/// The checksum of a chunk (PNG, third edition, annex D).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { 0xEDB8_8320 ^ sum >> 1 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
