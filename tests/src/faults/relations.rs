//! Section D of the table: sums, prose, last year.

use super::Change::{Added, File, Gone, LastYear, Text};
use super::{Fault, check, outside, pdf, run, tried};

const GRANTED: &str = "[14,  2,  1,  0,  1,  0, 18]";
const PROBLEMS: &str = "公开的深度还不够，下一年继续改进。";
const LAWFUL: &str = "依法公开各类信息，";
const MERGE: &str = "there is no `merge`: a report is of one agency, and several files are several reports, each by itself";
/// More than 80 characters.
const LONG: &str = "下一步将加强业务培训，完善答复文书的审核，定期通报检查情况，把政府信息公开列入年度考核，对工作滞后的单位进行约谈，并在政府网站公开整改结果，接受社会监督，让人民群众看得到、看得懂、能监督，不断提高公开的质量。";

pub(super) const FAULTS: &[Fault] = &[
    tried(
        49,
        "a total that is not the sum",
        &[
            check(
                "of a row",
                &[Text(GRANTED, "[14,  2,  1,  0,  1,  0, 19]")],
                1,
                &[
                    "requester-total-mismatch",
                    "总计填的是19，各类申请人相加是18，多了1",
                    "像是多了1",
                    "错误 1 处",
                ],
            ),
            pdf(
                "the same, `pdf`",
                &[Text(GRANTED, "[14,  2,  1,  0,  1,  0, 19]")],
                1,
                &["requester-total-mismatch", "没有写 PDF", "--draft"],
            ),
        ],
    ),
    tried(
        50,
        "received and carried over is not answered and carried on",
        &[check(
            "in one column",
            &[Text("[20,  3,  1,  0,  1,  1, 26]", "[21,  3,  1,  0,  1,  1, 27]")],
            1,
            &["carry-balance-mismatch", "本年新收加上年结转是22，办理结果总计加结转下年度是21"],
        )],
    ),
    tried(
        51,
        "two errors that cancel out",
        &[check(
            "one moved between columns",
            &[Text(GRANTED, "[15,  1,  1,  0,  1,  0, 18]")],
            1,
            &[
                "outcome-total-mismatch",
                "三（七）总计填的是21，各项办理结果相加是22",
                "差额正好相反，可能是同一行里有1填错了格，即串列",
                "错误 1 处",
            ],
        )],
    ),
    tried(
        52,
        "a total of table four that is not the sum",
        &[check(
            "of one row",
            &[Text("[3, 1, 0, 0, 4]", "[3, 1, 0, 0, 5]")],
            1,
            &["case-total-mismatch", "总计填的是5，各类结果相加是4"],
        )],
    ),
    tried(
        53,
        "carried over is not what last year carried on",
        &[check(
            "in last year's file",
            &[LastYear("[ 1,  1,  0,  0,  0,  0,  2]", "[ 2,  0,  0,  0,  0,  0,  2]")],
            0,
            &["警告[carry-over-mismatch]", "填的是1，上年报告的结转下年度是2", "2023.toml:54"],
        )],
    ),
    tried(
        54,
        "in force is not last year's and issued less repealed",
        &[check(
            "one too many",
            &[Text("normative_documents = [2, 1, 30]", "normative_documents = [2, 1, 31]")],
            0,
            &["警告[in-force-mismatch]", "填的是31", "是30，多了1", "2023.toml:23"],
        )],
    ),
    tried(
        55,
        "no comparison with last year",
        &[
            check(
                "none named",
                &[Text("previous = \"2023.toml\"\n", "")],
                0,
                &["提示[previous-not-used]", "未做跨年核对：没有写上年报告", "--previous"],
            ),
            check(
                "not there",
                &[Gone("2023.toml")],
                0,
                &["警告[previous-unusable]", "未做跨年核对", "2023.toml 不存在"],
            ),
            check(
                "in no encoding",
                &[File("2023.toml", b"\xFF\xFE\x00")],
                0,
                &["未做跨年核对", "无法识别编码"],
            ),
            check(
                "of another agency",
                &[
                    Text("name = \"云汀区人民政府\"", "name = \"云汀区财政局\""),
                    Text("kind = \"government\"", "kind = \"department\""),
                ],
                0,
                &["未做跨年核对", "是“云汀区人民政府”的"],
            ),
            check(
                "of another year",
                &[LastYear("year = 2023", "year = 2022")],
                0,
                &["未做跨年核对", "是 2022 年度的"],
            ),
            run(
                "one that cannot be read, on the command line",
                &[],
                &["check", "--previous", "no.toml", "2024.toml"],
                2,
                &["读不了 no.toml"],
            ),
        ],
    ),
    tried(
        56,
        "a number in prose that is not the table's",
        &[check(
            "1300 for 1200",
            &[Text(LAWFUL, "依法公开各类信息，作出行政许可1300件，")],
            0,
            &["prose-disclosure-mismatch", "正文写“作出行政许可1300件”，表二是1200"],
        )],
    ),
    tried(
        57,
        "parts in prose that are not the whole",
        &[check(
            "60 and 25 and 16 of 100",
            &[Text(PROBLEMS, "共办理咨询100件，其中当面60件，电话25件，其他16件。")],
            0,
            &["prose-parts-mismatch", "相加是101件，多了1"],
        )],
    ),
    tried(
        58,
        "a number in prose that is in no table",
        &[
            check(
                "12 trainings",
                &[Text(LAWFUL, "依法公开各类信息，举办培训12次，")],
                0,
                &["没有发现问题"],
            ),
            run(
                "the same, `-v`",
                &[Text(LAWFUL, "依法公开各类信息，举办培训12次，")],
                &["check", "-v", "2024.toml"],
                0,
                &[
                    "没有发现问题",
                    "2024.toml 的正文有",
                    "处没有表可对，请自行核对",
                    "12次　没有表可对",
                ],
            ),
        ],
    ),
    tried(
        59,
        "approximate numbers and Chinese numerals",
        &[check(
            "1300余件, 三百余人次",
            &[Text(LAWFUL, "作出行政许可1300余件，培训三百余人次，")],
            0,
            &["没有发现问题"],
        )],
    ),
    tried(
        60,
        "a part missing, empty or out of order",
        &[
            check(
                "missing",
                &[Text("[problems]\ntext = \"公开的深度还不够，下一年继续改进。\"\n", "")],
                1,
                &["missing-section", "缺少“五、存在的主要问题及改进情况”"],
            ),
            check(
                "“无。” as part five",
                &[Text(PROBLEMS, "无。")],
                0,
                &["empty-problems", "第五部分只写了“无”"],
            ),
            pdf(
                "out of order in the file: printed in the form's order",
                &[
                    Text("[agency]\nname = \"云汀区人民政府\"\nkind = \"government\"\n", ""),
                    Added("\n[agency]\nname = \"云汀区人民政府\"\nkind = \"government\"\n"),
                ],
                0,
                &["已写出 2024.pdf"],
            ),
        ],
    ),
    tried(
        61,
        "headings misnumbered",
        &[
            check(
                "a gap",
                &[Text("# 主动公开", "（一）主动公开\n（三）别的")],
                0,
                &["heading-number-gap", "缺少 （二）"],
            ),
            check(
                "a repeat",
                &[Text("# 主动公开", "（一）主动公开\n（一）别的")],
                0,
                &["heading-number-repeated"],
            ),
        ],
    ),
    tried(
        62,
        "prose taken over from last year",
        &[check(
            "one long paragraph",
            &[Text(PROBLEMS, LONG), LastYear(PROBLEMS, LONG)],
            0,
            &["repeated-prose", "与上年报告基本相同"],
        )],
    ),
    tried(
        63,
        "personal data",
        &[check(
            "a mobile number, an identity number",
            &[Text(PROBLEMS, "申请人电话13812345678，身份证11010519491231002X。")],
            0,
            &["personal-data", "像是一个手机号", "像是一个身份证号"],
        )],
    ),
    tried(
        64,
        "the form of another year",
        &[check(
            "2019's for 2024",
            &[Text("edition = \"2021\"", "edition = \"2019\"")],
            1,
            &["edition-year-mismatch", "2024 年度的报告应使用 2021 版，这里写的是 2019 版"],
        )],
    ),
    outside(65, "merge: units missing or repeated", MERGE),
    outside(66, "merge: one file broken", MERGE),
    outside(67, "merge: formats of different years", MERGE),
    outside(68, "merge: the district is not the sum of its units", MERGE),
    tried(
        69,
        "an `[[expect]]` that cannot be met",
        &[
            check(
                "nothing is wrong there",
                &[Added(
                    "\n[[expect]]\nrule = \"requester-total-mismatch\"\nat = \"requests.granted.total\"\nreason = \"原文如此\"\n",
                )],
                1,
                &["unfulfilled-expectation", "没有这条规则要声明的不符", "请删去这条声明"],
            ),
            check(
                "no reason",
                &[Added(
                    "\n[[expect]]\nrule = \"requester-total-mismatch\"\nat = \"requests.granted.total\"\nreason = \"\"\n",
                )],
                1,
                &["incomplete-expectation", "缺少reason（理由）"],
            ),
            check(
                "no such rule",
                &[Added(
                    "\n[[expect]]\nrule = \"no-such-rule\"\nat = \"requests.granted.total\"\nreason = \"原文如此\"\n",
                )],
                1,
                &["没有叫“no-such-rule”的规则"],
            ),
            check(
                "a fault of reading",
                &[
                    Text("year = 2024", "year = 2024\nfoo = 1"),
                    Added(
                        "\n[[expect]]\nrule = \"unknown-key\"\nat = \"foo\"\nreason = \"原文如此\"\n",
                    ),
                ],
                1,
                &["“unknown-key”是读取年报时的问题，不能声明为已知不符"],
            ),
        ],
    ),
];
