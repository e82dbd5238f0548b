//! That a Word document says what the report prints, in order and nothing else, and that its fields, marks and
//! comments are whole. It must not know where it says it.

use crate::office::{Element, Package};
use report_document::{Block, Document};
use std::collections::BTreeSet;

/// # Panics
/// Where the text differs, a field is left open, or two things have one number.
pub(super) fn holds(file: &Package, body: &Element, document: &Document<'_>) {
    let said = said(body);
    let printed = printed(document);
    let differs = said.chars().zip(printed.chars()).position(|(said, printed)| said != printed);
    let near = |text: &str| {
        text.chars()
            .skip(differs.unwrap_or_default().saturating_sub(5))
            .take(30)
            .collect::<String>()
    };
    assert!(said == printed, "{} is not {}", near(&said), near(&printed));
    fields(body);
    for (element, attribute) in
        [("wp:docPr", "id"), ("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name")]
    {
        let found = body.all(element);
        let names: BTreeSet<_> = found.iter().map(|it| it.attribute(attribute)).collect();
        assert_eq!(names.len(), found.len(), "{element} {attribute}");
    }
    let marks = body.all("w:bookmarkStart");
    let leads = |name: &str| marks.iter().any(|mark| mark.attribute("w:name") == Some(name));
    let anchors = body.all("w:hyperlink").into_iter().filter_map(|it| it.attribute("w:anchor"));
    anchors.for_each(|anchor| assert!(leads(anchor), "{anchor} leads nowhere"));
    charts(file, document);
}

/// What the text says, entries of the contents and ends of lines left out.
fn said(body: &Element) -> String {
    let mut text = String::new();
    for paragraph in body.all("w:p") {
        let style = paragraph.child("w:pPr").and_then(|it| it.value("w:pStyle"));
        if style.is_some_and(|style| style.starts_with("TOC") && style != "TOCHeading") {
            continue;
        }
        paragraph.each(&mut |element| match element.name.as_str() {
            "w:t" => text.push_str(&element.text),
            "w:tab" if element.attributes.is_empty() => text.push('\t'),
            _ => {}
        });
    }
    text
}

/// What the document prints but for what is drawn in charts.
fn printed(document: &Document<'_>) -> String {
    let drawn: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    let mut text: String = document.words().map(|words| words.text.into_owned()).collect();
    // The words of a chart stand together, those of its caption last.
    let mut from = 0;
    for chart in drawn {
        let inside = inside(chart).concat();
        let at = text.get(from..).and_then(|rest| rest.find(&inside)).expect("the chart's words");
        text.replace_range(from + at..from + at + inside.len(), "");
        from += at;
    }
    text.replace(['\n', '\r'], "")
}

/// What is drawn in a chart: unit, names of series, slices or categories.
fn inside(chart: &report_document::Chart<'_>) -> Vec<String> {
    let mut words: Vec<String> = chart.unit.iter().map(|unit| unit.text.to_string()).collect();
    if chart.data.series.len() > 1 {
        words.extend(chart.data.series.iter().map(|series| series.name.value.clone()));
    }
    if chart.slices.is_empty() && chart.data.kind != report_core::prose::ChartKind::Pie {
        words.extend(chart.data.categories.iter().map(|name| name.value.clone()));
    }
    words.extend(chart.slices.iter().map(|slice| slice.words.text.to_string()));
    words
}

/// Each chart has all its words and values.
fn charts(file: &Package, document: &Document<'_>) {
    let charts = document.blocks.iter().filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    for (chart, number) in charts.zip(1..) {
        let part = file.xml(&format!("word/charts/chart{number}.xml"));
        let mut said = BTreeSet::new();
        part.each(&mut |element| {
            said.insert(element.text.clone());
        });
        let values = chart.data.series.iter().flat_map(|series| &series.values);
        let values = values.map(ToString::to_string);
        for words in inside(chart).into_iter().chain(values) {
            assert!(said.contains(&words), "chart {number} does not say {words}");
        }
    }
}

/// Every field is begun, parted and ended in this order.
fn fields(body: &Element) {
    let mut open = Vec::new();
    for sign in body.all("w:fldChar") {
        match sign.attribute("w:fldCharType") {
            Some("begin") => open.push(false),
            Some("separate") => {
                assert_eq!(open.last_mut().map(|it| std::mem::replace(it, true)), Some(false));
            }
            Some("end") => assert_eq!(open.pop(), Some(true)),
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "a field is left open");
}

/// Each comment stands in the text once, from its beginning to its sign.
///
/// # Panics
/// Where one does not.
pub(super) fn comments(file: &Package, body: &Element, count: usize) {
    let signs = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"];
    for sign in signs {
        let ids: BTreeSet<_> = body.all(sign).iter().map(|it| it.attribute("w:id")).collect();
        assert_eq!((ids.len(), body.all(sign).len()), (count, count), "{sign}");
    }
    if count > 0 {
        let said = file.xml("word/comments.xml");
        assert_eq!(said.named("w:comment").count(), count);
        assert!(said.named("w:comment").all(|it| it.attribute("w:date").is_none()), "no clock");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_left_open_is_found() {
        let text = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>";
        let body = Element::parse(text.as_bytes()).unwrap();
        assert!(std::panic::catch_unwind(|| fields(&body)).is_err());
    }

    #[test]
    fn tabs_are_text_and_stops_are_none() {
        let text =
            "<w:p><w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:tab/></w:r></w:p>";
        assert_eq!(said(&Element::parse(text.as_bytes()).unwrap()), "\t");
    }
}
