//! References to pictures, charts and tables: read where they stand, filled in once the whole report
//! is read and everything is numbered. It must not read other markup.

use super::Writer;
use crate::read::Reader;
use report_core::faults;
use report_core::nearest::nearest;
use report_core::prose::{Block, Inline, Label, Numbered, Reference, plain_text};
use report_core::report::Section;
use report_core::vocab::SectionKey;
use std::ops::Range;

/// A longer name, in bytes, is no misspelling of one.
const NAME_LIMIT: usize = 200;

impl Writer<'_, '_, '_> {
    /// The reference between two braces; nothing for a figure.
    pub(super) fn reference(
        &mut self,
        whole: Range<usize>,
        inner: &Range<usize>,
    ) -> Option<Reference> {
        let content = self.slice(inner);
        let words = content.trim();
        let named = |kind: &Numbered| {
            let rest = words.strip_prefix(kind.chinese())?.trim_start();
            Some((*kind, rest.strip_prefix([':', '：'])?.trim_start()))
        };
        let (kind, name) = Numbered::ALL.iter().find_map(named)?;
        if name.is_empty() {
            let kind = kind.chinese();
            let found = self.finding(faults::FIGURE_SYNTAX, inner.clone(), "没有写引用哪一个");
            let example = format!("写法如 {{{{{kind}:名}}}}，名是{kind}题，或{kind}上另写的名");
            self.cx.push(found.help(example));
        }
        self.cx.references += 1;
        let end = inner.start + content.trim_end().len();
        let name = self.text.spanned(end - name.len()..end);
        Some(Reference { kind, name, text: String::new(), span: self.text.span(whole) })
    }
}

/// What can be referred to: its kind, its name, its number.
struct Target {
    kind: Numbered,
    name: String,
    number: u32,
}

/// Numbers pictures, charts and captioned tables through the whole report, in printed order, and
/// fills in the references to them; one to nothing is a finding.
pub(in crate::read) fn resolve(cx: &mut Reader<'_>, sections: &mut [Section]) {
    let mut targets = Vec::new();
    let mut last = (0, 0);
    let blocks = sections.iter_mut().flat_map(|section| &mut section.prose.blocks);
    for block in blocks {
        targets.extend(number(block, &mut last));
    }
    if cx.references == 0 {
        return;
    }
    for section in sections {
        let at = section.key;
        for block in &mut section.prose.blocks {
            each(block, &mut |reference| fill(cx, reference, &targets, at));
        }
    }
}

/// Gives a block its number, `last` being that of the picture and of the table before it.
fn number(block: &mut Block, last: &mut (u32, u32)) -> Option<Target> {
    let (kind, label, caption, last): (_, &mut Label, _, _) = match block {
        Block::Picture(it) => {
            (Numbered::Picture, &mut it.label, it.caption.value.clone(), &mut last.0)
        }
        Block::Chart(it) => (Numbered::Picture, &mut it.label, it.title.value.clone(), &mut last.0),
        Block::Table(it) => {
            let caption = plain_text(it.caption.as_ref()?);
            (Numbered::Table, &mut it.label, caption, &mut last.1)
        }
        Block::Heading(_) | Block::Paragraph(_) => return None,
    };
    *last = last.saturating_add(1);
    label.number = Some(*last);
    let name = label.name.as_ref().map_or(caption, |name| name.value.clone());
    Some(Target { kind, name, number: *last })
}

/// Hands on every reference of a block.
fn each(block: &mut Block, take: &mut dyn FnMut(&mut Reference)) {
    let mut all = |inlines: &mut Vec<Inline>| in_inlines(inlines, take);
    match block {
        Block::Heading(heading) => {
            all(&mut heading.inlines);
            heading.run_in.iter_mut().for_each(all);
        }
        Block::Paragraph(paragraph) => all(&mut paragraph.inlines),
        Block::Picture(_) | Block::Chart(_) => {}
        Block::Table(table) => {
            table.caption.iter_mut().for_each(&mut all);
            table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(all);
        }
    }
}

fn in_inlines(inlines: &mut [Inline], take: &mut dyn FnMut(&mut Reference)) {
    for inline in inlines {
        match inline {
            Inline::Reference(reference) => take(reference),
            Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => in_inlines(inner, take),
            Inline::Text(_) | Inline::Figure(_) => {}
        }
    }
}

fn fill(cx: &mut Reader<'_>, reference: &mut Reference, targets: &[Target], at: SectionKey) {
    let kind = reference.kind;
    let (name, span) = (reference.name.value.as_str(), reference.name.span);
    let own = || targets.iter().filter(move |target| target.kind == kind);
    let mut meant = own().filter(|target| target.name == name);
    let word = kind.chinese();
    match (meant.next(), meant.count()) {
        (Some(target), 0) => reference.text = format!("{word}{}", target.number),
        (Some(_), others) => {
            let message = format!("有 {} 个{word}都叫“{name}”", others + 1);
            let found = faults::AMBIGUOUS_REFERENCE.found(span, message).at(at);
            cx.push(found.help(naming(kind)));
        }
        // What has no name at all is reported where it is read.
        (None, _) if name.is_empty() => {}
        (None, _) => {
            let found = faults::UNKNOWN_REFERENCE.found(span, format!("没有叫“{name}”的{word}"));
            let worth = cx.suggests() && name.len() < NAME_LIMIT;
            let near = worth.then(|| nearest(name, own().map(|target| target.name.as_str())));
            let help = match near.flatten() {
                Some(near) => format!("是不是 {{{{{word}:{near}}}}}"),
                None if own().next().is_none() => format!("报告里没有编号的{word}，请直接写文字"),
                None => format!("名要与{word}题相同；{}", naming(kind)),
            };
            cx.push(found.at(at).help(help));
        }
    }
}

/// How names are given.
const fn naming(kind: Numbered) -> &'static str {
    match kind {
        Numbered::Picture => "也可以另起名：图片写 ![图注](文件.png \"名=…\")，图表写 name = \"…\"",
        Numbered::Table => "也可以另起名：表题后写 {名=…}",
    }
}
