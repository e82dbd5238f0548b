//! Puts what was found into a draft of a report file, and lists what became of it. It must not find anything.

use crate::draft::{self, Draft, Noted};
use crate::foreign::{Block, Paragraph};
use crate::outcome::{Import, Item};
use crate::parts::Part;
use crate::plain::one_line;
use crate::prose::{Writer, lines};
use crate::reading::{Options, Reading};
use report_core::report::AgencyKind;
use report_core::vocab::SectionKey;
use report_core::{Edition, Place};

/// The draft as it grows, with the lists.
struct Maker<'r, 'd> {
    reading: &'r Reading<'d>,
    options: &'r Options,
    draft: Draft,
    taken: Vec<Item>,
    guessed: Vec<Item>,
    left: Vec<Item>,
}

pub(crate) fn write(reading: &Reading<'_>, options: &Options) -> Import {
    let draft = Draft::new(reading.found.edition);
    let (guessed, left) = reading.remarks();
    let mut maker = Maker { reading, options, draft, taken: Vec::new(), guessed, left };
    maker.head();
    maker.cells();
    let pictures = maker.parts();
    maker.rest();
    maker.introduction();
    let text = maker.draft.text();
    let year = reading.head.year.as_ref().map(|year| year.value);
    Import { text, year, pictures, taken: maker.taken, guessed: maker.guessed, left: maker.left }
}

impl Maker<'_, '_> {
    fn key(&mut self, key: &str, what: &str, from: &str, says: &str, why: &str) {
        let item = Item {
            at: Some(Place::Key(key.to_owned())),
            what: what.to_owned(),
            from: from.to_owned(),
            says: says.to_owned(),
            why: why.to_owned(),
            open: false,
        };
        if why.is_empty() { self.taken.push(item) } else { self.guessed.push(item) }
    }

    fn ask(&mut self, key: &str, what: &str, why: &str) {
        let (at, what, why) = (Some(Place::Key(key.to_owned())), what.to_owned(), why.to_owned());
        self.left.push(Item {
            at,
            what,
            from: String::new(),
            says: String::new(),
            why,
            open: true,
        });
    }

    /// The comment that says where a value comes from, where it is asked for.
    fn trace(&self, from: &str) -> Option<String> {
        (self.options.trace && !from.is_empty()).then(|| from.to_owned())
    }

    fn head(&mut self) {
        let head = &self.reading.head;
        if let Some(year) = &head.year {
            self.draft.year = Noted { value: Some(year.value), note: self.trace(&year.from) };
            self.key("year", "报告年度", &year.from, &year.value.to_string(), "");
            self.edition(year.value);
        } else {
            let why = "没有找到报告年度，请另起一行写 year = 四位数的年度";
            self.draft.year = Noted::unsettled(None, why);
            self.ask("year", "报告年度", "没有找到");
        }
        self.agency();
        if let Some(published) = &head.published {
            let note = self.trace(&published.from);
            self.draft.published = Noted { value: Some(published.value), note };
            self.key(
                "document.published",
                "公布日期",
                &published.from,
                &published.value.to_string(),
                "",
            );
        }
        self.draft.signature = head.signed;
        let whole = head.title.concat().replace(' ', "");
        let agency = head.agency.as_ref().map(|it| it.value.clone()).unwrap_or_default();
        let made = head.year.as_ref().map(|year| draft::title(&agency, year.value));
        if !whole.is_empty() && made.is_none_or(|made| made != whole) {
            self.draft.title.clone_from(&head.title);
        }
        for (key, value) in &self.reading.contact {
            let note = self.trace(&value.from);
            self.draft.contact.insert(key, Noted { value: value.value.clone(), note });
            self.key(&format!("contact.{key}"), "联系方式", &value.from, &value.value, "");
        }
    }

    /// Which edition the tables are of, where that is not what the year says.
    fn edition(&mut self, year: u16) {
        let own = self.reading.found.edition;
        let due = Edition::for_year(year);
        if !self.reading.found.placed.is_empty() && due.is_some_and(|due| due != own) {
            let due = due.map(Edition::key).unwrap_or_default();
            let why = format!("{year} 年度应按 {due} 版格式，文件里的表是 {own} 版的");
            self.key("edition", "表格版本", "", own.key(), &why);
        } else if !self.reading.found.sure {
            self.key("edition", "表格版本", "", own.key(), "表里没有只属于一版的行列，按年度定");
        }
    }

    fn agency(&mut self) {
        let head = &self.reading.head;
        let Some(agency) = &head.agency else {
            self.draft.agency = Noted::unsettled(String::new(), "没有找到机关全称");
            self.ask("agency.name", "机关全称", "没有找到");
            return;
        };
        self.draft.agency = Noted { value: agency.value.clone(), note: self.trace(&agency.from) };
        self.key("agency.name", "机关全称", &agency.from, &agency.value, "");
        if let Some(kind) = AgencyKind::named(&agency.value) {
            self.draft.kind = Noted::plain(kind);
            self.key("agency.kind", "机关类别", &agency.from, kind.chinese(), "按机关名称定");
        } else {
            let why = "按名称分不清，是政府部门的请写 department";
            self.draft.kind = Noted::unsettled(AgencyKind::default(), why);
            self.ask("agency.kind", "机关类别", why);
        }
        if let Some(issuer) = &head.issuer {
            let note = self.trace(&issuer.from);
            self.draft.issuer = Some(Noted { value: issuer.value.clone(), note });
            self.key("agency.issuer", "编制机构", &issuer.from, &issuer.value, "按文末署名");
        }
    }

    fn cells(&mut self) {
        let form = self.reading.found.edition.form();
        for (cell, settled) in &self.reading.cells {
            let item = settled.item(form, *cell);
            let entry = match &settled.written {
                Some(text) => Noted { value: text.clone(), note: self.trace(&settled.from) },
                None => Noted::unsettled(String::new(), &asked(&item)),
            };
            self.draft.cells.insert(*cell, entry);
            let list = match (item.open, item.why.is_empty()) {
                (true, _) => &mut self.left,
                (false, true) => &mut self.taken,
                (false, false) => &mut self.guessed,
            };
            list.push(item);
        }
    }

    /// The parts' prose; gives the pictures in it.
    fn parts(&mut self) -> Vec<crate::outcome::Saved> {
        let reading = self.reading;
        let base = reading.parts.iter().filter_map(|part| part.level).min().unwrap_or_default();
        let year = reading.head.year.as_ref().map(|year| format!("{}-", year.value));
        let folder = format!("{}图", year.unwrap_or_default());
        let folder = self.options.folder.clone().unwrap_or(folder);
        let mut writer = Writer::new(reading.document, &reading.taken, base, folder);
        let first = reading.parts.first().map_or(0, |part| part.head);
        let before: Vec<usize> = (0..first).filter(|at| !self.is_sheet(*at)).collect();
        let preface = writer.lines(&before);
        if preface.iter().any(|line| !line.is_empty()) {
            let part = draft::Part { text: joined(&preface), ..draft::Part::default() };
            self.draft.parts.insert(SectionKey::Preface, part);
        }
        for part in &reading.parts {
            let made = self.part(part, &mut writer);
            self.draft.parts.insert(part.key, made);
            self.key(
                part.key.key(),
                part.key.chinese(),
                &place(reading, part.head),
                &part.heading,
                "",
            );
        }
        self.guessed.append(&mut writer.guessed);
        self.left.append(&mut writer.left);
        writer.pictures
    }

    fn is_sheet(&self, at: usize) -> bool {
        matches!(self.reading.document.blocks.get(at), Some(Block::Grid(grid)) if grid.sheet.is_some())
    }

    fn part(&self, part: &Part, writer: &mut Writer<'_>) -> draft::Part {
        let form = self.reading.found.edition.form();
        let printed = form.section(part.key).map(|section| section.heading);
        let heading = (printed != Some(&part.heading)).then(|| part.heading.clone());
        let blocks: Vec<usize> = part.blocks.clone().collect();
        let Some(table) = part.key.table() else {
            let text = joined(&writer.lines(&blocks));
            return draft::Part { heading, text, ..draft::Part::default() };
        };
        let is_table = |at: &usize| {
            self.reading.found.blocks.get(at).is_some_and(|tables| tables.contains(&table))
        };
        // The last piece of the table ends what stands above it; without a table all of it does.
        let end = blocks.iter().rposition(&is_table).unwrap_or(blocks.len());
        let start = blocks.iter().position(is_table).unwrap_or(blocks.len());
        let (above, below) = (blocks.get(..start), blocks.get(end..));
        let text = joined(&writer.lines(above.unwrap_or_default()));
        let notes = self.notes(below.unwrap_or_default(), writer);
        draft::Part { heading, text, notes, comments: Vec::new() }
    }

    /// The paragraphs under a table; what is no paragraph there is left.
    fn notes(&self, blocks: &[usize], writer: &mut Writer<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        for at in blocks.iter().filter(|at| !self.reading.taken.contains(at)) {
            match self.reading.document.blocks.get(*at) {
                Some(Block::Paragraph(paragraph)) => notes.extend(noted(paragraph)),
                Some(Block::Grid(grid)) => writer.left.push(Item {
                    at: None,
                    what: "表格".to_owned(),
                    from: grid.place.clone(),
                    says: grid.cells.iter().flat_map(lines).collect::<Vec<_>>().join(" | "),
                    why: "表后不能再放表格".to_owned(),
                    open: true,
                }),
                Some(Block::Picture(_)) => {
                    let lines = writer.lines(&[*at]);
                    writer.left.push(Item {
                        at: None,
                        what: "图片".to_owned(),
                        from: place(self.reading, *at),
                        says: lines.join(" "),
                        why: "表后不能再放图片，已另存".to_owned(),
                        open: true,
                    });
                }
                None => {}
            }
        }
        notes
    }

    /// What stands in no part: every piece of it as a comment with its source.
    fn rest(&mut self) {
        let reading = self.reading;
        if reading.parts.is_empty() {
            for (at, block) in reading.document.blocks.iter().enumerate() {
                if !reading.taken.contains(&at) {
                    self.left.extend(unplaced(block));
                }
            }
        } else {
            let sheets =
                reading.document.blocks.iter().enumerate().filter(|(at, _)| self.is_sheet(*at));
            let open = sheets.filter(|(at, _)| !reading.taken.contains(at));
            let left: Vec<Item> = open.filter_map(|(_, block)| unplaced(block)).collect();
            self.left.extend(left);
        }
        let told = self
            .left
            .iter()
            .filter(|item| !matches!(item.at, Some(Place::Cell(_) | Place::Key(_))));
        let block = |item: &Item| {
            let mut block = vec![format!("没有放进年报的内容，{}", asked(item))];
            if item.open {
                block.push(format!("{}处理后请删去这几行", draft::UNSETTLED));
            }
            block
        };
        self.draft.rest = told.map(block).collect();
    }

    fn introduction(&mut self) {
        let name = &self.options.name;
        let from = if name.is_empty() { String::new() } else { format!("从“{name}”") };
        let mut lines = vec![format!("本文件由 report-cli import {from}带入，请对照原文件核对。")];
        let open = self.left.iter().filter(|item| item.open).count();
        if open > 0 {
            lines.push(format!(
                "有 {open} 处没有读准或没有找到，注有“待核”；填好一处，删去一处的注，全部删去才能通过核对。"
            ));
        }
        self.draft.introduction = lines;
    }
}

/// What is said behind a cell that is asked about: 表1 C7 “12 13”，读不出数.
fn asked(item: &Item) -> String {
    let says = if item.says.is_empty() { String::new() } else { format!("“{}”", item.says) };
    let place = [item.from.as_str(), says.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|piece| !piece.is_empty()).collect();
    let place = place.join(" ");
    match (place.is_empty(), item.why.is_empty()) {
        (true, _) => item.why.clone(),
        (false, true) => place,
        (false, false) => format!("{place}，{}", item.why),
    }
}

/// A paragraph under a table as its lines.
fn noted(paragraph: &Paragraph) -> Vec<String> {
    let number = paragraph.number.as_deref().unwrap_or_default();
    let text = format!("{number}{}", paragraph.text());
    text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect()
}

/// A block that is in no part.
fn unplaced(block: &Block) -> Option<Item> {
    let (what, from, says) = match block {
        Block::Paragraph(paragraph) => {
            ("文字", paragraph.place.clone(), one_line(&paragraph.text()))
        }
        Block::Grid(grid) => {
            let texts = grid.cells.iter().flat_map(lines).filter(|text| !text.is_empty());
            ("表格", grid.place.clone(), texts.collect::<Vec<_>>().join(" | "))
        }
        Block::Picture(picture) => ("图片", picture.place.clone(), picture.alternative.clone()),
    };
    let why = "不在六个部分之内".to_owned();
    (!says.is_empty()).then(|| Item {
        at: None,
        what: what.to_owned(),
        from,
        says,
        why,
        open: false,
    })
}

fn place(reading: &Reading<'_>, at: usize) -> String {
    match reading.document.blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => paragraph.place.clone(),
        Some(Block::Grid(grid)) => grid.place.clone(),
        Some(Block::Picture(picture)) => picture.place.clone(),
        None => String::new(),
    }
}

/// Lines as a text, without empty ones at its ends.
fn joined(lines: &[String]) -> String {
    lines.join("\n").trim_matches('\n').to_owned()
}
