//! Pictures as image objects (ISO 32000-1 §8.9.5): rows of a JPEG or PNG as the file has them. It must
//! not decode anything.

use super::object::{FLATE, Objects, bytes, count, name};
use crate::picture::{Colour, Picture, Samples};
use pdf_writer::{Dict, Name};
use pdf_writer::{Finish, Ref};
use std::borrow::Cow;

/// Writes every picture a page shows: one number each, nothing for the others.
pub(super) fn add<'a>(
    objects: &mut Objects<'a>,
    images: &'a [Option<Picture>],
) -> Vec<Option<Ref>> {
    images.iter().map(|image| image.as_ref().map(|picture| write(objects, picture))).collect()
}

fn write<'a>(objects: &mut Objects<'a>, picture: &'a Picture) -> Ref {
    let mask = picture.opacity.as_ref().map(|opacity| {
        objects.deflated(opacity, |stream| {
            describe(stream, picture, 8);
            stream.pair(name("ColorSpace"), name("DeviceGray"));
        })
    });
    let id = objects.id();
    let (filter, content) = match &picture.data {
        Samples::Jpeg(bytes) => (Name(b"DCTDecode"), Cow::from(bytes)),
        Samples::PngRows(bytes) => (FLATE, Cow::from(bytes)),
        Samples::Plain(bytes) => (FLATE, objects.deflater.deflate(bytes).into()),
    };
    let mut stream = objects.stream(id, content);
    stream.pair(name("Filter"), filter);
    describe(&mut stream, picture, picture.depth);
    set_colours(&mut stream, &picture.colour);
    if matches!(picture.data, Samples::PngRows(_)) {
        set_png_predictor(&mut stream, picture);
    }
    if let Some(mask) = mask {
        stream.pair(name("SMask"), mask);
    }
    stream.finish();
    id
}

fn describe(stream: &mut Dict<'_>, picture: &Picture, depth: u8) {
    let pixels = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    stream.pair(name("Type"), name("XObject")).pair(name("Subtype"), name("Image"));
    stream.pair(name("Width"), pixels(picture.stored.width));
    stream.pair(name("Height"), pixels(picture.stored.height));
    stream.pair(name("BitsPerComponent"), i32::from(depth));
}

fn set_colours(stream: &mut Dict<'_>, colour: &Colour) {
    match colour {
        Colour::Grey => _ = stream.pair(name("ColorSpace"), name("DeviceGray")),
        Colour::Rgb => _ = stream.pair(name("ColorSpace"), name("DeviceRGB")),
        Colour::Palette(table) => {
            // A space of numbered colours (§8.6.6.3).
            let last = count((table.len() / 3).saturating_sub(1));
            let mut space = stream.insert(name("ColorSpace")).array();
            space.item(name("Indexed")).item(name("DeviceRGB")).item(last).item(bytes(table));
        }
    }
}

/// Rows filtered as in PNG (§7.4.4.4).
fn set_png_predictor(stream: &mut Dict<'_>, picture: &Picture) {
    let mut parameters = stream.insert(name("DecodeParms")).dict();
    parameters.pair(name("Predictor"), 15);
    parameters.pair(name("Colors"), i32::from(picture.colour.channels()));
    parameters.pair(name("BitsPerComponent"), i32::from(picture.depth));
    parameters.pair(name("Columns"), i32::try_from(picture.stored.width).unwrap_or(i32::MAX));
}
