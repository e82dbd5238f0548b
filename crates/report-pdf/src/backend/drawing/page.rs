//! One page as printpdf's operations, in the order of its items. It must not move anything: every
//! place is the item's own.

use super::resource::{font_id, image_id};
use crate::backend::coordinate::{Flip, points};
use crate::backend::marks::{PageMarks, Stretch};
use crate::backend::subset::{EmbeddedFace, Faces};
use crate::length::{Length, Point, Rect};
use crate::page::{ImageId, Item, ItemKind, Page, TextRun, Tone};
use crate::picture::{Orientation, Picture};
use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Greyscale, Line, LinePoint, Op, PaintMode,
    PdfFontHandle, PdfPage, Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
    XObjectTransform,
};

/// A page being drawn.
pub(super) struct PageDrawing<'a> {
    page: &'a Page,
    faces: &'a Faces,
    images: &'a [Option<Picture>],
    flip: Flip,
    /// What a fill and a stroke are made in now.
    tone: Tone,
    /// The thickness of a stroke now.
    thickness: Option<Length>,
    ops: Vec<Op>,
}

impl<'a> PageDrawing<'a> {
    pub(super) fn new(page: &'a Page, faces: &'a Faces, images: &'a [Option<Picture>]) -> Self {
        let flip = Flip { height: page.size.height };
        // A page begins in black.
        let (tone, thickness, ops) = (Tone::BLACK, None, Vec::new());
        Self { page, faces, images, flip, tone, thickness, ops }
    }

    pub(super) fn draw(mut self, marks: &PageMarks) -> PdfPage {
        for stretch in &marks.stretches {
            self.open(stretch);
            let items = self.page.items.get(stretch.items.clone()).unwrap_or_default();
            for item in items {
                self.item(item);
            }
            self.ops.push(Op::EndMarkedContent);
        }
        let paper = Rect { at: Point::default(), size: self.page.size };
        let paper = self.rectangle(paper, None);
        PdfPage {
            media_box: paper.clone(),
            trim_box: paper.clone(),
            crop_box: paper,
            ops: self.ops,
        }
    }

    /// Marks what follows as content of a structure node, or as an artifact.
    fn open(&mut self, stretch: &Stretch) {
        let artifact = Op::BeginMarkedContent { tag: "Artifact".to_owned() };
        self.ops.push(stretch.mark.map_or(artifact, |mark| {
            let number = DictItem::Int(i64::try_from(mark.number).unwrap_or(i64::MAX));
            let properties = DictItem::Dict { map: [("MCID".to_owned(), number)].into() };
            Op::BeginMarkedContentWithProperties { tag: mark.tag.to_owned(), properties }
        }));
    }

    fn item(&mut self, item: &Item) {
        match &item.kind {
            ItemKind::Text(run) => self.text(run),
            ItemKind::Line { from, to, width } => self.line(*from, *to, *width),
            ItemKind::Fill { rect, tone } => {
                self.set_tone(*tone);
                let rectangle = self.rectangle(*rect, Some(PaintMode::Fill));
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            ItemKind::Path { points, closed, stroke, fill } => {
                self.path(points, *closed, *stroke, *fill);
            }
            ItemKind::Image { rect, image } => self.image(*rect, *image),
            // An area to click on is no part of what is drawn.
            ItemKind::Link { .. } => {}
        }
    }

    fn text(&mut self, run: &TextRun) {
        let (Some(face), Some(first)) = (self.faces.of(run.face), run.glyphs.first()) else {
            return;
        };
        self.set_tone(run.tone);
        let (x, y) = self.flip.point(run.along(first.shift));
        let place = if run.turned {
            // A quarter clockwise (ISO 32000-1 §9.4.2).
            Op::SetTextMatrix { matrix: TextMatrix::Raw([0.0, -1.0, 1.0, 0.0, x, y]) }
        } else {
            Op::SetTextCursor { pos: printpdf::Point { x: Pt(x), y: Pt(y) } }
        };
        let font = PdfFontHandle::External(font_id(run.face));
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont { font, size: Pt(points(run.size)) },
            place,
            Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(run, face))] },
            Op::EndTextSection,
        ]);
    }

    fn line(&mut self, from: Point, to: Point, width: Length) {
        self.set_thickness(width);
        let line = Line { points: vec![self.corner(from), self.corner(to)], is_closed: false };
        self.ops.push(Op::DrawLine { line });
    }

    fn path(&mut self, at: &[Point], closed: bool, stroke: Option<Length>, fill: Option<Tone>) {
        let points: Vec<_> = at.iter().map(|at| self.corner(*at)).collect();
        if let Some(tone) = fill {
            self.set_tone(tone);
            let rings = vec![PolygonRing { points: points.clone() }];
            let (mode, winding_order) = (PaintMode::Fill, WindingOrder::NonZero);
            self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order } });
        }
        if let Some(width) = stroke {
            self.set_thickness(width);
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
        }
    }

    fn corner(&self, at: Point) -> LinePoint {
        let (x, y) = self.flip.point(at);
        LinePoint { p: printpdf::Point { x: Pt(x), y: Pt(y) }, bezier: false }
    }

    fn set_thickness(&mut self, width: Length) {
        if self.thickness != Some(width) {
            self.thickness = Some(width);
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(width)) });
        }
    }

    fn image(&mut self, rect: Rect, image: ImageId) {
        let Some(Some(picture)) = self.images.get(image.0) else {
            return;
        };
        let matrix = CurTransMat::Raw(placing(self.flip, rect, picture.orientation));
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::UseXobject { id: image_id(image.0), transform },
            Op::RestoreGraphicsState,
        ]);
    }

    fn set_tone(&mut self, tone: Tone) {
        if self.tone != tone {
            self.tone = tone;
            let percent = points(Length::from_millipoints(tone.0.into()));
            let col = Color::Greyscale(Greyscale::new(percent, None));
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn rectangle(&self, rect: Rect, mode: Option<PaintMode>) -> printpdf::Rect {
        let (x, y) = self.flip.point(Point::new(rect.at.x, rect.bottom()));
        let (width, height) = (points(rect.size.width), points(rect.size.height));
        let [x, y, width, height] = [x, y, width, height].map(Pt);
        printpdf::Rect { x, y, width, height, mode, winding_order: None }
    }
}

/// The codes of a run, each with the correction after it that brings the next glyph to its place, in
/// thousandths of the type size. The corrections are whole numbers, each made from where a reader's
/// pen will really be, so that their roundings never add up.
fn codepoints(run: &TextRun, face: &EmbeddedFace) -> Vec<Codepoint> {
    let size = i64::from(run.size.millipoints()).max(1);
    let millipoints = |length: Length| i64::from(length.millipoints());
    let start = run.glyphs.first().map_or(0, |first| millipoints(first.shift));
    // In millionths of a point: where the next glyph belongs, and where the pen stands.
    let (mut origin, mut pen) = (0_i64, start * 1000);
    let mut codepoints = Vec::with_capacity(run.glyphs.len());
    for (index, glyph) in run.glyphs.iter().enumerate() {
        let code = face.code(glyph);
        pen += i64::from(face.advance(code)) * size;
        origin += millipoints(glyph.advance);
        let correction = run.glyphs.get(index + 1).map_or(0, |next| {
            let place = (origin + millipoints(next.shift)) * 1000;
            (2 * (pen - place) + size).div_euclid(2 * size)
        });
        pen -= correction * size;
        #[expect(clippy::cast_precision_loss, reason = "a page is less than 16 million units wide")]
        let offset = correction as f32;
        codepoints.push(Codepoint { gid: code, offset, cid: Some(glyph.ch.to_string()) });
    }
    codepoints
}

/// The matrix that brings an image's unit square, its first row on top, into a rectangle, turned as
/// it should be seen (ISO 32000-1 §8.9.5.1).
#[expect(clippy::float_arithmetic, reason = "a sign is changed, nothing is computed")]
fn placing(flip: Flip, rect: Rect, orientation: Orientation) -> [f32; 6] {
    let [left, bottom, right, top] = flip.corners(rect);
    let (width, height) = (points(rect.size.width), points(rect.size.height));
    // (x0, y0) is the corner of the first sample, (x1, y1) that of the last.
    let (x0, x1, across) =
        if orientation.flipped_across { (right, left, -width) } else { (left, right, width) };
    let (y0, y1, up) =
        if orientation.flipped_down { (bottom, top, -height) } else { (top, bottom, height) };
    if orientation.transposed {
        [0.0, -up, -across, 0.0, x1, y0]
    } else {
        [across, 0.0, 0.0, up, x0, y1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::length::Size;

    /// Where the corners of the first and of the last sample of the first row come to stand.
    fn check(orientation: Orientation, first: (f32, f32), row_end: (f32, f32)) {
        let [left, top, width, height] = [10, 20, 30, 40].map(Length::from_points);
        let rect = Rect { at: Point::new(left, top), size: Size { width, height } };
        let flip = Flip { height: Length::from_points(100) };
        let matrix = placing(flip, rect, orientation);
        // In the unit square the first row runs from (0, 1) to (1, 1).
        assert_eq!(mapped(matrix, (0.0, 1.0)), first, "{orientation:?}");
        assert_eq!(mapped(matrix, (1.0, 1.0)), row_end, "{orientation:?}");
    }

    #[expect(clippy::float_arithmetic, reason = "a reader's own arithmetic")]
    fn mapped([xx, xy, yx, yy, x0, y0]: [f32; 6], (x, y): (f32, f32)) -> (f32, f32) {
        (xx * x + yx * y + x0, xy * x + yy * y + y0)
    }

    #[test]
    fn pictures_are_turned_as_exif_says() {
        // The rectangle on paper: from 10 to 40 across, from 40 to 80 up.
        let turned = |transposed, flipped_across, flipped_down| Orientation {
            transposed,
            flipped_across,
            flipped_down,
        };
        check(turned(false, false, false), (10.0, 80.0), (40.0, 80.0));
        check(turned(false, true, false), (40.0, 80.0), (10.0, 80.0));
        check(turned(false, true, true), (40.0, 40.0), (10.0, 40.0));
        check(turned(false, false, true), (10.0, 40.0), (40.0, 40.0));
        check(turned(true, false, false), (10.0, 80.0), (10.0, 40.0));
        check(turned(true, true, false), (40.0, 80.0), (40.0, 40.0));
        check(turned(true, true, true), (40.0, 40.0), (40.0, 80.0));
        check(turned(true, false, true), (10.0, 40.0), (10.0, 80.0));
    }
}
