//! The marked content of every page as text (ISO 32000-1 §14.6). It must not know the structure.

use super::unicode::Unicode;
use crate::error::ExtractError;
use crate::limits::{MOST_CONTENT, MOST_PAGE};
use crate::tree::{follow, resolve};
use crate::unpack::{Refused, unpack};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What every piece of marked content says, by its page and its number there.
pub(super) struct Pages(BTreeMap<(ObjectId, i64), String>);

impl Pages {
    pub(super) fn read(objects: &Document) -> Result<Self, ExtractError> {
        let (fonts, texts) = (BTreeMap::new(), BTreeMap::new());
        let mut reader = Reader { objects, left: MOST_CONTENT, fonts, texts };
        objects.page_iter().try_for_each(|page| reader.page(page))?;
        Ok(Self(reader.texts))
    }

    pub(super) fn text(&self, page: ObjectId, number: i64) -> Option<&str> {
        self.0.get(&(page, number)).map(String::as_str)
    }
}

struct Reader<'a> {
    objects: &'a Document,
    /// How many bytes of content may still be unpacked.
    left: usize,
    /// The fonts read so far, by where their dictionaries are.
    fonts: BTreeMap<*const Dictionary, Rc<Unicode>>,
    texts: BTreeMap<(ObjectId, i64), String>,
}

/// Where a page's content has come to.
#[derive(Default)]
struct State {
    font: Option<Rc<Unicode>>,
    /// The fonts to come back to.
    kept: Vec<Option<Rc<Unicode>>>,
    /// The numbers of what is marked around here, none for what has no number.
    marks: Vec<Option<i64>>,
}

impl Reader<'_> {
    fn page(&mut self, page: ObjectId) -> Result<(), ExtractError> {
        let content = self.contents(page)?;
        let operations =
            Content::decode_strict(&content).map_err(|_| ExtractError::Broken)?.operations;
        let named = self.objects.get_page_fonts(page).map_err(|_| ExtractError::Broken)?;
        let mut fonts = BTreeMap::new();
        for (name, font) in named {
            fonts.insert(name, self.font(font)?);
        }
        let mut state = State::default();
        for operation in &operations {
            self.operate(page, operation, &fonts, &mut state);
        }
        Ok(())
    }

    /// The streams of a page, one behind the other.
    fn contents(&mut self, page: ObjectId) -> Result<Vec<u8>, ExtractError> {
        let mut content = Vec::new();
        for id in self.objects.get_page_contents(page) {
            let stream = self.objects.get_object(id).and_then(Object::as_stream);
            let stream = stream.map_err(|_| ExtractError::Broken)?;
            let room = self.left.min(MOST_PAGE.saturating_sub(content.len()));
            let unpacked = unpack(stream, room).map_err(refusal)?.bytes;
            self.left = self.left.saturating_sub(unpacked.len());
            content.extend_from_slice(&unpacked);
            content.push(b'\n');
        }
        Ok(content)
    }

    fn font(&mut self, font: &Dictionary) -> Result<Rc<Unicode>, ExtractError> {
        let place = std::ptr::from_ref(font);
        if let Some(known) = self.fonts.get(&place) {
            return Ok(Rc::clone(known));
        }
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        let map = follow(self.objects, font, b"ToUnicode").and_then(|map| map.as_stream().ok());
        let map = map.map(|map| unpack(map, self.left.min(MOST_PAGE)).map_err(refusal));
        let map = map.transpose()?.map(|map| map.bytes).unwrap_or_default();
        self.left = self.left.saturating_sub(map.len());
        let read = Unicode::read(&map, if is_composite { 2 } else { 1 });
        let read = Rc::new(read.ok_or(ExtractError::Broken)?);
        self.fonts.insert(place, Rc::clone(&read));
        Ok(read)
    }

    fn operate(
        &mut self,
        page: ObjectId,
        operation: &Operation,
        fonts: &BTreeMap<Vec<u8>, Rc<Unicode>>,
        state: &mut State,
    ) {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("q", _) => state.kept.push(state.font.clone()),
            ("Q", _) => state.font = state.kept.pop().flatten(),
            ("BMC", _) => state.marks.push(None),
            ("BDC", [_, properties]) => state.marks.push(self.number(properties)),
            ("EMC", _) => _ = state.marks.pop(),
            ("Tf", [Object::Name(name), _]) => state.font = fonts.get(name).cloned(),
            ("Tj" | "'", [shown]) | ("\"", [_, _, shown]) => {
                self.show(page, std::slice::from_ref(shown), state);
            }
            ("TJ", [Object::Array(shown)]) => self.show(page, shown, state),
            _ => {}
        }
    }

    /// The number in a mark's properties. Ours stand beside the mark.
    fn number(&self, properties: &Object) -> Option<i64> {
        let properties = resolve(self.objects, properties)?.as_dict().ok()?;
        properties.get(b"MCID").and_then(Object::as_i64).ok()
    }

    fn show(&mut self, page: ObjectId, shown: &[Object], state: &State) {
        let Some(number) = state.marks.iter().rev().copied().find_map(|mark| mark) else { return };
        let text = self.texts.entry((page, number)).or_default();
        for string in shown.iter().filter_map(|part| part.as_str().ok()) {
            match &state.font {
                Some(font) => font.append(string, text),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

fn refusal(refused: Refused) -> ExtractError {
    match refused {
        Refused::Damaged => ExtractError::Broken,
        Refused::TooLarge => ExtractError::TooLong,
    }
}
