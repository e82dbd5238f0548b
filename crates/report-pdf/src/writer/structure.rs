//! The document's logical structure as a PDF's structure tree (ISO 32000-1 §14.7), so that it can be
//! read out, copied in order, and passes as PDF/UA-1. It must not decide what is marked as what.

mod attribute;
mod kid;

use super::Parts;
use super::annotation::Annotation;
use super::object::{Objects, count, name, text};
use super::pages::Pages;
use crate::{PdfError, structure_type};
use attribute::Attributes;
use kid::Kid;
use pdf_writer::{Array, Dict};
use pdf_writer::{Finish, Ref};
use report_page::{NodeId, StructureNode};

/// A tree being written.
struct Tree<'a> {
    parts: &'a Parts<'a>,
    pages: &'a Pages,
    annotations: &'a [Annotation],
    root: Ref,
    /// The element of the document itself.
    document: Ref,
    /// The element of each node.
    elements: Vec<Ref>,
}

/// Writes the tree and gives its root.
pub(super) fn add(
    objects: &mut Objects,
    parts: &Parts<'_>,
    pages: &Pages,
    annotations: &[Annotation],
) -> Result<Ref, PdfError> {
    let [root, document] = [(); 2].map(|()| objects.id());
    let elements = parts.document.structure.iter().map(|_| objects.id()).collect();
    let tree = Tree { parts, pages, annotations, root, document, elements };
    tree.write_elements(objects);
    tree.write_roots(objects)?;
    Ok(root)
}

impl Tree<'_> {
    fn write_elements(&self, objects: &mut Objects) {
        let structure = &self.parts.document.structure;
        let kids = kid::gather(structure, &self.parts.marks, self.annotations);
        let attributes = Attributes::of(self.parts.document);
        for (((id, node), kids), &own) in structure.iter().zip(&kids).zip(&self.elements) {
            let mut element = objects.dict(own);
            self.element(&mut element, node, kids);
            attributes.set(&mut element, id, node);
        }
    }

    fn write_roots(&self, objects: &mut Objects) -> Result<(), PdfError> {
        let roots = self.parts.document.structure.roots();
        let roots = roots.map(|id| self.reference(id)).collect::<Result<Vec<Ref>, _>>()?;
        let mut document = objects.dict(self.document);
        document.pair(name("Type"), name("StructElem")).pair(name("S"), name("Document"));
        document.pair(name("P"), self.root);
        document.insert(name("K")).array().items(roots);
        document.finish();
        let parents = self.parent_tree(objects)?;
        let mut root = objects.dict(self.root);
        root.pair(name("Type"), name("StructTreeRoot")).pair(name("K"), self.document);
        root.pair(name("ParentTree"), parents);
        root.pair(name("ParentTreeNextKey"), count(self.pages.len() + self.annotations.len()));
        let mut roles = root.insert(name("RoleMap")).dict();
        for (own, known) in structure_type::ROLE_MAP {
            roles.pair(name(own), name(known));
        }
        Ok(())
    }

    fn reference(&self, id: NodeId) -> Result<Ref, PdfError> {
        self.elements.get(id.0).copied().ok_or(PdfError::UnknownNode { node: id.0 })
    }

    /// A structure element (ISO 32000-1 table 323).
    fn element(&self, element: &mut Dict<'_>, node: &StructureNode, kids: &[Kid]) {
        let parent = node.parent.and_then(|parent| self.elements.get(parent.0));
        // Their type need not be said, and is the same hundreds of times.
        element.pair(name("S"), name(structure_type::of(node.role)));
        element.pair(name("P"), parent.copied().unwrap_or(self.document));
        let page = kids.iter().find_map(Kid::page);
        if let Some(page) = page.and_then(|page| self.pages.get(page)) {
            element.pair(name("Pg"), page);
        }
        match kids {
            [] => {}
            [Kid::Node(id)] => {
                if let Ok(only) = self.reference(*id) {
                    element.pair(name("K"), only);
                }
            }
            // The page is the one the element names.
            [Kid::Content { number, .. }] => _ = element.pair(name("K"), count(*number)),
            _ => {
                let mut list = element.insert(name("K")).array();
                for kid in kids {
                    self.kid(&mut list, kid, page);
                }
            }
        }
        if let Some(alternative) = &node.alternative {
            element.pair(name("Alt"), text(alternative));
        }
    }

    /// A child as its parent's list names it; `page` is the one the parent names itself.
    fn kid(&self, list: &mut Array<'_>, kid: &Kid, page: Option<usize>) {
        let set_page = |entry: &mut Dict<'_>, own: usize| {
            if let Some(other) = self.pages.get(own).filter(|_| page != Some(own)) {
                entry.pair(name("Pg"), other);
            }
        };
        match *kid {
            Kid::Node(id) => {
                if let Ok(element) = self.reference(id) {
                    list.item(element);
                }
            }
            Kid::Content { page: own, number } if page == Some(own) => _ = list.item(count(number)),
            Kid::Content { page, number } => {
                let mut entry = list.push().dict();
                entry.pair(name("Type"), name("MCR"));
                set_page(&mut entry, page);
                entry.pair(name("MCID"), count(number));
            }
            Kid::Annotation { page, id } => {
                let mut entry = list.push().dict();
                entry.pair(name("Type"), name("OBJR"));
                set_page(&mut entry, page);
                entry.pair(name("Obj"), id);
            }
        }
    }

    /// From content back to its elements: by page, then by annotation (ISO 32000-1 §14.7.4.4).
    fn parent_tree(&self, objects: &mut Objects) -> Result<Ref, PdfError> {
        let mut entries = Vec::new();
        for (index, marks) in self.parts.marks.pages.iter().enumerate() {
            let owners = marks.owners.iter().map(|&id| self.reference(id));
            let owners = owners.collect::<Result<Vec<Ref>, _>>()?;
            let page = objects.id();
            objects.array(page).items(owners);
            entries.push((index, page));
        }
        for annotation in self.annotations {
            entries.push((annotation.key, self.reference(annotation.node)?));
        }
        let tree = objects.id();
        let mut dict = objects.dict(tree);
        let mut list = dict.insert(name("Nums")).array();
        for (key, entry) in entries {
            list.item(count(key)).item(entry);
        }
        list.finish();
        dict.finish();
        Ok(tree)
    }
}
