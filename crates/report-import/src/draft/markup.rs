//! Running text in the markup of report files, written so that it reads back as it was. It must not know where
//! the text comes from.

/// A piece of running text that is to be read as it stands; at the head of a line it needs [`line`] as well.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(ch) = rest.next() {
        let next = rest.peek().copied();
        let escape = match ch {
            '\\' | '*' | '`' | '<' => true,
            '_' => !inside_word(before, next),
            '[' | '!' => ch == '[' || next == Some('['),
            ']' => next == Some('('),
            '&' => next.is_some_and(|ch| ch.is_ascii_alphanumeric() || ch == '#'),
            '{' | '}' => next == Some(ch) || before == Some(ch),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(ch);
        before = Some(ch);
    }
    out
}

/// Whether an underscore stands between letters, where it marks nothing.
fn inside_word(before: Option<char>, next: Option<char>) -> bool {
    let word = |ch: Option<char>| ch.is_some_and(char::is_alphanumeric);
    word(before) && word(next)
}

/// A line of text that is read as a paragraph of just this text; a number typed at its head stays one.
pub(crate) fn literal(text: &str) -> String {
    line(&words(text.trim()))
}

/// A line in markup that is read as a paragraph, whatever it begins with.
pub(crate) fn line(text: &str) -> String {
    let marks = text.starts_with(['#', '>', '=', '~'])
        || text.starts_with(['-', '+']) && text.chars().nth(1).is_none_or(char::is_whitespace)
        || text.len() >= 3 && text.chars().all(|ch| matches!(ch, '-' | '_' | '='))
        || text.starts_with("---");
    if marks { format!("\\{text}") } else { text.to_owned() }
}

/// Text in bold; blanks at its ends stay outside, where the marks still pair.
pub(crate) fn bold(text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(inner).unwrap_or_default();
    format!("{before}**{}**{after}", words(inner))
}

/// A link; the text alone where the address cannot stand in one.
pub(crate) fn link(text: &str, target: &str) -> String {
    let fits = !target.is_empty()
        && !target.chars().any(|ch| ch.is_control() || matches!(ch, '<' | '>' | '\\' | ' '));
    if !fits {
        return words(text);
    }
    let bare = !target.contains(['(', ')', '*', '_']);
    let target = if bare { target.to_owned() } else { format!("<{target}>") };
    format!("[{}]({target})", words(text).replace(']', "\\]").replace("\\\\]", "\\]"))
}

/// A row of a table of the writer's own, each cell already in markup; line breaks become blanks.
pub(crate) fn table_row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let line = text.replace(['\n', '\r'], " ");
        let mut out = String::new();
        let mut escaped = false;
        for ch in line.trim().chars() {
            if ch == '|' && !escaped {
                out.push('\\');
            }
            escaped = ch == '\\' && !escaped;
            out.push(ch);
        }
        out
    };
    format!("| {} |", cells.iter().map(cell).collect::<Vec<_>>().join(" | "))
}
