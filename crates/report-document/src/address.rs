//! Web and mail addresses in running text, so that they can be followed. It must not touch text that
//! is a link already.

use linkify::{LinkFinder, LinkKind};
use std::ops::Range;

/// A stretch of text, and where it leads if it is an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) range: Range<usize>,
    pub(crate) target: Option<String>,
}

/// Whether a text may hold an address: only these signs can make one, and few paragraphs have one.
pub(crate) fn may_stand_in(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.contains('@')
}

/// A text cut where addresses begin and end; the stretches joined are the text.
pub(crate) fn stretches(text: &str) -> Vec<Stretch> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let mut stretches = Vec::new();
    let mut start = 0;
    // An address is ASCII; Chinese text beside it without a space is none of it.
    for run in text.split_inclusive(|ch: char| !ch.is_ascii()) {
        let ascii = run.trim_end_matches(|ch: char| !ch.is_ascii());
        stretches.extend(finder.spans(ascii).map(|span| Stretch {
            range: start + span.start()..start + span.end(),
            target: span.kind().and_then(|kind| target(kind, span.as_str())),
        }));
        stretches.push(Stretch { range: start + ascii.len()..start + run.len(), target: None });
        start += run.len();
    }
    joined(stretches)
}

/// Neighbours that lead nowhere made one, empty ones left out.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches.into_iter().filter(|stretch| !stretch.range.is_empty()) {
        match joined.last_mut() {
            Some(last) if last.target.is_none() && stretch.target.is_none() => {
                last.range.end = stretch.range.end;
            }
            _ => joined.push(stretch),
        }
    }
    joined
}

/// Where an address leads. A bare name counts only where it begins with `www.`: `2020.toml` is none.
fn target(kind: &LinkKind, text: &str) -> Option<String> {
    match kind {
        LinkKind::Email => Some(format!("mailto:{text}")),
        _ if text.starts_with("http://") || text.starts_with("https://") => Some(text.to_owned()),
        _ if text.starts_with("www.") => Some(format!("http://{text}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str) -> Vec<String> {
        stretches(text).into_iter().filter_map(|stretch| stretch.target).collect()
    }

    #[test]
    fn addresses_beside_chinese_text_are_found() {
        let found = check(
            "见（www.example.gov.cn）或https://www.example.gov.cn/a?b=1，邮箱a.b@example.cn。",
        );
        let wanted = [
            "http://www.example.gov.cn",
            "https://www.example.gov.cn/a?b=1",
            "mailto:a.b@example.cn",
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn numbers_and_file_names_are_no_addresses() {
        assert_eq!(check("文件2020.toml占12.5%，@某人，www.不是，1:2://3"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn the_stretches_are_the_text(text in "([一-龥]|www\\.|https://|[a-z.@/：，]){0,40}") {
            let joined: String = stretches(&text).into_iter().map(|s| text[s.range].to_owned()).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
