//! The command line: every command and option with its Chinese help. It must not act on any of it.

mod export;
mod importing;
mod merging;
mod workbook;

pub(crate) use export::{Export, Telling};
pub(crate) use importing::{Import, ImportFormat};
pub(crate) use merging::{Collect, Inbox, Merge, Roster, RosterAction};
pub(crate) use workbook::Workbook;

use crate::output::{Naming, Placing};
use crate::painter::TEXT;
use clap::{Arg, ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use report_check::{Exporter, FORMATS};
use report_core::report::{AgencyKind, NAME};
use std::ffi::OsString;
use std::path::PathBuf;

/// Everything clap would say in English is replaced: headings here, the rest in [`command`].
const TEMPLATE: &str = "{about}\n\n用法: {usage}\n\n{all-args}{after-help}";
const PARAMETERS: &str = "参数";
const OPTIONS: &str = "选项";
/// Where the options stand that every command has.
const LAST: usize = 100;

/// What the user asked for.
#[derive(Debug, Parser)]
#[command(
    name = "report-cli",
    version,
    about = format!("核对、排版{NAME}"),
    override_usage = "report-cli <命令> [选项]",
    after_help = "退出码：0 通过 · 1 报告有错误 · 2 用法有误或文件不能用 · 3 写不出文件 · 4 程序内部错误 · 130 被中断（Ctrl-C）\n\
                  “report-cli help 命令”查看一个命令的用法",
    subcommand_help_heading = "命令",
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(crate) struct Invocation {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// 颜色：auto 在终端上使用（默认）· always 总是 · never 不用
    #[arg(long, global = true, value_enum, value_name = "何时", default_value_t)]
    #[arg(help_heading = OPTIONS, display_order = LAST)]
    pub(crate) color: Color,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Pdf(Pdf),
    Export(Export),
    Check(Check),
    New(New),
    Workbook(Workbook),
    Roster(Roster),
    Collect(Collect),
    Merge(Merge),
    Extract(Extract),
    Import(Import),
    Verify(Verify),
    Rules(Rules),
    Explain(Explain),
    /// 本程序、内嵌字体和所用组件的许可
    #[command(override_usage = "report-cli licenses")]
    Licenses,
    Help(Help),
}

/// 核对并排版年报，写成 PDF；有错误的年报不写
#[derive(Debug, Args)]
#[command(override_usage = "report-cli pdf <文件>... [选项]")]
pub(crate) struct Pdf {
    /// 年报文件；文件夹表示其中的全部 .toml 文件
    #[arg(required = true, value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) files: Vec<PathBuf>,
    /// 写到哪个文件；默认在年报旁边，2020.toml 写成 2020.pdf
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// 有错误也写，各页印上“草稿”
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) draft: bool,
    /// 列出换用了别的字体的字
    #[arg(short, long, help_heading = OPTIONS)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// 核对年报：表格勾稽、写法、引用的图片，列出全部问题
#[derive(Debug, Args)]
#[command(override_usage = "report-cli check <文件>... [选项]")]
pub(crate) struct Check {
    /// 年报文件；文件夹表示其中的全部 .toml 文件；- 表示从标准输入读
    #[arg(required = true, value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) files: Vec<PathBuf>,
    /// 上年报告，代替年报中 previous 所写的
    #[arg(long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) previous: Option<PathBuf>,
    /// 结果的格式，可写多次，加“=文件”写入文件：text 给人看（默认）· json、jsonl、sarif 给程序用 ·
    /// github、junit 给持续集成用 · html 用浏览器看、可打印
    #[arg(long = "format", value_parser = wanted, value_name = "格式[=文件]", help_heading = OPTIONS)]
    pub(crate) formats: Vec<Wanted>,
    /// 没有写“=文件”的那种格式写入文件，不显示在屏幕上
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    /// 汇总的年报另按这份名册与各单位的年报核对，与 --units 同用
    #[arg(long, value_name = "名册", requires = "units", help_heading = OPTIONS)]
    pub(crate) roster: Option<PathBuf>,
    /// 放各单位年报的文件夹，与 --roster 同用
    #[arg(long, value_name = "文件夹", requires = "roster", help_heading = OPTIONS)]
    pub(crate) units: Option<PathBuf>,
    /// 列出正文里的每个数：与哪一格核对过，或为什么没有核对，只供自行核对，不算问题
    #[arg(short, long, help_heading = OPTIONS)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) reading: Reading,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// 生成一份空白年报，各项注有中文说明；不覆盖已有的文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli new <年度> [选项]")]
pub(crate) struct New {
    /// 报告年度，如 2025
    #[arg(value_name = "年度", value_parser = year, help_heading = PARAMETERS)]
    pub(crate) year: u16,
    /// 机关全称
    #[arg(long, value_name = "名称", help_heading = OPTIONS)]
    pub(crate) agency: Option<String>,
    /// 机关类别：government 各级人民政府（默认）· department 政府部门或其他行政机关
    #[arg(long, value_enum, value_name = "类别", default_value_t, help_heading = OPTIONS)]
    pub(crate) kind: Kind,
    /// 上年报告：带入机关、联系方式和结转的数；.toml，也可以是 import 能带入的 Word、表格、网页
    #[arg(long, value_name = "文件", conflicts_with_all = ["agency", "kind"], help_heading = OPTIONS)]
    pub(crate) from: Option<PathBuf>,
    /// 写到哪个文件；默认为当前文件夹中的“年度.toml”
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
}

/// 从本程序写的 PDF 中取出年报文件和它引用的文件；不覆盖已有的文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli extract <文件> [选项]")]
pub(crate) struct Extract {
    /// PDF 文件
    #[arg(value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) file: PathBuf,
    /// 年报写到哪个文件，引用的文件写在它旁边；默认在当前文件夹中用原名
    #[arg(short, long, value_name = "文件", help_heading = OPTIONS)]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) links: Links,
}

/// 把 PDF 里的年报重新排版，看 PDF 印的和它是不是一致；不改动文件
#[derive(Debug, Args)]
#[command(override_usage = "report-cli verify <文件>... [选项]")]
#[command(after_help = "退出码：0 一致 · 1 不一致 · 2 没有年报文件或已损坏")]
pub(crate) struct Verify {
    /// PDF 文件；文件夹表示其中的全部 .pdf 文件
    #[arg(required = true, value_name = "文件", help_heading = PARAMETERS)]
    pub(crate) files: Vec<PathBuf>,
    /// 结果的格式：text 给人看（默认）· json 给程序用
    #[arg(long, value_enum, value_name = "格式", default_value_t, help_heading = OPTIONS)]
    pub(crate) format: VerifyFormat,
    #[command(flatten)]
    pub(crate) jobs: Jobs,
}

/// 列出全部规则
#[derive(Debug, Args)]
#[command(override_usage = "report-cli rules [选项]")]
pub(crate) struct Rules {
    /// 格式：text 给人看（默认）· json 给程序用 · md 写入文档
    #[arg(long, value_enum, value_name = "格式", default_value_t, help_heading = OPTIONS)]
    pub(crate) format: RulesFormat,
}

/// 说明一条规则：查什么、依据、公式、正误示例
#[derive(Debug, Args)]
#[command(override_usage = "report-cli explain <规则>")]
pub(crate) struct Explain {
    /// 规则名，如 requester-total-mismatch，或标题中的词，如 结转
    #[arg(value_name = "规则", help_heading = PARAMETERS)]
    pub(crate) rule: String,
}

/// 查看一个命令的用法
#[derive(Debug, Args)]
#[command(override_usage = "report-cli help [命令]")]
pub(crate) struct Help {
    /// 命令名
    #[arg(value_name = "命令", help_heading = PARAMETERS)]
    pub(crate) command: Option<String>,
}

/// How strictly files are read.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Reading {
    /// 文件编码不是 UTF-8、有乱码的，也算错误（默认是警告）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) strict: bool,
}

/// Where outputs may go.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Outputs {
    /// 输出所在的文件夹还没有的，先建立
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) create_dirs: bool,
    #[command(flatten)]
    pub(crate) links: Links,
}

/// Whether links stand for what they point to.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Links {
    /// 输出是链接的，写到它所指的文件，链接不动（默认不写）
    #[arg(long, help_heading = OPTIONS)]
    pub(crate) follow: bool,
}

impl Outputs {
    /// The same for those who write.
    pub(crate) const fn placing(self) -> Placing {
        let naming = Naming::File;
        Placing { naming, create_folders: self.create_dirs, follow: self.links.follow }
    }
}

/// How many files are worked on at once.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Jobs {
    /// 同时处理几份报告；默认由处理器核数决定
    #[arg(long = "jobs", value_name = "数", value_parser = count, help_heading = OPTIONS)]
    pub(crate) count: Option<usize>,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// How findings are given.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Format {
    /// For whoever reads it.
    #[default]
    Text,
    /// A format of the library's.
    Of(&'static dyn Exporter),
}

/// One format asked for, and the file it goes to, where one is named with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) format: Format,
    pub(crate) path: Option<PathBuf>,
}

/// How the catalogue is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    #[default]
    Text,
    Json,
    Md,
}

/// How the outcome of a comparison is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    #[default]
    Text,
    Json,
}

/// What kind of office reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    #[default]
    Government,
    Department,
}

impl From<Kind> for AgencyKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Government => Self::Government,
            Kind::Department => Self::Department,
        }
    }
}

fn year(typed: &str) -> Result<u16, String> {
    let number = typed.parse().ok().filter(|_| typed.len() == 4);
    number.ok_or_else(|| "应为四位数字，如 2025".to_owned())
}

/// `html` or `html=结果.html`.
fn wanted(typed: &str) -> Result<Wanted, String> {
    let (name, path) =
        typed.split_once('=').map_or((typed, None), |(name, path)| (name, Some(path)));
    let format = format_of(name).ok_or_else(|| format!("可以是 {}", names().join("、")))?;
    match path {
        Some("") => Err("等号后面缺少文件名".to_owned()),
        path => Ok(Wanted { format, path: path.map(PathBuf::from) }),
    }
}

fn format_of(name: &str) -> Option<Format> {
    if name == TEXT { Some(Format::Text) } else { report_check::format(name).map(Format::Of) }
}

/// The name of every format.
fn names() -> Vec<&'static str> {
    std::iter::once(TEXT).chain(FORMATS.iter().map(|format| format.name())).collect()
}

fn count(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| (1..=64).contains(number));
    number.ok_or_else(|| "应为 1 到 64 的整数".to_owned())
}

/// The whole command, with help in Chinese throughout.
pub(crate) fn command() -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示本说明");
    let help = help.help_heading(OPTIONS).display_order(LAST);
    let version =
        Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
    Invocation::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .help_template(TEMPLATE)
        .arg(help.clone())
        .arg(version.help_heading(OPTIONS).display_order(LAST))
        .mut_args(without_english)
        .mut_subcommands(|command| {
            command
                .disable_help_flag(true)
                .help_template(TEMPLATE)
                .arg(help.clone())
                .mut_args(without_english)
        })
}

/// Defaults and choices are told by each option's own help.
fn without_english(arg: Arg) -> Arg {
    let takes_value = arg.get_action().takes_values();
    arg.hide_possible_values(takes_value).hide_default_value(takes_value)
}

/// Reads a command line, the program's name first.
pub(crate) fn parse(typed: impl IntoIterator<Item = OsString>) -> Result<Invocation, clap::Error> {
    let mut command = command();
    let matches = command.try_get_matches_from_mut(typed)?;
    Invocation::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn help_names_every_format() {
        let check = command().find_subcommand("check").cloned().unwrap();
        let formats = check.get_arguments().find(|arg| arg.get_id() == "formats").unwrap();
        let help = formats.get_help().unwrap().to_string();
        let words: Vec<_> = help.split(|ch: char| !ch.is_ascii_alphanumeric()).collect();
        for name in names() {
            assert!(words.contains(&name), "{name}: {help}");
        }
    }
}
