//! Objects as they are written: streams on their own, all others kept apart to be packed together.
//! It must not know what any of them is for.

use crate::deflate::Deflater;
use pdf_writer::{Array, Dict};
use pdf_writer::{Chunk, Name, Ref, Settings, Str, TextStr};

/// The filter of what [`Deflater`] makes (ISO 32000-1 §7.4.4).
pub(super) const FLATE: Name<'static> = Name(b"FlateDecode");

/// The objects of a file, numbered from 1.
pub(super) struct Objects {
    last: i32,
    /// The dictionaries of streams.
    heads: Written,
    /// The bytes of each stream.
    contents: Vec<Vec<u8>>,
    pub(super) small: Written,
    pub(super) deflater: Deflater,
}

/// Objects one after the other, each as a file has it.
pub(super) struct Written {
    chunk: Chunk,
    /// Each object with where it begins.
    starts: Vec<(Ref, usize)>,
}

impl Written {
    fn new() -> Self {
        let chunk = Chunk::with_settings(Settings { pretty: false });
        Self { chunk, starts: Vec::new() }
    }

    fn begin(&mut self, id: Ref) -> &mut Chunk {
        self.starts.push((id, self.chunk.len()));
        &mut self.chunk
    }

    /// All of it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.chunk.as_bytes()
    }

    /// Each object as it is written, from its number to `endobj`.
    pub(super) fn each(&self) -> impl ExactSizeIterator<Item = (Ref, &[u8])> {
        self.starts.iter().enumerate().map(|(index, &(id, start))| {
            let end = self.starts.get(index + 1).map_or(self.chunk.len(), |(_, next)| *next);
            (id, self.bytes().get(start..end).unwrap_or_default())
        })
    }
}

impl Objects {
    pub(super) fn new() -> Self {
        let (heads, small, contents) = (Written::new(), Written::new(), Vec::new());
        Self { last: 0, heads, contents, small, deflater: Deflater::new() }
    }

    /// Takes each stream, with its dictionary as it is written, from its number to `endobj`, and its
    /// bytes.
    pub(super) fn take_streams(&mut self) -> impl Iterator<Item = (Ref, &[u8], Vec<u8>)> {
        let pairs = self.heads.each().zip(self.contents.drain(..));
        pairs.map(|((id, head), content)| (id, head, content))
    }

    /// A new number.
    pub(super) fn id(&mut self) -> Ref {
        // Two thousand million objects do not fit a computer this runs on.
        self.last = self.last.saturating_add(1);
        Ref::new(self.last)
    }

    /// The highest number.
    pub(super) fn last(&self) -> i32 {
        self.last
    }

    /// Writes a dictionary under a number given before.
    pub(super) fn dict(&mut self, id: Ref) -> Dict<'_> {
        self.small.begin(id).indirect(id).dict()
    }

    /// Writes an array under a number given before.
    pub(super) fn array(&mut self, id: Ref) -> Array<'_> {
        self.small.begin(id).indirect(id).array()
    }

    /// Takes a stream's bytes as they are and begins its dictionary; the caller names their filter.
    pub(super) fn stream(&mut self, id: Ref, bytes: Vec<u8>) -> Dict<'_> {
        let mut stream = self.heads.begin(id).indirect(id).dict();
        stream.pair(name("Length"), count(bytes.len()));
        self.contents.push(bytes);
        stream
    }

    /// Writes a stream, deflated.
    pub(super) fn deflated(&mut self, bytes: &[u8], entries: impl FnOnce(&mut Dict<'_>)) -> Ref {
        let mut packed = self.deflater.deflate(bytes);
        packed.shrink_to_fit();
        self.packed(packed, entries)
    }

    /// Writes a stream that is deflated already.
    pub(super) fn packed(&mut self, packed: Vec<u8>, entries: impl FnOnce(&mut Dict<'_>)) -> Ref {
        let id = self.id();
        let mut stream = self.stream(id, packed);
        stream.pair(name("Filter"), FLATE);
        entries(&mut stream);
        id
    }
}

/// A name (ISO 32000-1 §7.3.5).
pub(super) fn name(value: &str) -> Name<'_> {
    Name(value.as_bytes())
}

/// A text string (ISO 32000-1 §7.9.2.2).
pub(super) fn text(value: &str) -> TextStr<'_> {
    TextStr(value)
}

/// A whole number. None of ours comes near the limit.
pub(super) fn count(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// A byte string.
pub(super) fn bytes(value: &[u8]) -> Str<'_> {
    Str(value)
}
