//! Whole PDFs of ours, as they are and as others change them.

use crate::{Block, ExtractError, Properties, attachments, differences, properties, tagged};
use lopdf::{Document, Object};
use proptest::prelude::*;
use report_core::MemoryFolder;
use report_page::{Length, Page, PagedDocument, Size};
use report_pdf::{Attachment, FontBook, PdfOptions, PdfWriter, Relationship, write};
use report_typeset::LayoutOptions;

/// A PDF of one empty page.
pub(crate) fn empty(options: &PdfOptions) -> Vec<u8> {
    let size = Size { width: Length::from_points(595), height: Length::from_points(842) };
    let page = Page { size, label: "1".to_owned(), items: Vec::new() };
    let document = PagedDocument { pages: vec![page], ..PagedDocument::default() };
    write(&document, &FontBook::new(), options).unwrap()
}

const REPORT: &str = "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"云汀区人民政府\"\n\
    [overview]\ntext = \"主动公开12486条，**办结**262件。\"\n\
    [proactive_disclosure]\ngovernment_rules = [1, 2, 3]\n";

fn pdf(report: &str) -> Vec<u8> {
    let reading = report_toml::read_text("2024.toml", report);
    let (folder, writer) = (MemoryFolder::new(), PdfWriter::new());
    let (pages, options) = (LayoutOptions::default(), PdfOptions::default());
    let typeset = writer.typeset(&reading.report, &folder, pages, &options).unwrap();
    typeset.pdf.into_bytes()
}

/// The file as another program saves it, one thing changed.
fn saved(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut objects = Document::load_mem(pdf).unwrap();
    change(&mut objects);
    let mut bytes = Vec::new();
    objects.save_to(&mut bytes).unwrap();
    bytes
}

fn with_text<'a>(blocks: &'a [Block], text: &str) -> Vec<&'a Block> {
    blocks.iter().filter(|block| block.text == text).collect()
}

#[test]
fn paragraphs_and_cells_are_read_with_what_they_stand_under() {
    let blocks = tagged(&pdf(REPORT)).unwrap();
    let [paragraph] = with_text(&blocks, "主动公开12486条，办结262件。")[..] else {
        panic!()
    };
    assert_eq!((&*paragraph.tag, &*paragraph.heading), ("P", "一、总体情况"));
    let [cell] = with_text(&blocks, "3")[..] else { panic!() };
    let place = "“二、主动公开政府信息情况”下的表格第 3 行第 4 列";
    assert!(cell.to_string().starts_with(place), "{cell}");
    let heads = &cell.cell.as_ref().unwrap().heads;
    assert_eq!(heads.first().unwrap(), "规章");
    assert_eq!(heads.last().unwrap(), "现行有效件数");
}

#[test]
fn a_figure_that_is_another_is_the_only_difference() {
    let (one, other) = (pdf(REPORT), pdf(&REPORT.replace("[1, 2, 3]", "[1, 2, 4]")));
    let found = differences(&tagged(&one).unwrap(), &tagged(&other).unwrap());
    let told: Vec<_> = found.iter().map(crate::Difference::excerpts).collect();
    assert_eq!(told, [["3".to_owned(), "4".to_owned()]]);
}

#[test]
fn what_another_program_saved_says_the_same() {
    let whole = pdf(REPORT);
    let again = saved(&whole, Document::decompress);
    assert_ne!(whole, again);
    assert_eq!(tagged(&again), tagged(&whole));
    let unchanged = properties(&whole).unwrap();
    assert_eq!(properties(&again), Ok(unchanged.clone()));
    assert!(unchanged.producer.starts_with("report-pdf "), "{unchanged:?}");
}

#[test]
fn a_file_without_tags_or_properties_is_told() {
    let untagged = saved(&pdf(REPORT), |objects| {
        objects.catalog_mut().unwrap().remove(b"StructTreeRoot");
        objects.trailer.remove(b"Info");
    });
    assert_eq!(tagged(&untagged), Err(ExtractError::Untagged));
    assert_eq!(properties(&untagged), Ok(Properties::default()));
    assert_eq!(tagged(b"year = 2024"), Err(ExtractError::NotPdf));
}

#[test]
fn a_structure_that_turns_in_a_circle_is_broken() {
    let circle = saved(&pdf(REPORT), |objects| {
        let element = objects.new_object_id();
        let kids = Object::Array(vec![Object::Reference(element)]);
        let own = lopdf::dictionary! { "S" => "Sect", "K" => kids };
        objects.objects.insert(element, Object::Dictionary(own));
        let root = lopdf::dictionary! { "K" => Object::Reference(element) };
        objects.catalog_mut().unwrap().set("StructTreeRoot", root);
    });
    assert_eq!(tagged(&circle), Err(ExtractError::Broken));
}

#[test]
fn a_page_larger_than_any_of_ours_is_not_read() {
    let large = saved(&pdf(REPORT), |objects| {
        let page = objects.page_iter().next().unwrap();
        let content = objects.get_page_contents(page).into_iter().next().unwrap();
        let stream = objects.get_object_mut(content).unwrap().as_stream_mut().unwrap();
        stream.set_plain_content(b"q Q\n".repeat(1 << 20));
    });
    assert_eq!(tagged(&large), Err(ExtractError::TooLong));
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
fn attachments_come_back_byte_for_byte() {
    let everything: Vec<u8> = (0..=u8::MAX).cycle().take(5000).collect();
    let given = vec![
        attachment("2020.toml", Relationship::Source, "title = \"年报\"\r\n".as_bytes()),
        attachment("2020/专栏.png", Relationship::Supplement, &everything),
        attachment("empty", Relationship::Supplement, b""),
    ];
    let options = PdfOptions { attachments: given.clone(), ..PdfOptions::default() };
    assert_eq!(attachments(&empty(&options)), Ok(given));
}

#[test]
fn a_pdf_without_attachments_has_none() {
    assert_eq!(attachments(&pdf(REPORT)), Ok(Vec::new()));
}

#[test]
fn what_is_no_pdf_is_refused() {
    let bytes = pdf(REPORT);
    assert_eq!(attachments(b""), Err(ExtractError::NotPdf));
    assert_eq!(attachments(b"%PDF-1.7\n"), Err(ExtractError::NotPdf));
    let half = bytes.get(..bytes.len() / 2).unwrap();
    assert_eq!(attachments(half), Err(ExtractError::NotPdf));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_makes_reading_panic(
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let attachments = vec![attachment("a", Relationship::Source, b"1")];
        let mut bytes = empty(&PdfOptions { attachments, ..PdfOptions::default() });
        let length = bytes.len();
        for (place, value) in damage {
            *bytes.get_mut(place.index(length)).unwrap() = value;
        }
        let _ = (crate::attachments(&bytes), properties(&bytes), tagged(&bytes));
    }
}
