//! Section I of the table: PDFs that go through other people's hands. It must not run anything.

use super::Change::Text;
use super::Proof::Elsewhere;
use super::{Fault, script, tried};

const VERIFY: &str = "crates/report-cli/tests/cli/verify.rs";
const FIT: &str = "crates/report-pdf/src/fit/tests.rs";
const ATTACHMENTS: &str = "crates/report-extract/src/attachments/tests.rs";
const SEAL: &str = "seal = true\nsignature = true\npublished = 2025-01-22";

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        number: 124,
        what: "the figures of a PDF were changed, the report inside was not",
        proof: Elsewhere(
            VERIFY,
            "a_cell_and_a_sentence_that_say_something_else_are_told_with_both_values",
            "`verify` names the cell or the paragraph with both texts; exit 1",
        ),
    },
    tried(
        125,
        "a PDF was saved, signed or stamped by another program",
        &[
            script(
                "as it was written",
                &[],
                "$BIN pdf 2024.toml -o a.pdf; $BIN verify a.pdf; code=$?; rm a.pdf; exit $code",
                0,
                &["a.pdf：与里面的 2024.toml 一致，逐字节相同"],
            ),
            script(
                "more behind it",
                &[],
                "$BIN pdf 2024.toml -o a.pdf; echo '%' >> a.pdf; $BIN verify a.pdf; code=$?; rm a.pdf; exit $code",
                1,
                &["逐字节相同；后面另加的内容", "未判定"],
            ),
            script(
                "a draft",
                &[],
                "$BIN pdf 2024.toml --draft -o a.pdf; $BIN verify a.pdf; code=$?; rm a.pdf; exit $code",
                0,
                &["2024.toml 的草稿一致"],
            ),
            script(
                "no report inside",
                &[],
                "printf '%%PDF-1.7\\n' > a.pdf; $BIN verify a.pdf; code=$?; rm a.pdf; exit $code",
                2,
                &["不是 PDF 文件，或已损坏"],
            ),
        ],
    ),
    tried(
        126,
        "a seal breaks what the PDF promises to readers",
        &[script(
            "`seal = true`: a field for it, with the words that are read out",
            &[Text("published = 2025-01-22", SEAL)],
            "$BIN pdf 2024.toml -o a.pdf && $BIN verify a.pdf && grep -ac /AcroForm a.pdf; rm a.pdf",
            0,
            &["已写出 a.pdf", "逐字节相同"],
        )],
    ),
    Fault {
        number: 127,
        what: "a reader's search does not find 2024年 or 12486条",
        proof: Elsewhere(
            FIT,
            "air_beside_a_figure_becomes_part_of_it",
            "every figure with its unit is found as often as it stands, by six programs in `tests/judges/programs`",
        ),
    },
    Fault {
        number: 128,
        what: "a bracket hangs over the rule of its cell, and a program that takes out tables loses it",
        proof: Elsewhere(
            FIT,
            "blank_halves_are_cut_where_they_hang_over_an_end",
            "every character lies in its cell, by pdfplumber in `tests/judges/programs`",
        ),
    },
    Fault {
        number: 129,
        what: "a PDF everyone may open is encrypted all the same, as MuPDF does",
        proof: Elsewhere(
            ATTACHMENTS,
            "encryption_without_a_password_hides_nothing",
            "`extract` reads it; with a password “PDF 文件加了密码，打不开”; exit 2",
        ),
    },
];
