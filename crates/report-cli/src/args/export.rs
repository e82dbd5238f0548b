//! `export` on the command line, with its Chinese help. It must not act on it.

use super::{OPTIONS, Outputs, PARAMETERS, Reading};
use crate::exports::{FORMATS, Format, format};
use crate::output::{Naming, Placing};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// 核对年报，一次写成几种格式；有错误的年报不写
#[derive(Debug, Args)]
#[command(override_usage = "report-cli export <文件> --to <格式>[,<格式>]... [选项]")]
pub(crate) struct Export {
    /// 年报文件
    #[arg(required = true, value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long = "to", required = true, value_delimiter = ',', value_parser = wanted)]
    #[arg(value_name = "格式", help_heading = OPTIONS, help = formats_help())]
    pub(crate) formats: Vec<&'static Format>,
    /// 写到哪个文件夹；默认在年报旁边，2020.toml 写成 2020.docx
    #[arg(long, value_name = "文件夹", help_heading = OPTIONS)]
    pub(crate) out_dir: Option<PathBuf>,
    /// 有错误也写，各页印上“草稿”
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) draft: bool,
    /// 核对出的问题写成 Word 批注，批在出问题的文字上；同时是草稿
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) comments: bool,
    /// 怎样说写出了什么：text 给人看（默认）· json 给程序用，写在标准输出
    #[arg(long = "format", value_enum, value_name = "格式", default_value_t, help_heading = OPTIONS)]
    pub(crate) telling: Telling,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

impl Export {
    /// Where outputs may go: their folder is named, not they.
    pub(crate) const fn placing(&self) -> Placing {
        Placing { naming: Naming::Folder, ..self.outputs.placing() }
    }
}

/// How it is told what was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Telling {
    #[default]
    Text,
    Json,
}

fn formats_help() -> String {
    let each = FORMATS.iter().map(|format| format!("{} {}", format.name, format.what));
    format!("写成什么，可写几种，用逗号分开：{}", each.collect::<Vec<_>>().join(" · "))
}

fn wanted(typed: &str) -> Result<&'static Format, String> {
    let known = || FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join("、");
    format(typed).ok_or_else(|| format!("可以是 {}", known()))
}
