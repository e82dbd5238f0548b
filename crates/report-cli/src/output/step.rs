//! The operations a file is written with, named one by one, so that a test can let any of them fail.
//! Outside tests none is stopped here. It must not do any of them.

#[cfg(test)]
pub(super) use planned::{Plan, attempt, plan, taken};

/// One operation on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Trying whether the folder takes a file.
    Probe,
    /// Creating the temporary file.
    Create,
    /// Writing to it.
    Write,
    /// Giving it the old file's permissions.
    Permit,
    /// Waiting until it is on the disk.
    Sync,
    /// Giving it its name.
    Rename,
    /// Waiting until the name is on the disk.
    SyncFolder,
}

/// Whether an operation may go on.
#[cfg(not(test))]
#[expect(clippy::unnecessary_wraps, reason = "in a test it may fail")]
pub(super) const fn attempt(_: Step) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod planned {
    use super::Step;
    use std::cell::RefCell;
    use std::io;

    /// Answers an operation, by how many went before it.
    pub(crate) type Plan = Box<dyn FnMut(usize, Step) -> io::Result<()>>;

    thread_local! {
        static PLAN: RefCell<(usize, Option<Plan>)> = const { RefCell::new((0, None)) };
    }

    /// From here on, operations of this thread go as planned.
    pub(crate) fn plan(plan: Plan) {
        PLAN.with_borrow_mut(|planned| *planned = (0, Some(plan)));
    }

    /// Ends the plan: how many operations were attempted.
    pub(crate) fn taken() -> usize {
        PLAN.with_borrow_mut(|planned| std::mem::take(planned).0)
    }

    pub(crate) fn attempt(step: Step) -> io::Result<()> {
        PLAN.with_borrow_mut(|(count, plan)| {
            *count += 1;
            plan.as_mut().map_or(Ok(()), |plan| plan(*count - 1, step))
        })
    }
}
