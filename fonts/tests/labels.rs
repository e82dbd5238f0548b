//! Every word of the two national forms has its glyphs in the face it is printed in, without a
//! fallback. It must not check how they are laid out.

#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

use report_core::form::{Edition, Form, Table};
use report_core::grid::GridCell;
use report_fonts::{FaceId, face};

/// Which characters of the texts a face lacks.
fn check<'a>(id: FaceId, texts: impl Iterator<Item = &'a str>) {
    let face = ttf_parser::Face::from_slice(face(id).bytes, 0).unwrap();
    let all: String = texts.collect();
    assert!(!all.is_empty());
    let lacking = all.chars().filter(|ch| !ch.is_control() && face.glyph_index(*ch).is_none());
    assert_eq!(lacking.collect::<String>(), "", "{id}");
}

fn forms() -> impl Iterator<Item = &'static Form> {
    Edition::ALL.iter().map(|edition| edition.form())
}

fn tables() -> impl Iterator<Item = &'static Table> {
    forms().flat_map(|form| form.tables)
}

#[test]
fn headings_of_the_parts_are_in_hei() {
    check(FaceId::Hei, forms().flat_map(|form| form.sections).map(|section| section.heading));
}

#[test]
fn prompts_are_in_fang_song() {
    check(FaceId::FangSong, forms().flat_map(|form| form.sections).filter_map(|part| part.prompt));
}

#[test]
fn labels_of_the_tables_are_in_song() {
    check(FaceId::Song, tables().map(|table| table.name));
    for grid in tables().map(Table::grid) {
        check(FaceId::Song, grid.cells.iter().filter_map(GridCell::label));
    }
}
