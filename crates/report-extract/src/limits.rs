//! How much of a PDF is taken at most. It must not read one.

/// The most bytes all attachments may have together, unpacked: more than the pictures of one report, 100 MB,
/// and its texts.
pub(crate) const MOST_BYTES: usize = 128 << 20;
/// The most attachments a PDF may have.
pub(crate) const MOST_FILES: usize = 10_000;
/// The most bytes the contents of all pages may have together, unpacked: those of the longest report are a
/// fourth of that.
pub(crate) const MOST_CONTENT: usize = 64 << 20;
/// The most bytes the content of one page, or the map of one font, may have, unpacked: twenty times what a page
/// full of charts has.
pub(crate) const MOST_PAGE: usize = 2 << 20;
