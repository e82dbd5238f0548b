//! The command that writes a workbook: its options with the Chinese help. It must not act on any of it.

use super::{Kind, OPTIONS, Outputs, PARAMETERS, year};
use clap::Args;
use std::path::PathBuf;

/// 生成一份填报用的工作簿（.xlsx），合计由公式核对；不覆盖已有的文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli workbook <年度> [选项]")]
pub(crate) struct Workbook {
    /// 报告年度，如 2025；表格用这一年度的格式
    #[arg(value_name = "年度", value_parser = year, help_heading = PARAMETERS)]
    pub(crate) year: u16,
    /// 机关全称
    #[arg(long, value_name = "名称", help_heading = OPTIONS)]
    pub(crate) agency: Option<String>,
    /// 机关类别：government 各级人民政府 · department 政府部门或其他行政机关；默认看机关的名称
    #[arg(long, value_enum, value_name = "类别", help_heading = OPTIONS)]
    pub(crate) kind: Option<Kind>,
    /// 写到哪个文件；默认为当前文件夹中的“年度填报表.xlsx”
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}
