//! The table of contents: a field Word makes anew where it is asked to, with what it comes to now. It must
//! not number pages; whoever has laid them out hands the numbers over.

use super::section::field;
use super::shape::Shape;
use super::story::Story;
use super::styles::Style;
use super::xml::Xml;
use report_document::{Contents, Document, Heading};

/// The name a heading can be led to by, counted from 1.
pub(super) fn bookmark(number: usize) -> String {
    format!("_Toc{number:06}")
}

/// The contents on pages of their own. `pages` has a number for each heading of the document; where there is
/// none, none is printed.
pub(super) fn contents(
    story: &mut Story<'_>,
    contents: &Contents,
    document: &Document<'_>,
    pages: &[String],
) {
    story.paragraph(Style::ContentsHeading, Shape::default(), |story| {
        story.words(&contents.title, false);
    });
    let headings =
        document.headings().zip(1..).zip(pages.iter().map(Some).chain(std::iter::repeat(None)));
    let listed: Vec<_> =
        headings.filter(|((heading, _), _)| heading.level <= contents.deepest).collect();
    let last = listed.len().saturating_sub(1);
    for (index, ((heading, number), page)) in listed.into_iter().enumerate() {
        story.paragraph(Style::Contents(heading.level), Shape::default(), |story| {
            if index == 0 {
                begin(&mut story.xml, contents.deepest);
            }
            entry(story, heading, number, page.map(String::as_str));
            if index == last {
                sign(&mut story.xml, "end");
            }
        });
    }
}

/// The field's beginning: headings down to a level, each leading to its place.
fn begin(xml: &mut Xml, deepest: u8) {
    sign(xml, "begin");
    xml.within("w:r", &[], |xml| {
        let code = format!(" TOC \\o \"1-{deepest}\" \\h \\z \\u ");
        xml.texted("w:instrText", &[("xml:space", "preserve")], &code);
    });
    sign(xml, "separate");
}

fn sign(xml: &mut Xml, kind: &str) {
    xml.within("w:r", &[], |xml| xml.value("w:fldChar", "w:fldCharType", kind));
}

fn entry(story: &mut Story<'_>, heading: &Heading<'_>, number: usize, page: Option<&str>) {
    let name = bookmark(number);
    story.leading(&name, |story| {
        story.plain(&heading.title);
        if let Some(page) = page {
            story.xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
            field(&mut story.xml, &format!("PAGEREF {name} \\h"), page);
        }
    });
}
