//! The open part of the corpus's faults of text and of its statements: what is found, and that nothing sound
//! is.

use report_core::Edition;
use report_tests::disk;
use report_tests::fixture::Layout;
use std::path::Path;

/// Which rule marks which kind of fault.
const RULES: [(&str, &str); 11] = [
    ("repeated-words", "repeated-words"),
    ("lost-figure", "lost-figure"),
    ("enumeration", "broken-enumeration"),
    ("lost-date-part", "broken-date"),
    ("half-bracket", "unpaired-mark"),
    ("missing-reference", "missing-reference"),
    ("half-width-mark", "half-width-punctuation"),
    ("table-sum", "table-sum-mismatch"),
    ("nested-heading", "misplaced-heading"),
    ("lost-heading", "unmarked-heading"),
    ("lost-table", "pasted-table"),
];
/// How many faults of a hundred are found, of those kinds.
const LEAST: usize = 90;

#[test]
fn faults_of_the_text_are_found_and_nothing_sound_is() {
    let mut complaints = Vec::new();
    let (mut found, mut all) = (0, 0);
    for (kind, text) in lines("corpus/text-faults.txt") {
        let rules = run(&text);
        if kind.starts_with("sound ") {
            if !rules.is_empty() {
                complaints.push(format!("false alarm {rules:?}: {text}"));
            }
            continue;
        }
        let Some((_, rule)) = RULES.iter().find(|(own, _)| *own == kind) else { continue };
        all += 1;
        found += usize::from(rules.iter().any(|own| own == rule));
    }
    println(&format!("text faults: {found} of {all}"));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    assert!(found * 100 >= all * LEAST, "{found} of {all}");
}

#[test]
fn statements_the_tables_contradict_are_found_and_no_others() {
    let mut complaints = Vec::new();
    let (mut found, mut all) = (0, 0);
    for (kind, text) in lines("corpus/statements.txt") {
        let rules = run(&text);
        if kind == "true" {
            if !rules.is_empty() {
                complaints.push(format!("false alarm {rules:?}: {text}"));
            }
            continue;
        }
        all += 1;
        found += usize::from(rules.iter().any(|own| own == "contradicted-statement"));
    }
    println(&format!("statements: {found} of {all}"));
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    assert!(found * 100 >= all * 65, "{found} of {all}");
}

#[test]
fn nothing_is_found_on_pages_of_sound_prose() {
    let mut complaints = Vec::new();
    let files = disk::files("tests/corpus/sound");
    assert!(files.len() >= 70, "{}", files.len());
    for path in files {
        let page = disk::read_path(&path);
        let lines = || page.lines().filter(|line| !line.starts_with('#'));
        let agency = lines().find_map(|line| line.strip_prefix("agency: ")?.split_once(" | "));
        let body: Vec<&str> = lines().filter(|line| !line.starts_with("agency: ")).collect();
        for edition in Edition::ALL.iter().copied() {
            let rules = found(&body.join("\n"), edition, agency);
            if !rules.is_empty() {
                complaints.push(format!("{} ({edition}): {rules:?}", path.display()));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[expect(clippy::print_stdout, reason = "recall is read by people")]
fn println(line: &str) {
    println!("{line}");
}

fn lines(path: &str) -> Vec<(String, String)> {
    let text = read(path);
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let split = lines.filter_map(|line| line.split_once(" | "));
    split.map(|(kind, text)| (kind.trim().to_owned(), text.to_owned())).collect()
}

/// The rules that find something in a text of part five of the newest form's clean report.
fn run(text: &str) -> Vec<String> {
    found(text, Edition::Format2021, None)
}

/// The rules that find something in a text of part five of a form's clean report, of an agency of a kind.
fn found(text: &str, edition: Edition, agency: Option<(&str, &str)>) -> Vec<String> {
    let mut layout = Layout::parse(&read(&format!("fixtures/base/{edition}.toml")));
    let year: u16 = layout.value("year").and_then(|year| year.parse().ok()).unwrap_or_default();
    let years = [("{Y}", year), ("{Y-1}", year - 1), ("{Y+1}", year + 1)];
    let text = text.replace('¶', "\n").replace('⇥', "\t");
    let text =
        years.into_iter().fold(text, |text, (name, year)| text.replace(name, &year.to_string()));
    layout.lay_over(&Layout::parse(&format!("[problems]\ntext = '''\n{text}\n'''\n")));
    if let Some((name, kind)) = agency {
        let of = format!("[agency]\nname = \"{name}\"\nkind = \"{kind}\"\nissuer = \"{name}\"\n");
        layout.lay_over(&Layout::parse(&of));
    }
    let reading = report_toml::read_text("report.toml", &layout.to_string());
    let found = report_validate::check(&reading.report).diagnostics;
    let found = reading.diagnostics.iter().chain(&found);
    found.map(|found| found.rule.to_owned()).collect()
}

#[expect(clippy::disallowed_methods, reason = "tests read their corpus from the disk")]
fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
