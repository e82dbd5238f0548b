//! Everything that was found in a document, and how it is to be taken over. It must not find anything itself.

use crate::cells::Settled;
use crate::foreign::{Block, Document};
use crate::head::{Head, Known};
use crate::outcome::Item;
use crate::parts::Part;
use crate::plain::one_line;
use crate::prose::lines;
use crate::table::Found;
use report_core::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// How a document is taken over.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the document is called, for the first line of the report file.
    pub name: String,
    /// Whether every figure says in a comment where it comes from.
    pub trace: bool,
    /// The folder pictures are saved in, as the report file names it; otherwise `2024-图`, by the year.
    pub folder: Option<String>,
}

/// Everything that was found in a document.
pub(crate) struct Reading<'d> {
    pub(crate) document: &'d Document,
    pub(crate) found: Found<'d>,
    pub(crate) head: Head,
    pub(crate) contact: BTreeMap<&'static str, Known<String>>,
    pub(crate) parts: Vec<Part>,
    pub(crate) cells: BTreeMap<Cell, Settled>,
    /// The blocks that are something else than prose.
    pub(crate) taken: BTreeSet<usize>,
}

impl Reading<'_> {
    /// What the readers of the format had to say, and what has no place.
    pub(crate) fn remarks(&self) -> (Vec<Item>, Vec<Item>) {
        let item = |what: &str, from: &str, says: &str, why: &str, open| Item {
            at: None,
            what: what.to_owned(),
            from: from.to_owned(),
            says: one_line(says),
            why: why.to_owned(),
            open,
        };
        let (mut told, mut left) = (Vec::new(), Vec::new());
        for remark in &self.document.remarks {
            let says = remark.left.as_deref().unwrap_or_default();
            let item = item("文件", &remark.place, says, &remark.message, false);
            if remark.left.is_some() { left.push(item) } else { told.push(item) }
        }
        for stray in &self.found.strays {
            let says = lines(stray.at).join(" ");
            match stray.table {
                Some(table) => {
                    let name = self.found.edition.form().table(table).name;
                    left.push(item(name, &stray.at.place, &says, &stray.why, true));
                }
                None if !self.is_head(&says) => {
                    left.push(item(
                        "表外的文字",
                        &stray.at.place,
                        &says,
                        "不是表格里的行或列",
                        false,
                    ));
                }
                None => {}
            }
        }
        for at in &self.found.too_large {
            if let Some(Block::Grid(grid)) = self.document.blocks.get(*at) {
                left.push(item("表格", &grid.place, "", "表格过大，没有读", true));
            }
        }
        (told, left)
    }

    /// Whether a text beside a table went into the head.
    fn is_head(&self, text: &str) -> bool {
        let says = |known: &str| !known.is_empty() && text.contains(known);
        self.head.title.iter().any(|line| says(line))
            || self.head.agency.as_ref().is_some_and(|agency| says(&agency.value))
    }
}
