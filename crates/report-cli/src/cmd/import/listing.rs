//! What an import took, guessed and left, for whoever reads it. It must not decide what stands in the list.

use crate::path::{name, typed};
use report_import::{Import, Item};
use std::fmt::Write;
use std::path::Path;

/// The most items of one kind that are told.
const SHOWN: usize = 20;

/// The whole list.
pub(super) fn text(file: &Path, written: &Path, import: &Import) -> String {
    let mut text =
        format!("已写出 {}：从 {} 取了 {} 格数", written.display(), name(file), import.figures());
    if !import.pictures.is_empty() {
        let _ = write!(text, "、{} 张图片", import.pictures.len());
    }
    text.push('\n');
    let (open, left): (Vec<&Item>, Vec<&Item>) = import.left.iter().partition(|item| item.open);
    list("推定的，请看一眼", &import.guessed.iter().collect::<Vec<_>>(), &mut text);
    list("没有放进年报的，写在文件末尾的注里", &left, &mut text);
    list("待核的，请对照原文件填好，再删去 # 待核 的注", &open, &mut text);
    if open.is_empty() {
        let _ = writeln!(text, "接着运行 report-cli check {}", typed(written));
    }
    text
}

fn list(heading: &str, items: &[&Item], text: &mut String) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}（{} 处）：", items.len());
    for item in items.iter().take(SHOWN) {
        let _ = writeln!(text, "  {}", line(item));
    }
    if let Some(more) = items.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        let _ = writeln!(text, "  其余 {more} 处见文件里的注，或用 --format json 全部列出");
    }
}

/// 表三 一、… · 自然人：表1第5行第2格 “12 13”，读不出数
fn line(item: &Item) -> String {
    let says =
        if item.says.is_empty() { String::new() } else { format!("“{}”", shown(&item.says)) };
    let from = [item.from.as_str(), says.as_str()].join(" ");
    let pieces = [from.trim(), item.why.as_str()];
    let pieces: Vec<&str> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    format!("{}：{}", item.what, pieces.join("，"))
}

fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
