//! What a report prints, in order: title, preface, contact, six parts, annexes,
//! signature. It must not place
//! anything on a page.

use super::compose::Composer;
use super::flow::{Block, Fixed, Lines};
use super::{annexes, chart, closing, picture, prose_table, signature, statutory};
use crate::style;
use crate::text::{Align, Atom, Setting, TextStyle, set};
use report_core::form::FormSection;
use report_core::prose::{self, Heading, Inline, Level, Prose};
use report_core::report::Contact;
use report_core::vocab::SectionKey;
use report_core::{Folder, Report};
use report_page::{Length, Point};
use report_page::{NodeId, Properties, StructureRole};

/// The statutory name of the document (《政府信息公开条例》第五十条).
const SUBJECT: &str = "政府信息公开工作年度报告";

/// The most lines of a paragraph that is kept with the table below it.
const SHORT_INTRO: usize = 3;

/// What the file says of itself.
pub(super) fn properties(report: &Report) -> Properties {
    let author = report.agency.issuer.as_ref().unwrap_or(&report.agency.name).value.clone();
    Properties {
        title: report.title().concat(),
        author,
        subject: SUBJECT.to_owned(),
        keywords: vec![
            report.agency.name.value.clone(),
            format!("{}年", report.year.value),
            "政府信息公开".to_owned(),
            "年度报告".to_owned(),
        ],
        date: report.document.published.as_ref().map(|date| date.value),
    }
}

/// Everything a report prints, from top to bottom.
pub(super) fn blocks(
    report: &Report,
    folder: &dyn Folder,
    composer: &mut Composer<'_>,
) -> Vec<Block> {
    let mut builder = Builder::new(report, folder, composer);
    builder.title();
    if let Some(preface) = report.section(SectionKey::Preface) {
        builder.prose(&preface.prose);
    }
    builder.contact(&report.contact);
    for section in report.form().sections {
        builder.section(section);
    }
    let annexes = annexes::blocks(report, builder.composer);
    let signature = signature::blocks(report, builder.composer);
    closing::close(&mut builder.blocks, annexes, signature);
    builder.blocks
}

pub(super) struct Builder<'a, 'b> {
    pub(super) report: &'a Report,
    pub(super) folder: &'a dyn Folder,
    pub(super) composer: &'a mut Composer<'b>,
    pub(super) blocks: Vec<Block>,
    /// The level of the last heading in the structure, which never skips one (ISO 14289-1 §7.4.2).
    depth: u8,
}

impl<'a, 'b> Builder<'a, 'b> {
    fn new(report: &'a Report, folder: &'a dyn Folder, composer: &'a mut Composer<'b>) -> Self {
        let blocks = Vec::new();
        Self { report, folder, composer, blocks, depth: 0 }
    }

    fn title(&mut self) {
        let node = self.composer.structure.add(None, StructureRole::Title);
        let spans: Vec<_> = self.report.document.title.iter().map(|line| line.span).collect();
        let mut lines = Vec::new();
        for (index, text) in self.report.title().iter().enumerate() {
            // A title that was not typed is made from the agency's name.
            let from = spans.get(index).copied().unwrap_or(self.report.agency.name.span);
            let mut shaped = Vec::new();
            self.composer.shaper.push(&mut shaped, text, style::TITLE, Some(node), Some(from));
            let setting =
                Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
            lines.extend(self.composer.set_lines(&shaped, &set(&shaped, setting)));
        }
        let keeps_together = true;
        self.blocks.push(Block::Lines(Lines { set: lines, keeps_together, ..Lines::default() }));
        self.blocks.push(Block::Blank(1));
    }

    fn section(&mut self, form: &FormSection) {
        let written = self.report.section(form.key);
        let typed = written.and_then(|section| section.heading.as_ref());
        let text = typed.map_or(form.heading, |heading| heading.value.as_str());
        let node = self.heading_node(1);
        let mut atoms = Vec::new();
        let from = typed.map(|heading| heading.span);
        self.composer.shaper.push(&mut atoms, text, style::HEADING_1, Some(node), from);
        self.heading(&atoms, (1, text.to_owned()));
        if let Some(section) = written {
            self.prose(&section.prose);
        }
        if let Some(table) = form.key.table() {
            self.keep_intro_with_table();
            statutory::push(self, table, written);
        }
    }

    /// A short paragraph just above a statutory table stays on its page.
    fn keep_intro_with_table(&mut self) {
        if let Some(Block::Lines(intro)) = self.blocks.last_mut() {
            intro.heads_next |= intro.set.len() <= SHORT_INTRO;
        }
    }

    /// A heading's node, never more than one level below the last.
    fn heading_node(&mut self, level: u8) -> NodeId {
        self.depth = level.min(self.depth + 1);
        self.composer.structure.add(None, StructureRole::Heading(self.depth))
    }

    fn heading(&mut self, atoms: &[Atom], bookmark: (u8, String)) {
        let setting = Setting { width: style::MEASURE, indent: style::INDENT, align: Align::Left };
        let lines = self.composer.set_lines(atoms, &set(atoms, setting));
        self.blocks.push(Block::Lines(Lines {
            set: lines,
            heads_next: true,
            keeps_together: true,
            bookmark: Some(bookmark),
            ..Lines::default()
        }));
    }

    fn prose(&mut self, prose: &Prose) {
        for block in &prose.blocks {
            match block {
                prose::Block::Heading(heading) => self.prose_heading(heading),
                prose::Block::Paragraph(paragraph) => self.paragraph(&paragraph.inlines),
                prose::Block::Picture(picture) => picture::push(self, picture),
                prose::Block::Chart(chart) => chart::push(self, chart),
                prose::Block::Table(table) => prose_table::push(self, table),
            }
        }
    }

    fn prose_heading(&mut self, heading: &Heading) {
        let (level, style) = match heading.level {
            Level::Second => (2, style::HEADING_2),
            Level::Third => (3, style::HEADING_3),
            Level::Fourth => (4, style::HEADING_3),
        };
        let node = self.heading_node(level);
        let mut atoms = Vec::new();
        let from = heading.number.typed;
        self.composer.shaper.push(&mut atoms, &heading.label, style, Some(node), from);
        self.composer.push_inlines(&mut atoms, &heading.inlines, style, node);
        let words = prose::plain_text(&heading.inlines);
        // A run-in heading ends in a full stop, which is none of its name.
        let title = format!("{}{}", heading.label, words.trim_end_matches('。'));
        match &heading.run_in {
            None => self.heading(&atoms, (level, title)),
            Some(text) => self.run_in(atoms, text, (level, title)),
        }
    }

    fn run_in(&mut self, mut atoms: Vec<Atom>, text: &[Inline], bookmark: (u8, String)) {
        let node = self.composer.structure.add(None, StructureRole::Paragraph);
        self.composer.push_inlines(&mut atoms, text, style::BODY, node);
        self.body(&atoms, Some(bookmark));
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        let node = self.composer.structure.add(None, StructureRole::Paragraph);
        let atoms = self.composer.inlines(inlines, style::BODY, node);
        self.body(&atoms, None);
    }

    fn body(&mut self, atoms: &[Atom], bookmark: Option<(u8, String)>) {
        let align = Align::Justified;
        let setting = Setting { width: style::MEASURE, indent: style::INDENT, align };
        let lines = self.composer.set_lines(atoms, &set(atoms, setting));
        self.blocks.push(Block::Lines(Lines { set: lines, bookmark, ..Lines::default() }));
    }

    /// How to reach the office, each way on a line of its own, before the first part.
    fn contact(&mut self, contact: &Contact) {
        let fields = [
            ("地址：", &contact.address),
            ("邮编：", &contact.postcode),
            ("电话：", &contact.phone),
            ("电子邮箱：", &contact.email),
            ("网址：", &contact.website),
        ];
        for (name, value) in fields {
            let Some(value) = value else { continue };
            let node = self.composer.structure.add(None, StructureRole::Paragraph);
            let mut atoms = self.composer.shaper.label(name, style::BODY, Some(node));
            self.composer.push_text(&mut atoms, value, style::BODY, node);
            self.body(&atoms, None);
        }
    }
}

/// 行距 of captions and notes: three halves of the type size.
fn small_leading(style: TextStyle) -> Length {
    style.size.scaled(3, 2)
}

/// Small text over the whole width: a caption, notes.
pub(super) fn small_text(
    composer: &Composer<'_>,
    paragraphs: &[Vec<Atom>],
    style: TextStyle,
    align: Align,
) -> Fixed {
    let leading = small_leading(style);
    let mut fixed = Fixed { height: Length::ZERO, items: Vec::new() };
    for atoms in paragraphs {
        for line in set(atoms, Setting { width: style::WIDTH, indent: Length::ZERO, align }) {
            let baseline = fixed.height + style::baseline_in(leading, style.size);
            fixed.items.extend(composer.line(atoms, &line, Point::new(Length::ZERO, baseline)));
            fixed.height += leading;
        }
    }
    fixed
}
