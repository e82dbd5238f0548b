//! Every fault reading can find, once: its id, how bad it is, its Chinese title. Messages are made
//! where the fault is found.

mod page;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

/// A fault reading can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its id: kebab-case, names the fault, never reused.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in Chinese.
    pub title: &'static str,
}

impl Fault {
    /// A finding of this fault at a place.
    #[must_use]
    pub fn found(self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, message).primary(span, "")
    }
}

/// Declares the faults and the catalogue of them.
macro_rules! faults {
    ($($name:ident = $id:literal $severity:ident $title:literal;)+) => {
        $(#[doc = concat!("`", $id, "`")]
        pub const $name: Fault =
            Fault { id: $id, severity: Severity::$severity, title: $title };)+

        /// Every fault reading can find, in the order a report is read.
        pub const CATALOGUE: &[Fault] = &[$($name,)+];
    };
}

faults! {
    EMPTY_FILE = "empty-file" Error "文件是空的";
    NOT_A_REPORT = "not-a-report" Error "不是年报文件";
    FILE_TOO_LARGE = "file-too-large" Error "文件过大";
    TOO_MANY_FINDINGS = "too-many-findings" Error "问题过多";
    OTHER_ENCODING = "other-encoding" Warning "文件不是 UTF-8 编码";
    GARBLED_TEXT = "garbled-text" Warning "疑似乱码";
    STRAY_BYTE_ORDER_MARK = "stray-byte-order-mark" Error "文件中间有字节顺序标记";
    LONE_CARRIAGE_RETURN = "lone-carriage-return" Notice "换行只有回车符";
    END_OF_FILE_CHARACTER = "end-of-file-character" Notice "文件末尾有 Ctrl-Z";
    TOML_SYNTAX = "toml-syntax" Error "不符合 TOML 写法";
    FULL_WIDTH_PUNCTUATION = "full-width-punctuation" Error "该用半角的地方用了全角字符";
    UNQUOTED_TEXT = "unquoted-text" Error "文字没有加引号";
    UNCLOSED_QUOTE = "unclosed-quote" Error "引号没有配对";
    UNCLOSED_BRACKET = "unclosed-bracket" Error "括号没有配对";
    MISSING_EQUALS = "missing-equals" Error "键后面缺少等号";
    MISSING_VALUE = "missing-value" Error "等号后面没有值";
    MISPLACED_COMMA = "misplaced-comma" Error "逗号缺少或多余";
    NON_ASCII_KEY = "non-ascii-key" Error "键名不是英文键名";
    DUPLICATE_KEY = "duplicate-key" Error "同一个键写了两次";
    BAD_ESCAPE = "bad-escape" Error "反斜杠用法有误";
    BAD_NUMBER = "bad-number" Error "数字写法有误";
    CONTROL_CHARACTER = "control-character" Error "有看不见的控制字符";
    HIDDEN_CHARACTER = "hidden-character" Error "有看不见或改变文字方向的字符";
    PRIVATE_USE_CHARACTER = "private-use-character" Error "有造字";
    LOOK_ALIKE_CHARACTER = "look-alike-character" Warning "有形近字";
    NESTING_TOO_DEEP = "nesting-too-deep" Error "嵌套层数过多";

    UNKNOWN_KEY = "unknown-key" Error "没有这个键";
    MISPLACED_KEY = "misplaced-key" Error "键写错了地方";
    MISSING_KEY = "missing-key" Error "缺少必填的键";
    MISSING_SECTION = "missing-section" Error "缺少报告的一部分";
    WRONG_TYPE = "wrong-type" Error "值的类型不对";
    EMPTY_VALUE = "empty-value" Error "值是空的";
    INVALID_CHOICE = "invalid-choice" Error "值不在可选之列";
    NEWER_EDITION = "newer-edition" Error "格式比本程序新";
    YEAR_OUT_OF_RANGE = "year-out-of-range" Error "报告年度不在统一格式的适用范围";
    EDITION_YEAR_MISMATCH = "edition-year-mismatch" Error "表格版本与报告年度不符";
    YEAR_FILE_NAME_MISMATCH = "year-file-name-mismatch" Warning "报告年度与文件名不符";
    AGENCY_KIND_MISMATCH = "agency-kind-mismatch" Warning "机关类别与机关名称不符";
    TITLE_AGENCY_MISMATCH = "title-agency-mismatch" Warning "标题与机关名称不符";
    INVALID_DATE = "invalid-date" Error "日期有误";
    CONTACT_FORMAT = "contact-format" Warning "联系方式的格式有疑问";
    INCOMPLETE_REPORT = "incomplete-report" Error "汇总未完成";
    ANNEX_NAME = "annex-name" Warning "附件名称的写法不合公文格式";

    MISSING_ROW = "missing-row" Error "缺少表中一行";
    ROW_OF_OTHER_EDITION = "row-of-other-edition" Error "另一版格式的行";
    CELL_COUNT = "cell-count" Error "一行的格数不对";
    CELL_UNREADABLE = "cell-unreadable" Error "格内读不出数";
    NEGATIVE_COUNT = "negative-count" Error "计数为负";
    FRACTIONAL_COUNT = "fractional-count" Error "计数不是整数";
    NUMBER_NOT_FINITE = "number-not-finite" Error "不是一个有限的数";
    NUMBER_TOO_LARGE = "number-too-large" Error "数过大";
    AMOUNT_UNIT = "amount-unit" Warning "金额的单位与表头不同";
    AMOUNT_TOO_PRECISE = "amount-too-precise" Error "金额的小数位数过多";

    PREVIOUS_NOT_USED = "previous-not-used" Notice "未做跨年核对";
    PREVIOUS_UNUSABLE = "previous-unusable" Warning "写明的上年报告不能用";
    PROSE_FILE_OUTSIDE_FOLDER = "prose-file-outside-folder" Error "正文文件不在报告目录内";
    PROSE_FILE_UNREADABLE = "prose-file-unreadable" Error "读不到正文文件";
    TEXT_AND_FILE = "text-and-file" Error "正文写了两处";
    EMPTY_SECTION = "empty-section" Error "一部分没有内容";
    SECTION_TOO_LONG = "section-too-long" Error "一部分的正文过长";
    PARAGRAPH_TOO_LONG = "paragraph-too-long" Error "段落过长";
    LONG_PARAGRAPH = "long-paragraph" Warning "段落很长";

    HEADING_NUMBER_GAP = "heading-number-gap" Warning "标题序号不连续";
    HEADING_NUMBER_REPEATED = "heading-number-repeated" Warning "标题序号重复";
    UNPAIRED_STRONG = "unpaired-strong" Warning "加粗记号没有配对";
    UNSUPPORTED_MARKUP = "unsupported-markup" Notice "不用于公文的标记";
    CHART_NOT_CLOSED = "chart-not-closed" Error "图表没有结束";
    CHART_DATA_CONFLICT = "chart-data-conflict" Error "图表的写法互相矛盾";
    CHART_VALUE = "chart-value" Error "图表中的数不能用";
    CHART_LENGTH_MISMATCH = "chart-length-mismatch" Error "图表中数的个数与类别数不符";
    CHART_NEGATIVE_VALUE = "chart-negative-value" Error "图表不能表示负数";
    CHART_WITHOUT_DATA = "chart-without-data" Error "图表没有数据";
    CHART_TOO_LARGE = "chart-too-large" Error "图表放不下";
    PASTED_TABLE = "pasted-table" Warning "像是从 Excel 粘贴的表";
    UNMARKED_HEADING = "unmarked-heading" Notice "像是没有写记号的标题";
    TABLE_CHOICE = "table-choice" Error "表题后的写法读不懂";
    TABLE_ROW_WIDTH = "table-row-width" Error "表格一行的格数与表头不符";

    PICTURE_IN_TEXT = "picture-in-text" Error "图片没有单独成段";
    PICTURE_UNREADABLE = "picture-unreadable" Error "图片的写法读不懂";
    PICTURE_WITHOUT_CAPTION = "picture-without-caption" Error "图片没有图注";
    PICTURE_WIDTH = "picture-width" Error "图片宽度有误";
    PICTURE_OUTSIDE_FOLDER = "picture-outside-folder" Error "图片不在报告目录内";
    PICTURE_MISSING = "picture-missing" Error "找不到图片";
    PICTURE_TOO_LARGE = "picture-too-large" Error "图片过大";
    COARSE_PICTURE = "coarse-picture" Warning "图片精度偏低";
    SCALED_PICTURE = "scaled-picture" Notice "图片放不下，已缩小";
    DROPPED_COLOUR_PROFILE = "dropped-colour-profile" Notice "图片的颜色特性文件没有保留";
    TOO_MANY_PICTURES = "too-many-pictures" Error "图片过多";

    STRAY_BRACES = "stray-braces" Error "取数括号没有配对";
    FIGURE_SYNTAX = "figure-syntax" Error "取数的写法有误";
    UNKNOWN_FIGURE_PATH = "unknown-figure-path" Error "取数的路径不存在";
    FIGURE_UNAVAILABLE = "figure-unavailable" Error "取不到数";

    UNKNOWN_REFERENCE = "unknown-reference" Error "引用的图或表不存在";
    AMBIGUOUS_REFERENCE = "ambiguous-reference" Error "引用的图或表不止一个";

    INCOMPLETE_EXPECTATION = "incomplete-expectation" Error "声明的已知不符缺少内容";
}

/// The faults of files' bytes, and of what no file names: found where files are opened, so never by the
/// reader.
pub const OF_BYTES: &[Fault] = &[
    OTHER_ENCODING,
    GARBLED_TEXT,
    STRAY_BYTE_ORDER_MARK,
    LONE_CARRIAGE_RETURN,
    END_OF_FILE_CHARACTER,
    COARSE_PICTURE,
    SCALED_PICTURE,
    DROPPED_COLOUR_PROFILE,
    PREVIOUS_NOT_USED,
];

/// The faults that make a report unusable as an input, whatever else it says: it cannot be read to
/// the end, is of a form not known yet, leads out of its folder or would fill the memory.
pub const UNUSABLE: &[Fault] = &[
    EMPTY_FILE,
    NOT_A_REPORT,
    FILE_TOO_LARGE,
    NESTING_TOO_DEEP,
    NEWER_EDITION,
    PROSE_FILE_OUTSIDE_FOLDER,
    PICTURE_OUTSIDE_FOLDER,
    PICTURE_TOO_LARGE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_id_is_kebab_case_and_stands_once() {
        let ids: BTreeSet<_> = CATALOGUE.iter().map(|fault| fault.id).collect();
        assert_eq!(ids.len(), CATALOGUE.len());
        let kebab = |ch: char| ch.is_ascii_lowercase() || ch == '-';
        assert!(ids.iter().all(|id| id.chars().all(kebab)), "{ids:?}");
    }

    #[test]
    fn every_fault_has_a_short_title_of_its_own() {
        let titles: BTreeSet<_> = CATALOGUE.iter().map(|fault| fault.title).collect();
        assert_eq!(titles.len(), CATALOGUE.len());
        assert!(titles.iter().all(|title| !title.is_empty() && !title.contains('。')));
    }
}
