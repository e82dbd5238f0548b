//! Reads the parts of a report: their headings, prose, notes. It must not read the cells of a
//! statutory table, nor prose itself.

use super::Reader;
use super::characters;
use super::keys;
use super::prose;
use super::string::Located;
use super::table::{self, Cells};
use super::value::Group;
use report_core::diagnostic::Diagnostic;
use report_core::faults;
use report_core::folder::FolderError;
use report_core::prose::Prose;
use report_core::report::{Report, Section};
use report_core::source::{FileId, SourceFile, Span, Spanned};
use report_core::vocab::SectionKey;

/// The tables of the parts that are present, in printed order; a missing one is a finding.
pub(super) fn tables<'t, 'i>(
    cx: &mut Reader<'_>,
    root: Group<'t, 'i>,
) -> Vec<(SectionKey, Group<'t, 'i>)> {
    let mut found = Vec::new();
    for &key in SectionKey::ALL {
        let Some(value) = root.value(key.key()) else {
            missing(cx, root, key);
            continue;
        };
        let Some(table) = value.get_ref().as_table() else {
            cx.wrong_type(value, key.into(), &format!("[{key}] 下面的一组项"));
            continue;
        };
        let group = Group { path: key.key(), header: cx.span(value.span()), table };
        if key.table().is_none() {
            cx.check_keys(group, keys::TEXT_SECTION);
        }
        found.push((key, group));
    }
    found
}

fn missing(cx: &mut Reader<'_>, root: Group<'_, '_>, key: SectionKey) {
    let Some(section) = cx.form.section(key) else { return };
    if cx.lost_lines() {
        return;
    }
    if let Some(place) = header_in_text(cx, key) {
        let message = format!("“{}”的 [{key}] 写在了另一段文字里面", section.heading);
        let found = faults::MISSING_SECTION.found(place, message).at(key);
        return cx.push(found.help("请在它前面另起一行写 '''，结束上一段文字"));
    }
    let message = format!("缺少“{}”", section.heading);
    let found = faults::MISSING_SECTION.found(root.header, message).at(key);
    let below = if key.table().is_some() { "表中各行" } else { " text = '''……'''" };
    cx.push(found.help(format!("请写 [{key}]，其下写{below}")));
}

/// Where a header stands that is no table, because a text runs on over it.
fn header_in_text(cx: &Reader<'_>, key: SectionKey) -> Option<Span> {
    let header = format!("[{key}]");
    let mut start = 0;
    for line in cx.text.split_inclusive('\n') {
        if line.trim() == header {
            let at = start + line.len() - line.trim_start().len();
            return Some(cx.span(at..at + header.len()));
        }
        start += line.len();
    }
    None
}

/// The cells of the statutory tables.
pub(super) fn cells(cx: &mut Reader<'_>, tables: &[(SectionKey, Group<'_, '_>)]) -> Cells {
    let mut cells = Cells::default();
    for (key, group) in tables {
        if let Some(table) = key.table() {
            table::rows(cx, *group, cx.form.table(table), &mut cells);
        }
    }
    cells
}

/// The parts with their prose; figures in it are taken from `report`.
pub(super) fn sections(
    cx: &mut Reader<'_>,
    tables: &[(SectionKey, Group<'_, '_>)],
    report: &Report,
) -> Vec<Section> {
    let each = |(key, group): &(SectionKey, Group<'_, '_>)| section(cx, *key, *group, report);
    let mut sections: Vec<Section> = tables.iter().map(each).collect();
    prose::resolve(cx, &mut sections);
    sections
}

fn section(cx: &mut Reader<'_>, key: SectionKey, group: Group<'_, '_>, report: &Report) -> Section {
    let (prose, notes) = if key.table().is_some() {
        (intro(cx, key, group, report), cx.texts(group, "notes"))
    } else {
        (body(cx, key, group, report), Vec::new())
    };
    let heading = cx.text(group, "heading");
    for text in notes.iter().chain(&heading) {
        no_figures(cx, key, text);
    }
    Section { key, span: group.header, heading, prose, notes }
}

/// Figures are filled in in prose only; elsewhere they would be printed with their braces.
fn no_figures(cx: &mut Reader<'_>, key: SectionKey, text: &Spanned<String>) {
    if text.value.contains("{{") {
        let message = "标题和表注里不能用 {{ }} 取数";
        let found = faults::STRAY_BRACES.found(text.span, message).at(key);
        cx.push(found.help("请直接写数，或把这句话写进正文"));
    }
}

/// What stands above a statutory table.
fn intro(cx: &mut Reader<'_>, key: SectionKey, group: Group<'_, '_>, report: &Report) -> Prose {
    let Some(value) = group.value("intro") else { return Prose::default() };
    if let Some(text) = cx.located(value) {
        characters::check_decoded(cx, &text, &key.into(), true);
        prose::prose(cx, &text, key, report)
    } else {
        cx.wrong_type(value, group.place("intro"), "加引号的文字");
        Prose::default()
    }
}

/// The whole text of a text part: `text` or `file`.
fn body(cx: &mut Reader<'_>, key: SectionKey, group: Group<'_, '_>, report: &Report) -> Prose {
    if let (Some(text), Some(file)) = (group.value("text"), group.value("file")) {
        let found = faults::TEXT_AND_FILE
            .found(cx.span(file.span()), format!("[{key}] 既写了 text 又写了 file，只取 text"));
        let found = found.secondary(cx.span(text.span()), "").at(key);
        cx.push(found.help("请删去其中一个"));
    }
    if let Some(value) = group.value("text") {
        let Some(text) = cx.located(value) else {
            cx.wrong_type(value, group.place("text"), "加引号的文字");
            return Prose::default();
        };
        characters::check_decoded(cx, &text, &key.into(), true);
        let prose = prose::prose(cx, &text, key, report);
        if text.text.trim().is_empty() {
            empty(cx, key, cx.span(value.span()));
        }
        return prose;
    }
    let Some(path) = cx.text(group, "file") else {
        if group.value("file").is_none() {
            cx.missing(group, "text", "text = '''……'''，没有内容的写 text = \"无。\"");
        }
        return Prose::default();
    };
    from_file(cx, key, &path, report)
}

fn empty(cx: &mut Reader<'_>, key: SectionKey, span: Span) {
    let found = faults::EMPTY_SECTION.found(span, format!("[{key}] 没有内容")).at(key);
    let help = if key == SectionKey::Preface {
        "不要按语请删去 [preface]"
    } else {
        "没有需要报告的事项请写 text = \"无。\""
    };
    cx.push(found.help(help));
}

/// Prose in a file of its own.
fn from_file(
    cx: &mut Reader<'_>,
    key: SectionKey,
    path: &Spanned<String>,
    report: &Report,
) -> Prose {
    let (file, text) = match prose_file(cx, &path.value) {
        Ok(added) => added,
        Err(error) => {
            cx.push(unread(path, &error).at(key));
            return Prose::default();
        }
    };
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        empty(cx, key, path.span);
    }
    characters::check(cx, file, &text, Some(key));
    prose::prose(cx, &Located::whole(file, &text), key, report)
}

fn unread(path: &Spanned<String>, error: &FolderError) -> Diagnostic {
    let message = format!("正文文件 {} {error}", path.value);
    if *error == FolderError::Outside {
        let found = faults::PROSE_FILE_OUTSIDE_FOLDER.found(path.span, message);
        return found.help("只能引用报告目录内的文件，请把它复制进来，写相对路径");
    }
    faults::PROSE_FILE_UNREADABLE.found(path.span, message)
}

fn prose_file(
    cx: &mut Reader<'_>,
    path: &str,
) -> Result<(FileId, std::sync::Arc<str>), FolderError> {
    let text = cx.folder.read_text(path)?;
    let source = SourceFile::new(path, text);
    let text = source.shared();
    Ok((cx.sources.add(source), text))
}
