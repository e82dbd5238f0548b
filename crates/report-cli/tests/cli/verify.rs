//! `verify`: a PDF that says what its report says, and PDFs that do not.

use crate::Sandbox;
use insta::assert_snapshot;
use std::fs;

/// A folder with the PDF of the report of 2024 alone.
fn made(args: &[&str]) -> Sandbox {
    let (origin, sandbox) = (Sandbox::with_reports(), Sandbox::new());
    origin.run(&[&["pdf", "2024.toml"], args].concat());
    sandbox.write("2024.pdf", fs::read(origin.path("2024.pdf")).unwrap());
    sandbox
}

/// The PDF of the report in which `old` is replaced, with the report as it was inside: who changes what is printed
/// and not the report does no less.
fn forged(old: &str, new: &str) -> Sandbox {
    let sandbox = made(&[]);
    let changed = Sandbox::with_change(old, new);
    changed.run(&["pdf", "2024.toml"]);
    let mut printed = lopdf::Document::load(changed.path("2024.pdf")).unwrap();
    let mut whole = lopdf::Document::load(sandbox.path("2024.pdf")).unwrap();
    let (from, to) = (report_of(&mut whole).clone(), report_of(&mut printed));
    *to = from;
    printed.save(sandbox.path("2024.pdf")).unwrap();
    sandbox
}

/// The stream of the report inside.
fn report_of(objects: &mut lopdf::Document) -> &mut lopdf::Object {
    let is_report = |object: &&mut lopdf::Object| {
        let stream = object.as_stream().ok();
        let kind = stream.and_then(|it| it.dict.get(b"Subtype").ok()?.as_name().ok());
        // Last year's report is longer or shorter, and has another year.
        let text = stream.and_then(|it| it.decompressed_content().ok()).unwrap_or_default();
        let of_2024 = text.windows(11).any(|words| words == b"year = 2024");
        kind == Some(b"application/toml") && of_2024
    };
    objects.objects.values_mut().find(is_report).unwrap()
}

#[test]
fn a_file_as_it_was_written_is_the_same_to_the_byte() {
    assert_snapshot!(made(&[]).run(&["verify", "2024.pdf"]), @"
    exit: 0
    --- stdout
    2024.pdf：与里面的 2024.toml 一致，逐字节相同
    ");
    assert_snapshot!(made(&["--draft"]).run(&["verify", "2024.pdf"]), @"
    exit: 0
    --- stdout
    2024.pdf：与里面的 2024.toml 的草稿一致，逐字节相同
    ");
}

#[test]
fn a_folder_stands_for_its_pdfs() {
    let sandbox = made(&[]);
    fs::copy(sandbox.path("2024.pdf"), sandbox.path("again.pdf")).unwrap();
    sandbox.write("other.txt", "no PDF");
    assert_snapshot!(sandbox.run(&["verify", "."]), @"
    exit: 0
    --- stdout
    ./2024.pdf：与里面的 2024.toml 一致，逐字节相同
    ./again.pdf：与里面的 2024.toml 一致，逐字节相同
    ");
}

#[test]
fn the_date_of_a_report_without_one_is_the_files_own() {
    let origin = Sandbox::with_change("published = 2025-01-22\n", "");
    let mut command = origin.command(&["pdf", "2024.toml"]);
    command.env("SOURCE_DATE_EPOCH", "1737500000").status().unwrap();
    let shown = origin.run(&["verify", "2024.pdf"]);
    assert!(shown.starts_with("exit: 0\n") && shown.contains("逐字节相同"), "{shown}");
}

#[test]
fn a_cell_and_a_sentence_that_say_something_else_are_told_with_both_values() {
    let cell = forged("[2, 1, 30]", "[2, 1, 31]");
    assert_snapshot!(cell.run(&["verify", "2024.pdf"]), @"
    exit: 1
    --- stdout
    2024.pdf：与里面的 2024.toml 不一致
      “二、主动公开政府信息情况”下的表格第 4 行第 4 列（行政规范性文件 · 第二十条第（一）项 · 现行有效件数）
        年报应印：30
        PDF 里是：31
    ");
    let sentence = forged("本年制发行政规范性文件2件", "本年制发行政规范性文件3件");
    assert_snapshot!(sentence.run(&["verify", "2024.pdf"]), @"
    exit: 1
    --- stdout
    2024.pdf：与里面的 2024.toml 不一致
      “（一）主动公开”下的一段
        年报应印：依法公开各类信息，本年制发行政规范性文件2件。加强信息管理和平台……
        PDF 里是：依法公开各类信息，本年制发行政规范性文件3件。加强信息管理和平台……
    ");
}

#[test]
fn a_file_saved_by_another_program_is_told() {
    let sandbox = made(&[]);
    let mut again = lopdf::Document::load(sandbox.path("2024.pdf")).unwrap();
    again.save(sandbox.path("2024.pdf")).unwrap();
    assert_snapshot!(sandbox.run(&["verify", "2024.pdf"]), @"
    exit: 1
    --- stdout
    2024.pdf：字节与里面的 2024.toml 排出来的不同，各段、各格的文字没有查出不同：可能由别的程序另存，或改动过
    ");
}

#[test]
fn what_is_added_behind_a_file_is_told() {
    let sandbox = made(&[]);
    let mut bytes = fs::read(sandbox.path("2024.pdf")).unwrap();
    bytes.extend_from_slice(b"% more\n");
    sandbox.write("2024.pdf", bytes);
    assert_snapshot!(sandbox.run(&["verify", "2024.pdf"]), @"
    exit: 1
    --- stdout
    2024.pdf：原来的内容与里面的 2024.toml 逐字节相同；后面另加的内容（如签名、盖章、批注）未判定
    ");
}

#[test]
fn a_file_of_another_version_is_judged_by_its_text_alone() {
    let sandbox = made(&[]);
    let mut again = lopdf::Document::load(sandbox.path("2024.pdf")).unwrap();
    let info = again.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = again.get_dictionary_mut(info).unwrap();
    info.set("Producer", lopdf::Object::string_literal("report-pdf 0.0.9"));
    again.save(sandbox.path("2024.pdf")).unwrap();
    assert_snapshot!(sandbox.run(&["verify", "2024.pdf"]), @"
    exit: 0
    --- stdout
    2024.pdf：与里面的 2024.toml 每段、每格都一致；由 report-pdf 0.0.9 写成，文件格式未判定
    ");
    let json = sandbox.run(&["verify", "2024.pdf", "--format", "json"]);
    assert_snapshot!("verify_json", json.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
}

#[test]
fn a_file_without_a_report_or_a_damaged_one_cannot_be_judged() {
    let sandbox = made(&[]);
    let bytes = fs::read(sandbox.path("2024.pdf")).unwrap();
    sandbox.write("half.pdf", bytes.get(..bytes.len() / 2).unwrap());
    let mut bare = lopdf::Document::load(sandbox.path("2024.pdf")).unwrap();
    bare.catalog_mut().unwrap().remove(b"Names");
    bare.save(sandbox.path("bare.pdf")).unwrap();
    assert_snapshot!(sandbox.run(&["verify", "half.pdf", "bare.pdf", "none.pdf", "2024.pdf"]), @"
    exit: 2
    --- stdout
    half.pdf：不是 PDF 文件，或已损坏
    bare.pdf 里没有年报文件
      建议: 只有 report-cli 写的 PDF 带有年报文件
    读不了 none.pdf：没有这个文件或文件夹
    2024.pdf：与里面的 2024.toml 一致，逐字节相同
    ");
}
