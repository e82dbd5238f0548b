//! What a reader of a format hands over: a document as plain blocks, each with its place as a clerk would say
//! it. It must not say what a block means to a report.

mod grid;
mod text;

pub use grid::{Formula, Grid, GridCell, Value};
pub use text::{Look, Note, Paragraph, Run};

/// A document of any format, as its reader understood it.
///
/// ```
/// use report_import::{Block, Document, Grid, GridCell, Paragraph, Value};
///
/// let heading = Paragraph::plain("第1段", "四、政府信息公开行政复议、行政诉讼情况");
/// let cell = GridCell::new(0, 0, "表1第1行第1格", Value::text("行政复议")).spanning(1, 5);
/// let grid = Grid { place: "表1".to_owned(), cells: vec![cell], ..Grid::default() };
/// let document = Document {
///     blocks: vec![Block::Paragraph(heading), Block::Grid(grid)],
///     ..Document::default()
/// };
/// assert_eq!(document.blocks.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What the document says, in reading order. Text boxes stand where they are anchored, the sheets of a
    /// workbook one after another, nested tables behind the table they stand in.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, as [`Run::note`] counts them, from 0.
    pub notes: Vec<Note>,
    /// What the file says of itself beside its text: a page's `meta`, a document's properties.
    pub facts: Vec<Fact>,
    /// What the reader did not take, and what it took although a person might not see it.
    pub remarks: Vec<Remark>,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, a heading, an item of a list.
    Paragraph(Paragraph),
    /// A table or a sheet.
    Grid(Grid),
    /// A picture.
    Picture(Picture),
}

/// A picture, behind the paragraph it is anchored in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it stands: 第12段之后.
    pub place: String,
    /// The picture itself.
    pub image: Image,
    /// Its alternative text; empty where it has none.
    pub alternative: String,
    /// How wide it is shown, in hundredths of a millimetre.
    pub width: Option<u32>,
}

/// What is to be had of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Image {
    /// The bytes of the file, whatever they are.
    Bytes(Vec<u8>),
    /// Not in the document: the address it names, which is not followed.
    Elsewhere(String),
}

/// Something a file says of itself by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands: 网页的 `PubDate`.
    pub place: String,
    /// Its name as the file writes it: `PubDate`, `title`.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// Something a reader has to say of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where: 第12段, 工作表“表三”第7行.
    pub place: String,
    /// What, in Chinese, without a full stop: 隐藏的文字没有取.
    pub message: String,
    /// The text that was not taken; nothing where it was taken, or is no text.
    pub left: Option<String>,
}
