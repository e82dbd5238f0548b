//! `check --format`: every format for an error, an accepted finding and a clean file, and where each
//! goes.

use crate::Sandbox;
use insta::assert_snapshot;

/// `2024.toml` with an error, one accepted, and `2023.toml` without a finding.
pub(crate) fn sandbox() -> Sandbox {
    let sandbox =
        Sandbox::with_change("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    sandbox.change(
        "2024.toml",
        "reconsideration                  = [3, 1, 0, 0, 4]",
        "reconsideration                  = [3, 1, 0, 0, 5]",
    );
    let expect = "\n[[expect]]\nrule = \"case-total-mismatch\"\n\
                  at = \"cases.reconsideration.total\"\nreason = \"另有 1 件<和解>结案\"\n";
    sandbox.write("2024.toml", sandbox.read("2024.toml") + expect);
    sandbox
}

/// What a format says of the two reports and a file that is not there.
pub(crate) fn check(format: &str) -> String {
    let shown = sandbox().run(&["check", "--format", format, "2024.toml", "2023.toml", "x.toml"]);
    ["\"relations\":", "\"held\":"]
        .into_iter()
        .fold(shown, |shown, name| without_count(&shown, name))
}

/// A text with 0 for the number after a name: every new rule changes it.
pub(crate) fn without_count(text: &str, name: &str) -> String {
    let mut parts = text.split(name);
    let first = parts.next().unwrap_or_default().to_owned();
    let is_digit = |ch: char| ch.is_ascii_digit();
    parts.fold(first, |text, part| text + name + "0" + part.trim_start_matches(is_digit))
}

#[test]
fn a_finding_a_line() {
    let shown = check("jsonl");
    for line in shown.lines().filter(|line| line.starts_with('{')) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(["finding", "summary", "unreadable"].contains(&value["type"].as_str().unwrap()));
    }
    assert_snapshot!(shown);
}

#[test]
fn github_commands() {
    assert_snapshot!(check("github"));
}

#[test]
fn sarif() {
    let shown = without_count(&check("sarif"), "\"ruleIndex\": ");
    let (head, rest) = shown.split_once("\"rules\": [\n").unwrap();
    let (rules, tail) = rest.split_once("\n          ],\n").unwrap();
    let rules: Vec<_> = rules.split_inclusive("\n            },\n").collect();
    assert!(rules.len() > 60, "every rule there is: {}", rules.len());
    let named = rules.iter().find(|rule| rule.contains("\"case-total-mismatch\"")).unwrap();
    let named = named.trim_end_matches("            },\n");
    assert_snapshot!(format!("{head}\"rules\": [\n{named}            }}\n          ],\n{tail}"));
}

#[test]
fn regions_count_utf16_and_accepted_findings_are_suppressed() {
    let sandbox = sandbox();
    sandbox.change("2024.toml", "[overview]\n", "[overview]\nnmae = \"𠮷\" # 𠮷\n'𠮷' = 1\n");
    let output = sandbox.command(&["check", "2024.toml", "--format", "sarif"]).output().unwrap();
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let is_accepted = result["ruleId"] == "case-total-mismatch";
        assert_eq!(result["suppressions"].as_array().unwrap().len(), usize::from(is_accepted));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let width = region["endColumn"].as_u64().unwrap() - region["startColumn"].as_u64().unwrap();
        assert!((1..=7).contains(&width), "{result}");
    }
}

#[test]
fn junit() {
    let shown = check("junit");
    let passed = |line: &&str| line.starts_with("    <testcase ") && line.ends_with("/>");
    let cases = shown.lines().filter(passed).count();
    assert!(cases > 80, "{cases}");
    let rest = shown.lines().filter(|line| !passed(line)).collect::<Vec<_>>().join("\n");
    assert_snapshot!(without_count(&rest, " tests=\""));
}

#[test]
fn junit_fails_as_often_as_there_are_errors() {
    let sandbox = sandbox();
    sandbox.change(
        "2024.toml",
        "normative_documents = [2, 1, 30]",
        "normative_documents = [2, 1, 31]",
    );
    sandbox.change("2024.toml", "edition = ", "a = '<&\u{1b}'\nedition = ");
    let output = sandbox.command(&["check", "2024.toml", "--format", "json"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let shown = sandbox.run(&["check", "2024.toml", "--format", "junit"]);
    let errors = json["files"][0]["summary"]["errors"].as_u64().unwrap();
    assert!(shown.contains(&format!(" failures=\"{errors}\"")), "{errors}: {shown}");
    assert_eq!(u64::try_from(shown.matches("<failure ").count()).unwrap(), errors);
    assert_eq!(shown.matches("<system-out>警告：").count(), 1, "{shown}");
    let warning = "--format=junit";
    sandbox.write("2024.toml", std::fs::read(crate::reports().join("2024.toml")).unwrap());
    sandbox.change(
        "2024.toml",
        "normative_documents = [2, 1, 30]",
        "normative_documents = [2, 1, 31]",
    );
    assert!(sandbox.run(&["check", "2024.toml", warning]).contains(" failures=\"0\""));
}

#[test]
fn each_format_goes_to_its_own_file_and_one_to_the_screen() {
    let sandbox = sandbox();
    let text = sandbox.run(&["check", "2024.toml"]);
    let args = [
        "check",
        "2024.toml",
        "--format",
        "json=a.json",
        "--format",
        "text",
        "--format=jsonl=b.jsonl",
    ];
    assert_eq!(sandbox.run(&args), text);
    assert!(sandbox.read("a.json").starts_with("{\n  \"schema\": 1,"));
    assert!(sandbox.read("b.jsonl").starts_with("{\"type\":\"finding\","));
    assert_eq!(
        sandbox.files(),
        ["2023.toml", "2024.toml", "2024/outcomes.png", "a.json", "b.jsonl"]
    );
}

#[test]
fn the_format_without_a_file_goes_to_the_output() {
    let sandbox = sandbox();
    let args =
        ["check", "2024.toml", "--format", "github", "--format", "json=a.json", "-o", "b.txt"];
    assert_eq!(sandbox.run(&args), "exit: 1\n");
    assert!(sandbox.read("b.txt").starts_with("::error file=2024.toml,line="));
    assert!(sandbox.read("a.json").starts_with('{'));
}

#[test]
fn two_results_in_one_place_are_refused() {
    let sandbox = sandbox();
    let run = |args: &[&str]| sandbox.run(&[&["check", "2024.toml"], args].concat());
    assert_snapshot!(run(&["--format", "json", "--format", "github"]), @"
    exit: 2
    --- stderr
    错误: 几种格式的结果不能写在一处
    建议: 请给每种格式写明文件，如 --format json=结果.json
    ");
    assert_snapshot!(run(&["--format", "json=a", "--format", "github=./a"]), @"
    exit: 2
    --- stderr
    错误: 两种格式的结果都要写入 ./a
    建议: 请给每种格式写明不同的文件
    ");
    assert_snapshot!(run(&["--format", "json=a", "--output", "b"]), @"
    exit: 2
    --- stderr
    错误: 每种格式都写明了文件，--output 没有用处
    ");
    assert_snapshot!(run(&["--format", "json=2024.toml"]), @"
    exit: 2
    --- stderr
    错误: 输出 2024.toml 就是要读的文件，没有写
    建议: 请换一个文件名
    ");
    assert_snapshot!(run(&["--format", "json=a", "--previous", "2023.toml", "--format", "text=2023.toml"]), @"
    exit: 2
    --- stderr
    错误: 输出 2023.toml 就是要读的文件，没有写
    建议: 请换一个文件名
    ");
    assert_snapshot!(run(&["--format", "json="]), @"
    exit: 2
    --- stderr
    错误: “--format <格式[=文件]>”不能是“json=”：等号后面缺少文件名
    建议: 运行 report-cli --help 查看用法
    ");
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png"]);
}
