//! A finding as plain lines, for formats that have no source to draw on. It must not leave out
//! anything the text output says in words.

use report_core::Diagnostic;

/// What a finding says beside its message, each line with what it is: 说明, 依据, 建议.
pub(crate) fn remarks(found: &Diagnostic) -> Vec<(&'static str, &str)> {
    let notes = found.notes.iter().map(|text| ("说明", text.as_str()));
    let citation = found.citation.iter().map(|text| ("依据", text.as_str()));
    let help = found.help.iter().map(|text| ("建议", text.as_str()));
    notes.chain(citation).chain(help).collect()
}

/// The message and the remarks, each on its line.
pub(crate) fn explanation(found: &Diagnostic) -> String {
    let remarks = remarks(found).into_iter().map(|(name, text)| format!("\n{name}：{text}"));
    found.message.clone() + &remarks.collect::<String>()
}
