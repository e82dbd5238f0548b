//! `collect`, `merge` and `check --roster` over the example district and over what goes wrong: what is said,
//! how it exits, what is left on the disk.

use crate::Sandbox;
use std::fs;
use std::path::Path;

/// A folder with the example district as it came in.
fn district() -> Sandbox {
    let sandbox = Sandbox::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/district");
    for name in ["2024.toml", "2025.toml", "2024名册.toml", "2025名册.toml"] {
        sandbox.write(name, fs::read(root.join(name)).unwrap());
    }
    for folder in ["2024", "2025", "2025补报"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            sandbox.write(&format!("{folder}/{name}"), fs::read(&path).unwrap());
        }
    }
    sandbox
}

/// The same with what was sent again, and the choice between two.
fn settled() -> Sandbox {
    let sandbox = district();
    for name in ["信访局.toml", "民政局.toml", "地方史志研究中心.toml"] {
        sandbox.write(&format!("2025/{name}"), sandbox.read(&format!("2025补报/{name}")));
    }
    sandbox.change("2025名册.toml", "# use = ", "use = ");
    sandbox
}

pub(crate) const HEAD: &str = "year = 2025\nedition = \"2021\"\nagency = \"某区人民政府\"\n";
pub(crate) const OWN: &str = "[[unit]]\nname = \"某区人民政府办公室\"\nrole = \"own\"\n";
const OFFICE: &str = "[[unit]]\nname = \"某区教育局\"\nrole = \"department\"\n";

/// A folder with a roster and blank reports of two units.
pub(crate) fn small(more: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("名册.toml", format!("{HEAD}{OWN}{OFFICE}{more}"));
    for (name, agency) in [("本级", "某区人民政府办公室"), ("教育局", "某区教育局")]
    {
        let path = format!("箱/{name}.toml");
        let args = ["new", "2025", "--agency", agency, "--create-dirs", "-o", &path];
        assert!(sandbox.run(&args).starts_with("exit: 0\n"));
        sandbox.change(&path, "（文字描述，收取信息处理费情况在此处报告。）", "无。");
    }
    sandbox
}

fn merge(sandbox: &Sandbox) -> String {
    sandbox.run(&["merge", "名册.toml", "箱", "-o", "2025.toml"])
}

/// A merge that is refused says these words and leaves no file.
fn refused(sandbox: &Sandbox, exit: i32, says: &[&str]) {
    let before = sandbox.files();
    let said = merge(sandbox);
    assert!(said.starts_with(&format!("exit: {exit}\n")), "{said}");
    for word in says {
        assert!(said.contains(word), "{word} is not in\n{said}");
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn the_inbox_is_told_unit_by_unit() {
    let sandbox = district();
    insta::assert_snapshot!(sandbox.run(&["collect", "2025名册.toml", "2025"]));
}

#[test]
fn what_is_open_stops_a_merge_and_nothing_is_written() {
    let sandbox = district();
    let before = sandbox.files();
    let said = sandbox.run(&["merge", "2025名册.toml", "2025", "-o", "汇总.toml"]);
    assert!(said.starts_with("exit: 1\n"), "{said}");
    for name in ["云汀区民政局", "云汀区水务局", "云汀区信访局", "云汀区地方史志研究中心"]
    {
        assert!(said.contains(name), "{name}");
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn a_draft_says_what_it_lacks_until_the_merge_is_whole() {
    let sandbox = district();
    let said = sandbox.run(&["merge", "2025名册.toml", "2025", "-o", "汇总.toml", "--draft"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    let lacks =
        "incomplete = \"缺：区信访局；没有采用：区水务局、区地方史志研究中心；有误：区民政局\"";
    assert!(sandbox.read("汇总.toml").contains(lacks));
    let said = sandbox.run(&["check", "汇总.toml"]);
    assert!(said.starts_with("exit: 1\n") && said.contains("incomplete-report"), "{said}");
    let said = sandbox.run(&["pdf", "汇总.toml"]);
    assert!(said.starts_with("exit: 1\n") && said.contains("汇总未完成"), "{said}");
    assert!(sandbox.run(&["pdf", "汇总.toml", "--draft"]).starts_with("exit: 0\n"));
    let settled = settled();
    settled.write("汇总.toml", sandbox.read("汇总.toml"));
    let said = settled.run(&["merge", "2025名册.toml", "2025", "-o", "汇总.toml"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    assert!(!settled.read("汇总.toml").contains("incomplete ="));
}

#[test]
fn the_districts_own_report_is_the_sum_and_stays_byte_for_byte() {
    let sandbox = settled();
    let before = sandbox.read("2025.toml");
    let args =
        ["merge", "2025名册.toml", "2025", "-o", "2025.toml", "--last-roster", "2024名册.toml"];
    let said = sandbox.run(&[&args[..], &["--last-units", "2024"]].concat());
    assert!(said.starts_with("exit: 0\n"), "{said}");
    assert_eq!(sandbox.read("2025.toml"), before);
    assert!(!sandbox.path("2025.toml.bak").exists());
    let said = sandbox.run(&["check", "2025.toml", "--roster", "2025名册.toml", "--units", "2025"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
}

#[test]
fn typed_figures_that_differ_are_told_kept_and_explained() {
    let sandbox = settled();
    sandbox.change("2025.toml", "penalties              = 21682", "penalties              = 21680");
    sandbox.change("2025.toml", "[ 820,  145,", "[ 658,  145,");
    let typed = sandbox.read("2025.toml");
    let checked =
        sandbox.run(&["check", "2025.toml", "--roster", "2025名册.toml", "--units", "2025"]);
    assert!(checked.starts_with("exit: 1\n"), "{checked}");
    assert!(checked.contains("填的是21680，各单位合计是21682，少了2"), "{checked}");
    let said = sandbox.run(&["merge", "2025名册.toml", "2025", "-o", "2025.toml"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    assert!(said.contains("填的是658，各单位合计是820，少了162"), "{said}");
    let text = sandbox.read("2025.toml");
    assert!(text.contains("= 21682   # 行政处罚；汇总前填 21680"), "{text}");
    assert!(text.contains("；汇总前填 [ 658,  145,    8,   19,   38,   29, 1059]"), "{text}");
    assert_eq!(sandbox.read("2025.toml.bak"), typed);
    let said = sandbox.run(&["merge", "2025名册.toml", "2025", "-o", "2025.toml"]);
    assert!(said.contains("没有改动"), "{said}");
    assert_eq!((sandbox.read("2025.toml"), sandbox.read("2025.toml.bak")), (text, typed));
}

#[test]
fn a_unit_that_sends_another_number_is_told_by_collect_and_named_by_check() {
    let sandbox = settled();
    sandbox.run(&["merge", "2025名册.toml", "2025", "-o", "2025.toml"]);
    sandbox.change(
        "2025/教育局.toml",
        "licensing              = 225",
        "licensing              = 226",
    );
    let said = sandbox.run(&["collect", "2025名册.toml", "2025"]);
    assert!(said.contains("与上次比：新收 0 家，有改动 1 家，相同 54 家"), "{said}");
    assert!(said.contains("225 → 226"), "{said}");
    let said = sandbox.run(&["check", "2025.toml", "--roster", "2025名册.toml", "--units", "2025"]);
    assert!(said.contains("云汀区教育局上次汇总时是225，现在是226"), "{said}");
}

#[test]
fn one_cell_unfolds_and_no_file_is_written() {
    let sandbox = settled();
    let before = sandbox.files();
    let said = sandbox.run(&[
        "merge",
        "2025名册.toml",
        "2025",
        "--cell",
        "cases.direct_litigation.corrected",
    ]);
    assert_eq!(
        said,
        "exit: 0\n--- stdout\n表四 行政诉讼 未经复议直接起诉 · 结果纠正\n\
         2 ＝ 区行政审批服务局 1 ＋ 区人民防空办公室 1（2 家非零）；未计：无\n"
    );
    let said =
        sandbox.run(&["merge", "2025名册.toml", "2025", "--cell", "requests.recieved.total"]);
    assert!(said.starts_with("exit: 2\n") && said.contains("requests.received.total"), "{said}");
    assert_eq!(sandbox.files(), before);
}

#[test]
fn digests_go_to_those_with_something_open_and_name_nobody_else() {
    let sandbox = district();
    sandbox.run(&["collect", "2025名册.toml", "2025", "--digests", "发出"]);
    let sent: Vec<_> =
        sandbox.files().into_iter().filter(|name| name.starts_with("发出")).collect();
    assert_eq!(
        sent,
        [
            "发出/催办/区信访局.txt",
            "发出/退回/区地方史志研究中心.html",
            "发出/退回/区民政局.html",
            "发出/退回/区水务局.html",
        ]
    );
    let page = sandbox.read("发出/退回/区民政局.html");
    assert!(page.contains("总计填的是4，各类申请人相加是2"), "{page}");
    assert!(!page.contains("水务局") && !page.contains("信访局"), "{page}");
    assert!(sandbox.read("发出/催办/区信访局.txt").contains("2026年1月15日"));
}

#[test]
fn only_a_date_makes_anyone_late() {
    let sandbox = district();
    let late = |more: &[&str]| {
        sandbox.run(&[&["collect", "2025名册.toml", "2025"], more].concat()).contains("逾期")
    };
    assert!(!late(&[]));
    assert!(!late(&["--today", "2026-01-15"]));
    assert!(late(&["--today", "2026-01-16"]));
    assert!(
        sandbox.run(&["collect", "2025名册.toml", "2025", "--today", "x"]).starts_with("exit: 2")
    );
}

#[test]
fn a_roster_among_the_files_of_a_folder_is_no_faulty_report() {
    let sandbox = settled();
    for folder in ["2025", "2025补报", "2024"] {
        for name in
            sandbox.files().into_iter().filter(|name| name.starts_with(&format!("{folder}/")))
        {
            fs::remove_file(sandbox.path(&name)).unwrap();
        }
    }
    let said = sandbox.run(&["check", "."]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    assert!(said.contains("2025名册.toml 是名册（2025年度，应报 55 家），没有问题"), "{said}");
    let said = sandbox.run(&["pdf", "2025名册.toml"]);
    assert!(said.starts_with("exit: 0\n") && said.contains("是名册，不排版"), "{said}");
}

#[test]
fn next_years_roster_comes_from_this_years_and_replaces_nothing() {
    let sandbox = district();
    let said = sandbox.run(&["roster", "new", "2026", "--from", "2025名册.toml"]);
    assert!(said.starts_with("exit: 0\n") && said.contains("已写出 2026名册.toml"), "{said}");
    assert!(
        sandbox.run(&["roster", "new", "2026", "--from", "2025名册.toml"]).starts_with("exit: 3")
    );
    assert!(
        sandbox.run(&["roster", "new", "2025", "--from", "2025名册.toml"]).starts_with("exit: 2")
    );
}

#[test]
fn the_same_unit_as_pdf_and_as_toml_is_one_and_what_is_no_report_is_named() {
    let sandbox = small("");
    assert!(sandbox.run(&["pdf", "箱/教育局.toml"]).starts_with("exit: 0"));
    for name in ["箱/~$教育局.toml", "箱/照片.png", "箱/一.zip", "箱/扫描.pdf"] {
        sandbox.write(name, "x");
    }
    sandbox.write("箱/通讯录.xls", "姓名,电话\n某某,0000\n");
    let copy = sandbox.read("箱/教育局.toml");
    sandbox.write("箱/再报/教育局(1).toml", copy);
    let said = sandbox.run(&["collect", "名册.toml", "箱"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    for word in [
        "没有用 ~$教育局.toml：隐藏文件",
        "没有用 照片.png：不是年报",
        "没有用 一.zip：压缩文件",
        "没有用 通讯录.xls：Word、WPS、Excel 文件，里面没有认出年报",
        "没有用 扫描.pdf：PDF 里没有年报文件",
        "没有用 再报/教育局(1).toml：与采用的一份相同",
    ] {
        assert!(said.contains(word), "{word} is not in\n{said}");
    }
    sandbox.change(
        "箱/教育局.toml",
        "licensing           = [                0 ]",
        "licensing = [1]",
    );
    let said = sandbox.run(&["collect", "名册.toml", "箱"]);
    assert!(said.starts_with("exit: 1\n") && said.contains("两份不一致"), "{said}");
}

#[test]
fn a_roster_that_cannot_be_is_refused() {
    let adjust = |cells: &str, reason: &str| {
        format!("[[adjust]]\ncells = {{ {cells} }}\nunits = [\"某区教育局\"]\n{reason}\n")
    };
    let why = "reason = \"重复登记\"";
    let whole = "\"proactive_disclosure.licensing.decisions\" = -1";
    for (more, says) in [
        (OFFICE.to_owned(), &["roster-unit-twice", "“某区教育局”在名册里写了两次"][..]),
        (OWN.replace("办公室", "室"), &["roster-own-office", "本级写了不止一家"]),
        (
            adjust("\"requests.recieved.total\" = -1", why),
            &["adjustment-cell", "是不是 requests.received.total"],
        ),
        (adjust("", why), &["adjustment-cell", "没有写动了哪些格"]),
        (adjust(whole, ""), &["missing-key", "缺少必填的 reason"]),
        (
            adjust("\"cases.reconsideration.upheld\" = -1", why),
            &["adjustment-unbalanced", "表四 行政复议 · 总计"],
        ),
    ] {
        refused(&small(&more), 2, says);
    }
    let sandbox = small("");
    sandbox.write("名册.toml", format!("{HEAD}{OFFICE}"));
    refused(&sandbox, 2, &["roster-own-office", "没有本级"]);
    refused(&small(&adjust(whole, why)), 1, &["adjustment-negative", "各单位合计0，调整以后是-1"]);
}

#[test]
fn a_units_file_that_cannot_be_taken_stops_the_merge() {
    let sandbox = small("");
    sandbox.write("箱/教育局.toml", b"\xff\xfe\x00");
    refused(&sandbox, 1, &["unit-faulty", "教育局.toml", "unit-missing", "某区教育局没有报送"]);
    let sandbox = small("");
    sandbox.change("箱/教育局.toml", "name = \"某区教育局\"", "name = \"某区人民政府\"");
    refused(&sandbox, 1, &["是某区人民政府自己的年报", "合计会翻倍", "移出收件箱"]);
    let sandbox = small("");
    sandbox.change(
        "箱/教育局.toml",
        "reconsideration                  = [        0,        0,        0,        0,    0 ]",
        "reconsideration = [1, 0, 0, 0, \"\"]",
    );
    refused(&sandbox, 1, &["unit-faulty", "表四 行政复议 · 总计"]);
    let sandbox = small("");
    sandbox.change("箱/教育局.toml", "edition = \"2021\"", "edition = \"2019\"");
    refused(&sandbox, 1, &["unit-other-edition", "用的是2019版表格，应是2021版"]);
    let sandbox = small("");
    sandbox.change("箱/教育局.toml", "year = 2025", "year = 2024");
    refused(&sandbox, 1, &["unit-other-year", "报的是2024年度，应是2025年度"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_inbox_is_not_followed() {
    let sandbox = small("");
    let outside = sandbox.read("箱/教育局.toml");
    fs::remove_file(sandbox.path("箱/教育局.toml")).unwrap();
    sandbox.write("外/教育局.toml", outside);
    std::os::unix::fs::symlink("../外/教育局.toml", sandbox.path("箱/教育局.toml")).unwrap();
    refused(&sandbox, 1, &["教育局.toml 是指向收件箱外面的链接，没有读"]);
}

#[test]
fn a_folder_of_more_than_twenty_thousand_files_is_refused() {
    let sandbox = small("");
    for number in 0..=20_000 {
        fs::write(sandbox.path(&format!("箱/{number}")), "").unwrap();
    }
    let said = merge(&sandbox);
    assert!(said.starts_with("exit: 2\n") && said.contains("20000 个以上的文件"), "{said}");
}

#[test]
fn the_output_is_never_a_report_of_another_year_or_agency_or_a_roster() {
    let sandbox = small("");
    sandbox.run(&["new", "2024", "--agency", "某区人民政府", "-o", "2025.toml"]);
    refused(&sandbox, 2, &["2025.toml 是2024年度"]);
    let sandbox = small("");
    sandbox.run(&["new", "2025", "--agency", "某县人民政府", "-o", "2025.toml"]);
    refused(&sandbox, 2, &["2025.toml 是“某县人民政府”的年报"]);
    let sandbox = small("");
    sandbox.write("2025.toml", sandbox.read("名册.toml"));
    refused(&sandbox, 2, &["2025.toml 是名册"]);
    let said = sandbox.run(&["merge", "名册.toml", "箱", "-o", "名册.toml"]);
    assert!(said.starts_with("exit: 2\n"), "{said}");
}

#[test]
fn a_unit_may_send_a_workbook() {
    let sandbox = small("");
    let licensing = "licensing           = [                0 ]";
    sandbox.change("箱/教育局.toml", licensing, "licensing           = [                7 ]");
    let exported = sandbox.run(&["export", "箱/教育局.toml", "--to", "xlsx", "--draft"]);
    assert!(exported.starts_with("exit: 0"), "{exported}");
    fs::remove_file(sandbox.path("箱/教育局.toml")).unwrap();
    for more in [&[][..], &["--tables"]] {
        let collect = [&["collect", "名册.toml", "箱"][..], more].concat();
        let said = sandbox.run(&collect);
        assert!(said.starts_with("exit: 0\n") && said.contains("可以汇总 2 家"), "{said}");
    }
    let cell = ["--cell", "proactive_disclosure.licensing.decisions"];
    let said = sandbox.run(&[&["merge", "名册.toml", "箱"][..], &cell].concat());
    assert!(said.contains("7 ＝ 区教育局 7"), "{said}");
}

#[test]
fn a_workbook_nobody_filled_in_stands_against_its_unit() {
    let sandbox = small("");
    fs::remove_file(sandbox.path("箱/教育局.toml")).unwrap();
    let blank = ["workbook", "2025", "--agency", "某区教育局", "-o", "箱/教育局.xlsx"];
    assert!(sandbox.run(&blank).starts_with("exit: 0"));
    refused(&sandbox, 1, &["unit-faulty", "教育局.xlsx 的三张表一个数也没有填"]);
    sandbox.write("箱/教育局.xlsx", "PK");
    refused(&sandbox, 1, &["unit-faulty", "教育局.xlsx"]);
}
