//! A small reader of finished files, for tests: the text as a reader would copy it, the bookmarks,
//! every object in readable form. It must read only what the file says.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The text of hexadecimal UTF-16.
fn of_units(digits: &str) -> String {
    let places = (0..digits.len()).step_by(4);
    let unit = |at: usize| u16::from_str_radix(digits.get(at..at + 4).unwrap(), 16).unwrap();
    String::from_utf16(&places.map(unit).collect::<Vec<_>>()).unwrap()
}

/// A finished file.
pub(super) struct File(Document);

/// What each code of a font is copied as.
type Unicode = BTreeMap<u16, String>;

impl File {
    pub(super) fn open(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    /// The text of each page: a line for every run.
    pub(super) fn texts(&self) -> Vec<String> {
        self.0.get_pages().into_values().map(|page| self.text_of(page)).collect()
    }

    fn text_of(&self, page: ObjectId) -> String {
        let fonts = self.0.get_page_fonts(page).unwrap();
        let unicode: BTreeMap<Vec<u8>, Unicode> =
            fonts.into_iter().map(|(name, font)| (name, self.unicode(font))).collect();
        let content = Content::decode(&self.0.get_page_content(page)).unwrap();
        let (mut text, mut current) = (String::new(), None);
        for operation in content.operations {
            match (operation.operator.as_str(), operation.operands.as_slice()) {
                ("Tf", [Object::Name(name), _]) => current = unicode.get(name),
                ("TJ" | "Tj", [shown]) => {
                    let parts = shown.as_array().map_or(std::slice::from_ref(shown), Vec::as_slice);
                    let strings = parts.iter().filter_map(|part| part.as_str().ok());
                    for code in strings.flat_map(|string| string.chunks(2)) {
                        let code = u16::from_be_bytes(code.try_into().unwrap());
                        text.push_str(current.and_then(|map| map.get(&code)).unwrap());
                    }
                    text.push('\n');
                }
                _ => {}
            }
        }
        text
    }

    /// The `bfrange` lines of a font's `ToUnicode`.
    fn unicode(&self, font: &Dictionary) -> Unicode {
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).unwrap();
        let stream = self.0.get_object(id).and_then(Object::as_stream).unwrap();
        let cmap = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
        let mut unicode = Unicode::new();
        for line in cmap.lines().filter(|line| line.ends_with(']')) {
            let (codes, texts) = line.split_once('[').unwrap();
            let first = codes.get(1..5).and_then(|first| u16::from_str_radix(first, 16).ok());
            let texts = texts.split(['<', '>', ']']).filter(|text| !text.is_empty());
            unicode.extend((first.unwrap()..).zip(texts.map(of_units)));
        }
        unicode
    }

    /// The bookmarks, indented by depth.
    pub(super) fn outline(&self) -> String {
        let catalog = self.0.catalog().unwrap();
        let mut drawn = String::new();
        if let Ok(root) = catalog.get(b"Outlines").and_then(Object::as_reference) {
            self.draw_outline(self.dictionary(root), 0, &mut drawn);
        }
        drawn
    }

    fn draw_outline(&self, item: &Dictionary, depth: usize, drawn: &mut String) {
        let mut next = item.get(b"First").and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let child = self.dictionary(id);
            let title = lopdf::decode_text_string(child.get(b"Title").unwrap()).unwrap();
            writeln!(drawn, "{}{title}", "  ".repeat(depth)).unwrap();
            self.draw_outline(child, depth + 1, drawn);
            next = child.get(b"Next").and_then(Object::as_reference).ok();
        }
    }

    /// The structure tree, a line for every element, indented by depth.
    pub(super) fn structure(&self) -> String {
        let root =
            self.0.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let mut drawn = String::new();
        self.draw_element(self.dictionary(root).get(b"K").unwrap(), 0, &mut drawn);
        drawn
    }

    fn draw_element(&self, kid: &Object, depth: usize, drawn: &mut String) {
        let indent = "  ".repeat(depth);
        let element = match kid {
            Object::Reference(id) => self.dictionary(*id),
            Object::Array(kids) => {
                return kids.iter().for_each(|kid| self.draw_element(kid, depth, drawn));
            }
            Object::Dictionary(entry) => {
                let entry = name_of(entry, b"Type");
                return writeln!(drawn, "{indent}{entry}").unwrap();
            }
            content => return writeln!(drawn, "{indent}{content:?}").unwrap(),
        };
        write!(drawn, "{indent}{}", name_of(element, b"S")).unwrap();
        for key in [&b"A"[..], b"Alt", b"ID"] {
            if let Ok(value) = element.get(key) {
                write!(drawn, " {}", readable(value)).unwrap();
            }
        }
        drawn.push('\n');
        if let Ok(kids) = element.get(b"K") {
            self.draw_element(kids, depth + 1, drawn);
        }
    }

    fn dictionary(&self, id: ObjectId) -> &Dictionary {
        self.0.get_dictionary(id).unwrap()
    }

    /// Every object by its number. Streams are told by their dictionaries and, where they are text,
    /// by their content.
    pub(super) fn dump(&self) -> String {
        let mut dump = String::new();
        for ((id, _), object) in &self.0.objects {
            match object {
                Object::Stream(stream) if name_of(&stream.dict, b"Type") == "ObjStm" => {}
                Object::Stream(stream) if name_of(&stream.dict, b"Type") == "XRef" => {}
                Object::Stream(stream) => {
                    let mut entries = stream.dict.clone();
                    entries.remove(b"Length");
                    writeln!(dump, "{id}: {entries:?} stream").unwrap();
                    // XMP has its own test, pixels and outlines are no text.
                    let kind = name_of(&stream.dict, b"Type");
                    let is_text = !stream.dict.has(b"Length1") && kind.is_empty();
                    let content = is_text.then(|| stream.decompressed_content().unwrap());
                    for line in
                        content.iter().flat_map(|content| content.split(|byte| *byte == b'\n'))
                    {
                        writeln!(dump, "    {}", printable(line)).unwrap();
                    }
                }
                object => writeln!(dump, "{id}: {}", readable(object)).unwrap(),
            }
        }
        dump
    }
}

/// A line of content; codes that are no text are escaped.
fn printable(line: &[u8]) -> String {
    let text = str::from_utf8(line).ok().filter(|text| !text.contains(char::is_control));
    text.map_or_else(|| line.escape_ascii().to_string(), str::to_owned)
}

fn name_of(dictionary: &Dictionary, key: &[u8]) -> String {
    let name = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

/// An object as text, with its own texts decoded.
fn readable(object: &Object) -> String {
    match object {
        Object::Dictionary(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                format!("{} {}", String::from_utf8_lossy(key), readable(value))
            });
            format!("<<{}>>", entries.collect::<Vec<_>>().join(", "))
        }
        Object::Array(values) => {
            format!("[{}]", values.iter().map(readable).collect::<Vec<_>>().join(" "))
        }
        Object::String(..) => lopdf::decode_text_string(object)
            .map_or_else(|_| format!("{object:?}"), |text| format!("“{text}”")),
        other => format!("{other:?}"),
    }
}
