//! The same work on many items at once, results in the order of the items, only so many of them
//! waiting. It must not know what the work is.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items a thread may be ahead of the one whose result is taken next: enough that a long
/// report keeps nobody waiting, few enough that a run's memory does not grow with its length.
const AHEAD: usize = 16;

/// Applies `work` to every item, its index first, on at most `jobs` threads, as many as there are
/// processors unless told, and hands each result to `take` in the order of the items, on the caller's
/// thread. A panic in one of them is the caller's.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: Option<usize>,
    work: impl Fn(usize, &T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let available = || thread::available_parallelism().map_or(1, NonZero::get);
    // Asking the system takes a while, and one item needs no answer.
    let jobs = if items.len() > 1 { jobs.unwrap_or_else(available).min(items.len()) } else { 1 };
    if jobs <= 1 {
        return items.iter().enumerate().for_each(|(index, item)| take(work(index, item)));
    }
    let queue = Queue::new(items.len(), jobs * AHEAD);
    let worker = || {
        let _end = End(&queue);
        while let Some(index) = queue.next() {
            let Some(item) = items.get(index) else { return };
            queue.put(index, work(index, item));
        }
    };
    thread::scope(|scope| {
        (0..jobs).for_each(|_| drop(scope.spawn(worker)));
        let _end = End(&queue);
        while let Some(result) = queue.take() {
            take(result);
        }
    });
}

/// What is still to be done, and what is done before its turn.
struct Queue<R> {
    state: Mutex<State<R>>,
    changed: Condvar,
    count: usize,
    ahead: usize,
}

struct State<R> {
    /// The next item to be worked on.
    next: usize,
    /// The next result to be taken.
    due: usize,
    done: BTreeMap<usize, R>,
    is_over: bool,
}

impl<R> Queue<R> {
    const fn new(count: usize, ahead: usize) -> Self {
        let state = State { next: 0, due: 0, done: BTreeMap::new(), is_over: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), count, ahead }
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state once `is_time` says so, or all is over.
    fn wait(&self, is_time: impl Fn(&State<R>) -> bool) -> Option<MutexGuard<'_, State<R>>> {
        let waits = |state: &mut State<R>| !state.is_over && !is_time(state);
        let state = self.changed.wait_while(self.state(), waits);
        Some(state.unwrap_or_else(PoisonError::into_inner)).filter(|state| !state.is_over)
    }

    /// The next item to work on, as soon as it is not too far ahead.
    fn next(&self) -> Option<usize> {
        let mut state = self.wait(|state| state.next < state.due + self.ahead)?;
        let index = state.next;
        state.next += 1;
        (index < self.count).then_some(index)
    }

    fn put(&self, index: usize, result: R) {
        let mut state = self.state();
        state.done.insert(index, result);
        if index == state.due {
            self.changed.notify_all();
        }
    }

    /// The next result in order, as soon as it is there.
    fn take(&self) -> Option<R> {
        if self.state().due == self.count {
            return None;
        }
        let mut state = self.wait(|state| state.done.contains_key(&state.due))?;
        let due = state.due;
        state.due += 1;
        self.changed.notify_all();
        state.done.remove(&due)
    }
}

/// Ends the waiting of all others when a thread panics.
struct End<'a, R>(&'a Queue<R>);

impl<R> Drop for End<'_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.state().is_over = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::catch_unwind;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    const EVERY_WAY: [Option<usize>; 4] = [None, Some(1), Some(3), Some(64)];

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        for jobs in EVERY_WAY {
            let mut taken = Vec::new();
            each(&items, jobs, |index, item| index + item, |sum| taken.push(sum));
            assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
        each(&[], None, |_, item: &u8| *item, |_| unreachable!("there is no item"));
    }

    #[test]
    fn few_results_wait_however_long_the_first_takes() {
        let begun = AtomicUsize::new(0);
        let work = |index, (): &()| {
            let before = begun.fetch_add(1, Ordering::SeqCst);
            while index == 0 && begun.load(Ordering::SeqCst) < 2 * AHEAD {
                thread::yield_now();
            }
            if index == 0 {
                thread::sleep(Duration::from_millis(20));
                return begun.load(Ordering::SeqCst);
            }
            before
        };
        let mut first = None;
        each(&[(); 1000], Some(2), work, |count| first = first.or(Some(count)));
        assert_eq!(first, Some(2 * AHEAD));
        assert_eq!(begun.into_inner(), 1000);
    }

    #[test]
    fn a_panic_is_not_swallowed() {
        let items: Vec<u32> = (0..1000).collect();
        for jobs in EVERY_WAY {
            let work = |_, item: &u32| assert_ne!(*item, 500);
            assert!(catch_unwind(|| each(&items, jobs, work, |()| ())).is_err(), "in the work");
            let take = |item: u32| assert_ne!(item, 500);
            assert!(catch_unwind(|| each(&items, jobs, |_, item| *item, take)).is_err());
        }
    }
}
