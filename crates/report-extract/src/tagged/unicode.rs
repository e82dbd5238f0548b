//! What each code of a font is copied as: its `ToUnicode` map (ISO 32000-1 §9.10.3). It must not know pages.

use lopdf::content::Content;
use lopdf::{Object, StringFormat};
use std::collections::BTreeMap;

/// What each code is copied as.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unicode {
    /// How many bytes a code has.
    length: usize,
    texts: BTreeMap<u16, String>,
}

impl Unicode {
    /// Reads a map for codes of so many bytes, one or two; an empty one is of a font without. Nothing for what is
    /// no map. What it says of codes of another length is passed over.
    pub(super) fn read(map: &[u8], length: usize) -> Option<Self> {
        let mut unicode = Self { length, texts: BTreeMap::new() };
        // PostScript is near enough to what stands on pages: operands, then the operator.
        for operation in Content::decode_strict(map).ok()?.operations {
            match operation.operator.as_str() {
                "endbfchar" => unicode.add_codes(&operation.operands),
                "endbfrange" => unicode.add_ranges(&operation.operands),
                _ => {}
            }
        }
        Some(unicode)
    }

    fn add_codes(&mut self, pairs: &[Object]) {
        let (pairs, _) = pairs.as_chunks();
        for [code, text] in pairs {
            if let (Some(code), Some(units)) = (self.code(code), units(text)) {
                self.texts.insert(code, String::from_utf16_lossy(&units));
            }
        }
    }

    fn add_ranges(&mut self, triples: &[Object]) {
        let (triples, _) = triples.as_chunks();
        for [first, last, texts] in triples {
            let (Some(first), Some(last)) = (self.code(first), self.code(last)) else { continue };
            let codes = first..=last;
            match texts {
                Object::Array(texts) => {
                    let texts = texts.iter().filter_map(units);
                    let texts = texts.map(|units| String::from_utf16_lossy(&units));
                    self.texts.extend(codes.zip(texts));
                }
                // The last unit counts up with the code.
                text => {
                    let Some(units) = units(text) else { continue };
                    self.texts.extend(codes.map(|code| {
                        let mut units = units.clone();
                        if let Some(unit) = units.last_mut() {
                            *unit = unit.wrapping_add(code - first);
                        }
                        (code, String::from_utf16_lossy(&units))
                    }));
                }
            }
        }
    }

    /// A code of the length codes have.
    fn code(&self, object: &Object) -> Option<u16> {
        let bytes = object.as_str().ok().filter(|bytes| bytes.len() == self.length)?;
        Some(number(bytes))
    }

    /// Appends what a string is copied as.
    pub(super) fn append(&self, string: &[u8], text: &mut String) {
        for code in string.chunks(self.length) {
            let known = self.texts.get(&number(code));
            text.push_str(known.map_or("\u{fffd}", String::as_str));
        }
    }
}

/// At most two bytes as a number.
fn number(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |number: u16, byte| number << 8 | u16::from(*byte))
}

/// Hexadecimal UTF-16.
fn units(object: &Object) -> Option<Vec<u16>> {
    let Object::String(bytes, StringFormat::Hexadecimal) = object else { return None };
    let (pairs, rest) = bytes.as_chunks();
    rest.is_empty().then(|| pairs.iter().copied().map(u16::from_be_bytes).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(map: &str, length: usize, string: &[u8]) -> String {
        let mut text = String::new();
        Unicode::read(map.as_bytes(), length).unwrap().append(string, &mut text);
        text
    }

    #[test]
    fn codes_are_told_by_themselves_in_lists_and_in_ranges() {
        let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
            1 begincodespacerange <0000> <ffff> endcodespacerange\n\
            2 beginbfchar <0001> <653f> <0002> <d872dcd9> endbfchar\n\
            2 beginbfrange <0003> <0004> [<5e9c> <4fe1>] <0010> <0012> <0041> endbfrange\n\
            endcmap CMapName currentdict /CMap defineresource pop end end";
        let string = [0, 1, 0, 2, 0, 3, 0, 4, 0, 0x10, 0, 0x12, 0, 9];
        assert_eq!(copied(map, 2, &string), "政𬣙府信AC\u{fffd}");
    }

    #[test]
    fn codes_of_another_length_and_maps_of_nothing_say_nothing() {
        assert_eq!(copied("1 beginbfchar <01> <0041> endbfchar", 2, &[0, 1]), "\u{fffd}");
        assert_eq!(copied("1 beginbfchar <01> <0041> endbfchar", 1, &[1, 2]), "A\u{fffd}");
        assert_eq!(copied("", 2, &[0, 1, 2]), "\u{fffd}\u{fffd}");
        let widest = "1 beginbfrange <0000> <ffff> <ffff> endbfrange";
        assert_eq!(copied(widest, 2, &[0, 1]), "\0");
        let odd = "1 beginbfrange <0002> <0001> <0041> <0003> endbfrange";
        assert_eq!(copied(odd, 2, &[0, 2]), "\u{fffd}");
        assert_eq!(Unicode::read(b"<<", 2), None);
    }
}
