//! Holds `fonts.toml`, the embedded files, their licences and their coverage to one another.
//! It must not judge how a face looks.

#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

use encoding_rs::GBK;
use report_fonts::{Face, FaceId, face};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::Path;
use ttf_parser::Tag;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declaration {
    face: Vec<Declared>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    face: String,
    role: String,
    file: String,
    sha256: String,
    family: String,
    post_script_name: String,
    version: String,
    licence: String,
    licence_file: String,
    code_points: usize,
    gb_2312: usize,
    upstream: Upstream,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Upstream {
    name: String,
    version: String,
    package: String,
    file: String,
    sha256: String,
}

/// Runs `check` on every embedded face together with its entry in `fonts.toml`.
fn check(check: impl Fn(&Face, &Declared)) {
    let declaration: Declaration = toml::from_str(include_str!("../fonts.toml")).unwrap();
    let named: Vec<&str> = declaration.face.iter().map(|entry| entry.face.as_str()).collect();
    let all: Vec<&str> = FaceId::ALL.iter().map(|id| id.chinese()).collect();
    assert_eq!(named, all, "one entry a face, in order");
    for (&id, entry) in FaceId::ALL.iter().zip(&declaration.face) {
        check(face(id), entry);
    }
}

fn parse(face: &Face) -> ttf_parser::Face<'static> {
    ttf_parser::Face::from_slice(face.bytes, 0).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the test compares files with what was embedded")]
fn read(file: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}

#[test]
fn the_embedded_files_are_the_declared_ones() {
    check(|face, entry| {
        assert_eq!(hex(face.bytes), entry.sha256, "{}", entry.file);
        assert!(read(&entry.file) == face.bytes, "{}", entry.file);
    });
}

#[test]
fn no_font_file_lies_here_undeclared() {
    let declaration: Declaration = toml::from_str(include_str!("../fonts.toml")).unwrap();
    let mut declared: Vec<String> = declaration.face.into_iter().map(|entry| entry.file).collect();
    declared.sort();
    let mut found: Vec<String> = Path::new(env!("CARGO_MANIFEST_DIR"))
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| [".ttf", ".otf", ".ttc"].iter().any(|ending| name.ends_with(ending)))
        .collect();
    found.sort();
    assert_eq!(found, declared);
}

#[test]
fn names_are_those_in_the_file() {
    check(|face, entry| {
        assert!(!entry.role.is_empty(), "{}", entry.file);
        assert_eq!(face.family, entry.family);
        assert_eq!(face.post_script_name, entry.post_script_name);
        let parsed = parse(face);
        let name = |id| {
            let mut all = parsed.names().into_iter().filter(|name| name.name_id == id);
            all.find_map(|name| name.to_string()).unwrap_or_default()
        };
        assert_eq!(name(ttf_parser::name_id::FAMILY), entry.family);
        assert_eq!(name(ttf_parser::name_id::POST_SCRIPT_NAME), entry.post_script_name);
        let version = name(ttf_parser::name_id::VERSION);
        assert!(version.contains(&entry.version), "{version} is not {}", entry.version);
    });
}

#[test]
fn every_licence_travels_with_its_face() {
    check(|face, entry| {
        assert_eq!(face.licence.name, entry.licence);
        assert_eq!(face.licence.text.as_bytes(), read(&entry.licence_file));
        assert!(face.licence.text.contains("SIL OPEN FONT LICENSE Version 1.1"));
        assert!(face.licence.text.contains("opyright") || face.licence.text.contains("(c)"));
    });
    let families: usize = report_fonts::licences().iter().map(|(_, families)| families.len()).sum();
    assert_eq!(families, FaceId::ALL.len());
}

#[test]
fn modified_faces_bear_no_reserved_name() {
    check(|face, entry| {
        let unmodified = entry.upstream.sha256 == entry.sha256;
        let reserved = ["Source", "LXGW", "霞鹜", "Liberation", "Arimo", "Tinos", "Cousine"];
        let bears = reserved.iter().any(|name| face.family.contains(name));
        assert!(unmodified || !bears, "{}", face.family);
    });
}

#[test]
fn upstream_is_told_in_full() {
    check(|_, entry| {
        let upstream = &entry.upstream;
        for told in [&upstream.name, &upstream.version, &upstream.package, &upstream.file] {
            assert!(!told.is_empty(), "{}", entry.file);
        }
        let digits = upstream.sha256.bytes().filter(u8::is_ascii_hexdigit).count();
        assert_eq!((digits, upstream.sha256.len()), (64, 64), "{}", entry.file);
    });
}

#[test]
fn outlines_are_truetype_and_embedding_is_free() {
    check(|face, entry| {
        let parsed = parse(face);
        assert!(parsed.table_data(Tag::from_bytes(b"glyf")).is_some(), "{}", entry.file);
        assert!(parsed.table_data(Tag::from_bytes(b"CFF ")).is_none(), "{}", entry.file);
        // OS/2 fsType, at byte 8: 0 is installable embedding.
        let os2 = parsed.table_data(Tag::from_bytes(b"OS/2")).unwrap();
        assert_eq!(os2[8..10], [0, 0], "{}", entry.file);
    });
}

#[test]
fn coverage_is_as_declared() {
    let hanzi = gb_2312_hanzi();
    assert_eq!(hanzi.len(), 6763);
    check(|face, entry| {
        let parsed = parse(face);
        let covers = |ch: char| parsed.glyph_index(ch).is_some_and(|glyph| glyph.0 != 0);
        let all = ('\0'..=char::MAX).filter(|&ch| covers(ch)).count();
        assert_eq!(all, entry.code_points, "{}", entry.file);
        let gb_2312 = hanzi.iter().filter(|&&ch| covers(ch)).count();
        assert_eq!(gb_2312, entry.gb_2312, "{}", entry.file);
    });
}

/// The hanzi of GB 2312-80: rows 16 to 87, as EUC-CN encodes them.
fn gb_2312_hanzi() -> Vec<char> {
    let mut hanzi = Vec::new();
    for row in 0xB0..=0xF7_u8 {
        for cell in 0xA1..=0xFE_u8 {
            let code = [row, cell];
            let (text, _, _) = GBK.decode(&code);
            // Row 55 ends with five unassigned cells, which GBK gives to private use.
            hanzi.extend(text.chars().filter(|ch| ('\u{4E00}'..='\u{9FFF}').contains(ch)));
        }
    }
    hanzi
}

#[test]
fn song_and_its_extension_cover_every_unified_ideograph_of_two_blocks() {
    let faces = [FaceId::Song, FaceId::SongExt].map(|id| parse(face(id)));
    let covered = |ch: &char| faces.iter().any(|face| face.glyph_index(*ch).is_some());
    let lacking: String = ('\u{4E00}'..='\u{9FFF}').filter(|ch| !covered(ch)).collect();
    assert_eq!(lacking, "");
    let lacking: String = ('\u{3400}'..='\u{4DBF}').filter(|ch| !covered(ch)).collect();
    assert_eq!(lacking, "");
}

#[test]
fn every_face_sets_the_punctuation_of_a_report_in_full_width() {
    for &id in FaceId::ALL {
        if matches!(id, FaceId::Latin | FaceId::SongExt) {
            continue;
        }
        let parsed = parse(face(id));
        for ch in "，。、；：？！（）《》“”‘’…—一字".chars() {
            let advance = parsed.glyph_index(ch).and_then(|glyph| parsed.glyph_hor_advance(glyph));
            assert_eq!(advance, Some(parsed.units_per_em()), "{ch} in {id}");
        }
    }
}
