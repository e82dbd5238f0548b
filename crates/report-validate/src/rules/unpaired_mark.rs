//! `unpaired-mark`: a bracket, quotation mark or title mark that lost its other half.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::sentence::Mark;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "unpaired-mark",
    title: "括号、引号或书名号少了一半",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("GB/T 15834—2011《标点符号用法》")],
    doc: include_str!("unpaired_mark.md"),
    check: Check::Report(check),
};

/// Marks that come in pairs.
const PAIRS: [(char, char); 5] =
    [('（', '）'), ('“', '”'), ('《', '》'), ('〈', '〉'), ('〔', '〕')];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        let Some((at, mark)) = unpaired(&passage.text, &passage.counted().marks) else { continue };
        let message = format!("“{mark}”少了另一半");
        let mut found = sink.rule().finding(message).at(passage.section);
        if let Some(span) = passage.span(&(at..at + mark.len_utf8())) {
            found = found.primary(span, "");
        }
        sink.report(found.help("请补上另一半，或者删去这一个"));
    }
}

/// The first of a text's marks without its other half.
fn unpaired(text: &str, marks: &[Mark]) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    for (at, ch) in marks {
        if let Some((_, close)) = PAIRS.iter().find(|(own, _)| own == ch) {
            // A quotation that a second one begins in was never closed.
            if let Some((first, own, _)) = open.last().filter(|(_, own, _)| own == ch && *ch == '“')
            {
                return Some((*first, *own));
            }
            open.push((*at, *ch, *close));
        } else if PAIRS.iter().any(|(_, close)| close == ch) {
            match open.pop() {
                Some((_, _, close)) if close == *ch => {}
                Some((first, own, _)) => return Some((first, own)),
                // 1）更新: a number of a list.
                None if *ch == '）' && is_numbered(text, *at) => {}
                None => return Some((*at, *ch)),
            }
        }
    }
    open.first().map(|(at, own, _)| (*at, *own))
}

/// Whether a number stands right before a place.
fn is_numbered(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|ch| ch.is_ascii_digit() || is_numeral(ch))
}

const fn is_numeral(ch: char) -> bool {
    matches!(ch, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}
