//! Questions one may ask of a form: its leaves, cells, measures. Lookups go through flat lists of
//! keys worked out by the compiler and allocate nothing.

use super::{Block, Carry, Form, FormSection, Group, Measure, Merging, Node, Table};
use crate::money::MoneyUnit;
use crate::place::Cell;
use crate::vocab::{ColumnKey, GroupKey, RowKey, SectionKey, TableKey};

/// The leaves of a tree in printed order, each with its key and its label.
#[derive(Clone, Debug)]
pub struct Leaves<K: 'static> {
    /// What is still to come, the next last.
    pending: Vec<&'static Node<K>>,
}

impl<K: Copy> Iterator for Leaves<K> {
    type Item = (K, &'static str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.pending.pop()? {
                Node::Leaf { key, label } => return Some((*key, label)),
                Node::Group { children, .. } => self.pending.extend(children.iter().rev()),
            }
        }
    }
}

impl<K> Node<K> {
    /// The label as printed.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Group { label, .. } | Self::Leaf { label, .. } => label,
        }
    }

    /// What a merged heading stands over; nothing under a leaf.
    #[must_use]
    pub const fn children(&self) -> &'static [Self] {
        match self {
            Self::Group { children, .. } => children,
            Self::Leaf { .. } => &[],
        }
    }

    /// The leaves under the node, in printed order; a leaf is its own.
    #[must_use]
    pub fn leaves(&'static self) -> Leaves<K> {
        Leaves { pending: vec![self] }
    }

    /// How many levels of labels the node has: 1 for a leaf.
    #[must_use]
    pub fn depth(&self) -> usize {
        1 + self.children().iter().map(Self::depth).max().unwrap_or_default()
    }

    /// How many leaves stand under the node: 1 for a leaf.
    #[must_use]
    pub fn leaf_count(&self) -> usize {
        match self {
            Self::Leaf { .. } => 1,
            Self::Group { children, .. } => children.iter().map(Self::leaf_count).sum(),
        }
    }
}

impl Form {
    /// A statutory table; every edition has all three.
    #[must_use]
    pub fn table(&self, key: TableKey) -> &'static Table {
        let [disclosure, requests, cases] = self.tables;
        match key {
            TableKey::ProactiveDisclosure => disclosure,
            TableKey::Requests => requests,
            TableKey::Cases => cases,
        }
    }

    /// A part of the form; nothing for the preface, which no edition knows.
    #[must_use]
    pub fn section(&self, key: SectionKey) -> Option<&'static FormSection> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// Every cell of the three tables, in printed order.
    ///
    /// ```
    /// use report_core::Edition;
    ///
    /// assert_eq!(Edition::Trial2019.form().cells().count(), 198);
    /// assert_eq!(Edition::Format2021.form().cells().count(), 200);
    /// ```
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        self.tables.iter().flat_map(Table::cells)
    }

    /// Whether the edition has the cell.
    #[must_use]
    pub fn contains(&self, cell: Cell) -> bool {
        self.measure(cell).is_some()
    }

    /// What the cell's number counts; nothing where the edition has no such cell.
    #[must_use]
    pub fn measure(&self, cell: Cell) -> Option<Measure> {
        self.table(cell.table).block_of(cell.row)?.measure(cell.column)
    }

    /// How the cell is summed over agencies, and why so; nothing where the edition has no such cell.
    ///
    /// ```
    /// use report_core::form::{JointCount, Summing};
    /// use report_core::vocab::{ColumnKey, RowKey, TableKey};
    /// use report_core::{Cell, Edition};
    ///
    /// let (table, row) = (TableKey::ProactiveDisclosure, RowKey::NormativeDocuments);
    /// let at = Cell { table, row, column: ColumnKey::InForce };
    /// let merging = Edition::Format2021.form().merging(at).unwrap();
    /// assert_eq!(merging.summing, Summing::JointOnce(JointCount::Held));
    /// ```
    #[must_use]
    pub fn merging(&self, cell: Cell) -> Option<&'static Merging> {
        let mergings = self.table(cell.table).block_of(cell.row)?.mergings;
        mergings.iter().find(|merging| merging.columns.contains(&cell.column))
    }

    /// The unit of money the form prints above a cell; nothing where it prints none.
    ///
    /// ```
    /// use report_core::{Edition, MoneyUnit};
    ///
    /// let units = |edition: Edition| {
    ///     edition.form().cells().filter_map(|cell| edition.form().printed_unit(cell)).collect::<Vec<_>>()
    /// };
    /// assert_eq!(units(Edition::Format2021), [MoneyUnit::TenThousandYuan]);
    /// assert_eq!(units(Edition::Trial2019), []);
    /// ```
    #[must_use]
    pub fn printed_unit(&self, cell: Cell) -> Option<MoneyUnit> {
        let block = self.table(cell.table).block_of(cell.row)?;
        let mut leaves = block.columns.iter().flat_map(Node::leaves);
        let (_, label) = leaves.find(|(column, _)| *column == cell.column)?;
        MoneyUnit::parse(label.split_once("（单位：")?.1.strip_suffix('）')?)
    }

    /// The unit of an amount in a cell that names none: the printed one, else 万元.
    #[must_use]
    pub fn money_unit(&self, cell: Cell) -> MoneyUnit {
        self.printed_unit(cell).unwrap_or_default()
    }

    /// The cells of last year's report whose sum this year's cell takes over; empty where the form
    /// carries nothing into it. Last year's edition may lack them.
    #[must_use]
    pub fn carried_from(&self, cell: Cell) -> Vec<Cell> {
        let block = self.table(cell.table).block_of(cell.row);
        block.map(|block| block.carried_from(cell)).unwrap_or_default()
    }
}

impl Table {
    /// The block a row stands in; nothing where the table has no such row.
    #[must_use]
    pub fn block_of(&self, row: RowKey) -> Option<&'static Block> {
        self.blocks.iter().find(|block| block.row_keys.contains(&row))
    }

    /// Every row, in printed order.
    pub fn row_keys(&self) -> impl Iterator<Item = RowKey> + use<> {
        self.blocks.iter().flat_map(|block| block.row_keys.iter().copied())
    }

    /// Every cell, row by row in printed order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let table = self.key;
        self.blocks.iter().flat_map(move |block| block.cells(table))
    }

    /// A named sum of rows; nothing where the table has none of that name.
    #[must_use]
    pub fn group(&self, key: GroupKey) -> Option<&'static Group> {
        self.blocks.iter().flat_map(|block| block.groups).find(|group| group.key == key)
    }
}

impl Block {
    /// The rows, in printed order.
    #[must_use]
    pub const fn row_keys(&self) -> &'static [RowKey] {
        self.row_keys
    }

    /// The columns, in printed order: the order of a row's array in a report file.
    #[must_use]
    pub const fn column_keys(&self) -> &'static [ColumnKey] {
        self.column_keys
    }

    /// What a column counts; nothing where the block has no such column.
    #[must_use]
    pub fn measure(&self, column: ColumnKey) -> Option<Measure> {
        let index = self.column_keys.iter().position(|key| *key == column)?;
        self.measures.get(index).copied()
    }

    /// The cells of last year's report whose sum a cell of this block takes over, as
    /// [`Form::carried_from`] gives them.
    #[must_use]
    pub fn carried_from(&self, cell: Cell) -> Vec<Cell> {
        let sources = self.carries.iter().find_map(|carry| match carry {
            Carry::Row { to, from } => (*to == cell.row).then(|| vec![Cell { row: *from, ..cell }]),
            Carry::Column { to, from } => (*to == cell.column)
                .then(|| from.iter().map(|&column| Cell { column, ..cell }).collect()),
        });
        sources.unwrap_or_default()
    }

    /// Every cell, row by row in printed order, as cells of `table`.
    pub fn cells(&self, table: TableKey) -> impl Iterator<Item = Cell> + use<> {
        let columns = self.column_keys;
        self.row_keys
            .iter()
            .flat_map(move |&row| columns.iter().map(move |&column| Cell { table, row, column }))
    }
}
