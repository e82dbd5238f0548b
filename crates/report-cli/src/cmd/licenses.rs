//! `licenses`: under what terms the program and the faces inside it are passed on. It must not
//! shorten a licence.

use crate::exit::Exit;
use crate::fault::Fault;
use crate::terminal::Terminal;

const MIT: &str = include_str!("../../../../LICENSE-MIT");
const APACHE: &str = include_str!("../../../../LICENSE-APACHE");

pub(crate) fn run(terminal: Terminal) -> Result<Exit, Fault> {
    let program = [("MIT", MIT), ("Apache-2.0", APACHE)];
    let program = program.map(|(name, text)| section("本程序，可任选一种许可", name, text));
    let faces = report_fonts::licences().into_iter().map(|(licence, families)| {
        section(&format!("内嵌字体 {}", families.join("、")), licence.name, licence.text)
    });
    let sections: Vec<String> = program.into_iter().chain(faces).collect();
    terminal.print(&sections.join("\n")).map(|()| Exit::Clean)
}

fn section(what: &str, name: &str, text: &str) -> String {
    format!("==== {what}：{name} ====\n\n{}\n", text.trim())
}
