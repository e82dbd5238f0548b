//! What a double click or a file dragged onto the program does: a word of what it is, a check whose page
//! is written beside the report and shown, or a report made of another kind of file. It must not read the
//! desktop itself.

use crate::args::{Check, Format, Import, ImportFormat, Jobs, Links, Outputs, Reading, Wanted};
use crate::cmd::{check, import};
use crate::exit::Exit;
use crate::path::is_toml;
use crate::terminal::Terminal;
use report_core::report::NAME;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Behind the report's name, before `.html`.
const PAGE: &str = "-核对";

/// Nothing is written through a link that was not asked for.
const LINKS: Links = Links { follow: false };

/// The files of a command line that has nothing but files: what the desktop types when files are dragged
/// onto the program. Nothing where it names a command.
pub(crate) fn files(typed: &[OsString]) -> Option<Vec<PathBuf>> {
    let files: Vec<PathBuf> = typed.iter().skip(1).map(PathBuf::from).collect();
    let whole = |path: &PathBuf| path.is_absolute() && path.exists();
    (!files.is_empty() && files.iter().all(whole)).then_some(files)
}

/// What the program is, for someone who clicked it.
pub(crate) fn greeting() -> String {
    format!(
        "这是核对、排版{NAME}的程序，没有自己的窗口。\n\n\
         把年报文件（如 2024.toml）拖到本程序的图标上，就会核对它，\n\
         结果写在年报旁边的“2024{PAGE}.html”里，并用浏览器打开。\n\
         把 Word、Excel、WPS 文件或网页拖上来，就把它带入成年报文件，写在它旁边。\n\n\
         其他用法请在“命令提示符”里运行，例如：\n  \
         report-cli new 2025                    生成一份空白年报\n  \
         report-cli pdf 2025.toml               排版成 PDF\n  \
         report-cli --help                      查看全部命令\n"
    )
}

/// Checks each report and shows its page by `open`; takes any other file over into a report.
pub(crate) fn run(files: &[PathBuf], terminal: Terminal, open: impl Fn(&Path) -> bool) -> Exit {
    let mut exit = Exit::Clean;
    for file in files {
        let done = if file.is_dir() || is_toml(file) {
            checked(file, terminal, &open)
        } else {
            imported(file, terminal)
        };
        exit = exit.max(done);
    }
    exit
}

fn checked(file: &Path, terminal: Terminal, open: impl Fn(&Path) -> bool) -> Exit {
    let page = page(file);
    let done = check::run(&checking(file, &page), terminal);
    let done = done.unwrap_or_else(|refusal| terminal.complain(&refusal));
    if done < Exit::Unwritten {
        let shown =
            if open(&page) { "，已用浏览器打开" } else { "，请用浏览器打开它" };
        terminal.remark(&format!("核对结果写在 {}{shown}", page.display()));
    }
    done
}

/// Into a report of its name, beside it.
fn imported(file: &Path, terminal: Terminal) -> Exit {
    let args = Import {
        file: file.to_path_buf(),
        output: Some(file.with_extension("toml")),
        trace: false,
        format: ImportFormat::default(),
        links: LINKS,
    };
    import::run(&args, terminal).unwrap_or_else(|refusal| terminal.complain(&refusal))
}

/// 2024.toml is told of in 2024-核对.html; the reports of a folder in a page inside it.
fn page(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_os_string();
    name.push(PAGE);
    name.push(".html");
    if file.is_dir() { file.join(name) } else { file.with_file_name(name) }
}

fn checking(file: &Path, page: &Path) -> Check {
    let format = report_check::format("html").map(Format::Of).unwrap_or_default();
    let page = Wanted { format, path: Some(page.to_path_buf()) };
    Check {
        files: vec![file.to_path_buf()],
        previous: None,
        formats: vec![Wanted::default(), page],
        output: None,
        roster: None,
        units: None,
        verbose: false,
        reading: Reading { strict: false },
        outputs: Outputs { create_dirs: false, links: LINKS },
        jobs: Jobs { count: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Color;
    use std::cell::RefCell;
    use std::fs;

    #[test]
    fn only_whole_paths_of_what_is_there_are_files_dragged_here() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("2024.toml");
        fs::write(&report, "").unwrap();
        let typed = |args: &[&Path]| {
            let name = std::iter::once(Path::new("report-cli"));
            files(&name.chain(args.iter().copied()).map(Into::into).collect::<Vec<_>>())
        };
        assert_eq!(typed(&[&report]), Some(vec![report.clone()]));
        assert_eq!(typed(&[]), None);
        assert_eq!(typed(&[Path::new("check"), &report]), None);
        assert_eq!(typed(&[&folder.path().join("2025.toml")]), None);
    }

    #[test]
    fn what_is_no_report_is_taken_over_into_one_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("表四.csv");
        fs::write(&table, "没有表的一行\n").unwrap();
        let exit = run(&[table], Terminal::new(Color::Never), |_| panic!("nothing to show"));
        assert_eq!(exit, Exit::Unusable);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_faulty_report_is_told_of_in_a_page_that_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("年报.toml");
        fs::write(&report, "年度 = ").unwrap();
        let shown = RefCell::new(Vec::new());
        let open = |page: &Path| {
            shown.borrow_mut().push(page.to_path_buf());
            true
        };
        let exit = run(std::slice::from_ref(&report), Terminal::new(Color::Never), open);
        let page = folder.path().join("年报-核对.html");
        assert!(exit != Exit::Clean);
        assert!(fs::read_to_string(&page).unwrap().contains("年报.toml"));
        assert_eq!(shown.into_inner(), [page]);
    }
}
