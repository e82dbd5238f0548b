//! `import`: what a clerk has becomes a report file, and nothing that is there is replaced.

use crate::Sandbox;
use insta::assert_snapshot;
use std::fs;

/// A folder with a file of the gold in it.
fn with(name: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let path = report_tests::disk::root().join(report_tests::gold::FOLDER).join(name);
    sandbox.write(name, fs::read(path).unwrap());
    sandbox
}

#[test]
fn a_sound_file_is_taken_over_and_passes_the_check() {
    let sandbox = with("word-plain-2021.docx");
    assert_snapshot!(sandbox.run(&["import", "word-plain-2021.docx"]), @"
    exit: 0
    --- stdout
    已写出 2024.toml：从 word-plain-2021.docx 取了 200 格数

    推定的，请看一眼（1 处）：
      机关类别：第1段 “各级人民政府”，按机关名称定
    接着运行 report-cli check 2024.toml
    ");
    assert_eq!(sandbox.files(), ["2024.toml", "word-plain-2021.docx"]);
    let checked = sandbox.run(&["check", "2024.toml"]);
    assert!(!checked.contains("错误"), "{checked}");
}

#[test]
fn what_cannot_be_read_is_asked_about_and_found_by_the_check() {
    let sandbox = with("word-two-numbers.docx");
    assert_snapshot!(sandbox.run(&["import", "word-two-numbers.docx", "-o", "a.toml"]), @"
    exit: 1
    --- stdout
    已写出 a.toml：从 word-two-numbers.docx 取了 197 格数

    推定的，请看一眼（1 处）：
      机关类别：第1段 “各级人民政府”，按机关名称定

    待核的，请对照原文件填好，再删去 # 待核 的注（3 处）：
      表三 一、本年新收政府信息公开申请数量 · 商业企业：表2第4行第3格 “12 13”，一格里有几行，分不清是几个数
      表三 三（一）予以公开 · 自然人：表2第6行第3格 “8 2”，读不出数
      表四 行政复议 · 总计：表3第4行第5格 “若干”，读不出数
    ");
    let checked = sandbox.run(&["check", "a.toml"]);
    assert_eq!(checked.matches("错误[import-unsettled]").count(), 3, "{checked}");
}

#[test]
fn nothing_is_replaced() {
    let sandbox = with("page-plain-2021.html");
    sandbox.write("2024.toml", "mine");
    assert_snapshot!(sandbox.run(&["import", "page-plain-2021.html"]), @"
    exit: 2
    --- stderr
    错误: 2024.toml 已经存在，没有改动
    建议: 请用 -o 换一个文件名，或先移走原来的文件
    ");
    assert_eq!(sandbox.read("2024.toml"), "mine");
}

#[test]
fn every_figure_says_where_it_comes_from_when_asked() {
    let sandbox = with("book-plain-2021.xlsx");
    sandbox.run(&["import", "book-plain-2021.xlsx", "--trace"]);
    let text = sandbox.read("2024.toml");
    assert!(text.contains("# 表三!D6\n"), "{text}");
}

#[test]
fn other_kinds_are_refused_with_the_way_out() {
    let sandbox = Sandbox::new();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = |stream: &str| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), wide(stream)].concat();
    for (name, bytes) in [
        ("a.doc", old("WordDocument")),
        ("b.xlsx", old("EncryptedPackage")),
        ("c.pdf", b"%PDF-1.7\n".to_vec()),
        ("d.rtf", b"{\\rtf1 }".to_vec()),
        ("e.png", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("f.zip", b"PK\x03\x04".to_vec()),
        ("g.toml", b"edition = \"2021\"\nyear = 2024\n".to_vec()),
        ("h.txt", "没有表格。".as_bytes().to_vec()),
        ("i.html", "<p>某局简介</p>".as_bytes().to_vec()),
    ] {
        sandbox.write(name, bytes);
        let told = sandbox.run(&["import", name]);
        assert!(told.starts_with("exit: 2\n") && told.contains("请"), "{name}: {told}");
    }
}

#[test]
fn a_pdf_of_ours_gives_the_report_in_it() {
    let (origin, sandbox) = (Sandbox::with_reports(), Sandbox::new());
    origin.run(&["pdf", "2024.toml"]);
    sandbox.write("2024.pdf", fs::read(origin.path("2024.pdf")).unwrap());
    sandbox.run(&["import", "2024.pdf", "-o", "again.toml"]);
    assert_eq!(sandbox.read("again.toml"), origin.read("2024.toml"));
}

#[test]
fn a_new_report_goes_on_from_any_of_them() {
    let sandbox = with("word-plain-2021.docx");
    let told = sandbox.run(&["new", "2025", "--from", "word-plain-2021.docx"]);
    assert!(told.starts_with("exit: 0\n"), "{told}");
    let text = sandbox.read("2025.toml");
    assert!(text.contains("云汀区人民政府") && !text.contains("\nprevious"), "{text}");
    assert!(
        text.lines().any(|line| line.starts_with("pending_at_start") && line.contains("12 ]")),
        "{text}"
    );
}

#[test]
fn programs_are_told_in_json() {
    let sandbox = with("word-two-numbers.docx");
    let told = sandbox.run(&["import", "word-two-numbers.docx", "--format", "json"]);
    let (_, json) = told.split_once("--- stdout\n").unwrap();
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(value["open"], true);
    let open = value["left"].as_array().unwrap().iter().filter(|item| item["open"] == true);
    assert_eq!(open.count(), 3);
    assert!(
        value["taken"]
            .as_array()
            .unwrap()
            .iter()
            .any(|item| item["at"] == "requests.received.natural_person")
    );
}
