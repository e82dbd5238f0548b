//! The document's logical structure as a PDF's structure tree (ISO 32000-1 §14.7), so that it can be
//! read out, copied in order, and passes as PDF/UA-1.

mod attribute;
mod kid;

use super::link::Link;
use super::object::{dictionary_mut, name, number, text};
use super::{Objects, Parts, PdfError};
use crate::backend::structure_type;
use crate::page::{NodeId, StructureNode};
use kid::Kid;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// A tree being written.
pub(super) struct Tree<'a> {
    objects: &'a mut Objects,
    parts: &'a Parts<'a>,
    pages: &'a [ObjectId],
    links: &'a [Link],
    root: ObjectId,
    /// The element of the document itself.
    document: ObjectId,
    /// The element of each node.
    elements: Vec<ObjectId>,
}

/// Writes the tree and gives its root.
pub(super) fn add(
    objects: &mut Objects,
    parts: &Parts<'_>,
    pages: &[ObjectId],
    links: &[Link],
) -> Result<ObjectId, PdfError> {
    let [root, document] = [(); 2].map(|()| objects.new_object_id());
    let elements = parts.document.structure.iter().map(|_| objects.new_object_id()).collect();
    Tree { objects, parts, pages, links, root, document, elements }.write()
}

impl Tree<'_> {
    fn write(mut self) -> Result<ObjectId, PdfError> {
        let structure = &self.parts.document.structure;
        let kids = kid::gather(structure, self.parts.marks, self.links);
        for ((id, node), kids) in structure.iter().zip(&kids) {
            let element = self.element(id, node, kids);
            let own = self.reference(id)?;
            self.objects.set_object(own, element);
        }
        let roots: Vec<Object> = structure
            .roots()
            .map(|id| self.reference(id).map(Object::Reference))
            .collect::<Result<_, _>>()?;
        let document = dictionary! {
            "Type" => name("StructElem"),
            "S" => name("Document"),
            "P" => self.root,
            "K" => roots,
        };
        self.objects.set_object(self.document, document);
        let parents = self.parent_tree()?;
        let root = dictionary! {
            "Type" => name("StructTreeRoot"),
            "K" => self.document,
            "ParentTree" => parents,
            "RoleMap" => structure_type::ROLE_MAP.iter().map(|&(own, known)| (own, name(known))).collect::<Dictionary>(),
            "ParentTreeNextKey" => number(self.pages.len() + self.links.len()),
        };
        self.objects.set_object(self.root, root);
        Ok(self.root)
    }

    fn reference(&self, id: NodeId) -> Result<ObjectId, PdfError> {
        self.elements.get(id.0).copied().ok_or(PdfError::UnknownNode { node: id.0 })
    }

    /// A structure element (ISO 32000-1 table 323).
    fn element(&self, id: NodeId, node: &StructureNode, kids: &[Kid]) -> Dictionary {
        let parent = node.parent.and_then(|parent| self.elements.get(parent.0));
        let mut element = dictionary! {
            "Type" => name("StructElem"),
            "S" => name(structure_type::of(node.role)),
            "P" => parent.copied().unwrap_or(self.document),
        };
        let page = kids.iter().find_map(Kid::page);
        if let Some(page) = page.and_then(|page| self.pages.get(page)) {
            element.set("Pg", *page);
        }
        let mut entries: Vec<Object> = kids.iter().filter_map(|kid| self.kid(kid, page)).collect();
        match (entries.pop(), entries.is_empty()) {
            (Some(only), true) => element.set("K", only),
            (Some(last), false) => {
                entries.push(last);
                element.set("K", entries);
            }
            (None, _) => {}
        }
        if let Some(alternative) = &node.alternative {
            element.set("Alt", text(alternative));
        }
        attribute::set(&mut element, id, node, self.parts.document);
        element
    }

    /// A child as its parent's entry names it; `page` is the one the parent names itself.
    fn kid(&self, kid: &Kid, page: Option<usize>) -> Option<Object> {
        let on_page = |other: usize, mut entry: Dictionary| {
            if page != Some(other) {
                entry.set("Pg", *self.pages.get(other)?);
            }
            Some(Object::Dictionary(entry))
        };
        match *kid {
            Kid::Node(id) => self.elements.get(id.0).copied().map(Object::Reference),
            Kid::Content { page: own, number: content } if page == Some(own) => {
                Some(number(content))
            }
            Kid::Content { page, number: content } => {
                on_page(page, dictionary! { "Type" => name("MCR"), "MCID" => number(content) })
            }
            Kid::Annotation { page, id } => {
                on_page(page, dictionary! { "Type" => name("OBJR"), "Obj" => id })
            }
        }
    }

    /// From content back to its elements: by page, then by link (ISO 32000-1 §14.7.4.4).
    fn parent_tree(&mut self) -> Result<ObjectId, PdfError> {
        let mut entries = Vec::new();
        for (index, (marks, &page)) in self.parts.marks.pages.iter().zip(self.pages).enumerate() {
            let owners = marks.owners.iter().map(|&id| self.reference(id).map(Object::Reference));
            let owners = owners.collect::<Result<Vec<Object>, _>>()?;
            entries.extend([number(index), Object::Reference(self.objects.add_object(owners))]);
            let page = dictionary_mut(self.objects, page)?;
            page.set("StructParents", number(index));
            // Readers go from field to field, and from link to link, in the structure's order.
            page.set("Tabs", name("S"));
        }
        for link in self.links {
            entries.extend([number(link.key), Object::Reference(self.reference(link.node)?)]);
        }
        Ok(self.objects.add_object(dictionary! { "Nums" => entries }))
    }
}
