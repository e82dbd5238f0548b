//! The rules, one file each, with the rule's page beside it. Each file defines one `RULE`; the
//! registry lists them.

pub(crate) mod blank_cell;
pub(crate) mod blank_total;
pub(crate) mod carry_balance_mismatch;
pub(crate) mod carry_over_mismatch;
pub(crate) mod case_total_mismatch;
pub(crate) mod contradicted_statement;
pub(crate) mod disclosed_below_newly_disclosed;
pub(crate) mod empty_problems;
pub(crate) mod government_rules_without_power;
pub(crate) mod growth_mismatch;
pub(crate) mod in_force_below_issued;
pub(crate) mod in_force_mismatch;
pub(crate) mod missing_accountability;
pub(crate) mod missing_contact;
pub(crate) mod missing_overview_aspect;
pub(crate) mod missing_processing_fee;
pub(crate) mod mixed_bases;
pub(crate) mod outcome_total_mismatch;
pub(crate) mod personal_data;
pub(crate) mod placeholder_left;
pub(crate) mod previous_items_mismatch;
pub(crate) mod prose_case_mismatch;
pub(crate) mod prose_disclosure_mismatch;
pub(crate) mod prose_parts_mismatch;
pub(crate) mod prose_request_mismatch;
pub(crate) mod published_early;
pub(crate) mod published_late;
pub(crate) mod requester_total_mismatch;
pub(crate) mod share_mismatch;
pub(crate) mod stale_year;
pub(crate) mod title_year_mismatch;
pub(crate) mod undecided_cases_lost;
pub(crate) mod unfilled_section;
pub(crate) mod unfulfilled_expectation;
pub(crate) mod wrong_statistics_period;
