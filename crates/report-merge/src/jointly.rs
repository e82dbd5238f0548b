//! The sentences of a report that tell of a document issued with others. It must not know other reports.

use report_claims::passage::passages;
use report_core::Report;

/// Words of a sentence that says a document was issued with others.
const JOINTLY: [&str; 4] = ["联合印发", "联合制发", "联合发文", "会同"];
/// Words of one that says a document was issued.
const ISSUED: [&str; 4] = ["印发", "制发", "制定", "出台"];
/// The most sentences kept of one report.
const KEPT: usize = 8;

/// The sentences of a report that tell of a document issued with others.
pub(crate) fn sentences(report: &Report) -> Vec<String> {
    let mut found = Vec::new();
    for passage in passages(report) {
        for sentence in passage.text.split(['。', '；']) {
            let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
            if says(&JOINTLY) && says(&ISSUED) && found.len() < KEPT {
                found.push(sentence.trim().to_owned());
            }
        }
    }
    found
}
