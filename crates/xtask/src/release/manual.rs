//! 使用说明: one page for a clerk, set by our own typesetter. It must say nothing the program does not do.

use report_core::MemoryFolder;
use report_document::{Block, Document, Heading, Inline, Properties, Words};
use report_pdf::{FontBook, PdfOptions};
use report_typeset::{LayoutOptions, layout_document};
use std::borrow::Cow;

/// Headings and what stands below each, from a blank report of a year to its PDF.
fn parts(year: &str) -> [(&'static str, String); 5] {
    [
        (
            "一、打开",
            "把整个文件夹解压到“文档”里。不用安装，不上网，Windows 10 及以上都能用。按住 Shift 键在文件夹空白处点右键，选“在此处打开 PowerShell 窗口”，可以输入命令。".to_owned(),
        ),
        (
            "二、填写",
            format!("用记事本打开 {year}.toml，照井号 # 后面的说明填：引号里填文字，方括号里填数，没有的填 0。“样例”里有填好的一份。"),
        ),
        (
            "三、核对",
            format!("把 {year}.toml 拖到 report-cli.exe 上，结果写在“{year}-核对.html”里并用浏览器打开。照提示改正，再拖一次，直到没有错误。"),
        ),
        ("四、排版", format!("输入 .\\report-cli pdf {year}.toml，得到 {year}.pdf。")),
        (
            "五、其他",
            "输入 .\\report-cli help 查看全部命令；结果另存成文件用 -o。文件是否完整，用 certutil -hashfile 文件名 SHA256 与 SHA256SUMS 比对。".to_owned(),
        ),
    ]
}

fn text(words: String) -> Vec<Inline<'static>> {
    vec![Inline::Text { words: Words::own(words), strong: false }]
}

fn document(year: &str) -> Document<'static> {
    let title = "使用说明";
    let mut blocks = vec![Block::Title(vec![Words::own(title)])];
    for (heading, paragraph) in parts(year) {
        blocks.push(Block::Heading(Heading {
            level: 1,
            depth: 1,
            number: Words::default(),
            title: Cow::Borrowed(heading),
            inlines: text(heading.to_owned()),
            run_in: None,
        }));
        blocks.push(Block::Paragraph(text(paragraph)));
    }
    Document {
        properties: Properties {
            title: title.to_owned(),
            author: "report-cli",
            subject: title,
            keywords: Vec::new(),
            date: None,
        },
        cover: None,
        contents: None,
        incomplete: false,
        blocks,
    }
}

/// The page.
///
/// # Errors
/// What cannot be set or written, which no year makes so.
pub(super) fn pdf(year: &str) -> Result<Vec<u8>, String> {
    let fonts = FontBook::new();
    let folder = MemoryFolder::new();
    let pages = layout_document(&document(year), &fonts, &folder, LayoutOptions::default())
        .map_err(|errors| format!("{errors:?}"))?;
    report_pdf::write(&pages, &fonts, &PdfOptions::default()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_one_page() {
        let (fonts, folder) = (FontBook::new(), MemoryFolder::new());
        let options = LayoutOptions::default();
        let pages = layout_document(&document("2026"), &fonts, &folder, options).unwrap();
        assert_eq!(pages.pages.len(), 1);
    }
}
