//! What can go wrong, and what the program answers: one table, from which the real program is tried and
//! `docs/faults.md` is written. It must not run anything.

mod bytes;
mod exporting;
mod files;
mod handed;
mod merging;
mod numbers;
mod pages;
mod pictures;
mod relations;
mod syntax;

/// One numbered fault.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Its number, never reused.
    pub number: u8,
    /// What goes wrong.
    pub what: &'static str,
    /// How it is known what the program does then.
    pub proof: Proof,
}

/// How it is known what the program does about a fault.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// It is made to happen, in each of these ways.
    Tried(&'static [Case]),
    /// Another test makes it happen: its file, its name, and what the user gets.
    Elsewhere(&'static str, &'static str, &'static str),
    /// It is about something the program does not have.
    Outside(&'static str),
}

/// One way to make a fault happen in a folder with two clean reports, `2024.toml` after `2023.toml`,
/// and the picture `2024/outcomes.png`.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// How it is made to happen.
    pub how: &'static str,
    /// What is done to the folder before.
    pub changes: &'static [Change],
    /// What is run.
    pub run: Run,
    /// The exit code.
    pub exit: i32,
    /// What has to be said, in whatever order.
    pub says: &'static [&'static str],
    /// The files that are there afterwards and were not before. All others stay as they were.
    pub new: &'static [&'static str],
}

/// What is run in the folder.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// The program with arguments.
    Program(&'static [&'static str]),
    /// A script for bash on Linux, in which `$BIN` is the program.
    Script(&'static str),
}

/// One thing done to the folder.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// In `2024.toml`, the one place with the first text gets the second.
    Text(&'static str, &'static str),
    /// The same in `2023.toml`.
    LastYear(&'static str, &'static str),
    /// A text is added at the end of `2024.toml`.
    Added(&'static str),
    /// `2024.toml` is written in another encoding.
    Encoded(Encoding),
    /// A file has these bytes.
    File(&'static str, &'static [u8]),
    /// A file has these bytes, so many times, behind those another change gave it.
    Repeated(&'static str, &'static [u8], usize),
    /// A file is gone.
    Gone(&'static str),
    /// A file may not be written to.
    ReadOnly(&'static str),
    /// A file has these permissions; not on Windows.
    Mode(&'static str, u32),
    /// A symbolic link, and what it points at; not on Windows.
    Link(&'static str, &'static str),
}

/// How a text is made into bytes.
#[derive(Clone, Copy, Debug)]
pub enum Encoding {
    /// GB18030.
    Gb18030,
    /// GB18030 in the lines that begin so, UTF-8 in all others.
    Gb18030Lines(&'static str),
    /// UTF-16 with its mark, little end first.
    Utf16Little,
    /// UTF-16 with its mark, big end first.
    Utf16Big,
    /// UTF-8 with a byte order mark.
    Utf8Mark,
    /// A carriage return and a line feed at the end of each line.
    CarriageReturnLineFeed,
    /// A carriage return alone at the end of each line.
    CarriageReturn,
}

/// A section of the table: its letter, what it is about, its faults.
pub type Section = (char, &'static str, &'static [Fault]);

/// Every section.
pub const SECTIONS: &[Section] = &[
    ('A', "Bytes and encoding", bytes::FAULTS),
    ('B', "TOML as people type it", syntax::FAULTS),
    ('C', "Types and numbers", numbers::FAULTS),
    ('D', "Sums, prose, last year", relations::FAULTS),
    ('E', "Pictures and other named files", pictures::FAULTS),
    ('F', "Output, files, the process", files::FAULTS),
    ('G', "Rosters, inboxes, sums", merging::FAULTS),
    ('H', "A report in several formats", exporting::FAULTS),
    ('I', "PDFs in other hands", handed::FAULTS),
    ('J', "What only pages and pictures show", pages::FAULTS),
];

const fn tried(number: u8, what: &'static str, cases: &'static [Case]) -> Fault {
    Fault { number, what, proof: Proof::Tried(cases) }
}

const fn outside(number: u8, what: &'static str, why: &'static str) -> Fault {
    Fault { number, what, proof: Proof::Outside(why) }
}

/// `check` of the report, changed in some way.
const fn check(
    how: &'static str,
    changes: &'static [Change],
    exit: i32,
    says: &'static [&'static str],
) -> Case {
    run(how, changes, &["check", "2024.toml"], exit, says)
}

/// `pdf` of the report; one that ends well leaves `2024.pdf`.
const fn pdf(
    how: &'static str,
    changes: &'static [Change],
    exit: i32,
    says: &'static [&'static str],
) -> Case {
    let case = run(how, changes, &["pdf", "2024.toml"], exit, says);
    if exit == 0 { case.leaves(&["2024.pdf"]) } else { case }
}

const fn run(
    how: &'static str,
    changes: &'static [Change],
    arguments: &'static [&'static str],
    exit: i32,
    says: &'static [&'static str],
) -> Case {
    Case { how, changes, run: Run::Program(arguments), exit, says, new: &[] }
}

const fn script(
    how: &'static str,
    changes: &'static [Change],
    text: &'static str,
    exit: i32,
    says: &'static [&'static str],
) -> Case {
    Case { how, changes, run: Run::Script(text), exit, says, new: &[] }
}

impl Case {
    const fn leaves(self, new: &'static [&'static str]) -> Self {
        Self { new, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_once_in_order() {
        let numbers = SECTIONS.iter().flat_map(|(_, _, faults)| *faults).map(|fault| fault.number);
        assert!(numbers.eq(1..=132));
    }

    #[test]
    fn every_case_can_fail() {
        let cases =
            SECTIONS.iter().flat_map(|(_, _, faults)| *faults).flat_map(|fault| {
                match fault.proof {
                    Proof::Tried(cases) => cases,
                    _ => &[],
                }
            });
        for case in cases {
            assert!(!case.how.is_empty() && !case.says.iter().any(|said| said.is_empty()));
        }
    }
}
