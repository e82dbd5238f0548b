//! Each block of a document set, in the document's order. It must not place anything on a page.

use super::block::{Block, Lines};
use super::compose::Composer;
use super::{annexes, chart, closing, picture, ruled, signature};
use crate::style;
use crate::text::{Align, Atom, Setting, set};
use report_core::Folder;
use report_document::{Document, Heading, Inline, TableKind, Words};
use report_page::{Length, StructureRole};

/// The most lines of a paragraph that is kept with the table below it.
const SHORT_INTRO: usize = 3;

/// Everything a document has below its contents, set.
pub(super) fn blocks<'d>(
    document: &'d Document<'d>,
    folder: &dyn Folder,
    composer: &mut Composer<'_>,
) -> Vec<Block<'d>> {
    let mut setter = Setter { composer, blocks: Vec::with_capacity(document.blocks.len() + 1) };
    let (mut annexes, mut signature) = (Vec::new(), Vec::new());
    for block in &document.blocks {
        match block {
            report_document::Block::Title(lines) => setter.title(lines),
            report_document::Block::Heading(heading) => setter.heading(heading),
            report_document::Block::Paragraph(inlines) => setter.paragraph(inlines),
            report_document::Block::Contact(lines) => {
                for line in lines {
                    setter.labelled(&line.label, &line.inlines);
                }
            }
            report_document::Block::Table(table) => {
                if matches!(table.kind, TableKind::Statutory { .. }) {
                    setter.keep_intro_with_table();
                }
                setter.blocks.push(ruled::block(table, setter.composer));
            }
            report_document::Block::Picture(it) => {
                setter.blocks.extend(picture::block(it, folder, setter.composer));
            }
            report_document::Block::Chart(it) => {
                setter.blocks.push(chart::block(it, setter.composer));
            }
            report_document::Block::Annexes(it) => annexes = annexes::blocks(it, setter.composer),
            report_document::Block::Signature(it) => {
                signature = signature::blocks(it, setter.composer);
            }
        }
    }
    closing::close(&mut setter.blocks, annexes, signature);
    setter.blocks
}

struct Setter<'d, 'c, 'm> {
    composer: &'c mut Composer<'m>,
    blocks: Vec<Block<'d>>,
}

impl<'d> Setter<'d, '_, '_> {
    fn title(&mut self, words: &[Words<'_>]) {
        let node = self.composer.structure.add(None, StructureRole::Title);
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let mut lines = Vec::new();
        for words in words {
            let shaped = self.composer.words(words, style::TITLE, Some(node));
            lines.extend(self.composer.set_lines(&shaped, &set(&shaped, setting)));
        }
        let keeps_together = true;
        self.blocks.push(Block::Lines(Lines { set: lines, keeps_together, ..Lines::default() }));
        self.blocks.push(Block::Blank(1));
    }

    /// A short paragraph just above a statutory table stays on its page.
    fn keep_intro_with_table(&mut self) {
        if let Some(Block::Lines(intro)) = self.blocks.last_mut() {
            intro.heads_next |= intro.set.len() <= SHORT_INTRO;
        }
    }

    fn heading(&mut self, heading: &'d Heading<'d>) {
        let style = match heading.level {
            1 => style::HEADING_1,
            2 => style::HEADING_2,
            _ => style::HEADING_3,
        };
        let node = self.composer.structure.add(None, StructureRole::Heading(heading.depth));
        let mut atoms = self.composer.words(&heading.number, style, Some(node));
        self.composer.push_inlines(&mut atoms, &heading.inlines, style, node);
        let bookmark = Some((heading.level, &*heading.title));
        if let Some(text) = &heading.run_in {
            let node = self.composer.structure.add(None, StructureRole::Paragraph);
            self.composer.push_inlines(&mut atoms, text, style::BODY, node);
            return self.body(&atoms, bookmark);
        }
        let setting = Setting { width: style::MEASURE, indent: style::INDENT, align: Align::Left };
        let lines = self.composer.set_lines(&atoms, &set(&atoms, setting));
        let (heads_next, keeps_together) = (true, true);
        let own = Lines { set: lines, heads_next, keeps_together, bookmark, ..Lines::default() };
        self.blocks.push(Block::Lines(own));
    }

    fn paragraph(&mut self, inlines: &[Inline<'_>]) {
        let node = self.composer.structure.add(None, StructureRole::Paragraph);
        let atoms = self.composer.inlines(inlines, style::BODY, node);
        self.body(&atoms, None);
    }

    /// A paragraph that begins with what it is.
    fn labelled(&mut self, label: &Words<'_>, inlines: &[Inline<'_>]) {
        let node = self.composer.structure.add(None, StructureRole::Paragraph);
        let mut atoms = self.composer.words(label, style::BODY, Some(node));
        self.composer.push_inlines(&mut atoms, inlines, style::BODY, node);
        self.body(&atoms, None);
    }

    fn body(&mut self, atoms: &[Atom], bookmark: Option<(u8, &'d str)>) {
        let align = Align::Justified;
        let setting = Setting { width: style::MEASURE, indent: style::INDENT, align };
        let lines = self.composer.set_lines(atoms, &set(atoms, setting));
        self.blocks.push(Block::Lines(Lines { set: lines, bookmark, ..Lines::default() }));
    }
}
