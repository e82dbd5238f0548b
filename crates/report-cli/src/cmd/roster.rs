//! `roster new`: this year's roster out of last year's. It must never replace a file.

use crate::args::{Roster, RosterAction};
use crate::exit::Exit;
use crate::input::load;
use crate::merging::load_roster;
use crate::output::Target;
use crate::path::name;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use report_merge::roster;

pub(crate) fn run(args: &Roster, terminal: Terminal) -> Result<Exit, Refusal> {
    let RosterAction::New = args.action;
    let Some(from) = &args.from else {
        return Err(Refusal::unusable("缺少 --from <上年名册>"));
    };
    let last = load_roster(from)?;
    if last.year.value >= args.year {
        let message =
            format!("{} 是 {} 年度的名册，不早于 {} 年度", name(from), last.year.value, args.year);
        return Err(Refusal::unusable(message).help("请写更晚的年度"));
    }
    let usual = || from.with_file_name(format!("{}名册.toml", args.year));
    let path = args.output.clone().unwrap_or_else(usual);
    let target = Target::creating(&path, args.outputs.placing())?;
    let text = roster::next(load(from)?.text(), &last, args.year)
        .ok_or_else(|| Refusal::unusable(format!("{} 不合 TOML 的写法", name(from))))?;
    target.write(text.as_bytes())?;
    let left = last.units.iter().filter(|unit| !unit.is_due(args.year)).count();
    let told = if left > 0 {
        format!("，{left} 家今年不再报送，注在文件末尾")
    } else {
        String::new()
    };
    terminal.remark(&format!("已写出 {}{told}；请核对单位、截止日期和联合发文", name(&path)));
    Ok(Exit::Clean)
}
