//! Running text as it is printed: figures filled in, what can be followed made a link. It must not know
//! how emphasis or a link looks.

use crate::address;
use crate::words::Words;
use report_core::{Span, Spanned, prose};
use std::borrow::Cow;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline<'r> {
    /// Text in one manner.
    Text {
        /// The text.
        words: Words<'r>,
        /// Whether it is emphasised.
        strong: bool,
    },
    /// What can be followed: a link of the text, or a Web or mail address in it.
    Link {
        /// Where it leads: begins with `http://`, `https://` or `mailto:`.
        target: Cow<'r, str>,
        /// What is shown.
        inlines: Vec<Inline<'r>>,
    },
}

/// Where a link may lead; any other is plain text.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// The text of inlines as a reader sees it.
#[must_use]
pub fn plain_text(inlines: &[Inline<'_>]) -> String {
    let mut text = String::new();
    each_words(inlines, &mut |words, _| text.push_str(&words.text));
    text
}

/// Where inlines stand in their file, from the first place to the last; nothing for words of the form.
///
/// ```
/// use report_core::{FileId, Span};
/// use report_document::{Inline, Words, place_of};
///
/// let span = |range| Span::new(FileId::default(), range);
/// let text = |range| Inline::Text { words: Words::at("年报", span(range)), strong: false };
/// assert_eq!(place_of(&[text(4..10), text(12..18)]), Some(span(4..18)));
/// assert_eq!(place_of(&[]), None);
/// ```
#[must_use]
pub fn place_of(inlines: &[Inline<'_>]) -> Option<Span> {
    let mut whole: Option<Span> = None;
    each_words(inlines, &mut |words, _| {
        whole = match (whole, words.from) {
            (Some(whole), Some(own)) if whole.file == own.file => {
                Some(Span { end: whole.end.max(own.end), ..whole })
            }
            (whole, own) => whole.or(own),
        };
    });
    whole
}

/// Hands over every text of inlines in order, and whether it is emphasised.
pub(crate) fn each_words<'i>(
    inlines: &'i [Inline<'_>],
    take: &mut impl FnMut(&'i Words<'_>, bool),
) {
    for inline in inlines {
        match inline {
            Inline::Text { words, strong } => take(words, *strong),
            Inline::Link { inlines, .. } => each_words(inlines, take),
        }
    }
}

/// Words in which nothing can be followed.
pub(crate) fn plain(words: Words<'_>) -> Vec<Inline<'_>> {
    vec![Inline::Text { words, strong: false }]
}

/// Typed text in which addresses can be followed.
pub(crate) fn typed(text: &Spanned<String>) -> Vec<Inline<'_>> {
    let mut out = Vec::with_capacity(1);
    push_text(&mut out, text, Manner::default());
    out
}

/// The text of prose.
pub(crate) fn of_prose(inlines: &[prose::Inline]) -> Vec<Inline<'_>> {
    let mut out = Vec::with_capacity(inlines.len());
    push(&mut out, inlines, Manner::default());
    out
}

/// What a piece of text stands in.
#[derive(Clone, Copy, Default)]
struct Manner {
    strong: bool,
    /// Whether it stands in a link already.
    linked: bool,
}

fn push<'r>(out: &mut Vec<Inline<'r>>, inlines: &'r [prose::Inline], manner: Manner) {
    let strong = manner.strong;
    for inline in inlines {
        match inline {
            prose::Inline::Text(text) => push_text(out, text, manner),
            prose::Inline::Strong(inner) => push(out, inner, Manner { strong: true, ..manner }),
            prose::Inline::Figure(it) => {
                out.push(Inline::Text { words: Words::at(&*it.text, it.span), strong });
            }
            prose::Inline::Reference(it) => {
                out.push(Inline::Text { words: Words::at(&*it.text, it.span), strong });
            }
            prose::Inline::Link { target, inlines } if is_live(&target.value) => {
                let mut shown = Vec::with_capacity(inlines.len());
                push(&mut shown, inlines, Manner { linked: true, ..manner });
                out.push(Inline::Link { target: Cow::Borrowed(&target.value), inlines: shown });
            }
            prose::Inline::Link { inlines, .. } => push(out, inlines, manner),
        }
    }
}

fn is_live(target: &str) -> bool {
    SCHEMES.iter().any(|scheme| target.starts_with(scheme))
}

/// Adds text; addresses in it can be followed, unless it stands in a link already.
fn push_text<'r>(out: &mut Vec<Inline<'r>>, text: &'r Spanned<String>, manner: Manner) {
    let Manner { strong, linked } = manner;
    if linked || !address::may_stand_in(&text.value) {
        out.push(Inline::Text { words: Words::typed(text), strong });
        return;
    }
    let start = text.span.range().start;
    let literal = text.span.range().len() == text.value.len();
    for stretch in address::stretches(&text.value) {
        let own = start + stretch.range.start..start + stretch.range.end;
        let from = if literal { Span::new(text.span.file, own) } else { text.span };
        let words = Words::at(text.value.get(stretch.range).unwrap_or_default(), from);
        let shown = Inline::Text { words, strong };
        out.push(match stretch.target {
            None => shown,
            Some(target) => Inline::Link { target: target.into(), inlines: vec![shown] },
        });
    }
}

/// Adds every text of inlines.
pub(crate) fn push_all<'w>(words: &mut Vec<Words<'w>>, inlines: &'w [Inline<'_>]) {
    each_words(inlines, &mut |text, _| words.push(text.by_ref()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::FileId;

    fn text(value: &str, start: usize) -> Spanned<String> {
        let span = Span::new(FileId::default(), start..start + value.len());
        Spanned::new(value.to_owned(), span)
    }

    /// Inlines with links in square brackets, emphasis in asterisks.
    fn drawn(inlines: &[Inline<'_>]) -> String {
        let draw = |inline: &Inline<'_>| match inline {
            Inline::Text { words, strong: true } => format!("*{}*", words.text),
            Inline::Text { words, .. } => words.text.to_string(),
            Inline::Link { target, inlines } => format!("[{}]({target})", drawn(inlines)),
        };
        inlines.iter().map(draw).collect()
    }

    fn link(target: &str, inlines: Vec<prose::Inline>) -> prose::Inline {
        prose::Inline::Link { target: text(target, 0), inlines }
    }

    #[test]
    fn links_lead_out_or_are_plain_text() {
        let shown = || vec![prose::Inline::Strong(vec![prose::Inline::Text(text("站", 0))])];
        let check = |target, expected: &str| {
            assert_eq!(drawn(&of_prose(&[link(target, shown())])), expected);
        };
        check("https://a.cn", "[*站*](https://a.cn)");
        check("mailto:a@b.cn", "[*站*](mailto:a@b.cn)");
        check("2023.toml", "*站*");
    }

    #[test]
    fn an_address_in_a_link_is_not_linked_again() {
        let inner = || vec![prose::Inline::Text(text("见www.a.cn", 0))];
        let live = of_prose(&[link("https://a.cn", inner())]).len();
        assert_eq!(live, 1);
        assert_eq!(drawn(&of_prose(&[link("x", inner())])), "见[www.a.cn](http://www.a.cn)");
    }

    #[test]
    fn a_stretch_of_typed_text_knows_its_own_place() {
        let typed_text = text("见www.a.cn。", 5);
        let mut places = Vec::new();
        each_words(&typed(&typed_text), &mut |words, _| places.extend(words.from.map(Span::range)));
        assert_eq!(places, [5..8, 8..16, 16..19]);
    }
}
