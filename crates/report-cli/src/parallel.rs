//! The same work on many items at once, results in the order of the items. It must not know what the
//! work is.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Applies `work` to every item on at most `jobs` threads, as many as there are processors unless
/// told. A panic in one of them is the caller's.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    jobs: Option<usize>,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let available = || thread::available_parallelism().map_or(1, NonZero::get);
    let jobs = jobs.unwrap_or_else(available).min(items.len());
    if jobs <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let worker = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            let result = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(worker))));
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u32> = (0..100).collect();
        let doubled: Vec<u32> = items.iter().map(|item| item * 2).collect();
        for jobs in [None, Some(1), Some(3), Some(64)] {
            assert_eq!(map(&items, jobs, |item| item * 2), doubled);
        }
    }

    #[test]
    fn a_panic_is_not_swallowed() {
        let result =
            std::panic::catch_unwind(|| map(&[1, 2], Some(2), |item| assert_eq!(*item, 1)));
        assert!(result.is_err());
    }
}
