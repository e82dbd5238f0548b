//! What is gathered while a report is composed: shaped text, structure, links, pictures, errors. It
//! must not decide what is printed or where.

use super::LayoutError;
use super::block::SetLine;
use crate::style;
use crate::text::{Atom, Line, Shaper, TextStyle, runs};
use report_document::{Inline, Table, TableCell, Words};
use report_fonts::Metrics;
use report_page::{
    ImageAsset, ImageId, Item, ItemKind, NodeId, OutlineEntry, Page, PagedDocument, Properties,
    Structure, StructureRole, Target, TextRun,
};
use report_page::{Length, Point, Rect, Size};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Composer<'a> {
    pub(super) shaper: Shaper<'a>,
    pub(super) structure: Structure,
    pub(super) outline: Vec<OutlineEntry>,
    pub(super) errors: Vec<LayoutError>,
    images: Vec<ImageAsset>,
    links: BTreeMap<NodeId, Target>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(metrics: &'a dyn Metrics) -> Self {
        Self {
            shaper: Shaper::new(metrics),
            structure: Structure::default(),
            outline: Vec::new(),
            errors: Vec::new(),
            images: Vec::new(),
            links: BTreeMap::new(),
        }
    }

    /// Adds a picture and gives the name items know it by; the same path is added once.
    pub(super) fn image(&mut self, asset: ImageAsset) -> ImageId {
        let known = self.images.iter().position(|image| image.path == asset.path);
        ImageId(known.unwrap_or_else(|| {
            self.images.push(asset);
            self.images.len() - 1
        }))
    }

    /// Shapes words.
    pub(super) fn words(
        &mut self,
        words: &Words<'_>,
        style: TextStyle,
        node: Option<NodeId>,
    ) -> Vec<Atom> {
        let mut atoms = Vec::new();
        self.shaper.push(&mut atoms, &words.text, style, node, words.from);
        atoms
    }

    /// Shapes running text.
    pub(super) fn inlines(
        &mut self,
        inlines: &[Inline<'_>],
        style: TextStyle,
        node: NodeId,
    ) -> Vec<Atom> {
        let mut atoms = Vec::new();
        self.push_inlines(&mut atoms, inlines, style, node);
        atoms
    }

    pub(super) fn push_inlines(
        &mut self,
        atoms: &mut Vec<Atom>,
        inlines: &[Inline<'_>],
        style: TextStyle,
        node: NodeId,
    ) {
        for inline in inlines {
            match inline {
                Inline::Text { words, strong } => {
                    let style = if *strong { style::STRONG } else { style };
                    self.shaper.push(atoms, &words.text, style, Some(node), words.from);
                }
                Inline::Link { target, inlines } => {
                    let link = self.structure.add(Some(node), StructureRole::Link);
                    self.links.insert(link, Target::Address(target.as_ref().to_owned()));
                    self.push_inlines(atoms, inlines, style, link);
                }
            }
        }
    }

    /// A line's items with its setting's left end at `origin`, and an area for each link on it.
    pub(super) fn line(&self, atoms: &[Atom], line: &Line, origin: Point) -> Vec<Item> {
        let mut items: Vec<Item> = runs(atoms, line, origin).collect();
        let areas: Vec<Item> = items.iter().filter_map(|item| self.link_area(item)).collect();
        items.extend(areas);
        items
    }

    /// Lines ready to be placed.
    pub(super) fn set_lines(&self, atoms: &[Atom], lines: &[Line]) -> Vec<SetLine> {
        let set_line = |line: &Line| {
            let size = atoms.get(line.atoms.start).map_or(style::SIZE_3, |atom| atom.size);
            SetLine::new(size, self.line(atoms, line, Point::default()))
        };
        lines.iter().map(set_line).collect()
    }

    fn link_area(&self, item: &Item) -> Option<Item> {
        let target = self.links.get(&item.node?)?.clone();
        let ItemKind::Text(run) = &item.kind else { return None };
        let kind = ItemKind::Link { rect: run_box(run), target };
        Some(Item { node: item.node, kind, from: item.from })
    }

    /// Reports a cell that does not fit.
    pub(super) fn too_wide(&mut self, table: &Table<'_>, cell: &TableCell<'_>) {
        self.errors.push(too_wide(table, Some(cell)));
    }

    pub(super) fn finish(
        self,
        properties: Properties,
        pages: Vec<Page>,
    ) -> Result<PagedDocument, Vec<LayoutError>> {
        let mut substitutions: Vec<_> = self.shaper.substitutions().collect();
        substitutions.sort_by_key(|it| (it.from, it.ch, it.asked));
        let missing = self.shaper.into_missing();
        // What is printed twice, as a heading is in the contents, has its place once.
        let placed: BTreeSet<char> =
            missing.iter().filter(|it| it.from.is_some()).map(|it| it.ch).collect();
        let missing = missing.iter().filter(|it| it.from.is_some() || !placed.contains(&it.ch));
        let mut errors: Vec<LayoutError> = missing
            .map(|missing| LayoutError::MissingGlyph { ch: missing.ch, from: missing.from })
            .chain(self.errors)
            .collect();
        errors.sort_by(|a, b| (a.span(), a).cmp(&(b.span(), b)));
        errors.dedup();
        if !errors.is_empty() {
            return Err(errors);
        }
        let (structure, outline, images) = (self.structure, self.outline, self.images);
        Ok(PagedDocument { properties, pages, structure, outline, images, substitutions })
    }
}

/// A cell that does not fit; no cell where a table has none.
pub(super) fn too_wide(table: &Table<'_>, cell: Option<&TableCell<'_>>) -> LayoutError {
    let (text, from) = cell.map(|cell| (cell.text(), cell.from())).unwrap_or_default();
    let cell = cell.map(|cell| table.name(cell)).unwrap_or_default();
    LayoutError::CellTooWide { cell, text, from }
}

/// The box of a run's characters.
fn run_box(run: &TextRun) -> Rect {
    let ascent = run.size.scaled(style::ASCENT, 1000);
    let at = Point::new(run.at.x, run.at.y - ascent);
    Rect { at, size: Size { width: run.width().max(Length::ZERO), height: run.size } }
}
