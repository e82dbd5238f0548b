//! Section B of the table: TOML as people type it.

use super::Change::{File, Repeated, Text};
use super::{Fault, check, script, tried};

const GRANTED: &str = "[14,  2,  1,  0,  1,  0, 18]";
const LICENSING: &str = "licensing           = 1200";
const PROBLEMS: &str = "text = \"公开的深度还不够，下一年继续改进。\"";
const DEEP: &[&str] = &["嵌套层数过多", "没有读", "请核对括号和点号"];

pub(super) const FAULTS: &[Fault] = &[
    tried(15, "a Chinese key or table", &[
        check("年度 = 2024", &[Text("year = 2024", "年度 = 2024")], 1, &["non-ascii-key", "“年度”不能作键名", "是不是 year", "2024.toml:3:1"]),
        check("[机关]", &[Text("[agency]", "[机关]")], 1, &["“机关”不能作键名", "是不是 agency"]),
    ]),
    tried(16, "Chinese quotes", &[
        check("“ ”", &[Text(PROBLEMS, "text = “公开的深度还不够。”")], 1, &["全角字符 “", "请用英文引号"]),
        check("「 」", &[Text(PROBLEMS, "text = 「公开的深度还不够。」")], 1, &["全角字符 「", "请用英文引号"]),
        check("‘ ’", &[Text(PROBLEMS, "text = ‘公开的深度还不够。’")], 1, &["全角字符 ‘", "请用英文引号"]),
        check("in a line behind a text", &[Text("都有安排。\n'''", "都有安排。\n'''\n　　严格执行“三审三校”制度，全年未发生泄密事件。")], 1, &["missing-equals", "像是正文", "错误 1 处"]),
        check("’’’ at the end of a text", &[Text("都有安排。\n'''", "都有安排。\n’’’")], 1, &["应是三个英文单引号", "请写 '''", "错误 1 处"]),
    ]),
    tried(17, "full-width punctuation", &[
        check("brackets and commas", &[Text(GRANTED, "［14，  2，  1，  0，  1，  0， 18］")], 1, &["全角字符 ［ 等 8 处", "请改用半角字符"]),
        check("【】", &[Text(GRANTED, "【１４，２，１，０，１，０，１８】")], 1, &["全角字符 【", "写成 granted = [14, 2, 1, 0, 1, 0, 18]", "错误 1 处"]),
        check("＝", &[Text("year = 2024", "year ＝ 2024")], 1, &["全角字符 ＝", "2024.toml:3:6"]),
        check("：", &[Text("year = 2024", "year：2024")], 1, &["全角字符 ："]),
        check("＃", &[Text("year = 2024", "year = 2024 ＃ 年度")], 1, &["全角字符 ＃", "注释用 #"]),
    ]),
    tried(18, "digits of another kind", &[
        check("１２００", &[Text(LICENSING, "licensing = １２００")], 1, &["全角字符 １", "请写 1200"]),
        check("三十", &[Text(LICENSING, "licensing = 三十")], 1, &["“三十”不是用阿拉伯数字写的", "如 30"]),
        check("\"三十\"", &[Text(LICENSING, "licensing = \"三十\"")], 1, &["“三十”不是用阿拉伯数字写的"]),
        check("5²", &[Text(LICENSING, "licensing = 5²")], 1, &["“5²”不是用阿拉伯数字写的"]),
        check("①", &[Text(LICENSING, "licensing = ①")], 1, &["“①”不是用阿拉伯数字写的"]),
    ]),
    tried(19, "blanks that are none to TOML", &[
        check("U+3000, U+00A0, U+200B before a key", &[Text(LICENSING, "\u{3000}\u{a0}\u{200b}licensing = 1200")], 1, &["全角空格 等 3 处", "请改用半角字符"]),
    ]),
    tried(20, "commas between thousands, and cells without commas", &[
        check("tabs", &[Text(GRANTED, "[14\t2\t1\t0\t1\t0\t18]")], 1, &["缺少逗号", "请写成 granted = [14, 2, 1, 0, 1, 0, 18]", "错误 1 处"]),
        check("no brackets", &[Text(GRANTED, "14,2,1,0,1,0,18")], 1, &["没有放在方括号", "请写成 granted = [14, 2, 1, 0, 1, 0, 18]", "错误 1 处"]),
        check("cells left empty", &[Text(GRANTED, "[14,2,1,,1,,18]")], 1, &["第 4、6 格是空的", "没有的请写 0，没有填的请写 \"\"", "错误 1 处"]),
        check("a full-width one", &[Text(GRANTED, "[1，234,  2,  1,  0,  1,  0, 18]")], 1, &["不要加千分位逗号"]),

        check("1,200", &[Text(LICENSING, "licensing = 1,200")], 1, &["“1,200”里有千分位逗号", "不要加千分位逗号", "请写 1200"]),
        check("in a row", &[Text(GRANTED, "[1,234,  2,  1,  0,  1,  0, 18]")], 1, &["写了 8 格，应有 7 格", "不要加千分位逗号"]),
    ]),
    tried(21, "zeros and signs", &[
        check("0120", &[Text(LICENSING, "licensing = 0120")], 1, &["bad-number", "不要补 0"]),
        check("−5 with U+2212", &[Text(LICENSING, "licensing = −5")], 1, &["全角字符 −", "请用英文减号 -"]),
        check("5-", &[Text(LICENSING, "licensing = 5-")], 1, &["“5-”不是数", "请写 5"]),
    ]),
    tried(22, "a number with a unit or words, unquoted", &[
        check("12件", &[Text(LICENSING, "licensing = 12件")], 1, &["带单位或文字的数“12件”没有加引号", "请写成 \"12件\""]),
        check("63800万元", &[Text("administrative_fees = 328.64", "administrative_fees = 63800万元")], 1, &["“63800万元”没有加引号"]),
        check("增加15", &[Text(LICENSING, "licensing = 增加15")], 1, &["“增加15”没有加引号"]),
        check("1百, quoted", &[Text(LICENSING, "licensing = \"1百\"")], 1, &["cell-unreadable", "请写阿拉伯数字"]),
        check("5年, quoted", &[Text(LICENSING, "licensing = \"5年\"")], 1, &["“5年”的数后面写了“年”，不是单位"]),
        check("120O, quoted", &[Text(LICENSING, "licensing = \"120O\"")], 1, &["“O”是字母"]),
        check("是 for true", &[Text("published = 2025-01-22", "signature = 是\npublished = 2025-01-22")], 1, &["请写成 signature = true", "错误 1 处"]),
        check("a telephone number in full-width digits", &[Text("[overview]", "[contact]\nphone = ０５３９－８１２３４５６\n[overview]")], 1, &["写成 phone = \"0539-8123456\"", "错误 1 处"]),
    ]),
    tried(23, "an unclosed quote", &[
        check("of one line", &[Text(PROBLEMS, "text = \"公开的深度还不够")], 1, &["引号没有配对", "2024.toml:65:8"]),
        check("of several lines", &[Text("都有安排。\n'''", "都有安排。\n")], 1, &["''' 没有配对的 '''", "2024.toml:14:8"]),
    ]),
    tried(24, "a backslash in a path", &[
        check("in double quotes", &[Text("previous = \"2023.toml\"", "previous = \"C:\\users\\2023.toml\"")], 1, &["反斜杠", "路径请用 /", "单引号"]),
        check("of a picture", &[Text("(2024/outcomes.png", "(2024\\outcomes.png")], 1, &["picture-unreadable", "里有反斜杠", "路径请用 /，不用 \\"]),
    ]),
    tried(25, "the same key or table twice", &[
        check("a key", &[Text("year = 2024", "year = 2024\nyear = 2025")], 1, &["“year”写了两次", "2024.toml:4:1", "先写在这里"]),
        check("a table", &[Text("[cases]", "[agency]\n[cases]")], 1, &["“agency”写了两次", "先写在这里"]),
    ]),
    tried(26, "a key below the wrong table", &[
        check("previous below [agency]", &[Text("previous = \"2023.toml\"\n\n[agency]", "[agency]\nprevious = \"2023.toml\"")], 1, &["misplaced-key", "“previous”不属于[agency]", "这一项应写在文件开头"]),
        check("phone below [agency]", &[Text("[agency]", "[agency]\nphone = \"0539-8246639\"")], 1, &["“phone”不属于[agency]", "这一项应写在 [contact] 下"]),
    ]),
    tried(27, "a misspelt key", &[check("yaer", &[Text("year = 2024", "yaer = 2024")], 1, &["没有“yaer”这个键", "是不是 year"])]),
    tried(28, "an unknown key", &[check("nothing is near it", &[Text("year = 2024", "year = 2024\nqwertyuiop = 1")], 1, &["错误[unknown-key]", "没有“qwertyuiop”这个键", "这里可用的键"])]),
    tried(29, "another format", &[
        check("YAML", &[File("2024.toml", b"edition: \"2021\"\nyear: 2024\nagency:\n  name: x\n")], 2, &["是 YAML 格式，不是 TOML 格式", "report-cli new"]),
        check("JSON", &[File("2024.toml", b"{\n  \"edition\": \"2021\"\n}\n")], 2, &["是 JSON 格式", "report-cli new"]),
        check("INI", &[File("2024.toml", b"; report\n[agency]\nname=x\n")], 2, &["是 INI 格式", "report-cli new"]),
    ]),
    tried(30, "many faults at once", &[
        check("130 lines without an equals sign", &[File("2024.toml", b"year = 2024\n"), Repeated("2024.toml", b"a b\n", 130)], 1, &["missing-equals", "另有", "没有列出"]),
        check("five kinds in one file", &[Text("year = 2024", "年度 ＝ 2024"), Text(LICENSING, "licensing = 1,200"), Text(GRANTED, "[1, 2]"), Text(PROBLEMS, "text = 没有")], 1, &["“年度”不能作键名", "千分位逗号", "写了 2 格", "“没有”没有加引号", "全角字符 ＝"]),
    ]),
    tried(31, "nesting without end", &[
        check("100,000 brackets", &[Repeated("2024.toml", b"a = ", 1), Repeated("2024.toml", b"[", 100_000)], 2, DEEP),
        check("100,000 braces", &[Repeated("2024.toml", b"a = ", 1), Repeated("2024.toml", b"{a=", 100_000)], 2, DEEP),
        check("a key of 100,000 parts", &[Repeated("2024.toml", b"a.", 100_000), Repeated("2024.toml", b"a = 1", 1)], 2, DEEP),
        check("400 tables, each 100 deep", &[Repeated("2024.toml", b"[a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a]\n", 400)], 2, &["嵌套层数过多"]),
    ]),
    tried(32, "a file without end", &[
        check("5 MB", &[Repeated("2024.toml", b"# comment\n", 500_000)], 2, &["超过 4 MB，没有读"]),
        script("an endless pipe", &[], "yes '# comment' | $BIN check -", 2, &["标准输入 超过 4 MB，没有读"]),
    ]),
];
