//! `import`: a report file out of what a clerk has, its pictures beside it, and a list of what was taken, guessed and
//! left. It must never ask a question nor replace a file.

mod json;
mod kind;
mod listing;

use crate::args::{Import, ImportFormat};
use crate::cmd::extract;
use crate::cmd::extract::{Carried, Placed, write};
use crate::exit::Exit;
use crate::input::read;
use crate::limits::LARGEST;
use crate::output::{Placing, Target};
use crate::path::{is_toml, name};
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use kind::{Kind, kind};
use report_import::{Document, Options};
use std::path::{Path, PathBuf};

/// What a report file is called whose year was not found.
const UNNAMED: &str = "年报.toml";

pub(crate) fn run(args: &Import, terminal: Terminal) -> Result<Exit, Refusal> {
    if args.output.as_deref().is_some_and(|output| !is_toml(output)) {
        return Err(Refusal::unusable("-o 后面是年报文件的名字，请以 .toml 结尾"));
    }
    let bytes = read(&args.file, LARGEST)?;
    if kind(&bytes) == Kind::Pdf {
        return extract::run_for(&args.file, args.output.as_deref(), args.links.follow, terminal)
            .map_err(foreign_pdf);
    }
    let made = imported(&args.file, &bytes, args.trace, args.output.as_deref())?;
    let path = args.output.clone().unwrap_or_else(|| made.name.clone());
    save(&path, &made.import, args.links.follow)?;
    let told = match args.format {
        ImportFormat::Text => listing::text(&args.file, &path, &made.import),
        ImportFormat::Json => json::text(&name(&args.file), &path, &made.import),
    };
    terminal.print(&told)?;
    Ok(if made.import.is_open() { Exit::Findings } else { Exit::Clean })
}

/// A report file not yet written.
pub(crate) struct Made {
    pub(crate) import: report_import::Import,
    /// What it is to be called where nobody says.
    name: PathBuf,
}

/// The report file another kind of file makes.
pub(crate) fn imported(
    path: &Path,
    bytes: &[u8],
    trace: bool,
    output: Option<&Path>,
) -> Result<Made, Refusal> {
    let document = document(path, bytes)?;
    let own = Path::new(&name(path)).file_name().map(|it| it.to_string_lossy().into_owned());
    let stem =
        output.and_then(Path::file_stem).map(|stem| format!("{}-图", stem.to_string_lossy()));
    let options = Options { name: own.unwrap_or_default(), trace, folder: stem };
    let import = report_import::import(&document, &options).map_err(|_| {
        let message =
            format!("{} 里没有认出年报：没有表二、表三、表四，也没有六个部分的标题", name(path));
        Refusal::unusable(message).help("请检查是不是写错了文件；空白年报可用 report-cli new 生成")
    })?;
    let name = import.year.map_or_else(|| UNNAMED.to_owned(), |year| format!("{year}.toml"));
    Ok(Made { import, name: name.into() })
}

/// What a file says, by the reader of its kind; a kind without one is refused with the way out.
pub(crate) fn document(path: &Path, bytes: &[u8]) -> Result<Document, Refusal> {
    let unusable = |why: String| Refusal::unusable(format!("{}：{why}", name(path)));
    match kind(bytes) {
        Kind::Word => report_docx::read::read(bytes).map_err(|why| unusable(why.to_string())),
        Kind::Workbook => report_xlsx::read::read(bytes).map_err(|why| unusable(why.to_string())),
        Kind::Page => report_html::read(bytes).map_err(|why| unusable(why.to_string())),
        Kind::Text => report_html::csv::read(bytes).ok_or_else(|| {
            let refusal = Refusal::unusable(format!("{} 里没有表格", name(path)));
            refusal.help("请选 Word（.docx）、Excel 或 WPS 表格、网页，或以逗号、制表符分隔的表")
        }),
        Kind::Report => {
            let refusal = Refusal::unusable(format!("{} 已经是年报文件，不用带入", name(path)));
            Err(refusal.help("请直接运行 report-cli check"))
        }
        Kind::Pdf => Err(unusable("是 PDF，请用 report-cli extract 取出其中的年报文件".to_owned())),
        Kind::Refused(what, way_out) => {
            Err(Refusal::unusable(format!("{} {what}", name(path))).help(way_out))
        }
    }
}

/// A PDF of somebody else's.
fn foreign_pdf(refusal: Refusal) -> Refusal {
    let help = "别的 PDF 里的表格和文字取不准；请用原来的 Word 文件（另存为 .docx），或网站上的网页（浏览器里另存为网页）";
    refusal.help(help)
}

/// Writes the report file and its pictures: all of them, or none.
fn save(path: &Path, import: &report_import::Import, follow: bool) -> Result<(), Refusal> {
    if path.symlink_metadata().is_ok() {
        let placing = Placing { follow, ..Placing::default() };
        Target::creating(path, placing).map_err(taken)?;
    }
    let carried = |name: &str, bytes: &[u8]| Carried { name: name.to_owned(), bytes: bytes.into() };
    let report = carried("", import.text.as_bytes());
    let pictures = import.pictures.iter().map(|saved| carried(&saved.path, &saved.bytes));
    let pictures: Vec<Carried> = pictures.collect();
    let root = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let placed =
        |carried, path: PathBuf, is_report| Placed::new(carried, path, is_report, root.clone());
    let beside = pictures.iter().map(|it| placed(it, root.join(&it.name), false));
    let all: Vec<Placed<'_>> =
        std::iter::once(placed(&report, path.to_path_buf(), true)).chain(beside).collect();
    let is_there = |placed: &Placed<'_>| placed.path.symlink_metadata().is_ok();
    if all.iter().any(is_there) { write(&all, follow).map_err(taken) } else { write(&all, follow) }
}

/// A place another file has: the names have to be chosen otherwise, nothing failed.
fn taken(refusal: Refusal) -> Refusal {
    Refusal { exit: Exit::Unusable, ..refusal }
}
