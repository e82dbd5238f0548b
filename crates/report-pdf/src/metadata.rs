//! What the file says of itself, said twice in the same words: the Info dictionary's entries and the
//! XMP packet (ISO 16684-1). It must not know how either is stored.

use super::{PdfOptions, Timestamp};
use report_page::PagedDocument;
use std::fmt::{self, Display, Write};

/// The program a file names as its maker.
const CREATOR: &str = "report-cli";
/// The library a file names as its maker, with its version: two files that name the same one and are made from the
/// same report are the same to the byte.
pub const PRODUCER: &str = concat!("report-pdf ", env!("CARGO_PKG_VERSION"));

/// What the file says of itself. Empty texts are not said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Metadata<'a> {
    pub(super) title: &'a str,
    pub(super) author: &'a str,
    pub(super) subject: &'a str,
    /// All search words in one text.
    pub(super) keywords: String,
    pub(super) creator: &'static str,
    pub(super) producer: &'static str,
    pub(super) timestamp: Option<Timestamp>,
    /// The language of the text (RFC 3066).
    pub(super) language: &'static str,
}

impl<'a> Metadata<'a> {
    /// Of a document: its own date before that of the options.
    pub(super) fn new(document: &'a PagedDocument, options: &PdfOptions) -> Self {
        let properties = &document.properties;
        Self {
            title: &properties.title,
            author: &properties.author,
            subject: &properties.subject,
            keywords: properties.keywords.join("; "),
            creator: CREATOR,
            producer: PRODUCER,
            timestamp: properties.date.map(Timestamp::from_date).or(options.timestamp),
            language: "zh-CN",
        }
    }

    /// The XMP packet.
    pub(super) fn xmp(&self) -> String {
        let mut packet = String::new();
        // Writing to a string never fails.
        let _ = self.write_xmp(&mut packet);
        packet
    }

    fn write_xmp(&self, out: &mut String) -> fmt::Result {
        out.push_str(HEAD);
        text(out, "dc:format", Wrap::None, "application/pdf")?;
        text(out, "dc:title", Wrap::Alternatives, self.title)?;
        text(out, "dc:creator", Wrap::List, self.author)?;
        text(out, "dc:description", Wrap::Alternatives, self.subject)?;
        text(out, "dc:language", Wrap::Set, self.language)?;
        text(out, "pdf:Keywords", Wrap::None, &self.keywords)?;
        text(out, "pdf:Producer", Wrap::None, self.producer)?;
        text(out, "xmp:CreatorTool", Wrap::None, self.creator)?;
        if let Some(timestamp) = self.timestamp {
            let timestamp = timestamp.to_string();
            for element in ["xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"] {
                text(out, element, Wrap::None, &timestamp)?;
            }
        }
        out.push_str(CONFORMANCE);
        out.push_str(TAIL);
        Ok(())
    }
}

/// How XMP wraps a value (ISO 16684-1 §8.2).
#[derive(Clone, Copy)]
enum Wrap {
    /// Not at all.
    None,
    /// One text in the default language.
    Alternatives,
    /// An ordered list of one.
    List,
    /// An unordered list of one.
    Set,
}

impl Wrap {
    fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::None => ("", ""),
            Self::Alternatives => {
                ("<rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt>")
            }
            Self::List => ("<rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq>"),
            Self::Set => ("<rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag>"),
        }
    }
}

/// One element of the packet; nothing for an empty text.
fn text(out: &mut String, element: &str, wrap: Wrap, value: &str) -> fmt::Result {
    if value.is_empty() {
        return Ok(());
    }
    let (open, close) = wrap.around();
    writeln!(out, "<{element}>{open}{}{close}</{element}>", Escaped(value))
}

/// Text as XML content. Characters XML 1.0 has no way to write become U+FFFD.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|ch| match ch {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '\t' | '\n' | '\r' => write!(f, "&#{};", u32::from(ch)),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}'),
            _ => f.write_char(ch),
        })
    }
}

/// What comes before the properties; the identifier is fixed by ISO 16684-1 §7.3.2.
const HEAD: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    "<rdf:Description rdf:about=\"\"\n",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n",
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n",
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
);

/// PDF/A-3a (ISO 19005-3 §6.6.4) and PDF/UA-1 (ISO 14289-1 §5), and the description PDF/A asks for of
/// the one property it does not know itself (ISO 19005-3 §6.6.2.3).
const CONFORMANCE: &str = concat!(
    "<pdfaid:part>3</pdfaid:part>\n",
    "<pdfaid:conformance>A</pdfaid:conformance>\n",
    "<pdfuaid:part>1</pdfuaid:part>\n",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaProperty:name>part</pdfaProperty:name>\n",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
    "<pdfaProperty:category>internal</pdfaProperty:category>\n",
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to",
    "</pdfaProperty:description>\n",
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n",
);

/// What comes after the properties. The packet is not meant to be edited in place.
const TAIL: &str = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::report::Date;
    use report_page::Properties;

    fn document(properties: Properties) -> PagedDocument {
        PagedDocument { properties, ..PagedDocument::default() }
    }

    /// The packet's own lines, without namespaces and conformance.
    fn said(document: &PagedDocument, options: &PdfOptions) -> String {
        let xmp = Metadata::new(document, options).xmp();
        let properties = xmp.strip_prefix(HEAD).and_then(|rest| rest.strip_suffix(TAIL)).unwrap();
        properties.replace(CONFORMANCE, "…")
    }

    #[test]
    fn what_is_said_is_escaped_and_dated() {
        let document = document(Properties {
            title: "某区2020年<年报>&\u{1}".to_owned(),
            author: "某区人民政府办公室".to_owned(),
            keywords: vec!["政府信息公开".to_owned(), "年度报告".to_owned()],
            date: Some(Date { year: 2021, month: 1, day: 28 }),
            ..Properties::default()
        });
        let options =
            PdfOptions { timestamp: Some(Timestamp::from_unix(0)), ..PdfOptions::default() };
        insta::assert_snapshot!(said(&document, &options).replace(PRODUCER, "PRODUCER"), @r#"
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">某区2020年&lt;年报&gt;&amp;�</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>某区人民政府办公室</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
        <pdf:Keywords>政府信息公开; 年度报告</pdf:Keywords>
        <pdf:Producer>PRODUCER</pdf:Producer>
        <xmp:CreatorTool>report-cli</xmp:CreatorTool>
        <xmp:CreateDate>2021-01-28T00:00:00+08:00</xmp:CreateDate>
        <xmp:ModifyDate>2021-01-28T00:00:00+08:00</xmp:ModifyDate>
        <xmp:MetadataDate>2021-01-28T00:00:00+08:00</xmp:MetadataDate>
        …
        "#);
    }

    #[test]
    fn what_is_unknown_is_not_said() {
        let said = said(&document(Properties::default()), &PdfOptions::default());
        for absent in ["dc:title", "dc:creator", "dc:description", "Keywords", "Date"] {
            assert!(!said.contains(absent), "{said}");
        }
    }

    #[test]
    fn without_a_date_of_its_own_the_file_has_that_of_the_options() {
        let options =
            PdfOptions { timestamp: Some(Timestamp::from_unix(0)), ..PdfOptions::default() };
        let document = document(Properties::default());
        assert!(said(&document, &options).contains("1970-01-01T00:00:00Z"));
    }
}
