//! A span as a SARIF region: lines from 1, columns from 1 in UTF-16 code units, the end exclusive
//! (SARIF 2.1.0 §3.30). It must not know any finding.

use report_core::{SourceFile, Span};
use serde_json::{Value, json};

/// The region of a span of the file.
pub(super) fn region(file: &SourceFile, span: Span) -> Value {
    let (start, end) = (file.position(span.start), file.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": column(file.text(), start.byte),
        "endLine": end.line,
        "endColumn": column(file.text(), end.byte),
    })
}

fn column(text: &str, byte: u32) -> usize {
    let before = text.get(..byte as usize).unwrap_or_default();
    let line = before.rfind('\n').map_or(before, |at| before.get(at + 1..).unwrap_or_default());
    line.encode_utf16().count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::FileId;

    #[test]
    fn columns_count_utf16_code_units() {
        let text = "一\n𠮷二a";
        let file = SourceFile::new("a.toml", text);
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            region(&file, Span::new(FileId::default(), start..start + part.len())).to_string()
        };
        assert_eq!(at("一"), r#"{"endColumn":2,"endLine":1,"startColumn":1,"startLine":1}"#);
        assert_eq!(at("二"), r#"{"endColumn":4,"endLine":2,"startColumn":3,"startLine":2}"#);
        assert_eq!(at("一\n𠮷"), r#"{"endColumn":3,"endLine":2,"startColumn":1,"startLine":1}"#);
    }
}
