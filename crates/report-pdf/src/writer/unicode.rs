//! What each code of a face is copied as: a `ToUnicode` `CMap` (ISO 32000-1 §9.10.3). It must not
//! number codes.

use super::number::code;

/// Before the entries: two-byte codes.
const HEAD: &[u8] = b"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n\
1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n";
/// After the entries.
const TAIL: &[u8] = b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

/// Codes of one range: they differ in the last byte only.
const RANGE: usize = 256;
/// Ranges between one `beginbfrange` and its end.
const BLOCK: usize = 100;

/// The `CMap` of characters with codes from 1.
pub(super) fn map(characters: &[char]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEAD.len() + TAIL.len() + characters.len() * 6 + 64);
    out.extend_from_slice(HEAD);
    let ranges = ranges(characters);
    for block in ranges.chunks(BLOCK) {
        out.extend_from_slice(format!("{} beginbfrange\n", block.len()).as_bytes());
        for (first, characters) in block {
            range(&mut out, *first, characters);
        }
        out.extend_from_slice(b"endbfrange\n");
    }
    out.extend_from_slice(TAIL);
    out
}

/// The characters by the first byte of their codes, each with its first code.
fn ranges(characters: &[char]) -> Vec<(u16, &[char])> {
    let (first, rest) = characters.split_at(characters.len().min(RANGE - 1));
    let all = std::iter::once(first).chain(rest.chunks(RANGE)).filter(|range| !range.is_empty());
    let codes = std::iter::successors(Some(0_u16), |code| code.checked_add(256));
    codes.map(|code| code.max(1)).zip(all).collect()
}

fn range(out: &mut Vec<u8>, first: u16, characters: &[char]) {
    let last = u16::try_from(characters.len()).unwrap_or(1).saturating_sub(1);
    out.push(b'<');
    code(out, first);
    out.extend_from_slice(b"><");
    code(out, first.saturating_add(last));
    out.extend_from_slice(b">[");
    for ch in characters {
        out.push(b'<');
        ch.encode_utf16(&mut [0; 2]).iter().for_each(|unit| code(out, *unit));
        out.push(b'>');
    }
    out.extend_from_slice(b"]\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries alone.
    fn entries(characters: &[char]) -> String {
        let map = map(characters);
        let entries = map.strip_prefix(HEAD).and_then(|map| map.strip_suffix(TAIL)).unwrap();
        String::from_utf8(entries.to_vec()).unwrap()
    }

    #[test]
    fn codes_count_from_one_and_ranges_keep_their_first_byte() {
        let found = entries(&['政', '𬣙']);
        assert_eq!(found, "1 beginbfrange\n<0001><0002>[<653f><d872dcd9>]\nendbfrange\n");
        assert_eq!(entries(&[]), "");
        let many = entries(&['一'; 300]);
        let heads: Vec<&str> = many.lines().filter_map(|line| line.get(..12)).collect();
        assert_eq!(heads, ["2 beginbfran", "<0001><00ff>", "<0100><012c>"]);
    }
}
