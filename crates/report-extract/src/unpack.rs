//! A stream's content, whole or not at all: lopdf gives what there is of a damaged one. It must not take more
//! room than it is told.

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{Object, Stream};

/// How many bytes are unpacked at a time.
const PIECE: usize = 64 << 10;

/// Why a stream gave no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is not as it was written.
    Damaged,
    /// It has more bytes than there is room for.
    TooLarge,
}

/// What a stream holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unpacked {
    pub(crate) bytes: Vec<u8>,
    /// Whether the packing itself shows that nothing is missing or changed, or there is none.
    pub(crate) is_proven: bool,
}

/// Unpacks a stream to at most `most` bytes.
pub(crate) fn unpack(stream: &Stream, most: usize) -> Result<Unpacked, Refused> {
    let Ok(filters) = filters(stream) else { return Err(Refused::Damaged) };
    if filters.iter().any(|filter| *filter != b"FlateDecode") || is_predicted(stream) {
        // Other packings carry no checksum of their own.
        let bytes = stream.decompressed_content_with_limit(most);
        let bytes = bytes.map_err(|error| match error {
            lopdf::Error::Decompress(_) => Refused::TooLarge,
            _ => Refused::Damaged,
        })?;
        return Ok(Unpacked { bytes, is_proven: false });
    }
    let Some((_, more)) = filters.split_first() else {
        let fits = stream.content.len() <= most;
        let bytes = fits.then(|| stream.content.clone()).ok_or(Refused::TooLarge)?;
        return Ok(Unpacked { bytes, is_proven: true });
    };
    let first = inflate(&stream.content, most)?;
    let bytes = more.iter().try_fold(first, |bytes, _| inflate(&bytes, most))?;
    Ok(Unpacked { bytes, is_proven: true })
}

/// How a stream is packed, the last packing first.
fn filters(stream: &Stream) -> Result<Vec<&[u8]>, lopdf::Error> {
    match stream.dict.get(b"Filter") {
        Err(_) | Ok(Object::Null) => Ok(Vec::new()),
        Ok(Object::Array(names)) => names.iter().map(Object::as_name).collect(),
        Ok(name) => name.as_name().map(|name| vec![name]),
    }
}

/// Whether rows were filtered before they were packed (ISO 32000-1 §7.4.4.4).
fn is_predicted(stream: &Stream) -> bool {
    let parameters = stream.dict.get(b"DecodeParms").ok();
    let all = match parameters {
        Some(Object::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let predictor = |one: &Object| one.as_dict().and_then(|one| one.get(b"Predictor")).cloned();
    all.iter().any(|one| predictor(one).is_ok_and(|predictor| predictor != Object::Integer(1)))
}

/// Inflates a whole zlib stream, its checksum being right (RFC 1950 §2.3).
pub(crate) fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Refused> {
    let mut state = Decompress::new(true);
    let mut bytes = Vec::new();
    loop {
        let (taken, given) = (state.total_in(), state.total_out());
        let rest = usize::try_from(taken).ok().and_then(|taken| packed.get(taken..));
        bytes.reserve(PIECE.min(most.saturating_sub(bytes.len()) + 1));
        let status =
            state.decompress_vec(rest.unwrap_or_default(), &mut bytes, FlushDecompress::None);
        if bytes.len() > most {
            return Err(Refused::TooLarge);
        }
        let is_stuck = (taken, given) == (state.total_in(), state.total_out());
        match status {
            Ok(Status::StreamEnd) => return ends(packed, state.total_in()).map(|()| bytes),
            Err(_) => return Err(Refused::Damaged),
            _ if is_stuck => return Err(Refused::Damaged),
            _ => {}
        }
    }
}

/// Behind the stream stands nothing but the end of a line, which some writers count in.
fn ends(packed: &[u8], taken: u64) -> Result<(), Refused> {
    let rest = usize::try_from(taken).ok().and_then(|taken| packed.get(taken..));
    match rest {
        Some(b"" | b"\n" | b"\r" | b"\r\n") => Ok(()),
        _ => Err(Refused::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_whole_stream_is_unpacked() {
        let long: Vec<u8> = (0..=u8::MAX).cycle().take(200_000).collect();
        for bytes in [&b""[..], b"a", &long] {
            assert_eq!(inflate(&packed(bytes), bytes.len()).as_deref(), Ok(bytes));
            let with_line_end = [&packed(bytes)[..], b"\r\n"].concat();
            assert_eq!(inflate(&with_line_end, bytes.len()).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn a_stream_cut_or_changed_anywhere_is_damaged() {
        let packed = packed("结转下年度继续办理".repeat(9).as_bytes());
        for length in 0..packed.len() {
            assert_eq!(inflate(packed.get(..length).unwrap(), 9999), Err(Refused::Damaged));
        }
        for bit in 0..packed.len() * 8 {
            let mut changed = packed.clone();
            *changed.get_mut(bit / 8).unwrap() ^= 1 << (bit % 8);
            // The bits that fill the last byte before the sum mean nothing.
            let is_filling = bit / 8 + 5 == packed.len();
            let read = inflate(&changed, 9999);
            assert!(read.is_err() || is_filling && read == inflate(&packed, 9999), "{bit}");
        }
        assert_eq!(inflate(&[&packed[..], b"more"].concat(), 9999), Err(Refused::Damaged));
    }

    #[test]
    fn no_more_is_unpacked_than_there_is_room_for() {
        assert_eq!(inflate(&packed(&vec![0; 1 << 20]), 1000), Err(Refused::TooLarge));
        assert_eq!(inflate(&packed(&[0; 1000]), 999), Err(Refused::TooLarge));
    }
}
