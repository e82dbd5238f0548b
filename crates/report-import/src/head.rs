//! Who reports, on which year, published when: out of the title, the lines around it, the signature and what the
//! file says of itself. It must not invent any of it.

mod contact;

pub(crate) use contact::contact;

use crate::date::{date, year};
use crate::foreign::Fact;
use crate::plain::one_line;
use report_core::report::{Date, MATTER, NAME};

/// A line that may say something of the whole report.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Where it stands.
    pub(crate) place: String,
    /// What it says, on one line.
    pub(crate) text: String,
    /// Whether it is set to the right or in the middle.
    pub(crate) aside: bool,
    /// Where it is among the document's blocks; nothing for a cell or a fact.
    pub(crate) block: Option<usize>,
}

/// Something found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known<T> {
    pub(crate) value: T,
    pub(crate) from: String,
}

/// The head of a report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) agency: Option<Known<String>>,
    pub(crate) issuer: Option<Known<String>>,
    pub(crate) year: Option<Known<u16>>,
    pub(crate) published: Option<Known<Date>>,
    /// The title as it stands there, a line each.
    pub(crate) title: Vec<String>,
    pub(crate) signed: bool,
    /// The blocks that are part of the head.
    pub(crate) blocks: Vec<usize>,
}

/// How titles end that are not worded as the statute words them.
const NAMES: &[&str] =
    &[NAME, "政府信息公开年度报告", "政府信息公开工作年报", "信息公开工作年度报告"];

/// The most lines a title is broken over.
const TITLE_LINES: usize = 4;

/// What names the office in a line of a form or the date.
const AGENCY_MARKS: &[&str] = &[
    "填报单位",
    "填表单位",
    "报送单位",
    "单位名称",
    "编制单位",
    "编制机关",
    "机关名称",
    "机关全称",
    "报告单位",
];
const DATE_MARKS: &[&str] =
    &["公布日期", "发布日期", "发布时间", "公开日期", "发文日期", "成文日期", "生成日期", "日期"];
const YEAR_MARKS: &[&str] = &["报告年度", "年度"];

/// What sites and programs call the day a page was published.
const PUBLISHED: &[&str] =
    &["pubdate", "publishdate", "datepublished", "dcterms:issued", "published"];
/// What sites call the title of a page.
const TITLES: &[&str] = &["articletitle", "title", "dc:title", "dcterms:title"];

/// Reads the head out of the lines before the first part, those behind the last, and the file's own facts.
pub(crate) fn head(before: &[Line], after: &[Line], facts: &[Fact]) -> Head {
    let mut head = Head::default();
    title(before, &mut head);
    marked(before, &mut head);
    marked(after, &mut head);
    signature(after, &mut head);
    if head.published.is_none() {
        dated(before, &mut head);
    }
    told(facts, &mut head);
    head
}

/// The title: the fewest lines that together end as titles of reports do, and the office's name above them.
fn title(lines: &[Line], head: &mut Head) {
    let runs = (1..=TITLE_LINES).flat_map(|count| lines.windows(count).enumerate());
    for (start, run) in runs {
        let whole: String = run.iter().map(|line| line.text.replace(' ', "")).collect();
        let named = NAMES.iter().find(|name| whole.contains(*name));
        let fits =
            whole.chars().count() <= LONGEST_TITLE && !whole.contains(['。', '：', '>', '|']);
        if named.is_none_or(|name| !fits || !ends(&whole, name)) {
            continue;
        }
        let from = run.first().map(|line| line.place.clone()).unwrap_or_default();
        entitled(&whole, &from, head);
        let above = start.checked_sub(1).and_then(|above| lines.get(above));
        let above = above.filter(|line| head.agency.is_none() && is_office(&line.text));
        if let Some(line) = above {
            head.agency = Some(Known { value: line.text.clone(), from: line.place.clone() });
        }
        let taken = above.into_iter().chain(run);
        head.title = taken.clone().map(|line| line.text.clone()).collect();
        head.blocks.extend(taken.filter_map(|line| line.block));
        return;
    }
}

/// The longest title, in characters.
const LONGEST_TITLE: usize = 80;

/// Whether a title says nothing more behind its name than a year, or that it is of one: （2024年）, （公开版）.
fn ends(whole: &str, name: &str) -> bool {
    let rest = whole.rsplit_once(name).map_or("", |(_, rest)| rest);
    rest.is_empty() || rest.starts_with(['（', '(', '》', '-', '_', '—'])
}

/// What a title says: whose report, on which year.
fn entitled(whole: &str, from: &str, head: &mut Head) {
    let known = |value: &str| Known { value: value.to_owned(), from: from.to_owned() };
    let bare = whole.trim_start_matches(['《', '“']).trim_start_matches("关于");
    let agency = match year(bare) {
        Some((agency, value, _)) => {
            head.year.get_or_insert(Known { value, from: from.to_owned() });
            // In 年度报告（2024年） the year follows the name.
            NAMES
                .iter()
                .find_map(|name| agency.split_once(name))
                .map_or(agency, |(agency, _)| agency)
        }
        None => bare.split(MATTER).next().unwrap_or_default(),
    };
    let agency =
        agency.trim().trim_end_matches("关于").trim_end_matches(['的', '《', '（', '(']).trim();
    if agency.chars().count() >= SHORTEST_AGENCY {
        head.agency.get_or_insert(known(agency));
    }
}

/// The shortest name of an office, in characters: 某某局.
const SHORTEST_AGENCY: usize = 3;

/// Lines that name what they say: 填报单位：某某局.
fn marked(lines: &[Line], head: &mut Head) {
    for line in lines {
        for piece in line.text.split(['；', ';', '|', '\u{3000}']).flat_map(|it| it.split("  ")) {
            let Some((mark, value)) = piece.split_once(['：', ':']) else { continue };
            let (mark, value) = (mark.trim().replace(' ', ""), value.trim());
            let is = |marks: &[&str]| marks.iter().any(|known| mark.ends_with(known));
            if is(AGENCY_MARKS) && value.chars().count() >= SHORTEST_AGENCY {
                let value = value.split(' ').next().unwrap_or(value).to_owned();
                head.agency.get_or_insert(Known { value, from: line.place.clone() });
                head.blocks.extend(line.block);
            } else if is(DATE_MARKS)
                && let Some(value) = date(value)
            {
                head.published.get_or_insert(Known { value, from: line.place.clone() });
                head.blocks.extend(line.block);
            } else if is(YEAR_MARKS)
                && let Some((_, value, _)) = year(value)
            {
                head.year.get_or_insert(Known { value, from: line.place.clone() });
                head.blocks.extend(line.block);
            }
        }
    }
}

/// The last lines of a report: an office's name, and the date below it.
fn signature(after: &[Line], head: &mut Head) {
    let Some((at, value)) =
        after.iter().enumerate().rev().find_map(|(at, line)| Some((at, date(&line.text)?)))
    else {
        return;
    };
    let Some(line) = after.get(at) else { return };
    let name = at.checked_sub(1).and_then(|above| after.get(above));
    let name = name.filter(|line| is_office(&line.text));
    // A date in the middle of a text is no signature.
    if name.is_none() && !line.aside {
        return;
    }
    head.published = Some(Known { value, from: line.place.clone() });
    head.blocks.extend(line.block);
    let Some(name) = name else { return };
    head.signed = true;
    head.blocks.extend(name.block);
    let known = Known { value: name.text.clone(), from: name.place.clone() };
    match &head.agency {
        None => head.agency = Some(known),
        Some(agency) if agency.value != known.value => head.issuer = Some(known),
        Some(_) => {}
    }
}

/// Whether a line may be an office's name and nothing else.
fn is_office(text: &str) -> bool {
    let length = text.chars().count();
    (SHORTEST_AGENCY..=30).contains(&length)
        && text.chars().all(|ch| ch.is_alphabetic() || "（）() ".contains(ch))
}

/// A date alone on a line near the title.
fn dated(before: &[Line], head: &mut Head) {
    let found = before.iter().find_map(|line| Some((line, date(&line.text)?)));
    if let Some((line, value)) = found {
        head.published = Some(Known { value, from: line.place.clone() });
        head.blocks.extend(line.block);
    }
}

/// What the file says of itself beside its text.
fn told(facts: &[Fact], head: &mut Head) {
    let named = |names: &[&str]| {
        let is = |fact: &&Fact| names.contains(&fact.name.to_ascii_lowercase().as_str());
        facts.iter().filter(is).collect::<Vec<_>>()
    };
    for fact in named(PUBLISHED) {
        if let Some(value) = date(&fact.value) {
            head.published.get_or_insert(Known { value, from: fact.place.clone() });
        }
    }
    for fact in named(TITLES) {
        let whole = one_line(&fact.value).replace(' ', "");
        if NAMES.iter().any(|name| whole.contains(name)) && whole.chars().count() <= LONGEST_TITLE {
            entitled(&whole, &fact.place, head);
        }
    }
}

#[cfg(test)]
mod tests;
