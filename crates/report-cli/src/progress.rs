//! How far a run is and what it is at, at the foot of a terminal. It must not show anything where there
//! is no terminal, nor where the run is over in a blink.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How long a run goes without a bar.
const BLINK: Duration = Duration::from_millis(400);
/// How often a bar tells the time.
const TICK: Duration = Duration::from_millis(250);

const ONE: &str = "已用 {elapsed}：{wide_msg}";
const SEVERAL: &str = "{bar:30} {pos}/{len} 份，已用 {elapsed}，约剩 {eta}：{wide_msg}";

/// The bar, unseen at first; none where nobody would see it.
pub(crate) struct Progress {
    shown: Option<(ProgressBar, Watch)>,
}

impl Progress {
    /// Of `count` reports none is done.
    pub(crate) fn new(count: usize) -> Self {
        Self { shown: stderr().is_terminal().then(|| begin(count)) }
    }

    /// What is done is told here, from any thread.
    pub(crate) fn doing(&self) -> Doing {
        Doing(self.shown.as_ref().map(|(bar, _)| bar.clone()))
    }

    /// Says something above the bar.
    pub(crate) fn above<R>(&self, tell: impl FnOnce() -> R) -> R {
        match &self.shown {
            Some((bar, _)) => bar.suspend(tell),
            None => tell(),
        }
    }

    /// One more report is done.
    pub(crate) fn step(&self) {
        if let Some((bar, _)) = &self.shown {
            bar.inc(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((bar, watch)) = self.shown.take() {
            drop(watch);
            bar.finish_and_clear();
        }
    }
}

/// Tells what is being done.
#[derive(Clone)]
pub(crate) struct Doing(Option<ProgressBar>);

impl Doing {
    /// It is this, of this file.
    pub(crate) fn say(&self, what: &str, name: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(format!("{what} {name}"));
        }
    }
}

fn begin(count: usize) -> (ProgressBar, Watch) {
    let length = count.try_into().unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
    // The template is ours: one it cannot read leaves the library's own.
    let style = ProgressStyle::with_template(if count == 1 { ONE } else { SEVERAL });
    let style = style.map(|style| style.progress_chars("=> "));
    let bar = style.map_or(bar.clone(), |style| bar.with_style(style));
    let watch = Watch::begin(bar.clone());
    (bar, watch)
}

/// Shows a bar after a blink and keeps its time, however long one report takes.
struct Watch {
    over: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    fn begin(bar: ProgressBar) -> Self {
        let over = Arc::new((Mutex::new(false), Condvar::new()));
        let told = Arc::clone(&over);
        let watch = move || {
            let mut pause = BLINK;
            while !is_over(&told, pause) {
                if pause == BLINK {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                }
                pause = TICK;
                bar.tick();
            }
        };
        // Without a thread nothing is shown, and nothing is lost.
        Self { over, thread: Builder::new().spawn(watch).ok() }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let (over, changed) = &*self.over;
        *over.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Whether the run is over after at most this pause.
fn is_over((over, changed): &(Mutex<bool>, Condvar), pause: Duration) -> bool {
    let over = over.lock().unwrap_or_else(PoisonError::into_inner);
    let waited = changed.wait_timeout_while(over, pause, |over| !*over);
    *waited.unwrap_or_else(PoisonError::into_inner).0
}
