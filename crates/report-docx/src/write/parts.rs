//! The names of namespaces, of kinds of parts, and of what stands in a package. It must not write any.

/// An attribute that declares a namespace.
type Declared = (&'static str, &'static str);

/// WordprocessingML (ECMA-376 part 1, §17).
pub(super) const MAIN: Declared =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");

/// References to other parts.
pub(super) const RELATED: Declared = ("xmlns:r", super::package::OFFICE);

/// Where a drawing stands in running text (§20.4).
pub(super) const PLACED: Declared =
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");

/// DrawingML (§20.1).
pub(super) const DRAWING: Declared =
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");

/// Pictures (§20.2).
pub(super) const PICTURE: Declared =
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");

/// Charts (§21.2).
pub(super) const CHART: Declared =
    ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart");

/// VML, which Word draws watermarks in (ECMA-376 part 4).
pub(super) const VML: [Declared; 2] = [
    ("xmlns:v", "urn:schemas-microsoft-com:vml"),
    ("xmlns:o", "urn:schemas-microsoft-com:office:office"),
];

/// The kind of a part of WordprocessingML.
macro_rules! word {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.wordprocessingml.", $name, "+xml")
    };
}

/// A part of the document beside its text: name, what it is to the text, and its kind.
pub(super) struct Named {
    pub(super) name: &'static str,
    pub(super) relation: &'static str,
    pub(super) kind: &'static str,
}

const fn named(name: &'static str, relation: &'static str, kind: &'static str) -> Named {
    Named { name, relation, kind }
}

/// The text.
pub(super) const DOCUMENT: Named = named("document.xml", "officeDocument", word!("document.main"));
pub(super) const STYLES: Named = named("styles.xml", "styles", word!("styles"));
pub(super) const SETTINGS: Named = named("settings.xml", "settings", word!("settings"));
pub(super) const FONTS: Named = named("fontTable.xml", "fontTable", word!("fontTable"));
pub(super) const COMMENTS: Named = named("comments.xml", "comments", word!("comments"));
pub(super) const THEME: Named =
    named("theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml");
pub(super) const HEADER: Named = named("header1.xml", "header", word!("header"));
pub(super) const FOOTER_ODD: Named = named("footer1.xml", "footer", word!("footer"));
pub(super) const FOOTER_EVEN: Named = named("footer2.xml", "footer", word!("footer"));

/// A chart.
pub(super) const CHART_KIND: &str =
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// A workbook inside the document.
pub(super) const WORKBOOK: (&str, &str) =
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

/// What the package has for a document's properties, which is no relation of office documents.
pub(super) const CORE_RELATION: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// What the document says of itself.
pub(super) const CORE_KIND: &str = "application/vnd.openxmlformats-package.core-properties+xml";
