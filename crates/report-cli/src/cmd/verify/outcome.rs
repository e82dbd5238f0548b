//! What came of comparing a PDF with its report, and how that is told to people. It must not compare.

use crate::exit::Exit;
use crate::refusal::Refusal;
use report_check::visible;
use report_extract::Difference;
use std::fmt::{self, Display};

/// How many differences are told to people; programs are told all.
const SHOWN: usize = 10;

/// A file and what came of it.
pub(super) struct Outcome {
    pub(super) path: String,
    pub(super) judged: Result<Judged, Refusal>,
}

/// What came of a file that could be compared.
pub(super) struct Judged {
    /// The report inside.
    pub(super) report: String,
    /// What the file says wrote it.
    pub(super) producer: String,
    /// Whether that is this version.
    pub(super) is_same_version: bool,
    /// Whether it is what a draft of the report is.
    pub(super) is_draft: bool,
    pub(super) verdict: Verdict,
    pub(super) bytes: Bytes,
    pub(super) told: Vec<Difference>,
}

/// Whether a file says what its report says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// To the byte.
    Same,
    /// Every cell and paragraph is the same; another version wrote the file, and its bytes prove nothing.
    Alike,
    Differs,
}

/// How a file's bytes are to those it should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    Same,
    /// They are all there, and more behind them, as of a signature.
    Continued,
    Other,
}

impl Outcome {
    pub(super) fn exit(&self) -> Exit {
        match &self.judged {
            Ok(judged) if judged.verdict == Verdict::Differs => Exit::Findings,
            Ok(_) => Exit::Clean,
            Err(refusal) => refusal.exit,
        }
    }
}

impl Judged {
    /// What was found, in one sentence.
    pub(super) fn sentence(&self) -> String {
        let Self { report, producer, .. } = self;
        let draft = if self.is_draft { "的草稿" } else { "" };
        let writer = if producer.is_empty() { "没有写明的程序" } else { producer };
        let more = if self.bytes == Bytes::Continued {
            "；后面另加的内容（如签名、盖章、批注）未判定"
        } else {
            ""
        };
        match (self.verdict, self.told.is_empty()) {
            (Verdict::Same, _) => format!("与里面的 {report} {draft}一致，逐字节相同"),
            (Verdict::Alike, _) => {
                format!(
                    "与里面的 {report} 每段、每格都一致；由 {writer} 写成，文件格式未判定{more}"
                )
            }
            (Verdict::Differs, false) => format!("与里面的 {report} 不一致{more}"),
            (Verdict::Differs, true) if self.bytes == Bytes::Continued => {
                format!("原来的内容与里面的 {report} 逐字节相同{more}")
            }
            (Verdict::Differs, true) => format!(
                "字节与里面的 {report} 排出来的不同，各段、各格的文字没有查出不同：可能由别的程序另存，或改动过"
            ),
        }
    }
}

impl Display for Outcome {
    /// Lines for people; what cannot be seen is shown as a code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.judged {
            Err(refusal) => {
                writeln!(f, "{}", visible(&refusal.message))?;
                refusal.help.iter().try_for_each(|help| writeln!(f, "  建议: {help}"))
            }
            Ok(judged) => {
                writeln!(f, "{}：{}", visible(&self.path), visible(&judged.sentence()))?;
                judged.told.iter().take(SHOWN).try_for_each(|told| write_difference(f, told))?;
                match judged.told.len().saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => writeln!(f, "  另有 {more} 处不同，--format json 全部列出"),
                }
            }
        }
    }
}

fn write_difference(f: &mut fmt::Formatter<'_>, told: &Difference) -> fmt::Result {
    let [expected, found] = told.excerpts().map(|text| visible(&text));
    writeln!(f, "  {}", visible(&told.to_string()))?;
    let side = |text: String, is_there: bool| match (is_there, text.is_empty()) {
        (false, _) => "没有这一处".to_owned(),
        (true, true) => "空".to_owned(),
        (true, false) => text,
    };
    writeln!(f, "    年报应印：{}", side(expected, told.expected.is_some()))?;
    writeln!(f, "    PDF 里是：{}", side(found, told.found.is_some()))
}
