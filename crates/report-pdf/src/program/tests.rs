//! Faces cut down, held against the faces themselves.

use super::outline::{INSTRUCTED, Outlines, Plain, is_composite, parts};
use super::{ADJUSTMENT, Cut, ENTRY, Fit, Fitted, HEAD, WHOLE, cut, sum, unsigned};
use proptest::prelude::*;
use report_fonts::{FaceId, table};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

fn face(id: FaceId) -> &'static [u8] {
    report_fonts::face(id).bytes
}

/// Holds what is cut against the face itself: every outline, as rusttype draws it.
fn check(id: FaceId, shown: &BTreeSet<u16>) {
    let shown: Vec<u16> = std::iter::once(0).chain(shown.iter().copied()).collect();
    let Cut { bytes: program, repeating } = cut(face(id), &shown, &[]).unwrap();
    check_places(&program, &repeating);
    assert_eq!(sum(&program), WHOLE);
    let own = rusttype::Font::try_from_vec(program.clone()).unwrap();
    let whole = rusttype::Font::try_from_bytes(face(id)).unwrap();
    for (number, &glyph) in (0..).zip(&shown) {
        assert_eq!(drawn(&own, number), drawn(&whole, glyph), "{id} {glyph}");
    }
    let outlines = Outlines::of(face(id)).unwrap();
    let is_simple = |glyph: &u16| outlines.glyph(*glyph).is_some_and(|it| !is_composite(it));
    if shown.iter().all(is_simple) {
        check_tables(id, &program, &shown);
    }
}

/// Places ascend, do not meet and end with the file; an outline's begins where it does.
fn check_places(program: &[u8], repeating: &[Range<usize>]) {
    assert!(repeating.iter().all(|place| place.start <= place.end));
    assert!(repeating.is_sorted_by(|one, next| one.end <= next.start));
    assert_eq!(repeating.last().unwrap().end, program.len());
}

/// Holds the tables against those subsetter makes: it leaves instructions in, and orders parts in
/// another way.
fn check_tables(id: FaceId, program: &[u8], shown: &[u16]) {
    let mut mapper = subsetter::GlyphRemapper::new();
    for glyph in shown {
        mapper.remap(*glyph);
    }
    let other = subsetter::subset(face(id), 0, &mapper).unwrap();
    let tags: &[&str] =
        if id == FaceId::Latin { &["hhea", "hmtx"] } else { &["glyf", "hhea", "hmtx", "loca"] };
    for tag in tags {
        assert!(table(program, tag) == table(&other, tag), "{id} {tag} of {shown:?}");
    }
}

/// Advance, bearing and outline of a glyph.
fn drawn(font: &rusttype::Font<'_>, glyph: u16) -> String {
    let scaled = font.glyph(rusttype::GlyphId(glyph)).scaled(rusttype::Scale::uniform(1000.0));
    let mut pen = Pen(format!("{:?}", scaled.h_metrics()));
    scaled.build_outline(&mut pen);
    pen.0
}

struct Pen(String);

impl rusttype::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        write!(self.0, " m{x},{y}").unwrap();
    }
    fn line_to(&mut self, x: f32, y: f32) {
        write!(self.0, " l{x},{y}").unwrap();
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        write!(self.0, " q{x1},{y1},{x},{y}").unwrap();
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        write!(self.0, " c{x1},{y1},{x2},{y2},{x},{y}").unwrap();
    }
    fn close(&mut self) {
        self.0.push('z');
    }
}

#[test]
fn faces_with_glyphs_made_of_others_are_cut_whole() {
    for &id in FaceId::ALL {
        let outlines = Outlines::of(face(id)).unwrap();
        let is_made = |glyph: &u16| outlines.glyph(*glyph).is_some_and(is_composite);
        check(id, &(1..9000).filter(is_made).take(200).collect());
    }
}

#[test]
fn no_instruction_is_left() {
    let whole = face(FaceId::Latin);
    let shown: Vec<u16> = (0..600).collect();
    let program = cut(whole, &shown, &[]).unwrap().bytes;
    assert!(
        ["cvt ", "fpgm", "prep", "name", "post"].iter().all(|tag| table(&program, tag).is_none())
    );
    let (own, before) = (table(&program, "glyf").unwrap(), table(whole, "glyf").unwrap());
    let outlines = Outlines::of(&program).unwrap();
    for glyph in 0..600 {
        let outline = outlines.glyph(glyph).unwrap();
        let plain = Plain::of(outline).unwrap();
        assert!(parts(outline).all(|part| part.unwrap().flags & INSTRUCTED == 0));
        assert!(plain.len() == outline.len() || plain.len() + 1 == outline.len());
    }
    assert!(own.len() < before.len() / 2);
}

/// A letter once more, with a blank before it and one behind.
const FITTED: &[Fitted] = &[Fitted { glyph: 37, fit: Fit { lead: 120, trail: 40 } }];

#[test]
fn a_fitted_glyph_is_the_other_moved_with_an_advance_that_takes_in_the_blanks() {
    for (id, glyph, fit) in [
        (FaceId::Latin, 37, Fit { lead: 120, trail: 40 }),
        (FaceId::FangSong, 900, Fit { lead: -500, trail: 0 }),
        (FaceId::Song, 900, Fit { lead: 0, trail: -500 }),
    ] {
        let program = cut(face(id), &[0, glyph], &[Fitted { glyph, fit }]).unwrap().bytes;
        assert_eq!(sum(&program), WHOLE);
        let font = rusttype::Font::try_from_vec(program).unwrap();
        let metrics = |number| {
            let scaled = font.glyph(rusttype::GlyphId(number));
            let scaled = scaled.scaled(rusttype::Scale::uniform(1000.0));
            (scaled.h_metrics(), scaled.exact_bounding_box().unwrap())
        };
        let ((plain, bounds), (fitted, moved)) = (metrics(1), metrics(2));
        let (em, height) =
            (unsigned(table(face(id), "head").unwrap(), 18), font.v_metrics_unscaled());
        // rusttype scales ascent and descent together, not the em.
        let scale = f32::from(em.unwrap()) / (height.ascent - height.descent);
        let close = |value: f32, thousandths: i16| {
            assert!((value - f32::from(thousandths) * scale).abs() < 1.0, "{id} {value}");
        };
        close(fitted.advance_width - plain.advance_width, fit.lead + fit.trail);
        close(moved.min.x - bounds.min.x, fit.lead);
        close(moved.max.x - bounds.max.x, fit.lead);
        close(moved.min.y - bounds.min.y, 0);
    }
}

#[test]
fn a_face_cut_short_anywhere_is_refused_quietly() {
    let whole = face(FaceId::Latin);
    for length in (0..400).chain((400..whole.len()).step_by(4999)) {
        let part = cut(whole.get(..length).unwrap(), &[0, 36, 37, 200], FITTED);
        assert!(part.is_none_or(|part| part.bytes.len() > HEAD));
    }
    assert_eq!(cut(whole, &[0, u16::MAX], &[]), None);
}

#[test]
fn sums_of_tables_are_those_of_their_bytes() {
    let program = cut(face(FaceId::FangSong), &[0, 5, 900], &[]).unwrap().bytes;
    let count = usize::from(unsigned(&program, 4).unwrap());
    for entry in program[HEAD..].as_chunks::<ENTRY>().0.iter().take(count) {
        let number = |at: usize| u32::from_be_bytes(*entry[at..].first_chunk().unwrap());
        let (start, length) = (number(8) as usize, number(12) as usize);
        let mut bytes = program[start..start + length].to_vec();
        bytes.resize(length.next_multiple_of(4), 0);
        if entry.starts_with(b"head") {
            bytes[ADJUSTMENT].fill(0);
        }
        assert_eq!(number(4), sum(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_glyphs_keep_their_outlines(
        id in proptest::sample::select(FaceId::ALL),
        shown in proptest::collection::btree_set(1..2600_u16, 0..120),
    ) {
        check(id, &shown);
    }

    #[test]
    fn damaged_faces_are_refused_or_cut(
        changes in proptest::collection::vec((0..300_usize, any::<u8>()), 1..20),
    ) {
        let mut damaged = face(FaceId::Latin).to_vec();
        for (at, byte) in changes {
            damaged[at] = byte;
        }
        cut(&damaged, &[0, 36, 37, 200], FITTED);
    }
}
