//! `--format sarif`: SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code scanning and editors. It
//! must not leave out any finding: accepted ones are marked as suppressed.

mod region;

use super::elements::{GAP, around, element};
use crate::assess::Assessed;
use crate::catalogue::{Entry, entries};
use crate::explanation::explanation;
use crate::export::{Exporter, Frame, Piece, TOOL, Totals, Unreadable};
use crate::json::pretty;
use crate::visible::visible;
use region::region;
use report_core::diagnostic::Label;
use report_core::{Diagnostic, FileId, Severity};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::LazyLock;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sarif;

impl Exporter for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    /// The findings of a report.
    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        let results = report.diagnostics.iter().map(|found| element(&result(report, found), 4));
        Piece::new(report, results.collect::<Vec<_>>().join(","))
    }

    /// One run over every report. Inputs that could not be read are notifications.
    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame {
        let run = run(unreadable);
        around(&pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }), totals)
    }

    fn separator(&self) -> &'static str {
        ","
    }
}

fn run(unreadable: &[Unreadable]) -> Run {
    let notifications: Vec<Value> = unreadable
        .iter()
        .map(|it| json!({ "level": "error", "message": message(&it.message) }))
        .collect();
    Run {
        tool: json!({ "driver": {
            "name": TOOL,
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "language": "zh-CN",
            "rules": catalogue().iter().map(descriptor).collect::<Vec<_>>(),
        } }),
        column_kind: "utf16CodeUnits",
        results: [GAP],
        invocations: json!([{
            "executionSuccessful": unreadable.is_empty(),
            "toolExecutionNotifications": notifications,
        }]),
    }
}

/// The log, its parts in the order in which they are known.
#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Value,
    column_kind: &'static str,
    results: [&'static str; 1],
    invocations: Value,
}

/// Every rule there is: which have findings is not known when the first of them is written.
fn catalogue() -> &'static [Entry] {
    static CATALOGUE: LazyLock<Vec<Entry>> = LazyLock::new(entries);
    &CATALOGUE
}

fn descriptor(rule: &Entry) -> Value {
    let mut descriptor = json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title },
        "defaultConfiguration": { "level": level(rule.severity) },
    });
    if let Some(basis) = &rule.basis {
        descriptor["fullDescription"] = message(&format!("{}。依据：{basis}", rule.title));
    }
    descriptor
}

fn result(report: &Assessed, found: &Diagnostic) -> Value {
    let related = found.secondary.iter().enumerate();
    let related: Vec<Value> =
        related.filter_map(|(index, label)| related_location(report, index, label)).collect();
    let mut result = json!({
        "ruleId": found.rule,
        "level": level(found.severity),
        "message": message(&explanation(found)),
        "locations": [location(report, found)],
        "relatedLocations": related,
        "suppressions": [],
    });
    if let Some(index) = catalogue().iter().position(|rule| rule.id == found.rule) {
        result["ruleIndex"] = index.into();
    }
    if let Some(reason) = &found.accepted {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": visible(reason) }]);
    }
    result
}

/// The place in the file and in the form; the file alone where there is no other.
fn location(report: &Assessed, found: &Diagnostic) -> Value {
    let place = found.primary.as_ref().and_then(|label| physical(report, label));
    let whole = || json!({ "artifactLocation": artifact(report, report.file) });
    let mut location = json!({ "physicalLocation": place.unwrap_or_else(whole) });
    if let Some(at) = &found.at {
        let printed = visible(&report.report.form().describe(at));
        location["logicalLocations"] =
            json!([{ "fullyQualifiedName": at.to_string(), "decoratedName": printed }]);
    }
    location
}

fn related_location(report: &Assessed, index: usize, label: &Label) -> Option<Value> {
    let physical = physical(report, label)?;
    let mut location = json!({ "id": index + 1, "physicalLocation": physical });
    if !label.text.is_empty() {
        location["message"] = message(&label.text);
    }
    Some(location)
}

fn physical(report: &Assessed, label: &Label) -> Option<Value> {
    let file = report.sources.file(label.span.file)?;
    let artifact = artifact(report, label.span.file);
    Some(json!({ "artifactLocation": artifact, "region": region(file, label.span) }))
}

/// What lies nowhere, as standard input, has no address.
fn artifact(report: &Assessed, file: FileId) -> Value {
    let name = report.file_name(file);
    if !report.has_place(file) {
        return json!({ "description": { "text": name } });
    }
    json!({ "uri": uri(&name) })
}

/// A path as a URI reference (RFC 3986): relative paths stay so, absolute ones get the scheme.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let is_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let scheme = match (path.starts_with('/'), is_drive) {
        (true, _) => "file://",
        (false, true) => "file:///",
        (false, false) => "",
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escaped = path.bytes().map(|byte| match byte {
        byte if plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    scheme.to_owned() + &escaped.collect::<String>()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

fn message(text: &str) -> Value {
    json!({ "text": visible(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_addresses() {
        assert_eq!(uri("./reports/2020.toml"), "reports/2020.toml");
        assert_eq!(uri("../年 报#1.toml"), "../%E5%B9%B4%20%E6%8A%A5%231.toml");
        #[cfg(unix)]
        assert_eq!(uri("/a:b"), "file:///a%3Ab");
    }
}
