//! The editions of the form as documents: the tables as printed, their keys, the relations.

use super::{code, ended, made_from, markdown_table};
use report_core::form::{
    Block, Carry, Edition, Form, FormSection, JointCount, Measure, Node, Stock, Summing, Table,
};
use report_core::grid::{Content, Grid, GridCell};
use report_core::report::Cell;
use report_core::vocab::RowKey;
use std::fmt::Display;

/// `docs/form/README.md`: which editions there are, and what sets them apart.
pub(super) fn editions() -> String {
    let row = |edition: &Edition| {
        let form = edition.form();
        let link = format!("[{edition}]({edition}.md)");
        let cells = form.cells().count().to_string();
        [link, form.issued_by.to_owned(), form.first_year.to_string(), cells]
    };
    let head = ["edition", "issued by", "first report year", "cells"];
    let pairs = Edition::ALL.iter().zip(Edition::ALL.iter().skip(1));
    let text = [
        made_from("crates/report-core/src/form/"),
        "# The form\n\n".to_owned(),
        markdown_table(head, Edition::ALL.iter().map(row)),
        pairs.map(|(old, new)| difference(old.form(), new.form())).collect(),
    ];
    ended(&text.concat())
}

/// The cells that only one of two forms has, and the labels that changed.
fn difference(old: &Form, new: &Form) -> String {
    let (before, after) = (old.edition, new.edition);
    [
        format!("## Cells only in {before}\n\n{}", only_in(old, new)),
        format!("## Cells only in {after}\n\n{}", only_in(new, old)),
        format!("## Labels that changed from {before} to {after}\n\n{}", relabelled(old, new)),
    ]
    .concat()
}

fn only_in(form: &Form, other: &Form) -> String {
    let own: Vec<Cell> = form.cells().filter(|cell| !other.contains(*cell)).collect();
    let same_row = |a: &Cell, b: &Cell| (a.table, a.row) == (b.table, b.row);
    let rows = own.chunk_by(same_row).filter_map(|cells| {
        let Cell { table, row, .. } = *cells.first()?;
        let columns: Vec<String> = cells.iter().map(|cell| code(cell.column)).collect();
        Some([code(format!("{table}.{row}")), form.row_place(table, row), columns.join(" ")])
    });
    markdown_table(["row", "place", "columns"], rows)
}

fn relabelled(old: &Form, new: &Form) -> String {
    let line = |key: String, [before, after]: [String; 2]| {
        (before != after).then(|| [code(key), before, after])
    };
    let rows = old.tables.iter().flat_map(|table| table.row_keys().map(|row| (table.key, row)));
    let rows = rows.filter(|(table, row)| new.table(*table).block_of(*row).is_some());
    let rows = rows.filter_map(|(table, row)| {
        line(format!("{table}.{row}"), [old, new].map(|form| form.row_label(table, row)))
    });
    let cells = old.cells().filter(|cell| new.contains(*cell)).filter_map(|cell| {
        let label = |form: &Form| form.column_label(cell.table, cell.row, cell.column).to_owned();
        line(cell.to_string(), [old, new].map(label))
    });
    markdown_table(["key", "before", "after"], rows.chain(cells))
}

/// `docs/form/2021.md` and its like: one edition.
pub(super) fn edition(edition: Edition) -> String {
    let form = edition.form();
    let head = format!(
        "# Edition {edition}\n\n{}, for report years from {} on. {} cells.\n\n",
        form.issued_by,
        form.first_year,
        form.cells().count()
    );
    let part = |section: &FormSection| {
        let holds = section.prompt.unwrap_or("table");
        let covers = section.covers.unwrap_or_default();
        [code(section.key), section.heading.to_owned(), holds.to_owned(), covers.to_owned()]
    };
    let text = [
        made_from(&format!("crates/report-core/src/form/edition_{edition}.rs")),
        head,
        markdown_table(["part", "heading", "holds", "covers"], form.sections.iter().map(part)),
        form.tables.iter().map(|table| statutory_table(form, table)).collect(),
    ];
    ended(&text.concat())
}

fn statutory_table(form: &Form, table: &Table) -> String {
    let rows = table.row_keys().map(|row| [code(row), form.row_label(table.key, row)]);
    let columns = distinct(table.blocks.iter().flat_map(columns));
    let mergings = distinct(table.blocks.iter().flat_map(mergings));
    let relations = distinct(table.blocks.iter().flat_map(relations));
    let relations = match relations.as_slice() {
        [] => String::new(),
        _ => markdown_table(["relation", "source"], relations),
    };
    [
        format!("## {} `{}`\n\n", table.name, table.key),
        html(&table.grid()),
        markdown_table(["row", "label"], rows),
        markdown_table(["column", "label", "holds"], columns),
        markdown_table(["columns", "summed over agencies", "why"], mergings),
        relations,
    ]
    .concat()
}

fn columns(block: &'static Block) -> impl Iterator<Item = [String; 3]> {
    let leaves = block.columns.iter().flat_map(Node::leaves);
    leaves.zip(block.measures).map(|((key, label), measure)| {
        let holds = match measure {
            Measure::Count => "a whole number, 0 or more",
            Measure::Change => "a signed whole number",
            Measure::Amount => "money, exact decimal, in 万元 unless it says otherwise",
        };
        [code(key), label.to_owned(), holds.to_owned()]
    })
}

/// How columns are summed over agencies, in words.
fn mergings(block: &'static Block) -> impl Iterator<Item = [String; 3]> {
    block.mergings.iter().map(|merging| {
        let how = match merging.summing {
            Summing::Added => "added",
            Summing::JointOnce(JointCount::Issued) => "added, a joint document once, in its year",
            Summing::JointOnce(JointCount::Repealed) => {
                "added, a joint document once, when repealed"
            }
            Summing::JointOnce(JointCount::Held) => "added, a joint document once, until repealed",
            Summing::Apart => "not added",
        };
        let columns = merging.columns.iter().map(code).collect::<Vec<_>>().join(" ");
        [columns, how.to_owned(), merging.why.to_owned()]
    })
}

/// Every relation of a block in words, with the clause it comes from.
fn relations(block: &Block) -> Vec<[String; 2]> {
    let labels = "the labels";
    let rows = |keys: &[RowKey]| match block.groups.iter().find(|group| group.rows == keys) {
        Some(group) => code(group.key),
        None => added(keys),
    };
    let across = block.row_totals.iter().map(|sum| {
        let words = format!("each row: `{}` = {}", sum.total, added(sum.parts));
        [words, sum.citation.to_string()]
    });
    let down = block.column_totals.iter().map(|sum| {
        let words = format!("each column: `{}` = {}", sum.total, rows(sum.parts));
        [words, sum.citation.to_string()]
    });
    let balances = block.balances.iter().map(|balance| {
        let words = format!("each column: {} = {}", rows(balance.left), rows(balance.right));
        [words, balance.citation.to_string()]
    });
    let carries = block.carries.iter().map(|carry| match carry {
        Carry::Row { to, from } => {
            [format!("each column: `{to}` = last year's `{from}`"), labels.to_owned()]
        }
        Carry::Column { to, from } => {
            [format!("each row: `{to}` = last year's {}", added(from)), labels.to_owned()]
        }
    });
    let stocks = block.stocks.iter().map(|stock| {
        let Stock { held, added, removed, citation } = stock;
        let words = format!("each row: `{held}` = last year's `{held}` + `{added}` - `{removed}`");
        [words, citation.to_string()]
    });
    let groups = block
        .groups
        .iter()
        .map(|group| [format!("group `{}`: {}", group.key, added(group.rows)), labels.to_owned()]);
    across.chain(down).chain(balances).chain(carries).chain(stocks).chain(groups).collect()
}

fn added<K: Display>(keys: &[K]) -> String {
    keys.iter().map(code).collect::<Vec<_>>().join(" + ")
}

/// Each once, where it first stands.
fn distinct<T: PartialEq>(lines: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for line in lines {
        if !kept.contains(&line) {
            kept.push(line);
        }
    }
    kept
}

/// The table as printed, each number's place showing its column's key.
fn html(grid: &Grid) -> String {
    let row = |row: usize| {
        let cells = grid.cells.iter().filter(|cell| cell.row == row).map(html_cell);
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    format!("<table>\n{}</table>\n\n", (0..grid.rows).map(row).collect::<String>())
}

fn html_cell(cell: &GridCell) -> String {
    let span = |name: &str, length: usize| match length {
        1 => String::new(),
        _ => format!(" {name}=\"{length}\""),
    };
    let spans = span("rowspan", cell.row_span) + &span("colspan", cell.column_span);
    match cell.content {
        Content::Value(value) => format!("<td{spans}><code>{}</code></td>", value.column),
        Content::Heading(label)
        | Content::Corner(label)
        | Content::ColumnLabel(label)
        | Content::RowLabel(label) => format!("<th{spans}>{label}</th>"),
    }
}
