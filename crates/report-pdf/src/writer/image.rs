//! Pictures as image objects (ISO 32000-1 §8.9.5): rows of a JPEG or PNG as the file has them. It must
//! not decode anything.

use super::object::{FLATE, Objects, bytes, count, name};
use crate::PdfError;
use crate::image::each_used;
use pdf_writer::{Dict, Name, Obj};
use pdf_writer::{Finish, Ref};
use report_page::PagedDocument;
use report_picture::{Colour, Orientation, Picture, PixelSize, Profile, Samples};

/// A picture in the file.
pub(super) struct WrittenImage {
    pub(super) id: Ref,
    /// How it is turned.
    pub(super) orientation: Orientation,
}

/// Writes every picture a page shows, one after the other; nothing for the others.
pub(super) fn add(
    objects: &mut Objects,
    document: &PagedDocument,
) -> Result<Vec<Option<WrittenImage>>, PdfError> {
    each_used(document, |picture| {
        let orientation = picture.orientation;
        WrittenImage { id: write(objects, picture), orientation }
    })
}

fn write(objects: &mut Objects, picture: Picture) -> Ref {
    let Picture { stored, colour, depth, data, opacity, profile, .. } = picture;
    let own = match profile {
        Profile::Own(profile) => Some(add_profile(objects, &colour, &profile)),
        _ => None,
    };
    let mask = opacity.map(|opacity| {
        objects.deflated(&opacity, |stream| {
            describe(stream, stored, 8);
            stream.pair(name("ColorSpace"), name("DeviceGray"));
        })
    });
    let id = objects.id();
    let is_png = matches!(data, Samples::PngRows(_));
    let (filter, content) = match data {
        Samples::Jpeg(bytes) => (Name(b"DCTDecode"), bytes),
        Samples::PngRows(bytes) => (FLATE, bytes),
        Samples::Plain(bytes) => (FLATE, objects.deflater.deflate(&bytes)),
    };
    let mut stream = objects.stream(id, content);
    stream.pair(name("Filter"), filter);
    describe(&mut stream, stored, depth);
    set_colours(&mut stream, &colour, own);
    if is_png {
        set_png_predictor(&mut stream, stored, &colour, depth);
    }
    if let Some(mask) = mask {
        stream.pair(name("SMask"), mask);
    }
    stream.finish();
    id
}

fn describe(stream: &mut Dict<'_>, stored: PixelSize, depth: u8) {
    let pixels = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    stream.pair(name("Type"), name("XObject")).pair(name("Subtype"), name("Image"));
    stream.pair(name("Width"), pixels(stored.width));
    stream.pair(name("Height"), pixels(stored.height));
    stream.pair(name("BitsPerComponent"), i32::from(depth));
}

/// What the colours are without a profile.
fn device(colour: &Colour) -> Name<'static> {
    match colour {
        Colour::Grey => Name(b"DeviceGray"),
        Colour::Rgb | Colour::Palette(_) => Name(b"DeviceRGB"),
    }
}

/// A profile other than that of the whole file (§8.6.5.5).
fn add_profile(objects: &mut Objects, colour: &Colour, profile: &[u8]) -> Ref {
    let channels = if *colour == Colour::Grey { 1 } else { 3 };
    objects.deflated(profile, |stream| {
        stream.pair(name("N"), channels).pair(name("Alternate"), device(colour));
    })
}

fn set_colours(stream: &mut Dict<'_>, colour: &Colour, own: Option<Ref>) {
    let space = stream.insert(name("ColorSpace"));
    match (colour, own) {
        (Colour::Grey | Colour::Rgb, None) => space.primitive(device(colour)),
        (Colour::Grey | Colour::Rgb, Some(profile)) => set_profile(space, profile),
        (Colour::Palette(table), own) => {
            // A space of numbered colours (§8.6.6.3).
            let last = count((table.len() / 3).saturating_sub(1));
            let mut space = space.array();
            space.item(name("Indexed"));
            match own {
                Some(profile) => set_profile(space.push(), profile),
                None => _ = space.item(device(colour)),
            }
            space.item(last).item(bytes(table));
        }
    }
}

fn set_profile(space: Obj<'_>, profile: Ref) {
    space.array().item(name("ICCBased")).item(profile);
}

/// Rows filtered as in PNG (§7.4.4.4).
fn set_png_predictor(stream: &mut Dict<'_>, stored: PixelSize, colour: &Colour, depth: u8) {
    let mut parameters = stream.insert(name("DecodeParms")).dict();
    parameters.pair(name("Predictor"), 15);
    parameters.pair(name("Colors"), i32::from(colour.channels()));
    parameters.pair(name("BitsPerComponent"), i32::from(depth));
    parameters.pair(name("Columns"), i32::try_from(stored.width).unwrap_or(i32::MAX));
}
