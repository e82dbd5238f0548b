//! `lost-heading`: a short line without a mark above a paragraph: a heading that lost its sign.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::prose::{Block, Inline, Paragraph, plain_text};
use report_core::vocab::SectionKey;
use report_core::{Severity, Span};

pub(crate) static RULE: Rule = Rule {
    id: "lost-heading",
    title: "像标题的一行没有排成标题",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("GB/T 9704—2012 7.3.3 正文（结构层次序数）")],
    doc: include_str!("lost_heading.md"),
    check: Check::Report(check),
};

/// The longest line that reads as a heading, in characters.
const LONGEST: usize = 16;
/// The shortest such line.
const SHORTEST: usize = 4;
/// The shortest paragraph that a heading stands over, in characters.
const PARAGRAPH: usize = 18;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for section in &cx.report.sections {
        // 按语 has no headings.
        if section.key == SectionKey::Preface {
            continue;
        }
        for pair in section.prose.blocks.windows(2) {
            if let [Block::Paragraph(line), Block::Paragraph(below)] = pair
                && let Some(text) = heading(line)
                && is_text(below)
            {
                report(section.key, &text, line.span, sink);
            }
        }
    }
}

fn report(section: SectionKey, text: &str, span: Span, sink: &mut Sink<'_>) {
    let message = format!("“{text}”单独成行，没有标点，下面是一段正文，像是丢了标题符号");
    let found = sink.rule().finding(message).at(section).primary(span, "");
    sink.report(found.help("是标题的，在行首写“# ”；不是标题的，补上标点"));
}

/// The text of a line that reads as a heading: short, of Chinese alone, nothing set off in it.
fn heading(line: &Paragraph) -> Option<String> {
    let plain = line.inlines.iter().all(|inline| matches!(inline, Inline::Text(_)));
    // Most paragraphs are longer than any heading, which is told without copying them.
    let length: usize = line.inlines.iter().map(length).sum();
    if !plain || length > 2 * LONGEST * '一'.len_utf8() {
        return None;
    }
    let text = plain_text(&line.inlines);
    let text = text.trim();
    let of_chinese = text.chars().all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
    let fits = (SHORTEST..=LONGEST).contains(&text.chars().count());
    (of_chinese && fits).then(|| text.to_owned())
}

const fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) => text.value.len(),
        _ => 0,
    }
}

/// Whether a paragraph is running text: long, and ended as sentences are.
fn is_text(below: &Paragraph) -> bool {
    let text = plain_text(&below.inlines);
    let text = text.trim_end();
    text.ends_with(['。', '；', '！', '：']) && text.chars().count() >= PARAGRAPH
}
