//! One run from arguments to exit code, with whatever goes wrong inside kept from the user as a
//! backtrace. It must not know what a command does.

use crate::args::{self, Color, Command, Help};
use crate::exit::Exit;
use crate::fault::Fault;
use crate::terminal::Terminal;
use crate::{cmd, temporary, usage};
use clap::error::ErrorKind;
use std::panic::{self, UnwindSafe};
use std::sync::{Mutex, PoisonError};

/// Where the program failed, for the message that asks to report it.
static FAILED_AT: Mutex<Option<String>> = Mutex::new(None);

/// Runs the command line of this process.
pub(crate) fn run() -> Exit {
    panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        *FAILED_AT.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }));
    temporary::remove_on_interrupt();
    guarded(dispatch)
}

/// A panic ends a run like any other fault: in Chinese, with its own exit code.
fn guarded(work: impl FnOnce() -> Exit + UnwindSafe) -> Exit {
    panic::catch_unwind(work).unwrap_or_else(|_| internal())
}

fn dispatch() -> Exit {
    let invocation = match args::parse(std::env::args_os()) {
        Ok(invocation) => invocation,
        Err(error) => return answer(&error),
    };
    let terminal = Terminal::new(invocation.color);
    let done = match invocation.command {
        Command::Check(args) => cmd::check::run(&args, terminal),
        Command::Pdf(args) => cmd::pdf::run(&args, terminal),
        Command::New(args) => cmd::new::run(&args, terminal),
        Command::Extract(args) => cmd::extract::run(&args, terminal),
        Command::Rules(args) => cmd::rules::run(&args, terminal),
        Command::Explain(args) => cmd::rules::explain(&args, terminal),
        Command::Licenses => cmd::licenses::run(terminal),
        Command::Help(Help { command }) => help(command.as_deref(), terminal),
    };
    done.unwrap_or_else(|fault| terminal.complain(&fault))
}

/// Help and version are answers; everything else clap says is a mistake.
fn answer(error: &clap::Error) -> Exit {
    let terminal = Terminal::new(Color::Auto);
    let text = error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.print(&text).map_or_else(|fault| terminal.complain(&fault), |()| Exit::Clean)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.tell(&text);
            Exit::Unusable
        }
        _ => terminal.complain(&usage::fault(error)),
    }
}

/// `report-cli help 命令` is `report-cli 命令 --help`.
fn help(command: Option<&str>, terminal: Terminal) -> Result<Exit, Fault> {
    let typed = std::iter::once("report-cli").chain(command).chain(["--help"]);
    match args::parse(typed.map(Into::into)) {
        Err(error) => Ok(answer(&error)),
        Ok(_) => terminal.print("").map(|()| Exit::Clean),
    }
}

fn internal() -> Exit {
    let at = FAILED_AT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let fault = Fault::internal(format!("程序内部错误：{}", at.as_deref().unwrap_or("位置不明")))
        .help("没有写坏任何文件；请把上面这一行反馈给维护者，能附上出错的年报更好");
    Terminal::new(Color::Auto).complain(&fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_exit_code() {
        assert_eq!(guarded(|| panic!("on purpose")), Exit::Internal);
        assert_eq!(guarded(|| Exit::Findings), Exit::Findings);
    }
}
