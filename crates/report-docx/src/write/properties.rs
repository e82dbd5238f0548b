//! What the document says of itself: title, office, subject, keywords, language, date of publication. It must
//! not tell who wrote it where or when.

use super::xml::Xml;
use report_core::report::Date;
use report_document::Properties;

/// What the core properties are written in (ECMA-376 part 2, §11).
const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// The part.
pub(super) fn part(own: &Properties<'_>) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("cp:coreProperties", &NAMESPACES, |xml| {
        xml.texted("dc:title", &[], &own.title);
        xml.texted("dc:subject", &[], own.subject);
        xml.texted("dc:creator", &[], own.author);
        xml.texted("cp:keywords", &[], &own.keywords.join("，"));
        xml.texted("dc:language", &[], "zh-CN");
        if let Some(date) = own.date {
            let date = midnight(date);
            for element in ["dcterms:created", "dcterms:modified"] {
                xml.texted(element, &[("xsi:type", "dcterms:W3CDTF")], &date);
            }
        }
    });
    xml.into_bytes()
}

/// A day as ISO 8601 has its beginning.
fn midnight(Date { year, month, day }: Date) -> String {
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}
