//! Documents made by hand for the writer's tests.

use report_core::report::Date;
use report_fonts::{FaceId, FontBook, Metrics};
use report_page::{
    ImageAsset, ImageId, Item, ItemKind, NodeId, OutlineEntry, Page, PagedDocument, PlacedGlyph,
    Properties, Scope, Structure, StructureRole, Target, TextRun, Tone,
};
use report_page::{Length, Point, Rect, Size};

pub(super) const SIZE: Length = Length::from_points(16);

pub(super) fn at(x: i32, y: i32) -> Point {
    Point::new(Length::from_points(x), Length::from_points(y))
}

pub(super) fn rect(x: i32, y: i32, width: i32, height: i32) -> Rect {
    let [width, height] = [width, height].map(Length::from_points);
    Rect { at: at(x, y), size: Size { width, height } }
}

/// Runs of one line of text: a new run wherever another face steps in.
pub(super) fn runs(face: FaceId, text: &str, start: Point) -> Vec<ItemKind> {
    let book = FontBook::new();
    let mut runs: Vec<TextRun> = Vec::new();
    let mut end = start;
    for ch in text.chars() {
        let glyph = book.glyph(face, ch).unwrap();
        let advance = SIZE.scaled(i32::from(glyph.advance), 1000);
        if runs.last().is_none_or(|run| run.face != glyph.face) {
            let (face, tone, glyphs, turned) = (glyph.face, Tone::BLACK, Vec::new(), false);
            runs.push(TextRun { at: end, face, size: SIZE, tone, glyphs, turned });
        }
        let placed = PlacedGlyph { id: glyph.id, ch, advance, shift: Length::ZERO };
        runs.last_mut().unwrap().glyphs.push(placed);
        end.x += advance;
    }
    runs.into_iter().map(ItemKind::Text).collect()
}

pub(super) fn page(label: &str, items: Vec<Item>) -> Page {
    let size = rect(0, 0, 595, 842).size;
    Page { size, label: label.to_owned(), items }
}

pub(super) fn items(node: Option<NodeId>, kinds: Vec<ItemKind>) -> Vec<Item> {
    kinds.into_iter().map(|kind| Item { node, kind, from: None }).collect()
}

/// A document of one page with these lines, each a paragraph.
pub(crate) fn document(lines: &[(FaceId, &str)]) -> PagedDocument {
    let mut structure = Structure::default();
    let mut drawn = Vec::new();
    for (place, (face, text)) in (1..).zip(lines) {
        let node = structure.add(None, StructureRole::Paragraph);
        drawn.extend(items(Some(node), runs(*face, text, at(72, 30 * place))));
    }
    PagedDocument { pages: vec![page("1", drawn)], structure, ..PagedDocument::default() }
}

/// The nodes of [`rich`].
struct Nodes {
    heading: NodeId,
    paragraph: NodeId,
    link: NodeId,
    header: NodeId,
    cell: NodeId,
    note: NodeId,
    figure: NodeId,
}

fn rich_structure() -> (Structure, Nodes) {
    let mut structure = Structure::default();
    let heading = structure.add(None, StructureRole::Heading(1));
    let paragraph = structure.add(None, StructureRole::Paragraph);
    let link = structure.add(Some(paragraph), StructureRole::Link);
    let table = structure.add(None, StructureRole::Table);
    let row = structure.add(Some(table), StructureRole::TableRow);
    let header = StructureRole::HeaderCell { scope: Scope::Column, rows: 2, columns: 3 };
    let header = structure.add(Some(row), header);
    let cell = structure.add(Some(row), StructureRole::DataCell { rows: 1, columns: 1 });
    let note = structure.add(None, StructureRole::Note);
    let figure = structure.add(None, StructureRole::Figure);
    structure.describe(figure, "意见征集专栏");
    (structure, Nodes { heading, paragraph, link, header, cell, note, figure })
}

fn rich_pages(nodes: &Nodes) -> [Vec<Item>; 2] {
    let width = Length::from_millipoints(500);
    let rule = |x| ItemKind::Line { from: at(72, 300), to: at(x, 300), width };
    let fill = ItemKind::Fill { rect: rect(72, 200, 50, 20), tone: Tone(900) };
    let area = ItemKind::Link {
        rect: rect(88, 86, 32, 18),
        target: Target::Address("http://例.cn/".to_owned()),
    };
    let picture = ItemKind::Image { rect: rect(72, 150, 100, 50), image: ImageId(0) };
    let text = |node, face, text, at| items(Some(node), runs(face, text, at));
    let first = [
        text(nodes.heading, FaceId::Hei, "一、总体", at(72, 72)),
        text(nodes.paragraph, FaceId::FangSong, "见", at(72, 100)),
        items(Some(nodes.link), vec![area]),
        text(nodes.link, FaceId::FangSong, "网站", at(88, 100)),
        text(nodes.paragraph, FaceId::FangSong, "。", at(120, 100)),
        items(None, vec![rule(500), rule(400), fill]),
        text(nodes.header, FaceId::Song, "件", at(72, 215)),
    ];
    let second = [
        text(nodes.cell, FaceId::Song, "8", at(72, 72)),
        text(nodes.note, FaceId::Song, "注", at(72, 100)),
        text(nodes.paragraph, FaceId::FangSong, "续", at(72, 130)),
        items(Some(nodes.figure), vec![picture]),
    ];
    [first.concat(), second.concat()]
}

/// Roles and items of every kind, on two pages.
pub(super) fn rich() -> PagedDocument {
    let (structure, nodes) = rich_structure();
    let [first, second] = rich_pages(&nodes);
    let outline = [(1, "一、总体", 0, 56), (2, "（二）图", 1, 150), (2, "（一）前", 1, 150)];
    let outline = outline.map(|(level, title, page, top)| {
        let (title, top) = (title.to_owned(), Length::from_points(top));
        OutlineEntry { level, title, page, top }
    });
    let properties = Properties {
        title: "年度报告".to_owned(),
        author: "某区".to_owned(),
        date: Some(Date { year: 2021, month: 1, day: 28 }),
        ..Properties::default()
    };
    PagedDocument {
        properties,
        pages: vec![page("1", first), page("2", second)],
        structure,
        outline: outline.to_vec(),
        images: vec![ImageAsset { path: "a.png".to_owned(), bytes: tiny_png().into() }],
        ..PagedDocument::default()
    }
}

/// One half-opaque pixel.
fn tiny_png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[1, 2, 3, 128]).unwrap();
    writer.finish().unwrap();
    bytes
}
