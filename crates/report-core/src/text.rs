//! A decoded text that knows its characters as soon as they are asked for. It must not know where it
//! came from.

use crate::characters::CharacterSet;
use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A text, and the characters it has, found out once.
///
/// ```
/// use report_core::Text;
///
/// let text = Text::from("共３条");
/// assert_eq!(text.len(), 9);
/// assert!(text.characters().contains('３'));
/// ```
#[derive(Clone, Debug)]
pub struct Text {
    text: Arc<str>,
    characters: OnceLock<Arc<CharacterSet>>,
}

impl Text {
    /// Every character it has.
    #[must_use]
    pub fn characters(&self) -> &CharacterSet {
        self.characters.get_or_init(|| Arc::new(CharacterSet::of_text(&self.text)))
    }

    /// The text alone, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Text {}

impl Default for Text {
    fn default() -> Self {
        Self::from("")
    }
}

impl From<Arc<str>> for Text {
    fn from(text: Arc<str>) -> Self {
        Self { text, characters: OnceLock::new() }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Arc::<str>::from(text).into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Arc::<str>::from(text).into()
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        Self::from(&*text)
    }
}
