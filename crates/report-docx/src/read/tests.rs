//! Pins what documents become, from parts made here.

use super::*;
use report_import::{Block, Image, Value};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A package of some parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("_rels/.rels", RELS)].iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn body(inside: &str) -> String {
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{inside}</w:body></w:document>"#
    )
}

fn document(inside: &str) -> Document {
    read(&package(&[("word/document.xml", &body(inside))])).unwrap()
}

/// The blocks of a document, a line each.
fn outline(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph(it) => {
            let level = it.level.map(|level| format!("h{level} ")).unwrap_or_default();
            let bold = if it.look.bold { "bold " } else { "" };
            format!("{level}{bold}{}{}", it.number.clone().unwrap_or_default(), it.text())
        }
        Block::Picture(it) => {
            format!("picture {} {}", it.alternative, matches!(it.image, Image::Bytes(_)))
        }
        Block::Grid(it) => {
            let cell = |cell: &report_import::GridCell| {
                let text = match &cell.value {
                    Value::Text(lines) => lines.join("/"),
                    _ => String::new(),
                };
                let span = if cell.row_span + cell.column_span > 2 {
                    format!("({}x{})", cell.row_span, cell.column_span)
                } else {
                    String::new()
                };
                format!("{},{}{span}={text}", cell.row, cell.column)
            };
            it.cells.iter().map(cell).collect::<Vec<_>>().join(" ")
        }
    };
    document.blocks.iter().map(line).collect()
}

fn check(inside: &str, expected: &[&str]) {
    assert_eq!(outline(&document(inside)), expected, "{inside}");
}

fn left(inside: &str) -> Vec<String> {
    let said = |it: &report_import::Remark| {
        format!("{}：{}", it.message, it.left.clone().unwrap_or_default())
    };
    document(inside).remarks.iter().map(said).collect()
}

#[test]
fn what_is_printed_is_read() {
    check(
        "<w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>",
        &["甲乙"],
    );
    check(
        "<w:p><w:fldSimple w:instr='REF a'><w:r><w:t>12</w:t></w:r></w:fldSimple><w:smartTag><w:r><w:t>件</w:t></w:r></w:smartTag></w:p>",
        &["12件"],
    );
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        &["3"],
    );
    check(
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>1</w:t><w:softHyphen/><w:t>2</w:t><w:noBreakHyphen/><w:br/><w:t>3</w:t></w:r></w:p>",
        &["云12-\n3"],
    );
    check(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent><w:t>丙</w:t></w:r></w:p>",
        &["甲丙"],
    );
    check(
        "<w:sdt><w:sdtContent><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        &["bold 甲"],
    );
}

#[test]
fn what_is_not_printed_is_told() {
    let hidden =
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:t>甲</w:t></w:r></w:p>";
    check(hidden, &["甲"]);
    assert_eq!(left(hidden), ["隐藏的文字没有取：密"]);
    let shown = hidden.replace("<w:vanish/>", "<w:vanish w:val='0'/>");
    check(&shown, &["密甲"]);
    assert_eq!(
        left("<w:p><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>"),
        ["修订中删除的文字没有取：丙"]
    );
}

#[test]
fn a_report_of_ours_that_came_back_is_changed_by_nobody() {
    let text = body(
        "<w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>",
    );
    let rels = RELS.replace("</Relationships>", r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#);
    let core = r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:subject>政府信息公开工作年度报告</dc:subject><dcterms:created>2025-01-22T00:00:00Z</dcterms:created></cp:coreProperties>"#;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("_rels/.rels", &*rels), ("word/document.xml", &text), ("docProps/core.xml", core)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let document = read(&zip.finish().unwrap().into_inner()).unwrap();
    assert_eq!(outline(&document), ["甲丙"]);
    assert_eq!(document.remarks.len(), 2);
    assert!(
        document
            .facts
            .iter()
            .any(|fact| fact.name == "published" && fact.value.starts_with("2025-01-22"))
    );
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

#[test]
fn places_are_counted_from_the_rows() {
    let rows = format!(
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>",
        cell("<w:vMerge w:val='restart'/>", "甲"),
        cell("<w:gridSpan w:val='2'/>", "乙"),
        cell("<w:vMerge/>", ""),
        cell("<w:gridSpan w:val='1'/>", "丙"),
        cell("", "丁"),
    );
    check(&rows, &["0,0(2x1)=甲 0,1(1x2)=乙 1,1=丙 2,1=丁"]);
    let merged = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:hMerge w:val='restart'/>", "甲"),
        cell("<w:hMerge/>", ""),
        cell("", "乙")
    );
    check(&merged, &["0,0(1x2)=甲 0,2=乙"]);
    let nested = format!(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr>{}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
        cell("", "乙")
    );
    check(&nested, &["0,0=甲", "0,0=乙"]);
    let deleted = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr></w:tbl>",
        cell("", "甲"),
        cell("", "乙")
    );
    check(&deleted, &["0,0=甲"]);
    check(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p><w:p><w:r><w:t>13</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        &["0,0=12/13"],
    );
}

#[test]
fn boxes_and_pictures_follow_their_paragraph() {
    check(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:inline><wp:docPr descr='图'/><a:txbxContent/><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>",
        &["甲", "框"],
    );
}

#[test]
fn damage_is_refused_and_never_panics() {
    let whole = package(&[("word/document.xml", &body("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"))]);
    for end in 0..whole.len() {
        let _ = read(&whole[..end]);
    }
    assert_eq!(read(b"").unwrap_err(), Unreadable::Broken);
    assert_eq!(read(&package(&[("a.txt", "甲")])).unwrap_err(), Unreadable::NoDocument);
    assert_eq!(
        read(&package(&[("word/document.xml", "<w:document><w:body>")])).unwrap_err(),
        Unreadable::Broken
    );
    let deep = format!("{}{}", "<a>".repeat(1_000), "</a>".repeat(1_000));
    assert_eq!(read(&package(&[("word/document.xml", &deep)])).unwrap_err(), Unreadable::TooDeep);
    let huge = format!("<a>{}</a>", "甲".repeat(23_000_000));
    assert_eq!(read(&package(&[("word/document.xml", &huge)])).unwrap_err(), Unreadable::TooLarge);
    let entities = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>甲&b;乙&amp;</w:t></w:r></w:p></w:body></w:document>";
    assert_eq!(outline(&read(&package(&[("word/document.xml", entities)])).unwrap()), ["甲乙&"]);
}
