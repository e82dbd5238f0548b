//! `check --format json`: the shape that `docs/check-output.md` describes.

use crate::Sandbox;
use insta::assert_snapshot;
use serde_json::Value;

fn json(sandbox: &Sandbox, args: &[&str]) -> Value {
    let output =
        sandbox.command(&[&["check", "--format", "json"], args].concat()).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_finding_has_its_numbers_and_places() {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    assert_snapshot!(sandbox.run(&["check", "--format", "json", "2024.toml"]));
}

#[test]
fn ranges_are_where_the_text_stands() {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    let output = json(&sandbox, &["2024.toml"]);
    let finding = &output["files"][0]["findings"][0];
    let text = sandbox.read("2024.toml");
    let slice = |range: &Value| {
        let byte = |end: &str| usize::try_from(range[end]["byte"].as_u64().unwrap()).unwrap();
        text[byte("start")..byte("end")].to_owned()
    };
    assert_eq!(slice(&finding["range"]), "19");
    for part in finding["parts"].as_array().unwrap() {
        assert_eq!(slice(&part["range"]), part["value"], "{part}");
    }
    let line = text.lines().position(|line| line.starts_with("granted")).unwrap() + 1;
    assert_eq!(finding["range"]["start"]["line"], line);
}

#[test]
fn every_relation_is_counted_once() {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    let output = json(&sandbox, &["2024.toml"]);
    let count = |key: &str| output["files"][0]["summary"][key].as_u64().unwrap();
    assert_eq!(count("relations"), count("held") + count("failed") + count("undecided"));
    assert!(count("relations") > 40, "{output}");
}

#[test]
fn an_accepted_finding_is_marked_and_a_clean_file_has_none() {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    let expect = "\n[[expect]]\nrule = \"requester-total-mismatch\"\n\
                  at = \"requests.granted.total\"\nreason = \"原文如此\"\n";
    sandbox.write("2024.toml", sandbox.read("2024.toml") + expect);
    let output = json(&sandbox, &["2024.toml", "2023.toml"]);
    let finding = &output["files"][0]["findings"][0];
    assert_eq!((&finding["expected"], &finding["reason"]), (&true.into(), &"原文如此".into()));
    assert_eq!(output["files"][0]["summary"]["accepted"], 1);
    let clean = output["files"][1]["findings"].as_array().unwrap();
    let rules: Vec<_> = clean.iter().map(|finding| &finding["rule"]).collect();
    assert_eq!(rules, ["previous-not-used"], "there is none to compare with");
}

#[test]
fn a_file_that_cannot_be_read_is_listed() {
    let sandbox = Sandbox::with_reports();
    let output = json(&sandbox, &["2024.toml", "x.toml"]);
    assert_eq!(output["files"].as_array().unwrap().len(), 1);
    assert_eq!(output["unreadable"][0]["message"], "读不了 x.toml：没有这个文件或文件夹");
    assert!(json(&sandbox, &["2024.toml"]).get("unreadable").is_none());
}
