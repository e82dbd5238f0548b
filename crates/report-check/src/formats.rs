//! The formats results are given in, a file each. It must not draw anything itself.

mod elements;
mod github;
mod html;
mod json;
mod jsonl;
mod junit;
mod sarif;
mod shape;

use crate::export::Exporter;

/// Every format for programs and browsers, in the order in which they are told of.
pub const FORMATS: &[&dyn Exporter] =
    &[&json::Json, &jsonl::Jsonl, &sarif::Sarif, &github::Github, &junit::Junit, &html::Html];

/// The format of this name; nothing where there is none.
///
/// ```
/// assert_eq!(report_check::format("sarif").map(|format| format.name()), Some("sarif"));
/// assert!(report_check::format("docx").is_none());
/// ```
#[must_use]
pub fn format(name: &str) -> Option<&'static dyn Exporter> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_formats() {
        for one in FORMATS {
            let same = FORMATS.iter().filter(|other| other.name() == one.name());
            assert_eq!(same.count(), 1, "{}", one.name());
        }
    }
}
