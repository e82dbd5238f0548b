//! From what a report prints to a Word document: the one entry, its options and errors, and which block goes
//! where. It must not write an element itself.

mod chart;
mod closing;
mod comments;
mod contents;
mod cover;
mod fonts;
mod notes;
mod package;
mod parts;
mod picture;
mod properties;
mod section;
mod settings;
mod shape;
mod story;
mod styles;
mod table;
mod theme;
mod units;
mod uri;
mod width;
mod workbook;
mod xml;

use comments::Comments;
use package::{Package, Relations};
use parts::{COMMENTS, DOCUMENT, FONTS, MAIN, Named, PLACED, RELATED, SETTINGS, STYLES, THEME};
use picture::Pictures;
use report_core::{Diagnostic, Folder};
use report_document::{Block, Document, Heading, LayoutError, TableKind, Words, plain_text};
use section::{Kind, Section};
use shape::Shape;
use std::fmt;
use story::Story;
use styles::Style;
use xml::Xml;

/// The most characters of a paragraph that is kept with the form below it: three lines.
const SHORT_INTRO: usize = 84;

/// Choices that are no part of the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Whether every page is marked as a draft.
    pub draft: bool,
    /// Findings to be shown as comments where they are about what is printed; none make no comment.
    pub comments: &'a [Diagnostic],
    /// The page each heading stands on, in the order of [`Document::headings`], for the table of contents.
    /// Word counts them anew where it is asked to; without them it lists headings alone.
    pub pages: &'a [String],
}

/// A Word document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Docx {
    /// The file.
    pub bytes: Vec<u8>,
    /// What Word does not carry of the document, in Chinese, a sentence each.
    pub notes: Vec<String>,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocxError {
    /// What of the report cannot be part of a Word document, each with its place; in the order of the file.
    Report(Vec<LayoutError>),
    /// The package would be larger than one may be.
    Package,
}

impl fmt::Display for DocxError {
    /// In Chinese, a line for each reason.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(errors) => errors.iter().enumerate().try_for_each(|(index, error)| {
                let gap = if index == 0 { "" } else { "\n" };
                write!(f, "{gap}{}", error.diagnostic().message)
            }),
            Self::Package => f.write_str("Word 文件太大，写不下"),
        }
    }
}

impl std::error::Error for DocxError {}

/// Writes a document as Word has it: the official page with its styles, tables, pictures and charts.
/// `folder` hands out the pictures. The same document and options give the same bytes.
///
/// # Errors
/// [`DocxError::Report`] names everything that cannot be written, never only the first: pictures that are
/// missing or none, cells no column holds, tables of more columns than Word takes, characters no XML has.
///
/// ```
/// use report_core::MemoryFolder;
/// use report_document::Document;
/// use report_docx::{DocxError, Options, write};
///
/// let text = "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '![图](none.png)'\n";
/// let reading = report_toml::read_text("2024.toml", text);
/// let refused = write(&Document::of(&reading.report), &MemoryFolder::new(), &Options::default());
/// let Err(DocxError::Report(errors)) = refused else { panic!("there is no such picture") };
/// assert_eq!(errors[0].rule(), "unusable-picture");
/// ```
pub fn write(
    document: &Document<'_>,
    folder: &dyn Folder,
    options: &Options<'_>,
) -> Result<Docx, DocxError> {
    let mark = document.mark(options.draft);
    let first = if document.cover.is_some() { Kind::Cover } else { Kind::Upright };
    let comments = Comments::new(document, options.comments);
    let story = Story::new(comments, Section::first(first, mark.is_some()));
    let mut writer = Writer { story, package: Package::default(), pictures: Pictures::default() };
    writer.front(document, options.pages);
    writer.blocks(document, folder);
    let Writer { mut story, mut package, .. } = writer;
    if !story.errors.is_empty() {
        let mut errors = story.errors;
        errors.sort_by(|a, b| (a.span(), a).cmp(&(b.span(), b)));
        errors.dedup();
        return Err(DocxError::Report(errors));
    }
    let notes = notes::of(document, options.pages, story.has_turned);
    section::add_parts(&mut package, &mut story.relations, mark);
    beside(&mut package, &mut story);
    let bytes = finish(package, story, document).ok_or(DocxError::Package)?;
    Ok(Docx { bytes, notes })
}

/// Adds the parts every document has, and the comments where there are any.
fn beside(package: &mut Package, story: &mut Story<'_>) {
    let mut add = |part: &Named, bytes: Vec<u8>| {
        story.relations.office(part.relation, part.name);
        package.add(&format!("word/{}", part.name), part.kind, bytes);
    };
    add(&STYLES, styles::part());
    add(&SETTINGS, settings::part());
    add(&FONTS, fonts::table());
    add(&THEME, theme::part());
    if !story.comments.is_empty() {
        add(&COMMENTS, story.comments.part());
    }
}

/// The package with the text and what the document says of itself.
fn finish(mut package: Package, story: Story<'_>, document: &Document<'_>) -> Option<Vec<u8>> {
    let (main, core) = (format!("word/{}", DOCUMENT.name), "docProps/core.xml");
    let mut xml = Xml::part();
    xml.within("w:document", &[MAIN, RELATED, PLACED], |xml| {
        xml.within("w:body", &[], |xml| {
            xml.append(story.xml);
            story.section.write(xml);
        });
    });
    package.relate(&main, &story.relations);
    package.add(&main, DOCUMENT.kind, xml.into_bytes());
    package.add(core, parts::CORE_KIND, properties::part(&document.properties));
    let mut own = Relations::default();
    own.office(DOCUMENT.relation, &main);
    own.of_kind(parts::CORE_RELATION.to_owned(), core);
    package.relate("", &own);
    package.finish()
}

struct Writer<'a> {
    story: Story<'a>,
    package: Package,
    pictures: Pictures,
}

impl Writer<'_> {
    /// What stands before the report where it asks for it.
    fn front(&mut self, document: &Document<'_>, pages: &[String]) {
        if let Some(cover) = &document.cover {
            cover::cover(&mut self.story, cover);
        }
        if let Some(contents) = &document.contents {
            contents::contents(&mut self.story, contents, document, pages);
        }
    }

    fn blocks(&mut self, document: &Document<'_>, folder: &dyn Folder) {
        let (mut headings, mut charts) = (1.., 1..);
        for (index, block) in document.blocks.iter().enumerate() {
            let next = document.blocks.get(index + 1);
            match block {
                Block::Title(lines) => self.title(lines, document.contents.is_some()),
                Block::Heading(heading) => {
                    self.heading(heading, headings.next().unwrap_or_default());
                }
                Block::Paragraph(inlines) => {
                    let keep_next = keeps_next(next, &plain_text(inlines));
                    self.body(keep_next, |story| story.inlines(inlines));
                }
                Block::Contact(lines) => {
                    for line in lines {
                        self.body(false, |story| {
                            story.words(&line.label, false);
                            story.inlines(&line.inlines);
                        });
                    }
                }
                Block::Table(table) => self.table(table, next),
                Block::Picture(picture) => {
                    self.upright();
                    let (story, package) = (&mut self.story, &mut self.package);
                    self.pictures.picture(story, package, picture, folder);
                }
                Block::Chart(chart) => {
                    self.upright();
                    let number = charts.next().unwrap_or_default();
                    chart::chart(&mut self.story, &mut self.package, number, chart);
                }
                Block::Annexes(annexes) => {
                    self.upright();
                    closing::annexes(&mut self.story, annexes);
                }
                Block::Signature(signature) => {
                    self.upright();
                    closing::signature(&mut self.story, signature);
                }
            }
        }
    }

    fn upright(&mut self) {
        self.story.turn(Kind::Upright);
    }

    fn body(&mut self, keep_next: bool, inside: impl FnOnce(&mut Story<'_>)) {
        self.upright();
        let shape = Shape { keep_next, ..Shape::default() };
        self.story.paragraph(Style::Body, shape, |story| inside(story));
    }

    /// The title, line by line, with the comments on nothing that is printed.
    fn title(&mut self, lines: &[Words<'_>], begins_page: bool) {
        let ids = self.story.comments.on_title();
        self.story.paragraph(Style::Title, Shape { begins_page, ..Shape::default() }, |story| {
            story.commented(&ids, |story| {
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        story.plain("\n");
                    }
                    story.words(line, false);
                }
            });
        });
    }

    /// A heading; one that is run in is followed by its text in the same line.
    fn heading(&mut self, heading: &Heading<'_>, number: usize) {
        self.upright();
        let name = contents::bookmark(number);
        let inside = |story: &mut Story<'_>| {
            story.bookmark(&name, |story| {
                story.words(&heading.number, false);
                story.inlines(&heading.inlines);
            });
        };
        let style = Style::Heading(heading.level);
        match &heading.run_in {
            None => self.story.paragraph(style, Shape::default(), inside),
            Some(text) => {
                self.story.run_in(style, inside);
                self.story.paragraph(Style::Body, Shape::default(), |story| story.inlines(text));
            }
        }
    }

    /// A table; where another follows at once, or nothing, an empty line parts them.
    fn table(&mut self, own: &report_document::Table<'_>, next: Option<&Block<'_>>) {
        table::table(&mut self.story, own);
        let is_parted = match next {
            Some(Block::Table(next)) => next.caption.is_some(),
            Some(_) => true,
            None => false,
        };
        if own.notes.is_empty() && !is_parted {
            self.story.rest();
        }
    }
}

/// Whether a paragraph stays on the page of what follows: a short one above a form, the last one above what
/// closes the report.
fn keeps_next(next: Option<&Block<'_>>, text: &str) -> bool {
    match next {
        Some(Block::Table(table)) => {
            let is_form = matches!(table.kind, TableKind::Statutory { .. });
            is_form && text.chars().count() <= SHORT_INTRO
        }
        Some(Block::Annexes(_) | Block::Signature(_)) => true,
        _ => false,
    }
}
