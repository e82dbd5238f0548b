//! The text of a part in the markup of report files: headings, paragraphs, pictures with their captions, tables of
//! the writer's own. It must not decide where a part begins.

mod caption;
mod heading;
mod picture;
mod table;

use crate::foreign::{Block, Document, Paragraph, Run};
pub(crate) use table::lines;

use crate::draft;
use crate::outcome::{Item, Saved};
use crate::plain::{Style, numbered, one_line, visible};
use std::collections::BTreeSet;

/// Writes the text of parts, one after another.
pub(crate) struct Writer<'d> {
    document: &'d Document,
    /// The blocks that are something else: statutory tables, the head.
    taken: &'d BTreeSet<usize>,
    /// The level at which the parts' own headings stand.
    base: u8,
    /// The folder pictures go to, as the report file names it.
    folder: String,
    /// Whether the part at hand has headings that say so themselves.
    marked: bool,
    /// The pictures so far.
    pub(crate) pictures: Vec<Saved>,
    /// What was taken with a guess.
    pub(crate) guessed: Vec<Item>,
    /// What was left.
    pub(crate) left: Vec<Item>,
}

impl<'d> Writer<'d> {
    pub(crate) fn new(
        document: &'d Document,
        taken: &'d BTreeSet<usize>,
        base: u8,
        folder: String,
    ) -> Self {
        Self {
            document,
            taken,
            base,
            folder,
            marked: false,
            pictures: Vec::new(),
            guessed: Vec::new(),
            left: Vec::new(),
        }
    }

    /// Some blocks as lines of a report file's prose.
    pub(crate) fn lines(&mut self, blocks: &[usize]) -> Vec<String> {
        let open: Vec<usize> =
            blocks.iter().copied().filter(|at| !self.taken.contains(at)).collect();
        self.marked =
            open.iter().any(|at| self.paragraph_at(*at).is_some_and(|it| self.is_marked(it)));
        let mut lines = Vec::new();
        let mut done = BTreeSet::new();
        for (index, &at) in open.iter().enumerate() {
            if done.contains(&at) {
                continue;
            }
            let next = open.get(index + 1).copied();
            match self.document.blocks.get(at) {
                Some(Block::Paragraph(paragraph)) => {
                    if next.is_some_and(|next| self.captions(paragraph, next)) {
                        continue;
                    }
                    lines.extend(self.paragraph(paragraph, next));
                }
                Some(Block::Picture(picture)) => {
                    let below = next.filter(|next| !done.contains(next));
                    let before = index.checked_sub(1).and_then(|before| open.get(before)).copied();
                    let (line, used) = self.picture(picture, before, below);
                    done.extend(used);
                    lines.push(line);
                }
                Some(Block::Grid(grid)) => {
                    let above = index.checked_sub(1).and_then(|above| open.get(above));
                    let above = above.and_then(|above| self.paragraph_at(*above));
                    let caption = above.filter(|it| self.captions(it, at)).map(Paragraph::text);
                    lines.extend(self.table(grid, caption));
                }
                None => {}
            }
        }
        lines
    }

    fn paragraph_at(&self, at: usize) -> Option<&'d Paragraph> {
        match self.document.blocks.get(at)? {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        }
    }

    /// Whether a paragraph is the caption of the table that follows it.
    fn captions(&self, paragraph: &Paragraph, next: usize) -> bool {
        matches!(self.document.blocks.get(next), Some(Block::Grid(grid)) if grid.caption.is_none())
            && caption::is_of_table(paragraph)
    }

    /// A paragraph as its lines: one, or one for each line break in it.
    fn paragraph(&mut self, paragraph: &Paragraph, next: Option<usize>) -> Vec<String> {
        if let Some(heading) = self.heading(paragraph, next) {
            return vec![heading];
        }
        let number = number(paragraph);
        let runs = without_bold_lead(paragraph, &number);
        let mut lines = vec![draft::words(&number)];
        for run in &runs {
            let mut pieces = run.text.split('\n');
            push(run, pieces.next().unwrap_or_default(), &mut lines);
            for piece in pieces {
                lines.push(String::new());
                push(run, piece, &mut lines);
            }
            if let Some(note) = run.note.and_then(|note| self.document.notes.get(note)) {
                let text = one_line(&note.text);
                if let Some(line) = lines.last_mut() {
                    line.push_str(&draft::words(&format!("（注：{text}）")));
                }
                let why = "脚注写进了正文的括号里".to_owned();
                self.guess(&note.place, &text, why);
            }
        }
        let lines = lines.into_iter().map(|line| draft::line(line.trim()));
        lines.filter(|line| !line.is_empty()).collect()
    }

    fn guess(&mut self, from: &str, says: &str, why: String) {
        let (what, from, says) = ("正文".to_owned(), from.to_owned(), says.to_owned());
        self.guessed.push(Item { at: None, what, from, says, why, open: false });
    }
}

fn push(run: &Run, piece: &str, lines: &mut [String]) {
    let Some(line) = lines.last_mut() else { return };
    let piece: String = piece.chars().filter(|ch| !is_unseen(*ch)).collect();
    let piece = piece.replace('\t', " ");
    if piece.is_empty() {
        return;
    }
    match &run.link {
        Some(target) => line.push_str(&draft::link(&piece, target)),
        None if run.bold => line.push_str(&draft::bold(&piece)),
        None => line.push_str(&draft::words(&piece)),
    }
}

/// A paragraph's automatic number; a bullet is none, and official documents have no bullets.
fn number(paragraph: &Paragraph) -> String {
    let number = paragraph.number.as_deref().map(str::trim).unwrap_or_default();
    if number.chars().any(char::is_alphanumeric) { number.to_owned() } else { String::new() }
}

/// The runs of a paragraph, joined where they look alike; a number at its head and the heading run in behind
/// it are bold by being that.
fn without_bold_lead(paragraph: &Paragraph, number: &str) -> Vec<Run> {
    let text = format!("{number}{}", visible(&paragraph.text()));
    let is_numbered = numbered(&text).0.is_some_and(|it| it.style != Style::Chinese);
    let mut lead = is_numbered;
    let mut runs: Vec<Run> = Vec::new();
    for run in &paragraph.runs {
        let mut run = run.clone();
        if lead {
            lead = !run.text.contains('。');
            run.bold = false;
        }
        match runs.last_mut() {
            Some(last) if last.bold == run.bold && last.link == run.link && last.note.is_none() => {
                last.text.push_str(&run.text);
                last.note = run.note;
            }
            _ => runs.push(run),
        }
    }
    runs
}

/// Whether a character is left out of running text: it cannot be seen, and was not typed on purpose.
fn is_unseen(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}') || ch.is_control() && ch != '\t'
}
