//! Two pieces of work at once. It must not let the result depend on it.

use std::panic::resume_unwind;
use std::thread::{self, Builder};

/// Does `aside` in a thread of its own while `here` is done in this one; one after the other where
/// they are not to be done `at_once`, or no thread is to be had.
///
/// # Panics
/// When one of the two does.
pub(super) fn both<A: Send, B>(
    at_once: bool,
    aside: impl Fn() -> A + Sync,
    here: impl FnOnce() -> B,
) -> (A, B) {
    if !at_once {
        return (aside(), here());
    }
    thread::scope(|scope| {
        let thread = Builder::new().spawn_scoped(scope, &aside);
        let here = here();
        let aside = match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => aside(),
        };
        (aside, here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_results_come_back() {
        let words = ["政府".to_owned(), "信息".to_owned()];
        for at_once in [true, false] {
            let both = both(at_once, || words.concat(), || words.len());
            assert_eq!(both, ("政府信息".to_owned(), 2));
        }
    }
}
