//! `lost-table`: lines of running text parted by tabs, one under the other: a table that was pasted as text.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::prose::{Block, Inline};
use report_core::vocab::SectionKey;
use report_core::{Severity, Span};

pub(crate) static RULE: Rule = Rule {
    id: "lost-table",
    title: "粘贴来的表格成了几行文字",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("制表符的用法：分开一行里的各格")],
    doc: include_str!("lost_table.md"),
    check: Check::Report(check),
};

/// How many lines make a table.
const FEWEST: usize = 2;
/// What a cell of a table does not end with: what does is a sentence.
const ENDS: [char; 8] = ['。', '；', '，', '：', '！', '？', ';', ','];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for section in &cx.report.sections {
        let mut lines: Vec<(usize, Span)> = Vec::new();
        for block in &section.prose.blocks {
            match cells(block) {
                Some((cells, span)) if lines.last().is_none_or(|(last, _)| *last == cells) => {
                    lines.push((cells, span));
                }
                other => {
                    report(section.key, &std::mem::take(&mut lines), sink);
                    lines.extend(other);
                }
            }
        }
        report(section.key, &lines, sink);
    }
}

fn report(section: SectionKey, lines: &[(usize, Span)], sink: &mut Sink<'_>) {
    let Some(((columns, first), rest)) = lines.split_first().filter(|_| lines.len() >= FEWEST)
    else {
        return;
    };
    let rows = lines.len();
    let message = format!("这{rows}行用制表符分成{columns}格，像是粘贴来的表格");
    let mut found = sink.rule().finding(message).at(section).primary(*first, "");
    for (_, span) in rest {
        found = found.secondary(*span, "");
    }
    sink.report(found.help("请写成表格：每行写成“| 甲 | 乙 |”，第一行是表头，第二行写“|---|---|”"));
}

/// How many cells a block's line has that tabs part, and its place; nothing where it is no row.
fn cells(block: &Block) -> Option<(usize, Span)> {
    let Block::Paragraph(paragraph) = block else { return None };
    let [Inline::Text(text)] = &paragraph.inlines[..] else { return None };
    if !text.value.contains('\t') {
        return None;
    }
    let cells: Vec<&str> = text.value.trim().split('\t').map(str::trim).collect();
    let plain = |cell: &&str| !cell.is_empty() && !cell.ends_with(ENDS);
    (cells.len() > 1 && cells.iter().all(plain)).then_some((cells.len(), paragraph.span))
}
