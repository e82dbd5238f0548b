//! The documents: links that lead somewhere, decisions that are complete, fonts that travel with
//! their licences. It must not judge prose.

use crate::none;
use crate::source::{File, files, has_extension};
use std::path::{Component, Path, PathBuf};

/// What every record of a decision answers.
const HEADINGS: [&str; 4] = ["## Context", "## Decision", "## Alternatives", "## Consequences"];

/// The longest a one-page document is, in lines; two pages for the map.
const PAGE: usize = 70;

fn markdown() -> impl Iterator<Item = &'static File> {
    files().iter().filter(|file| has_extension(file, "md"))
}

#[test]
fn every_link_leads_somewhere() {
    none(markdown().flat_map(|file| {
        let broken = links(&file.text).filter(|target| !leads_somewhere(&file.path, target));
        broken.map(|target| format!("{}: {target} is not there", file.path)).collect::<Vec<_>>()
    }));
}

/// The targets of links and pictures, outside code.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let mut fence = "";
    let prose = text.lines().filter(move |line| {
        let marks = line.len() - line.trim_start_matches('`').len();
        let is_fence = marks >= 3 && (fence.is_empty() || line.trim_end() == fence);
        if is_fence {
            fence = if fence.is_empty() { line.get(..marks).unwrap_or_default() } else { "" };
        }
        fence.is_empty() && !is_fence
    });
    prose.flat_map(|line| line.split("](").skip(1)).filter_map(|rest| {
        let (target, _) = rest.split_once(')')?;
        target.split(' ').next()
    })
}

#[test]
fn links_in_code_lead_nowhere_and_need_not() {
    let text = "[a](b.md)\n````toml\n```chart\n![c](d.png)\n````\nand [e](f.md \"g\")\n";
    assert_eq!(links(text).collect::<Vec<_>>(), ["b.md", "f.md"]);
}

fn leads_somewhere(from: &str, target: &str) -> bool {
    let file = target.split('#').next().unwrap_or_default();
    if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
        return true;
    }
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    let mut path = PathBuf::new();
    for part in folder.join(file).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    files().iter().any(|file| Path::new(&file.path).starts_with(&path))
}

#[test]
fn every_decision_is_recorded_in_full_and_listed() {
    let index = markdown().find(|file| file.path == "docs/adr/README.md").unwrap();
    let is_record = |file: &&File| file.path.starts_with("docs/adr/0");
    assert!(markdown().filter(is_record).count() >= 9);
    none(markdown().filter(is_record).flat_map(|file| {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let missing = HEADINGS.into_iter().filter(|heading| !file.text.contains(heading));
        let missing = missing.map(|heading| format!("{name}: no {heading}"));
        let listed = index.text.contains(&format!("({name})"));
        let long = file.text.lines().count() > PAGE;
        missing
            .chain((!listed).then(|| format!("{name}: not in the index")))
            .chain(long.then(|| format!("{name}: longer than a page")))
            .collect::<Vec<_>>()
    }));
}

#[test]
fn the_map_fits_two_pages() {
    let map = markdown().find(|file| file.path == "docs/architecture.md").unwrap();
    assert!(map.text.lines().count() <= 2 * PAGE, "{} lines", map.text.lines().count());
}

#[test]
fn every_font_lies_where_its_licence_does() {
    let is_font =
        |file: &&File| ["ttf", "otf", "ttc", "woff2"].iter().any(|e| has_extension(file, e));
    let fonts: Vec<_> = files().iter().filter(is_font).collect();
    assert!(fonts.len() >= 5);
    none(fonts.into_iter().filter(|font| !font.path.starts_with("fonts/")).map(|font| {
        format!(
            "{}: fonts.toml of the folder fonts/ declares every face with its licence",
            font.path
        )
    }));
}
