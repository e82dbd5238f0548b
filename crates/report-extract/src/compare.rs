//! Where the blocks of two PDFs differ. It must not read either.

use crate::tagged::{Block, Cell};
use std::fmt;

/// The most differences that are told: who wants to know more looks at the pages.
const MOST: usize = 100;
/// How many blocks further on the two are looked at for where they meet again.
const AHEAD: usize = 64;
/// How much of a long text is shown around where two differ, in characters to either side.
const AROUND: usize = 12;

/// One place where a PDF says something else than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// What should stand there; nothing for a block too many.
    pub expected: Option<Block>,
    /// What does stand there; nothing for a block that is missing.
    pub found: Option<Block>,
}

/// Where a PDF's blocks differ from those expected, in their order, at most a hundred. Of blocks in a row that are
/// missing or too many the first is told; where the two do not meet again soon, it is the last that is.
#[must_use]
pub fn differences(expected: &[Block], found: &[Block]) -> Vec<Difference> {
    let mut told = Vec::new();
    let (mut one, mut other) = (expected, found);
    while told.len() < MOST {
        match (one, other) {
            ([], []) => break,
            ([left, left_rest @ ..], [right, right_rest @ ..]) if is_same_place(left, right) => {
                if left.text != right.text {
                    told.push(Difference::of(Some(left), Some(right)));
                }
                (one, other) = (left_rest, right_rest);
            }
            _ => {
                let (missing, more) = meeting(one, other).unwrap_or((one.len(), other.len()));
                let (left, right) = (one.split_at(missing), other.split_at(more));
                told.extend(left.0.first().map(|block| Difference::of(Some(block), None)));
                told.extend(right.0.first().map(|block| Difference::of(None, Some(block))));
                (one, other) = (left.1, right.1);
            }
        }
    }
    told.truncate(MOST);
    told
}

/// Whether two blocks are the same piece of a report, whatever they say.
fn is_same_place(one: &Block, other: &Block) -> bool {
    let place = |cell: &Cell| (cell.table, cell.row, cell.column);
    let is_cell = one.cell.as_ref().map(place) == other.cell.as_ref().map(place);
    one.tag == other.tag && is_cell
}

/// How many blocks of either stand before the nearest that are the same to the letter.
fn meeting(one: &[Block], other: &[Block]) -> Option<(usize, usize)> {
    (1..AHEAD).find_map(|distance| {
        let mut splits = (0..=distance).map(|at| (at, distance - at));
        splits.find(|(at, behind)| {
            one.get(*at).is_some_and(|block| other.get(*behind) == Some(block))
        })
    })
}

impl Difference {
    fn of(expected: Option<&Block>, found: Option<&Block>) -> Self {
        Self { expected: expected.cloned(), found: found.cloned() }
    }

    /// The two texts, each cut to what lies around the first character in which they differ; empty for a block that
    /// is not there.
    #[must_use]
    pub fn excerpts(&self) -> [String; 2] {
        let text = |block: &Option<Block>| {
            block.as_ref().map(|block| block.text.chars().collect::<Vec<_>>()).unwrap_or_default()
        };
        let (expected, found) = (text(&self.expected), text(&self.found));
        let same = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
        [excerpt(&expected, same), excerpt(&found, same)]
    }
}

/// A text around a character, what is left out shown by an ellipsis.
fn excerpt(text: &[char], at: usize) -> String {
    let start = if at <= AROUND * 2 { 0 } else { at - AROUND };
    let end = if text.len() <= at + AROUND * 2 { text.len() } else { at + AROUND };
    let dots = |is_cut: bool| if is_cut { "……" } else { "" };
    let middle: String = text.get(start..end).unwrap_or_default().iter().collect();
    format!("{}{middle}{}", dots(start > 0), dots(end < text.len()))
}

impl fmt::Display for Difference {
    /// The place, in Chinese.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.as_ref().or(self.found.as_ref()).map_or(Ok(()), |block| block.fmt(f))
    }
}

impl fmt::Display for Block {
    /// Where it stands, in Chinese.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.heading.is_empty() && !self.tag.starts_with('H') {
            write!(f, "“{}”下的", self.heading)?;
        }
        match &self.cell {
            Some(Cell { row, column, heads, .. }) => {
                write!(f, "表格第 {row} 行第 {column} 列")?;
                if !heads.is_empty() {
                    write!(f, "（{}）", heads.join(" · "))?;
                }
                Ok(())
            }
            None => f.write_str(match self.tag.as_str() {
                "Title" => "标题",
                "Caption" => "图题或表题",
                "Note" => "表注",
                "Figure" => "图",
                tag if tag.starts_with('H') => "小标题",
                _ => "一段",
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        let (heading, text) = ("一、总体情况".to_owned(), text.to_owned());
        Block { tag: "P".to_owned(), text, heading, cell: None }
    }

    fn cell(row: usize, text: &str) -> Block {
        let heads = vec!["规章".to_owned(), "现行有效件数".to_owned()];
        let cell = Cell { table: 1, row, column: 4, heads };
        Block { tag: "TD".to_owned(), cell: Some(cell), ..paragraph(text) }
    }

    fn check(expected: &[Block], found: &[Block], told: &[[&str; 3]]) {
        let differences = differences(expected, found);
        let lines: Vec<_> = differences
            .iter()
            .map(|it| {
                let [one, other] = it.excerpts();
                [it.to_string(), one, other]
            })
            .collect();
        assert_eq!(lines, told);
    }

    #[test]
    fn what_is_the_same_is_not_told() {
        let both = [paragraph("主动公开12486条"), cell(2, "7"), cell(3, "")];
        check(&both, &both, &[]);
        check(&[], &[], &[]);
    }

    #[test]
    fn a_cell_or_a_paragraph_that_says_something_else_is_told_with_both() {
        let expected = [paragraph("甲"), cell(2, "7"), cell(3, "8")];
        let found = [paragraph("乙"), cell(2, "7"), cell(3, "9")];
        let place = "“一、总体情况”下的表格第 3 行第 4 列（规章 · 现行有效件数）";
        let paragraph = ["“一、总体情况”下的一段", "甲", "乙"];
        check(&expected, &found, &[paragraph, [place, "8", "9"]]);
    }

    #[test]
    fn a_block_missing_or_too_many_is_told_once() {
        let all = [paragraph("甲"), paragraph("乙"), cell(2, "7"), cell(3, "8")];
        let [first, second, third, last] = &all;
        let less = [first.clone(), third.clone(), last.clone()];
        check(&all, &less, &[["“一、总体情况”下的一段", "乙", ""]]);
        let less = [first.clone(), second.clone(), third.clone()];
        let place = "“一、总体情况”下的表格第 3 行第 4 列（规章 · 现行有效件数）";
        check(&all, &less, &[[place, "8", ""]]);
        check(&less, &all, &[[place, "", "8"]]);
    }

    #[test]
    fn long_texts_are_cut_around_where_they_differ() {
        let long = |figure: &str| format!("{}{figure}{}", "前".repeat(40), "后".repeat(40));
        let (one, other) = (long("12486条"), long("12487条"));
        let shown = |figure: &str| format!("……{}{figure}{}……", "前".repeat(8), "后".repeat(10));
        let told = ["“一、总体情况”下的一段", &shown("12486条"), &shown("12487条")];
        check(&[paragraph(&one)], &[paragraph(&other)], &[told]);
    }
}
