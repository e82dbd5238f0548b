//! A table cut into pages: between groups, with its header repeated. It must not cut a row.

use super::rows::MeasuredTable;
use report_page::Length;
use std::ops::Range;

/// A row on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FragmentRow {
    /// Which row of the table.
    pub(crate) source: usize,
    /// Whether it is a header printed again.
    pub(crate) repeated: bool,
}

/// What stands on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fragment {
    pub(crate) rows: Vec<FragmentRow>,
    pub(crate) height: Length,
}

/// The table uncut.
pub(crate) fn whole(table: &MeasuredTable<'_>) -> Fragment {
    let mut fragment = Fragment::default();
    fragment.push(table, 0..table.model.rows, false);
    fragment
}

impl Fragment {
    fn push(&mut self, table: &MeasuredTable<'_>, rows: Range<usize>, repeated: bool) {
        for source in rows {
            self.rows.push(FragmentRow { source, repeated });
            self.height += table.height(source);
        }
    }
}

/// Cuts a table so that the first fragment is no higher than `first` and the others no higher than
/// `page`.
///
/// # Errors
/// A row that is higher than a page.
pub(crate) fn split(
    table: &MeasuredTable<'_>,
    first: Length,
    page: Length,
) -> Result<Vec<Fragment>, usize> {
    let mut cutter =
        Cutter { table, page, room: first, done: Vec::new(), open: Fragment::default() };
    for block in &table.model.blocks {
        cutter.begin_block(&block.header, block.groups.first());
        for group in &block.groups {
            cutter.group(group, &block.header)?;
        }
    }
    Ok(cutter.finish())
}

struct Cutter<'a, 'b> {
    table: &'a MeasuredTable<'b>,
    page: Length,
    room: Length,
    done: Vec<Fragment>,
    open: Fragment,
}

impl Cutter<'_, '_> {
    fn height(&self, rows: &Range<usize>) -> Length {
        rows.clone().map(|row| self.table.height(row)).sum()
    }

    fn turn_page(&mut self) {
        self.done.push(std::mem::take(&mut self.open));
        self.room = self.page;
    }

    /// A block's header never stands without its first group.
    fn begin_block(&mut self, header: &Range<usize>, group: Option<&Range<usize>>) {
        let needed = self.height(header) + group.map_or(Length::ZERO, |group| self.height(group));
        if self.open.height + needed > self.room && needed <= self.page {
            self.turn_page();
        }
        self.open.push(self.table, header.clone(), false);
    }

    fn group(&mut self, group: &Range<usize>, header: &Range<usize>) -> Result<(), usize> {
        let (height, header_height) = (self.height(group), self.height(header));
        if self.open.height + height <= self.room {
            self.open.push(self.table, group.clone(), false);
            return Ok(());
        }
        if header_height + height <= self.page {
            self.overleaf(header);
            self.open.push(self.table, group.clone(), false);
            return Ok(());
        }
        for row in group.clone() {
            let height = self.table.height(row);
            if header_height + height > self.page {
                return Err(row);
            }
            if self.open.height + height > self.room {
                self.overleaf(header);
            }
            self.open.push(self.table, row..row + 1, false);
        }
        Ok(())
    }

    fn overleaf(&mut self, header: &Range<usize>) {
        self.turn_page();
        self.open.push(self.table, header.clone(), true);
    }

    fn finish(mut self) -> Vec<Fragment> {
        self.done.push(self.open);
        self.done
    }
}
