//! The reports that are measured, made from `reports/2020.toml`: without its pictures, under other
//! names, with more prose. It must not measure.

use super::{Bench, at};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The name that tells one report from another.
const NAME: &str = "罗庄区";

/// Characters of a paragraph that makes a report long: eight lines of the page.
const PARAGRAPH: usize = 220;

/// The report this tree is about, without its pictures: what both programs set.
pub(super) fn without_pictures(bench: &Bench) -> Result<String, String> {
    let path = bench.root.join("reports/2020.toml");
    let text = at(&path, fs::read_to_string(&path))?;
    let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("![")).collect();
    Ok(without_references(&text))
}

/// The text without what sends readers to a picture: `（见{{图:机构}}）`.
fn without_references(text: &str) -> String {
    let mut parts = text.split("（见{{图:");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once("}}）")).map(|(_name, rest)| rest);
    rest.fold(first, |text, rest| text + rest)
}

/// Another office's report: the same numbers, another name throughout, and a paragraph of characters
/// no other report has in that order, so that subsets of fonts differ as well.
pub(super) fn another(text: &str, number: usize) -> String {
    let hanzi = hanzi(text);
    let pick = |at: usize| hanzi.get(at % hanzi.len().max(1)).copied().unwrap_or('甲');
    let name: String = [pick(number), pick(number * 7 + 3), '区'].into_iter().collect();
    let own: String = (0..40).map(|step| pick(number * 40 + step * 11)).collect();
    let text = text.replace(NAME, &name);
    with_prose(&text, OVERVIEW, &format!("{own}。\n"))
}

/// The report with so many paragraphs more, spread over its text parts.
pub(super) fn longer(text: &str, paragraphs: usize) -> String {
    let hanzi: Vec<char> = text.chars().filter(|ch| is_hanzi(*ch)).collect();
    let paragraph = |number: usize| -> String {
        let from = number * 97 % hanzi.len().max(1);
        let words = hanzi.iter().cycle().skip(from).take(PARAGRAPH).collect::<String>();
        format!("{words}。\n\n")
    };
    let all: Vec<String> = (0..paragraphs).map(paragraph).collect();
    let (first, second) = all.split_at(paragraphs / 2);
    with_prose(&with_prose(text, OVERVIEW, &first.concat()), PROBLEMS, &second.concat())
}

/// The headers of the two great text parts in the file.
const OVERVIEW: &str = "[overview]";
const PROBLEMS: &str = "[problems]";

/// The report with more prose at the beginning of a part's text.
fn with_prose(text: &str, part: &str, more: &str) -> String {
    let begin = |header: usize| Some(header + text.get(header..)?.find(QUOTES)? + QUOTES.len());
    match text.find(part).and_then(begin).and_then(|at| text.split_at_checked(at)) {
        Some((before, after)) => format!("{before}{more}\n{after}"),
        None => text.to_owned(),
    }
}

/// What the text of a part begins with.
const QUOTES: &str = "'''\n";

/// The report's tables alone: every prose reduced to a sentence, and nothing expected of it.
pub(super) fn tables_alone(text: &str) -> String {
    let text = text.split("\n[[expect]]").next().unwrap_or_default();
    let mut parts = text.split("'''");
    let mut short = parts.next().unwrap_or_default().to_owned();
    while let (Some(_prose), Some(rest)) = (parts.next(), parts.next()) {
        short.push_str("'''\n情况如下。\n'''");
        short.push_str(rest);
    }
    short
}

fn is_hanzi(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// The hanzi of a text, each once.
fn hanzi(text: &str) -> Vec<char> {
    text.chars().filter(|ch| is_hanzi(*ch)).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Writes so many different reports into a folder, with nothing else in it.
pub(super) fn folder_of(bench: &Bench, name: &str, count: usize) -> Result<Vec<PathBuf>, String> {
    let folder = bench.folder.join(name);
    super::empty_folder(&folder)?;
    let text = without_pictures(bench)?;
    let write = |number: usize| {
        let path = folder.join(format!("{number:05}.toml"));
        write(&path, &another(&text, number)).map(|()| path)
    };
    (0..count).map(write).collect()
}

pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    at(path, fs::write(path, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench() -> Bench {
        let root = crate::root();
        Bench { folder: root.clone(), program: root.clone(), root, rounds: 1 }
    }

    fn errors(text: &str) -> Vec<String> {
        let reading = report_toml::read_text("2020.toml", text);
        let found = report_validate::check(&reading.report).diagnostics;
        let found = reading.diagnostics.iter().chain(found.iter()).filter(|one| one.blocks());
        found.map(|one| format!("{}: {}", one.rule, one.message)).collect()
    }

    #[test]
    fn every_report_that_is_measured_can_be_printed() {
        let text = without_pictures(&bench()).unwrap();
        assert_eq!(errors(&text), [""; 0]);
        assert_eq!(errors(&tables_alone(&text)), [""; 0]);
        assert_eq!(errors(&longer(&tables_alone(&text), 20)), [""; 0]);
        for number in [0, 1, 57, 9_999] {
            assert_eq!(errors(&another(&text, number)), [""; 0], "{number}");
        }
    }

    #[test]
    fn a_longer_report_has_its_paragraphs() {
        let text = tables_alone(&without_pictures(&bench()).unwrap());
        let grown = longer(&text, 20).chars().count() - text.chars().count();
        assert!(grown > 20 * PARAGRAPH, "{grown}");
    }

    #[test]
    fn no_two_reports_are_the_same() {
        let text = without_pictures(&bench()).unwrap();
        let all: BTreeSet<String> = (0..100).map(|number| another(&text, number)).collect();
        assert_eq!(all.len(), 100);
        assert!(all.iter().all(|one| !one.contains(NAME)));
    }
}
