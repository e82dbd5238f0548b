//! The two streams: results on standard output, everything else on standard error; colour and width.
//! It must not decide what is said.

use crate::args::Color;
use crate::exit::Exit;
use crate::painter::Painter;
use crate::refusal::{self, Refusal};
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use report_check::visible;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// The terminal or whatever the streams lead to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    color: Color,
}

impl Terminal {
    pub(crate) const fn new(color: Color) -> Self {
        Self { color }
    }

    /// Whether someone sees what is written to standard output.
    pub(crate) fn shows_results() -> bool {
        io::stdout().is_terminal()
    }

    /// How findings are drawn on standard output.
    pub(crate) fn results_painter(self) -> Painter {
        Painter::new(
            self.is_colored(&io::stdout()),
            width(terminal_size::terminal_size_of(io::stdout())),
        )
    }

    /// How findings are drawn on standard error.
    pub(crate) fn remarks_painter(self) -> Painter {
        Painter::new(
            self.is_colored(&io::stderr()),
            width(terminal_size::terminal_size_of(io::stderr())),
        )
    }

    /// Writes a result. A reader who has seen enough and closed the pipe is no refusal.
    pub(crate) fn print(self, text: &str) -> Result<(), Refusal> {
        match write(io::stdout(), self.choice(&io::stdout()), text) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                let message = format!("写不到标准输出：{}", refusal::reason(&error));
                Err(Refusal::unwritten(message).help("可用 --output 写入文件"))
            }
            _ => Ok(()),
        }
    }

    /// Tells how things went, in one line.
    pub(crate) fn remark(self, text: &str) {
        self.tell(&(visible(text) + "\n"));
    }

    /// Writes to standard error. There is nowhere left to complain when that fails.
    pub(crate) fn tell(self, text: &str) {
        let _ = write(io::stderr(), self.choice(&io::stderr()), text);
    }

    /// Tells a refusal and gives its exit code.
    pub(crate) fn complain(self, refusal: &Refusal) -> Exit {
        self.tell(&self.remarks_painter().refusal(refusal));
        refusal.exit
    }

    fn is_colored(self, stream: &impl RawStream) -> bool {
        self.choice(stream) != ColorChoice::Never
    }

    /// `--color` goes before `NO_COLOR` and `CLICOLOR_FORCE`, which go before what the stream is.
    fn choice(self, stream: &impl RawStream) -> ColorChoice {
        match self.color {
            Color::Auto => AutoStream::choice(stream),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }
}

fn write(
    stream: impl RawStream + AsLockedWrite,
    choice: ColorChoice,
    text: &str,
) -> io::Result<()> {
    let mut stream = AutoStream::new(stream, choice);
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn width(size: Option<(terminal_size::Width, terminal_size::Height)>) -> Option<usize> {
    size.map(|(columns, _)| usize::from(columns.0))
}
