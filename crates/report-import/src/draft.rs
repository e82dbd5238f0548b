//! A report file out of what was found in another document: every figure as it was published, and behind what a
//! person has to settle a comment that says so. It writes text only; it must not judge what was found.

mod markup;
mod rows;

pub(crate) use markup::{bold, line, link, literal, table_row, words};

use report_core::Cell;
use report_core::form::{Edition, Form, FormSection};
use report_core::report::{AgencyKind, ContactKey, Date, NAME};
use report_core::vocab::SectionKey;
use report_toml::template::writer::{Writer, quoted};
use std::collections::BTreeMap;

/// What a comment begins with that a person has to settle before the report is finished.
pub(crate) use report_toml::UNSETTLED;

/// A value, and what is said behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Noted<T> {
    /// The value.
    pub(crate) value: T,
    /// The comment behind it, on one line and without `#`.
    pub(crate) note: Option<String>,
}

impl<T> Noted<T> {
    /// A value of which there is nothing to say.
    pub(crate) const fn plain(value: T) -> Self {
        Self { value, note: None }
    }

    /// A value a person has to settle.
    pub(crate) fn unsettled(value: T, why: &str) -> Self {
        Self { value, note: Some(format!("{UNSETTLED}{why}")) }
    }
}

/// A part as it is to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// The heading that replaces the form's own.
    pub(crate) heading: Option<String>,
    /// The prose, a block a line, in the markup of report files: see [`literal`].
    pub(crate) text: String,
    /// Lines under the table.
    pub(crate) notes: Vec<String>,
    /// What belongs to the part and has no place in it, a comment each.
    pub(crate) comments: Vec<String>,
}

/// What a report file is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The edition of the form.
    pub(crate) edition: Edition,
    /// 报告年度; nothing where it is to be settled.
    pub(crate) year: Noted<Option<u16>>,
    /// The agency's full name; empty where it is to be settled.
    pub(crate) agency: Noted<String>,
    /// What kind of office it is.
    pub(crate) kind: Noted<AgencyKind>,
    /// 编制机构.
    pub(crate) issuer: Option<Noted<String>>,
    /// The title's lines where they are not made from agency and year.
    pub(crate) title: Vec<String>,
    /// 公布日期.
    pub(crate) published: Noted<Option<Date>>,
    /// Whether name and date are signed at the end.
    pub(crate) signature: bool,
    /// How to reach the office.
    pub(crate) contact: BTreeMap<&'static str, Noted<String>>,
    /// The figures as published; a cell without one is blank.
    pub(crate) cells: BTreeMap<Cell, Noted<String>>,
    /// The parts; one that is missing is empty.
    pub(crate) parts: BTreeMap<SectionKey, Part>,
    /// What the file says first, a comment a line.
    pub(crate) introduction: Vec<String>,
    /// What has no place in the report, a block of comment lines each.
    pub(crate) rest: Vec<Vec<String>>,
}

impl Draft {
    /// A draft that says nothing.
    pub(crate) fn new(edition: Edition) -> Self {
        Self {
            edition,
            year: Noted::default(),
            agency: Noted::default(),
            kind: Noted::default(),
            issuer: None,
            title: Vec::new(),
            published: Noted::default(),
            signature: false,
            contact: BTreeMap::new(),
            cells: BTreeMap::new(),
            parts: BTreeMap::new(),
            introduction: Vec::new(),
            rest: Vec::new(),
        }
    }

    /// The text of the report file. Any text may stand in the draft; it is quoted as TOML asks.
    pub(crate) fn text(&self) -> String {
        let mut out = Writer::default();
        for line in &self.introduction {
            comment(line, &mut out);
        }
        self.head(&mut out);
        for section in std::iter::once(None).chain(self.form().sections.iter().map(Some)) {
            self.part(section, &mut out);
        }
        for block in &self.rest {
            out.blank_line();
            for line in block {
                comment(line, &mut out);
            }
        }
        out.text
    }

    fn form(&self) -> &'static Form {
        self.edition.form()
    }

    fn head(&self, out: &mut Writer) {
        out.blank_line();
        let about = format!("表格版本: {}", self.form().number);
        out.key("edition", &quoted(self.edition.key()), &about);
        match self.year.value {
            Some(year) => out.key("year", &year.to_string(), &said(&self.year, "报告年度")),
            None => out.note(&said(&self.year, "报告年度没有写")),
        }
        out.header("agency", "编制机关");
        out.key("name", &quoted(&self.agency.value), &said(&self.agency, "机关全称"));
        let kind = self.kind.value;
        out.key("kind", &quoted(kind.key()), &said(&self.kind, kind.chinese()));
        if let Some(issuer) = &self.issuer {
            out.key("issuer", &quoted(&issuer.value), &said(issuer, "编制机构"));
        }
        out.header("document", "标题、日期、署名");
        if !self.title.is_empty() {
            let lines: Vec<String> = self.title.iter().map(|line| quoted(line)).collect();
            out.key("title", &format!("[{}]", lines.join(", ")), "每项一行");
        }
        if let Some(Date { year, month, day }) = self.published.value {
            let date = format!("{year:04}-{month:02}-{day:02}");
            out.key("published", &date, &said(&self.published, "公布日期"));
        } else {
            let year = self.year.value.unwrap_or_default().saturating_add(1);
            out.optional(
                "published",
                &format!("{year:04}-01-28"),
                &said(&self.published, "公布日期"),
            );
        }
        out.key(
            "signature",
            if self.signature { "true" } else { "false" },
            "是否在文末署名、署日期",
        );
        if !self.contact.is_empty() {
            out.header("contact", "联系方式");
        }
        for key in ContactKey::ALL {
            if let Some(value) = self.contact.get(key.key()) {
                out.key(key.key(), &quoted(&value.value), &said(value, key.chinese()));
            }
        }
    }

    /// A part of the form, or the preface.
    fn part(&self, section: Option<&FormSection>, out: &mut Writer) {
        let key = section.map_or(SectionKey::Preface, |section| section.key);
        let (own, empty) = (self.parts.get(&key), Part::default());
        if section.is_none() && own.is_none() {
            return;
        }
        let part = own.unwrap_or(&empty);
        out.header(key.key(), section.map_or(key.chinese(), |section| section.heading));
        if let Some(heading) = &part.heading {
            out.line(&format!("heading = {}", quoted(heading)));
        }
        for line in &part.comments {
            comment(line, out);
        }
        let Some(table) = key.table() else {
            return prose("text", &part.text, out);
        };
        if !part.text.is_empty() {
            prose("intro", &part.text, out);
        }
        rows::table(self, self.form().table(table), out);
        if !part.notes.is_empty() {
            out.line("notes = [");
            for note in &part.notes {
                out.line(&format!("  {},", quoted(note)));
            }
            out.line("]");
        }
    }
}

/// What stands behind a value: the note it has, else its name.
fn said<T>(value: &Noted<T>, name: &str) -> String {
    value.note.as_ref().map_or_else(|| name.to_owned(), |note| one_line(note))
}

/// A comment of its own, on as many lines as it has.
fn comment(text: &str, out: &mut Writer) {
    for line in text.split(['\n', '\r']) {
        out.note(&one_line(line));
    }
}

/// A text as a comment holds it: on one line, and without the controls TOML forbids there.
fn one_line(text: &str) -> String {
    let plain = |ch: char| if ch.is_control() && ch != '\t' { ' ' } else { ch };
    text.chars().map(plain).collect()
}

/// A key with prose between the marks that keep every character.
fn prose(key: &str, text: &str, out: &mut Writer) {
    out.line(&format!("{key} = '''"));
    for line in text.lines() {
        let kept: String = line.chars().filter(|ch| !ch.is_control() || *ch == '\t').collect();
        // Three quotes would end the text; a backslash keeps the third and is not printed.
        out.line(&kept.replace("'''", "''\\'"));
    }
    out.line("'''");
}

/// What a report is called, for whoever writes the first line.
pub(crate) fn title(agency: &str, year: u16) -> String {
    format!("{agency}{year}年{NAME}")
}

#[cfg(test)]
mod tests;
