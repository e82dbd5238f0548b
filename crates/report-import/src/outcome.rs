//! What became of a document: the report file it makes, and what was taken, guessed and left. It must not decide
//! any of it.

use report_core::Place;

/// A report file made of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The text of the report file.
    pub text: String,
    /// 报告年度, where it was found.
    pub year: Option<u16>,
    /// The files it names, to be saved beside it.
    pub pictures: Vec<Saved>,
    /// What was taken as it stands there.
    pub taken: Vec<Item>,
    /// What was taken although something about it had to be guessed.
    pub guessed: Vec<Item>,
    /// What has no place in the report or could not be read: each stands in the file as a comment.
    pub left: Vec<Item>,
}

/// A file to be saved beside a report file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its path from the report's folder, with `/` between names: `2024-图/图1.png`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One thing a document says, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it is in the report; nothing for what has no place there.
    pub at: Option<Place>,
    /// That place in words, or what kind of thing it is.
    pub what: String,
    /// Where it stands in the document: 表三!C7, 第12段; empty where the document does not have it.
    pub from: String,
    /// What it says.
    pub says: String,
    /// Why it was guessed or left, in Chinese; empty where it was taken as it stands.
    pub why: String,
    /// Whether the report is not finished before a person has answered it.
    pub open: bool,
}

impl Import {
    /// Whether a person still has to answer something.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.left.iter().any(|item| item.open)
    }

    /// How many figures of the statutory tables were read, with or without a guess.
    #[must_use]
    pub fn figures(&self) -> usize {
        let cell = |item: &&Item| matches!(item.at, Some(Place::Cell(_)));
        self.taken.iter().chain(&self.guessed).filter(cell).count()
    }
}
