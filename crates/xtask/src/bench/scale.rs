//! Whether cost grows with the work and with nothing else: pages of one report, reports of one call.
//! It must not compare with anybody.

use super::figures::tenths;
use super::launch::{Usage, launch};
use super::{Bench, at, empty_folder, plot, sample};
use crate::docs::markdown_table;
use lopdf::Document;
use std::fs;
use std::path::Path;

/// How many paragraphs are added to the tables alone, and in how many reports: the last two together
/// have as many pages as no single report may.
const LENGTHS: [(usize, usize); 5] = [(0, 1), (15, 1), (270, 1), (1330, 1), (1330, 2)];

/// How many reports one call is given.
const COUNTS: [usize; 3] = [1, 100, 10_000];

/// One point of a curve.
struct Point {
    amount: usize,
    usage: Usage,
}

pub(super) fn tables(bench: &Bench) -> Result<String, String> {
    let pages = pages(bench)?;
    let mut text = section("Pages of a call", "pages", &pages);
    for (title, word) in
        [("Reports checked in a call", "check"), ("Reports typeset in a call", "pdf")]
    {
        text.push_str(&section(title, "reports", &reports(bench, word)?));
    }
    Ok(text)
}

fn section(title: &str, unit: &str, points: &[Point]) -> String {
    let rows = points.iter().map(|Point { amount, usage }| {
        let each = usage.wall.as_micros() / (*amount).max(1) as u128;
        [
            amount.to_string(),
            tenths(usage.wall.as_micros(), 1000),
            tenths(each, 1000),
            tenths(u128::from(usage.peak) * 1024, 1_000_000),
        ]
    });
    let each = format!("wall, ms a {}", unit.trim_end_matches('s'));
    let table = markdown_table([unit, "wall, ms", &each, "peak memory, MB"], rows);
    let curve: Vec<(usize, u128)> =
        points.iter().map(|point| (point.amount, point.usage.wall.as_micros())).collect();
    format!("{title}:\n\n{table}```text\n{}```\n\n", plot::curve(unit, &curve))
}

/// The least of a few runs: what the work needs when nothing else runs.
fn least(bench: &Bench, command: &[String], times: usize) -> Result<Usage, String> {
    let runs: Result<Vec<Usage>, String> =
        (0..times).map(|_| launch(command, &bench.folder, &[0, 1])).collect();
    runs?.into_iter().min_by_key(|usage| usage.wall).ok_or_else(|| "no run".to_owned())
}

fn pages(bench: &Bench) -> Result<Vec<Point>, String> {
    let base = sample::tables_alone(&sample::without_pictures(bench)?);
    let folder = bench.folder.join("pages");
    let point = |(paragraphs, copies): (usize, usize)| {
        empty_folder(&folder)?;
        for copy in 0..copies {
            let path = folder.join(format!("{copy}.toml"));
            sample::write(&path, &sample::longer(&base, paragraphs))?;
        }
        let command = bench.command(&["pdf", "pages", "--jobs", "1"]);
        let usage = least(bench, &command, bench.rounds.div_ceil(3))?;
        Ok(Point { amount: pages_in(&folder, copies)?, usage })
    };
    LENGTHS.into_iter().map(point).collect()
}

/// The pages of the files written, as another library reads them.
fn pages_in(folder: &Path, copies: usize) -> Result<usize, String> {
    let count = |copy: usize| {
        let path = folder.join(format!("{copy}.pdf"));
        let bytes = at(&path, fs::read(&path))?;
        let document = Document::load_mem(&bytes);
        let document = document.map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(document.get_pages().len())
    };
    (0..copies).map(count).sum()
}

fn reports(bench: &Bench, word: &str) -> Result<Vec<Point>, String> {
    let point = |amount: usize| {
        sample::folder_of(bench, "scale", amount)?;
        let times = if amount > 1000 { 1 } else { bench.rounds.div_ceil(3) };
        let usage = least(bench, &bench.command(&[word, "scale"]), times)?;
        empty_folder(&bench.folder.join("scale"))?;
        Ok(Point { amount, usage })
    };
    COUNTS.into_iter().map(point).collect()
}
