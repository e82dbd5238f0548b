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
///
/// The caller's thread is one of those that work: a thread that only took results would have to be woken
/// for each, which takes as long as a tenth of a check.
pub(crate) fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: Option<usize>,
    work: impl Fn(usize, &T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    // Asking the system takes a while, and one item needs no answer.
    let jobs = if items.len() > 1 { jobs.unwrap_or_else(processors).min(items.len()) } else { 1 };
    if jobs <= 1 {
        return items.iter().enumerate().for_each(|(index, item)| take(work(index, item)));
    }
    let queue = Queue::new(items.len(), jobs * AHEAD);
    let do_item = |index: usize| {
        if let Some(item) = items.get(index) {
            queue.put(index, work(index, item));
        }
    };
    let worker = || {
        let _end = End(&queue);
        while let Some(index) = queue.next() {
            do_item(index);
        }
    };
    thread::scope(|scope| {
        (1..jobs).for_each(|_| drop(scope.spawn(worker)));
        let _end = End(&queue);
        while let Some(step) = queue.step() {
            match step {
                Step::Take(result) => take(result),
                Step::Work(index) => do_item(index),
            }
        }
    });
}

/// How many threads run at once.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What the caller's thread does next.
enum Step<R> {
    Take(R),
    Work(usize),
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
    /// How many threads wait, so that nobody is woken where none does.
    waiting: usize,
}

impl<R> Queue<R> {
    const fn new(count: usize, ahead: usize) -> Self {
        let state = State { next: 0, due: 0, done: BTreeMap::new(), is_over: false, waiting: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new(), count, ahead }
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `find` finds, as soon as it does; nothing once all is over.
    fn wait<S>(&self, mut find: impl FnMut(&mut State<R>) -> Option<S>) -> Option<S> {
        let mut state = self.state();
        while !state.is_over {
            if let Some(found) = find(&mut state) {
                return Some(found);
            }
            state.waiting += 1;
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        None
    }

    fn wake(&self, state: &State<R>) {
        if state.waiting > 0 {
            self.changed.notify_all();
        }
    }

    /// The next item to work on, as soon as it is not too far ahead; nothing when all are begun.
    fn next(&self) -> Option<usize> {
        self.wait(
            |state| if state.next == self.count { Some(None) } else { self.begin(state).map(Some) },
        )
        .flatten()
    }

    fn begin(&self, state: &mut State<R>) -> Option<usize> {
        let index = state.next;
        let may = index < self.count && index < state.due + self.ahead;
        state.next += usize::from(may);
        may.then_some(index)
    }

    fn put(&self, index: usize, result: R) {
        let mut state = self.state();
        state.done.insert(index, result);
        if index == state.due {
            self.wake(&state);
        }
    }

    /// The next result in order if it is there, otherwise the next item; nothing when all is taken.
    fn step(&self) -> Option<Step<R>> {
        let step = |state: &mut State<R>| {
            if state.due == self.count {
                return Some(None);
            }
            let due = state.due;
            let Some(result) = state.done.remove(&due) else {
                return self.begin(state).map(|index| Some(Step::Work(index)));
            };
            state.due += 1;
            self.wake(state);
            Some(Some(Step::Take(result)))
        };
        self.wait(step).flatten()
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
