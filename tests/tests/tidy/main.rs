//! The architecture's invariants, held over the tree itself: what stands where, and what must be
//! absent. It must not test what the program does.

#![expect(clippy::disallowed_methods, reason = "these tests read the tree they are built from")]
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

mod circles;
mod dependencies;
mod documents;
mod forms;
mod house;
mod libraries;
mod printed;
mod seams;
mod shape;
mod source;
mod words;
mod workspaces;

/// Fails with every complaint at once.
#[track_caller]
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
