//! Runs placed by hand, and what their glyphs take in.

use super::*;
use report_fonts::{FaceId, Metrics};
use report_page::{Item, PlacedGlyph, Point, Size, Tone};

const SIZE: Length = Length::from_points(10);

/// A run of glyphs, each with so many thousandths of an em behind it.
fn run(x: i32, face: FaceId, glyphs: &[(char, i32)]) -> TextRun {
    let book = FontBook::new();
    let glyphs = glyphs.iter().map(|&(ch, behind)| {
        let glyph = book.glyph(face, ch).unwrap();
        let advance = SIZE.scaled(i32::from(glyph.advance) + behind, 1000);
        PlacedGlyph { id: glyph.id, ch, advance, shift: Length::ZERO }
    });
    let at = Point::new(Length::from_millipoints(x), Length::from_points(50));
    let (size, tone, turned) = (SIZE, Tone::BLACK, false);
    TextRun { at, face, size, tone, glyphs: glyphs.collect(), turned }
}

/// The fits of runs, each of a paragraph of its own or all of one, as text.
fn check(runs: Vec<TextRun>, is_one: bool, expected: &str) {
    let mut structure = Structure::default();
    let first = structure.add(None, StructureRole::Paragraph);
    let items = runs.into_iter().map(|run| {
        let node = if is_one { first } else { structure.add(None, StructureRole::Paragraph) };
        Item { node: Some(node), kind: ItemKind::Text(run), from: None }
    });
    let items: Vec<Item> = items.collect();
    let page = Page { size: Size::default(), label: String::new(), items };
    let fits = of_page(&page, &structure, &FontBook::new());
    let told = fits.iter().flat_map(|(item, run)| {
        run.iter().map(move |(place, fit)| format!("{item}.{place} {}+{}", fit.lead, fit.trail))
    });
    assert_eq!(told.collect::<Vec<_>>().join(", "), expected);
}

#[test]
fn air_beside_a_figure_becomes_part_of_it() {
    // 10,000 is where the hanzi's own advance ends; the figure's is half an em or so.
    let hanzi = || run(0, FaceId::FangSong, &[('于', 0)]);
    let figures = |x, behind| run(x, FaceId::Latin, &[('2', 0), ('4', behind)]);
    check(vec![hanzi(), figures(11_250, 0)], true, "1.0 120+0");
    check(vec![hanzi(), figures(11_250, 0)], false, "");
    check(vec![hanzi(), figures(10_100, 0)], true, "");
    check(vec![hanzi(), figures(19_000, 0)], true, "");
    let width = figures(0, 0).width().millipoints();
    let after = |x| run(width + x, FaceId::FangSong, &[('年', 0)]);
    check(vec![figures(0, 0), after(1250)], true, "0.1 0+120");
    check(vec![figures(0, 125), after(1250)], true, "0.1 0+120");
}

#[test]
fn air_inside_a_run_is_taken_in_as_well() {
    let one = run(0, FaceId::Hei, &[('于', 125), ('3', 125), ('月', 125), ('初', 0)]);
    check(vec![one], true, "0.1 120+120");
}

#[test]
fn blank_halves_are_cut_where_they_hang_over_an_end() {
    let mut opening = run(0, FaceId::Song, &[('（', -500), ('一', 0), ('）', -500)]);
    opening.glyphs[0].shift = Length::from_points(-5);
    check(vec![opening], true, "0.0 -500+0, 0.2 0+-500");
    let squeezed = run(0, FaceId::Song, &[('政', -13), ('府', -13)]);
    check(vec![squeezed], true, "");
}

#[test]
fn nothing_is_taken_in_between_two_lines() {
    let hanzi = run(0, FaceId::FangSong, &[('于', 0)]);
    let mut figure = run(11_250, FaceId::Latin, &[('2', 0)]);
    figure.at.y = Length::from_points(80);
    check(vec![hanzi, figure], true, "");
}
