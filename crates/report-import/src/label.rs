//! The one reader of labels: which row, column, heading or corner of an edition's tables a text is, and how
//! surely. It must not know where in a table the text stands.

mod likeness;

use crate::plain::{Core, Number, letters};
pub(crate) use likeness::likeness;
use report_core::Edition;
use report_core::form::{Block, Node, Orientation};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How well a text fits a label, of 1000.
pub(crate) type Score = u32;

/// The text is the label.
pub(crate) const EXACT: Score = 1000;

/// The label stands at the end of a text that says the headings above it as well.
const JOINED: Score = 880;

/// A part of the label that no other label has.
const PART: Score = 800;

/// What the form's own number adds to words that are near already.
const SAME_NUMBER: Score = 150;

/// From here on a text may be meant for a label.
const POSSIBLE: Score = 600;

/// From here on it is, if no other is as near.
const FITS: Score = 700;

/// How much nearer than every other label it has to be.
const MARGIN: Score = 80;

/// What a label of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// A row.
    Row(RowKey),
    /// A merged label over rows, by its place in the catalogue.
    Rows(usize),
    /// A column.
    Column(ColumnKey),
    /// A merged label over columns.
    Columns(usize),
    /// A heading over the full width: 第二十条第（一）项.
    Heading(usize),
    /// What stands in the top-left corner.
    Corner(usize),
}

impl Meaning {
    /// Whether it is a row or stands over rows.
    const fn of_rows(self) -> bool {
        matches!(self, Self::Row(_) | Self::Rows(_))
    }

    /// Whether it is a column or stands over columns.
    const fn of_columns(self) -> bool {
        matches!(self, Self::Column(_) | Self::Columns(_))
    }
}

/// A label of the catalogue.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// The table it belongs to.
    pub(crate) table: TableKey,
    /// What it is.
    pub(crate) meaning: Meaning,
    /// As the form prints it.
    pub(crate) printed: &'static str,
    words: String,
    number: Option<Number>,
    /// The short name, where it is a row.
    short: Option<String>,
    /// The words of the merged labels above it.
    above: Vec<String>,
}

/// What a text may mean: labels by their index, the best first.
pub(crate) type Fits = Rc<[(usize, Score)]>;

/// Every label of an edition's tables.
#[derive(Debug)]
pub(crate) struct Catalogue {
    /// The edition.
    pub(crate) edition: Edition,
    labels: Vec<Label>,
    known: RefCell<BTreeMap<String, Fits>>,
}

impl Catalogue {
    /// The labels of an edition.
    pub(crate) fn of(edition: Edition) -> Self {
        let mut labels = Vec::new();
        for table in edition.form().tables {
            for block in table.blocks {
                block_labels(table.key, block, &mut labels);
            }
        }
        Self { edition, labels, known: RefCell::default() }
    }

    /// What a text may mean. Texts come again and again, and are weighed once.
    pub(crate) fn fits(&self, text: &str) -> Fits {
        if let Some(known) = self.known.borrow().get(text) {
            return Rc::clone(known);
        }
        let fits: Fits = self.weigh(text).into();
        self.known.borrow_mut().insert(text.to_owned(), Rc::clone(&fits));
        fits
    }

    fn weigh(&self, text: &str) -> Vec<(usize, Score)> {
        let core = Core::of(text);
        let whole = letters(text);
        if core.words.is_empty() || core.words.chars().count() > LONGEST {
            return Vec::new();
        }
        let score = |(index, label): (usize, &Label)| {
            let score = label.score(&core, &whole);
            (score >= POSSIBLE).then_some((index, score))
        };
        let mut fits: Vec<_> = self.labels.iter().enumerate().filter_map(score).collect();
        fits.sort_by_key(|(index, score)| (std::cmp::Reverse(*score), *index));
        fits
    }

    /// The row of a table a text names, given the texts of the merged labels beside it.
    pub(crate) fn row(&self, table: TableKey, text: &str, beside: &[&str]) -> Named<RowKey> {
        let of = |label: &Label| label.table == table && label.meaning.of_rows();
        match self.best(text, of, beside) {
            Named::One(index, score) => match self.labels.get(index).map(|label| label.meaning) {
                Some(Meaning::Row(row)) => Named::One(row, score),
                _ => Named::Group,
            },
            Named::Several(several) => Named::Several(several),
            Named::Group => Named::Group,
            Named::None => Named::None,
        }
    }

    /// The column of a table a text names.
    pub(crate) fn column(&self, table: TableKey, text: &str) -> Named<ColumnKey> {
        let of = |label: &Label| label.table == table && label.meaning.of_columns();
        match self.best(text, of, &[]) {
            Named::One(index, score) => match self.labels.get(index).map(|label| label.meaning) {
                Some(Meaning::Column(column)) => Named::One(column, score),
                _ => Named::Group,
            },
            Named::Several(several) => Named::Several(several),
            Named::Group => Named::Group,
            Named::None => Named::None,
        }
    }

    /// Whether a text is a label of any table.
    pub(crate) fn knows(&self, text: &str) -> bool {
        self.fits(text).first().is_some_and(|(_, score)| *score >= FITS)
    }

    /// The table whose heading over the full width, or whose corner, a text is.
    pub(crate) fn heads(&self, text: &str) -> Option<TableKey> {
        let (index, score) = *self.fits(text).first()?;
        let label = self.labels.get(index)?;
        let heads = matches!(label.meaning, Meaning::Heading(_) | Meaning::Corner(_));
        (heads && score >= FITS).then_some(label.table)
    }

    /// The one label a text fits among those asked for.
    fn best(&self, text: &str, of: impl Fn(&Label) -> bool, beside: &[&str]) -> Named<usize> {
        let fits = self.fits(text);
        let wanted = |(index, score): &(usize, Score)| {
            let label = self.labels.get(*index).filter(|label| of(label))?;
            Some((*index, *score, label))
        };
        let mut fits: Vec<_> = fits.iter().filter_map(wanted).collect();
        let Some((_, best, _)) = fits.first().copied() else { return Named::None };
        fits.retain(|(_, score, _)| score + MARGIN > best && (best < EXACT || *score == EXACT));
        if fits.len() > 1 {
            let beside: Vec<Core> = beside.iter().map(|text| Core::of(text)).collect();
            let under = |label: &Label| {
                label.above.iter().any(|above| beside.iter().any(|core| core.words == *above))
            };
            if fits.iter().any(|(_, _, label)| under(label)) {
                fits.retain(|(_, _, label)| under(label));
            }
        }
        // A text that says a row and the merged label above it means the row.
        let above: Vec<&String> = fits.iter().flat_map(|(_, _, label)| &label.above).collect();
        if fits.iter().any(|(_, _, label)| !above.contains(&&label.words)) {
            fits.retain(|(_, _, label)| !above.contains(&&label.words));
        }
        match fits[..] {
            [(index, score, _)] if score >= FITS => Named::One(index, score),
            [_] => Named::None,
            _ if best >= FITS => {
                Named::Several(fits.iter().map(|(_, _, label)| label.printed).collect())
            }
            _ => Named::None,
        }
    }
}

/// A longer text, in characters, is a sentence and no label.
const LONGEST: usize = 60;

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named<K> {
    /// One row or column, and how surely.
    One(K, Score),
    /// Several, none nearer than the others: their labels as printed.
    Several(Vec<&'static str>),
    /// A merged label.
    Group,
    /// Nothing well enough.
    None,
}

impl Label {
    fn score(&self, core: &Core, whole: &str) -> Score {
        if core.words == self.words {
            return if self.contradicted(core) { POSSIBLE } else { EXACT };
        }
        let mut alike = likeness(&core.words, &self.words);
        if alike >= POSSIBLE && core.number.is_some() && core.number == self.number {
            alike = (alike + SAME_NUMBER).min(EXACT - 1);
        }
        let short = self.short.as_ref().map_or(0, |short| {
            if core.words == *short { EXACT - MARGIN } else { likeness(&core.words, short) }
        });
        let (given, own) = (core.words.chars().count(), self.words.chars().count());
        let joined = if own >= 2 && whole.ends_with(&self.words) && whole.len() > self.words.len() {
            // Of two labels a text ends with, the longer is meant.
            JOINED + Score::try_from(own).unwrap_or_default().min(100)
        } else {
            0
        };
        let part = if given >= 4 && self.words.contains(&core.words) { PART } else { 0 };
        let inside = if own >= 4 && core.words.contains(&self.words) { PART } else { 0 };
        alike.max(short).max(joined).max(part).max(inside)
    }

    /// Whether a short label carries another number than the form's: 其他 and 总计 stand in several places.
    fn contradicted(&self, core: &Core) -> bool {
        let (Some(typed), Some(own)) = (core.number, self.number) else { return false };
        self.words.chars().count() <= 2 && (typed.value != own.value || typed.style != own.style)
    }
}

fn block_labels(table: TableKey, block: &Block, labels: &mut Vec<Label>) {
    for (text, corner) in [(block.heading.unwrap_or_default(), false), (block.corner, true)] {
        if !text.is_empty() {
            let at = labels.len();
            let meaning = if corner { Meaning::Corner(at) } else { Meaning::Heading(at) };
            add(table, meaning, text, None, &[], labels);
        }
    }
    let across = block.orientation == Orientation::Across;
    tree(block.rows, &mut Vec::new(), &mut |node, above| {
        let (meaning, short) = match node {
            Node::Leaf { key, .. } => (Meaning::Row(*key), Some(key.chinese())),
            Node::Group { .. } => (Meaning::Rows(labels.len()), None),
        };
        // Short names of rows that lie across are those of their columns' headings already.
        add(table, meaning, node.label(), short.filter(|_| !across), above, labels);
    });
    tree(block.columns, &mut Vec::new(), &mut |node, above| {
        let meaning = match node {
            Node::Leaf { key, .. } => Meaning::Column(*key),
            Node::Group { .. } => Meaning::Columns(labels.len()),
        };
        add(table, meaning, node.label(), None, above, labels);
    });
}

/// Every node of a tree with the words above it, outermost first.
fn tree<K>(
    nodes: &'static [Node<K>],
    above: &mut Vec<String>,
    each: &mut impl FnMut(&'static Node<K>, &[String]),
) {
    for node in nodes {
        each(node, above);
        above.push(Core::of(node.label()).words);
        tree(node.children(), above, each);
        above.pop();
    }
}

fn add(
    table: TableKey,
    meaning: Meaning,
    printed: &'static str,
    short: Option<&'static str>,
    above: &[String],
    labels: &mut Vec<Label>,
) {
    let core = match meaning {
        // （本列数据的勾稽关系为：…） is nothing but brackets.
        Meaning::Corner(_) | Meaning::Heading(_) => {
            Core { words: letters(printed), ..Core::default() }
        }
        _ => Core::of(printed),
    };
    let same = |label: &Label| {
        label.table == table
            && label.words == core.words
            && std::mem::discriminant(&label.meaning) == std::mem::discriminant(&meaning)
            && !matches!(meaning, Meaning::Heading(_))
    };
    if labels.iter().any(same) {
        return;
    }
    let short = short.map(|short| Core::of(short).words).filter(|short| *short != core.words);
    let above = above.to_vec();
    labels.push(Label {
        table,
        meaning,
        printed,
        words: core.words,
        number: core.number,
        short,
        above,
    });
}

#[cfg(test)]
mod tests;
