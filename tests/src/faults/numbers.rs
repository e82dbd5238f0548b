//! Section C of the table: types and numbers.

use super::Change::{LastYear, Text};
use super::{Fault, check, tried};

const GRANTED: &str = "[14,  2,  1,  0,  1,  0, 18]";
const LICENSING: &str = "licensing           = 1200";
const FEES: &str = "administrative_fees = 328.64";

pub(super) const FAULTS: &[Fault] = &[
    tried(
        33,
        "a count in quotes",
        &[check("\"1200\"", &[Text(LICENSING, "licensing = \"1200\"")], 0, &["没有发现问题"])],
    ),
    tried(
        34,
        "a fraction for a count",
        &[
            check(
                "79.0",
                &[Text(LICENSING, "licensing = 79.0")],
                1,
                &["fractional-count", "79.0 带小数点", "整数"],
            ),
            check("79.5", &[Text(LICENSING, "licensing = 79.5")], 1, &["79.5 带小数点"]),
        ],
    ),
    tried(
        35,
        "what is no finite number",
        &[
            check(
                "nan",
                &[Text(LICENSING, "licensing = nan")],
                1,
                &["number-not-finite", "nan 不是一个数"],
            ),
            check("inf", &[Text(FEES, "administrative_fees = inf")], 1, &["inf 不是一个数"]),
            check("-0.0", &[Text(LICENSING, "licensing = -0.0")], 1, &["错误", "-0.0"]),
            check(
                "-0.0 of money",
                &[Text(FEES, "administrative_fees = -0.0")],
                1,
                &["-0.0 是负数"],
            ),
            check(
                "1e-400",
                &[Text(FEES, "administrative_fees = 1e-400")],
                1,
                &["amount-too-precise", "小数超过 6 位"],
            ),
        ],
    ),
    tried(
        36,
        "a negative count",
        &[check(
            "-5",
            &[Text(LICENSING, "licensing = -5")],
            1,
            &["negative-count", "-5 是负数", "只能写 0 或正数"],
        )],
    ),
    tried(
        37,
        "a number too large",
        &[
            check(
                "26 digits",
                &[Text(LICENSING, "licensing = 99999999999999999999999999")],
                1,
                &["number-too-large", "超过上限 999999999999"],
            ),
            check(
                "the largest of 64 bits",
                &[Text(GRANTED, "[9223372036854775807, 9223372036854775807, 1, 0, 1, 0, 18]")],
                1,
                &["9223372036854775807 超过上限"],
            ),
            check(
                "sums of the largest allowed",
                &[Text(GRANTED, "[999999999999, 999999999999, 1, 0, 1, 0, 18]")],
                1,
                &["相加是2000000000000", "少了1999999999982"],
            ),
        ],
    ),
    tried(
        38,
        "another type where a number belongs",
        &[
            check(
                "true",
                &[Text(LICENSING, "licensing = true")],
                1,
                &["wrong-type", "应是整数或加引号的文字，这里是“是/否”"],
            ),
            check("a date", &[Text(LICENSING, "licensing = 2024-01-01")], 1, &["这里是日期"]),
            check(
                "an array for one cell",
                &[Text(LICENSING, "licensing = [[1200]]")],
                1,
                &["这里是一行数"],
            ),
            check("a table", &[Text(LICENSING, "licensing = {a = 1}")], 1, &["这里是一组项"]),
        ],
    ),
    tried(
        39,
        "nothing where a number belongs",
        &[
            check(
                "the row left out",
                &[Text("licensing           = 1200\n", "")],
                1,
                &["missing-row", "缺少 表二 行政许可", "没有的写 0"],
            ),
            check(
                "a blank cell",
                &[Text(LICENSING, "licensing = \"\"")],
                0,
                &["提示[blank-cell]", "这一格没有填", "没有请填0"],
            ),
            check(
                "不适用",
                &[Text(LICENSING, "licensing = \"不适用\"")],
                1,
                &["“不适用”里读不出数"],
            ),
        ],
    ),
    tried(
        40,
        "a sign for nothing",
        &[
            check(
                "/",
                &[Text(LICENSING, "licensing = \"/\"")],
                0,
                &["blank-cell", "这一格填的是“/”，不是数，按0计"],
            ),
            check("—", &[Text(LICENSING, "licensing = \"—\"")], 0, &["这一格填的是“—”"]),
            check("无", &[Text(LICENSING, "licensing = \"无\"")], 0, &["这一格填的是“无”"]),
        ],
    ),
    tried(
        41,
        "amounts in another unit",
        &[
            check(
                "yuan among 万元",
                &[Text(FEES, "administrative_fees = 3286400")],
                0,
                &["警告[implausible-jump]", "接近一万倍，可能混用了元和万元", "2023.toml"],
            ),
            check(
                "the unit typed with it",
                &[Text(FEES, "administrative_fees = \"3286400元\"")],
                0,
                &["警告[amount-unit]", "写的是3286400元，表头的单位是万元", "请写 328.64"],
            ),
            check(
                "亿元",
                &[Text(FEES, "administrative_fees = \"0.032864亿元\"")],
                0,
                &["警告[amount-unit]", "请写 328.64"],
            ),
            check(
                "prose in another unit than the table",
                &[
                    Text(FEES, "administrative_fees = 3286400"),
                    Text("公开的深度", "全年行政事业性收费328.64万元。公开的深度"),
                ],
                0,
                &["警告[prose-disclosure-mismatch]", "像是把元填成了万元"],
            ),
            check(
                "a figure with another unit behind it",
                &[Text(
                    "公开的深度",
                    "收费{{proactive_disclosure.administrative_fees.amount}}元。公开的深度",
                )],
                0,
                &["警告[amount-unit]", "这里后面写的是元，已换算为 3286400元"],
            ),
            check(
                "money where things are counted",
                &[Text(LICENSING, "licensing = \"5万元\"")],
                1,
                &["cell-unreadable", "“5万元”是金额，这一格填件数"],
            ),
            check(
                "万 without 元",
                &[Text(FEES, "administrative_fees = \"328万\"")],
                1,
                &["没有写明是多少元", "请把单位写全，如 \"328万元\""],
            ),
        ],
    ),
    tried(
        42,
        "a wrong year",
        &[
            check(
                "20201",
                &[Text("year = 2024", "year = 20201")],
                1,
                &["year-out-of-range", "20201 不在 2019 至 2099 之间"],
            ),
            check(
                "二〇二〇",
                &[Text("year = 2024", "year = \"二〇二〇\"")],
                1,
                &["应是四位数的年份", "这里是文字"],
            ),
            check(
                "in quotes",
                &[Text("year = 2024", "year = \"2024\"")],
                1,
                &["报告年度（year） 应是四位数的年份", "请写 2024", "错误 1 处"],
            ),
            check(
                "none, and nothing is held against one",
                &[Text("year = 2024", "# year"), Text("公开的深度", "2020年公开的深度")],
                1,
                &["缺少必填的 报告年度（year）", "错误 1 处"],
            ),
            check(
                "not the file's name",
                &[Text("year = 2024", "year = 2023")],
                0,
                &["year-file-name-mismatch", "报告年度是 2023，文件名是 2024.toml"],
            ),
            check(
                "a year not over when published",
                &[Text("year = 2024", "year = 2025")],
                0,
                &["published-early", "2025年度还没有结束"],
            ),
        ],
    ),
    tried(
        43,
        "a date that does not exist, or is no date to TOML",
        &[
            check(
                "30 February",
                &[Text("published = 2025-01-22", "published = 2025-02-30")],
                1,
                &["invalid-date", "“2025-02-30”不是有效的日期"],
            ),
            check(
                "as a document writes it",
                &[Text("published = 2025-01-22", "published = 2025年1月22日")],
                1,
                &["请写成 published = 2025-01-22", "错误 1 处"],
            ),
            check(
                "the same in quotes",
                &[Text("published = 2025-01-22", "published = \"2025年1月22日\"")],
                1,
                &["公布日期（document.published） 应是不加引号的日期", "请写 2025-01-22"],
            ),
        ],
    ),
    tried(
        44,
        "malformed contacts",
        &[check(
            "phone, mail, postcode, site",
            &[Text(
                "[overview]",
                "[contact]\nphone = \"5391\"\nemail = \"a#b\"\npostcode = \"27601\"\nwebsite = \"http//www.a.cn\"\n[overview]",
            )],
            0,
            &[
                "“5391”不像电话号码",
                "“a#b”不像电子邮箱",
                "“27601”不像六位数字的邮编",
                "“http//www.a.cn”不像网址",
                "警告 4 处",
            ],
        )],
    ),
    tried(
        45,
        "two names of one agency",
        &[
            check(
                "in the title",
                &[Text(
                    "[document]",
                    "[document]\ntitle = [\"云订区人民政府\", \"2024年政府信息公开工作年度报告\"]",
                )],
                0,
                &[
                    "title-agency-mismatch",
                    "标题写的是“云订区”，机关名称是“云汀区人民政府”",
                    "请核对",
                ],
            ),
            check(
                "a department that calls itself a government",
                &[Text("name = \"云汀区人民政府\"", "name = \"云汀区教育局\"")],
                0,
                &[
                    "警告[agency-kind-mismatch]",
                    "“云汀区教育局”像是政府部门",
                    "kind = \"department\"",
                ],
            ),
            check(
                "in last year's report",
                &[LastYear("name = \"云汀区人民政府\"", "name = \"云订区人民政府\"")],
                0,
                &["未做跨年核对", "2023.toml 是“云订区人民政府”的"],
            ),
        ],
    ),
    tried(
        46,
        "implausible numbers",
        &[
            check(
                "none received, 27 answered",
                &[Text("[20,  3,  1,  0,  1,  1, 26]", "[0, 0, 0, 0, 0, 0, 0]")],
                1,
                &["carry-balance-mismatch", "本年新收加上年结转是2，办理结果总计加结转下年度是28"],
            ),
            check(
                "a hundred times last year's",
                &[Text(LICENSING, "licensing = 120001")],
                0,
                &["提示[implausible-jump]", "填的是120001，上年是1200，相差一百倍以上"],
            ),
        ],
    ),
    tried(
        47,
        "nothing but zeros, and no word about it",
        &[check(
            "tables three and four",
            NIL,
            0,
            &["提示[nil-report-unsaid]", "表三、表四全是0，正文没有说明"],
        )],
    ),
    tried(
        48,
        "values typed for a test",
        &[
            check(
                "1234567",
                &[Text(LICENSING, "licensing = 1234567")],
                0,
                &["提示[dummy-value]", "像是试填的数"],
            ),
            check(
                "XX",
                &[Text("公开的深度", "XX公开的深度")],
                0,
                &["placeholder-left", "正文里还有“XX”"],
            ),
        ],
    ),
];

const NIL: &[super::Change] = &[
    Text(
        "received                               = [20,  3,  1,  0,  1,  1, 26]",
        "received = [0, 0, 0, 0, 0, 0, 0]",
    ),
    Text(
        "pending_at_start                       = [ 1,  1,  0,  0,  0,  0,  2]",
        "pending_at_start = [0, 0, 0, 0, 0, 0, 0]",
    ),
    Text(GRANTED, "[0, 0, 0, 0, 0, 0, 0]"),
    Text("[ 3,  1,  0,  0,  0,  0,  4]", "[0, 0, 0, 0, 0, 0, 0]"),
    Text("[ 4,  0,  0,  0,  0,  1,  5]", "[0, 0, 0, 0, 0, 0, 0]"),
    Text("[21,  3,  1,  0,  1,  1, 27]", "[0, 0, 0, 0, 0, 0, 0]"),
    Text("[ 0,  1,  0,  0,  0,  0,  1]", "[0, 0, 0, 0, 0, 0, 0]"),
    Text("[3, 1, 0, 0, 4]", "[0, 0, 0, 0, 0]"),
    Text("[1, 0, 0, 0, 1]", "[0, 0, 0, 0, 0]"),
    Text("[0, 0, 1, 0, 1]", "[0, 0, 0, 0, 0]"),
    // A figure of 0 in the prose would say so.
    Text(
        "共收到申请{{requests.received.total}}件，按期答复{{requests.processed.total}}件",
        "申请都按期答复",
    ),
];
