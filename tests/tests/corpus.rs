//! Sentences with what the rules on prose must make of them: every fault found, nothing else said,
//! and what is sound truly judged. Prints precision and recall, and holds both at 100 %.

use report_core::Edition;
use report_tests::fixture::Layout;
use report_validate::Verdict;
use std::path::Path;

/// What a sentence must come to.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    /// The rules that find something, in the order of the text.
    found: Vec<String>,
    /// How many relations in prose are judged; nothing where it does not matter.
    judged: Option<usize>,
}

struct Sentence {
    line: usize,
    text: String,
    expected: Outcome,
}

#[test]
fn every_fault_in_a_sentence_is_found_and_nothing_else() {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    let mut complaints = Vec::new();
    let sentences = sentences();
    for edition in Edition::ALL {
        let base = read(&format!("fixtures/base/{edition}.toml"));
        for sentence in &sentences {
            let outcome = run(&base, sentence);
            let hits = outcome.found.iter().filter(|rule| sentence.expected.found.contains(rule));
            let hits = hits.count();
            right += hits;
            wrong += outcome.found.len() - hits;
            missed += sentence.expected.found.len().saturating_sub(hits);
            if outcome != sentence.expected {
                let Sentence { line, text, expected } = sentence;
                complaints.push(format!(
                    "line {line} ({edition}): {text}\n  expected {expected:?}\n  got      {outcome:?}"
                ));
            }
        }
    }
    let share = |part: usize, whole: usize| format!("{part} of {whole}");
    #[expect(clippy::print_stdout, reason = "precision and recall are read by people")]
    {
        println!(
            "precision: {}, recall: {}",
            share(right, right + wrong),
            share(right, right + missed)
        );
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_corpus_is_large_enough_to_say_something() {
    let sentences = sentences();
    let faulty = sentences.iter().filter(|sentence| !sentence.expected.found.is_empty()).count();
    assert!(faulty >= 40, "{faulty} faulty");
    assert!(sentences.len() - faulty >= 40, "{} sound", sentences.len() - faulty);
}

/// Reads and checks a sentence as the text of part five.
fn run(base: &str, sentence: &Sentence) -> Outcome {
    let mut layout = Layout::parse(base);
    let year: u16 = layout.value("year").and_then(|year| year.parse().ok()).unwrap_or_default();
    let text = [("{Y}", year), ("{Y-1}", year - 1), ("{Y+1}", year + 1)]
        .into_iter()
        .fold(sentence.text.replace('¶', "\n"), |text, (name, year)| {
            text.replace(name, &year.to_string())
        });
    layout.lay_over(&Layout::parse(&format!("[problems]\ntext = '''\n{text}\n'''\n")));
    let reading = report_toml::read_text("report.toml", &layout.to_string());
    assert!(reading.diagnostics.is_empty(), "line {}: {:?}", sentence.line, reading.diagnostics);
    let checked = report_validate::check(&reading.report);
    let in_prose =
        checked.relations.iter().filter(|relation| relation.at.to_string() == "problems");
    let in_prose = in_prose.filter(|relation| !matches!(relation.verdict, Verdict::Undecided(_)));
    let found: Vec<String> =
        checked.diagnostics.iter().map(|found| found.rule.to_owned()).collect();
    let judged = sentence.expected.judged.map(|_| in_prose.count());
    Outcome { found, judged }
}

fn sentences() -> Vec<Sentence> {
    let text = read("corpus/prose.txt");
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(line, text)| sentence(line, text)).collect()
}

fn sentence(line: usize, text: &str) -> Sentence {
    let (tag, text) = text.split_once(" | ").unwrap_or_else(|| panic!("line {line}: no tag"));
    let words: Vec<&str> = tag.split_whitespace().collect();
    let expected = match words[..] {
        ["silent"] => Outcome { found: Vec::new(), judged: Some(0) },
        ["sound", count] => Outcome { found: Vec::new(), judged: count.parse().ok() },
        _ => Outcome { found: words.into_iter().map(str::to_owned).collect(), judged: None },
    };
    Sentence { line, text: text.to_owned(), expected }
}

#[expect(clippy::disallowed_methods, reason = "tests read their corpus from the disk")]
fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
