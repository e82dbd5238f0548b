//! The arguments of `import`. It must not act on them.

use super::{Links, OPTIONS, PARAMETERS};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// 把 Word、Excel、WPS 表格、网页里的年报带入成年报文件；不覆盖已有的文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli import <文件> [选项]")]
pub(crate) struct Import {
    /// 去年的年报、填好的表格、保存的网页；也可以是本程序写的 PDF
    #[arg(value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) file: PathBuf,
    /// 年报写到哪个文件，图片写在它旁边的文件夹里；默认为当前文件夹中的“年度.toml”
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// 每一格的数后面注明它在原文件里的位置
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) trace: bool,
    /// 取了什么、推定了什么、留下了什么：text 给人看（默认）· json 给程序用
    #[arg(long, value_enum, value_name = "格式", default_value_t, help_heading = OPTIONS)]
    pub(crate) format: ImportFormat,
    #[command(flatten)]
    pub(crate) links: Links,
}

/// How what an import did is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    #[default]
    Text,
    Json,
}
