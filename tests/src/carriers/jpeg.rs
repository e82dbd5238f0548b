//! JPEG files (ITU-T T.81). It must not compress a picture: each block is one of no difference.

use super::{Carrier, MARK, exif, profile};

/// How a picture is stored.
#[derive(Clone, Copy)]
struct Container {
    name: &'static str,
    /// The marker of its frame, and how many components it has.
    frame: u8,
    components: u8,
    /// What each of its scans holds: the first and the last coefficient.
    scans: &'static [(u8, u8)],
}

const CONTAINERS: [Container; 3] = [
    Container { name: "grey JPEG", frame: 0xC0, components: 1, scans: &[(0, 63)] },
    Container { name: "JPEG in colour", frame: 0xC1, components: 3, scans: &[(0, 63)] },
    Container { name: "progressive JPEG", frame: 0xC2, components: 1, scans: &[(0, 0), (1, 63)] },
];

/// Where in a file something is added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    Front,
    BehindFrame,
    BehindSamples,
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
    let named = |marker, name: &[u8]| segment(marker, &[name, MARK].concat());
    let table = |about: u8| [&[about][..], MARK.repeat(4).split_at(64).0].concat();
    let codes = [&[0x13, 17][..], &[0; 15], MARK].concat();
    let jfif = b"JFIF\0\x01\x01\0\0\x01\0\x01\x06\x01";
    let front = [
        ("a thumbnail in JFIF", named(0xE0, jfif)),
        ("a thumbnail beside JFIF", named(0xE0, b"JFXX\0\x13")),
        ("CIFF, with its owner", named(0xE0, b"II\x1a\0\0\0HEAPJPGM")),
        ("AVI", named(0xE0, b"AVI1")),
        ("Exif behind the turning", segment(0xE1, &[b"Exif\0\0", &exif()[..]].concat())),
        ("XMP", named(0xE1, b"http://ns.adobe.com/xap/1.0/\0")),
        ("more XMP", named(0xE1, b"http://ns.adobe.com/xmp/extension/\0")),
        ("a profile's names", segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile()[..]].concat())),
        ("several pictures in one", named(0xE2, b"MPF\0")),
        ("FlashPix", named(0xE2, b"FPXR\0")),
        ("what Kodak's cameras tell", named(0xE3, b"Meta\0\0")),
        ("segment 4", named(0xE4, b"SAMSUNG\0")),
        ("segment 5", named(0xE5, b"RMETA\0")),
        ("segment 6", named(0xE6, b"EPPIM\0")),
        ("segment 7", named(0xE7, b"\0")),
        ("SPIFF", named(0xE8, b"SPIFF\0")),
        ("segment 9", named(0xE9, b"\0")),
        ("segment 10", named(0xEA, b"AROT\0")),
        ("JUMBF", named(0xEB, b"JP\0\x01")),
        ("Ducky", named(0xEC, b"Ducky\0")),
        ("IPTC", named(0xED, b"Photoshop 3.0\08BIM")),
        ("behind Adobe's mark", named(0xEE, b"Adobe\0\x64\0\0\0\0\x01")),
        ("segment 15", named(0xEF, b"\0")),
        ("a comment", named(0xFE, b"")),
        ("an extension", named(0xF0, b"")),
        ("another extension", named(0xFD, b"")),
        ("a table no scan uses", segment(0xDB, &table(3))),
        ("codes no scan uses", segment(0xC4, &codes)),
        ("behind the interval of restarts", named(0xDD, b"\0\0")),
        ("bytes that fill", [&[0xFF; 9][..], &named(0xFE, b"")].concat()),
    ];
    let front = front.into_iter().map(|(kind, bytes)| (kind, Site::Front, bytes));
    let others = [
        ("a comment behind the frame", Site::BehindFrame, named(0xFE, b"")),
        ("a comment behind the samples", Site::BehindSamples, named(0xFE, b"")),
        ("bytes behind the samples", Site::BehindSamples, MARK.to_vec()),
        ("bytes behind the end", Site::BehindEnd, MARK.to_vec()),
        ("a picture behind the end", Site::BehindEnd, [b"\xff\xd8\xff\xfe\0\x13", MARK].concat()),
    ];
    front.chain(others).collect()
}

fn file(container: Container, site: Site, bytes: &[u8]) -> Vec<u8> {
    let at = |here: Site| if site == here { bytes } else { &[] };
    let tables = [
        segment(0xDB, &[&[0][..], &[1; 64]].concat()),
        segment(0xC4, &[&[0, 1][..], &[0; 16]].concat()),
        segment(0xC4, &[&[0x10, 1][..], &[0; 16]].concat()),
    ];
    let ids = 1..=container.components;
    let components = ids.clone().flat_map(|id| [id, 0x11, 0]);
    let frame: Vec<u8> =
        [8, 0, 2, 0, 3, container.components].into_iter().chain(components).collect();
    let scan = |&(first, last): &(u8, u8)| {
        let pairs = ids.clone().flat_map(|id| [id, 0]);
        let head: Vec<u8> = [container.components].into_iter().chain(pairs).collect();
        // One block of each component: two bits, or one where the coefficients come apart; ones fill the byte.
        let bits =
            usize::from(container.components) * if container.scans.len() > 1 { 1 } else { 2 };
        [segment(0xDA, &[&head[..], &[first, last, 0]].concat()), vec![0xFF >> bits]].concat()
    };
    let scans: Vec<u8> = container.scans.iter().flat_map(scan).collect();
    let frame = segment(container.frame, &frame);
    [
        b"\xff\xd8",
        at(Site::Front),
        &tables.concat(),
        &frame,
        at(Site::BehindFrame),
        &scans,
        at(Site::BehindSamples),
        b"\xff\xd9",
        at(Site::BehindEnd),
    ]
    .concat()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap_or(0).to_be_bytes();
    [&[0xFF, marker], &length[..], content].concat()
}
