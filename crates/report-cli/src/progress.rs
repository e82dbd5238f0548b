//! How far a run over many reports is, at the foot of a terminal. It must not show anything where
//! there is no terminal, nor where the run is over in a blink.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long a run goes without a bar.
const BLINK: Duration = Duration::from_millis(400);

const TEMPLATE: &str = "{bar:30} {pos}/{len} 份，约剩 {eta}";

/// The bar, unseen at first.
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_shown: bool,
}

impl Progress {
    /// Of `count` reports none is done.
    pub(crate) fn new(count: usize) -> Self {
        let bar = ProgressBar::with_draw_target(
            Some(count.try_into().unwrap_or(u64::MAX)),
            ProgressDrawTarget::hidden(),
        );
        // The template is ours: one it cannot read leaves the library's own.
        let style = ProgressStyle::with_template(TEMPLATE).map(|style| style.progress_chars("=> "));
        let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
        Self { bar, begun: Instant::now(), is_shown: false }
    }

    /// Says something above the bar.
    pub(crate) fn above<R>(&self, tell: impl FnOnce() -> R) -> R {
        self.bar.suspend(tell)
    }

    /// One more report is done.
    pub(crate) fn step(&mut self) {
        if !self.is_shown && self.begun.elapsed() > BLINK {
            self.is_shown = true;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
