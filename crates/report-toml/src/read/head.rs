//! Reads what stands before the parts of a report: edition and year, agency, document, contact. It
//! must not read tables or prose.

use super::Reader;
use super::keys;
use super::mend::typed;
use super::value::Group;
use report_core::faults::{self, Fault};
use report_core::form::Edition;
use report_core::report::{
    Agency, AgencyKind, Contact, ContactKey, Date, Document, Members, Place, Report,
};
use report_core::source::Spanned;
use toml::de::DeValue;

/// The years a report can be for: from the first format to the end of the century.
const YEARS: std::ops::RangeInclusive<u16> = 2019..=2099;

/// `edition` and `year`. A missing edition is taken from the year, so that the rest can be read.
pub(super) fn edition_and_year(
    cx: &mut Reader<'_>,
    root: Group<'_, '_>,
) -> (Spanned<Edition>, Spanned<u16>) {
    let year = year(cx, root);
    let edition = edition(cx, root);
    let by_year = year.as_ref().and_then(|year| Edition::for_year(year.value));
    if let (Some(edition), Some(year), Some(right)) = (&edition, &year, by_year)
        && edition.value != right
    {
        let message = format!(
            "{} 年度的报告应使用 {right} 版，这里写的是 {edition} 版",
            year.value,
            edition = edition.value
        );
        let found = faults::EDITION_YEAR_MISMATCH.found(edition.span, message);
        let found = found.secondary(year.span, "报告年度").at(Place::Key("edition".to_owned()));
        let form = right.form();
        cx.push(found.note(format!("{} 自 {} 年度起用", form.number, form.first_year)));
    }
    let fallback = by_year.unwrap_or(Edition::IN_FORCE);
    let edition = edition.unwrap_or_else(|| Spanned::new(fallback, root.header));
    let year = year.unwrap_or_else(|| Spanned::new(edition.value.form().first_year, root.header));
    (edition, year)
}

fn edition(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Option<Spanned<Edition>> {
    let typed = cx.required_text(root, "edition", "edition = \"2021\"")?;
    let edition = Edition::parse(&typed.value);
    if edition.is_none() {
        let choices = Edition::ALL
            .iter()
            .map(|edition| format!("\"{edition}\"（{}）", edition.form().number));
        let newer = is_newer(&typed.value);
        let fault = if newer { faults::NEWER_EDITION } else { faults::INVALID_CHOICE };
        let help = newer.then_some("已经发布了更新的格式的，请升级 report-cli");
        invalid_choice(cx, fault, &typed, "edition", &choices.collect::<Vec<_>>(), help);
    }
    edition.map(|edition| Spanned::new(edition, typed.span))
}

fn year(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Option<Spanned<u16>> {
    let Some(value) = root.value("year") else {
        cx.missing(root, "year", "year = 2024");
        return None;
    };
    let place = root.place("year");
    let span = cx.span(value.span());
    let (number, year) = match value.get_ref() {
        DeValue::Integer(number) => {
            (number.to_string(), u16::from_str_radix(number.as_str(), number.radix()).ok())
        }
        DeValue::String(text) if is_year(text.trim()) => {
            let year = text.trim().trim_end_matches('年');
            cx.wrong_type_with(value, place.clone(), "四位数的年份", year);
            (year.to_owned(), year.parse().ok())
        }
        _ => {
            cx.wrong_type(value, place, "四位数的年份，如 2024");
            return None;
        }
    };
    let Some(year) = year.filter(|year| YEARS.contains(year)) else {
        let message = format!("报告年度 {number} 不在 {} 至 {} 之间", YEARS.start(), YEARS.end());
        let found = faults::YEAR_OUT_OF_RANGE.found(span, message).at(place);
        cx.push(found.note("统一格式自 2019 年度的报告起用"));
        return None;
    };
    let year = Spanned::new(year, span);
    file_name_year(cx, &year);
    Some(year)
}

/// Whether a text is a year as one may have typed it: 2024, 2024年.
fn is_year(text: &str) -> bool {
    let digits = text.strip_suffix('年').unwrap_or(text);
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A file named after another year was probably copied from it.
fn file_name_year(cx: &mut Reader<'_>, year: &Spanned<u16>) {
    let name = cx.sources.file(cx.file).map(|file| file.name().to_owned()).unwrap_or_default();
    let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut years = stem.split(|ch: char| !ch.is_ascii_digit()).filter_map(|run| {
        let year = (run.len() == 4).then(|| run.parse::<u16>().ok())??;
        YEARS.contains(&year).then_some(year)
    });
    if let (Some(named), None) = (years.next(), years.next())
        && named != year.value
    {
        let message = format!("报告年度是 {}，文件名是 {stem}", year.value);
        let found = faults::YEAR_FILE_NAME_MISMATCH.found(year.span, message);
        cx.push(found.at(Place::Key("year".to_owned())).help("请核对报告年度，或给文件改名"));
    }
}

/// `[agency]`.
pub(super) fn agency(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Agency {
    let Some(group) = cx.group(root, "agency", keys::AGENCY) else {
        if root.value("agency").is_none() {
            cx.missing(root, "agency", "[agency]，并在其下写 name 与 kind");
        }
        return Agency::default();
    };
    let name = cx.required_text(group, "name", "name = \"某某区人民政府\"").unwrap_or_default();
    let kind = kind(cx, group, &name.value);
    Agency { name, kind, issuer: cx.text(group, "issuer") }
}

/// The kind as written, else the one the office's name tells.
fn kind(cx: &mut Reader<'_>, group: Group<'_, '_>, name: &str) -> AgencyKind {
    let named = AgencyKind::named(name);
    let Some(written) = written_kind(cx, group, named) else { return named.unwrap_or_default() };
    if let Some(named) =
        named.filter(|named| *named == AgencyKind::Department && *named != written.value)
    {
        let (kind, own) = (written.value, named.key());
        let message = format!(
            "“{name}”像是{}，kind 写的是 {}（{}）",
            named.chinese(),
            kind.key(),
            kind.chinese()
        );
        let found = faults::AGENCY_KIND_MISMATCH.found(written.span, message);
        let found = found.at(group.place("kind")).edit(written.span, own);
        cx.push(found.help(format!("请核对；是{}的请写 kind = \"{own}\"", named.chinese())));
    }
    written.value
}

fn written_kind(
    cx: &mut Reader<'_>,
    group: Group<'_, '_>,
    named: Option<AgencyKind>,
) -> Option<Spanned<AgencyKind>> {
    let example = match named {
        Some(kind) => format!("kind = \"{}\"（{}）", kind.key(), kind.chinese()),
        None => "kind = \"government\" 或 \"department\"".to_owned(),
    };
    let typed = cx.required_text(group, "kind", &example)?;
    let kind = AgencyKind::ALL.iter().copied().find(|kind| kind.key() == typed.value);
    if kind.is_none() {
        let choices =
            AgencyKind::ALL.iter().map(|kind| format!("\"{}\"（{}）", kind.key(), kind.chinese()));
        let choices = choices.collect::<Vec<_>>();
        invalid_choice(cx, faults::INVALID_CHOICE, &typed, "agency.kind", &choices, None);
    }
    kind.map(|kind| Spanned::new(kind, typed.span))
}

fn invalid_choice(
    cx: &mut Reader<'_>,
    fault: Fault,
    typed: &Spanned<String>,
    key: &str,
    choices: &[String],
    help: Option<&str>,
) {
    let message = format!("{key} 不能是“{}”", typed.value);
    let found = fault.found(typed.span, message).at(Place::Key(key.to_owned()));
    let found = found.help(format!("可选：{}", choices.join("、")));
    cx.push(match help {
        Some(help) => found.help(help),
        None => found,
    });
}

/// Whether an edition is named after a later year than any known one.
fn is_newer(edition: &str) -> bool {
    let newest = Edition::ALL.iter().filter_map(|edition| edition.key().parse().ok()).max();
    edition.parse::<u16>().is_ok_and(|year| Some(year) > newest)
}

/// A title that names another agency than the report's. Either may leave out a part of the name.
pub(super) fn check_title(cx: &mut Reader<'_>, report: &Report) {
    let Some(first) = report.document.title.first() else { return };
    let title: String = report.document.title.iter().map(|line| line.value.trim()).collect();
    let title = title.trim_start_matches("关于");
    let Some((named, _)) = title.split_once(|ch: char| ch.is_ascii_digit()) else { return };
    let (named, own) = (short(named), short(report.agency.name.value.trim()));
    let known = named.is_empty() || own.contains(named) || named.contains(own);
    if !known {
        let message = format!("标题写的是“{named}”，机关名称是“{}”", report.agency.name.value);
        let found = faults::TITLE_AGENCY_MISMATCH.found(first.span, message);
        let found = found.secondary(report.agency.name.span, "机关名称");
        cx.push(found.at(Place::Key("document.title".to_owned())).help("请核对哪一处写错了"));
    }
}

/// A government's name without what titles leave out.
fn short(name: &str) -> &str {
    name.trim_end_matches("人民政府")
}

/// `[document]`.
pub(super) fn document(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Document {
    let Some(group) = cx.group(root, "document", keys::DOCUMENT) else {
        return Document::default();
    };
    let document = Document {
        title: title(cx, group),
        published: published(cx, group),
        signature: cx.flag(group, "signature"),
        seal: cx.flag(group, "seal"),
        cover: cx.flag(group, "cover"),
        toc: cx.flag(group, "toc"),
        annexes: annexes(cx, group),
        members: members(cx, group),
        incomplete: cx.text(group, "incomplete"),
    };
    if let Some(lacking) = &document.incomplete {
        let message = format!("汇总未完成：{}", lacking.value);
        let found = faults::INCOMPLETE_REPORT.found(lacking.span, message);
        let found = found.at(group.place("incomplete"));
        cx.push(found.help("收齐后再汇总一次；只看版面的，用 pdf --draft"));
    }
    if document.signature && group.value("published").is_none() {
        let place = group.place("published");
        let message = "文末署名要有日期，缺少 document.published";
        let found = faults::MISSING_KEY.found(group.header, message).at(place);
        cx.push(found.help("请写 published = 2025-01-20，或改为 signature = false"));
    }
    document
}

fn title(cx: &mut Reader<'_>, group: Group<'_, '_>) -> Vec<Spanned<String>> {
    let lines = cx.texts(group, "title");
    let blank = lines.iter().any(|line| line.value.trim().is_empty());
    let is_text = group
        .value("title")
        .is_some_and(|value| matches!(value.get_ref(), DeValue::String(_) | DeValue::Array(_)));
    if blank || (is_text && lines.is_empty()) {
        let span = group.value("title").map_or(group.header, |value| cx.span(value.span()));
        let found = faults::EMPTY_VALUE.found(span, "标题有空行").at(group.place("title"));
        cx.push(found.help("每项写标题的一行；省略 title 时标题由机关名和年度生成"));
    }
    lines.into_iter().filter(|line| !line.value.trim().is_empty()).collect()
}

/// The names of annexes. GB/T 9704—2012 §7.3.4: numbered by the program where there are several, no
/// mark at the end.
fn annexes(cx: &mut Reader<'_>, group: Group<'_, '_>) -> Vec<Spanned<String>> {
    let names = cx.texts(group, "annexes");
    let place = group.place("annexes");
    for name in &names {
        let words = name.value.trim();
        let (fault, message, help) = if words.is_empty() {
            (faults::EMPTY_VALUE, "附件的名称是空的", "请写附件名称，或删去这一项")
        } else if is_numbered(words) {
            let help = "请只写名称，序号和“附件：”由程序编排";
            (faults::ANNEX_NAME, "附件名称前有序号或“附件”二字", help)
        } else if words.ends_with(['。', '，', '；', '、', '：', '.', ',', ';', ':']) {
            (faults::ANNEX_NAME, "附件名称后有标点", "附件名称后不加标点，请删去")
        } else {
            continue;
        };
        cx.push(fault.found(name.span, message).at(place.clone()).help(help));
    }
    names.into_iter().filter(|name| !name.value.trim().is_empty()).collect()
}

/// Whether a name begins with a number of its own, as `1.` or `附件2：`.
fn is_numbered(name: &str) -> bool {
    let rest = name.strip_prefix("附件").unwrap_or(name);
    let after = rest.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let marked = after.starts_with(['：', ':', '.', '．', '、']);
    marked && (rest.len() < name.len() || after.len() < rest.len())
}

fn published(cx: &mut Reader<'_>, group: Group<'_, '_>) -> Option<Spanned<Date>> {
    let value = group.value("published")?;
    let place = group.place("published");
    let DeValue::Datetime(written) = value.get_ref() else {
        match value.get_ref().as_str().and_then(typed::date) {
            Some(date) => cx.wrong_type_with(value, place, "不加引号的日期", &date),
            None => cx.wrong_type(value, place, "不加引号的日期，如 2025-01-20"),
        }
        return None;
    };
    let span = cx.span(value.span());
    if let (Some(date), None) = (written.date, written.time) {
        let date = Date { year: date.year, month: date.month, day: date.day };
        Some(Spanned::new(date, span))
    } else {
        let message = "公布日期只写年月日，不写时刻";
        let found = faults::INVALID_DATE.found(span, message).at(place);
        cx.push(found.help("请写成 2025-01-20 的样子"));
        None
    }
}

fn members(cx: &mut Reader<'_>, document: Group<'_, '_>) -> Members {
    match cx.group(document, "document.members", keys::MEMBERS) {
        Some(group) => {
            Members { departments: cx.count(group, "departments"), towns: cx.count(group, "towns") }
        }
        None => Members::default(),
    }
}

/// `[contact]`.
pub(super) fn contact(cx: &mut Reader<'_>, root: Group<'_, '_>) -> Contact {
    let mut contact = Contact::default();
    let Some(group) = cx.group(root, "contact", keys::CONTACT) else { return contact };
    for key in ContactKey::ALL {
        let text = cx.text(group, key.key());
        if let Some(text) = text.as_ref().filter(|text| !looks_right(*key, &text.value)) {
            let message = format!("“{}”不像{}", text.value, expected(*key));
            let place = group.place(key.key());
            cx.push(faults::CONTACT_FORMAT.found(text.span, message).at(place));
        }
        *contact.get_mut(*key) = text;
    }
    contact
}

fn looks_right(key: ContactKey, text: &str) -> bool {
    match key {
        ContactKey::Address => true,
        ContactKey::Postcode => is_postcode(text),
        ContactKey::Phone => is_phone(text),
        ContactKey::Email => is_email(text),
        ContactKey::Website => is_website(text),
    }
}

/// What a way to reach the office looks like, in words.
fn expected(key: ContactKey) -> String {
    let name = key.chinese();
    match key {
        ContactKey::Address => name.to_owned(),
        ContactKey::Postcode => format!("六位数字的{name}"),
        ContactKey::Phone => format!("{name}号码，如 010-12345678"),
        ContactKey::Email | ContactKey::Website => format!("{name}，如 {}", key.example()),
    }
}

fn is_website(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = host.unwrap_or(text).split(['/', ':']).next().unwrap_or_default();
    let label =
        |part: &str| !part.is_empty() && part.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    host.contains('.') && host.split('.').all(label) && !text.contains(char::is_whitespace)
}

fn is_postcode(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let allowed = |ch: char| ch.is_ascii_digit() || " +-—－()（）、，,/；;转".contains(ch);
    digits >= 5 && text.chars().all(allowed)
}

fn is_email(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'@')
    };
    text.split_once('@').is_some_and(|(name, host)| plain(name) && plain(host) && is_website(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_told_from_typing_mistakes() {
        assert!(is_website("www.luozhuang.gov.cn") && is_website("https://a.gov.cn/x/y.html"));
        assert!(!is_website("http//www.a.gov.cn") && !is_website("www,a.cn") && !is_website("a"));
        assert!(is_postcode("276017") && !is_postcode("27601") && !is_postcode("２７６０１７"));
        assert!(is_phone("0539-8246639") && is_phone("（0539）8246639、8246640转12"));
        assert!(!is_phone("0539") && !is_phone("见网站12345"));
        assert!(is_email("lzqdzzwb@ly.shandong.cn"));
        assert!(!is_email("a.b.c") && !is_email("a@b") && !is_email("a@b@c.cn"));
    }
}
