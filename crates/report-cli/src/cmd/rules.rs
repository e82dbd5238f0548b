//! `rules` and `explain`: the catalogue, and one rule of it. They must not describe any rule
//! themselves.

use crate::args::{Explain, Rules, RulesFormat};
use crate::exit::Exit;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_check::catalogue::{self, Entry, entries};
use report_core::nearest::nearest;

/// Lists every rule.
pub(crate) fn run(args: &Rules, terminal: Terminal) -> Result<Exit, Refusal> {
    let render = match args.format {
        RulesFormat::Text => catalogue::text,
        RulesFormat::Json => catalogue::json,
        RulesFormat::Md => catalogue::markdown,
    };
    terminal.print(&render(&entries())).map(|()| Exit::Clean)
}

/// Shows the page of the rule meant: by its id, or by a word of its title where one rule alone has
/// it; where several do, lists those.
pub(crate) fn explain(args: &Explain, terminal: Terminal) -> Result<Exit, Refusal> {
    let word = args.rule.trim();
    let all = entries();
    let named = all.iter().find(|entry| entry.id == word);
    let titled =
        || all.iter().filter(|entry| entry.title.contains(word) || entry.id.contains(word));
    let found: Vec<Entry> =
        named.map_or_else(|| titled().cloned().collect(), |entry| vec![entry.clone()]);
    let text = match found.as_slice() {
        [] => return Err(unknown(word, &all)),
        [only] => only.page(),
        several => catalogue::text(several),
    };
    terminal.print(&text).map(|()| Exit::Clean)
}

fn unknown(word: &str, all: &[Entry]) -> Refusal {
    let refusal = Refusal::unusable(format!("没有“{word}”这条规则"));
    let refusal = match nearest(word, all.iter().map(|entry| entry.id)) {
        Some(id) => refusal.help(format!("是不是 {id}？")),
        None => refusal,
    };
    refusal.help("运行 report-cli rules 查看全部规则")
}
