//! The compound file around a binary workbook, looked through before the library opens it: the library follows
//! chains of sectors without end and lays out every sheet as one rectangle. It must not read values.
//!
//! Layout: [MS-CFB] 2.2 to 2.6. What it does not find sound it calls damaged.

use super::error::ReadError;
use std::ops::Range;

/// The last number of a sector; above it stand marks ([MS-CFB] 2.1).
const LAST: u32 = 0xffff_fffa;
/// Streams shorter than this lie in small sectors of 64 bytes ([MS-CFB] 2.2, 2.6.4).
const SHORT: usize = 4096;
const SMALL: usize = 64;

/// The stream of the workbook, whole.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let file = File::open(bytes).ok_or_else(damaged)?;
    file.workbook().ok_or_else(damaged)
}

fn damaged() -> ReadError {
    ReadError::Damaged("文件的扇区表".to_owned())
}

struct File<'b> {
    bytes: &'b [u8],
    /// How many bytes a sector has.
    size: usize,
    /// What follows each sector.
    next: Vec<u32>,
}

impl<'b> File<'b> {
    /// Opens a file whose sectors form no circle.
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let size = match half(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, size, next: Vec::new() };
        let mut tables: Vec<u32> = words(bytes.get(76..512)?).collect();
        let mut more = word(bytes, 68)?;
        let mut left = bytes.len() / size + 1;
        while more <= LAST {
            left = left.checked_sub(1)?;
            let mut own: Vec<u32> = words(file.sector(more)?).collect();
            more = own.pop()?;
            tables.append(&mut own);
        }
        for table in tables.into_iter().filter(|table| *table <= LAST) {
            let own = words(file.sector(table)?);
            file.next.extend(own);
            if file.next.len() > bytes.len() / size + size {
                return None;
            }
        }
        is_open(&file.next).then_some(file)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let mut data = Vec::new();
        let mut number = first;
        while number <= LAST {
            data.extend_from_slice(self.sector(number)?);
            number = *self.next.get(usize::try_from(number).ok()?)?;
        }
        Some(data)
    }

    fn workbook(&self) -> Option<Vec<u8>> {
        let folder = self.chain(word(self.bytes, 48)?)?;
        let mut entries = folder.chunks_exact(128);
        let root = entries.clone().next()?;
        let small = self.small()?;
        let entry = entries.find(|entry| ["workbook", "book"].contains(&&*name(entry)))?;
        let (start, length) = (word(entry, 116)?, usize::try_from(word(entry, 120)?).ok()?);
        if length >= SHORT {
            let mut data = self.chain(start)?;
            data.truncate(length);
            return Some(data);
        }
        let stream = self.chain(word(root, 116)?)?;
        let mut data = Vec::new();
        let mut number = start;
        while number <= LAST && data.len() < length {
            let at = usize::try_from(number).ok()?;
            data.extend_from_slice(stream.get(part(at)?)?);
            number = *small.get(at)?;
        }
        data.truncate(length);
        Some(data)
    }

    /// What follows each small sector.
    fn small(&self) -> Option<Vec<u32>> {
        let table = self.chain(word(self.bytes, 60)?)?;
        let next: Vec<u32> = words(&table).collect();
        is_open(&next).then_some(next)
    }
}

fn part(number: usize) -> Option<Range<usize>> {
    let start = number.checked_mul(SMALL)?;
    Some(start..start.checked_add(SMALL)?)
}

/// Whether no chain comes back to where it was.
fn is_open(next: &[u32]) -> bool {
    // 0 for a sector not looked at, else the number of the walk that came to it first.
    let mut seen = vec![0_usize; next.len()];
    for walk in 1..=next.len() {
        let mut at = walk - 1;
        while let Some(mark) = seen.get_mut(at) {
            match *mark {
                0 => *mark = walk,
                own => {
                    if own == walk {
                        return false;
                    }
                    break;
                }
            }
            let following = next.get(at).copied().filter(|number| *number <= LAST);
            match following.and_then(|number| usize::try_from(number).ok()) {
                Some(number) => at = number,
                None => break,
            }
        }
    }
    true
}

/// An entry's name, in small letters.
fn name(entry: &[u8]) -> String {
    let units = entry.get(..64).unwrap_or_default().chunks_exact(2);
    let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units).to_lowercase()
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_of_sectors_is_found() {
        assert!(is_open(&[1, 2, 0xffff_fffe, 0xffff_ffff]));
        assert!(is_open(&[2, 2, 0xffff_fffe]));
        assert!(!is_open(&[0]));
        assert!(!is_open(&[0xffff_fffe, 2, 3, 1]));
    }
}
