//! Every document that is made from the code, as text. It must not touch the tree.

mod faults;
mod form;
mod glossary;
mod rules;

use report_core::Edition;

/// Each document's path from the top of the tree, and its text.
pub(crate) fn documents() -> Vec<(String, String)> {
    let form = [
        ("docs/form/README.md", form::editions()),
        ("docs/form/2019.md", form::edition(Edition::Trial2019)),
        ("docs/form/2021.md", form::edition(Edition::Format2021)),
        ("docs/glossary.md", glossary::glossary()),
        ("docs/faults.md", faults::faults()),
    ];
    form.map(|(path, text)| (path.to_owned(), text)).into_iter().chain(rules::pages()).collect()
}

/// What stands at the top of each: where to change it.
fn made_from(source: &str) -> String {
    format!("<!-- Made by `cargo xtask docs` from `{source}`: change it there. -->\n\n")
}

/// A Markdown table.
pub(crate) fn markdown_table<const N: usize>(
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let line = |cells: [String; N]| format!("| {} |\n", cells.map(|c| escaped(&c)).join(" | "));
    let mut text = line(head.map(str::to_owned)) + &format!("|{}\n", "---|".repeat(N));
    text.extend(rows.into_iter().map(line));
    text.push('\n');
    text
}

fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|")
}

/// The text with one line end at its end.
fn ended(text: &str) -> String {
    text.trim_end().to_owned() + "\n"
}

fn code(key: impl std::fmt::Display) -> String {
    format!("`{key}`")
}
