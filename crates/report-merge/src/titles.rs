//! Joint documents that units' prose tells of and the roster does not: each would be counted by every unit
//! that signed it. It must not decide what is counted.

use crate::finding::Finding;
use crate::intake::Intake;
use crate::roster::Roster;
use crate::rules;
use std::collections::{BTreeMap, BTreeSet};

/// Documents that several units' prose names as issued together and no `[[joint]]` states.
#[must_use]
pub fn joint_titles(roster: &Roster, intake: &Intake) -> Vec<Finding> {
    let place = roster.place();
    let mut named: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let sentences =
        || intake.taken().flat_map(|(unit, report)| report.titles.iter().map(move |it| (unit, it)));
    for (unit, sentence) in sentences() {
        for title in bracketed(sentence) {
            named.entry(bare(title, place).to_owned()).or_default().insert(unit);
        }
    }
    // Others may leave the brackets out.
    for (title, units) in &mut named {
        units.extend(
            sentences().filter(|(_, it)| it.contains(title.as_str())).map(|(unit, _)| unit),
        );
    }
    let is_stated = |title: &str| {
        let of = |joint: &str| bare(joint.trim_matches(['《', '》']), place).to_owned();
        roster.joints.iter().any(|joint| of(&joint.title.value) == title)
    };
    named
        .iter()
        .filter(|(title, units)| units.len() > 1 && !is_stated(title))
        .map(|(title, units)| finding(roster, title, units))
        .collect()
}

fn finding(roster: &Roster, title: &str, units: &BTreeSet<usize>) -> Finding {
    let names = units.iter().filter_map(|unit| roster.units.get(*unit));
    let names: Vec<_> = names.map(|unit| unit.name.value.as_str()).collect();
    let message = format!("{}都写了联合印发《{title}》，名册里没有这件联合发文", names.join("、"));
    let found = rules::JOINT_DOCUMENT_UNSTATED.found(message);
    let found = found.note("每家各计一件，加起来就多计了");
    Finding::new(found.help("确是同一件的，在名册里写一段 [[joint]]；不是的，不必理会"))
}

/// The titles between 《 and 》.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split('《').skip(1).filter_map(|rest| Some(rest.split_once('》')?.0))
}

/// A title without the district's name before it.
fn bare<'a>(title: &'a str, place: &str) -> &'a str {
    title.strip_prefix(place).unwrap_or(title)
}
