//! The library against the binary: who calls `report-check` with a report's bytes and the files beside it
//! gets the verdict and the bytes of every format that `report-cli check` gives for them on a disk.

use crate::Sandbox;
use encoding_rs::GB18030;
use report_check::{Assessed, FORMATS, Input, Options, Standing, Unreadable, check, format, whole};
use report_core::MemoryFolder;
use report_tests::cases::{bases, cases};
use std::fs;
use std::path::Path;

/// A report in a folder of its own.
struct Given {
    name: String,
    bytes: Vec<u8>,
    /// What lies beside it.
    files: Vec<(String, Vec<u8>)>,
}

const PICTURE: &str = "2024/outcomes.png";

fn clean() -> String {
    read("2024.toml")
}

fn read(name: &str) -> String {
    fs::read_to_string(crate::reports().join(name)).unwrap()
}

/// The clean report of 2024 remade, with the files it names.
fn remade(name: &str, bytes: Vec<u8>) -> Given {
    let picture = fs::read(crate::reports().join(PICTURE)).unwrap();
    let files = [("2023.toml", read("2023.toml").into_bytes()), (PICTURE, picture)];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes)).to_vec();
    Given { name: format!("{name}/2024.toml"), bytes, files }
}

/// The same with one place of its text changed.
fn changed(name: &str, old: &str, new: &str) -> Given {
    assert_eq!(clean().matches(old).count(), 1, "{old}");
    remade(name, clean().replace(old, new).into_bytes())
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Every fixture and every example of a rule's page, in every edition it is for.
fn fixtures() -> Vec<Given> {
    let (bases, mut given) = (bases(), Vec::new());
    for (number, case) in cases().iter().enumerate() {
        for edition in &case.fixture.editions {
            let base = &bases[edition];
            let files = case.fixture.previous_file(base).into_iter();
            given.push(Given {
                name: format!("{number:03}-{edition}/report.toml"),
                bytes: case.fixture.merged(base).into_bytes(),
                files: files.map(|(name, text)| (name.to_owned(), text.into_bytes())).collect(),
            });
        }
    }
    given
}

/// Encodings, forms to come, pictures and characters nobody can print.
fn others() -> Vec<Given> {
    let outside = "text = \"公开的深度还不够，下一年继续改进。\"";
    let broken = |name, picture: &[u8]| {
        let mut given = remade(name, clean().into_bytes());
        given.files[1].1 = picture.to_vec();
        given
    };
    let mut prose = changed("prose", outside, "file = \"problems.md\"");
    prose.files.push(("problems.md".to_owned(), gbk("公开的深度还不够，锟斤拷。\r下一年改进。")));
    let mut last_year = remade("last-year", clean().into_bytes());
    last_year.files[0].1 = utf_16(&read("2023.toml"));
    let mut alone = remade("alone", clean().into_bytes());
    alone.files.clear();
    vec![
        remade("clean", clean().into_bytes()),
        remade("gbk", gbk(&clean())),
        remade("utf-16", utf_16(&clean())),
        remade("old-ends", clean().replace('\n', "\r").into_bytes()),
        changed("newer", "edition = \"2021\"", "edition = \"2035\""),
        changed("glyph", "继续改进。", "继续改进😀。"),
        changed("by-number", "继续改进。", "继续改进\\U0001F600。"),
        changed("garbled", "继续改进。", "继续改进，娴嬭瘯。"),
        changed("coarse", "宽=4cm", "宽=15cm"),
        changed("unclosed", "继续改进。\"", "继续改进。"),
        broken("no-picture", b"GIF89a"),
        broken("half-picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        prose,
        last_year,
        alone,
    ]
}

/// What is no report file.
fn foreign() -> Vec<Given> {
    let all: [(&str, &[u8]); 6] = [
        ("empty", b" \n"),
        ("pdf", b"%PDF-1.7"),
        ("zeros", b"a\0\0\0\0b"),
        ("json", b"{\"year\": 2024}"),
        ("broken", b"a = 1\nb = \"\xff\""),
        ("mixed", "年 = 1\n".as_bytes()),
    ];
    let given = all.map(|(name, bytes)| remade(name, bytes.to_vec()));
    let mut given = Vec::from(given);
    given[5].bytes.extend(gbk("人民政府\n"));
    given
}

/// What the library makes of it without a disk.
fn checked(given: &Given, options: Options<'_>) -> Result<Assessed, Unreadable> {
    let input = Input::new(&given.name, given.bytes.clone());
    let input = input.map_err(|error| Unreadable::from(&error))?;
    let own = Path::new(&given.name).file_name().unwrap().to_str().unwrap();
    let folder = MemoryFolder::new().with(own, given.bytes.as_slice());
    let folder = given
        .files
        .iter()
        .fold(folder, |folder, (name, bytes)| folder.with(name.clone(), bytes.as_slice()));
    Ok(check(&input, &folder, options))
}

/// Writes it all down and has the binary check it: its exit code, and its folder.
fn run(given: &[Given], flags: &[&str]) -> (i32, Sandbox) {
    let sandbox = Sandbox::new();
    for Given { name, bytes, files } in given {
        sandbox.write(name, bytes);
        for (file, bytes) in files {
            let path = Path::new(name).with_file_name(file);
            sandbox.write(path.to_str().unwrap(), bytes);
        }
    }
    let formats = FORMATS.iter().map(|format| format!("--format={0}=out.{0}", format.name()));
    let formats: Vec<String> = formats.collect();
    let names = given.iter().map(|given| given.name.as_str());
    let args = ["check"].into_iter().chain(flags.iter().copied());
    let args: Vec<&str> = args.chain(formats.iter().map(String::as_str)).chain(names).collect();
    let code = sandbox.command(&args).output().unwrap().status.code().unwrap();
    (code, sandbox)
}

const fn code(standing: Standing) -> i32 {
    match standing {
        Standing::Clean => 0,
        Standing::Faulty => 1,
        Standing::Unusable => 2,
    }
}

/// Fails with the first line that is another.
#[track_caller]
fn same(format: &str, ours: &str, theirs: &str) {
    let pairs = ours.lines().zip(theirs.lines());
    let line = pairs.enumerate().find(|(_, (one, other))| one != other);
    assert!(ours == theirs, "{format}: {line:#?}");
}

#[track_caller]
fn compare(given: &[Given], flags: &[&str], options: Options<'_>) -> Vec<Assessed> {
    let (exit, sandbox) = run(given, flags);
    let mut reports = Vec::new();
    for given in given {
        reports.push(checked(given, options).unwrap_or_else(|it| panic!("{}", it.message)));
    }
    let standing = reports.iter().map(Assessed::standing).max().unwrap_or_default();
    assert_eq!(code(standing), exit);
    for format in FORMATS {
        let theirs = sandbox.read(&format!("out.{}", format.name()));
        same(format.name(), &whole(*format, &reports, &[]), &theirs);
    }
    reports
}

#[test]
fn every_fixture_gives_the_same_bytes_without_a_disk() {
    let given = fixtures();
    assert!(given.len() > 100, "{}", given.len());
    let reports = compare(&given, &[], Options::new());
    let with_findings = reports.iter().filter(|report| !report.diagnostics.is_empty()).count();
    assert!(with_findings > 100, "{with_findings}");
}

#[test]
fn encodings_forms_to_come_pictures_and_glyphs_give_the_same_bytes() {
    let given = others();
    let reports = compare(&given, &[], Options::new());
    compare(&given, &["--strict"], Options::new().strict(true));
    let found = |name: &str| {
        let mut named =
            given.iter().zip(&reports).filter(|(given, _)| given.name.starts_with(name));
        let (_, report) = named.next().unwrap();
        report.diagnostics.iter().map(|found| found.rule).collect::<Vec<_>>()
    };
    for (name, rule) in [
        ("gbk", "other-encoding"),
        ("utf-16", "other-encoding"),
        ("old-ends", "lone-carriage-return"),
        ("newer", "newer-edition"),
        ("glyph", "missing-glyph"),
        ("by-number", "missing-glyph"),
        ("garbled", "garbled-text"),
        ("coarse", "coarse-picture"),
        ("unclosed", "unclosed-quote"),
        ("no-picture", "unusable-picture"),
        ("half-picture", "unusable-picture"),
        ("prose", "other-encoding"),
        ("last-year", "other-encoding"),
        ("alone", "picture-missing"),
    ] {
        assert!(found(name).contains(&rule), "{name}: {:?}", found(name));
    }
    assert!(found("clean").is_empty());
    let newer = given.iter().zip(&reports).find(|(given, _)| given.name.starts_with("newer"));
    let (_, newer) = newer.unwrap();
    assert_eq!((newer.standing(), newer.relations.len()), (Standing::Unusable, 0));
}

/// Of what is no report file, the binary says more: which of its commands helps.
#[test]
fn what_is_no_report_file_is_refused_in_the_same_words() {
    let given = foreign();
    let (exit, sandbox) = run(&given, &[]);
    let mut unreadable = Vec::new();
    for given in &given {
        unreadable.push(checked(given, Options::new()).err().unwrap());
    }
    assert_eq!(exit, 2);
    assert!(unreadable.iter().all(|it| it.help.iter().all(|help| !help.contains("report-cli"))));
    for name in ["json", "jsonl", "sarif", "github"] {
        let ours = whole(format(name).unwrap(), &[], &unreadable);
        same(name, &ours, &sandbox.read(&format!("out.{name}")));
    }
}

/// A folder of the tree with all that lies in it, by paths from there.
fn folder(path: &Path) -> MemoryFolder {
    let (mut folder, mut open) = (MemoryFolder::new(), vec![path.to_path_buf()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let name = entry.strip_prefix(path).unwrap().to_str().unwrap().to_owned();
                folder = folder.with(name, fs::read(&entry).unwrap());
            }
        }
    }
    folder
}

/// Our own reports and those of the invented district, some of them no reports at all.
#[test]
fn the_reports_of_the_tree_give_the_same_bytes_from_memory() {
    let (root, mut names) = (report_tests::disk::root(), Vec::new());
    let (mut reports, mut unreadable) = (Vec::new(), Vec::new());
    for within in ["reports", "reports/district/2024", "reports/district/2025"] {
        let folder = folder(&root.join(within));
        for path in report_tests::disk::files(within) {
            if path.extension().is_none_or(|end| end != "toml") {
                continue;
            }
            let name = format!("{within}/{}", path.file_name().unwrap().to_str().unwrap());
            match Input::new(&name, fs::read(&path).unwrap()) {
                Ok(input) => reports.push(check(&input, &folder, Options::new())),
                Err(error) => unreadable.push(Unreadable::from(&error)),
            }
            names.push(name);
        }
    }
    assert!(reports.len() > 20, "{}", reports.len());
    for format in ["json", "jsonl", "sarif", "github"] {
        let sandbox = Sandbox::new();
        let args =
            ["check", "--format", format].into_iter().chain(names.iter().map(String::as_str));
        let mut command = sandbox.command(&args.collect::<Vec<_>>());
        let theirs = command.current_dir(&root).output().unwrap();
        let theirs = String::from_utf8(theirs.stdout).unwrap();
        same(format, &whole(report_check::format(format).unwrap(), &reports, &unreadable), &theirs);
    }
}
