//! `docs/faults.md`: what can go wrong and what the program answers, from the table that is tried
//! against it. It must not run anything.

use super::{code, ended, made_from, markdown_table};
use report_tests::faults::{Case, Fault, Proof, SECTIONS, Section};

/// The test that runs the table.
const TEST: &str = "crates/report-cli/tests/faults";

pub(super) fn faults() -> String {
    let head = made_from("tests/src/faults.rs");
    let mut text = head
        + "# Faults\n\nWhat can go wrong, and what the program does then. Each row is made to happen \
           against the real program\nby a test, which holds the words, the exit code and every file \
           that is left: those that were there stay\nas they were, byte for byte, and none is new but \
           those named. A number stays with its fault.\nWhat cannot be brought about \
           from outside is put in the way of each operation instead; what is about a\ncommand there is \
           not does not arise, and says so.\n\nExit codes: 0 clean, 1 findings, 2 an input \
           or the command line cannot be used, 3 an output could not be\nwritten, 4 a fault of the \
           program, 130 interrupted.\n\n";
    for section in SECTIONS {
        text += &of_section(section);
    }
    ended(&text)
}

fn of_section((letter, title, faults): &Section) -> String {
    let test = format!("section_{}", letter.to_ascii_lowercase());
    let rows = faults.iter().flat_map(|fault| rows(fault, &test));
    let head = ["#", "Fault", "Made to happen by", "The answer has", "Exit", "New files", "Test"];
    format!("## {letter}. {title}\n\n{}", markdown_table(head, rows))
}

fn rows(fault: &Fault, test: &str) -> Vec<[String; 7]> {
    let (number, what) = (fault.number.to_string(), fault.what.to_owned());
    let single = |how: String, answer: &str, test: String| {
        let none = String::new;
        vec![[number.clone(), what.clone(), how, answer.to_owned(), none(), none(), test]]
    };
    match fault.proof {
        Proof::Tried(cases) => {
            let rows = cases.iter().enumerate().map(|(index, case)| match index {
                0 => row(number.clone(), what.clone(), case, test),
                _ => row(String::new(), String::new(), case, test),
            });
            rows.collect()
        }
        Proof::Elsewhere(file, name, answer) => {
            let (_, name_of_file) = file.rsplit_once('/').unwrap_or(("", file));
            single(
                "a test of its own".to_owned(),
                answer,
                format!("[{name}]({}) in {name_of_file}", link(file)),
            )
        }
        Proof::Outside(why) => single("does not arise".to_owned(), why, String::new()),
    }
}

fn row(number: String, what: String, case: &Case, test: &str) -> [String; 7] {
    let said: Vec<_> = case.says.iter().map(|said| said.replace('\n', " ")).collect();
    let new: Vec<_> = case.new.iter().map(code).collect();
    let test = format!("[{test}]({})", link(&format!("{TEST}/main.rs")));
    [
        number,
        what,
        visible(case.how),
        visible(&said.join(" … ")),
        case.exit.to_string(),
        new.join(", "),
        test,
    ]
}

/// The file from the folder the document is in.
fn link(file: &str) -> String {
    format!("../{file}")
}

/// Blanks and signs that would be lost or mistaken in Markdown.
fn visible(text: &str) -> String {
    text.replace('\\', "\\\\").replace('<', "&lt;").replace('*', "\\*").replace('[', "\\[")
}
