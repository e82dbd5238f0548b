//! Paragraphs as a reader hands them over: text with its emphasis and links, and what tells a heading. It must
//! not decide which are headings.

/// A paragraph. Deleted and hidden text is not in it, inserted text is; a field is its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands: 第12段.
    pub place: String,
    /// Its text from left to right. A line break inside is `\n`, a tab `\t`.
    pub runs: Vec<Run>,
    /// Its automatic number as it is shown, computed by the reader: `（一）`, `1.`. It is not in the runs.
    pub number: Option<String>,
    /// Its level as a heading, from 1, where the file says so by style, outline or element.
    pub level: Option<u8>,
    /// The name of its style as the file writes it: `heading 2`, 表题.
    pub style: Option<String>,
    /// How it looks.
    pub look: Look,
}

/// A piece of text with one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Where it leads as a link.
    pub link: Option<String>,
    /// The footnote or endnote that hangs on its end, counted as the document's notes are.
    pub note: Option<usize>,
}

/// How a paragraph looks as a whole: what headings nobody marked as such are told by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Whether all of its text is bold.
    pub bold: bool,
    /// Whether it is centred.
    pub centered: bool,
    /// Whether it is set to the right.
    pub right: bool,
    /// The size of its first run, in half points.
    pub size: Option<u16>,
}

/// A footnote or an endnote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Where it stands: 脚注1.
    pub place: String,
    /// Its text.
    pub text: String,
}

impl Paragraph {
    /// A paragraph of plain text.
    #[must_use]
    pub fn plain(place: impl Into<String>, text: impl Into<String>) -> Self {
        let run = Run { text: text.into(), ..Run::default() };
        Self { place: place.into(), runs: vec![run], ..Self::default() }
    }

    /// Its text without emphasis, links and notes, and without the automatic number.
    ///
    /// ```
    /// assert_eq!(report_import::Paragraph::plain("第1段", "无。").text(), "无。");
    /// ```
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}
