//! Reports in the encodings and with the line ends that programs in use write: read where they can be
//! read, with a word about it, and refused with the place where not.

use crate::Sandbox;
use encoding_rs::GB18030;
use insta::assert_snapshot;
use serde_json::Value;

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// What `check` says of the clean report of 2024 with its bytes remade.
fn check(remade: impl Fn(&str) -> Vec<u8>) -> String {
    let sandbox = Sandbox::with_reports();
    sandbox.write("2024.toml", remade(&sandbox.read("2024.toml")));
    sandbox.run(&["check", "2024.toml"])
}

#[test]
fn gbk_is_read_with_a_warning() {
    assert_snapshot!(check(gbk));
}

#[test]
fn utf_16_is_read_with_a_warning() {
    let little = check(|text| utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes));
    assert_snapshot!(little);
    assert_eq!(check(|text| utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes)), little);
    assert_eq!(check(|text| utf_16(text, u16::to_le_bytes)), little);
    assert_eq!(check(|text| utf_16(text, u16::to_be_bytes)), little);
}

#[test]
fn utf_8_with_its_mark_and_line_ends_of_windows_are_silent() {
    let plain = check(|text| text.as_bytes().to_vec());
    assert_eq!(check(|text| format!("\u{feff}{text}").into_bytes()), plain);
    assert_eq!(check(|text| text.replace('\n', "\r\n").into_bytes()), plain);
    assert_eq!(check(|text| text.trim_end().as_bytes().to_vec()), plain);
}

#[test]
fn a_finding_stands_where_it_stands_in_the_decoded_text() {
    let sandbox = Sandbox::with_change("14,  2,  1,  0,  1,  0, 18", "14,  2,  1,  0,  1,  0, 19");
    let place = |sandbox: &Sandbox| {
        let output = sandbox.command(&["check", "--format", "json", "2024.toml"]).output().unwrap();
        let shown: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = shown["files"][0]["findings"].as_array().unwrap().clone();
        let mut wrong = findings.iter().filter(|found| found["rule"] == "requester-total-mismatch");
        wrong.next().unwrap()["range"].clone()
    };
    let plain = place(&sandbox);
    assert_ne!(plain, Value::Null);
    let text = sandbox.read("2024.toml");
    for bytes in [
        gbk(&text),
        utf_16(&text, u16::to_le_bytes),
        text.replace('\n', "\r").into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
    ] {
        sandbox.write("2024.toml", bytes);
        assert_eq!(place(&sandbox), plain);
    }
}

#[test]
fn a_mark_in_the_middle_is_an_error_with_its_place() {
    assert_snapshot!(check(|text| text.replace("[cases]", "\u{feff}[cases]").into_bytes()));
    assert_snapshot!(check(|text| text
        .replace(
            "text = \"公开的深度还不够，下一年继续改进。\"",
            "text = \"公开\u{feff}的深度还不够。\""
        )
        .into_bytes()));
}

#[test]
fn bytes_of_no_encoding_are_named_with_line_and_byte() {
    let sandbox = Sandbox::new();
    sandbox.write("2024.toml", b"year = 2024\nname = \"\xFF\"");
    assert_snapshot!(sandbox.run(&["check", "2024.toml"]), @"
    exit: 2
    --- stderr
    错误: 2024.toml 第 2 行第 9 字节起无法识别编码（十六进制 FF 22）
    建议: 用记事本打开，“另存为”时编码选 UTF-8；用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8
    ");
}

#[test]
fn lines_of_another_encoding_are_listed() {
    let said = check(|text| {
        let encoded = |line: &str| {
            if line.starts_with("name = ") { gbk(line) } else { line.as_bytes().to_vec() }
        };
        text.split_inclusive('\n').flat_map(encoded).collect()
    });
    assert_snapshot!(said, @"
    exit: 2
    --- stderr
    错误: 2024.toml 混用了两种编码：第 7 行是 GBK，其余是 UTF-8
    建议: 把这些行重新录入，整个文件存为 UTF-8
    ");
}

#[test]
fn garbled_text_is_shown() {
    let with = |garbled: &str| {
        check(|text| {
            text.replace(
                "text = \"公开的深度还不够，下一年继续改进。\"",
                &format!("text = \"{garbled}\""),
            )
            .into_bytes()
        })
    };
    assert_snapshot!(with("锟斤拷锟斤拷。"));
    assert!(with("娴嬭瘯。").contains("疑似乱码“娴嬭瘯”"));
    assert!(with("本年\u{fffd}\u{fffd}。").contains("疑似乱码"));
}

#[test]
fn lone_carriage_returns_and_an_end_mark_are_read_with_a_notice() {
    assert_snapshot!(check(|text| text.replace('\n', "\r").into_bytes()));
    assert_snapshot!(check(|text| format!("{text}\u{1a}").into_bytes()));
}

#[test]
fn last_year_and_prose_files_are_decoded_alike() {
    let plain = Sandbox::with_reports().run(&["check", "2024.toml"]);
    let sandbox = Sandbox::with_change(
        "text = \"公开的深度还不够，下一年继续改进。\"",
        "file = \"other.md\"",
    );
    sandbox.write("other.md", gbk("公开的深度还不够，下一年继续改进。\r\n"));
    sandbox.write("2023.toml", utf_16(&sandbox.read("2023.toml"), u16::to_le_bytes));
    let said = sandbox.run(&["check", "2024.toml"]);
    assert_snapshot!(said);
    assert!(!said.contains("未做跨年核对") && plain.starts_with("exit: 0\n"), "{said}");
    sandbox.write("other.md", b"PK\x03\x04\x14\0\x06\0");
    sandbox.write("2023.toml", b"year = 2023\nname = \"\xFF\"");
    assert_snapshot!(sandbox.run(&["check", "2024.toml"]));
}

#[test]
fn the_pdf_of_a_report_in_gbk_carries_it_as_it_was() {
    let sandbox = Sandbox::with_reports();
    let bytes = gbk(&sandbox.read("2024.toml"));
    sandbox.write("2024.toml", &bytes);
    let said = sandbox.run(&["pdf", "2024.toml"]);
    assert!(said.starts_with("exit: 0\n") && said.contains("警告 1 处"), "{said}");
    sandbox.run(&["extract", "2024.pdf", "-o", "out/2024.toml"]);
    assert_eq!(std::fs::read(sandbox.path("out/2024.toml")).unwrap(), bytes);
}
