//! A text with the place it comes from, and the words a report prints that nobody typed. It must not
//! join or break texts.

use report_core::{Span, Spanned};
use std::borrow::Cow;

/// What a cover is called: it carries no number.
pub const COVER: &str = "封面";

/// The watermark of a draft.
pub const DRAFT: &str = "草稿";

/// The watermark of a report compiled before all its units had reported.
pub const INCOMPLETE: &str = "汇总未完成";

/// Appended to a merged label that is printed again where its table goes on overleaf.
pub const CONTINUED: &str = "（续）";

/// A text as it is printed, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words<'r> {
    /// The text.
    pub text: Cow<'r, str>,
    /// Where it stands in the report's files, or what it was made from; nothing for words of the form
    /// and of this crate. Where it is as long as the text, byte n of the text is byte n of it.
    pub from: Option<Span>,
}

impl<'r> Words<'r> {
    /// Words that stand nowhere in the report's files.
    #[must_use]
    pub fn own(text: impl Into<Cow<'r, str>>) -> Self {
        Self { text: text.into(), from: None }
    }

    /// Words that stand at a place, or are made from what stands there.
    #[must_use]
    pub fn at(text: impl Into<Cow<'r, str>>, from: Span) -> Self {
        Self { text: text.into(), from: Some(from) }
    }

    /// Words as they were typed.
    #[must_use]
    pub fn typed(text: &'r Spanned<String>) -> Self {
        Self::at(&*text.value, text.span)
    }

    /// The same words, borrowed.
    #[must_use]
    pub fn by_ref(&self) -> Words<'_> {
        Words { text: Cow::Borrowed(&self.text), from: self.from }
    }

    /// Each character with its place.
    pub fn characters(&self) -> impl Iterator<Item = (char, Option<Span>)> {
        places(&self.text, self.from)
    }
}

/// Each character of a text with its place: its own where the text is as long as `from`, else the
/// whole of it.
///
/// ```
/// use report_core::{FileId, Span};
/// use report_document::places;
///
/// let span = |range| Some(Span::new(FileId::default(), range));
/// let own: Vec<_> = places("一a", span(10..14)).collect();
/// assert_eq!(own, [('一', span(10..13)), ('a', span(13..14))]);
/// let made: Vec<_> = places("3件", span(10..32)).collect();
/// assert_eq!(made, [('3', span(10..32)), ('件', span(10..32))]);
/// ```
#[inline]
pub fn places(
    text: &str,
    from: Option<Span>,
) -> impl Iterator<Item = (char, Option<Span>)> + use<'_> {
    let mut next = from.filter(|span| span.range().len() == text.len());
    text.chars().map(move |ch| {
        let Some(rest) = &mut next else { return (ch, from) };
        let length = u32::try_from(ch.len_utf8()).unwrap_or_default();
        let own = Span { end: rest.start.saturating_add(length), ..*rest };
        rest.start = own.end;
        (ch, Some(own))
    })
}
