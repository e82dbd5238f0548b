//! `export`: several formats in one run, each whole or not at all; what fails holds back no other, and what
//! was there stays until the new one is whole.

use crate::Sandbox;
use insta::assert_snapshot;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;

const REPORTS: [&str; 3] = ["2023.toml", "2024.toml", "2024/outcomes.png"];

/// An error in the arithmetic of 2024.
const GRANTED: (&str, &str) = ("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");

/// What a run says, without how many pages and bytes it wrote.
fn export(sandbox: &Sandbox, args: &[&str]) -> String {
    let shown = sandbox.run(&[&["export"], args].concat());
    let unmeasured = |line: &str| match (line.find('（'), line.find(" KB）")) {
        (Some(start), Some(end)) => [&line[..start], "（…", &line[end + " KB".len()..]].concat(),
        _ => line.to_owned(),
    };
    shown.split_inclusive('\n').map(unmeasured).collect()
}

fn bytes(sandbox: &Sandbox, name: &str) -> Vec<u8> {
    fs::read(sandbox.path(name)).unwrap()
}

/// The files there are beside the reports.
fn new_files(sandbox: &Sandbox) -> Vec<String> {
    sandbox.files().into_iter().filter(|name| !REPORTS.contains(&name.as_str())).collect()
}

fn json(sandbox: &Sandbox, args: &[&str]) -> (i32, Value) {
    let output = sandbox.command(&[&["export"], args].concat()).output().unwrap();
    (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn a_report_becomes_a_file_of_each_format_beside_it() {
    let sandbox = Sandbox::with_reports();
    assert_snapshot!(export(&sandbox, &["2024.toml", "--to", "pdf,docx,xlsx"]), @"
    exit: 0
    --- stderr
    已写出 2024.docx（…）
    已写出 2024.xlsx（…）
      说明：工作簿只有三张表和表头，不带1个小标题、4段正文、1张图片
    已写出 2024.pdf（…）
    ");
    assert_eq!(new_files(&sandbox), ["2024.docx", "2024.pdf", "2024.xlsx"]);
    assert!(["2024.docx", "2024.xlsx"].iter().all(|it| bytes(&sandbox, it).starts_with(b"PK")));
    let exported = bytes(&sandbox, "2024.pdf");
    sandbox.run(&["pdf", "2024.toml"]);
    assert_eq!(bytes(&sandbox, "2024.pdf"), exported, "what `pdf` writes");
}

#[test]
fn the_same_report_gives_the_same_bytes_wherever_they_go() {
    let sandbox = Sandbox::with_reports();
    export(&sandbox, &["2024.toml", "--to", "docx,xlsx", "--to", "pdf"]);
    let args = ["2024.toml", "--to", "docx,xlsx,pdf", "--out-dir", "a/b", "--create-dirs"];
    assert!(export(&sandbox, &args).starts_with("exit: 0\n"));
    for name in ["2024.docx", "2024.xlsx", "2024.pdf"] {
        assert_eq!(bytes(&sandbox, name), bytes(&sandbox, &format!("a/b/{name}")), "{name}");
    }
}

#[test]
fn a_report_with_errors_gives_no_file_and_the_old_ones_stay() {
    let sandbox = Sandbox::with_change(GRANTED.0, GRANTED.1);
    sandbox.write("2024.docx", "old");
    assert_snapshot!(export(&sandbox, &["2024.toml", "--to", "docx,pdf"]));
    assert_eq!(sandbox.read("2024.docx"), "old");
    assert_eq!(new_files(&sandbox), ["2024.docx"]);
    let (exit, told) = json(&sandbox, &["2024.toml", "--to", "docx", "--format", "json"]);
    assert_eq!((exit, told["written"].as_array().map(Vec::len)), (1, Some(0)));
    assert_eq!(told["refused"], "2024.toml 有 1 处错误，没有写文件");
}

#[test]
fn a_draft_is_written_in_spite_of_errors_with_comments_where_asked() {
    let sandbox = Sandbox::with_change(GRANTED.0, GRANTED.1);
    assert_snapshot!(export(&sandbox, &["2024.toml", "--to", "docx", "--draft"]), @"
    exit: 0
    --- stderr
    已写出草稿 2024.docx（…）
    另有错误 1 处，运行 report-cli check 2024.toml 查看
    ");
    let draft = bytes(&sandbox, "2024.docx");
    export(&sandbox, &["2024.toml", "--to", "docx", "--comments"]);
    assert_ne!(bytes(&sandbox, "2024.docx"), draft);
}

#[test]
fn a_format_that_fails_holds_back_no_other_and_is_told_last() {
    let sandbox = Sandbox::with_reports();
    fs::create_dir(sandbox.path("2024.docx")).unwrap();
    assert_snapshot!(export(&sandbox, &["2024.toml", "--to", "docx,pdf"]), @"
    exit: 3
    --- stderr
    已写出 2024.pdf（…）
    错误: 写不了 2024.docx：它是文件夹
    建议: 请用 --out-dir 换一个文件夹
    ");
    assert_eq!(new_files(&sandbox), ["2024.pdf"]);
    let (exit, told) = json(&sandbox, &["2024.toml", "--to", "docx,pdf", "--format", "json"]);
    assert_eq!((exit, &told["refused"]), (3, &Value::Null));
    assert_eq!(told["failed"][0]["format"], "docx");
    assert_eq!(told["failed"][0]["message"], "写不了 2024.docx：它是文件夹");
    assert_eq!(told["written"][0]["format"], "pdf");
}

#[test]
fn what_only_one_format_cannot_have_is_shown_where_it_stands() {
    let row = format!("|{}", "1|".repeat(64));
    let table = format!("{row}\n|{}\n{row}", "-|".repeat(64));
    let sandbox = Sandbox::with_change("都有安排。", &format!("都有安排。\n\n{table}\n"));
    let shown = export(&sandbox, &["2024.toml", "--to", "docx,pdf"]);
    for words in [
        "exit: 3",
        "too-many-columns",
        "2024.toml:",
        "64列，Word 的表格最多63列",
        "已写出 2024.pdf",
        "不能写进 2024.docx，没有写",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert_eq!(new_files(&sandbox), ["2024.pdf"]);
}

#[test]
fn programs_are_told_what_was_written_by_its_digest() {
    let sandbox = Sandbox::with_reports();
    let (exit, told) = json(&sandbox, &["2024.toml", "--to", "docx,xlsx,pdf", "--format", "json"]);
    assert_eq!((exit, told["failed"].as_array().map(Vec::len)), (0, Some(0)));
    for written in told["written"].as_array().unwrap() {
        let file = bytes(&sandbox, written["path"].as_str().unwrap());
        let digest = Sha256::digest(&file);
        let told = written["sha256"].as_str().unwrap();
        let told = told.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap());
        let told: Vec<u8> = told.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
        assert_eq!(told, digest.to_vec());
        assert_eq!(written["bytes"], file.len());
    }
    assert_eq!(told["written"][0]["pages"], Value::Null, "Word breaks them");
    assert!(told["written"][2]["pages"].as_u64().is_some_and(|pages| pages > 0));
}

#[test]
fn the_contents_have_the_numbers_of_our_pages_and_say_so() {
    let sandbox = Sandbox::with_change("[document]", "[document]\ntoc = true");
    let shown = export(&sandbox, &["2024.toml", "--to", "docx"]);
    assert!(shown.contains("说明：目录的页码是按 PDF 的版面填的"), "{shown}");
}

/// A file size limit stands in for a full disk: the write fails part of the way.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_old_file() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("2024.docx", "old");
    let script = format!(
        "trap '' XFSZ; ulimit -f 8; exec {} export 2024.toml --to docx",
        env!("CARGO_BIN_EXE_report-cli")
    );
    let mut shell = std::process::Command::new("bash");
    let output = shell.args(["-c", &script]).current_dir(sandbox.folder.path()).output().unwrap();
    assert_snapshot!(crate::shown(&output), @"
    exit: 3
    --- stderr
    错误: 写不了 2024.docx：超过了系统允许的文件大小
    ");
    assert_eq!(sandbox.read("2024.docx"), "old");
    assert_eq!(new_files(&sandbox), ["2024.docx"]);
}
