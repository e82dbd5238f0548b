//! `licenses`: under what terms the program, the faces and the crates inside it are passed on. It must
//! not shorten a licence.

use crate::exit::Exit;
use crate::refusal::Refusal;
use crate::terminal::Terminal;

const MIT: &str = include_str!("../../../../LICENSE-MIT");
const APACHE: &str = include_str!("../../../../LICENSE-APACHE");

/// Made by `cargo xtask licenses`: the crates linked in, then their texts.
const CRATES: &str = include_str!("licenses/crates.txt");

pub(crate) fn run(terminal: Terminal) -> Result<Exit, Refusal> {
    let program = [("MIT", MIT), ("Apache-2.0", APACHE)];
    let program = program.map(|(name, text)| section("本程序，可任选一种许可", name, text));
    let faces = report_fonts::licences().into_iter().map(|(licence, families)| {
        section(&format!("内嵌字体 {}", families.join("、")), licence.name, licence.text)
    });
    let crates = format!("==== 所用的组件：名称、版本、许可，然后是各许可的原文 ====\n\n{CRATES}");
    let sections: Vec<String> = program.into_iter().chain(faces).chain([crates]).collect();
    terminal.print(&sections.join("\n")).map(|()| Exit::Clean)
}

fn section(what: &str, name: &str, text: &str) -> String {
    format!("==== {what}：{name} ====\n\n{}\n", text.trim())
}
