//! Section A of the table: bytes and encodings.

use super::Change::{Added, Encoded, File, Text};
use super::Encoding::{
    CarriageReturn, CarriageReturnLineFeed, Gb18030, Gb18030Lines, Utf8Mark, Utf16Big, Utf16Little,
};
use super::{Fault, check, pdf, run, tried};

const CLEAN: &[&str] = &["没有发现问题"];
const NAME: &str = "name = \"云汀区人民政府\"";

pub(super) const FAULTS: &[Fault] = &[
    tried(
        1,
        "the file is in GBK or GB18030",
        &[
            check(
                "written as GB18030",
                &[Encoded(Gb18030)],
                0,
                &["other-encoding", "GBK 编码", "已按 GB18030 读取", "UTF-8"],
            ),
            run(
                "the same, `--strict`",
                &[Encoded(Gb18030)],
                &["check", "--strict", "2024.toml"],
                1,
                &["错误[other-encoding]", "GBK 编码"],
            ),
            run(
                "the same, `pdf --strict`",
                &[Encoded(Gb18030)],
                &["pdf", "--strict", "2024.toml"],
                1,
                &["错误[other-encoding]", "没有写 PDF"],
            ),
            pdf("the same, `pdf`", &[Encoded(Gb18030)], 0, &["已写出 2024.pdf", "警告 1 处"]),
        ],
    ),
    tried(
        2,
        "the file is in UTF-16",
        &[
            check(
                "little end first",
                &[Encoded(Utf16Little)],
                0,
                &["other-encoding", "UTF-16 编码", "另存为"],
            ),
            check("big end first", &[Encoded(Utf16Big)], 0, &["other-encoding", "UTF-16 编码"]),
        ],
    ),
    tried(
        3,
        "UTF-8 with a byte order mark",
        &[check("a mark at the start", &[Encoded(Utf8Mark)], 0, CLEAN)],
    ),
    tried(
        4,
        "a byte order mark in the middle",
        &[check(
            "between two tables",
            &[Text("[cases]", "\u{feff}[cases]")],
            1,
            &["stray-byte-order-mark", "2024.toml:59", "字节顺序标记", "请删去"],
        )],
    ),
    tried(
        5,
        "bytes of no encoding",
        &[
            check(
                "0xFF in a line",
                &[File("2024.toml", b"year = 2024\nname = \"\xFF\"\n")],
                2,
                &["第 2 行第 9 字节起无法识别编码", "FF 22", "另存为"],
            ),
            check("UTF-16 cut short", &[File("2024.toml", b"\xFF\xFEa\0b")], 2, &["无法识别编码"]),
        ],
    ),
    tried(
        6,
        "lines in two encodings",
        &[check(
            "one line in GB18030",
            &[Encoded(Gb18030Lines("name = "))],
            2,
            &["混用了两种编码", "第 7 行", "GBK", "重新录入"],
        )],
    ),
    tried(
        7,
        "text garbled before it came here",
        &[
            check(
                "锟斤拷",
                &[Text("公开的深度", "锟斤拷锟斤拷")],
                0,
                &["garbled-text", "疑似乱码“锟斤拷", "对照原件"],
            ),
            check(
                "UTF-8 read as GBK",
                &[Text("公开的深度", "娴嬭瘯，公开的深度")],
                0,
                &["疑似乱码“娴嬭瘯”"],
            ),
            check("U+FFFD", &[Text("公开的深度", "公开\u{fffd}")], 0, &["疑似乱码"]),
            run(
                "the same, `--strict`",
                &[Text("公开的深度", "锟斤拷锟斤拷")],
                &["check", "--strict", "2024.toml"],
                1,
                &["错误[garbled-text]"],
            ),
        ],
    ),
    tried(
        8,
        "a file of another kind",
        &[
            check(
                "a Web page",
                &[File("2024.toml", "<!DOCTYPE html>\n<html>年报</html>\n".as_bytes())],
                2,
                &["not-a-report", "这是网页", "report-cli new"],
            ),
            check(
                "lines copied from Excel",
                &[File("2024.toml", "新收\t18\t3\n结转\t0\t1\n".as_bytes())],
                2,
                &["not-a-report", "从表格软件复制来的"],
            ),
            check(
                "another program's settings",
                &[File("2024.toml", b"[package]\nname = \"a\"\n")],
                2,
                &["not-a-report", "没有 edition、year"],
            ),
            run(
                "a Web page for last year's report",
                &[File("a.html", "<!DOCTYPE html>\n<html>年报</html>\n".as_bytes())],
                &["new", "2025", "--from", "a.html"],
                2,
                &["a.html 里没有认出年报", "空白年报可用 report-cli new 生成"],
            ),
            check(
                "a Word file",
                &[File("2024.toml", b"PK\x03\x04\x14\0\x06\0")],
                2,
                &["是 Word、Excel 或压缩文件", "report-cli new"],
            ),
            check(
                "an old Word file",
                &[File("2024.toml", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0")],
                2,
                &["是旧版 Word", "report-cli new"],
            ),
            check(
                "a PDF",
                &[File("2024.toml", b"%PDF-1.7\n")],
                2,
                &["是 PDF 文件", "report-cli new"],
            ),
            check(
                "zero bytes",
                &[File("2024.toml", b"edition\0\0")],
                2,
                &["是二进制文件", "检查文件名"],
            ),
            run("no PDF given to `extract`", &[], &["extract", "2024.toml"], 2, &["不是 PDF 文件"]),
        ],
    ),
    tried(
        9,
        "an empty file",
        &[
            check("no byte", &[File("2024.toml", b"")], 2, &["是空的", "report-cli new"]),
            check(
                "blanks only",
                &[File("2024.toml", b" \r\n\t\n")],
                2,
                &["是空的", "report-cli new"],
            ),
            run("`pdf` of it", &[File("2024.toml", b"")], &["pdf", "2024.toml"], 2, &["是空的"]),
        ],
    ),
    tried(
        10,
        "line ends of other systems",
        &[
            check("CR LF", &[Encoded(CarriageReturnLineFeed)], 0, CLEAN),
            check(
                "lone CR",
                &[Encoded(CarriageReturn)],
                0,
                &["提示[lone-carriage-return]", "已按换行读取"],
            ),
        ],
    ),
    tried(
        11,
        "the end of the file",
        &[
            check(
                "Ctrl-Z at the end",
                &[Added("\u{1a}")],
                0,
                &["提示[end-of-file-character]", "已略去"],
            ),
            check(
                "no line end at the end",
                &[Text("0000-0000000。\"\n", "0000-0000000。\"")],
                0,
                CLEAN,
            ),
        ],
    ),
    tried(
        12,
        "control, direction and zero-width characters",
        &[
            check(
                "ESC in text",
                &[Text("公开的深度", "公开\u{1b}[31m的深度")],
                1,
                &["control-character", "2024.toml:65", "看不见的控制字符"],
            ),
            check(
                "a line end by its escape",
                &[Text("\"云汀区人民政府\"", "\"云汀区\\n人民政府\"")],
                1,
                &["control-character", "U+000A", "2024.toml:7"],
            ),
            check(
                "a direction mark by its escape",
                &[Text("\"云汀区人民政府\"", "\"云汀区\\u202e人民政府\"")],
                1,
                &["hidden-character", "U+202E", "2024.toml:7"],
            ),
            check(
                "a direction mark in text",
                &[Text("公开的深度", "公开\u{202e}的深度")],
                1,
                &["hidden-character", "U+202E", "文字方向控制符", "请删去"],
            ),
            check(
                "a zero-width space in text",
                &[Text("公开的深度", "公开\u{200b}的深度")],
                1,
                &["hidden-character", "U+200B", "零宽空格", "请删去"],
            ),
            check(
                "a zero-width space in a key",
                &[Text("year = 2024", "ye\u{200b}ar = 2024")],
                1,
                &["U+200B", "2024.toml:3"],
            ),
            check(
                "in a prose file",
                &[
                    Text("text = \"公开的深度还不够，下一年继续改进。\"", "file = \"a.md\""),
                    File("a.md", "一\u{202e}二\n".as_bytes()),
                ],
                1,
                &["hidden-character", "a.md:1:2"],
            ),
        ],
    ),
    tried(
        13,
        "characters that look like others",
        &[
            check(
                "a compatibility ideograph",
                &[Text(NAME, "name = \"云汀\u{f9e9}人民政府\"")],
                0,
                &["look-alike-character", "U+F9E9", "重新录入"],
            ),
            check(
                "a radical from a PDF",
                &[Text("公开的深度", "\u{2f42}件的深度")],
                0,
                &["look-alike-character", "U+2F42"],
            ),
            check(
                "○ for 〇, 曰 for 日",
                &[Text("公开的深度", "二○二四年1月2曰")],
                0,
                &["look-alike-character", "像是“〇”", "2 处"],
            ),
            check(
                "l for 1",
                &[Text("licensing           = 1200", "licensing = \"l200\"")],
                1,
                &["“l200”里的“l”是字母"],
            ),
            check(
                "O for 0, unquoted",
                &[Text("licensing           = 1200", "licensing = 12O0")],
                1,
                &["“12O0”里的“O”是字母", "请写 1200"],
            ),
        ],
    ),
    tried(
        14,
        "characters no font has",
        &[
            check(
                "private use",
                &[Text("公开的深度", "公开\u{e000}的深度")],
                1,
                &["private-use-character", "U+E000", "字体中没有该字"],
            ),
            pdf(
                "private use, `pdf`",
                &[Text("公开的深度", "公开\u{e000}的深度")],
                1,
                &["字体中没有该字", "U+E000", "没有写 PDF"],
            ),
            pdf(
                "an emoji, `pdf`",
                &[Text("公开的深度", "公开😀的深度")],
                1,
                &["missing-glyph", "U+1F600", "没有写 PDF"],
            ),
            check(
                "an emoji",
                &[Text("公开的深度", "公开😀的深度")],
                1,
                &["missing-glyph", "2024.toml:65", "字体中没有“😀”这个字（U+1F600）", "错误 1 处"],
            ),
            check(
                "an emoji, by its number",
                &[Text("公开的深度", "公开\\U0001F600的深度")],
                1,
                &["missing-glyph", "U+1F600"],
            ),
            check(
                "a code point without a character",
                &[Text("公开的深度", "公开\u{2fe0}的深度")],
                1,
                &["missing-glyph", "U+2FE0"],
            ),
            check("an emoji in a comment", &[Added("# 😀\n")], 0, &["没有发现问题"]),
            check(
                "an emoji and a private character, each once",
                &[Text("公开的深度", "公开😀的\u{e000}深度")],
                1,
                &["missing-glyph", "private-use-character", "错误 2 处"],
            ),
        ],
    ),
];
