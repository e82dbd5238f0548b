//! The running text of a paragraph: what a reader of the printed page sees, with what was deleted, hidden or meant for
//! fields left out. It must not decide what a paragraph is.

use super::story::Story;
use super::text::{Around, Revision, Text, branch};
use super::xml::{Element, is_on};
use report_import::{Remark, Run};

impl Story<'_, '_> {
    /// Everything in a paragraph, a hyperlink, an insertion.
    pub(super) fn inlines(&mut self, element: &Element, around: &Around, text: &mut Text) {
        for child in element.elements() {
            self.inline(child, around, text);
        }
    }

    fn inline(&mut self, element: &Element, around: &Around, text: &mut Text) {
        match &*element.name {
            "w:r" => self.run(element, around, text),
            "w:ins" | "w:moveTo" => {
                self.inlines(
                    element,
                    &Around { revision: Revision::Inserted, ..around.clone() },
                    text,
                );
            }
            "w:del" | "w:moveFrom" => {
                self.inlines(
                    element,
                    &Around { revision: Revision::Deleted, ..around.clone() },
                    text,
                );
            }
            "w:hyperlink" => {
                let target = element.attribute("id").and_then(|id| self.address(id));
                let link = target.or_else(|| around.link.clone());
                self.inlines(element, &Around { link, ..around.clone() }, text);
            }
            "w:sdt" => {
                if let Some(content) = element.child("w:sdtContent") {
                    self.inlines(content, around, text);
                }
            }
            "mc:AlternateContent" => {
                if let Some(branch) = branch(element) {
                    self.inlines(branch, around, text);
                }
            }
            "w:fldSimple" | "w:smartTag" | "w:customXml" | "w:dir" | "w:bdo" => {
                self.inlines(element, around, text);
            }
            name if name.starts_with("m:") => {
                let words = element.all().filter(|it| it.name == "m:t").map(Element::text);
                let words: String = words.collect();
                self.push(&words, around, text);
            }
            _ => {}
        }
    }

    fn run(&mut self, run: &Element, around: &Around, text: &mut Text) {
        let properties = run.child("w:rPr");
        let on = |name| is_on(properties.and_then(|it| it.child(name)));
        let style = properties.and_then(|it| it.child("w:rStyle")).and_then(Element::val);
        let style = style.map(|id| self.styles.get(Some(id))).unwrap_or_default();
        let own = Around {
            bold: on("w:b").or(style.bold).unwrap_or(around.bold),
            hidden: on("w:vanish").or(style.hidden).unwrap_or(around.hidden),
            ..around.clone()
        };
        if text.size.is_none() {
            let size = properties.and_then(|it| it.child("w:sz")).and_then(Element::val);
            text.size = size.and_then(|it| it.parse().ok());
        }
        self.content(run, &own, text);
    }

    /// What stands in a run.
    fn content(&mut self, run: &Element, around: &Around, text: &mut Text) {
        for child in run.elements() {
            match &*child.name {
                "w:t" | "w:delText" => self.push(&child.text(), around, text),
                "w:tab" | "w:ptab" => self.push("\t", around, text),
                "w:br" | "w:cr" => match child.attribute("type") {
                    Some("page" | "column") => {}
                    _ => self.push("\n", around, text),
                },
                "w:noBreakHyphen" => self.push("-", around, text),
                "w:sym" => {
                    let code =
                        child.attribute("char").and_then(|it| u32::from_str_radix(it, 16).ok());
                    // Codes of symbol fonts have no meaning without the font.
                    let code = code.filter(|code| !(0xf000..=0xf0ff).contains(code));
                    if let Some(ch) = code.and_then(char::from_u32) {
                        self.push(ch.encode_utf8(&mut [0; 4]), around, text);
                    }
                }
                "w:fldChar" => match child.attribute("fldCharType") {
                    Some("begin") => text.codes.push(true),
                    Some("separate") => {
                        if let Some(code) = text.codes.last_mut() {
                            *code = false;
                        }
                    }
                    Some("end") => drop(text.codes.pop()),
                    _ => {}
                },
                "w:ruby" => {
                    if let Some(base) = child.child("w:rubyBase") {
                        self.inlines(base, around, text);
                    }
                }
                "w:footnoteReference" | "w:endnoteReference" => {
                    let note = child.attribute("id").and_then(|id| self.note(&child.name, id));
                    if let Some(note) =
                        note.filter(|_| around.revision != Revision::Deleted && !around.hidden)
                    {
                        if text.runs.is_empty() {
                            text.runs.push(Run::default());
                        }
                        if let Some(run) = text.runs.last_mut() {
                            run.note = Some(note);
                        }
                    }
                }
                "mc:AlternateContent" => {
                    if let Some(branch) = branch(child) {
                        self.content(branch, around, text);
                    }
                }
                "w:drawing" | "w:pict" | "w:object"
                    if around.revision != Revision::Deleted && !around.hidden =>
                {
                    let mut found = self.drawing(child);
                    text.after.append(&mut found);
                }
                _ => {}
            }
        }
    }

    /// Adds words, where a reader of the page sees them.
    fn push(&self, words: &str, around: &Around, text: &mut Text) {
        if words.is_empty() || text.codes.contains(&true) {
            return;
        }
        match around.revision {
            Revision::None => {}
            Revision::Inserted => text.inserted.push_str(words),
            Revision::Deleted => text.deleted.push_str(words),
        }
        // In a report of ours that came back nothing is taken over that nobody asked for.
        let gone =
            around.revision == if self.ours { Revision::Inserted } else { Revision::Deleted };
        if gone {
            return;
        }
        if around.hidden {
            return text.hidden.push_str(words);
        }
        match text.runs.last_mut() {
            Some(last)
                if last.bold == around.bold && last.link == around.link && last.note.is_none() =>
            {
                last.text.push_str(words);
            }
            _ => text.runs.push(Run {
                text: words.to_owned(),
                bold: around.bold,
                link: around.link.clone(),
                note: None,
            }),
        }
    }

    /// Tells what of a paragraph was not taken.
    pub(super) fn tell(&mut self, place: &str, text: &Text) {
        let kinds = if self.ours {
            [
                (&text.hidden, "隐藏的文字没有取"),
                (&text.inserted, "修订中插入的文字没有取，请决定要不要"),
                (&text.deleted, "修订中删除的文字仍在，请决定要不要"),
            ]
        } else {
            [
                (&text.hidden, "隐藏的文字没有取"),
                (&text.deleted, "修订中删除的文字没有取"),
                (&text.inserted, ""),
            ]
        };
        for (words, message) in kinds {
            if !message.is_empty() && !words.trim().is_empty() {
                let (place, message) = (place.to_owned(), message.to_owned());
                self.document.remarks.push(Remark { place, message, left: Some(words.clone()) });
            }
        }
    }
}
