//! What a roster and a merge may be found to have wrong: each rule's id, how bad it is, its title and its
//! page. Messages are made where the fault is found; it must not find any.

use report_core::{Diagnostic, Severity, Span};

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case; names the fault; never changes and is never reused.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The fault in Chinese.
    pub title: &'static str,
    /// The page shown to a reader: Markdown in Chinese, with examples that are run as tests.
    pub doc: &'static str,
}

impl Rule {
    /// The rule explained, in Markdown: its title, id and severity, and its page.
    #[must_use]
    pub fn page(&self) -> String {
        let body = self.doc.split_once('\n').map_or("", |(_, body)| body);
        let Self { id, severity, title, .. } = self;
        format!("# {title}\n\n`{id}` · {} · 汇总时发现\n{body}", severity.chinese())
    }

    /// A finding without a place in a text. A roster's has one: see [`Found::found`].
    pub(crate) fn found(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, message)
    }
}

/// A rule of the roster itself, whose findings have places in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterRule(pub Rule);

impl RosterRule {
    pub(crate) fn found(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.0.found(message).primary(span, "")
    }
}

macro_rules! rules {
    ($($name:ident $file:literal $id:literal $severity:ident $title:literal;)+) => {
        $(#[doc = concat!("`", $id, "`")]
        pub(crate) const $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            title: $title,
            doc: include_str!(concat!("rules/", $file, ".md")),
        };)+

        /// Every rule over units and sums.
        const OF_UNITS: &[Rule] = &[$($name,)+];
    };
}

macro_rules! roster_rules {
    ($($name:ident $file:literal $id:literal $title:literal;)+) => {
        $(#[doc = concat!("`", $id, "`")]
        pub(crate) const $name: RosterRule = RosterRule(Rule {
            id: $id,
            severity: Severity::Error,
            title: $title,
            doc: include_str!(concat!("rules/", $file, ".md")),
        });)+

        /// Every rule over the roster alone.
        const OF_ROSTERS: &[RosterRule] = &[$($name,)+];
    };
}

rules! {
    UNITS_SUM_MISMATCH "units_sum_mismatch" "units-sum-mismatch" Error "与各单位合计不符";
    UNIT_MISSING "unit_missing" "unit-missing" Error "单位没有报送";
    UNIT_TWICE "unit_twice" "unit-twice" Error "一家单位报了几份，互不一致";
    UNIT_UNKNOWN "unit_unknown" "unit-unknown" Error "不是名册里应报的单位";
    UNIT_OTHER_EDITION "unit_other_edition" "unit-other-edition" Error "单位用了另一版表格";
    UNIT_OTHER_YEAR "unit_other_year" "unit-other-year" Error "单位报的是另一年度";
    UNIT_FAULTY "unit_faulty" "unit-faulty" Error "单位的年报有错误";
    UNIT_CARRY_OVER_LOST "unit_carry_over_lost" "unit-carry-over-lost" Warning "单位与上年接不上";
    UNIT_LAST_YEAR_UNKNOWN "unit_last_year_unknown" "unit-last-year-unknown" Notice "单位没有与上年核对";
    UNIT_OUTLIER "unit_outlier" "unit-outlier" Notice "单位的数异常大";
    UNIT_CLAIM_MISMATCH "unit_claim_mismatch" "unit-claim-mismatch" Warning "正文里某单位的数与它的年报不符";
    MEMBERS_MISMATCH "members_mismatch" "members-mismatch" Warning "汇总的单位数与名册不符";
    JOINT_DOCUMENT_UNSTATED "joint_document_unstated" "joint-document-unstated" Warning "几家单位写了同一件联合发文，名册里没有";
    ADJUSTMENT_NEGATIVE "adjustment_negative" "adjustment-negative" Error "调整使合计成了负数";
}

roster_rules! {
    ROSTER_UNIT_TWICE "roster_unit_twice" "roster-unit-twice" "名册里一家单位写了两次";
    ROSTER_OWN_OFFICE "roster_own_office" "roster-own-office" "名册里的本级不是恰好一家";
    ROSTER_UNKNOWN_UNIT "roster_unknown_unit" "roster-unknown-unit" "名册里提到的单位不在册";
    ADJUSTMENT_CELL "adjustment_cell" "adjustment-cell" "调整写的格不存在";
    ADJUSTMENT_UNBALANCED "adjustment_unbalanced" "adjustment-unbalanced" "调整以后勾稽关系不再成立";
    JOINT_DOCUMENT_TWICE "joint_document_twice" "joint-document-twice" "联合发文写了两次";
}

/// A cycle of rosters, which only whoever opens the files can meet.
pub const ROSTER_CYCLE: Rule = Rule {
    id: "roster-cycle",
    severity: Severity::Error,
    title: "名册互相包含",
    doc: include_str!("rules/roster_cycle.md"),
};

/// Every rule, those over the roster first.
pub fn rules() -> impl Iterator<Item = Rule> {
    let rosters = OF_ROSTERS.iter().map(|rule| rule.0);
    rosters.chain([ROSTER_CYCLE]).chain(OF_UNITS.iter().copied())
}

/// The rule with this id, if there is one.
///
/// ```
/// assert!(report_merge::rules::rule("unit-missing").is_some());
/// assert!(report_merge::rules::rule("no-such-rule").is_none());
/// ```
#[must_use]
pub fn rule(id: &str) -> Option<Rule> {
    rules().find(|rule| rule.id == id)
}
