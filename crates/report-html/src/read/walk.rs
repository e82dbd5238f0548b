//! Goes over a page and hands over its paragraphs, tables and pictures in order. It must not decide which of them
//! are headings of a report.

use super::around::{facts, hidden};
use super::mime::{Files, base64};
use super::part::{is_block, is_passed_over, main};
use super::style::{alignment, bold};
use super::table;
use super::tree::{Id, Tree};
use report_import::{Block, Document, Image, Look, Paragraph, Picture, Run};

/// How deep elements may stand in elements before only their text is taken.
const DEPTH: usize = 250;

/// A picture no larger than this, in pixels, is part of a page's looks.
const ICON: u32 = 40;

/// A document of a page.
pub(super) fn document(tree: &Tree, files: &Files) -> Document {
    let main = main(tree);
    let mut walker =
        Walker { tree, files, document: Document::default(), ..Walker::new(tree, files) };
    walker.document.facts = facts(tree, main);
    walker.children(main, &Context::default(), 0);
    walker.flush();
    walker.document.remarks.extend(hidden(tree, main));
    walker.document
}

/// What surrounds a text.
#[derive(Clone, Default)]
pub(super) struct Context {
    bold: bool,
    link: Option<String>,
    level: Option<u8>,
    style: Option<&'static str>,
    align: Option<String>,
}

/// Builds a document out of a tree.
pub(super) struct Walker<'t> {
    pub(super) tree: &'t Tree,
    files: &'t Files,
    pub(super) document: Document,
    runs: Vec<Run>,
    number: Option<String>,
    context: Context,
    paragraphs: usize,
    pub(super) tables: usize,
}

impl<'t> Walker<'t> {
    fn new(tree: &'t Tree, files: &'t Files) -> Self {
        Self {
            tree,
            files,
            document: Document::default(),
            runs: Vec::new(),
            number: None,
            context: Context::default(),
            paragraphs: 0,
            tables: 0,
        }
    }

    pub(super) fn children(&mut self, id: Id, context: &Context, depth: usize) {
        let mut count =
            self.tree.attribute(id, "start").and_then(|it| it.parse().ok()).unwrap_or(1_u32);
        for &child in self.tree.children(id) {
            if self.tree.name(child) == "li" && self.tree.name(id) == "ol" {
                self.flush();
                self.number = Some(format!("{count}."));
                count = count.saturating_add(1);
            }
            self.node(child, context, depth + 1);
        }
    }

    fn node(&mut self, id: Id, context: &Context, depth: usize) {
        if let Some(text) = self.tree.text(id) {
            return self.push(text, context);
        }
        let name = self.tree.name(id);
        if name.is_empty() || is_passed_over(self.tree, id) {
            return;
        }
        if depth > DEPTH {
            let texts: Vec<&str> =
                self.tree.inside(id).filter_map(|id| self.tree.text(id)).collect();
            return self.push(&texts.concat(), context);
        }
        let mut inner = context.clone();
        if let Some(bold) = bold(self.tree, id) {
            inner.bold = bold;
        }
        if let Some(align) = alignment(self.tree, id) {
            inner.align = Some(align);
        }
        match name {
            "br" => self.push_raw("\n", context),
            "img" => self.picture(id),
            "hr" => self.flush(),
            "table" if self.is_frame(id) => self.block(id, &inner, depth),
            "table" => {
                self.flush();
                let grid = table::grid(self.tree, id, self.tables + 1);
                self.tables += 1;
                self.document.blocks.push(Block::Grid(grid));
                // What cannot stand in a cell follows the table.
                for inside in table::apart(self.tree, id) {
                    self.node(inside, context, depth + 1);
                }
            }
            "a" => {
                let target = self.tree.attribute(id, "href").unwrap_or_default();
                let leads =
                    ["http://", "https://", "mailto:"].iter().any(|it| target.starts_with(it));
                inner.link = leads.then(|| target.to_owned());
                self.children(id, &inner, depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                inner.level = name.get(1..).and_then(|level| level.parse().ok());
                self.block(id, &inner, depth);
            }
            "figcaption" | "caption" => {
                inner.style = Some("caption");
                self.block(id, &inner, depth);
            }
            _ if is_block(name) => {
                if !self.is_navigation(id) {
                    self.block(id, &inner, depth);
                }
            }
            _ => self.children(id, &inner, depth),
        }
    }

    fn block(&mut self, id: Id, context: &Context, depth: usize) {
        self.flush();
        let around = std::mem::replace(&mut self.context, context.clone());
        self.children(id, context, depth);
        self.flush();
        self.context = around;
    }

    /// Whether a table only frames what stands in it: it has one cell with anything.
    fn is_frame(&self, id: Id) -> bool {
        let cells = table::cells(self.tree, id);
        let says = |id: &&Id| {
            self.tree.inside(**id).any(|id| {
                self.tree.text(id).is_some_and(|text| !text.trim().is_empty())
                    || self.tree.name(id) == "img"
            })
        };
        cells.iter().filter(says).count() <= 1
    }

    /// Whether a block is nothing but links to other pages: 首页 > 政务公开 > 年报.
    fn is_navigation(&self, id: Id) -> bool {
        let (mut linked, mut all, mut links) = (0, 0, 0);
        let mut open = vec![(id, false)];
        while let Some((id, inside)) = open.pop() {
            let name = self.tree.name(id);
            if matches!(name, "table" | "img" | "h1" | "h2" | "h3") {
                return false;
            }
            links += usize::from(name == "a");
            let inside = inside || name == "a";
            if let Some(text) = self.tree.text(id) {
                let length = text.chars().filter(|ch| ch.is_alphanumeric()).count();
                all += length;
                linked += if inside { length } else { 0 };
            }
            open.extend(self.tree.children(id).iter().map(|child| (*child, inside)));
        }
        links >= 2 && linked * 100 >= all * 80
    }

    /// Text as it is shown: blanks run together, and between Chinese characters a line end of the source is none.
    fn push(&mut self, text: &str, context: &Context) {
        let mut shown = String::with_capacity(text.len());
        let mut blanks = String::new();
        for ch in text.chars() {
            if matches!(ch, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                blanks.push(ch);
                continue;
            }
            if !blanks.is_empty() {
                let before = shown.chars().next_back().or_else(|| self.last());
                let wraps = blanks.contains(['\n', '\r']);
                let narrow = |ch: char| ch.is_ascii();
                if before.is_some_and(|before| {
                    before != '\n' && before != ' ' && (!wraps || narrow(before) && narrow(ch))
                }) {
                    shown.push(' ');
                }
                blanks.clear();
            }
            shown.push(ch);
        }
        if !blanks.is_empty() && !blanks.contains(['\n', '\r']) && !shown.is_empty() {
            shown.push(' ');
        }
        self.push_raw(&shown, context);
    }

    fn last(&self) -> Option<char> {
        self.runs.last().and_then(|run| run.text.chars().next_back())
    }

    fn push_raw(&mut self, text: &str, context: &Context) {
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.bold == context.bold && last.link == context.link => {
                last.text.push_str(text);
            }
            _ => self.runs.push(Run {
                text: text.to_owned(),
                bold: context.bold,
                link: context.link.clone(),
                note: None,
            }),
        }
    }

    /// Ends the paragraph at hand.
    pub(super) fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let says = |run: &Run| !run.text.trim().is_empty();
        if !runs.iter().any(says) {
            return;
        }
        self.paragraphs += 1;
        let context = &self.context;
        let aligned = |name: &str| context.align.as_deref() == Some(name);
        let look = Look {
            bold: runs.iter().filter(|run| says(run)).all(|run| run.bold),
            centered: aligned("center"),
            right: aligned("right"),
            size: None,
        };
        self.document.blocks.push(Block::Paragraph(Paragraph {
            place: format!("第{}段", self.paragraphs),
            runs,
            number: self.number.take(),
            level: context.level,
            style: context.style.map(str::to_owned),
            look,
        }));
    }

    fn picture(&mut self, id: Id) {
        let source = self.tree.attribute(id, "src").unwrap_or_default().trim();
        let side = |name| {
            self.tree
                .attribute(id, name)
                .and_then(|it| it.trim_end_matches("px").parse::<u32>().ok())
        };
        let icon = |side: Option<u32>| side.is_some_and(|side| side <= ICON);
        if source.is_empty() || icon(side("width")) || icon(side("height")) {
            return;
        }
        self.flush();
        // A pixel of CSS is the 96th part of an inch (CSS Values and Units 3 §6.2).
        let width = side("width").and_then(|width| width.checked_mul(2540)).map(|width| width / 96);
        self.document.blocks.push(Block::Picture(Picture {
            place: format!("第{}段之后", self.paragraphs),
            image: self.image(source),
            alternative: self.tree.attribute(id, "alt").unwrap_or_default().trim().to_owned(),
            width,
        }));
    }

    fn image(&self, source: &str) -> Image {
        if let Some((kind, data)) = source.strip_prefix("data:").and_then(|it| it.split_once(',')) {
            if kind.ends_with("base64") {
                return Image::Bytes(base64(data.as_bytes()));
            }
            return Image::Elsewhere(format!("data:{kind}"));
        }
        let own = self.files.others.get(source);
        let own = own.or_else(|| {
            let ends = |(address, _): &(&String, &Vec<u8>)| {
                address.strip_suffix(source).is_some_and(|rest| rest.ends_with('/'))
            };
            self.files.others.iter().find(ends).map(|(_, bytes)| bytes)
        });
        own.map_or_else(|| Image::Elsewhere(source.to_owned()), |bytes| Image::Bytes(bytes.clone()))
    }
}
