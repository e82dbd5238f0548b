//! The writer as a whole, on small documents made by hand: what goes in comes out.

mod reading;
pub(crate) mod sample;

use super::{Attachment, PdfError, PdfOptions, PdfWriter, Relationship, write};
use crate::press::WORTH;
use reading::File;
use report_fonts::{FaceId, FontBook, Metrics};
use report_page::{
    ImageAsset, ImageId, Item, ItemKind, NodeId, PagedDocument, PlacedGlyph, StructureRole, Target,
    TextRun, Tone,
};
use report_page::{Length, Size};
use report_picture::PictureFault;
use sample::{SIZE, at, document, items, page, rect, rich, runs};

fn written(document: &PagedDocument) -> Vec<u8> {
    write(document, &FontBook::new(), &PdfOptions::default()).unwrap()
}

fn refused(document: &PagedDocument) -> PdfError {
    write(document, &FontBook::new(), &PdfOptions::default()).unwrap_err()
}

/// What a reader copies of these lines, a face stepping in being no break.
fn check_text(lines: &[(FaceId, &str)]) {
    let given: String = lines.iter().map(|(_, text)| *text).collect();
    let copied = File::open(&written(&document(lines))).texts().concat().replace('\n', "");
    assert_eq!(copied, given);
}

#[test]
fn text_is_copied_as_it_was_given() {
    check_text(&[
        (FaceId::BiaoSong, "2020年政府信息公开工作年度报告"),
        (FaceId::Hei, "一、总体情况"),
        (FaceId::FangSong, "“四类”事项①：新收8件，占12.5%——见第二十条第（一）项……"),
        (FaceId::Song, "☑ 龘㐀"),
        (FaceId::Latin, "http://www.example.gov.cn/"),
    ]);
}

#[test]
fn characters_that_share_a_glyph_are_copied_apart() {
    let book = FontBook::new();
    let [hanzi, radical] = ['一', '⼀'].map(|ch| book.glyph(FaceId::Song, ch).unwrap());
    // Where the face has no glyph for the radical, the hanzi's stands for both.
    let glyph = |ch, id| PlacedGlyph { id, ch, advance: SIZE, shift: Length::ZERO };
    let shared = if radical.face == hanzi.face { radical.id } else { hanzi.id };
    let glyphs =
        vec![glyph('一', shared), glyph('⼀', shared), glyph('乙', 100), glyph('一', shared)];
    let (face, tone, turned) = (FaceId::Song, Tone::BLACK, false);
    let run = TextRun { at: at(72, 72), face, size: SIZE, tone, glyphs, turned };
    let pages = vec![page("1", items(None, vec![ItemKind::Text(run)]))];
    let file = File::open(&written(&PagedDocument { pages, ..PagedDocument::default() }));
    assert_eq!(file.texts(), ["一⼀乙一\n"]);
}

#[test]
fn codes_of_any_bytes_are_read_as_they_were_written() {
    // Brackets, the backslash and the carriage return are among the second bytes.
    let hanzi: Vec<char> = ('一'..).take(600).collect();
    let lines: Vec<String> = hanzi.chunks(25).map(|line| line.iter().collect()).collect();
    check_text(&lines.iter().map(|line| (FaceId::Song, line.as_str())).collect::<Vec<_>>());
}

#[test]
fn characters_beyond_the_first_plane_are_copied() {
    check_text(&[(FaceId::FangSong, "𬣙𬇹")]);
}

#[test]
fn the_same_document_gives_the_same_bytes_again_and_in_threads() {
    let document = document(&[(FaceId::FangSong, "政府信息公开"), (FaceId::Hei, "一、总体情况")]);
    let fonts = FontBook::new();
    let write = || write(&document, &fonts, &PdfOptions::default()).unwrap();
    let first = write();
    assert!(first == write());
    let threads: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(write)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(threads.iter().all(|bytes| *bytes == first));
    let writer = PdfWriter::with_threads(2);
    for size in [0, WORTH] {
        let attachments = vec![attachment("a", Relationship::Source, &vec![b'a'; size])];
        let options = PdfOptions { attachments, ..PdfOptions::default() };
        let alone = super::write(&document, &fonts, &options).unwrap();
        let shared = writer.write(&document, &options).unwrap();
        assert!(shared.into_bytes() == alone, "{size}");
    }
}

#[test]
fn another_document_has_another_identifier() {
    let id = |text| {
        let bytes = written(&document(&[(FaceId::Hei, text)]));
        let place = bytes.windows(5).rposition(|window| window == b"/ID[<").unwrap();
        String::from_utf8(bytes.get(place..place + 38).unwrap().to_vec()).unwrap()
    };
    assert_ne!(id("一"), id("二"));
    assert!(!id("一").contains("00000000"));
}

#[test]
fn bookmarks_keep_their_order_and_depth() {
    assert_eq!(File::open(&written(&rich())).outline(), "一、总体\n  （二）图\n  （一）前\n");
}

#[test]
fn the_structure_is_that_of_the_document() {
    insta::assert_snapshot!(File::open(&written(&rich())).structure());
}

#[test]
fn the_objects_of_a_small_document() {
    let dump = File::open(&written(&rich())).dump();
    insta::assert_snapshot!(dump.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

#[test]
fn pages_without_text_or_structure_are_written() {
    let pages = vec![page("", Vec::new())];
    let file = File::open(&written(&PagedDocument { pages, ..PagedDocument::default() }));
    assert_eq!(file.texts(), [""]);
    assert_eq!(file.outline(), "");
}

/// The rich document with one thing changed.
fn check_refused(change: impl FnOnce(&mut PagedDocument), expected: &PdfError) {
    let mut document = rich();
    change(&mut document);
    let refused = refused(&document);
    assert_eq!(&refused, expected);
    assert!(refused.to_string().chars().any(|ch| ch > '\u{2fff}'), "{refused}");
}

/// Adds an item to the first page.
fn add(document: &mut PagedDocument, node: Option<NodeId>, kind: ItemKind) {
    document.pages.first_mut().unwrap().items.push(Item { node, kind, from: None });
}

#[test]
fn pages_that_cannot_be_are_refused() {
    check_refused(|document| document.pages.clear(), &PdfError::NoPages);
    let shrink =
        |document: &mut PagedDocument| document.pages.last_mut().unwrap().size = Size::default();
    check_refused(shrink, &PdfError::PageSize { page: 2 });
    let lead_out = |document: &mut PagedDocument| document.outline.first_mut().unwrap().page = 2;
    check_refused(lead_out, &PdfError::Bookmark { title: "一、总体".to_owned() });
}

#[test]
fn what_stands_outside_its_page_is_refused() {
    let fill = |rect| ItemKind::Fill { rect, tone: Tone::BLACK };
    let line = |to| ItemKind::Line { from: at(0, 0), to, width: Length::from_points(1) };
    let far = runs(FaceId::Hei, "一二三", at(560, 72)).remove(0);
    let mut astray = runs(FaceId::Hei, "一二三", at(72, 72)).remove(0);
    if let ItemKind::Text(run) = &mut astray {
        run.glyphs.get_mut(1).unwrap().shift = Length::from_points(-200);
    }
    let path = |points, stroke, fill| ItemKind::Path { points, closed: true, stroke, fill };
    let thin = Some(Length::from_points(1));
    let wrong = [
        path(vec![at(0, 0), at(596, 9)], thin, None),
        path(vec![at(0, 0)], thin, None),
        path(vec![at(0, 0), at(9, 9)], None, None),
        path(vec![at(0, 0), at(9, 9)], Some(Length::ZERO), Some(Tone::BLACK)),
        fill(rect(590, 0, 10, 10)),
        fill(rect(0, -1, 10, 10)),
        fill(rect(0, 0, 0, 10)),
        line(at(0, 843)),
        far,
        astray,
    ];
    for kind in wrong {
        let item = kind.to_string();
        let expected = PdfError::OutsidePage { page: 1, item };
        check_refused(|document| add(document, None, kind), &expected);
    }
}

#[test]
fn what_is_lighter_than_white_is_refused() {
    let tone = Tone(1001);
    let mut text = runs(FaceId::Hei, "一", at(72, 72)).remove(0);
    if let ItemKind::Text(run) = &mut text {
        run.tone = tone;
    }
    let points = vec![at(0, 0), at(9, 9), at(9, 0)];
    let path = ItemKind::Path { points, closed: true, stroke: None, fill: Some(tone) };
    for kind in [text, path, ItemKind::Fill { rect: rect(0, 0, 9, 9), tone }] {
        let item = kind.to_string();
        let expected = PdfError::Shade { page: 1, item };
        check_refused(|document| add(document, None, kind), &expected);
    }
}

#[test]
fn names_of_nothing_are_refused() {
    let image = |image| ItemKind::Image { rect: rect(0, 0, 9, 9), image: ImageId(image) };
    check_refused(
        |document| add(document, None, image(1)),
        &PdfError::UnknownImage { page: 1, image: 1 },
    );
    check_refused(
        |document| add(document, Some(NodeId(99)), image(0)),
        &PdfError::UnknownNode { node: 99 },
    );
    let orphan = |document: &mut PagedDocument| {
        _ = document.structure.add(Some(NodeId(99)), StructureRole::Paragraph);
    };
    check_refused(orphan, &PdfError::UnknownNode { node: 9 });
    let target = || "http://x.cn".to_owned();
    let area = |target| ItemKind::Link { rect: rect(0, 0, 9, 9), target };
    let link = area(Target::Address(target()));
    check_refused(
        |document| add(document, None, link),
        &PdfError::StrayLink { page: 1, target: target() },
    );
    let nowhere = Target::Place { page: 9, top: Length::ZERO, title: "甲".to_owned() };
    let stray = PdfError::StrayLink { page: 1, target: nowhere.to_string() };
    let structure = rich().structure;
    let link = structure.iter().find(|(_, node)| node.role == StructureRole::Link);
    let node = link.map(|(id, _)| id);
    check_refused(|document| add(document, node, area(nowhere)), &stray);
}

#[test]
fn glyphs_a_face_does_not_have_are_refused() {
    for glyph in [0, u16::MAX] {
        let mut text = runs(FaceId::Hei, "一", at(72, 72));
        if let Some(ItemKind::Text(run)) = text.first_mut() {
            run.glyphs.first_mut().unwrap().id = glyph;
        }
        let expected = PdfError::UnknownGlyph { page: 1, face: FaceId::Hei, glyph };
        check_refused(|document| add(document, None, text.remove(0)), &expected);
    }
}

#[test]
fn every_picture_that_cannot_be_embedded_is_told() {
    let asset =
        |path: &str, bytes: &[u8]| ImageAsset { path: path.to_owned(), bytes: bytes.into() };
    let faults = [("a.gif", PictureFault::Foreign("GIF")), ("b.png", PictureFault::Unknown)];
    let expected =
        PdfError::Pictures(faults.map(|(path, fault)| (path.to_owned(), fault)).to_vec());
    let change = |document: &mut PagedDocument| {
        document.images =
            vec![asset("a.gif", b"GIF89a"), asset("b.png", b"?"), asset("c.png", b"unused")];
        add(document, None, ItemKind::Image { rect: rect(0, 0, 9, 9), image: ImageId(1) });
    };
    check_refused(change, &expected);
    assert_eq!(expected.to_string().lines().count(), 2);
}

fn attachment(name: &str, relationship: Relationship, bytes: &[u8]) -> Attachment {
    Attachment {
        name: name.to_owned(),
        media_type: "application/toml".to_owned(),
        description: "本报告的数据".to_owned(),
        relationship,
        bytes: bytes.into(),
    }
}

#[test]
fn two_attachments_of_one_name_are_refused() {
    let one = attachment("a", Relationship::Source, b"1");
    let options = PdfOptions { attachments: vec![one.clone(), one], ..PdfOptions::default() };
    let refused = write(&rich(), &FontBook::new(), &options).unwrap_err();
    assert_eq!(refused, PdfError::AttachedTwice { name: "a".to_owned() });
}

/// A page with a place for a seal, which belongs to a node of this role.
fn sealed(role: StructureRole) -> PagedDocument {
    let mut document = document(&[(FaceId::FangSong, "无。")]);
    let node = document.structure.add(None, role);
    let seal = ItemKind::Seal { rect: rect(300, 100, 119, 119), title: "某局印章".to_owned() };
    add(&mut document, Some(node), seal);
    document
}

#[test]
fn a_seal_is_a_field_that_is_read_out() {
    let file = File::open(&written(&sealed(StructureRole::Form)));
    let dump = file.dump();
    let lines = |word: &str| dump.lines().filter(|line| line.contains(word)).collect::<Vec<_>>();
    let [field] = lines("/Widget")[..] else { panic!("{dump}") };
    for part in ["FT /Sig", "T “Seal”", "TU “某局印章”", "F 4", "StructParent 1", "AP <<N "]
    {
        assert!(field.contains(part), "{part}: {field}");
    }
    let (id, _) = field.split_once(':').unwrap();
    let catalog = lines("/Catalog").concat();
    assert!(catalog.contains(&format!("AcroForm <<Fields [{id} 0 R]>>")), "{catalog}");
    assert!(lines("Annots").concat().contains(&format!("Annots [{id} 0 R]")), "{dump}");
    assert!(file.structure().contains("Form\n    OBJR\n"), "{}", file.structure());
    assert_eq!(file.texts(), ["无。\n"]);
}

#[test]
fn a_seal_without_a_field_is_refused_and_a_file_without_a_seal_has_no_form() {
    assert_eq!(refused(&sealed(StructureRole::Figure)), PdfError::StraySeal { page: 1 });
    let dump = File::open(&written(&rich())).dump();
    assert!(!dump.contains("AcroForm") && !dump.contains("/Widget"), "{dump}");
}
