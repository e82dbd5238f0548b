//! Section G of the table: rosters, inboxes and sums.

use super::Fault;
use super::Proof::Elsewhere;

const MERGE: &str = "crates/report-cli/tests/cli/merge.rs";
const LEVELS: &str = "crates/report-cli/tests/cli/levels.rs";

const fn elsewhere(
    number: u8,
    what: &'static str,
    test: &'static str,
    gives: &'static str,
) -> Fault {
    Fault { number, what, proof: Elsewhere(MERGE, test, gives) }
}

pub(super) const FAULTS: &[Fault] = &[
    elsewhere(
        105,
        "a roster names a unit twice",
        "a_roster_that_cannot_be_is_refused",
        "`roster-unit-twice`, both places; exit 2; nothing is written",
    ),
    elsewhere(
        106,
        "a roster has no own office, or two",
        "a_roster_that_cannot_be_is_refused",
        "`roster-own-office`; exit 2; nothing is written",
    ),
    Fault {
        number: 107,
        what: "rosters contain each other",
        proof: Elsewhere(
            LEVELS,
            "a_circle_of_rosters_is_refused",
            "“名册互相包含”; exit 2; nothing is written",
        ),
    },
    elsewhere(
        108,
        "an adjustment names no cell, or none of the form",
        "a_roster_that_cannot_be_is_refused",
        "`adjustment-cell`, the nearest name; exit 2; nothing is written",
    ),
    elsewhere(
        109,
        "an adjustment breaks a relation of the form",
        "a_roster_that_cannot_be_is_refused",
        "`adjustment-unbalanced`, the relation and the cells it leaves out; exit 2; nothing is written",
    ),
    elsewhere(
        110,
        "an adjustment makes a sum negative",
        "a_roster_that_cannot_be_is_refused",
        "`adjustment-negative`, both values; exit 1; nothing is written",
    ),
    elsewhere(
        111,
        "an adjustment has no reason",
        "a_roster_that_cannot_be_is_refused",
        "`missing-key`; exit 2; nothing is written",
    ),
    elsewhere(
        112,
        "a unit's file cannot be read",
        "a_units_file_that_cannot_be_taken_stops_the_merge",
        "`unit-faulty` with the file's name, and the unit is missing; exit 1; nothing is written",
    ),
    elsewhere(
        113,
        "a unit's file is a link out of the inbox",
        "a_link_out_of_the_inbox_is_not_followed",
        "“是指向收件箱外面的链接，没有读”; exit 1; nothing is written",
    ),
    elsewhere(
        114,
        "the district's own report lies among the units'",
        "a_units_file_that_cannot_be_taken_stops_the_merge",
        "`unit-unknown`: “自己的年报”; exit 1; nothing is written",
    ),
    elsewhere(
        115,
        "a folder has more than 20,000 files",
        "a_folder_of_more_than_twenty_thousand_files_is_refused",
        "“20000 个以上的文件”; exit 2; nothing is written",
    ),
    elsewhere(
        116,
        "a unit's total is blank",
        "a_units_file_that_cannot_be_taken_stops_the_merge",
        "`unit-faulty` with the cell; exit 1; nothing is written",
    ),
    elsewhere(
        117,
        "a unit's report is in another edition, or for another year",
        "a_units_file_that_cannot_be_taken_stops_the_merge",
        "`unit-other-edition`, `unit-other-year`; exit 1; nothing is written",
    ),
    elsewhere(
        118,
        "a unit is missing, doubled or faulty",
        "what_is_open_stops_a_merge_and_nothing_is_written",
        "each unit by name; exit 1; nothing is written",
    ),
    elsewhere(
        119,
        "figures typed in the district's report are not the sum",
        "typed_figures_that_differ_are_told_kept_and_explained",
        "each cell with both values; the old figures stay in the comment behind the row, the old bytes in `2025.toml.bak`; exit 0",
    ),
    elsewhere(
        120,
        "the output is a report of another year or agency, or a roster",
        "the_output_is_never_a_report_of_another_year_or_agency_or_a_roster",
        "what it is; exit 2; it stays as it was",
    ),
];
