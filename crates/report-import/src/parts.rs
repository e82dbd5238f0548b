//! Cuts a document into the parts of the form by their headings, however they are numbered. It must not read what
//! stands in a part.

use crate::foreign::{Block, Document, Paragraph};
use crate::plain::{Core, Number, Style, letters, numbered, one_line};
use report_core::form::Form;
use report_core::vocab::SectionKey;
use std::ops::Range;

/// The longest heading of a part, in characters.
const LONGEST: usize = 45;

/// A part of the form, as the document has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which one.
    pub(crate) key: SectionKey,
    /// Its heading as it stands there, with its number.
    pub(crate) heading: String,
    /// The block that is its heading.
    pub(crate) head: usize,
    /// Its level as a heading, where the file says one.
    pub(crate) level: Option<u8>,
    /// The blocks behind the heading.
    pub(crate) blocks: Range<usize>,
}

/// The parts in the order of the document; what stands before the first is in none.
pub(crate) fn parts(document: &Document, form: &Form) -> Vec<Part> {
    let mut heads: Vec<Head> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Paragraph(paragraph) = block else { continue };
        if let Some((score, section)) = section(paragraph, form) {
            heads.push(Head { at, section, score });
        }
    }
    let heads = ascending(&without_contents(heads, document));
    let ends = heads.iter().skip(1).map(|head| head.at).chain([document.blocks.len()]);
    let part = |(&Head { at: head, section, .. }, end): (&Head, usize)| {
        let Some(Block::Paragraph(paragraph)) = document.blocks.get(head) else { return None };
        let form = form.sections.get(section)?;
        let heading = heading(paragraph, form.heading);
        Some(Part { key: form.key, heading, head, level: paragraph.level, blocks: head + 1..end })
    };
    heads.iter().zip(ends).filter_map(part).collect()
}

/// A paragraph that may head a part: its block, the part by its place in the form, and how surely.
#[derive(Clone, Copy, Debug)]
struct Head {
    at: usize,
    section: usize,
    score: u32,
}

/// A part's heading with its number, which may be automatic or lost.
fn heading(paragraph: &Paragraph, printed: &str) -> String {
    let text = one_line(&paragraph.text());
    let number = paragraph.number.as_deref().map(str::trim).unwrap_or_default();
    if !number.is_empty() {
        return format!("{number}{text}");
    }
    if numbered(&text).0.is_some() {
        return text;
    }
    let (_, words) = numbered(printed);
    let number = printed.strip_suffix(words).unwrap_or_default();
    format!("{number}{text}")
}

/// Which part of the form a paragraph heads, and how surely.
fn section(paragraph: &Paragraph, form: &Form) -> Option<(u32, usize)> {
    let text = one_line(&paragraph.text());
    if text.is_empty() || text.chars().count() > LONGEST || text.ends_with(['。', '；']) {
        return None;
    }
    let core = Core::of(&text);
    let automatic =
        paragraph.number.as_deref().and_then(|number| numbered(&format!("{number}、")).0);
    let number = automatic.or(core.number);
    // （一）主动公开政府信息情况 heads something inside a part.
    if number.is_some_and(|it| it.style != Style::Chinese && it.style != Style::Arabic) {
        return None;
    }
    let marked = paragraph.level.is_some() || paragraph.look.bold || paragraph.look.centered;
    let whole = letters(&core.words);
    let score = |(index, heading): (usize, &str)| {
        let words = Core::of(heading).words;
        let alike = if whole == words { 1000 } else { crate::label::likeness(&whole, &words) };
        let most = whole.chars().count() * 10 >= words.chars().count() * 6;
        let inside = whole.contains(&words) || most && words.contains(&whole);
        let alike = if inside { alike.max(900) } else { alike };
        let own =
            number.is_some_and(|it| it.value as usize == index + 1 && it.style == Style::Chinese);
        (alike >= least(number, own, marked)).then_some((alike + 100 * u32::from(own), index))
    };
    let headings = form.sections.iter().map(|section| section.heading).enumerate();
    headings.filter_map(score).max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))
}

/// How alike a heading has to be: the form's own number vouches for altered words.
const fn least(number: Option<Number>, own: bool, marked: bool) -> u32 {
    match (number, own, marked) {
        (_, true, _) => 550,
        (Some(_), false, _) | (None, _, true) => 850,
        (None, _, false) => 900,
    }
}

/// How many headings in a row make a table of contents.
const CONTENTS: usize = 3;

/// Headings without those of a table of contents: several in a row with hardly anything between, all there again.
fn without_contents(heads: Vec<Head>, document: &Document) -> Vec<Head> {
    // A table of contents may list the headings inside parts as well.
    let short = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            let text = one_line(&paragraph.text());
            text.chars().count() <= LONGEST && !text.ends_with('。')
        }
        _ => false,
    };
    let close = |pair: &&[Head]| match pair {
        [one, next] => {
            document.blocks.get(one.at + 1..next.at).unwrap_or_default().iter().all(short)
        }
        _ => false,
    };
    let run = 1 + heads.windows(2).take_while(close).count();
    let (contents, rest) = heads.split_at(run.min(heads.len()));
    let again = |head: &Head| rest.iter().any(|other| other.section == head.section);
    // The first part itself may follow at once.
    let kept = contents.iter().position(|head| !again(head)).unwrap_or(contents.len());
    if kept < CONTENTS {
        return heads;
    }
    heads.get(kept..).unwrap_or_default().to_vec()
}

/// The headings in the form's order, of several for one part the surest, of those the first: one that steps back is
/// text.
fn ascending(heads: &[Head]) -> Vec<Head> {
    let best = |section: usize| {
        heads.iter().filter(|head| head.section == section).map(|head| head.score).max()
    };
    let mut kept: Vec<Head> = Vec::new();
    for head in heads.iter().filter(|head| best(head.section) == Some(head.score)) {
        if kept.last().is_none_or(|last| last.section < head.section) {
            kept.push(*head);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::Edition;

    fn document(texts: &[&str]) -> Document {
        let block = |text: &&str| Block::Paragraph(Paragraph::plain("", *text));
        Document { blocks: texts.iter().map(block).collect(), ..Document::default() }
    }

    fn check(texts: &[&str], expected: &[(usize, SectionKey)]) {
        let found = parts(&document(texts), Edition::Format2021.form());
        let found: Vec<_> = found.iter().map(|part| (part.head, part.key)).collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    #[test]
    fn parts_are_told_by_their_headings() {
        let (one, two, four, five) = (
            SectionKey::Overview,
            SectionKey::ProactiveDisclosure,
            SectionKey::Cases,
            SectionKey::Problems,
        );
        check(
            &[
                "云汀区2024年政府信息公开工作年度报告",
                "一、 总体情况",
                "2024年，……。",
                "（二）主动公开政府信息情况",
                "二、主动公开政府信息情况",
                "四、因政府信息公开工作被申请行政复议和提起行政诉讼情况",
                "五、政府信息公开工作存在的主要问题及改进情况",
                "总体情况是好的。",
            ],
            &[(1, one), (4, two), (5, four), (6, five)],
        );
        check(
            &["总体情况", "甲。", "存在的主要问题及改进措施", "五、存在问题及改进措施", "乙。"],
            &[(0, one), (3, five)],
        );
    }

    #[test]
    fn a_table_of_contents_is_no_part() {
        let headings = ["一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"];
        let texts = [
            &headings[..],
            &["正文。"],
            &headings[..1],
            &["甲。"],
            &headings[1..2],
            &["乙。"],
            &headings[2..],
            &["无。"],
        ]
        .concat();
        check(
            &texts,
            &[(4, SectionKey::Overview), (6, SectionKey::Problems), (8, SectionKey::OtherMatters)],
        );
    }
}
