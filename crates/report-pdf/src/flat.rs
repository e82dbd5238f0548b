//! The names attached files have inside a PDF: without folders, since some readers stop at a name that holds
//! one, or lose the folder. It must not judge a name.

/// A relative path as one name: each solidus percent-encoded (RFC 3986 §2.1), and each percent sign that could be
/// taken for the beginning of one.
///
/// ```text
/// 2024/outcomes.png   2024%2Foutcomes.png
/// ```
pub(crate) fn name_of(path: &str) -> String {
    let mut name = String::with_capacity(path.len());
    for (at, ch) in path.char_indices() {
        match ch {
            '/' => name.push_str("%2F"),
            '%' if path.get(at..).and_then(decoded).is_some() => name.push_str("%25"),
            _ => name.push(ch),
        }
    }
    name
}

/// The path a name was made of.
pub(crate) fn path_of(name: &str) -> String {
    let mut path = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(ch) = rest.chars().next() {
        let (ch, length) = decoded(rest).map_or((ch, ch.len_utf8()), |ch| (ch, 3));
        path.push(ch);
        rest = rest.get(length..).unwrap_or_default();
    }
    path
}

/// The character an encoded one at the start of a text stands for.
fn decoded(text: &str) -> Option<char> {
    match text.as_bytes() {
        [b'%', b'2', b'F' | b'f', ..] => Some('/'),
        [b'%', b'2', b'5', ..] => Some('%'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_has_no_folder_and_is_readable() {
        assert_eq!(name_of("2024.toml"), "2024.toml");
        assert_eq!(name_of("2024/办理结果.png"), "2024%2F办理结果.png");
        assert_eq!(name_of("增长5%.png"), "增长5%.png");
        assert_eq!(name_of("a%2Fb.png"), "a%252Fb.png");
        assert_eq!(
            path_of("2024/办理结果.png"),
            "2024/办理结果.png",
            "as earlier versions wrote it"
        );
    }

    proptest! {
        #[test]
        fn every_path_comes_back(path in "([%25fF/a年]|%2[5Ff])*") {
            prop_assert!(!name_of(&path).contains('/'));
            prop_assert_eq!(path_of(&name_of(&path)), path);
        }
    }
}
