//! Reads a picture's caption, file and width, and asks whether the file is there. It must not read
//! the picture itself.

use super::Writer;
use report_core::diagnostic::Diagnostic;
use report_core::faults;
use report_core::folder::{FolderError, check_relative};
use report_core::number::Decimal;
use report_core::prose::{Block, Label, Picture};
use report_core::source::Spanned;
use std::ops::Range;

/// The most pictures of one report.
const PICTURE_LIMIT: usize = 200;

/// The widest a picture may be asked to be, in hundredths of a millimetre: the paper (GB/T
/// 9704—2012 §5.2.1, A4).
const PAPER_WIDTH: u32 = 21_000;

/// How a picture is written, for hints.
const EXAMPLE: &str = "图片写作 ![图注](目录/文件.png \"宽=12cm\")，宽可以不写";

/// A picture as the parser found it.
pub(super) struct RawPicture {
    pub(super) caption: Spanned<String>,
    pub(super) path: Spanned<String>,
    pub(super) title: String,
    /// The whole of it in the text.
    pub(super) place: Range<usize>,
}

impl Writer<'_, '_, '_> {
    /// A picture that stands alone.
    pub(super) fn picture(&mut self, raw: RawPicture) {
        let place = raw.place.clone();
        self.cx.pictures += 1;
        if self.cx.pictures == PICTURE_LIMIT + 1 {
            let message = format!("图片超过 {PICTURE_LIMIT} 张");
            self.say(faults::TOO_MANY_PICTURES, place.clone(), message);
        }
        if raw.caption.value.trim().is_empty() {
            let found =
                self.finding(faults::PICTURE_WITHOUT_CAPTION, place.clone(), "图片没有图注");
            self.cx.push(found.note("图注印在图下，也供读屏软件朗读").help(EXAMPLE));
        }
        let (name, rest) = self.name(&raw.title, place.clone());
        let width = self.width(&rest, place.clone());
        self.probe(&raw.path);
        let span = self.text.span(place);
        let (caption, path) = (raw.caption, raw.path);
        let label = Label { number: None, name };
        self.blocks.push(Block::Picture(Picture { caption, path, width, label, span }));
    }

    /// Pictures that do not stand alone.
    pub(super) fn pictures_in_text(&mut self, pictures: &[RawPicture]) {
        for picture in pictures {
            let message = "图片要单独成段，不能与文字或另一张图片同在一行";
            let found = self.finding(faults::PICTURE_IN_TEXT, picture.place.clone(), message);
            self.cx.push(found.help("请把图片单独写在一行"));
        }
    }

    /// What looks like a picture and is none.
    pub(super) fn unread_picture(&mut self, place: Range<usize>) {
        let found = self.finding(faults::PICTURE_UNREADABLE, place, "图片的写法读不懂");
        let found = found.note("路径里有空格时用尖括号括起来：![图注](<a b.png>)");
        self.cx.push(found.help(EXAMPLE));
    }

    /// The name in a picture's title, and the title without it.
    fn name(&self, title: &str, place: Range<usize>) -> (Option<Spanned<String>>, String) {
        let Some((name, rest)) = split_name(title) else { return (None, title.to_owned()) };
        (Some(Spanned::new(name.to_owned(), self.text.span(place))), rest)
    }

    fn width(&mut self, title: &str, place: Range<usize>) -> Option<u32> {
        if title.trim().is_empty() {
            return None;
        }
        let width = parse_width(title).filter(|width| (1..=PAPER_WIDTH).contains(width));
        if width.is_none() {
            let message = format!("图片宽度“{title}”有误，应大于 0 且不超过纸宽 21 厘米");
            let found = self.finding(faults::PICTURE_WIDTH, place, message);
            self.cx.push(found.help("请写成 \"宽=12cm\" 或 \"宽=120mm\""));
        }
        width
    }

    fn probe(&mut self, path: &Spanned<String>) {
        let probed = check_relative(&path.value).and_then(|()| self.cx.folder.probe(&path.value));
        let Err(error) = probed else { return };
        let at = self.section;
        let found = unread(path, &error);
        self.cx.push(found.at(at));
    }
}

fn unread(path: &Spanned<String>, error: &FolderError) -> Diagnostic {
    let typed = &path.value;
    let has_backslash = typed.contains('\\');
    match error {
        FolderError::Outside
            if has_backslash && check_relative(&typed.replace('\\', "/")).is_ok() =>
        {
            let message = format!("“{typed}”里有反斜杠，只有 Windows 读得懂");
            faults::PICTURE_UNREADABLE.found(path.span, message).help("路径请用 /，不用 \\")
        }
        FolderError::Outside => {
            let message = format!("“{typed}”不是报告目录内的文件");
            let found = faults::PICTURE_OUTSIDE_FOLDER.found(path.span, message);
            let found = found.help("只能引用报告目录内的图片，请把图片复制进来，写相对路径");
            if has_backslash { found.help("路径请用 /，不用 \\") } else { found }
        }
        FolderError::TooLarge { .. } => {
            let message = format!("图片 {typed} {error}");
            faults::PICTURE_TOO_LARGE.found(path.span, message)
        }
        _ => {
            let message = format!("图片 {typed} {error}");
            faults::PICTURE_MISSING.found(path.span, message)
        }
    }
}

/// The name in a title such as `宽=12cm 名=平台`, and what else it says.
fn split_name(title: &str) -> Option<(&str, String)> {
    let (before, after) = title.split_once('名')?;
    let value = after.trim_start().strip_prefix(['=', '＝'])?.trim_start();
    let ends = |ch: char| ch.is_whitespace() || matches!(ch, ',' | '，' | ';' | '；');
    let (name, rest) = value.split_at(value.find(ends).unwrap_or(value.len()));
    let rest = format!("{before} {}", rest.trim_start_matches(ends));
    (!name.is_empty()).then(|| (name, rest.trim().trim_end_matches(ends).to_owned()))
}

/// A width in hundredths of a millimetre; nothing where it cannot be read or is not exact.
fn parse_width(title: &str) -> Option<u32> {
    let value = title.trim().strip_prefix('宽')?.trim_start().strip_prefix(['=', '＝'])?.trim();
    let (digits, scale) = match value.strip_suffix("cm").or_else(|| value.strip_suffix("厘米")) {
        Some(digits) => (digits, 1000),
        None => (value.strip_suffix("mm").or_else(|| value.strip_suffix("毫米"))?, 100),
    };
    let digits = digits.trim();
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let exact = plain.then(|| Decimal::from_str_exact(digits).ok())??;
    let width = exact.checked_mul(Decimal::from(scale))?;
    width.is_integer().then(|| u32::try_from(width).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_stand_on_either_side_of_the_width() {
        let split = split_name;
        assert_eq!(split("宽=12cm 名=平台"), Some(("平台", "宽=12cm".to_owned())));
        assert_eq!(split("名＝平台，宽=12cm"), Some(("平台", "宽=12cm".to_owned())));
        assert_eq!(split("名=平台"), Some(("平台", String::new())));
        assert_eq!(split("宽=12cm"), None);
        assert_eq!(split("名= "), None);
    }

    #[test]
    fn widths_are_in_centimetres_or_millimetres() {
        assert_eq!(parse_width("宽=12cm"), Some(12_000));
        assert_eq!(parse_width("宽＝12.5 厘米"), Some(12_500));
        assert_eq!(parse_width("宽 = 120mm"), Some(12_000));
        assert_eq!(parse_width("宽=0.5毫米"), Some(50));
        for bad in
            ["12cm", "宽=12", "宽=12px", "宽=-3cm", "宽=cm", "宽=1e3cm", "宽=0.00001cm", "标题"]
        {
            assert_eq!(parse_width(bad), None, "{bad}");
        }
    }
}
