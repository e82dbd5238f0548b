//! What is printed stands apart from how: the typesetter has no words of its own. It must not look at
//! what the words say.

use crate::none;
use crate::source::{File, rust};

/// What sets words and makes none.
const TYPESETTER: &str = "crates/report-typeset/src/";

/// Whether a character is a letter of Chinese text: an ideograph, an extension's or a compatible one's
/// too (Unicode blocks *CJK Unified Ideographs*, A to H, and *CJK Compatibility Ideographs*).
const fn is_hanzi(ch: char) -> bool {
    matches!(
        ch,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}'
    )
}

#[test]
fn the_typesetter_has_marks_and_no_words() {
    let own = || rust().filter(|file| file.path.starts_with(TYPESETTER));
    assert!(own().count() > 20, "the typesetter has moved");
    none(own().flat_map(|file| {
        let with_words = file.code().filter(|(_, line)| code(line).contains(is_hanzi));
        let place = |(number, line): (usize, &str)| {
            format!("{}:{number}: {}: words belong in report-document", file.path, line.trim())
        };
        with_words.map(place).collect::<Vec<_>>()
    }));
}

/// A line without the comment at its end.
fn code(line: &str) -> &str {
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

#[test]
fn a_word_is_seen_and_a_mark_is_not() {
    let check = |text: &str| {
        let file = File { path: "crates/x/src/y.rs".to_owned(), text: text.to_owned() };
        file.code().any(|(_, line)| code(line).contains(is_hanzi))
    };
    assert!(check("const A: &str = \"（续）\";"));
    assert!(check("let a = '年'; // 年"));
    assert!(!check("const A: &str = \"——，。（）《》……\";"));
    assert!(!check("let a = 1; // 首行\n/// 版心\nlet b = 2;"));
    assert!(!check("let a = 1;\n#[cfg(test)]\nmod tests {\n    const A: &str = \"年\";\n}\n"));
}
