//! One run from arguments to exit code, with whatever goes wrong inside kept from the user as a
//! backtrace. It must not know what a command does.

use crate::args::{self, Color, Command, Help};
use crate::exit::Exit;
use crate::refusal::Refusal;
use crate::terminal::Terminal;
use crate::{cmd, crash, desktop, temporary, usage};
use clap::error::ErrorKind;
use std::panic::{self, UnwindSafe};

/// Runs the command line of this process.
pub(crate) fn run() -> Exit {
    crash::listen();
    let failed = || Terminal::new(Color::Auto).complain(&crash::refusal());
    let clicked = desktop::started_here();
    let work = if clicked { desk } else { dispatch };
    let exit = guarded(work).unwrap_or_else(failed);
    if clicked {
        wait();
    }
    exit
}

/// A run from the desktop: nothing but files, or nothing at all.
fn desk() -> Exit {
    let typed: Vec<_> = std::env::args_os().collect();
    let terminal = Terminal::new(Color::Auto);
    let Some(files) = cmd::handed::files(&typed) else {
        if typed.len() > 1 {
            return dispatch();
        }
        terminal.tell(&cmd::handed::greeting());
        return Exit::Clean;
    };
    temporary::remove_on_interrupt();
    cmd::handed::run(&files, terminal, desktop::open)
}

/// The console closes with the program: whoever clicked reads it first.
fn wait() {
    Terminal::new(Color::Auto).tell("\n按回车键关闭这个窗口");
    let _ = std::io::stdin().read_line(&mut String::new());
}

/// A panic ends a run like any other refusal: in Chinese, with its own exit code. Nothing where the work
/// panicked.
fn guarded(work: impl FnOnce() -> Exit + UnwindSafe) -> Option<Exit> {
    panic::catch_unwind(work).ok()
}

fn dispatch() -> Exit {
    let invocation = match args::parse(std::env::args_os()) {
        Ok(invocation) => invocation,
        Err(error) => return answer(&error),
    };
    let terminal = Terminal::new(invocation.color);
    if !matches!(invocation.command, Command::Pdf(_) | Command::Export(_)) {
        temporary::remove_on_interrupt();
    }
    let done = match invocation.command {
        Command::Check(args) => cmd::check::run(&args, terminal),
        Command::Pdf(args) => cmd::pdf::run(&args, terminal),
        Command::Export(args) => cmd::export::run(&args, terminal),
        Command::New(args) => cmd::new::run(&args, terminal),
        Command::Workbook(args) => cmd::workbook::run(&args, terminal),
        Command::Roster(args) => cmd::roster::run(&args, terminal),
        Command::Collect(args) => cmd::collect::run(&args, terminal),
        Command::Merge(args) => cmd::merge::run(&args, terminal),
        Command::Extract(args) => cmd::extract::run(&args, terminal),
        Command::Import(args) => cmd::import::run(&args, terminal),
        Command::Verify(args) => cmd::verify::run(&args, terminal),
        Command::Rules(args) => cmd::rules::run(&args, terminal),
        Command::Explain(args) => cmd::rules::explain(&args, terminal),
        Command::Licenses => cmd::licenses::run(terminal),
        Command::Help(Help { command }) => help(command.as_deref(), terminal),
    };
    done.unwrap_or_else(|refusal| terminal.complain(&refusal))
}

/// Help and version are answers; everything else clap says is a mistake.
fn answer(error: &clap::Error) -> Exit {
    let terminal = Terminal::new(Color::Auto);
    let text = error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => terminal
            .print(&text)
            .map_or_else(|refusal| terminal.complain(&refusal), |()| Exit::Clean),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.tell(&text);
            Exit::Unusable
        }
        _ => terminal.complain(&usage::refusal(error)),
    }
}

/// `report-cli help 命令` is `report-cli 命令 --help`.
fn help(command: Option<&str>, terminal: Terminal) -> Result<Exit, Refusal> {
    let typed = std::iter::once("report-cli").chain(command).chain(["--help"]);
    match args::parse(typed.map(Into::into)) {
        Err(error) => Ok(answer(&error)),
        Ok(_) => terminal.print("").map(|()| Exit::Clean),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught() {
        assert_eq!(guarded(|| panic!("on purpose")), None);
        assert_eq!(guarded(|| Exit::Findings), Some(Exit::Findings));
    }
}
