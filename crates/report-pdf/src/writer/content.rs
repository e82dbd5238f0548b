//! One page's content, in the order of its items (ISO 32000-1 §8, §9, §14.6). It must not move
//! anything: every place is the item's own.

use super::Parts;
use super::image::WrittenImage;
use super::number::{points, thousandths, whole};
use super::run;
use crate::coordinate::Flip;
use crate::fit::RunFit;
use crate::marks::{PageMarks, Stretch};
use crate::subset::Faces;
use report_fonts::FaceId;
use report_page::{ImageId, Item, ItemKind, Page, TextRun, Tone};
use report_page::{Length, Point, Rect, Size};
use report_picture::Orientation;

/// The resource name of a face: short, since every page says it again.
pub(super) fn font_name(face: FaceId) -> &'static str {
    match face {
        FaceId::FangSong => "F",
        FaceId::BiaoSong => "B",
        FaceId::Hei => "H",
        FaceId::Kai => "K",
        FaceId::Song => "S",
        FaceId::SongExt => "X",
        FaceId::Latin => "L",
    }
}

/// The resource name of a picture.
pub(super) fn image_name(index: usize) -> String {
    format!("P{index}")
}

/// The content of a page, its number from 0.
pub(super) fn of(
    page: &Page,
    marks: &PageMarks,
    parts: &Parts<'_>,
    number: usize,
    images: &[Option<WrittenImage>],
) -> Vec<u8> {
    let flip = Flip { height: page.size.height };
    let out = Vec::with_capacity(page.items.len() * 64);
    let (state, shown) = (State::default(), run::Shown::default());
    let faces = parts.faces;
    let mut content = Content { faces, images, flip, state, text: None, shown, out };
    for stretch in &marks.stretches {
        content.open(stretch);
        let items = page.items.get(stretch.items.clone()).unwrap_or_default();
        for (place, item) in stretch.items.clone().zip(items) {
            content.item(item, parts.fits.get(number, place));
        }
        content.end_text();
        content.operator("EMC");
    }
    content.out
}

/// A page being drawn.
struct Content<'a> {
    faces: &'a Faces,
    images: &'a [Option<WrittenImage>],
    flip: Flip,
    state: State,
    /// Where the line of a text object that is open began, measured from the bottom.
    text: Option<Point>,
    shown: run::Shown,
    out: Vec<u8>,
}

/// What stays as it was set until it is set again. A page begins like this.
#[derive(Default)]
struct State {
    /// What fills are made in.
    tone: Tone,
    /// The thickness of strokes.
    thickness: Option<Length>,
    font: Option<(FaceId, Length)>,
    /// What is added to every glyph's advance.
    spacing: Length,
}

impl Content<'_> {
    /// Marks what follows as content of a structure node, or as an artifact.
    fn open(&mut self, stretch: &Stretch) {
        match stretch.mark {
            Some(mark) => {
                self.out.push(b'/');
                self.out.extend_from_slice(mark.tag.as_bytes());
                self.out.extend_from_slice(b"<</MCID ");
                whole(&mut self.out, i64::try_from(mark.number).unwrap_or(i64::MAX));
                self.out.extend_from_slice(b">>BDC\n");
            }
            None => self.out.extend_from_slice(b"/Artifact BMC\n"),
        }
    }

    fn item(&mut self, item: &Item, fit: RunFit<'_>) {
        if let ItemKind::Text(run) = &item.kind {
            return self.text(run, fit);
        }
        self.end_text();
        match &item.kind {
            ItemKind::Line { from, to, width } => self.path(&[*from, *to], false, Some(*width)),
            ItemKind::Fill { rect, tone } => self.fill(*rect, *tone),
            ItemKind::Path { points, closed, stroke, fill } => {
                if let Some(tone) = fill {
                    self.set_tone(*tone);
                    self.trace(points);
                    self.operator("f");
                }
                self.path(points, *closed, *stroke);
            }
            ItemKind::Image { rect, image } => self.image(*rect, *image),
            // An area to click on is no part of what is drawn.
            ItemKind::Text(_) | ItemKind::Seal { .. } | ItemKind::Link { .. } => {}
        }
    }

    fn text(&mut self, run: &TextRun, fit: RunFit<'_>) {
        let (Some(face), Some(first)) = (self.faces.of(run.face), run.glyphs.first()) else {
            return;
        };
        let spacing = self.shown.take(run, fit, face, self.state.spacing);
        self.set_tone(run.tone);
        let at = run.along(first.shift - run.size.scaled(fit.at(0).lead.into(), 1000));
        let at = Point::new(at.x, self.flip.height - at.y);
        if run.turned {
            self.begin_turned(at);
        } else {
            self.begin_line(at);
        }
        self.set_font(run.face, run.size);
        if self.state.spacing != spacing {
            self.state.spacing = spacing;
            self.operate([spacing], "Tc");
        }
        self.shown.write(&mut self.out);
        if run.turned {
            self.end_text();
        }
    }

    /// Brings the pen to a place from which it goes down the page (ISO 32000-1 §9.4.2).
    fn begin_turned(&mut self, at: Point) {
        self.end_text();
        self.operator("BT");
        self.text = Some(at);
        self.out.extend_from_slice(b"0 -1 1 0 ");
        self.operate([at.x, at.y], "Tm");
    }

    /// Brings the pen to a place measured from the bottom: by its distance from the line before.
    fn begin_line(&mut self, at: Point) {
        if self.text.is_none() {
            self.operator("BT");
        }
        let before = self.text.replace(at).unwrap_or_default();
        self.operate([at.x - before.x, at.y - before.y], "Td");
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.operator("ET");
        }
    }

    fn set_font(&mut self, face: FaceId, size: Length) {
        if self.state.font != Some((face, size)) {
            self.state.font = Some((face, size));
            self.out.push(b'/');
            self.out.extend_from_slice(font_name(face).as_bytes());
            self.out.push(b' ');
            self.operate([size], "Tf");
        }
    }

    fn path(&mut self, points: &[Point], closed: bool, stroke: Option<Length>) {
        let Some(width) = stroke else {
            return;
        };
        if self.state.thickness != Some(width) {
            self.state.thickness = Some(width);
            self.operate([width], "w");
        }
        self.trace(points);
        self.operator(if closed { "s" } else { "S" });
    }

    fn trace(&mut self, points: &[Point]) {
        for (index, at) in points.iter().enumerate() {
            let operator = if index == 0 { "m" } else { "l" };
            self.operate([at.x, self.flip.height - at.y], operator);
        }
    }

    fn fill(&mut self, rect: Rect, tone: Tone) {
        self.set_tone(tone);
        let bottom = self.flip.height - rect.bottom();
        self.operate([rect.at.x, bottom, rect.size.width, rect.size.height], "re");
        self.operator("f");
    }

    fn image(&mut self, rect: Rect, image: ImageId) {
        let Some(Some(written)) = self.images.get(image.0) else {
            return;
        };
        self.operator("q");
        self.operate(placing(self.flip, rect, written.orientation), "cm");
        self.out.push(b'/');
        self.out.extend_from_slice(image_name(image.0).as_bytes());
        self.out.push(b' ');
        self.operator("Do");
        self.operator("Q");
    }

    fn set_tone(&mut self, tone: Tone) {
        if self.state.tone != tone {
            self.state.tone = tone;
            thousandths(&mut self.out, tone.0.into());
            self.out.push(b' ');
            self.operator("g");
        }
    }

    /// An operator behind its operands, all in points.
    fn operate<const N: usize>(&mut self, operands: [Length; N], operator: &str) {
        for operand in operands {
            points(&mut self.out, operand);
            self.out.push(b' ');
        }
        self.operator(operator);
    }

    fn operator(&mut self, operator: &str) {
        self.out.extend_from_slice(operator.as_bytes());
        self.out.push(b'\n');
    }
}

/// The matrix that brings an image's unit square, its first row on top, into a rectangle, turned as
/// it should be seen (ISO 32000-1 §8.9.5.1).
fn placing(flip: Flip, rect: Rect, orientation: Orientation) -> [Length; 6] {
    let (left, right) = (rect.at.x, rect.right());
    let (bottom, top) = (flip.height - rect.bottom(), flip.height - rect.at.y);
    let Size { width, height } = rect.size;
    let zero = Length::ZERO;
    // (x0, y0) is the corner of the first sample, (x1, y1) that of the last.
    let (x0, x1, across) =
        if orientation.flipped_across { (right, left, -width) } else { (left, right, width) };
    let (y0, y1, up) =
        if orientation.flipped_down { (bottom, top, -height) } else { (top, bottom, height) };
    if orientation.transposed {
        [zero, -up, -across, zero, x1, y0]
    } else {
        [across, zero, zero, up, x0, y1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the corners of the first and of the last sample of the first row come to stand.
    fn check(orientation: Orientation, first: (i32, i32), row_end: (i32, i32)) {
        let place = |(x, y)| (Length::from_points(x), Length::from_points(y));
        let [left, top, width, height] = [10, 20, 30, 40].map(Length::from_points);
        let rect = Rect { at: Point::new(left, top), size: Size { width, height } };
        let flip = Flip { height: Length::from_points(100) };
        let matrix = placing(flip, rect, orientation);
        // In the unit square the first row runs from (0, 1) to (1, 1).
        assert_eq!(mapped(matrix, (0, 1)), place(first), "{orientation:?}");
        assert_eq!(mapped(matrix, (1, 1)), place(row_end), "{orientation:?}");
    }

    fn mapped([xx, xy, yx, yy, x0, y0]: [Length; 6], (x, y): (i32, i32)) -> (Length, Length) {
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
        check(turned(false, false, false), (10, 80), (40, 80));
        check(turned(false, true, false), (40, 80), (10, 80));
        check(turned(false, true, true), (40, 40), (10, 40));
        check(turned(false, false, true), (10, 40), (40, 40));
        check(turned(true, false, false), (10, 80), (10, 40));
        check(turned(true, true, false), (40, 80), (40, 40));
        check(turned(true, true, true), (40, 40), (40, 80));
        check(turned(true, false, true), (10, 40), (10, 80));
    }
}
