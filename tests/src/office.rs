//! Office packages taken apart: their parts by name, each as a tree of elements. It must not judge what is
//! in them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A package.
#[derive(Debug)]
pub struct Package {
    /// The names of its parts, in the order they stand in it.
    pub names: Vec<String>,
    /// Each part's bytes.
    pub parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Opens a file.
    ///
    /// # Panics
    /// Where it is no package, or a part does not unpack.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let (mut names, mut parts) = (Vec::new(), BTreeMap::new());
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).expect("an entry");
            let moment = entry.last_modified().expect("a date");
            assert_eq!((moment.year(), moment.month(), moment.day()), (1980, 1, 1), "no clock");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("an entry that unpacks");
            let name = entry.name().expect("a name").into_owned();
            names.push(name.clone());
            assert!(parts.insert(name.clone(), bytes).is_none(), "{name} stands twice");
        }
        Self { names, parts }
    }

    /// A part as a tree.
    ///
    /// # Panics
    /// Where there is none, or it is not well formed.
    #[must_use]
    pub fn xml(&self, name: &str) -> Element {
        let bytes = self.parts.get(name).unwrap_or_else(|| panic!("{name} is missing"));
        Element::parse(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

/// An element with what stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, with its prefix.
    pub name: String,
    /// Its attributes by name.
    pub attributes: BTreeMap<String, String>,
    /// The elements in it, in order.
    pub children: Vec<Self>,
    /// The text that stands directly in it.
    pub text: String,
}

impl Element {
    /// The outermost element of a text.
    ///
    /// # Errors
    /// Where it is not well formed.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match event {
                Event::Start(start) => open.push(Self::of(&start)?),
                Event::Empty(start) => {
                    let element = Self::of(&start)?;
                    last(&mut open)?.children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().ok_or("closed without being open")?;
                    last(&mut open)?.children.push(element);
                }
                Event::Text(text) => last(&mut open)?.text.push_str(&text),
                Event::GeneralRef(entity) => {
                    let text = quick_xml::escape::unescape(&format!("&{};", &*entity))
                        .map_err(|error| error.to_string())?
                        .into_owned();
                    last(&mut open)?.text.push_str(&text);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let [root] = open.as_mut_slice() else { return Err("left open".to_owned()) };
        let [_] = root.children.as_slice() else { return Err("not one element".to_owned()) };
        root.children.pop().ok_or_else(|| "empty".to_owned())
    }

    fn of(start: &BytesStart<'_>) -> Result<Self, String> {
        let name = start.name().as_ref().to_owned();
        let mut attributes = BTreeMap::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref().to_owned();
            let value =
                quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
            attributes.insert(key, value.into_owned());
        }
        Ok(Self { name, attributes, children: Vec::new(), text: String::new() })
    }

    /// An attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The first child of a name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of a name.
    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The attribute `w:val` of a child, as most properties of Word's have it.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Hands over the element and everything in it, outer ones first.
    pub fn each<'e>(&'e self, take: &mut impl FnMut(&'e Self)) {
        take(self);
        self.children.iter().for_each(|child| child.each(take));
    }

    /// Every element of a name in it.
    #[must_use]
    pub fn all<'e>(&'e self, name: &str) -> Vec<&'e Self> {
        let mut found = Vec::new();
        self.each(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }
}

/// Whether a part's name ends so.
#[must_use]
pub fn ends_in(name: &str, end: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| own == end)
}

fn last(open: &mut [Element]) -> Result<&mut Element, String> {
    open.last_mut().ok_or_else(|| "closed too often".to_owned())
}
