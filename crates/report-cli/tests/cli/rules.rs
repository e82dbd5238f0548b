//! `rules`, `explain` and `licenses`.

use crate::Sandbox;
use insta::assert_snapshot;
use serde_json::Value;

/// The catalogue as JSON: `(id, title)` of every rule.
fn catalogue(sandbox: &Sandbox) -> Vec<(String, String)> {
    let output = sandbox.command(&["rules", "--format", "json"]).output().unwrap();
    let catalogue: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rules = catalogue["rules"].as_array().unwrap().iter();
    rules.map(|rule| (text(&rule["id"]), text(&rule["title"]))).collect()
}

#[test]
fn every_format_lists_every_rule_once() {
    let sandbox = Sandbox::new();
    let rules = catalogue(&sandbox);
    for known in ["toml-syntax", "requester-total-mismatch", "missing-glyph"] {
        assert!(rules.iter().any(|(id, _)| id == known), "{known}: every stage has its rules");
    }
    let text = sandbox.run(&["rules"]);
    let markdown = sandbox.run(&["rules", "--format", "md"]);
    for (id, title) in &rules {
        let is_row =
            |line: &&str| line.split_whitespace().nth(1) == Some(id) && line.ends_with(title);
        assert_eq!(text.lines().filter(is_row).count(), 1, "{id}");
        assert_eq!(markdown.matches(&format!("| `{id}` |")).count(), 1, "{id}");
    }
}

#[test]
fn every_rule_is_explained_by_its_id() {
    let sandbox = Sandbox::new();
    for (id, title) in catalogue(&sandbox) {
        let shown = sandbox.run(&["explain", &id]);
        let head = format!("exit: 0\n--- stdout\n# {title}\n\n`{id}` · ");
        assert!(shown.starts_with(&head), "{shown}");
    }
}

#[test]
fn a_rule_is_found_by_a_word_of_its_title() {
    let sandbox = Sandbox::new();
    let shown = sandbox.run(&["explain", "各类申请人"]);
    assert!(shown.contains("`requester-total-mismatch`") && shown.contains("## 公式"), "{shown}");
    let shown = sandbox.run(&["explain", "标题序号"]);
    assert_snapshot!(shown, @"
    exit: 0
    --- stdout
    读文件
      警告  heading-number-gap       标题序号不连续
      警告  heading-number-repeated  标题序号重复
    ");
    assert_snapshot!(sandbox.run(&["explain", "blnk-total"]), @"
    exit: 2
    --- stderr
    错误: 没有“blnk-total”这条规则
    建议: 是不是 blank-total？
    建议: 运行 report-cli rules 查看全部规则
    ");
    assert_snapshot!(sandbox.run(&["explain", "天气"]), @"
    exit: 2
    --- stderr
    错误: 没有“天气”这条规则
    建议: 运行 report-cli rules 查看全部规则
    ");
}

#[test]
fn a_rule_with_errors_shows_its_formula_and_examples() {
    let shown = Sandbox::new().run(&["explain", "requester-total-mismatch"]);
    for heading in ["## 查什么", "## 依据", "## 公式", "## 错误示例", "## 正确示例"]
    {
        assert!(shown.contains(heading), "{heading}: {shown}");
    }
}

#[test]
fn a_fault_of_reading_says_what_it_is_and_what_to_do() {
    let sandbox = Sandbox::new();
    let shown = sandbox.run(&["explain", "misplaced-key"]);
    assert_eq!(shown, sandbox.run(&["explain", "键写错了地方"]), "by its title as well");
    assert_snapshot!(shown, @r#"
    exit: 0
    --- stdout
    # 键写错了地方

    `misplaced-key` · 错误 · 读文件时发现

    ## 是什么

    这个键是有的，但不属于它上面的那个方括号；TOML 里一行属于它上面最近的一个方括号。

    ## 怎么办

    请把这一行移到提示的方括号下面，文件开头的键要写在所有方括号之前。

    ## 错误示例

    ````toml
    [agency]
    phone = "0000-0000000"
    ````

    ## 正确示例

    ````toml
    [contact]
    phone = "0000-0000000"
    ````
    "#);
}

#[test]
fn licences_are_whole() {
    let shown = Sandbox::new().run(&["licenses"]);
    for face in ["GW FangSong", "GW BiaoSong", "GW Hei", "GW Kai", "Liberation Serif"] {
        assert!(shown.contains(face), "{face}");
    }
    for text in
        [include_str!("../../../../LICENSE-MIT"), include_str!("../../../../LICENSE-APACHE")]
    {
        assert!(shown.contains(text.trim()));
    }
    assert!(
        report_fonts::licences().iter().all(|(licence, _)| shown.contains(licence.text.trim()))
    );
    for part in ["clap ", "lopdf ", "zlib-rs ", "encoding_rs ", "tempfile "] {
        let credited = shown.lines().any(|line| line.starts_with(part) && line.contains("  "));
        assert!(credited, "{part}is linked and not credited");
    }
    for text in ["Permission is hereby granted, free of charge", "UNICODE LICENSE V3"] {
        assert!(shown.contains(text), "{text}");
    }
}
