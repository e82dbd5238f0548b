//! Pins how heads are read.

use super::*;

fn lines(texts: &[&str]) -> Vec<Line> {
    let line = |(at, text): (usize, &&str)| Line {
        place: format!("第{}段", at + 1),
        text: (*text).to_owned(),
        aside: false,
        block: Some(at),
    };
    texts.iter().enumerate().map(line).collect()
}

fn check(before: &[&str], after: &[&str], expected: &str) {
    let head = head(&lines(before), &lines(after), &[]);
    let known =
        |it: &Option<Known<String>>| it.as_ref().map(|it| it.value.clone()).unwrap_or_default();
    let found = format!(
        "{} {} {} {} {}",
        known(&head.agency),
        head.year.map(|it| it.value).unwrap_or_default(),
        head.published.map(|it| it.value.to_string()).unwrap_or_default(),
        head.signed,
        known(&head.issuer),
    );
    assert_eq!(found, expected, "{before:?}");
}

#[test]
fn a_title_says_whose_report_it_is() {
    check(&["云汀区人民政府2024年政府信息公开工作年度报告"], &[], "云汀区人民政府 2024  false ");
    check(
        &["云汀区教育局", "２０２４年度政府信息公开", "工作年度报告", "2025年1月22日"],
        &[],
        "云汀区教育局 2024 2025年1月22日 false ",
    );
    check(&["云汀区教育局政府信息公开工作年度报告（2024年）"], &[], "云汀区教育局 2024  false ");
    check(
        &["2024年政府信息公开工作年度报告"],
        &["云汀区教育局", "2025年1月20日"],
        "云汀区教育局 2024 2025年1月20日 true ",
    );
    check(
        &["云汀区人民政府2024年政府信息公开工作年度报告"],
        &["云汀区人民政府办公室", "二〇二五年一月二十日"],
        "云汀区人民政府 2024 2025年1月20日 true 云汀区人民政府办公室",
    );
}

#[test]
fn a_form_names_what_it_asks_for() {
    check(
        &["填报单位：云汀区教育局", "报告年度：2024年  公布日期：2025-01-20"],
        &[],
        "云汀区教育局 2024 2025年1月20日 false ",
    );
}

#[test]
fn what_says_nothing_is_not_read() {
    check(
        &["云汀区教育局关于做好2024年工作的通知"],
        &["按期完成。", "2025年，我局将继续努力。"],
        " 0  false ",
    );
}
