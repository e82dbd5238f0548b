//! Fonts and pictures in printpdf's terms, under names of our own: printpdf's are numbers that go on
//! counting from one document to the next.

use crate::backend::deflate::deflate;
use crate::backend::subset::{EmbeddedFace, Faces};
use crate::font::FaceId;
use crate::picture::{Colour, Picture, Samples};
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, FontType, ParsedFont, PdfFont,
    PdfFontMetricsStub, PdfResources, XObject, XObjectId,
};
use std::collections::BTreeMap;

/// How a TrueType program begins. The rest is put in when the pages are drawn: printpdf would copy it
/// four times.
const TRUE_TYPE: [u8; 4] = [0, 1, 0, 0];

/// The resource name of a face: its `PostScript` name. Names like `F1` would be the built-in fonts.
pub(super) fn font_id(face: FaceId) -> FontId {
    FontId(report_fonts::face(face).post_script_name.to_owned())
}

/// The resource name of a picture.
pub(super) fn image_id(index: usize) -> XObjectId {
    XObjectId(format!("Picture{index}"))
}

pub(super) fn add_faces(resources: &mut PdfResources, faces: &Faces) {
    for face in faces.iter() {
        resources.fonts.map.insert(font_id(face.id), PdfFont::new(parsed(face)));
    }
}

/// A face as printpdf takes one it did not read itself. All numbers are in thousandths of an em, and
/// what it takes for glyph numbers are our codes.
fn parsed(face: &EmbeddedFace) -> ParsedFont {
    let widths = (1..).zip(face.coded.iter().map(|coded| coded.advance)).collect();
    let described = face.descriptor;
    let [x_min, y_min, x_max, y_max] = described.bounds;
    ParsedFont {
        original_bytes: TRUE_TYPE.to_vec(),
        font_index: 0,
        font_name: Some(face.name.clone()),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths,
        units_per_em: 1000,
        font_metrics: FontMetrics { ascent: described.ascent, descent: described.descent },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: described.weight,
            ..PdfFontMetricsStub::default()
        },
    }
}

pub(super) fn add_images(resources: &mut PdfResources, images: &[Option<Picture>]) {
    for (index, picture) in images.iter().enumerate() {
        if let Some(picture) = picture {
            let stream = image(picture);
            let object = ExternalXObject { stream, width: None, height: None, dpi: None };
            resources.xobjects.map.insert(image_id(index), XObject::External(object));
        }
    }
}

/// An image object (ISO 32000-1 §8.9.5).
fn image(picture: &Picture) -> ExternalStream {
    let space = match &picture.colour {
        Colour::Grey => name("DeviceGray"),
        Colour::Rgb => name("DeviceRGB"),
        Colour::Palette(table) => indexed(table),
    };
    let (filter, parameters, content) = match &picture.data {
        Samples::Jpeg(bytes) => ("DCTDecode", None, bytes.clone()),
        Samples::PngRows(bytes) => ("FlateDecode", Some(png_predictor(picture)), bytes.clone()),
        Samples::Plain(bytes) => ("FlateDecode", None, deflate(bytes)),
    };
    let mut stream = image_stream(picture, space, picture.depth, (filter, content));
    if let Some(parameters) = parameters {
        stream.dict.insert("DecodeParms".to_owned(), parameters);
    }
    if let Some(opacity) = &picture.opacity {
        let mask = ("FlateDecode", deflate(opacity));
        let stream_of_mask = image_stream(picture, name("DeviceGray"), 8, mask);
        stream.dict.insert("SMask".to_owned(), DictItem::Stream { stream: stream_of_mask });
    }
    stream
}

fn image_stream(
    picture: &Picture,
    space: DictItem,
    depth: u8,
    (filter, content): (&str, Vec<u8>),
) -> ExternalStream {
    let size = picture.stored;
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(size.width.into())),
        ("Height", DictItem::Int(size.height.into())),
        ("ColorSpace", space),
        ("BitsPerComponent", DictItem::Int(depth.into())),
        ("Filter", name(filter)),
    ];
    ExternalStream { dict: dict(entries), content, compress: false }
}

/// Rows filtered as in PNG (ISO 32000-1 §7.4.4.4).
fn png_predictor(picture: &Picture) -> DictItem {
    let map = dict([
        ("Predictor", DictItem::Int(15)),
        ("Colors", DictItem::Int(picture.colour.channels().into())),
        ("BitsPerComponent", DictItem::Int(picture.depth.into())),
        ("Columns", DictItem::Int(picture.stored.width.into())),
    ]);
    DictItem::Dict { map }
}

/// A colour space of numbered colours (ISO 32000-1 §8.6.6.3).
fn indexed(table: &[u8]) -> DictItem {
    let last = i64::try_from(table.len() / 3).unwrap_or(1).saturating_sub(1);
    let table = DictItem::Bytes(table.to_vec());
    DictItem::Array(vec![name("Indexed"), name("DeviceRGB"), DictItem::Int(last), table])
}

fn name(value: &str) -> DictItem {
    DictItem::Name(value.as_bytes().to_vec())
}

fn dict<const N: usize>(entries: [(&str, DictItem); N]) -> BTreeMap<String, DictItem> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
