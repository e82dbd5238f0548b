//! Checks pages before they are drawn: the PDF libraries write whatever they are given, without a
//! word. It must not judge how a page looks.

use super::PdfError;
use report_fonts::FontBook;
use report_page::{
    Item, ItemKind, NodeId, OutlineEntry, Page, PagedDocument, Structure, StructureRole, Target,
    TextRun, Tone,
};
use report_page::{Length, Point, Rect, Size};

/// The widest and highest page a PDF reader need show: 200 inches (ISO 32000-1, annex C.2).
const LARGEST: Length = Length::from_points(14_400);

/// Finds the first thing that does not fit together.
pub(super) fn check(document: &PagedDocument, fonts: &FontBook) -> Result<(), PdfError> {
    if document.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    check_structure(&document.structure)?;
    for (index, page) in document.pages.iter().enumerate() {
        PageCheck { document, fonts, page, number: index + 1 }.check()?;
    }
    document.outline.iter().try_for_each(|entry| check_bookmark(document, entry))
}

/// Every node's parent is there before it, so the structure is a tree.
fn check_structure(structure: &Structure) -> Result<(), PdfError> {
    let stray = |id: NodeId, parent: Option<NodeId>| parent.is_some_and(|parent| parent >= id);
    match structure.iter().find(|(id, node)| stray(*id, node.parent)) {
        Some((id, _)) => Err(PdfError::UnknownNode { node: id.0 }),
        None => Ok(()),
    }
}

fn check_bookmark(document: &PagedDocument, entry: &OutlineEntry) -> Result<(), PdfError> {
    if is_place(document, entry.page, entry.top) {
        return Ok(());
    }
    Err(PdfError::Bookmark { title: entry.title.clone() })
}

/// Whether there is such a page, and such a height on it.
fn is_place(document: &PagedDocument, page: usize, top: Length) -> bool {
    document.pages.get(page).is_some_and(|page| is_within(top, page.size.height))
}

/// Whether what an item is painted in lies between black and white.
fn has_shades(kind: &ItemKind) -> bool {
    let tone = match kind {
        ItemKind::Text(run) => Some(run.tone),
        ItemKind::Fill { tone, .. } => Some(*tone),
        ItemKind::Path { fill, .. } => *fill,
        ItemKind::Line { .. }
        | ItemKind::Image { .. }
        | ItemKind::Seal { .. }
        | ItemKind::Link { .. } => None,
    };
    tone.is_none_or(|tone| tone <= Tone::WHITE)
}

fn is_within(place: Length, extent: Length) -> bool {
    Length::ZERO <= place && place <= extent
}

/// One page under inspection.
struct PageCheck<'a> {
    document: &'a PagedDocument,
    fonts: &'a FontBook,
    page: &'a Page,
    /// The page, from 1.
    number: usize,
}

impl PageCheck<'_> {
    fn check(&self) -> Result<(), PdfError> {
        let Size { width, height } = self.page.size;
        let fits = |extent| Length::ZERO < extent && extent <= LARGEST;
        if !(fits(width) && fits(height)) {
            return Err(PdfError::PageSize { page: self.number });
        }
        self.page.items.iter().try_for_each(|item| self.check_item(item))
    }

    fn check_item(&self, item: &Item) -> Result<(), PdfError> {
        if let Some(node) = item.node.filter(|&node| self.document.structure.node(node).is_none()) {
            return Err(PdfError::UnknownNode { node: node.0 });
        }
        if !self.is_inside(&item.kind) {
            return Err(PdfError::OutsidePage { page: self.number, item: item.kind.to_string() });
        }
        if !has_shades(&item.kind) {
            return Err(PdfError::Shade { page: self.number, item: item.kind.to_string() });
        }
        match &item.kind {
            ItemKind::Text(run) => self.check_glyphs(run),
            ItemKind::Image { image, .. } if self.document.images.get(image.0).is_none() => {
                Err(PdfError::UnknownImage { page: self.number, image: image.0 })
            }
            ItemKind::Link { target, .. } => self.check_link(item.node, target),
            ItemKind::Seal { .. } => self.check_seal(item),
            ItemKind::Line { .. }
            | ItemKind::Fill { .. }
            | ItemKind::Path { .. }
            | ItemKind::Image { .. } => Ok(()),
        }
    }

    fn is_inside(&self, kind: &ItemKind) -> bool {
        match kind {
            ItemKind::Text(run) => run.size > Length::ZERO && self.has_glyphs(run),
            ItemKind::Line { from, to, width } => {
                *width > Length::ZERO && self.has(*from) && self.has(*to)
            }
            ItemKind::Path { points, stroke, fill, .. } => {
                let prints = stroke.is_some() || fill.is_some();
                let thick = stroke.is_none_or(|width| width > Length::ZERO);
                prints && thick && points.len() > 1 && points.iter().all(|at| self.has(*at))
            }
            ItemKind::Fill { rect, .. }
            | ItemKind::Image { rect, .. }
            | ItemKind::Seal { rect, .. }
            | ItemKind::Link { rect, .. } => self.has_all(*rect),
        }
    }

    /// Whether every glyph of a run begins on the page, and the last ends there: the farthest both ways
    /// tell for all on one line.
    fn has_glyphs(&self, run: &TextRun) -> bool {
        let mut pen = Length::ZERO;
        let (mut first, mut last) = (pen, pen);
        for glyph in &run.glyphs {
            let begins = pen + glyph.shift;
            (first, last) = (first.min(begins), last.max(begins));
            pen += glyph.advance;
        }
        [first, last, pen].into_iter().all(|distance| self.has(run.along(distance)))
    }

    fn has(&self, at: Point) -> bool {
        is_within(at.x, self.page.size.width) && is_within(at.y, self.page.size.height)
    }

    fn has_all(&self, rect: Rect) -> bool {
        let Size { width, height } = rect.size;
        let has_area = width > Length::ZERO && height > Length::ZERO;
        has_area && self.has(rect.at) && self.has(Point::new(rect.right(), rect.bottom()))
    }

    fn check_glyphs(&self, run: &TextRun) -> Result<(), PdfError> {
        let glyphs = run.glyphs.iter().map(|glyph| glyph.id);
        match self.fonts.first_unknown(run.face, glyphs) {
            Some(glyph) => {
                let (page, face) = (self.number, run.face);
                Err(PdfError::UnknownGlyph { page, face, glyph })
            }
            None => Ok(()),
        }
    }

    /// A seal belongs to a field of the structure (ISO 14289-1 §7.18.4).
    fn check_seal(&self, item: &Item) -> Result<(), PdfError> {
        let node = item.node.and_then(|node| self.document.structure.node(node));
        if node.is_some_and(|node| node.role == StructureRole::Form) {
            return Ok(());
        }
        Err(PdfError::StraySeal { page: self.number })
    }

    fn check_link(&self, node: Option<NodeId>, target: &Target) -> Result<(), PdfError> {
        let node = node.and_then(|node| self.document.structure.node(node));
        let leads = match target {
            Target::Address(_) => true,
            Target::Place { page, top, .. } => is_place(self.document, *page, *top),
        };
        if leads && node.is_some_and(|node| node.role == StructureRole::Link) {
            return Ok(());
        }
        Err(PdfError::StrayLink { page: self.number, target: target.to_string() })
    }
}
