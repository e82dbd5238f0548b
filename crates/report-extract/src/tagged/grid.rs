//! Where the cells of a table stand, row by row, and what heads each. It must not read text.

use crate::tree::resolve;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most columns a table has, and the most rows or columns a cell covers: a table of ours has some dozens.
const WIDEST: usize = 1000;
/// The most header cells of a table that are looked at, and the most that head one cell.
const MOST_HEADS: usize = 1000;
const DEEPEST_HEADS: usize = 16;

/// A table being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Which row it is at, from 1.
    row: usize,
    /// Where a cell of an earlier row, or of this one, ends: for each column the first row it leaves free.
    free: BTreeMap<usize, usize>,
    heads: Vec<Head>,
}

/// A header cell: what it covers and what it heads.
#[derive(Debug)]
struct Head {
    rows: Range<usize>,
    columns: Range<usize>,
    heads_row: bool,
    heads_column: bool,
    text: String,
}

impl Grid {
    pub(super) fn begin_row(&mut self) {
        self.row += 1;
    }

    /// Puts a cell into the first free column of the row: its row and column, both from 1, and what heads them.
    pub(super) fn add(
        &mut self,
        objects: &Document,
        element: &Dictionary,
        tag: &str,
        text: &str,
    ) -> (usize, usize, Vec<String>) {
        let is_free = |column: &usize| self.free.get(column).is_none_or(|row| *row <= self.row);
        let column = (1..=WIDEST).find(is_free).unwrap_or(WIDEST);
        let spans = Spans::of(objects, element);
        let (rows, columns) =
            (self.row..self.row + spans.rows, column..WIDEST.min(column + spans.columns));
        self.free.extend(columns.clone().map(|column| (column, rows.end)));
        let heads = self.heads_of(self.row, column);
        if tag == "TH" && !text.is_empty() && self.heads.len() < MOST_HEADS {
            let heads_row = spans.scope != b"Column";
            let heads_column = spans.scope != b"Row";
            let text = text.to_owned();
            self.heads.push(Head { rows, columns, heads_row, heads_column, text });
        }
        (self.row, column, heads)
    }

    fn heads_of(&self, row: usize, column: usize) -> Vec<String> {
        let of_row = self.heads.iter().filter(|head| head.heads_row && head.rows.contains(&row));
        let of_column =
            self.heads.iter().filter(|head| head.heads_column && head.columns.contains(&column));
        let all = of_row.filter(|head| head.columns.end <= column).chain(of_column);
        all.take(DEEPEST_HEADS).map(|head| head.text.clone()).collect()
    }
}

/// What the attributes of a cell say (ISO 32000-1 §14.8.5.7).
struct Spans<'a> {
    rows: usize,
    columns: usize,
    scope: &'a [u8],
}

impl<'a> Spans<'a> {
    fn of(objects: &'a Document, element: &'a Dictionary) -> Self {
        let attributes = element.get(b"A").ok().and_then(|it| resolve(objects, it));
        let all = match attributes {
            Some(Object::Array(all)) => all.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let all = all.iter().filter_map(|one| resolve(objects, one)?.as_dict().ok());
        let mut spans = Self { rows: 1, columns: 1, scope: b"" };
        for one in all {
            let span = |key: &[u8]| {
                let span = one.get(key).and_then(Object::as_i64).ok()?;
                usize::try_from(span).ok().map(|span| span.clamp(1, WIDEST))
            };
            spans.rows = span(b"RowSpan").unwrap_or(spans.rows);
            spans.columns = span(b"ColSpan").unwrap_or(spans.columns);
            spans.scope = one.get(b"Scope").and_then(Object::as_name).unwrap_or(spans.scope);
        }
        spans
    }
}
