//! Why a report that reads cannot be printed, each reason in words and with its place. It must not find
//! any.

use report_core::{Diagnostic, Severity, Span};

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum LayoutError {
    /// No face has the character.
    MissingGlyph {
        /// The character.
        ch: char,
        /// Where it stands; nothing for a character of the form itself.
        from: Option<Span>,
    },
    /// A cell's text is wider than its column can be made.
    CellTooWide {
        /// The cell as printed.
        cell: String,
        /// Its text.
        text: String,
        /// Where it stands.
        from: Option<Span>,
    },
    /// A row of a table is higher than a page.
    RowTooHigh {
        /// What the row begins with.
        text: String,
        /// Where it stands.
        from: Option<Span>,
    },
    /// A picture is missing, or is none that can be used.
    Picture {
        /// Its path as typed.
        path: String,
        /// What is wrong with it, in Chinese.
        problem: String,
        /// Where it is named.
        from: Span,
    },
    /// A caption, or notes under a table, take more room than there is for them.
    TextTooLong {
        /// It.
        text: String,
        /// Where it stands.
        from: Span,
    },
    /// A table has more columns than the format takes.
    TooManyColumns {
        /// How many it has.
        columns: usize,
        /// The limit.
        limit: usize,
        /// Where the table's first words stand.
        from: Option<Span>,
    },
    /// More pages than a report may have.
    TooManyPages {
        /// The limit.
        limit: usize,
    },
}

impl LayoutError {
    /// Every rule id an error may carry, with its Chinese title.
    pub const RULES: &[(&str, &str)] = &[
        ("missing-glyph", "字体中没有的字"),
        ("cell-too-wide", "单元格放不下"),
        ("row-too-high", "表格的一行超过一页"),
        ("unusable-picture", "图片不能使用"),
        ("text-too-long", "文字排不下"),
        ("too-many-columns", "表格的列数过多"),
        ("too-many-pages", "页数过多"),
    ];

    /// The rule id.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::MissingGlyph { .. } => "missing-glyph",
            Self::CellTooWide { .. } => "cell-too-wide",
            Self::RowTooHigh { .. } => "row-too-high",
            Self::Picture { .. } => "unusable-picture",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::TooManyPages { .. } => "too-many-pages",
        }
    }

    /// The place in the report.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::MissingGlyph { from, .. }
            | Self::CellTooWide { from, .. }
            | Self::RowTooHigh { from, .. }
            | Self::TooManyColumns { from, .. } => *from,
            Self::Picture { from, .. } | Self::TextTooLong { from, .. } => Some(*from),
            Self::TooManyPages { .. } => None,
        }
    }

    /// The error as a finding, to be shown like any other.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let found = Diagnostic::new(self.rule(), Severity::Error, self.message()).help(self.help());
        match self.span() {
            Some(span) => found.primary(span, ""),
            None => found,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::MissingGlyph { ch, .. } => {
                format!("字体中没有“{}”这个字（U+{:04X}）", ch.escape_debug(), u32::from(*ch))
            }
            Self::CellTooWide { cell, text, .. } => {
                format!("{cell}的内容“{text}”太长，缩小字号后仍放不进单元格")
            }
            Self::RowTooHigh { text, .. } => format!("表格中“{text}”这一行比一页还高"),
            Self::Picture { path, problem, .. } => format!("图片“{path}”{problem}"),
            Self::TextTooLong { text, .. } => {
                let (count, head) = (text.chars().count(), text.chars().take(12));
                format!("“{}……”有{count}字，太长，这里排不下", head.collect::<String>())
            }
            Self::TooManyColumns { columns, limit, .. } => {
                format!("表格有{columns}列，Word 的表格最多{limit}列")
            }
            Self::TooManyPages { limit } => format!("排版后超过{limit}页"),
        }
    }

    const fn help(&self) -> &'static str {
        match self {
            Self::MissingGlyph { .. } => "换用规范汉字；造字请改用标准字符或插入图片",
            Self::CellTooWide { .. } => "缩短这一格的文字，把说明写到表下的注里（notes）",
            Self::RowTooHigh { .. } => "把这一行的文字分成几行，或移到正文里",
            Self::Picture { .. } => "请用 PNG 或 JPEG 图片，放在报告文件所在的文件夹内",
            Self::TextTooLong { .. } => "缩短这段文字，把说明写到正文里",
            Self::TooManyColumns { .. } => "把表格按列分成几张，或行列对调",
            Self::TooManyPages { .. } => "检查是否误贴了大段内容；附件可以另行公布",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_cannot_be_seen_is_shown_by_its_code() {
        let error = LayoutError::MissingGlyph { ch: '\u{e000}', from: None };
        assert_eq!(error.message(), "字体中没有“\\u{e000}”这个字（U+E000）");
    }

    #[test]
    fn a_long_text_is_told_by_its_beginning() {
        let error = LayoutError::TextTooLong { text: "图".repeat(900), from: Span::default() };
        assert_eq!(error.message(), "“图图图图图图图图图图图图……”有900字，太长，这里排不下");
    }

    #[test]
    fn every_error_has_a_listed_rule() {
        let errors = [
            LayoutError::MissingGlyph { ch: 'x', from: None },
            LayoutError::CellTooWide { cell: String::new(), text: String::new(), from: None },
            LayoutError::RowTooHigh { text: String::new(), from: None },
            LayoutError::Picture {
                path: String::new(),
                problem: String::new(),
                from: Span::default(),
            },
            LayoutError::TextTooLong { text: String::new(), from: Span::default() },
            LayoutError::TooManyColumns { columns: 64, limit: 63, from: None },
            LayoutError::TooManyPages { limit: 1 },
        ];
        let listed: Vec<_> = LayoutError::RULES.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(errors.map(|error| error.rule()).to_vec(), listed);
    }
}
