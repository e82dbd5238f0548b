//! Captions of pictures and tables: which paragraphs are some, and their words without the number. It must not
//! place them.

use crate::foreign::Paragraph;
use crate::plain::{is_blank, narrow, one_line};

/// The longest caption, in characters.
const LONGEST: usize = 60;

/// What names of styles for captions have in them.
const STYLES: &[&str] = &["caption", "题注", "图题", "表题", "图名", "表名"];

/// The words of a caption without 图1 or 表1 at its head.
pub(super) fn words(text: &str, kind: char) -> String {
    let line = one_line(text);
    rest(&line, kind).unwrap_or(&line).to_owned()
}

/// What follows the number of a caption; nothing where there is no number.
fn rest(line: &str, kind: char) -> Option<&str> {
    let after = line.strip_prefix(kind)?.trim_start_matches(is_blank);
    let number =
        |ch: char| narrow(ch).is_ascii_digit() || ch == '-' || "一二三四五六七八九十".contains(ch);
    let rest = after.trim_start_matches(number);
    let separators = |ch: char| is_blank(ch) || matches!(ch, '：' | ':' | '.' | '．' | '、');
    let words = rest.trim_start_matches(separators);
    // 图书馆 begins with 图 and has no number.
    (rest.len() < after.len() && !words.is_empty()).then_some(words)
}

pub(super) fn is_of_picture(paragraph: &Paragraph) -> bool {
    is_caption(paragraph, '图')
}

pub(super) fn is_of_table(paragraph: &Paragraph) -> bool {
    is_caption(paragraph, '表')
}

fn is_caption(paragraph: &Paragraph, kind: char) -> bool {
    let line = one_line(&paragraph.text());
    let fits = !line.is_empty()
        && line.chars().count() <= LONGEST
        && !line.ends_with(['。', '；', '：', '，']);
    let style = paragraph.style.as_deref().unwrap_or_default().to_ascii_lowercase();
    let styled = STYLES.iter().any(|name| style.contains(name));
    let centered = paragraph.look.centered && paragraph.level.is_none();
    fits && (styled || rest(&line, kind).is_some() || centered && paragraph.number.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_goes_without_its_number() {
        assert_eq!(words("图1　意见征集", '图'), "意见征集");
        assert_eq!(words("表 2：各领域数量", '表'), "各领域数量");
        assert_eq!(words("图书馆", '图'), "图书馆");
        assert!(!is_of_picture(&Paragraph::plain("", "图书馆")));
        assert!(is_of_table(&Paragraph::plain("", "表3 公开数量")));
    }
}
