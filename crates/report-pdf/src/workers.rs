//! Threads that stand ready for a part of the work, and what they are asked for. It must not know what
//! that is.

use std::fmt;
use std::mem::replace;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

type Task = Box<dyn FnOnce() + Send>;

/// Threads that stand ready for a part of the work.
///
/// They are worth starting a few milliseconds before there is anything to write, before reading the
/// report for one: systems are slow to give a thread that has just been started a processor of its own,
/// and quick to wake one that waits. They end once this is dropped and what they were asked for is done.
#[derive(Debug, Default)]
pub(crate) struct Workers {
    threads: Vec<Sender<Task>>,
}

impl Workers {
    /// Starts so many threads, or as many as the system gives.
    pub(crate) fn start(count: usize) -> Self {
        let start = |_| {
            let (tasks, received) = channel();
            Builder::new().name("worker".to_owned()).spawn(|| work(received)).ok()?;
            Some(tasks)
        };
        Self { threads: (0..count).map_while(start).collect() }
    }

    /// How many threads there are.
    pub(crate) fn count(&self) -> usize {
        self.threads.len()
    }

    /// Asks for something: it is done once, by the first that has done what it was asked for before, or by
    /// who takes the result, whichever comes first.
    pub(crate) fn begin<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Pending<T> {
        let pending = Pending::new(work);
        for thread in &self.threads {
            let job = Arc::clone(&pending.0);
            // Where the thread has ended, another does the work, or who takes the result.
            _ = thread.send(Box::new(move || job.run()));
        }
        pending
    }
}

fn work(tasks: Receiver<Task>) {
    for task in tasks {
        task();
    }
}

/// A result that is asked for.
pub(crate) struct Pending<T>(Arc<Job<T>>);

struct Job<T> {
    state: Mutex<State<T>>,
    done: Condvar,
}

enum State<T> {
    Asked(Box<dyn FnOnce() -> T + Send>),
    Begun,
    Done(thread::Result<T>),
}

impl<T> Pending<T> {
    /// What is done when it is taken.
    pub(crate) fn new(work: impl FnOnce() -> T + Send + 'static) -> Self {
        Self(Arc::new(Job {
            state: Mutex::new(State::Asked(Box::new(work))),
            done: Condvar::new(),
        }))
    }

    /// The result, as soon as it is there; where nobody has begun with it, it is made here.
    ///
    /// # Panics
    /// Where the work did.
    pub(crate) fn take(self) -> T {
        if let Some(work) = self.0.claim() {
            return work();
        }
        self.0.wait().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

impl<T> fmt::Debug for Pending<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self.0.state() {
            State::Asked(_) => "Pending(asked)",
            State::Begun => "Pending(begun)",
            State::Done(_) => "Pending(done)",
        })
    }
}

impl<T> Job<T> {
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The work, for the one who asks first.
    fn claim(&self) -> Option<Box<dyn FnOnce() -> T + Send>> {
        let mut state = self.state();
        match replace(&mut *state, State::Begun) {
            State::Asked(work) => Some(work),
            other => {
                *state = other;
                None
            }
        }
    }

    fn run(&self) {
        if let Some(work) = self.claim() {
            let result = catch_unwind(AssertUnwindSafe(work));
            *self.state() = State::Done(result);
            self.done.notify_all();
        }
    }

    fn wait(&self) -> thread::Result<T> {
        let mut state = self.state();
        loop {
            match replace(&mut *state, State::Begun) {
                State::Done(result) => return result,
                other => *state = other,
            }
            state = self.done.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn everything_is_done_once_and_comes_back_whoever_does_it() {
        for threads in 0..4 {
            check_all_comes_back(&Workers::start(threads));
        }
    }

    fn check_all_comes_back(workers: &Workers) {
        let count = Arc::new(AtomicUsize::new(0));
        let asked: Vec<_> = (0..1000)
            .map(|number| {
                let count = Arc::clone(&count);
                workers.begin(move || (number, count.fetch_add(1, Ordering::SeqCst)))
            })
            .collect();
        let taken: Vec<usize> = asked.into_iter().rev().map(|asked| asked.take().0).collect();
        assert_eq!(taken, (0..1000).rev().collect::<Vec<_>>());
        assert_eq!(count.load(Ordering::SeqCst), 1000);
    }

    #[test]
    fn what_is_busy_or_gone_is_not_waited_for() {
        let workers = Workers::start(1);
        let (go, waits) = channel::<()>();
        let long = workers.begin(move || waits.recv().is_ok());
        while !format!("{long:?}").contains("begun") {
            thread::yield_now();
        }
        assert_eq!(workers.begin(|| 7).take(), 7, "the thread is busy");
        go.send(()).unwrap();
        assert!(long.take());
        assert_eq!(Pending::new(|| 8).take(), 8);
        let gone = Workers { threads: vec![channel().0] };
        assert_eq!(gone.begin(|| 9).take(), 9);
    }

    #[test]
    fn a_panic_is_that_of_who_takes_the_result() {
        let workers = Workers::start(1);
        let asked = workers.begin(|| panic!("on purpose"));
        let later = workers.begin(|| 1);
        while !format!("{later:?}").contains("done") {
            thread::yield_now();
        }
        let panic = catch_unwind(AssertUnwindSafe(|| asked.take())).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"on purpose"));
        assert_eq!(later.take(), 1);
    }
}
