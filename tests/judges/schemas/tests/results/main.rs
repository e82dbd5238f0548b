//! `check --format` json, jsonl and sarif against their schemas: ours, published in `docs/`, and what
//! SARIF 2.1.0 asks of what we write. A field that no schema names is as wrong as one that is missing.

#![expect(clippy::disallowed_methods, reason = "the program runs over files on the disk")]
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

mod program;

use program::Reports;
use serde_json::{Value, json};

const DOCUMENTED: &str = include_str!("../../../../../docs/check-output.schema.json");
const MERGE: &str = include_str!("../../../../../docs/merge-output.schema.json");
const EXPORT: &str = include_str!("../../../../../docs/export-output.schema.json");
const VERIFY: &str = include_str!("../../../../../docs/verify-output.schema.json");
const SARIF: &str = include_str!("sarif.schema.json");

/// Reports that together have everything a result may have: sound, with an error, one accepted, a
/// number of last year's, signs beyond the first plane, many findings, none of it readable.
fn reports() -> Reports {
    let reports = Reports::new();
    reports.change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    let settled = "reconsideration                  = [3, 1, 0, 0, ";
    reports.change(&format!("{settled}4]"), &format!("{settled}5]"));
    let issued = "normative_documents = [2, 1, 3";
    reports.change(&format!("{issued}0]"), &format!("{issued}1]"));
    reports.change("[overview]\n", "[overview]\nnmae = \"𠮷\" # 𠮷\n'𠮷' = 1\n");
    reports.append(
        "\n[[expect]]\nrule = \"case-total-mismatch\"\n\
         at = \"cases.reconsideration.total\"\nreason = \"另有 1 件<和解>结案\"\n",
    );
    let unknown: Vec<_> = (0..150).map(|number| format!("key_{number} = {number}\n")).collect();
    reports.write("many.toml", format!("year = 2024\n{}", unknown.concat()));
    reports.write("empty.toml", "");
    reports
}

/// The results of a run over all of it, and over what cannot be read alone.
fn results(format: &str) -> Vec<String> {
    let reports = reports();
    let runs = [&["2023.toml"][..], &[".", "x.toml"], &["x.toml"]];
    runs.map(|files| reports.check(format, files)).into()
}

/// The schema with every object closed: nothing may be there that it does not name.
fn closed(schema: &str) -> Value {
    let mut schema = serde_json::from_str(schema).unwrap();
    close(&mut schema);
    schema["unevaluatedProperties"] = json!(false);
    schema
}

/// Closes each object where it is referred to, but not where it is part of a larger one.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields
                .iter_mut()
                .filter(|(name, _)| *name != "allOf")
                .for_each(|(_, part)| close(part));
            if fields.contains_key("$ref") {
                fields.insert("unevaluatedProperties".to_owned(), json!(false));
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(close),
        _ => {}
    }
}

/// What a schema has against a value, each with its place.
fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(schema).unwrap();
    validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn json_is_as_documented() {
    let schema = closed(DOCUMENTED);
    for result in results("json") {
        assert_eq!(faults(&schema, &parsed(&result)), [""; 0]);
    }
}

#[test]
fn the_record_of_a_merge_is_as_documented() {
    let schema = closed(MERGE);
    let whole = parsed(&program::record(true, &["merge", "-o", "2025.toml"], "2025汇总.json"));
    assert_eq!(faults(&schema, &whole), [""; 0]);
    assert_eq!(whole["sums"].as_array().map(Vec::len), Some(200));
    let open = parsed(&program::record(false, &["collect", "-o", "收件.json"], "收件.json"));
    assert_eq!(faults(&schema, &open), [""; 0]);
    assert_eq!(
        (open["complete"].as_bool(), open["findings"].as_array().map(Vec::len)),
        (Some(false), Some(4))
    );
    let mut more = whole;
    more["units"][0]["more"] = json!(1);
    assert_ne!(faults(&schema, &more), [""; 0]);
}

#[test]
fn what_an_export_tells_is_as_documented() {
    let schema = closed(EXPORT);
    let reports = Reports::new();
    let whole = parsed(&reports.export(&["--to", "docx,xlsx,pdf"]));
    assert_eq!(faults(&schema, &whole), [""; 0]);
    assert_eq!(whole["written"].as_array().map(Vec::len), Some(3));
    // A folder in the place of a file fails that format alone.
    reports.write("2024.docx/in-the-way", "");
    let part = parsed(&reports.export(&["--to", "docx,pdf", "--draft"]));
    assert_eq!(faults(&schema, &part), [""; 0]);
    assert_eq!((part["failed"].as_array().map(Vec::len), &part["draft"]), (Some(1), &json!(true)));
    reports.change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    let refused = parsed(&reports.export(&["--to", "pdf"]));
    assert_eq!(faults(&schema, &refused), [""; 0]);
    assert!(refused["refused"].is_string());
    let mut more = whole;
    more["written"][0]["more"] = json!(1);
    assert_ne!(faults(&schema, &more), [""; 0]);
}

#[test]
fn the_outcome_of_a_comparison_is_as_documented() {
    let schema = closed(VERIFY);
    let reports = Reports::new();
    let out = parsed(&reports.verify(&["2024.pdf", "other.pdf", "2023.toml", "none.pdf"]));
    assert_eq!(faults(&schema, &out), [""; 0]);
    let verdicts: Vec<_> =
        out["files"].as_array().unwrap().iter().map(|it| &it["verdict"]).collect();
    assert_eq!(verdicts, ["same", "differs", "unusable", "unusable"]);
    assert!(out["files"][1]["differences"][0]["cell"]["row"].is_u64());
    let mut more = out;
    more["files"][0]["more"] = json!(1);
    assert_ne!(faults(&schema, &more), [""; 0]);
}

#[test]
fn each_line_is_as_documented() {
    let mut schema = closed(DOCUMENTED);
    schema = json!({ "$ref": "#/$defs/line", "$defs": schema["$defs"] });
    let mut kinds = Vec::new();
    for line in results("jsonl").iter().flat_map(|result| result.lines()) {
        let line = parsed(line);
        assert_eq!(faults(&schema, &line), [""; 0]);
        kinds.push(line["type"].as_str().unwrap().to_owned());
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["finding", "summary", "unreadable"]);
}

#[test]
fn sarif_is_what_the_standard_asks_for() {
    let schema = closed(SARIF);
    for result in results("sarif") {
        assert_eq!(faults(&schema, &parsed(&result)), [""; 0]);
    }
}

#[test]
fn a_schema_refuses_what_it_does_not_name_and_what_is_missing() {
    let schema = closed(DOCUMENTED);
    let sound = parsed(&results("json")[1]);
    let refuses = |change: &dyn Fn(&mut Value)| {
        let mut changed = sound.clone();
        change(&mut changed);
        assert_ne!(faults(&schema, &changed), [""; 0], "{changed}");
    };
    refuses(&|output| output["more"] = json!(1));
    refuses(&|output| output["files"][1]["more"] = json!(1));
    refuses(&|output| output["files"][1]["findings"][0]["more"] = json!(1));
    refuses(&|output| output["files"][1]["findings"][0]["range"]["start"]["line"] = json!(0));
    refuses(&|output| output["files"][1]["findings"][0]["severity"] = json!("info"));
    refuses(&|output| output["files"][1]["findings"][0]["expected"] = json!(true));
    refuses(&|output| drop(output["files"][1].as_object_mut().unwrap().remove("agency")));
}
