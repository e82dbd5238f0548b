//! What a PDF says by its tags (ISO 32000-1 §14.7): its paragraphs and cells in the order of its structure, each
//! with its text. It must not look at where anything stands.

mod content;
mod grid;
mod unicode;

use crate::error::ExtractError;
use crate::load;
use crate::tree::{entry, follow, name_of, resolve};
use content::Pages;
use grid::Grid;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// The deepest structure that is followed.
const DEEPEST: usize = 32;

/// A paragraph, a heading, a caption, a note or a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// What it is, by its tag, as `P` or `TD`.
    pub tag: String,
    /// Its text as a reader copies it, without white space, which is a matter of lines.
    pub text: String,
    /// The heading it stands under; empty before the first.
    pub heading: String,
    /// Where it stands in its table, if it is a cell.
    pub cell: Option<Cell>,
}

/// Where a cell stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// Which table of the document, from 1.
    pub table: usize,
    /// Which row of the table, from 1.
    pub row: usize,
    /// Which column, from 1.
    pub column: usize,
    /// What heads its row and its column, outermost first.
    pub heads: Vec<String>,
}

/// Reads the blocks of a PDF by its tags. The table of contents is passed over: what it says of pages is a matter
/// of the layout.
///
/// # Errors
/// As [`ExtractError`] says: bytes that are no PDF, one without tags, a damaged one.
pub fn tagged(pdf: &[u8]) -> Result<Vec<Block>, ExtractError> {
    let objects = load::load(pdf)?;
    let catalog = objects.catalog().map_err(|_| ExtractError::NotPdf)?;
    let root = entry(&objects, catalog, b"StructTreeRoot")?.ok_or(ExtractError::Untagged)?;
    let mut walk = Walk::new(&objects)?;
    let kids = root.get(b"K").map_err(|_| ExtractError::Untagged)?;
    walk.each(kids, None, DEEPEST)?;
    Ok(walk.blocks)
}

/// What an element is to its parts.
enum Kind {
    /// Its parts are blocks.
    Holds,
    /// Its parts are blocks, and cells among them.
    Table,
    /// It is a block, a cell or not.
    Block,
    /// It is not read.
    Passed,
}

/// What a tag means (ISO 32000-1 §14.8.4).
fn kind(tag: &str) -> Kind {
    match tag {
        "Document" | "Part" | "Art" | "Sect" | "Div" | "BlockQuote" | "NonStruct" | "L" | "TR"
        | "THead" | "TBody" | "TFoot" => Kind::Holds,
        "Table" => Kind::Table,
        "TOC" | "TOCI" | "Index" | "Private" => Kind::Passed,
        _ => Kind::Block,
    }
}

struct Walk<'a> {
    objects: &'a Document,
    pages: Pages,
    /// The elements walked: a structure names each once.
    seen: BTreeSet<ObjectId>,
    blocks: Vec<Block>,
    heading: String,
    tables: usize,
    /// The table that is being walked.
    grid: Option<Grid>,
}

impl<'a> Walk<'a> {
    fn new(objects: &'a Document) -> Result<Self, ExtractError> {
        let pages = Pages::read(objects)?;
        let (seen, blocks, heading) = (BTreeSet::new(), Vec::new(), String::new());
        Ok(Self { objects, pages, seen, blocks, heading, tables: 0, grid: None })
    }

    /// Walks what stands under `K`: one part, or a list of them.
    fn each(
        &mut self,
        kids: &'a Object,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Result<(), ExtractError> {
        for kid in self.list(kids) {
            if let Some((element, depth)) = self.element(kid, depth)? {
                self.walk(element, page, depth)?;
            }
        }
        Ok(())
    }

    fn walk(
        &mut self,
        element: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Result<(), ExtractError> {
        let tag = name_of(element, b"S");
        let page = own_page(element).or(page);
        let kids = element.get(b"K").ok();
        match kind(&tag) {
            Kind::Passed => Ok(()),
            Kind::Holds => {
                if tag == "TR"
                    && let Some(grid) = &mut self.grid
                {
                    grid.begin_row();
                }
                kids.map_or(Ok(()), |kids| self.each(kids, page, depth))
            }
            Kind::Table => {
                self.tables += 1;
                let outer = self.grid.replace(Grid::default());
                let walked = kids.map_or(Ok(()), |kids| self.each(kids, page, depth));
                self.grid = outer;
                walked
            }
            Kind::Block => self.block(element, tag, page, depth),
        }
    }

    fn block(
        &mut self,
        element: &'a Dictionary,
        tag: String,
        page: Option<ObjectId>,
        depth: usize,
    ) -> Result<(), ExtractError> {
        let mut text = String::new();
        self.gather(element, page, depth, &mut text)?;
        text.retain(|ch| !ch.is_whitespace());
        if tag.starts_with('H') {
            self.heading.clone_from(&text);
        }
        let is_cell = matches!(tag.as_str(), "TH" | "TD");
        let table = self.tables;
        let cell = self.grid.as_mut().filter(|_| is_cell).map(|grid| {
            let (row, column, heads) = grid.add(self.objects, element, &tag, &text);
            Cell { table, row, column, heads }
        });
        self.blocks.push(Block { tag, text, heading: self.heading.clone(), cell });
        Ok(())
    }

    /// Appends everything an element says, its parts included.
    fn gather(
        &mut self,
        element: &'a Dictionary,
        page: Option<ObjectId>,
        depth: usize,
        text: &mut String,
    ) -> Result<(), ExtractError> {
        let Ok(kids) = element.get(b"K") else { return Ok(()) };
        let page = own_page(element).or(page);
        for kid in self.list(kids) {
            if let Some((element, depth)) = self.element(kid, depth)? {
                self.gather(element, page, depth, text)?;
            } else if let Some(said) = self.content(kid, page) {
                text.push_str(said);
            }
        }
        Ok(())
    }

    /// What stands under `K`.
    fn list(&self, kids: &'a Object) -> &'a [Object] {
        match resolve(self.objects, kids) {
            Some(Object::Array(kids)) => kids,
            // The reference itself tells whether an element was seen before.
            _ => std::slice::from_ref(kids),
        }
    }

    /// An element among the parts, and how deep its own may go; nothing for content.
    fn element(
        &mut self,
        kid: &'a Object,
        depth: usize,
    ) -> Result<Option<(&'a Dictionary, usize)>, ExtractError> {
        let element = resolve(self.objects, kid).and_then(|kid| kid.as_dict().ok());
        let Some(element) = element.filter(|it| it.has(b"S")) else { return Ok(None) };
        let is_new = kid.as_reference().map_or(true, |id| self.seen.insert(id));
        let depth = depth.checked_sub(1).filter(|_| is_new).ok_or(ExtractError::Broken)?;
        Ok(Some((element, depth)))
    }

    /// What marked content says, named by its number alone or with its page.
    fn content(&self, kid: &Object, page: Option<ObjectId>) -> Option<&str> {
        let kid = resolve(self.objects, kid)?;
        let (page, number) = match kid {
            Object::Integer(number) => (page?, *number),
            Object::Dictionary(named) => {
                let number = follow(self.objects, named, b"MCID")?.as_i64().ok()?;
                (own_page(named).or(page)?, number)
            }
            _ => return None,
        };
        self.pages.text(page, number)
    }
}

fn own_page(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg").and_then(Object::as_reference).ok()
}
