//! The catalogue: every rule, once, in the order it is listed and run. It must not define any.

use crate::rule::Rule;
use crate::rules;

/// Every rule. Where one wrong cell breaks several relations, the finding belongs to the first of
/// them that has the cell as its total, else to the first.
pub static RULES: &[&Rule] = &[
    &rules::requester_total_mismatch::RULE,
    &rules::outcome_total_mismatch::RULE,
    &rules::carry_balance_mismatch::RULE,
    &rules::case_total_mismatch::RULE,
    &rules::blank_total::RULE,
    &rules::blank_cell::RULE,
    &rules::carry_over_mismatch::RULE,
    &rules::previous_items_mismatch::RULE,
    &rules::in_force_mismatch::RULE,
    &rules::undecided_cases_lost::RULE,
    &rules::prose_request_mismatch::RULE,
    &rules::prose_case_mismatch::RULE,
    &rules::prose_disclosure_mismatch::RULE,
    &rules::mixed_bases::RULE,
    &rules::prose_parts_mismatch::RULE,
    &rules::share_mismatch::RULE,
    &rules::growth_mismatch::RULE,
    &rules::missing_accountability::RULE,
    &rules::missing_overview_aspect::RULE,
    &rules::missing_processing_fee::RULE,
    &rules::empty_problems::RULE,
    &rules::wrong_statistics_period::RULE,
    &rules::title_year_mismatch::RULE,
    &rules::published_late::RULE,
    &rules::published_early::RULE,
    &rules::missing_contact::RULE,
    &rules::government_rules_without_power::RULE,
    &rules::import_unsettled::RULE,
    &rules::in_force_below_issued::RULE,
    &rules::disclosed_below_newly_disclosed::RULE,
    &rules::unfilled_section::RULE,
    &rules::heading_altered::RULE,
    &rules::half_width_punctuation::RULE,
    &rules::stale_year::RULE,
    &rules::contradicted_statement::RULE,
    &rules::personal_data::RULE,
    &rules::placeholder_left::RULE,
    &rules::nil_report_unsaid::RULE,
    &rules::dummy_value::RULE,
    &rules::implausible_jump::RULE,
    &rules::repeated_prose::RULE,
    &rules::remark_exceeds_value::RULE,
    &rules::repeated_words::RULE,
    &rules::lost_figure::RULE,
    &rules::broken_enumeration::RULE,
    &rules::broken_date::RULE,
    &rules::unpaired_mark::RULE,
    &rules::missing_reference::RULE,
    &rules::table_sum_mismatch::RULE,
    &rules::misplaced_heading::RULE,
    &rules::unfulfilled_expectation::RULE,
];

/// The rule with this id, if there is one.
///
/// ```
/// assert!(report_validate::rule("requester-total-mismatch").is_some());
/// assert!(report_validate::rule("no-such-rule").is_none());
/// ```
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for id in ids {
            let word =
                |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
            assert!(id.split('-').all(word), "{id}");
        }
    }

    #[test]
    fn every_rule_is_titled_cited_and_documented() {
        for rule in RULES {
            let first = format!("# {}\n", rule.title);
            assert!(rule.doc.starts_with(&first), "{}: the page begins with the title", rule.id);
            assert!(!rule.cite.is_empty(), "{} cites nothing", rule.id);
            assert!(rule.editions.iter().next().is_some(), "{} applies nowhere", rule.id);
            let headings = rule.doc.lines().filter_map(|line| line.strip_prefix("## "));
            let expected = ["查什么", "依据", "公式", "错误示例", "正确示例"];
            assert_eq!(headings.collect::<Vec<_>>(), expected, "{}", rule.id);
        }
    }
}
