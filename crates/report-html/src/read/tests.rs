//! Pins what pages become.

use super::*;
use report_import::{Block, Value};

/// The blocks of a page, a line each.
fn outline(html: &str) -> Vec<String> {
    let document = read(html.as_bytes()).unwrap();
    let line = |block: &Block| match block {
        Block::Paragraph(it) => {
            let level = it.level.map(|level| format!("h{level} ")).unwrap_or_default();
            let bold = if it.look.bold { "bold " } else { "" };
            format!("{level}{bold}{}{}", it.number.clone().unwrap_or_default(), it.text())
        }
        Block::Picture(it) => format!("picture {} {:?}", it.alternative, it.image),
        Block::Grid(it) => it
            .cells
            .iter()
            .map(|cell| {
                let Value::Text(lines) = &cell.value else {
                    return format!("{},{}", cell.row, cell.column);
                };
                let span = if cell.row_span + cell.column_span > 2 {
                    format!("({}x{})", cell.row_span, cell.column_span)
                } else {
                    String::new()
                };
                format!("{},{}{span}={}", cell.row, cell.column, lines.join("/"))
            })
            .collect::<Vec<_>>()
            .join(" "),
    };
    document.blocks.iter().map(line).collect()
}

fn check(html: &str, expected: &[&str]) {
    assert_eq!(outline(html), expected, "{html}");
}

#[test]
fn paragraphs_are_parted_as_they_are_shown() {
    check("<p>甲<br>乙</p>丙<div>丁<b>戊</b></div>", &["甲\n乙", "丙", "丁戊"]);
    check(
        "<h2>一、总体情况</h2><p>2024年\n公开  信息 a\nb。",
        &["h2 一、总体情况", "2024年公开 信息 a b。"],
    );
    check("<ol start=3><li>甲<li>乙</ol>", &["3.甲", "4.乙"]);
    check("<p><ruby>云<rt>yún</rt></ruby>汀<del>旧</del><ins>新</ins>", &["云汀新"]);
    check("<p><strong>甲</strong><span style='font-weight:700'>乙</span>", &["bold 甲乙"]);
}

#[test]
fn spans_end_with_their_group() {
    check(
        "<table><thead><tr><th rowspan=9>甲<th>乙<tr><th>丙</thead><tbody><tr><td rowspan=0>丁<td>1<tr><td>2</table>",
        &["0,0(2x1)=甲 0,1=乙 1,1=丙 2,0(2x1)=丁 2,1=1 3,1=2"],
    );
    check(
        "<table><tr><td colspan=0>甲<td>1<br>2<tr><td><p>3</p><p>4</p><td>",
        &["0,0=甲 0,1=1/2 1,0=3/4 1,1"],
    );
}

#[test]
fn navigation_and_what_is_hidden_are_no_report() {
    let page = "<title>年报</title><nav><a href=/>首页</a></nav><div class=menu><a href=/a>政务公开</a> &gt; <a href=/b>年报</a></div>\
        <h1>云汀区年报</h1><span>发布时间：2025-01-22</span>\
        <div id=main><p>一、总体情况</p><p>全年主动公开政府信息一万余条，比上年有所增加。各单位按季度补齐缺项，群众查询更加方便，意见建议都有答复，没有发生泄密事件。全年举办培训六期，参加培训的有八百余人，年底对各单位进行了考核，结果已经公布。</p><p style='display:none'>打印</p>\
        <p><a href=/c>上一篇</a> <a href=/d>下一篇</a></p></div><script>甲</script><footer>版权所有</footer>";
    check(
        page,
        &[
            "一、总体情况",
            "全年主动公开政府信息一万余条，比上年有所增加。各单位按季度补齐缺项，群众查询更加方便，意见建议都有答复，没有发生泄密事件。全年举办培训六期，参加培训的有八百余人，年底对各单位进行了考核，结果已经公布。",
        ],
    );
    let document = read(page.as_bytes()).unwrap();
    let facts: Vec<String> =
        document.facts.iter().map(|it| format!("{} {}", it.name, it.value)).collect();
    assert_eq!(
        facts,
        ["title 年报", "line 政务公开 > 年报", "line 云汀区年报", "line 发布时间：2025-01-22"]
    );
    assert_eq!(document.remarks.len(), 1);
}

#[test]
fn a_table_that_frames_a_page_is_none() {
    check(
        "<table><tr><td><p>甲甲甲甲甲甲甲甲</p><table><tr><td>乙<td>1</table></table>",
        &["甲甲甲甲甲甲甲甲", "0,0=乙 0,1=1"],
    );
    check(
        "<table><tr><td>甲<td>乙<table><tr><td>丙<td>丁</table></table>",
        &["0,0=甲 0,1=乙", "0,0=丙 0,1=丁"],
    );
}

#[test]
fn pictures_come_from_the_page_alone() {
    check(
        "<p>甲</p><img alt=图 src='data:image/png;base64,iVBO'><img src=a.png><img src=b.gif width=16>",
        &["甲", "picture 图 Bytes([137, 80, 78])", "picture  Elsewhere(\"a.png\")"],
    );
}

#[test]
fn what_is_nested_without_end_is_read_without_harm() {
    for deep in [
        format!("{}甲{}", "<div>".repeat(20_000), "</div>".repeat(20_000)),
        format!("{}甲", "<table><tr><td>".repeat(3_000)),
        format!("<p>{}甲", "<b>".repeat(5_000)),
        "<div>".repeat(500_000),
    ] {
        assert_eq!(read(deep.as_bytes()).unwrap_err(), Unreadable::TooDeep);
    }
    check(&format!("{}甲{}", "<div>".repeat(600), "</div>".repeat(600)), &["甲"]);
    check(&format!("{}甲", "<table><tr><td>".repeat(200)), &["甲"]);
}
