//! Section F of the table: output, files, the process.

use super::Change::{File, Link, Mode, ReadOnly, Text};
use super::Proof::Elsewhere;
use super::{Case, Change, Fault, check, outside, pdf, run, script, tried};

const WRITING: &str = "crates/report-cli/tests/cli/output.rs";
const MOUNTS: &str = "crates/report-cli/tests/cli/mounts.rs";
const OUTPUT: &str = "crates/report-cli/src/output/faults.rs";
const OLD: Change = File("2024.pdf", b"old");
const NEWER: Change = Text("edition = \"2021\"", "edition = \"2035\"");
const WRONG: Change = Text("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");

const LINKED: &[Change] =
    &[File("real.pdf", b"old"), Mode("real.pdf", 0o640), Link("link.pdf", "real.pdf")];

const fn elsewhere(
    number: u8,
    what: &'static str,
    file: &'static str,
    test: &'static str,
    gives: &'static str,
) -> Fault {
    Fault { number, what, proof: Elsewhere(file, test, gives) }
}

/// `pdf` into a named place.
const fn into(
    how: &'static str,
    changes: &'static [Change],
    to: &'static [&'static str],
    exit: i32,
    says: &'static [&'static str],
) -> Case {
    run(how, changes, to, exit, says)
}

pub(super) const FAULTS: &[Fault] = &[
    elsewhere(80, "the PDF is open in a viewer", MOUNTS, "a_file_that_is_held_stays_and_the_new_one_lies_beside_it", "tried again for two seconds, then kept as `2024-新.pdf`, `2024-新2.pdf`; “文件正被其他程序打开（多半是 PDF 阅读器）”; exit 3; the old file stays. The answers of Windows, 5 and 32, are put in its way by `output/faults.rs`; no Windows was at hand"),
    tried(81, "the target may not be written", &[
        pdf("read-only", &[OLD, ReadOnly("2024.pdf")], 3, &["写不了 2024.pdf：它是只读的", "已另写为 2024-新.pdf", "原来的文件没有改动"]).leaves(&["2024-新.pdf"]),
        pdf("read-only, and 2024-新.pdf is taken", &[OLD, ReadOnly("2024.pdf"), File("2024-新.pdf", b"mine")], 3, &["已另写为 2024-新2.pdf"]).leaves(&["2024-新2.pdf"]),
        script("a folder of the system", &[], "$BIN pdf 2024.toml -o /proc/2024.pdf", 3, &["写不了 /proc/2024.pdf"]),
        into("a link to a file", &[File("real.pdf", b"old"), Link("link.pdf", "real.pdf")], &["pdf", "2024.toml", "-o", "link.pdf"], 3, &["它是指向 real.pdf 的链接", "--follow", "要写的文件本身"]),
        script("a link to a file, `pdf --follow`", LINKED, "$BIN pdf 2024.toml -o link.pdf --follow; code=$?; test -L link.pdf && test $(stat -c %a real.pdf) = 640 && head -c 5 real.pdf && printf old > real.pdf; exit $code", 0, &["已写出 link.pdf", "%PDF-"]),
        script("the same, `check --follow`", LINKED, "$BIN check 2024.toml --output link.pdf --follow; code=$?; test -L link.pdf && test $(stat -c %a real.pdf) = 640 && cat real.pdf && printf old > real.pdf; exit $code", 0, &["2024.toml：云汀区人民政府"]),
        run("`new --follow` replaces nothing all the same", LINKED, &["new", "2025", "-o", "link.pdf", "--follow"], 3, &["real.pdf 已经存在，没有改动"]),
        script("nor does `extract --follow`", &[File("a/real.toml", b"old"), Link("link.toml", "a/real.toml")], "$BIN pdf 2024.toml -o x.pdf; $BIN extract x.pdf -o link.toml --follow; code=$?; rm x.pdf; exit $code", 3, &["a/real.toml 已经存在，没有改动"]),
        script("a link to no file: `extract --follow`", &[Link("link.toml", "2024/real.toml")], "$BIN pdf 2024.toml -o x.pdf; $BIN extract x.pdf -o link.toml --follow; code=$?; rm x.pdf; cmp 2024.toml 2024/real.toml; exit $code", 0, &["已取出 link.toml"]).leaves(&["2024/real.toml"]),
        run("a link to no file: `new`", &[Link("link.toml", "2025.toml")], &["new", "2025", "-o", "link.toml"], 3, &["它是指向 2025.toml 的链接", "--follow"]),
        run("a link to no file: `new --follow`", &[Link("link.toml", "2025.toml")], &["new", "2025", "-o", "link.toml", "--follow"], 0, &["已写出 link.toml"]).leaves(&["2025.toml"]),
        run("a link to no file: `pdf --follow`", &[Link("link.pdf", "2024/real.pdf")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 0, &["已写出 link.pdf"]).leaves(&["2024/real.pdf"]),
        run("a link to no folder", &[Link("link.pdf", "no/real.pdf")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 3, &["没有文件夹 no"]),
        run("links in a circle", &[Link("a.pdf", "b.pdf"), Link("b.pdf", "a.pdf")], &["pdf", "2024.toml", "-o", "a.pdf", "--follow"], 3, &["写不了 a.pdf：链接绕成了圈"]),
        run("a link to a folder", &[Link("link.pdf", "2024")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 3, &["写不了 2024：它是文件夹"]),
        run("a read-only file behind a link", &[File("a/real.pdf", b"old"), Link("link.pdf", "a/real.pdf"), ReadOnly("a/real.pdf")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 3, &["它是只读的", "已另写为 a/real-新.pdf"]).leaves(&["a/real-新.pdf"]),
    ]),
    tried(82, "the target is a folder, or its folder is not there", &[
        into("a folder", &[], &["pdf", "2024.toml", "-o", "2024"], 3, &["写不了 2024：它是文件夹", "请写明文件夹里的文件名"]),
        into("no folder", &[], &["pdf", "2024.toml", "-o", "a/b/2024.pdf"], 3, &["没有文件夹 a/b", "--create-dirs"]),
        into("`--create-dirs`", &[], &["pdf", "2024.toml", "-o", "a/b/2024.pdf", "--create-dirs"], 0, &["已写出 a/b/2024.pdf"]).leaves(&["a/b/2024.pdf"]),
        into("`check --create-dirs`", &[], &["check", "2024.toml", "--output", "a/out.txt", "--create-dirs"], 0, &[]).leaves(&["a/out.txt"]),
        into("`new --create-dirs`", &[], &["new", "2025", "-o", "a/2025.toml", "--create-dirs"], 0, &["已写出 a/2025.toml"]).leaves(&["a/2025.toml"]),
        into("`workbook --create-dirs`", &[], &["workbook", "2025", "-o", "a/填报表.xlsx", "--create-dirs"], 0, &["已写出 a/填报表.xlsx"]).leaves(&["a/填报表.xlsx"]),
        into("a file for a folder", &[], &["pdf", "2024.toml", "-o", "2023.toml/a.pdf"], 3, &["路径中间的一段不是文件夹"]),
    ]),
    tried(83, "the disk is full", &[
        script("a limit on the size of files", &[OLD], "trap '' XFSZ; ulimit -f 8; exec $BIN pdf 2024.toml", 3, &["写不了 2024.pdf", "超过了系统允许的文件大小"]),
        script("a full standard output", &[], "$BIN check 2024.toml > /dev/full", 3, &["写不到标准输出：磁盘空间不足", "--output"]),
    ]),
    elsewhere(84, "the network drive goes away", OUTPUT, "a_fault_at_any_operation_leaves_the_old_file_or_the_new_one", "“网络位置没有响应”; exit 3; the old file stays"),
    elsewhere(85, "a read-only medium", MOUNTS, "a_read_only_disk_is_told_before_the_work", "“所在的磁盘是只读的”; exit 3; nothing is written, and no work is done; at every later operation by `output/faults.rs`"),
    tried(86, "the output would take the place of an input", &[
        into("`pdf`: the report", &[], &["pdf", "2024.toml", "-o", "2024.toml"], 2, &["输出 2024.toml 就是要读的文件，没有写"]),
        into("`pdf`: by another way", &[], &["pdf", "2024.toml", "-o", "2024/../2024.toml"], 2, &["就是要读的文件，没有写"]),
        run("`pdf --follow`: a link to the report", &[Link("link.pdf", "2024.toml")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 2, &["就是要读的文件，没有写"]),
        run("`pdf --follow`: a link to its picture", &[Link("link.pdf", "2024/outcomes.png")], &["pdf", "2024.toml", "-o", "link.pdf", "--follow"], 2, &["是年报引用的文件，没有写"]),
        into("`pdf`: its picture", &[], &["pdf", "2024.toml", "-o", "2024/outcomes.png"], 2, &["输出 2024/outcomes.png 是年报引用的文件，没有写"]),
        into("`pdf`: last year's report", &[], &["pdf", "2024.toml", "-o", "2023.toml"], 2, &["是年报文件的名字", ".pdf"]),
        into("`check`: the report", &[], &["check", "2024.toml", "--output", "2024.toml"], 2, &["就是要读的文件，没有写"]),
        into("`check`: last year's report, as given", &[], &["check", "2024.toml", "--previous", "2023.toml", "--output", "2023.toml"], 2, &["就是要读的文件，没有写"]),
        into("`check`: its picture", &[], &["check", "2024.toml", "--output", "2024/outcomes.png"], 2, &["是年报引用的文件，没有写"]),
        into("`check`: last year's report, as named", &[], &["check", "2024.toml", "--format", "json=2023.toml"], 2, &["是年报引用的文件，没有写"]),
        into("`new`: a report", &[], &["new", "2025", "-o", "2024.toml"], 3, &["2024.toml 已经存在，没有改动"]),
        into("`new`: last year's", &[], &["new", "2025", "--from", "2024.toml", "-o", "2024.toml"], 3, &["已经存在，没有改动"]),
        into("`workbook`: a report", &[], &["workbook", "2025", "-o", "2024.toml"], 3, &["2024.toml 已经存在，没有改动"]),
        into("two reports into one file", &[], &["pdf", "2023.toml", "2024.toml", "-o", "a.pdf"], 2, &["-o 只能用于一份年报"]),
        script("`extract`: a pipe in the way is not read", &[], "$BIN pdf 2024.toml -o a.pdf; mkdir x; mkfifo x/2023.toml; $BIN extract a.pdf -o x/2024.toml; code=$?; rm -r a.pdf x; exit $code", 3, &["写不了 x/2023.toml：它不是普通文件"]),
        script("`extract`: a file of 3 GB in the way is not read", &[], "$BIN pdf 2024.toml -o a.pdf; mkdir x; truncate -s 3G x/2023.toml; ulimit -v 1000000; $BIN extract a.pdf -o x/2024.toml; code=$?; rm -r a.pdf x; exit $code", 3, &["x/2023.toml 已经存在，没有改动"]),
        script("`extract`: a folder that is a link leads nowhere else", &[], "$BIN pdf 2024.toml -o a.pdf; mkdir x y; ln -s ../y x/2024; $BIN extract a.pdf -o x/2024.toml; code=$?; ls y x; rm -r a.pdf x y; exit $code", 3, &["写不了 x/2024/outcomes.png：它的文件夹是通向别处的链接"]),
        run("`extract -o`: no report's name", &[], &["extract", "a.pdf", "-o", "a.docx"], 2, &["请以 .toml 结尾"]),
        script("`extract`: the name of a file the report names", &[], "$BIN pdf 2024.toml -o a.pdf; $BIN extract a.pdf -o 2023.toml; code=$?; rm a.pdf; exit $code", 2, &["年报和它引用的文件都要写成 2023.toml", "请用 -o 换一个文件名"]),
        script("`extract`: a file that is there", &[File("2022.toml", b"old")], "$BIN pdf 2024.toml -o a.pdf; $BIN extract a.pdf -o 2022.toml; code=$?; rm a.pdf; exit $code", 3, &["2022.toml 已经存在，没有改动"]),
    ]),
    tried(87, "two runs write one file", &[
        script("at once, five times", &[], "for i in 1 2 3 4 5; do $BIN pdf 2024.toml 2>/dev/null & $BIN pdf 2024.toml 2>/dev/null & wait; done; mv 2024.pdf a.pdf; $BIN pdf 2024.toml; cmp a.pdf 2024.pdf && rm a.pdf && echo 相同", 0, &["相同"]).leaves(&["2024.pdf"]),
    ]),
    elsewhere(88, "interrupted, killed, power cut", WRITING, "an_interrupted_run_leaves_no_part_and_nothing_beside_it", "exit 130; the old file or the new one; temporary files are removed, after a kill by the next run a day later"),
    elsewhere(89, "a virus scanner holds or removes the temporary file", WRITING, "a_temporary_file_that_is_taken_away_leaves_the_old_file", "gone: “没有这个文件或文件夹”; exit 3; the old file stays; held, by `output/faults.rs`: tried again for two seconds"),
    tried(90, "names that are hard on a system", &[
        into("an emoji", &[], &["pdf", "2024.toml", "-o", "年报😀.pdf"], 0, &["已写出 年报😀.pdf"]).leaves(&["年报😀.pdf"]),
        into("a device's", &[], &["pdf", "2024.toml", "-o", "con.pdf"], 3, &["写不了 con.pdf：“con.pdf”是 Windows 留给设备的名字", "请用 -o 换一个文件名"]),
        into("a full stop at the end", &[], &["check", "2024.toml", "--output", "a."], 3, &["以空格或点结尾，在 Windows 上打不开"]),
        into("a blank at the end", &[], &["new", "2025", "-o", "2025.toml "], 3, &["以空格或点结尾"]),
        into("a character Windows does not take", &[], &["pdf", "2024.toml", "-o", "2024<新>.pdf"], 3, &["文件名里有“<”，在 Windows 上打不开"]),
        into("an alternate stream", &[], &["check", "2024.toml", "--format", "json=a.pdf:b"], 3, &["文件名里有“:”"]),
        into("a folder to be made", &[], &["new", "2025", "-o", "aux/2025.toml", "--create-dirs"], 3, &["“aux”是 Windows 留给设备的名字"]),
        script("the name of the report is the PDF's", &[], "cp 2024.toml 'a?.toml'; $BIN pdf 'a?.toml'; code=$?; rm 'a?.toml'; exit $code", 3, &["文件名里有“?”"]),
        into("too long", &[], &["pdf", "2024.toml", "-o", LONG], 3, &["系统不接受这个文件名"]),
    ]),
    tried(91, "a file name in no encoding", &[
        script("a name in GBK", &[], "cp 2024.toml $'\\xc4\\xea.toml'; $BIN check $'\\xc4\\xea.toml'; code=$?; rm $'\\xc4\\xea.toml'; exit $code", 0, &["\\xC4\\xEA.toml：云汀区人民政府"]),
        script("a name in GBK that is not there", &[], "$BIN check $'\\xc4\\xea.toml'", 2, &["读不了 \\xC4\\xEA.toml"]),
    ]),
    tried(92, "closed streams", &[
        script("a reader who goes away", &[WRONG], "$BIN check 2024.toml | true; exit ${PIPESTATUS[0]}", 1, &[]),
        script("no standard input", &[], "$BIN check - <&-", 2, &["标准输入"]),
        script("no standard error", &[], "$BIN pdf 2024.toml 2>&-", 0, &[]).leaves(&["2024.pdf"]),
    ]),
    tried(93, "a pattern no shell expands", &[
        run("*.toml", &[], &["check", "*.toml"], 0, &["2023.toml：", "2024.toml："]),
        run("202?.toml", &[], &["pdf", "202?.toml"], 0, &["已写出 2023.pdf", "已写出 2024.pdf"]).leaves(&["2023.pdf", "2024.pdf"]),
        run("nothing matches", &[], &["check", "x*.toml"], 2, &["没有匹配 x*.toml 的文件"]),
        run("an empty folder", &[], &["check", "2024"], 2, &["文件夹 2024 里没有 .toml 文件"]),
        run("a name misspelt", &[], &["check", "2025.toml"], 2, &["没有这个文件或文件夹", "是不是 202"]),
    ]),
    tried(94, "the clock is wrong", &[
        run("nothing printed depends on it", &[], &["pdf", "2024.toml"], 0, &["已写出"]).leaves(&["2024.pdf"]),
        script("another time zone, the same bytes", &[], "TZ=Asia/Shanghai $BIN pdf 2024.toml -o a.pdf; TZ=America/Lima $BIN pdf 2024.toml -o 2024.pdf; cmp a.pdf 2024.pdf && rm a.pdf && echo 相同", 0, &["相同"]).leaves(&["2024.pdf"]),
    ]),
    tried(95, "another language or encoding of the terminal", &[
        script("LANG=C", &[WRONG], "LANG=C LC_ALL=C $BIN check 2024.toml", 1, &["总计填的是19"]),
        script("LANG=zh_CN.GBK", &[WRONG], "LC_ALL=zh_CN.GBK $BIN check 2024.toml", 1, &["总计填的是19"]),
    ]),
    tried(96, "no fonts on the machine", &[pdf("none is looked for: they are part of the program", &[], 0, &["已写出"])]),
    outside(97, "a font of the user's", "no option and no report names a font, and none of the machine is looked for (96); the embedded faces are held to their hashes by a test. Characters they lack: 14"),
    tried(98, "no memory", &[
        script("limits on the whole program, from too little on", &[OLD], "cp 2024.pdf kept; failed=0; for limit in 48000 50000 52000 54000 56000 60000 80000; do (ulimit -v $limit; exec $BIN pdf 2024.toml) 2>/dev/null && cp kept 2024.pdf || failed=$((failed+1)); cmp kept 2024.pdf || exit 9; done; rm -f kept report-cli-出错-*.txt; test $failed -gt 0 && echo 没有写成", 0, &["没有写成"]),
    ]),
    elsewhere(99, "a run of more than ten seconds", "crates/report-cli/tests/cli/terminal.rs", "a_long_run_tells_what_it_is_at_and_ends_at_ctrl_c", "on a terminal, after 0.4 s, a line that tells what is done, to which report and for how long: “已用 10s：核对 slow.toml”; with several reports, how many are done; Ctrl-C ends it with 130 and leaves nothing behind"),
    tried(100, "a fault of the program itself", &[
        script("no thread can be started", &[OLD], "RUST_MIN_STACK=100000000000000 $BIN pdf 2023.toml 2024.toml --jobs 2; code=$?; test $(ls report-cli-出错-*.txt | wc -l) = 1 && cat report-cli-出错-*.txt && for file in 2023.toml 2024.toml; do grep -q $(sha256sum < $file | cut -c 1-64) report-cli-出错-*.txt && echo 有散列; done; grep -q -e 云汀 -e toml report-cli-出错-*.txt && exit 9; rm report-cli-出错-*.txt; exit $code", 4, &["程序内部错误", "没有写坏任何文件", "请把 report-cli-出错-", "反馈给维护者", "没有年报的内容", "命令：pdf", "系统：linux", "有散列\n有散列\n"]),
        script("the same again", &[], "for run in 1 2; do RUST_MIN_STACK=100000000000000 $BIN check 2023.toml 2024.toml --jobs 2; code=$?; done; test $(ls report-cli-出错-*.txt | wc -l) = 1 && echo 一份; rm report-cli-出错-*.txt; exit $code", 4, &["程序内部错误", "一份"]),
        script("the record goes to the system's folder for such files", &[], "mkdir t; here=$PWD; cd /proc; RUST_MIN_STACK=100000000000000 TMPDIR=$here/t $BIN pdf $here/2023.toml $here/2024.toml --jobs 2; code=$?; rm $here/t/report-cli-出错-*.txt && rmdir $here/t && echo 一份; exit $code", 4, &["/t/report-cli-出错-", "一份"]),
        script("the record cannot be kept", &[], "here=$PWD; cd /proc; RUST_MIN_STACK=100000000000000 TMPDIR=/proc $BIN pdf $here/2023.toml $here/2024.toml --jobs 2", 4, &["程序内部错误", "没有写坏任何文件", "请把上面这一行反馈给维护者", "出错记录没有留下：写不了"]),
    ]),
    tried(101, "a report of a later edition", &[
        check("edition = \"2035\"", &[NEWER], 2, &["newer-edition", "edition 不能是“2035”", "请升级 report-cli", "错误 1 处"]),
        check("the same, and no sum is judged by an older form", &[NEWER, WRONG], 2, &["newer-edition", "错误 1 处"]),
        run("the same, `pdf --draft`", &[NEWER], &["pdf", "2024.toml", "--draft"], 2, &["newer-edition", "没有写 PDF"]),
        run("the same, `new --from`", &[NEWER], &["new", "2025", "--from", "2024.toml"], 2, &["的格式比本程序新，没有带入", "请升级 report-cli"]),
    ]),
    outside(102, "an older form of report files", "report files have had one form so far: there is none older to load or to bring up to date. Reports after the earlier edition of 2019 are read beside those of 2021"),
    outside(103, "a broken configuration file", "the program reads no configuration: everything stands in the report or on the command line, so there is nothing for `--no-config` to leave out"),
    tried(104, "the report in a PDF damaged or tampered with", &[
        script("a byte of what is attached changed", &[], "$BIN pdf 2024.toml -o a.pdf; at=$(grep -abo EmbeddedFile a.pdf | head -1 | cut -d: -f1); printf '\\125\\252\\125' | dd of=a.pdf bs=1 seek=$((at+400)) conv=notrunc status=none; $BIN extract a.pdf -o x/2024.toml; code=$?; rm a.pdf; exit $code", 2, &["取不出来：已损坏"]),
        script("the PDF cut in half", &[], "$BIN pdf 2024.toml -o a.pdf; truncate -s 20K a.pdf; $BIN extract a.pdf; code=$?; rm a.pdf; exit $code", 2, &["不是 PDF 文件，或已损坏"]),
    ]),
];

const LONG: &str = "年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年年.pdf";
