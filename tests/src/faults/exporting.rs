//! Section H of the table: a report in several formats.

use super::Change::{File, Link, ReadOnly};
use super::{Change, Fault, run, script, tried};

const WORD: &[&str] = &["export", "2024.toml", "--to", "docx"];
const OLD: Change = File("2024.docx", b"old");
const WRONG: Change = Change::Text("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    tried(121, "`export` is asked for what there is not", &[
        run("no format", &[], &["export", "2024.toml"], 2, &["缺少 --to"]),
        run("an unknown format", &[], &["export", "2024.toml", "--to", "doc"], 2, &["“--to <格式>”不能是“doc”", "可以是 docx、"]),
        run("a format left out after a comma", &[], &["export", "2024.toml", "--to", "docx,"], 2, &["不能是“”", "可以是 docx、"]),
        run("a telling that is none", &[], &["export", "2024.toml", "--to", "docx", "--format", "xml"], 2, &["“--format <格式>”不能是“xml”", "text、json"]),
        run("no folder behind --out-dir", &[], &["export", "2024.toml", "--to", "docx", "--out-dir"], 2, &["“--out-dir <文件夹>”后面缺少值"]),
        run("two reports", &[], &["export", "2023.toml", "2024.toml", "--to", "docx"], 2, &["export 一次只写一份年报", "逐份运行"]),
        run("standard input", &[], &["export", "-", "--to", "docx"], 2, &["export 不能从标准输入读"]),
        run("a folder", &[], &["export", "2024", "--to", "docx"], 2, &["读不了 2024：是文件夹"]),
        run("a roster", &[File("名册.toml", "edition = \"2021\"\nyear = 2024\nagency = \"某区\"\n[[unit]]\nname = \"某局\"\n".as_bytes())], &["export", "名册.toml", "--to", "docx"], 2, &["名册.toml 是名册，不是年报，没有写"]),
    ]),
    tried(122, "`export` cannot write where it is asked to", &[
        run("no such folder", &[], &["export", "2024.toml", "--to", "docx,pdf", "--out-dir", "发布"], 3, &["写不了 发布/2024.docx：没有文件夹 发布", "写不了 发布/2024.pdf", "--create-dirs", "--out-dir 换一个位置"]),
        run("`--create-dirs`", &[], &["export", "2024.toml", "--to", "docx", "--out-dir", "a/发布", "--create-dirs"], 0, &["已写出 a/发布/2024.docx"]).leaves(&["a/发布/2024.docx"]),
        run("a file for a folder", &[], &["export", "2024.toml", "--to", "docx", "--out-dir", "2023.toml"], 3, &["路径中间的一段不是文件夹"]),
        run("the old file is read-only", &[OLD, ReadOnly("2024.docx")], WORD, 3, &["写不了 2024.docx：它是只读的", "已另写为 2024-新.docx"]).leaves(&["2024-新.docx"]),
        run("the old file is a link", &[Link("2024.docx", "real.docx")], WORD, 3, &["它是指向 real.docx 的链接", "--follow", "--out-dir 换一个文件夹"]),
        run("the name would be the report's own", &[File("a.docx", b"edition = \"2021\"\n")], &["export", "a.docx", "--to", "docx", "--draft"], 2, &["输出 a.docx 就是要读的文件，没有写", "--out-dir 换一个文件夹"]),
        script("a limit on the size of files: one format fails, the old file stays", &[OLD], "trap '' XFSZ; ulimit -f 8; exec $BIN export 2024.toml --to docx", 3, &["写不了 2024.docx", "超过了系统允许的文件大小"]),
        script("two runs write the same files", &[], "for i in 1 2 3; do $BIN export 2024.toml --to docx 2>/dev/null & $BIN export 2024.toml --to docx 2>/dev/null & wait; done; mv 2024.docx a.docx; $BIN export 2024.toml --to docx; cmp a.docx 2024.docx && rm a.docx && echo 相同", 0, &["相同"]).leaves(&["2024.docx"]),
    ]),
    tried(123, "`export` of a report with errors", &[
        run("nothing is written", &[WRONG, OLD], &["export", "2024.toml", "--to", "docx,pdf"], 1, &["requester-total-mismatch", "有 1 处错误，没有写文件", "--draft"]),
        run("`--draft`", &[WRONG], &["export", "2024.toml", "--to", "docx", "--draft"], 0, &["已写出草稿 2024.docx", "另有错误 1 处"]).leaves(&["2024.docx"]),
        run("`--comments` is a draft", &[WRONG], &["export", "2024.toml", "--to", "docx", "--comments"], 0, &["已写出草稿 2024.docx"]).leaves(&["2024.docx"]),
        run("a report that cannot be used is no draft either", &[Change::Text("2024/outcomes.png", "../outcomes.png")], &["export", "2024.toml", "--to", "docx", "--draft"], 2, &["picture-outside-folder", "没有写文件"]),
    ]),
];
