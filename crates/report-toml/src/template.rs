//! A form as a blank report file, commented in Chinese, for a person to fill in. It writes text
//! only; every label comes from the form, every key from the vocabulary.

mod rows;
#[cfg(test)]
mod tests;
pub mod writer;

use report_core::form::{Edition, Form, FormSection};
use report_core::report::{Agency, AgencyKind, Contact, ContactKey, DEADLINE, Date, NAME, Report};
use report_core::vocab::{SectionKey, TableKey};
use writer::Writer;

/// A blank report file: every key, its label behind it, the column order above each row of numbers.
/// Numbers are 0 and texts hold the form's own prompt (（文字描述）), so that the file reads without
/// a finding from the start.
///
/// Any text may stand in `agency`; it is quoted as TOML asks.
///
/// ```
/// use report_core::Edition;
/// use report_core::report::AgencyKind;
/// use report_toml::template::blank;
///
/// let text = blank(Edition::Format2021, 2025, "云汀区人民政府", AgencyKind::Government);
/// assert!(text.contains("\nnormative_documents"));
/// ```
#[must_use]
pub fn blank(edition: Edition, year: u16, agency: &str, kind: AgencyKind) -> String {
    let office = Office { name: agency, kind, issuer: None, contact: None };
    file(&Blank { form: edition.form(), year, office, previous: None })
}

/// A blank report file for `year` that takes over what the form lets carry from last year's report
/// (`pending_at_start`, and in the 2019 edition `previous_items`), and that report's agency and
/// contact.
/// `path` is last year's file as the new file is to name it; nothing for one outside its folder.
///
/// A cell that last year's report lacks, leaves blank, or whose sum is no whole number from 0 up
/// carries nothing: its place holds 0.
#[must_use]
pub fn carried(edition: Edition, year: u16, previous: &Report, path: Option<&str>) -> String {
    let office = Office::of(&previous.agency, &previous.contact);
    file(&Blank { form: edition.form(), year, office, previous: Some((previous, path)) })
}

/// What a blank file is made from.
struct Blank<'a> {
    form: &'static Form,
    year: u16,
    office: Office<'a>,
    previous: Option<(&'a Report, Option<&'a str>)>,
}

/// Who will report.
struct Office<'a> {
    name: &'a str,
    kind: AgencyKind,
    issuer: Option<&'a str>,
    contact: Option<&'a Contact>,
}

impl<'a> Office<'a> {
    fn of(agency: &'a Agency, contact: &'a Contact) -> Self {
        Self {
            name: &agency.name.value,
            kind: agency.kind,
            issuer: agency.issuer.as_ref().map(|issuer| issuer.value.as_str()),
            contact: Some(contact),
        }
    }
}

fn file(blank: &Blank<'_>) -> String {
    let mut out = Writer::default();
    introduction(blank, &mut out);
    head(blank, &mut out);
    agency(&blank.office, &mut out);
    document(blank, &mut out);
    contact(&blank.office, &mut out);
    preface(&mut out);
    for section in blank.form.sections {
        match section.key.table() {
            Some(table) => table_section(blank, section, table, &mut out),
            None => text_section(section, blank.office.kind, &mut out),
        }
    }
    expectations(&mut out);
    out.text
}

fn introduction(blank: &Blank<'_>, out: &mut Writer) {
    out.note(NAME);
    out.note("");
    out.note(
        "井号（#）之后是说明，不进入报告。形如“# heading = …”的行是可选项，去掉行首的 # 即启用。",
    );
    out.note("各部分的正文先放提示文字，请换成报告正文。");
    out.note("表中数字先填 0，请逐格改为实际数。没有数据、需要留空的格写 \"\"，留空与 0 不同。");
    out.note("带单位或文字的数写在英文引号里，照原样印出，例如 \"22（其中修订16件）\"。");
    out.note("合计由填报人填写，程序只核对，不代填。");
    if blank.previous.is_some() {
        out.note("不为 0 的格由上年报告带入，机关和联系方式沿用上年报告，请核对。");
    }
    out.note(
        "正文写法：一行一段；行首 # 为（一）级标题，## 为 1. 级，### 为（1）级，序号由程序编排；",
    );
    out.note("{{requests.received.total}} 取表中的数；![图注](图片.png \"宽=12cm\") 插入图片；");
    out.note("自制表格前写“表：表题”；{{图:图注}}、{{表:表题}} 印出图、表的序号，如图1、表2；");
    out.note("表太宽时自动横排，表题后写 {横排} 也横排。");
}

fn head(blank: &Blank<'_>, out: &mut Writer) {
    out.blank_line();
    let editions = Edition::ALL.iter().map(|e| format!("\"{}\" {}", e.key(), e.form().number));
    let editions = editions.collect::<Vec<_>>().join(" · ");
    let edition = writer::quoted(blank.form.edition.key());
    out.key("edition", &edition, &format!("表格版本: {editions}"));
    out.key("year", &blank.year.to_string(), "报告年度");
    let about = "上年报告, 供跨年勾稽; 相对本文件";
    let last = format!("{}.toml", blank.year.saturating_sub(1));
    out.either("previous", blank.previous.and_then(|(_, path)| path), &last, about);
}

fn agency(office: &Office<'_>, out: &mut Writer) {
    out.header("agency", "编制机关");
    out.key("name", &writer::quoted(office.name), "机关全称");
    let kinds = AgencyKind::ALL.iter().map(|kind| format!("{} {}", kind.key(), kind.chinese()));
    let kinds = kinds.collect::<Vec<_>>().join(" · ");
    out.key("kind", &writer::quoted(office.kind.key()), &kinds);
    out.either("issuer", office.issuer, "××办公室", "编制机构");
}

fn document(blank: &Blank<'_>, out: &mut Writer) {
    out.header("document", "标题、日期、署名");
    out.optional("title", r#"["第一行", "第二行"]"#, "每项一行; 省略时由机关名和年度生成");
    let date = format!("{:04}-01-28", blank.year.saturating_add(1));
    let Date { month, day, .. } = blank.office.kind.deadline(blank.year);
    let about = format!("公布日期, 不迟于次年{month}月{day}日（{}）", DEADLINE.0);
    out.optional("published", &date, &about);
    out.key("signature", "false", "是否在文末署名、署日期: true · false");
    out.optional("seal", "true", "是否在文末留出盖电子印章的位置: true · false");
    out.optional("cover", "true", "是否加封面: true · false");
    out.optional("toc", "true", "是否在文前排目录: true · false");
    out.optional("annexes", r#"["附件名称"]"#, "附件说明, 每项一个名称, 不写序号, 末尾不加标点");
    out.optional("members", "{ departments = 0, towns = 0 }", "汇总的部门数、乡镇街道数");
}

fn contact(office: &Office<'_>, out: &mut Writer) {
    out.header("contact", "联系方式, 各项均可省略");
    for key in ContactKey::ALL {
        let value = office.contact.and_then(|contact| contact.get(*key));
        let value = value.map(|text| text.value.as_str());
        out.either(key.key(), value, key.example(), key.chinese());
    }
}

fn preface(out: &mut Writer) {
    let key = SectionKey::Preface;
    out.blank_line();
    let about = format!("{}, 在第一部分之前", key.chinese());
    out.commented_out(&format!("[{key}]"), &about);
    out.note("text = '''");
    out.note("'''");
}

/// A part of prose: what it is to cover, and the form's own prompt as its text.
fn text_section(section: &FormSection, kind: AgencyKind, out: &mut Writer) {
    out.header(section.key.key(), section.heading);
    if let Some(covers) = section.covers {
        out.note(&format!("主要包括{covers}。"));
    }
    if section.key == SectionKey::Problems && kind == AgencyKind::Government {
        out.note("各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况，可写在本部分或第一部分");
        out.note("（《政府信息公开条例》第五十条第四项）。");
    }
    out.optional("heading", "\"\"", "改写本部分的标题");
    out.optional("file", &format!("\"{}.md\"", section.key), "正文另存为文件时用, 代替 text");
    out.line("text = '''");
    out.line(section.prompt.unwrap_or_default());
    out.line("'''");
}

/// A part with a statutory table.
fn table_section(blank: &Blank<'_>, section: &FormSection, table: TableKey, out: &mut Writer) {
    out.header(section.key.key(), section.heading);
    out.optional("heading", "\"\"", "改写本部分的标题");
    out.optional("intro", "\"\"", "印在表上方的文字");
    rows::table(blank, blank.form.table(table), out);
    out.optional("notes", "[\"注：\"]", "印在表下方的注, 每项一条");
}

fn expectations(out: &mut Writer) {
    out.blank_line();
    out.note("已知并说明理由的不符，每处一段，核对时不再作为错误。");
    out.commented_out("[[expect]]", "");
    out.optional("rule", "\"\"", "规则编号, 见核对结果");
    out.optional("at", "\"\"", "单元格或部分, 例如 requests.received.total、overview");
    out.optional("reason", "\"\"", "理由");
}
