//! Reading prose: blocks, headings, running text, pictures, tables, figures.

use crate::common::{check, read, read_in, texts, with_overview};
use report_core::prose::{Block, Inline};
use report_core::vocab::SectionKey;
use report_core::{MemoryFolder, Report};

/// The overview of a report, one block a line.
fn show(report: &Report) -> String {
    let section = report.section(SectionKey::Overview).expect("an overview");
    section.prose.blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// The blocks of some prose.
fn blocks(prose: &str) -> String {
    show(&read(&with_overview(prose)).report)
}

/// The findings of some prose; the prose begins at line 10.
fn found(prose: &str) -> String {
    check(&with_overview(prose))
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(it) => {
            let typed = if it.number.typed.is_some() { " typed" } else { "" };
            let run_in = it.run_in.as_ref().map(|text| format!(" ⇒ {}", inlines(text)));
            let words = inlines(&it.inlines);
            format!("{:?}{typed} {} {words}{}", it.level, it.label, run_in.unwrap_or_default())
        }
        Block::Paragraph(it) => format!("P {}", inlines(&it.inlines)),
        Block::Picture(it) => {
            format!("picture {:?} {:?} {:?}", it.caption.value, it.path.value, it.width)
        }
        Block::Chart(it) => format!("chart {:?} {:?}", it.kind, it.title.value),
        Block::Table(it) => {
            let caption = it.caption.as_ref().map_or(String::new(), |text| inlines(text));
            let row = |cells: &Vec<Vec<Inline>>| {
                cells.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join(" ¦ ")
            };
            let rows: Vec<_> = std::iter::once(&it.header).chain(&it.rows).map(row).collect();
            format!("table {caption:?} {:?}\n  {}", it.alignments, rows.join("\n  "))
        }
    }
}

fn inlines(list: &[Inline]) -> String {
    list.iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.value.clone(),
            Inline::Strong(inner) => format!("‹b {}›", inlines(inner)),
            Inline::Link { target, inlines: inner } => {
                format!("‹a {} {}›", target.value, inlines(inner))
            }
            Inline::Figure(figure) => format!("‹= {}›", figure.text),
            Inline::Reference(reference) => format!("‹→ {}›", reference.text),
        })
        .collect()
}

#[test]
fn every_line_is_a_paragraph_without_its_indentation() {
    insta::assert_snapshot!(blocks("　　第一段。\n    第二段。\r\n\n\t第三段。　\n第四段"), @r"
    P 第一段。
    P 第二段。
    P 第三段。
    P 第四段
    ");
}

#[test]
fn hashes_are_numbered_and_restart() {
    insta::assert_snapshot!(blocks("# 甲\n## 乙\n## 丙\n### 丁\n### 戊 ##\n# 己\n## 庚"), @r"
    Second （一） 甲
    Third 1. 乙
    Third 2. 丙
    Fourth （1） 丁
    Fourth （2） 戊
    Second （二） 己
    Third 1. 庚
    ");
}

#[test]
fn typed_numbers_make_headings_of_short_lines_only() {
    insta::assert_snapshot!(blocks("（一）主动公开情况\n1.深化公开\n2．推进公开\n（1）规范决策\n(2)规范执行\n1.5万件申请。\n3.建立平台，完善机制；\n4. 加强管理，把好审核关口，"), @r"
    Second typed （一） 主动公开情况
    Third typed 1. 深化公开
    Third typed 2． 推进公开
    Fourth typed （1） 规范决策
    Fourth typed (2) 规范执行
    P 1.5万件申请。
    P 3.建立平台，完善机制；
    P 4. 加强管理，把好审核关口，
    ");
    insta::assert_snapshot!(blocks("（一）至（三）项的规定\n（一）本句很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长"), @r"
    P （一）至（三）项的规定
    Second typed （一） 本句很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长
    ");
}

#[test]
fn a_heading_may_run_in_with_its_text() {
    insta::assert_snapshot!(blocks("（一）主动公开情况。2024年，全区公开信息6836条。\n**（二）依申请公开。**共收到申请80件。\n**（三）平台建设**\n（四）全区各级各部门认真落实条例的各项规定并且主动公开了大量的政府信息。其中很多。"), @r"
    Second typed （一） 主动公开情况。 ⇒ 2024年，全区公开信息6836条。
    Second typed （二） 依申请公开。 ⇒ 共收到申请80件。
    Second typed （三） 平台建设
    P （四）全区各级各部门认真落实条例的各项规定并且主动公开了大量的政府信息。其中很多。
    ");
}

#[test]
fn hashes_and_typed_numbers_are_not_numbered_twice() {
    insta::assert_snapshot!(blocks("# （一）主动公开\n# 依申请公开\n（三）平台建设\n# 监督保障"), @r"
    Second typed （一） 主动公开
    Second （二） 依申请公开
    Second typed （三） 平台建设
    Second （四） 监督保障
    ");
}

#[test]
fn gaps_and_repeats_of_typed_numbers_are_warnings() {
    insta::assert_snapshot!(found("（一）甲\n（三）乙\n（三）丙\n1.丁\n3.戊\n（四）己\n1.庚"), @r"
    11:1 [（三）] heading-number-gap 标题序号到了 （三），缺少 （二） | 序号照原样印出，请核对
    12:1 [（三）] heading-number-repeated 标题序号 （三） 重复，按顺序应是 （四） | 序号照原样印出，请核对
    14:1 [3.] heading-number-gap 标题序号到了 3.，缺少 2. | 序号照原样印出，请核对
    ");
    insta::assert_snapshot!(found("（一）甲\n1.做好公开；\n2.做好解读；\n（二）乙\n1.做好公开；"), @"");
}

#[test]
fn strong_text_stands_beside_chinese_punctuation() {
    insta::assert_snapshot!(blocks("**重点：**抓落实，**难点：**抓突破。\n**主动公开：**共80条，再看**难点**。\n“**五公开**”要求\n__粗__与***更粗***\n**[链接](http://a.cn)**、[**粗链接**](http://b.cn)"), @r"
    P ‹b 重点：›抓落实，‹b 难点：›抓突破。
    P ‹b 主动公开：›共80条，再看‹b 难点›。
    P “‹b 五公开›”要求
    P __粗__与*‹b 更粗›*
    P ‹b ‹a http://a.cn 链接››、‹a http://b.cn ‹b 粗链接››
    ");
}

#[test]
fn escapes_entities_and_html_are_text() {
    insta::assert_snapshot!(blocks(r"\*\*不加粗\*\* 5\*6 &amp; <b>标签</b> \{\{原样\}\} C:\目录"), @r"P **不加粗** 5*6 & <b>标签</b> {{原样}} C:\目录");
}

#[test]
fn markup_that_is_not_used_is_printed_as_typed() {
    insta::assert_snapshot!(blocks("3*4*5 与 `代码`\n- 一项\n* 二项\n> 引文\n---\n1. 有序\n[甲]: http://a.cn\n    缩进\n#标题\n#### 过深"), @r"
    P 3*4*5 与 `代码`
    P 一项
    P 二项
    P 引文
    Third typed 1. 有序
    P [甲]: http://a.cn
    P 缩进
    P #标题
    Fourth （1） 过深
    ");
    insta::assert_snapshot!(found("3*4*5 与 `代码`\n- 一项\n- 二项\n> 引文\n---\n#标题\n#### 过深\n**没有配对\n`**`"), @r"
    10:2 [*] unsupported-markup 单个“*”或“_”不表示加粗，照原样印出 | 加粗请用 **…**
    10:9 [`代码`] unsupported-markup 公文不用代码记号，文字照原样印出
    11:1 [-] unsupported-markup 公文不用项目符号，行首的符号不印，文字按普通段落印出
    13:1 [>] unsupported-markup 公文不用引用记号，行首的“>”不印，文字按普通段落印出
    14:1 [---] unsupported-markup 公文不用分隔线，这一行不印
    15:1 [#] unsupported-markup “#”后没有空格，不作标题，照原样印出 | 标题请写成“# 标题”
    16:1 [####] unsupported-markup 正文里的标题最多三级，这一行按第三级印出
    17:1 [**] unpaired-strong “**”没有配对，照原样印出 | 加粗写作 **文字**，“**”与文字之间不空格
    ");
}

#[test]
fn figures_take_numbers_from_the_tables() {
    let text = with_overview("收到{{requests.received.total + requests.pending_at_start.total}}件，**占{{requests.granted.total / requests.processed.total : 0.0%}}**，复议{{cases.reconsideration.total}}件，不予{{requests.denied.total}}件、诉讼{{cases.litigation.upheld}}件")
        .replace("received = [0, 0, 0, 0, 0, 0, 0]", "received = [0, 0, 0, 0, 0, 0, 79]")
        .replace("pending_at_start = [0, 0, 0, 0, 0, 0, 0]", "pending_at_start = [0, 0, 0, 0, 0, 0, \"1\"]")
        .replace("\ngranted = [0, 0, 0, 0, 0, 0, 0]", "\ngranted = [0, 0, 0, 0, 0, 0, 33]")
        .replace("processed = [0, 0, 0, 0, 0, 0, 0]", "processed = [0, 0, 0, 0, 0, 0, 79]")
        .replace("denied.state_secret = [0, 0, 0, 0, 0, 0, 0]", "denied.state_secret = [0, 0, 0, 0, 0, 0, 2]")
        .replace("denied.administrative_inquiry = [0, 0, 0, 0, 0, 0, 0]", "denied.administrative_inquiry = [0, 0, 0, 0, 0, 0, 3]")
        .replace("direct_litigation = [0, 0, 0, 0, 0]", "direct_litigation = [4, 0, 0, 0, 4]");
    let read = read(&text);
    assert_eq!(read.lines(), "");
    insta::assert_snapshot!(show(&read.report), @"P 收到‹= 80›件，‹b 占‹= 41.8%››，复议‹= 0›件，不予‹= 5›件、诉讼‹= 4›件");
}

#[test]
fn figures_that_cannot_be_had_say_why() {
    insta::assert_snapshot!(found("{{requests.recieved.total}}\n{{ }}\n{{previous.requests.received.total}}\n{{cases.reconsideration.total / cases.reconsideration.upheld : 0%}}\n共{{x件\n共}}件\n{{requests.received.total : 0%}}\n{{甲}}\n{{requests.received.total +}}"), @r#"
    10:3 [requests.recieved.total] unknown-figure-path 2021 版的表里没有 requests.recieved.total | 是不是 requests.received.total
    11:3 [ ] figure-syntax {{ }} 里没有写取哪个数 | 写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}}
    12:3 [previous.requests.receiv] figure-unavailable 取不到上年的数：没有可用的上年报告 | 请用 previous = "…" 写明上年报告的文件，或直接写数
    13:3 [cases.reconsideration.to] figure-unavailable 除数是 0，算不出比例 | 请核对取数的格，或直接写数
    14:2 [{{] stray-braces 这里的 {{ 没有配对的 }} | 写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}} | 要印出括号本身请写 \{\{
    15:2 [}}] stray-braces 这里的 }} 没有配对的 {{ | 写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}} | 要印出括号本身请写 \}\}
    16:28 [ 0%] figure-syntax 只有比例（带 / 的）才写格式 | 写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}}
    17:3 [甲] unknown-figure-path 2021 版的表里没有 甲 | 路径写作“表.行.列”，如 requests.granted.total
    18:3 [requests.received.total ] figure-syntax 加减号旁边缺少路径 | 写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}}
    "#);
}

#[test]
fn last_years_report_is_read_and_its_numbers_taken() {
    let last = with_overview("去年。")
        .replace("year = 2022", "year = 2021")
        .replace("received = [0, 0, 0, 0, 0, 0, 0]", "received = [0, 0, 0, 0, 0, 0, 70]");
    let this = with_overview("上年{{previous.requests.received.total}}件，下降{{(previous.requests.received.total - requests.received.total) / previous.requests.received.total : 0.00%}}")
        .replace("year = 2022", "year = 2022\nprevious = \"2021.toml\"")
        .replace("received = [0, 0, 0, 0, 0, 0, 0]", "received = [0, 0, 0, 0, 0, 0, 60]");
    let given =
        |last: &str| read_in(&this, &MemoryFolder::new().with("2021.toml", last.as_bytes()));
    let good = given(&last);
    assert_eq!(good.lines(), "");
    insta::assert_snapshot!(show(&good.report), @"P 上年‹= 70›件，下降‹= 14.29%›");
    assert_eq!(good.report.previous_report().map(|last| last.year.value), Some(2021));
    let plain = this.replace("{{(previous.requests.received.total - requests.received.total) / previous.requests.received.total : 0.00%}}", "");
    let lines = |last: &str| {
        let folder = MemoryFolder::new().with("2021.toml", last.as_bytes());
        read_in(&plain.replace("{{previous.requests.received.total}}", ""), &folder).lines()
    };
    insta::assert_snapshot!(lines(&last.replace("甲县", "乙县")), @"3:13 [2021.toml] previous-unusable 未做跨年核对：上年报告 2021.toml 是“乙县人民政府”的");
    insta::assert_snapshot!(lines(&last.replace("year = 2021", "year = 2020")), @"3:13 [2021.toml] previous-unusable 未做跨年核对：上年报告 2021.toml 第 1 行有错：2020 年度的报告应使用 2019 版，这里写的是 2021 版");
    insta::assert_snapshot!(lines(&last.replace("year = 2021", "year = 甲")), @"3:13 [2021.toml] previous-unusable 未做跨年核对：上年报告 2021.toml 第 2 行有错：“甲”不是年份");
    insta::assert_snapshot!(lines(&last.replace("received = [0, ", "received = [-1, ")), @"");
    insta::assert_snapshot!(check(&plain.replace("{{previous.requests.received.total}}", "")), @"3:13 [2021.toml] previous-unusable 未做跨年核对：上年报告 2021.toml 不存在");
}

#[test]
fn pictures_stand_alone_with_caption_and_width() {
    let folder = MemoryFolder::new().with("2020/a.png", *b"x").with("B.PNG", *b"x");
    let prose = "![图注](2020/a.png \"宽=12cm\")\n![**图**注](2020/a.png)\n![空格](<2020/a.png>)";
    let read = read_in(&with_overview(prose), &folder);
    assert_eq!(read.lines(), "");
    insta::assert_snapshot!(show(&read.report), @r#"
    picture "图注" "2020/a.png" Some(12000)
    picture "图注" "2020/a.png" None
    picture "空格" "2020/a.png" None
    "#);
    let bad = "![](2020/a.png)\n![甲](2020/a.png \"宽=12\")\n![乙](b.png)\n![丙](../a.png)\n![丁](http://a.cn/b.png)\n见![戊](2020/a.png)\n![己](2020/a.png) ![庚](2020/a.png)\n![辛](x y.png)\n![壬](2020\\a.png)\n![癸](没有.png)\n# 标题![子](2020/a.png)";
    insta::assert_snapshot!(read_in(&with_overview(bad), &folder).lines(), @r#"
    10:1 [![](2020/a.png)] picture-without-caption 图片没有图注 | 图注印在图下，也供读屏软件朗读 | 图片写作 ![图注](目录/文件.png "宽=12cm")，宽可以不写
    11:1 [![甲](2020/a.png "宽=12")] picture-width 图片宽度“宽=12”有误，应大于 0 且不超过纸宽 21 厘米 | 请写成 "宽=12cm" 或 "宽=120mm"
    12:6 [b.png] picture-missing 图片 b.png 不存在，相近的文件是 B.PNG
    13:6 [../a.png] picture-outside-folder “../a.png”不是报告目录内的文件 | 只能引用报告目录内的图片，请把图片复制进来，写相对路径
    14:6 [http://a.cn/b.png] picture-outside-folder “http://a.cn/b.png”不是报告目录内的文件 | 只能引用报告目录内的图片，请把图片复制进来，写相对路径
    15:2 [![戊](2020/a.png)] picture-in-text 图片要单独成段，不能与文字或另一张图片同在一行 | 请把图片单独写在一行
    16:1 [![己](2020/a.png)] picture-in-text 图片要单独成段，不能与文字或另一张图片同在一行 | 请把图片单独写在一行
    16:18 [![庚](2020/a.png)] picture-in-text 图片要单独成段，不能与文字或另一张图片同在一行 | 请把图片单独写在一行
    17:1 [![辛](x y.png)] picture-unreadable 图片的写法读不懂 | 路径里有空格时用尖括号括起来：![图注](<a b.png>) | 图片写作 ![图注](目录/文件.png "宽=12cm")，宽可以不写
    18:6 [2020\a.png] picture-unreadable “2020\a.png”里有反斜杠，只有 Windows 读得懂 | 路径请用 /，不用 \
    19:6 [没有.png] picture-missing 图片 没有.png 不存在
    20:5 [![子](2020/a.png)] picture-in-text 图片要单独成段，不能与文字或另一张图片同在一行 | 请把图片单独写在一行
    "#);
}

#[test]
fn tables_have_captions_and_every_cell() {
    insta::assert_snapshot!(blocks("表：各类**信息**\n\n| 类别 | 件数 |\n|:--|--:|\n| 甲\\|乙 | {{requests.received.total}} |\n丙 | **1**\n下文\n\n表：没有表\n\n|a|\n|-|\n||"), @r#"
    table "各类‹b 信息›" [Left, Right]
      类别 ¦ 件数
      甲|乙 ¦ ‹= 0›
      丙 ¦ ‹b 1›
    P 下文
    table "没有表" [None]
      a
    "#);
    insta::assert_snapshot!(found("|甲|乙|\n|--|--|\n|1|2|3|\n|1|\n\n|甲|乙|\n|--|\n"), @r"
    12:1 [|1|2|3|] table-row-width 表格第 1 行有 3 格，表头有 2 格 | 各行格数要相同；格内要写竖线请写 \|
    13:1 [|1|] table-row-width 表格第 2 行有 1 格，表头有 2 格 | 各行格数要相同；格内要写竖线请写 \|
    16:1 [|--|] table-row-width 表格分隔行有 1 格，表头有 2 格 | 各行格数要相同；格内要写竖线请写 \|
    ");
}

#[test]
fn other_fences_are_printed() {
    insta::assert_snapshot!(blocks("前\n~~~\n# 原样\n~~~\n完"), @r"
    P 前
    P # 原样
    P 完
    ");
}

#[test]
fn prose_may_stand_in_a_file_of_its_own() {
    let text =
        with_overview("正文。").replacen("text = '''\n正文。\n'''", "file = \"overview.md\"", 1);
    let folder = MemoryFolder::new().with("overview.md", "第一段。\r\n{{甲}}\r\n".as_bytes());
    let read = read_in(&text, &folder);
    insta::assert_snapshot!(read.lines(), @"2:3 [甲] unknown-figure-path 2021 版的表里没有 甲 | 路径写作“表.行.列”，如 requests.granted.total");
    insta::assert_snapshot!(show(&read.report), @r"
    P 第一段。
    P ‹= ›
    ");
    assert_eq!(read.sources.iter().count(), 2);
    insta::assert_snapshot!(check(&text), @"9:9 [overview.md] prose-file-unreadable 正文文件 overview.md 不存在");
    insta::assert_snapshot!(read_in(&text, &MemoryFolder::new().with("overview.md", *b"\xff")).lines(), @"9:9 [overview.md] prose-file-unreadable 正文文件 overview.md 不是 UTF-8 编码");
}

#[test]
fn long_paragraphs_and_parts_are_reported() {
    insta::assert_snapshot!(found(&format!("{}\n{}", "长".repeat(3001), "长".repeat(20_001))), @r"
    10:1 [长] long-paragraph 这一段有 3001 字 | 请考虑分段；每行是一段
    11:1 [长] paragraph-too-long 这一段有 20001 字，上限是 20000 字 | 请分段；每行是一段
    ");
    insta::assert_snapshot!(found(&"长\n".repeat(300_000)), @"10:1 [] section-too-long [overview] 的正文有 1200001 字节，上限是 1048576");
}

#[test]
fn every_text_is_found_again_at_its_place() {
    let prose = "# 标题\n（二）主动公开。**重点**：[链接](http://a.cn)共{{requests.received.total}}件\n“**五公开**”*斜*`码`<b>\n表：题注\n|甲|乙|\n|-|-|\n|1|**2**|";
    for quotes in ["'''", "\"\"\""] {
        let read = read(&with_overview(prose).replace("'''", quotes));
        let all = texts(&read.report, SectionKey::Overview);
        assert!(all.len() > 12, "{}", all.len());
        for text in all {
            assert_eq!(read.sources.slice(text.span), Some(text.value.as_str()));
        }
    }
}
