//! Damaged TOML: our own Chinese words at the right place, and the rest of the file still read.

use crate::common::{check, complete};
use report_core::Edition;

/// The findings of a complete report with one piece of its text damaged.
fn damaged(from: &str, to: &str) -> String {
    let text = complete(Edition::Format2021);
    assert!(text.contains(from), "{from}");
    check(&text.replacen(from, to, 1))
}

const ROW: &str = "granted = [0, 0, 0, 0, 0, 0, 0]";

#[test]
fn values_without_quotes() {
    insta::assert_snapshot!(damaged(ROW, "granted = [12件, 0, 增加15, 0, 0, 0, 0]"), @r#"24:11 [[12件, 0, 增加15, 0, 0, 0, ] unquoted-text “[12件, 0, 增加15, 0, 0, 0, 0]”带有单位或文字，没有加引号 | 请写成 granted = ["12件", 0, "增加15", 0, 0, 0, 0]"#);
    insta::assert_snapshot!(damaged("name = \"甲县人民政府\"", "name = 甲县人民政府"), @r#"5:8 [甲县人民政府] unquoted-text 文字“甲县人民政府”没有加引号 | 请写成 "甲县人民政府""#);
    insta::assert_snapshot!(damaged("year = 2022", "year ="), @r#"2:1 [year =] missing-value 等号后面没有值 | 请写上值；留空的文字写 """#);
    insta::assert_snapshot!(damaged(ROW, "granted = [0 0, 0, 0, 0, 0, 0]"), @"24:11 [[0 0, 0, 0, 0, 0, 0]] misplaced-comma “0 0, 0, 0, 0, 0, 0”之间缺少逗号 | 请写成 granted = [0, 0, 0, 0, 0, 0, 0]");
}

#[test]
fn full_width_punctuation_is_reported_once_a_line_and_read_all_the_same() {
    insta::assert_snapshot!(damaged(ROW, "granted ＝［0，0，0，0，0，０，１２］"), @"24:9 [＝] full-width-punctuation 引号之外用了全角字符 ＝ 等 11 处 | 请改用半角字符，写成 granted = [0, 0, 0, 0, 0, 0, 12]");
    insta::assert_snapshot!(damaged("name = \"甲县人民政府\"", "name = “甲县人民政府”"), @r#"5:8 [“] full-width-punctuation 引号之外用了全角字符 “ 等 2 处 | 请用英文引号 " 或 '"#);
    insta::assert_snapshot!(damaged("[requests]", "［requests］　＃ 表三"), @"21:1 [［] full-width-punctuation 引号之外用了全角字符 ［ 等 4 处 | 请改用半角字符，注释用 #");
    insta::assert_snapshot!(damaged("year = 2022", "　year：2022"), @"2:1 [　] full-width-punctuation 引号之外用了全角字符 全角空格 等 2 处 | 请改用半角字符：空格");
    insta::assert_snapshot!(damaged("year = 2022", "year = −2022"), @r"
    2:8 [−] full-width-punctuation 引号之外用了全角字符 − | 请用英文减号 -
    2:8 [−2022] year-out-of-range 报告年度 -2022 不在 2019 至 2099 之间 | 统一格式自 2019 年度的报告起用
    ");
}

#[test]
fn quotes_that_are_never_closed_point_at_the_opening_one() {
    insta::assert_snapshot!(damaged("name = \"甲县人民政府\"", "name = \"甲县人民政府"), @r#"5:8 ["] unclosed-quote 这里的引号没有配对 | 请在文字的末尾补上引号；文字有多行时用三个单引号 '''"#);
    insta::assert_snapshot!(damaged("正文。\n'''", "正文。\n"), @"9:8 ['''] unclosed-quote 这里的 ''' 没有配对的 ''' | 请在这段文字的末尾另起一行写 '''");
    insta::assert_snapshot!(damaged("问题。\n'''", "问题。\n"), @"54:8 ['''] unclosed-quote 这里的 ''' 没有配对的 ''' | 请在这段文字的末尾另起一行写 '''");
    insta::assert_snapshot!(damaged(ROW, "granted = [0, 0, \"0, 0, 0, 0, 0]"), @r#"24:18 ["] unclosed-quote 这里的引号没有配对 | 请在文字的末尾补上引号；文字有多行时用三个单引号 '''"#);
}

#[test]
fn brackets_that_are_never_closed_point_at_the_opening_one() {
    insta::assert_snapshot!(damaged(ROW, "granted = [0, 0, 0, 0, 0, 0, 0"), @"24:11 [[] unclosed-bracket 这里的“[”没有配对的“]” | 请在这一行的末尾补上 ]");
    insta::assert_snapshot!(damaged("pending_at_end = [0, 0, 0, 0, 0, 0, 0]", "pending_at_end = [0, 0, 0, 0, 0, 0, 0\n# 注"), @"46:18 [[] unclosed-bracket 这里的“[”没有配对的“]” | 请在这一行的末尾补上 ]");
    insta::assert_snapshot!(damaged("[cases]", "[cases"), @"48:1 [[cases] unclosed-bracket 括号没有配对 | 请补上缺少的括号");
}

#[test]
fn keys() {
    insta::assert_snapshot!(damaged("year = 2022", "报告年度 = 2022"), @"2:1 [报告年度] non-ascii-key “报告年度”不能作键名 | 是不是 year");
    insta::assert_snapshot!(damaged("year = 2022", "year: 2022"), @"2:1 [year: 2022] missing-equals 这一行缺少等号 | 键与值之间用等号 =，不用冒号");
    insta::assert_snapshot!(damaged("year = 2022", "year = 2022\nyear = 2023"), @"3:1 [year] duplicate-key “year”写了两次 @2:1 先写在这里 | 请删去其中一处，或合并为一处");
    insta::assert_snapshot!(damaged("[cases]", "[requests]\n[cases]"), @"48:2 [requests] duplicate-key “requests”写了两次 @21:2 先写在这里 | 请删去其中一处，或合并为一处");
    insta::assert_snapshot!(damaged(ROW, "granted = [0, 0, 0, 0, 0, 0, 0]\ngranted.x = 1"), @"25:1 [granted] duplicate-key “granted”写了两次 @24:1 先写在这里 | 请删去其中一处，或合并为一处");
    insta::assert_snapshot!(damaged("year = 2022", "本报告编写说明\nyear = 2022"), @"2:1 [本报告编写说明] missing-equals 这一行缺少等号 | 每行应是“键 = 值”，注释前要加 #");
}

#[test]
fn numbers_dates_and_escapes() {
    insta::assert_snapshot!(damaged(ROW, "granted = [01, 0, 0, --1, 0, 1__0, 0]"), @r"
    24:12 [0] bad-number 数字写法有误 | 整数前不要补 0，正负号后直接写数字；要照原样印出请加引号
    24:23 [-] bad-number 数字写法有误 | 整数前不要补 0，正负号后直接写数字；要照原样印出请加引号
    24:31 [_] bad-number 数字写法有误 | 整数前不要补 0，正负号后直接写数字；要照原样印出请加引号
    ");
    insta::assert_snapshot!(damaged("[overview]", "[document]\npublished = 2023-02-30\n[overview]"), @"9:13 [2023-02-30] invalid-date “2023-02-30”不是有效的日期 | 日期写成 2025-01-20 的样子，并核对这一天是否存在");
    insta::assert_snapshot!(damaged("year = 2022", "year = 2022\nprevious = \"D:\\年报\\2021.toml\""), @r#"3:1 [previous = "D:\年报\2021.t] bad-escape 双引号里的反斜杠 \ 用法有误 | 路径请用 /；要写反斜杠请用单引号 '…'"#);
    insta::assert_snapshot!(damaged("[overview]", "[document]\nsignature = True\n[overview]"), @r"
    8:1 [[document]] missing-key 文末署名要有日期，缺少 document.published | 请写 published = 2025-01-20，或改为 signature = false
    9:13 [True] toml-syntax “True”不是有效的值 | 请写成 signature = true
    ");
    insta::assert_snapshot!(damaged("year = 2022", "year = 2022 # \u{7}"), @"2:1 [year = 2022 # ] control-character 这里有看不见的控制字符 | 请删去这个字符，重新输入这一行");
}

#[test]
fn several_faults_are_all_listed_and_the_rest_is_read() {
    let text = complete(Edition::Format2021)
        .replace("year = 2022", "year 2022")
        .replace("name = \"甲县人民政府\"", "名称 = “甲县人民政府”")
        .replace(ROW, "granted = [0, 0, 0件, 0, 0, 0]")
        .replace("问题。\n'''", "问题。\n")
        .replace("reconsideration = [0, 0, 0, 0, 0]", "reconsideration = [-1, 0，0, 0, 0");
    insta::assert_snapshot!(check(&text), @r#"
    2:1 [year 2022] missing-equals 这一行缺少等号 | 每行应是“键 = 值”，注释前要加 #
    5:1 [名称] non-ascii-key “名称”不能作键名 | 是不是 name
    5:6 [“] full-width-punctuation 引号之外用了全角字符 “ 等 2 处 | 请用英文引号 " 或 '
    24:11 [[0, 0, 0件, 0, 0, 0]] cell-count 表三 三（一）予以公开 写了 6 格，应有 7 格 | 列序：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计 | 按列序补齐或删去多出的格；没有请写 0
    24:18 [0件] unquoted-text 带单位或文字的数“0件”没有加引号 | 请写成 "0件"
    25:21 [[0, 0, 0件, 0, 0, 0]] cell-count 表三 三（二）部分公开 写了 6 格，应有 7 格 | 列序：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计 | 按列序补齐或删去多出的格；没有请写 0
    25:28 [0件] unquoted-text 带单位或文字的数“0件”没有加引号 | 请写成 "0件"
    49:19 [[] unclosed-bracket 这里的“[”没有配对的“]” | 请在这一行的末尾补上 ]
    49:25 [，] full-width-punctuation 引号之外用了全角字符 ， | 请改用半角字符 ,
    51:36 [[] unclosed-bracket 这里的“[”没有配对的“]” | 请在这一行的末尾补上 ]
    51:42 [，] full-width-punctuation 引号之外用了全角字符 ， | 请改用半角字符 ,
    54:8 ['''] unclosed-quote 这里的 ''' 没有配对的 ''' | 请在这段文字的末尾另起一行写 '''
    "#);
}

#[test]
fn depth_is_limited() {
    let deep = format!("x = {}", "[".repeat(5000));
    insta::assert_snapshot!(damaged("year = 2022", &deep).lines().map(|line| line.chars().take(60).collect::<String>()).collect::<Vec<_>>().join("\n"), @"2:5 [[] unclosed-bracket 这里的“[”没有配对的“]” | 请在这一行的末尾补上 ]");
    let dotted = format!("{}x = 1", "a.".repeat(5000));
    insta::assert_snapshot!(damaged("year = 2022", &dotted).lines().map(|line| line.chars().take(60).collect::<String>()).collect::<Vec<_>>().join("\n"), @"2:1 [a.a.a.a.a.a.a.a.a.a.a.a.] nesting-too-deep 嵌套层数过多 | 年报文");
}

#[test]
fn empty_and_huge_files() {
    insta::assert_snapshot!(check(" \n"), @"1:1 [] empty-file 文件是空的 | 可用 report-cli new 生成一份空白年报");
    insta::assert_snapshot!(check(&"#".repeat(5 << 20)), @"1:1 [] file-too-large 文件有 5242880 字节，上限是 4194304 字节");
}
