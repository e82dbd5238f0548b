//! Which of some words a text begins or ends with. It must not know any word.

/// The first of the words that a text begins with.
pub(crate) fn begin<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let head = text.as_bytes().first_chunk();
    let mut own = words.iter().filter(|word| may_agree(head, word.as_bytes().first_chunk()));
    own.find(|word| text.starts_with(**word)).copied()
}

/// Whether a text ends with one of the words.
pub(crate) fn end(text: &str, words: &[&str]) -> bool {
    let tail = text.as_bytes().last_chunk();
    let mut own = words.iter().filter(|word| may_agree(tail, word.as_bytes().last_chunk()));
    own.any(|word| text.ends_with(word))
}

/// Whether two texts may have the same character, of three bytes, at one end: most words differ there,
/// and it is told sooner than that a whole word is not there.
fn may_agree(one: Option<&[u8; 3]>, other: Option<&[u8; 3]>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_words_counts() {
        assert_eq!(begin("以上各项", &["左右", "以上", "以"]), Some("以上"));
        assert_eq!(begin("以内", &["以上", "以"]), Some("以"));
        assert_eq!(begin("内以上", &["以上", "以"]), None);
        assert_eq!(begin("", &["以"]), None);
        assert!(end("不超过", &["超", "超过"]) && !end("超过了", &["超", "超过"]));
        assert!(!end("过", &["超过"]) && !end("", &["过"]));
    }
}
