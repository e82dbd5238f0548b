//! `check --format` json, jsonl and sarif against their schemas: ours, published in `docs/`, and what
//! SARIF 2.1.0 asks of what we write. A field that no schema names is as wrong as one that is missing.

use crate::{Sandbox, formats};
use serde_json::{Value, json};

const DOCUMENTED: &str = include_str!("../../../../docs/check-output.schema.json");
const SARIF: &str = include_str!("sarif.schema.json");

/// Reports that together have everything a result may have: sound, with an error, one accepted, a
/// number of last year's, signs beyond the first plane, many findings, none of it readable.
fn sandbox() -> Sandbox {
    let sandbox = formats::sandbox();
    sandbox.change("2024.toml", "[overview]\n", "[overview]\nnmae = \"𠮷\" # 𠮷\n'𠮷' = 1\n");
    let issued = "normative_documents = [2, 1, 3";
    sandbox.change("2024.toml", &format!("{issued}0]"), &format!("{issued}1]"));
    let unknown: Vec<_> = (0..150).map(|number| format!("key_{number} = {number}\n")).collect();
    sandbox.write("many.toml", format!("year = 2024\n{}", unknown.concat()));
    sandbox.write("empty.toml", "");
    sandbox
}

/// The results of a run over all of it, and over what cannot be read alone.
fn results(format: &str) -> Vec<String> {
    let sandbox = sandbox();
    let run = |files: &[&str]| {
        let output = sandbox.command(&[&["check", "--format", format], files].concat()).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    vec![run(&["2023.toml"]), run(&[".", "x.toml"]), run(&["x.toml"])]
}

/// What a published schema has against a result.
pub(crate) fn faults_of(schema: &str, result: &str) -> Vec<String> {
    faults(&closed(schema), &parsed(result))
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
