//! How large what is read and written may be. It must not measure anything.

/// The largest PDF that is written or read, and the most a report's files have together, in bytes.
pub(crate) const LARGEST: usize = 100 << 20;

/// The largest file a report may name, in bytes: a picture.
pub(crate) const LARGEST_NAMED: u64 = 20 << 20;
