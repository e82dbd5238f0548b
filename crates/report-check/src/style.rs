//! Texts in another file format than TOML, or nested beyond any report: told before they are read as
//! TOML, which would find a fault in every line. It must not judge TOML itself.

use crate::input_error::Cause;
use memchr::memchr_iter;

/// Nesting no report comes near; the parser gives up long before.
const DEEPEST: usize = 1000;

/// Lines that have to speak for another format before it is believed.
const LINES: usize = 3;

/// What a text is that is not TOML.
pub(crate) fn foreign(text: &str) -> Option<Cause> {
    if let Some(line) = deep_line(text) {
        return Some(Cause::Nested { line: line + 1 });
    }
    let styles = [("JSON", is_json as fn(&str) -> bool), ("YAML", is_yaml), ("INI", is_ini)];
    let (name, _) = styles.into_iter().find(|(_, is_style)| is_style(text))?;
    Some(Cause::OtherFormat(name))
}

/// The first line that is too deep, from 0. Nearly no text has signs enough for one.
fn deep_line(text: &str) -> Option<usize> {
    let count = |sign| memchr_iter(sign, text.as_bytes()).count();
    let may_be = count(b'[') + count(b'{') >= DEEPEST || count(b'.') + 1 >= DEEPEST;
    if may_be { text.lines().position(is_too_deep) } else { None }
}

/// More brackets opened than closed, or more parts in a dotted key, than anything but an attack has.
fn is_too_deep(line: &str) -> bool {
    if line.len() < DEEPEST {
        return false;
    }
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in line.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let parts = line.trim_start_matches('[').split('.').take_while(|part| is_word(part)).count();
    deepest > DEEPEST || parts > DEEPEST
}

/// Lines with something on them, without blanks around.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// No TOML begins with a brace, or with a bracket and then a brace.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let inside = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || inside.is_some_and(|inside| inside.starts_with('{'))
}

/// Keys before colons, dashes before items, and no equals sign behind any key.
fn is_yaml(text: &str) -> bool {
    let lines = || lines(text).filter(|line| !line.starts_with('#'));
    let item = |line: &str| line == "---" || line.starts_with("- ");
    let pair = |line: &str| {
        line.split_once(':').is_some_and(|(key, value)| {
            is_word(key.trim_matches('"')) && (value.is_empty() || value.starts_with(' '))
        })
    };
    let header = |line: &str| line.starts_with('[') && line.ends_with(']');
    // The first line of a TOML file tells already.
    let toml = lines().any(|line| assigned(line).is_some() || header(line));
    !toml && lines().filter(|line| item(line) || pair(line)).count() >= LINES
}

/// Comments after semicolons, or values of text, and no quote anywhere.
fn is_ini(text: &str) -> bool {
    let headed = lines(text).any(|line| line.starts_with('['));
    let comment = || lines(text).any(|line| line.starts_with(';'));
    let quoted = text.contains(['"', '\'', '“']);
    let word =
        |value: &str| value.starts_with(char::is_alphabetic) && !matches!(value, "true" | "false");
    let values = lines(text).filter_map(assigned).filter(|(_, value)| word(value.trim()));
    headed && !quoted && (comment() || values.count() >= LINES)
}

/// A key and its value.
fn assigned(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(['=', '＝'])?;
    key.split('.').all(is_word).then_some((key, value))
}

fn is_word(text: &str) -> bool {
    let part = |ch: char| ch.is_alphanumeric() || matches!(ch, '_' | '-');
    !text.trim().is_empty() && text.trim().chars().all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = foreign(text).map(|cause| cause.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn other_formats_are_named() {
        let named = ["JSON", "YAML", "INI"].map(|name| format!("是 {name} 格式，不是 TOML 格式"));
        let [json, yaml, ini] = named.each_ref().map(|name| Some(name.as_str()));
        check("{\n \"edition\": \"2021\"\n}", json);
        check("[\n  {\"year\": 2024}\n]", json);
        check("---\nedition: \"2021\"\nyear: 2024\nagency:\n  name: 某区\n", yaml);
        check("; 年报\n[agency]\nname=某区\n", ini);
        check("[agency]\nname=某区\nkind=government\n[document]\ntitle=年报\n", ini);
    }

    #[test]
    fn toml_with_faults_stays_toml() {
        check("edition: \"2021\"\nyear: 2024\nprevious: \"a\"\n[agency]\nname = \"b\"", None);
        check("[agency]\nname = 某区\nkind = government\n[document]\ntitle = \"a\"", None);
        check("[overview]\ntext = '''\n- 一\n- 二\n- 三\n'''", None);
        check("[requests]\ngranted = [1, 2]\n", None);
    }

    #[test]
    fn deep_nesting_is_told_by_its_line() {
        let deep = [format!("a = {}", "[".repeat(2000)), format!("[{}a]", "a.".repeat(2000))];
        for line in deep {
            check(&format!("year = 2024\n{line}\n"), Some("第 2 行嵌套层数过多，没有读"));
        }
        check(&format!("text = '{}'", ".".repeat(5000)), None);
        check(&format!("text = '{}'", "[公开]".repeat(5000)), None);
    }
}
