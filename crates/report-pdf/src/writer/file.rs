//! Objects as a file (ISO 32000-1 §7.5): small ones packed together, a cross-reference stream, an
//! identifier made of the content. It must not know what any object is for.

use super::number::whole;
use super::object::{FLATE, Objects, bytes, count, name};
use crate::deflate::Deflater;
use crate::fingerprint::Fingerprint;
use crate::pdf::Pdf;
use pdf_writer::{Chunk, Dict, Finish, Ref, Settings};

/// The version all of it is written for, and four bytes that say the file is not text (§7.5.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xe5\xb9\xb4\xe6\n";
/// What every object ends with (§7.3.10).
const END: &[u8] = b"\nendobj\n";
/// Small objects in one stream. Readers unpack a whole stream to see one object.
const PACKED_TOGETHER: usize = 500;
/// Streams of fewer bytes are copied to what stands around them.
const COPIED: usize = 16 << 10;
/// Bytes of one entry of the cross-reference stream: its kind, four for a place, two for an index.
const ENTRY: usize = 7;

/// Where an object is (§7.5.8.3).
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// So many bytes into the file.
    At(usize),
    /// In an object stream, at an index.
    In(Ref, usize),
}

/// A file growing.
struct File {
    /// What is complete of it.
    parts: Vec<Vec<u8>>,
    /// What comes behind that.
    last: Vec<u8>,
    /// How many bytes there are of both.
    size: usize,
    /// By number, from 0.
    places: Vec<Place>,
}

/// An object stream (§7.5.7): the numbers and places of its objects, then the objects.
pub(super) struct Pack {
    id: Ref,
    members: Vec<Ref>,
    /// Where the first object begins.
    first: usize,
    /// All of it, deflated.
    packed: Vec<u8>,
}

/// The small objects, packed together: there must be no more of them to come.
pub(super) fn pack(objects: &mut Objects) -> Vec<Pack> {
    let groups = objects.small.each().len().div_ceil(PACKED_TOGETHER);
    let ids: Vec<Ref> = (0..groups).map(|_| objects.id()).collect();
    let small: Vec<(Ref, &[u8])> =
        objects.small.each().map(|(id, written)| (id, value(written))).collect();
    let groups = small.chunks(PACKED_TOGETHER).zip(ids);
    groups.map(|(group, id)| Pack::new(id, group, &mut objects.deflater)).collect()
}

impl Pack {
    fn new(id: Ref, group: &[(Ref, &[u8])], deflater: &mut Deflater) -> Self {
        let whole_size: usize = group.iter().map(|(_, value)| value.len() + 16).sum();
        let mut content = Vec::with_capacity(whole_size);
        let mut place = 0;
        for (id, value) in group {
            for number in [number_of(*id), place] {
                whole(&mut content, i64::try_from(number).unwrap_or(i64::MAX));
                content.push(b' ');
            }
            place += value.len() + 1;
        }
        let first = content.len();
        for (_, value) in group {
            content.extend_from_slice(value);
            content.push(b'\n');
        }
        let members = group.iter().map(|(id, _)| *id).collect();
        Self { id, members, first, packed: deflater.deflate(&content) }
    }
}

/// The file of some objects, the small ones packed.
pub(super) fn write(mut objects: Objects, packs: Vec<Pack>, catalog: Ref, info: Ref) -> Pdf {
    let table = objects.id();
    let mut file = File::new(&objects);
    file.streams(&mut objects);
    for pack in packs {
        file.pack(pack);
    }
    file.table(&mut objects, table, [catalog, info]);
    file.finish()
}

impl File {
    fn new(objects: &Objects) -> Self {
        let numbers = usize::try_from(objects.last()).unwrap_or_default() + 1;
        let places = vec![Place::Free; numbers];
        let mut file = Self { parts: Vec::new(), last: Vec::new(), size: 0, places };
        file.put(HEADER);
        file
    }

    fn put(&mut self, bytes: &[u8]) {
        self.last.extend_from_slice(bytes);
        self.size += bytes.len();
    }

    /// Adds bytes; many of them stay where they are.
    fn take(&mut self, bytes: Vec<u8>) {
        if bytes.len() < COPIED {
            return self.put(&bytes);
        }
        self.size += bytes.len();
        self.parts.extend([std::mem::take(&mut self.last), bytes]);
    }

    fn finish(mut self) -> Pdf {
        self.parts.push(self.last);
        Pdf::new(self.parts)
    }

    fn note(&mut self, id: Ref, place: Place) {
        if let Some(slot) = self.places.get_mut(number_of(id)) {
            *slot = place;
        }
    }

    fn streams(&mut self, objects: &mut Objects) {
        for (id, head, content) in objects.take_streams() {
            self.stream(id, head, content);
        }
    }

    fn pack(&mut self, Pack { id, members, first, packed }: Pack) {
        for (index, member) in members.iter().enumerate() {
            self.note(*member, Place::In(id, index));
        }
        self.deflated(id, packed, |stream| {
            stream.pair(name("Type"), name("ObjStm"));
            stream.pair(name("N"), count(members.len()));
            stream.pair(name("First"), count(first));
        });
    }

    /// A stream at the end of the file, by its dictionary as an object of its own.
    fn stream(&mut self, id: Ref, head: &[u8], content: Vec<u8>) {
        self.note(id, Place::At(self.size));
        self.put(head.strip_suffix(END).unwrap_or(head));
        self.put(b"\nstream\n");
        self.take(content);
        self.put(b"\nendstream");
        self.put(END);
    }

    /// A deflated stream at the end of the file.
    fn deflated(&mut self, id: Ref, packed: Vec<u8>, entries: impl FnOnce(&mut Dict<'_>)) {
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        let mut stream = chunk.indirect(id).dict();
        stream.pair(name("Length"), count(packed.len())).pair(name("Filter"), FLATE);
        entries(&mut stream);
        stream.finish();
        self.stream(id, chunk.as_bytes(), packed);
    }

    /// The cross-reference stream with the trailer's entries (§7.5.8).
    fn table(&mut self, objects: &mut Objects, id: Ref, [catalog, info]: [Ref; 2]) {
        let start = self.size;
        self.note(id, Place::At(start));
        let rows: Vec<[u8; ENTRY]> = self.places.iter().map(|place| row(*place)).collect();
        let packed = objects.deflater.deflate(&differences(&rows));
        let identifier = self.fingerprint().bytes();
        let size = count(rows.len());
        self.deflated(id, packed, |stream| {
            stream.pair(name("Type"), name("XRef"));
            stream.pair(name("Size"), size);
            stream.insert(name("W")).array().items([1, 4, 2]);
            let mut parameters = stream.insert(name("DecodeParms")).dict();
            // Each row is told by its differences from the row before (§7.4.4.4).
            parameters.pair(name("Predictor"), 12).pair(name("Columns"), count(ENTRY));
            parameters.finish();
            stream.pair(name("Root"), catalog);
            stream.pair(name("Info"), info);
            stream.insert(name("ID")).array().items([bytes(&identifier); 2]);
        });
        self.put(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    }

    fn fingerprint(&self) -> Fingerprint {
        let mut fingerprint = Fingerprint::default();
        self.parts.iter().chain([&self.last]).for_each(|part| fingerprint.feed(part));
        fingerprint
    }
}

/// An object's number. None is below 1.
fn number_of(id: Ref) -> usize {
    usize::try_from(id.get()).unwrap_or_default()
}

/// An object without its number: what stands between `obj` and `endobj`.
fn value(written: &[u8]) -> &[u8] {
    let start = written.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let value = written.get(start..).unwrap_or_default();
    value.strip_suffix(END).unwrap_or(value)
}

fn row(place: Place) -> [u8; ENTRY] {
    let (kind, place, index) = match place {
        Place::Free => (0, 0, usize::from(u16::MAX)),
        Place::At(place) => (1, place, 0),
        Place::In(pack, index) => (2, number_of(pack), index),
    };
    let place = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
    let index = u16::try_from(index).unwrap_or(u16::MAX).to_be_bytes();
    let mut row = [0; ENTRY];
    let bytes = [kind].into_iter().chain(place).chain(index);
    row.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    row
}

/// Rows as differences from the row before, each behind the number of that method (PNG's Up).
fn differences(rows: &[[u8; ENTRY]]) -> Vec<u8> {
    let mut coded = Vec::with_capacity(rows.len() * (ENTRY + 1));
    let mut before = [0; ENTRY];
    for row in rows {
        coded.push(2);
        coded.extend(row.iter().zip(before).map(|(byte, before)| byte.wrapping_sub(before)));
        before = *row;
    }
    coded
}
