//! The sheet 说明, and what every sheet says of its standing. Each sentence has to be true of the workbook it
//! stands in. It must not hold figures.

use super::Options;
use super::head;
use super::left::Left;
use super::sheet::{Area, Item, Sheet, Style};
use report_core::Report;
use report_document::{DRAFT, INCOMPLETE};

/// What its tab says.
const NAME: &str = "说明";

const WIDTH: u16 = 96;

/// How a workbook is filled in.
const LINES: &[&str] = &[
    "白色格填写，灰色格不用填。灰色格锁着，没有密码：要动行、列时，先“撤销工作表保护”。",
    "没有的填 0。确实没有数据、要留空的格填“/”。带文字的数照原样写，如“22（其中修订16件）”，合计按里面的数算。",
    "合计由填报人填写。“应为”按已填的数算出，“相差”是填的减去应为，不是 0 时变红。",
    "每一格都有名称，如 requests.received.natural_person，移动、插入行或给工作表改名，都还认得出。",
    "可以用 WPS、Excel、LibreOffice 填写，存为 .xlsx；本表没有宏。",
];

/// The sheet.
pub(super) fn sheet(left: &[Left]) -> Sheet {
    let all: Vec<String> = left.iter().map(ToString::to_string).collect();
    let left = match all.as_slice() {
        [] => "本表只有基本信息和三张表。文字、图片、图表写在年报里，不在这里填。".to_owned(),
        all => format!("本表只有基本信息和三张表。年报另有{}，不在本表里。", all.join("、")),
    };
    let title = Item::text(Area::cell(0, 0), "填写说明", Style::Title);
    let names = format!("“{}”填是谁的年报；各表的标签和次序与规定的格式相同。", head::NAME);
    let lines =
        [names].into_iter().chain(LINES.iter().map(|line| (*line).to_owned())).chain([left]);
    let lines = (1..).zip(lines);
    let lines = lines
        .map(|(row, line)| Item::text(Area::cell(row, 0), format!("{row}. {line}"), Style::Text));
    let items = std::iter::once(title).chain(lines).collect();
    Sheet { name: NAME.to_owned(), items, widths: vec![WIDTH], ..Sheet::default() }
}

/// What is printed above every sheet of a workbook that may not be published yet.
pub(super) fn marks(report: &Report, options: Options) -> Vec<&'static str> {
    let incomplete = report.document.incomplete.as_ref().map(|_| INCOMPLETE);
    options.draft.then_some(DRAFT).into_iter().chain(incomplete).collect()
}
