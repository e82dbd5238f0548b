//! Objects as they are written: streams on their own, all others kept apart to be packed together.
//! It must not know what any of them is for.

use crate::backend::deflate::Deflater;
use pdf_writer::{Array, Dict, Stream};
use pdf_writer::{Chunk, Filter, Finish, Name, Ref, Settings, Str, TextStr};

/// The objects of a file, numbered from 1.
pub(super) struct Objects {
    last: i32,
    pub(super) streams: Written,
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

    /// Each object with where it begins.
    pub(super) fn starts(&self) -> &[(Ref, usize)] {
        &self.starts
    }
}

impl Objects {
    pub(super) fn new() -> Self {
        let (streams, small) = (Written::new(), Written::new());
        Self { last: 0, streams, small, deflater: Deflater::new() }
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

    /// Writes a stream as it is; the caller names its filter.
    pub(super) fn stream<'a>(&'a mut self, id: Ref, bytes: &'a [u8]) -> Stream<'a> {
        self.streams.begin(id).stream(id, bytes)
    }

    /// Writes a stream, deflated.
    pub(super) fn deflated(&mut self, bytes: &[u8], entries: impl FnOnce(&mut Stream<'_>)) -> Ref {
        let id = self.id();
        let packed = self.deflater.deflate(bytes);
        let mut stream = self.stream(id, &packed);
        stream.filter(Filter::FlateDecode);
        entries(&mut stream);
        stream.finish();
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
