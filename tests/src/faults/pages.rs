//! Section J of the table: what only the pages and pictures of a report show. It must not run anything.

use super::Proof::Elsewhere;
use super::{Fault, script, tried};

pub(super) const FAULTS: &[Fault] = &[
    tried(
        130,
        "notes under a table are many, or long",
        &[
            script(
                "50 under table four",
                &[],
                "notes=$(printf '\"注。\",%.0s' {1..50}); sed \"s/^\\[cases\\]/[cases]\\nnotes = [$notes]/\" 2024.toml > a.toml; $BIN check a.toml && $BIN pdf a.toml; code=$?; rm a.toml a.pdf; exit $code",
                0,
                &["已写出 a.pdf"],
            ),
            script(
                "one of 1,400 characters under table two",
                &[],
                "note=$(printf '注%.0s' {1..1400}); sed \"s/^\\[proactive_disclosure\\]/[proactive_disclosure]\\nnotes = [\\\"$note\\\"]/\" 2024.toml > a.toml; $BIN check a.toml && $BIN pdf a.toml; code=$?; rm a.toml a.pdf; exit $code",
                0,
                &["已写出 a.pdf"],
            ),
        ],
    ),
    tried(
        131,
        "what only the pages show against a report, told by `check` as by `pdf`",
        &[
            script(
                "more pages than there may be",
                &[],
                "awk '{ print } /^依法公开/ { for (i = 0; i < 12000; i++) print \"第\" i \"行。\" }' 2024.toml > a.toml; $BIN check a.toml; code=$?; $BIN pdf a.toml; test $? = $code || code=9; rm a.toml; exit $code",
                1,
                &["too-many-pages", "没有写 PDF"],
            ),
            script(
                "a caption longer than six lines",
                &[],
                "long=$(printf '图题很长%.0s' {1..80}); sed \"s/^!\\[办理结果\\]/![$long]/\" 2024.toml > a.toml; $BIN check a.toml; code=$?; $BIN pdf a.toml; test $? = $code || code=9; rm a.toml; exit $code",
                1,
                &["text-too-long", "a.toml:", "没有写 PDF"],
            ),
            script(
                "a cell wider than its column can be made",
                &[],
                "long=$(printf '9%.0s' {1..40}); sed \"s/^received .*/received = [$long, 3, 1, 0, 1, 1, 26]/\" 2024.toml > a.toml; $BIN check a.toml; code=$?; $BIN pdf a.toml; test $? = $code || code=9; rm a.toml; exit $code",
                1,
                &["没有写 PDF"],
            ),
        ],
    ),
    Fault {
        number: 132,
        what: "a picture's colours are by a profile of tables, or for printing inks",
        proof: Elsewhere(
            "crates/report-check/src/pictures.rs",
            "a_profile_that_is_not_kept_is_told_by_all_of_the_picture",
            "`dropped-colour-profile`, a notice: it is printed as sRGB; exit 0",
        ),
    },
];
