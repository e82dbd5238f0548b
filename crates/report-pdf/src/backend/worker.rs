//! A thread that stands ready to take part in writing. It must not know what that part is.

use super::deflate::Deflater;
use super::programs::Share;
use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread::Builder;

/// A thread that stands ready to take a part of the writing.
///
/// It is worth starting a few milliseconds before there is anything to write, before the layout for
/// one: systems are slow to give a thread that has just been started a processor of its own, and quick
/// to wake one that waits. It ends once the worker is dropped and what it was doing is done.
///
/// ```
/// use report_pdf::{FontBook, PagedDocument, PdfOptions, Worker, assemble};
///
/// let worker = Worker::start()?;
/// let (document, fonts) = (PagedDocument::default(), FontBook::new());
/// let options = PdfOptions::default();
/// let alone = assemble(&document, &fonts, &options, None);
/// assert_eq!(assemble(&document, &fonts, &options, Some(&worker)), alone);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Worker {
    shares: Sender<Share>,
}

impl Worker {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start() -> io::Result<Self> {
        let (shares, received) = channel::<Share>();
        let work = move || {
            let mut deflater = Deflater::new();
            for share in received {
                share.help(&mut deflater);
            }
        };
        Builder::new().name("pdf".to_owned()).spawn(work)?;
        Ok(Self { shares })
    }

    /// Has the thread take part in something, as soon as it can.
    pub(super) fn take(&self, share: Share) {
        // Where the thread has ended, those who share do all of it themselves.
        _ = self.shares.send(share);
    }
}
