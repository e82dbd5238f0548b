//! Pictures in a line of their own, their caption below. It must not decode or scale them.

use super::package::Package;
use super::parts::{DRAWING, PICTURE};
use super::shape::Shape;
use super::story::Story;
use super::styles::Style;
use super::units::emu;
use super::xml::Xml;
use report_core::{Folder, Span};
use report_document::{Caption, Picture};
use report_page::Size;
use report_picture::{Orientation, orientation, without_metadata};
use report_typeset::{PrintedPicture, printed_picture, style};

/// A quarter turn to the right, in sixty-thousandths of a degree (ECMA-376 part 1, §20.1.10.3).
const QUARTER: i32 = 90 * 60_000;

/// Pictures that are part of the package, each path once.
#[derive(Default)]
pub(super) struct Pictures {
    /// A path, and the name its file is referred to by.
    known: Vec<(String, String)>,
}

impl Pictures {
    /// A picture with its caption; an error where it cannot be had.
    pub(super) fn picture(
        &mut self,
        story: &mut Story<'_>,
        package: &mut Package,
        picture: &Picture<'_>,
        folder: &dyn Folder,
    ) {
        let printed = match printed_picture(picture, folder) {
            Ok(printed) => printed,
            Err(error) => return story.errors.push(error),
        };
        let name = self.name(story, package, &picture.path.text, &printed);
        let turned = orientation(&printed.bytes).unwrap_or_default();
        let about = About {
            name: &picture.caption.number.text,
            description: picture.alternative,
            from: picture.from,
            size: printed.size,
        };
        drawing(story, &about, |xml, id| graphic(xml, id, &name, printed.size, turned));
        caption(story, &picture.caption);
    }

    /// The name of a picture's file, which is added the first time.
    fn name(
        &mut self,
        story: &mut Story<'_>,
        package: &mut Package,
        path: &str,
        printed: &PrintedPicture,
    ) -> String {
        if let Some((_, name)) = self.known.iter().find(|(known, _)| known == path) {
            return name.clone();
        }
        let kind = if printed.bytes.starts_with(b"\x89PNG") {
            ("png", "image/png")
        } else {
            ("jpeg", "image/jpeg")
        };
        let part = format!("media/image{}.{}", self.known.len() + 1, kind.0);
        let name = story.relations.office("image", &part);
        // Where a photograph was taken is nobody's business but the photographer's.
        let bytes = without_metadata(&printed.bytes).unwrap_or_else(|| printed.bytes.to_vec());
        package.add_packed(format!("word/{part}"), kind, bytes);
        self.known.push((path.to_owned(), name.clone()));
        name
    }
}

/// What is said of a drawing beside what it shows.
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    /// What is read out instead of it.
    pub(super) description: &'a str,
    pub(super) from: Span,
    pub(super) size: Size,
}

/// A line that holds a drawing. `graphic` is handed the number the drawing has.
pub(super) fn drawing(
    story: &mut Story<'_>,
    about: &About<'_>,
    graphic: impl FnOnce(&mut Xml, &str),
) {
    let id = story.number().to_string();
    let ids = story.comments.on_drawing(about.from);
    story.paragraph(Style::Picture, Shape::default(), |story| {
        story.commented(&ids, |story| {
            story.xml.within("w:r", &[], |xml| {
                xml.within("w:drawing", &[], |xml| inline(xml, about, &id, graphic));
            });
        });
    });
}

/// A drawing that stands in its line like a character (§20.4.2.8).
fn inline(xml: &mut Xml, about: &About<'_>, id: &str, graphic: impl FnOnce(&mut Xml, &str)) {
    let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    xml.within("wp:inline", &none, |xml| {
        extent(xml, "wp:extent", about.size);
        xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
        let name = about.name.trim();
        let name = if name.is_empty() { "图" } else { name };
        xml.empty("wp:docPr", &[("id", id), ("name", name), ("descr", about.description)]);
        xml.empty("wp:cNvGraphicFramePr", &[]);
        xml.within("a:graphic", &[DRAWING], |xml| graphic(xml, id));
    });
}

fn extent(xml: &mut Xml, element: &str, size: Size) {
    let (width, height) = (emu(size.width).to_string(), emu(size.height).to_string());
    xml.empty(element, &[("cx", &width), ("cy", &height)]);
}

fn graphic(xml: &mut Xml, id: &str, name: &str, size: Size, turned: Orientation) {
    let (_, kind) = PICTURE;
    xml.within("a:graphicData", &[("uri", kind)], |xml| {
        xml.within("pic:pic", &[PICTURE], |xml| {
            xml.within("pic:nvPicPr", &[], |xml| {
                xml.empty("pic:cNvPr", &[("id", id), ("name", &format!("image{id}"))]);
                xml.empty("pic:cNvPicPr", &[]);
            });
            xml.within("pic:blipFill", &[], |xml| {
                xml.value("a:blip", "r:embed", name);
                xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
            });
            xml.within("pic:spPr", &[], |xml| {
                frame(xml, size, turned);
                xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
            });
        });
    });
}

/// How the stored picture is turned and how large it is before that: mirrored first, then turned (§20.1.7.6).
fn frame(xml: &mut Xml, size: Size, turned: Orientation) {
    let Orientation { transposed, flipped_across, flipped_down } = turned;
    let quarters = if !transposed {
        0
    } else if flipped_down {
        3
    } else {
        1
    };
    // Rows become columns: turned to the right what is mirrored from top to bottom.
    let (across, down) = if transposed {
        (false, flipped_across == flipped_down)
    } else {
        (flipped_across, flipped_down)
    };
    let turn = (QUARTER * quarters).to_string();
    let mut attributes = Vec::new();
    if quarters > 0 {
        attributes.push(("rot", &*turn));
    }
    attributes.extend(across.then_some(("flipH", "1")));
    attributes.extend(down.then_some(("flipV", "1")));
    let stored = if transposed { Size { width: size.height, height: size.width } } else { size };
    xml.within("a:xfrm", &attributes, |xml| {
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        extent(xml, "a:ext", stored);
    });
}

/// The caption below a picture or chart.
pub(super) fn caption(story: &mut Story<'_>, caption: &Caption<'_>) {
    let shape = Shape { above: Some(style::CAPTION_GAP), ..Shape::default() };
    story.paragraph(Style::Caption, shape, |story| {
        story.words(&caption.number, false);
        story.inlines(&caption.inlines);
    });
}
