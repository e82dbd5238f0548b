//! Counted numbers of the running text that speak of no cell: for whoever goes through them by hand. It
//! must not judge them.

use crate::counted::{Counted, State, counted};
use report_core::vocab::SectionKey;
use report_core::{Report, Span};

/// A counted number that no table was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncompared {
    /// The number with its unit, as written.
    pub text: String,
    /// The part it stands in.
    pub section: SectionKey,
    /// Where it stands.
    pub span: Span,
}

/// Every counted number in prose that was understood as no claim about the tables, in printed order.
/// It may be right or wrong: nothing in the report tells. Numbers taken from the tables are left out.
///
/// ```
/// use report_toml::read_text;
///
/// let report = read_text("2024.toml", "[overview]\ntext = \"举办培训12场。\"").report;
/// let found = report_validate::uncompared(&report);
/// assert_eq!(found.first().map(|found| found.text.as_str()), Some("12场"));
/// ```
#[must_use]
pub fn uncompared(report: &Report) -> Vec<Uncompared> {
    let others = counted(report).into_iter().filter(|found| found.state != State::Checked);
    others.map(|Counted { text, section, span, .. }| Uncompared { text, section, span }).collect()
}

#[cfg(test)]
mod tests {
    use super::uncompared;

    #[test]
    fn claims_and_figures_are_left_out() {
        let file = "edition = \"2021\"\nyear = 2024\n[overview]\n\
                    text = '收到政府信息公开申请5件，举办培训12场，印发{{requests.received.total}}份。'\n\
                    [requests]\nreceived = [5, 0, 0, 0, 0, 0, 5]\n";
        let report = report_toml::read_text("2024.toml", file).report;
        let found: Vec<_> = uncompared(&report).into_iter().map(|found| found.text).collect();
        assert_eq!(found, ["12场"]);
    }
}
