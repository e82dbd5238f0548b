//! Everything a report may be found to have wrong, from the three libraries that find it. It must not
//! define any.

mod listing;

pub use listing::{json, markdown, text};

use report_core::faults::CATALOGUE;
use report_core::{Edition, Severity};
use report_document::LayoutError;
use report_validate::{RULES, docs};

/// When a fault is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// By reading the file and looking at what it names.
    Reading,
    /// By the rules.
    Checking,
    /// By typesetting.
    Typesetting,
    /// By merging the reports of several agencies.
    Merging,
}

impl Stage {
    /// The stages in the order a report goes through them.
    pub const ALL: [Self; 4] = [Self::Reading, Self::Checking, Self::Typesetting, Self::Merging];

    /// The name used in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Checking => "checking",
            Self::Typesetting => "typesetting",
            Self::Merging => "merging",
        }
    }

    /// The Chinese name shown to a reader.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Reading => "读文件",
            Self::Checking => "核对",
            Self::Typesetting => "排版",
            Self::Merging => "汇总",
        }
    }
}

/// One rule.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// When what it names is found.
    pub stage: Stage,
    /// Its id: kebab-case, never reused.
    pub id: &'static str,
    /// How bad a finding of it is.
    pub severity: Severity,
    /// What it is, in Chinese.
    pub title: &'static str,
    /// The editions it is for, by their keys.
    pub editions: Vec<&'static str>,
    /// What it rests on; nothing for what only concerns the file.
    pub basis: Option<String>,
}

impl Entry {
    fn new(stage: Stage, id: &'static str, severity: Severity, title: &'static str) -> Self {
        let editions = Edition::ALL.iter().map(|edition| edition.key()).collect();
        Self { stage, id, severity, title, editions, basis: None }
    }

    /// The rule's page in Markdown, in Chinese.
    #[must_use]
    pub fn page(&self) -> String {
        if let Some(fault) = CATALOGUE.iter().find(|fault| fault.id == self.id) {
            return fault.page();
        }
        if let Some(rule) = report_merge::rules::rule(self.id) {
            return rule.page();
        }
        let name = format!("{}.md", self.id);
        let written = docs::pages().into_iter().find(|page| page.name == name);
        written.map_or_else(|| self.short_page(), |page| page.text)
    }

    fn short_page(&self) -> String {
        let Self { stage, id, severity, title, .. } = self;
        format!("# {title}\n\n`{id}` · {} · {}时发现\n", severity.chinese(), stage.chinese())
    }
}

/// Every rule in the order of the stages.
///
/// ```
/// let entries = report_check::catalogue::entries();
/// assert!(entries.iter().any(|entry| entry.id == "requester-total-mismatch"));
/// ```
#[must_use]
pub fn entries() -> Vec<Entry> {
    let reading = CATALOGUE
        .iter()
        .map(|fault| Entry::new(Stage::Reading, fault.id, fault.severity, fault.title));
    let checking = RULES.iter().map(|rule| Entry {
        editions: rule.editions.iter().map(Edition::key).collect(),
        basis: Some(rule.basis()),
        ..Entry::new(Stage::Checking, rule.id, rule.severity, rule.title)
    });
    let typesetting = LayoutError::RULES
        .iter()
        .map(|(id, title)| Entry::new(Stage::Typesetting, id, Severity::Error, title));
    let merging = report_merge::rules::rules()
        .map(|rule| Entry::new(Stage::Merging, rule.id, rule.severity, rule.title));
    reading.chain(checking).chain(typesetting).chain(merging).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_id_names_one_rule() {
        let entries = entries();
        let ids: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), entries.len());
    }
}
