//! Reports nobody would write: random prose, tables, pictures, charts, cells and lengths. Each gives
//! a PDF or errors at their places, and one that is too long says so.

use proptest::prelude::*;
use report_pdf::{FontBook, PagedDocument};
use report_tests::bundle::Bundle;
use report_tests::laws;
use report_typeset::{LayoutError, LayoutOptions, MOST_PAGES, layout};

/// Words of a report, with every kind of character a line can break at.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[主动公开政府信息申请办理答复收到机关]{1,20}",
        3 => "[，。、；：？！（）《》“”—…]{1,2}",
        2 => "[0-9]{1,9}[件%年万]?",
        1 => "\\*\\*[总体情况]{1,6}\\*\\*",
        1 => "(https://www\\.example\\.cn/[a-z]{0,60}|[A-Za-z]{1,40}| )",
        1 => Just("[专栏](https://www.example.cn/a)".to_owned()),
        1 => Just("{{requests.received.total}}".to_owned()),
        1 => "[㐀-㐟𠀀-𠀟①-⑩☐Ⅳ㎡]",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![words(), "[0-9]{0,12}", "[单位名称]{0,30}"];
    (1..9_usize, 0..60_usize).prop_flat_map(move |(columns, rows)| {
        let row = prop::collection::vec(cell.clone(), columns).prop_map(|row| row.join(" | "));
        (prop::collection::vec(row, rows + 1), words()).prop_map(move |(rows, caption)| {
            let (header, body) = rows.split_first().expect("one row at least");
            let body: Vec<String> = body.iter().map(|row| format!("| {row} |")).collect();
            let (rule, body) = ("---|".repeat(columns), body.join("\n"));
            format!("表：{caption}\n\n| {header} |\n|{rule}\n{body}")
        })
    })
}

fn chart() -> impl Strategy<Value = String> {
    let kind = prop::sample::select(vec!["bar", "line", "pie"]);
    let value = prop_oneof![(0..3_000_000_i64), (-50..50_i64), Just(0)];
    (kind, any::<bool>(), 1..14_usize, 1..5_usize, "[一-龥a-z]{1,30}").prop_flat_map(
        move |(kind, stacked, count, series, title)| {
            let values = prop::collection::vec(prop::collection::vec(value.clone(), count), series);
            let names = prop::collection::vec("[季度渠道公开网站0-9]{1,16}", count);
            (values, names).prop_map(move |(values, names)| {
                let series: Vec<String> = (1..)
                    .zip(&values)
                    .map(|(number, values)| {
                        format!("{{ name = \"第{number}组\", values = {values:?} }}")
                    })
                    .collect();
                format!(
                    "```chart\nkind = \"{kind}\"\nstacked = {stacked}\ntitle = \"{title}\"\n\
                     unit = \"件\"\ncategories = {names:?}\nseries = [{}]\n```",
                    series.join(", ")
                )
            })
        },
    )
}

fn picture() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["grey.png", "star.png", "bars.jpg", "none.png"]);
    (name, 1..20_u32, "[图注]{1,40}")
        .prop_map(|(name, width, caption)| format!("![{caption}]({name} \"宽={width}cm\")"))
}

fn blocks(most: usize) -> impl Strategy<Value = String> {
    let heading = ("#{1,3} ", words()).prop_map(|(marks, text)| format!("{marks}{text}"));
    let block = prop_oneof![8 => words(), 3 => heading, 2 => table(), 1 => chart(), 1 => picture()];
    prop::collection::vec(block, 0..most).prop_map(|blocks| blocks.join("\n\n"))
}

/// What may stand in a cell.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..999_999_999_u64).prop_map(|number| number.to_string()),
        2 => Just("0".to_owned()),
        1 => "[0-9]{1,9}（其中修订[0-9]{1,9}件）".prop_map(|text| format!("\"{text}\"")),
        1 => "[/—无]".prop_map(|text| format!("\"{text}\"")),
    ]
}

fn rows() -> impl Strategy<Value = String> {
    let names = ["received", "pending_at_start", "granted", "denied.state_secret", "processed"];
    prop::collection::vec(cell(), 7 * names.len()).prop_map(move |cells| {
        let rows = names.iter().zip(cells.chunks(7));
        let rows = rows.map(|(name, row)| format!("{name} = [{}]", row.join(", ")));
        rows.collect::<Vec<_>>().join("\n")
    })
}

prop_compose! {
    fn report()(
        name in "[清溪县人民政府办公室财政局]{1,40}",
        flags in "(toc = true\n)?(signature = true\npublished = 2025-01-20\n)?",
        overview in blocks(24),
        problems in blocks(6),
        rows in rows(),
        notes in prop::collection::vec("[注：数据说明]{0,80}", 0..4),
    ) -> String {
        format!(
            "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"{name}\"\nkind = \"government\"\n\
             [document]\n{flags}[overview]\ntext = '''\n{overview}\n'''\n\
             [requests]\n{rows}\nnotes = {notes:?}\n[problems]\ntext = '''\n{problems}\n'''\n"
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_report_gives_a_pdf_or_errors_at_their_places(report in report()) {
        laws::pipeline(report.as_bytes());
    }
}

/// A report whose text takes so many lines of two parts.
fn typeset(lines: usize) -> Result<PagedDocument, Vec<LayoutError>> {
    let half = "全年新收政府信息公开申请均按时办结。\n".repeat(lines / 2);
    let text = format!(
        "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '''\n{half}'''\n[problems]\ntext = '''\n{half}'''\n"
    );
    let bundle = Bundle::new(text.as_bytes());
    let read = laws::reading(&bundle);
    layout(&read.report, &FontBook::new(), &bundle.folder, LayoutOptions { draft: true })
}

#[test]
fn a_report_has_as_many_pages_as_its_text_takes_up_to_the_limit() {
    let pages = |lines| typeset(lines).map(|document| document.pages.len());
    let forms = pages(0).expect("the forms alone");
    assert!((1..=4).contains(&forms), "{forms}");
    for wanted in [10, 100, MOST_PAGES - forms - 1] {
        let pages = pages(22 * wanted).expect("no more than the limit");
        assert!((wanted + forms - 1..=wanted + forms + 1).contains(&pages), "{wanted}: {pages}");
    }
}

#[test]
fn a_report_beyond_the_limit_is_refused_in_words() {
    let errors = typeset(22 * (MOST_PAGES + 20)).expect_err("too many pages");
    assert_eq!(errors, [LayoutError::TooManyPages { limit: MOST_PAGES }]);
    let message = errors[0].diagnostic().message;
    assert!(message.contains("500页"), "{message}");
}
