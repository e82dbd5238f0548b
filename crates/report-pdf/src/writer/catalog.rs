//! The document's own dictionary (ISO 32000-1 §7.7.2). It must not write what that only names.

use super::Packed;
use super::object::{Objects, name, text};
use super::pages::Pages;
use super::{Parts, attachment, intent, label, outline, properties};
use crate::PdfError;
use crate::metadata::Metadata;
use pdf_writer::{Finish, Ref};

/// What the dictionary only names.
pub(super) struct Named<'a> {
    pub(super) pages: &'a Pages,
    pub(super) structure: Ref,
    /// The fields that are filled in later.
    pub(super) fields: Vec<Ref>,
}

/// Adds the dictionary and all it names but the pages, the structure and the fields. The attachments are packed.
pub(super) fn add(
    objects: &mut Objects,
    parts: &Parts<'_>,
    others: &Named<'_>,
    metadata: &Metadata<'_>,
    attachments: Vec<Packed>,
) -> Result<Ref, PdfError> {
    let packet = properties::add_xmp(objects, metadata);
    let profile = intent::add_profile(objects);
    let outline = outline::add(objects, others.pages, parts.document);
    let own = &parts.options.attachments;
    let attached = attachment::add(objects, own, attachments, metadata.timestamp)?;
    let id = objects.id();
    let mut catalog = objects.dict(id);
    catalog.pair(name("Type"), name("Catalog")).pair(name("Pages"), others.pages.tree);
    label::write(
        catalog.insert(name("PageLabels")).dict().insert(name("Nums")).array(),
        &parts.document.pages,
    );
    catalog.pair(name("Lang"), text(metadata.language));
    catalog.insert(name("MarkInfo")).dict().pair(name("Marked"), true);
    catalog.pair(name("StructTreeRoot"), others.structure);
    catalog.insert(name("ViewerPreferences")).dict().pair(name("DisplayDocTitle"), true);
    catalog.pair(name("Metadata"), packet);
    intent::write(catalog.insert(name("OutputIntents")).array().push().dict(), profile);
    if let Some(outline) = outline {
        catalog.pair(name("Outlines"), outline).pair(name("PageMode"), name("UseOutlines"));
    }
    if let Some(attached) = attached {
        let mut names = catalog.insert(name("Names")).dict();
        attached.write_names(names.insert(name("EmbeddedFiles")).dict());
        names.finish();
        catalog.insert(name("AF")).array().items(&attached.associated);
    }
    if !others.fields.is_empty() {
        catalog
            .insert(name("AcroForm"))
            .dict()
            .insert(name("Fields"))
            .array()
            .items(&others.fields);
    }
    catalog.finish();
    Ok(id)
}
