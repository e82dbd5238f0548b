//! The commands that make one report of many: their options with the Chinese help. It must not act on any of
//! it.

use super::{Jobs, OPTIONS, Outputs, PARAMETERS, year};
use clap::{Args, ValueEnum};
use report_core::report::Date;
use std::path::PathBuf;

/// 由上年名册生成今年的名册；不覆盖已有的文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli roster new <年度> --from <上年名册> [选项]")]
pub(crate) struct Roster {
    /// 做什么：new 生成
    #[arg(value_enum, value_name = "动作", help_heading = PARAMETERS)]
    pub(crate) action: RosterAction,
    /// 报告年度，如 2025
    #[arg(value_name = "年度", value_parser = year, help_heading = PARAMETERS)]
    pub(crate) year: u16,
    /// 上年名册
    #[arg(long, value_name = "文件", required = true, help_heading = OPTIONS)]
    pub(crate) from: Option<PathBuf>,
    /// 写到哪个文件；默认在上年名册旁边，叫“年度名册.toml”
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

/// 清点收件箱：谁报了、谁没报、哪份有误、与上次比有什么变化
#[derive(Debug, Args)]
#[command(override_usage = "report-cli collect <名册> <收件箱> [选项]")]
pub(crate) struct Collect {
    #[command(flatten)]
    pub(crate) inbox: Inbox,
    /// 今天的日期，如 2026-01-16；写了才说谁逾期
    #[arg(long, value_parser = date, value_name = "日期", help_heading = OPTIONS)]
    pub(crate) today: Option<Date>,
    /// 与哪一次比：上次写的 JSON；默认是名册旁边的“年度汇总.json”，没有就不比
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) since: Option<PathBuf>,
    /// 把清点结果写成 JSON，供下次比较
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// 给有问题的单位各写一份催办或退回的文字，写在这个文件夹里
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) digests: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

/// 汇总各单位的年报；已有的文件只改三张表，正文、注释、次序不动
#[derive(Debug, Args)]
#[command(override_usage = "report-cli merge <名册> <收件箱> [选项]")]
pub(crate) struct Merge {
    #[command(flatten)]
    pub(crate) inbox: Inbox,
    /// 写到哪个文件；默认为当前文件夹中的“年度.toml”
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// 还没有收齐也汇总，年报里记下缺哪些
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) draft: bool,
    /// 只看一格由哪些单位的数合成，如 requests.received.total；不写任何文件
    #[arg(long, value_name = "格", conflicts_with = "output", help_heading = OPTIONS)]
    pub(crate) cell: Option<String>,
    /// 有下一级名册时，汇总结果写到第几级；默认 1，只写最上一级
    #[arg(long, value_name = "级", value_parser = level, help_heading = OPTIONS)]
    pub(crate) depth: Option<usize>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

/// The roster and the inbox, and what they are held against.
#[derive(Debug, Args)]
pub(crate) struct Inbox {
    /// 名册
    #[arg(value_name = "名册", help_heading = PARAMETERS)]
    pub(crate) roster: PathBuf,
    /// 放各单位年报的文件夹，连同其中的文件夹
    #[arg(value_name = "收件箱", help_heading = PARAMETERS)]
    pub(crate) folder: PathBuf,
    /// 上年名册，与 --last-units 同用：逐个单位核对结转
    #[arg(long, value_name = "名册", requires = "last_units", help_heading = OPTIONS)]
    pub(crate) last_roster: Option<PathBuf>,
    /// 放各单位上年年报的文件夹
    #[arg(long, value_name = "文件夹", requires = "last_roster", help_heading = OPTIONS)]
    pub(crate) last_units: Option<PathBuf>,
    /// 只读各单位的三张表，不逐条核对
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) tables: bool,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// What is done with a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RosterAction {
    New,
}

fn date(typed: &str) -> Result<Date, String> {
    let mistake = || "应为日期，如 2026-01-16".to_owned();
    let parts: Vec<_> = typed.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return Err(mistake()) };
    let date = Date {
        year: year.parse().map_err(|_| mistake())?,
        month: month.parse().map_err(|_| mistake())?,
        day: day.parse().map_err(|_| mistake())?,
    };
    let is_date = date.year > 999 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    if is_date { Ok(date) } else { Err(mistake()) }
}

fn level(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| (1..=8).contains(number));
    number.ok_or_else(|| "应为 1 到 8 的整数".to_owned())
}
