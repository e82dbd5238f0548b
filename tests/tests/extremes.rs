//! One thing of a report made as long as a file may be: a title, a name, a paragraph, a cell, a
//! caption, a word. Each gives a PDF or an error at its place, soon.

#![expect(clippy::disallowed_methods, reason = "a test that must end in time reads a clock")]

use report_tests::laws;
use std::time::{Duration, Instant};

/// The longest one may take, without optimisation and beside other tests.
const LONGEST: Duration = Duration::from_secs(30);

/// Characters of the long thing.
const LENGTH: usize = 12_000;

/// Typesets a report with a long text where `▢` stands.
fn check(place: &str) {
    for letter in ["字", "a", "，", "1", "—", "（"] {
        let long = letter.repeat(LENGTH);
        let report = format!("edition = \"2021\"\nyear = 2024\n{}\n", place.replace('▢', &long));
        let start = Instant::now();
        laws::pipeline(report.as_bytes());
        assert!(start.elapsed() < LONGEST, "{place} with {letter}: {:?}", start.elapsed());
    }
}

#[test]
fn names_and_titles_of_any_length() {
    check("[agency]\nname = \"▢\"");
    check("[document]\ntitle = [\"▢\", \"二\"]");
    check("[problems]\nheading = \"五、▢\"\ntext = \"无\"");
}

#[test]
fn covers_and_annexes_of_any_length() {
    check("[agency]\nname = \"▢\"\nissuer = \"▢\"\n[document]\ncover = true\ntoc = true");
    check("[document]\ncover = true\ntitle = [\"▢\", \"二\"]");
    check("[document]\nannexes = [\"▢\", \"二\"]");
}

#[test]
fn paragraphs_and_headings_of_any_length() {
    check("[overview]\ntext = '''\n▢\n'''");
    check("[overview]\ntext = '''\n# ▢\n'''");
    check("[overview]\ntext = '''\n（一）▢。正文\n'''");
}

#[test]
fn cells_captions_and_notes_of_any_length() {
    check("[overview]\ntext = '''\n表：▢\n\n| 甲 | 乙 |\n|---|---|\n| ▢ | 1 |\n'''");
    check("[overview]\ntext = '''\n![▢](grey.png \"宽=6cm\")\n'''");
    check("[requests]\nnotes = [\"▢\"]\nreceived = [\"▢\", 0, 0, 0, 0, 0, 0]");
    check(
        "[overview]\ntext = '''\n```chart\nkind = \"bar\"\ntitle = \"▢\"\ncategories = [\"▢\"]\nvalues = [1]\n```\n'''",
    );
}
