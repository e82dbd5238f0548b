//! The tree of pages (ISO 32000-1 §7.7.3) and what all pages draw with. It must not draw.

use super::Parts;
use super::annotation::Annotation;
use super::content::{self, font_name, image_name};
use super::face::WrittenFace;
use super::image::WrittenImage;
use super::object::{Objects, count, name};
use crate::coordinate::points;
use pdf_writer::{Finish, Ref};
use report_page::{Page, PagedDocument};

/// The pages by number.
pub(super) struct Pages {
    pub(super) tree: Ref,
    pages: Vec<Ref>,
}

/// What pages draw with.
pub(super) struct Resources<'a> {
    pub(super) faces: &'a [WrittenFace],
    /// The pictures of the document; nothing where no page shows one.
    pub(super) images: &'a [Option<WrittenImage>],
}

impl Pages {
    /// Numbers the pages of a document.
    pub(super) fn new(objects: &mut Objects, document: &PagedDocument) -> Self {
        let tree = objects.id();
        Self { tree, pages: document.pages.iter().map(|_| objects.id()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.pages.len()
    }

    /// A page, from 0.
    pub(super) fn get(&self, index: usize) -> Option<Ref> {
        self.pages.get(index).copied()
    }

    /// Writes the tree, the pages and their content.
    pub(super) fn write(
        &self,
        objects: &mut Objects,
        parts: &Parts<'_>,
        annotations: &[Annotation],
        resources: &Resources<'_>,
    ) {
        let shared = resources.add(objects);
        let marked = parts.document.pages.iter().zip(&parts.marks.pages);
        let mut annotations = annotations.iter().peekable();
        for (index, ((page, marks), &id)) in marked.zip(&self.pages).enumerate() {
            let content = content::of(page, marks, parts, index, resources.images);
            let content = objects.deflated(&content, |_| {});
            let own = std::iter::from_fn(|| annotations.next_if(|it| it.place.0 == index));
            let annotations: Vec<Ref> = own.map(|it| it.id).collect();
            self.add(objects, id, page, [content, shared], &annotations, index);
        }
        let mut tree = objects.dict(self.tree);
        tree.pair(name("Type"), name("Pages")).pair(name("Count"), count(self.pages.len()));
        tree.insert(name("Kids")).array().items(&self.pages);
    }

    fn add(
        &self,
        objects: &mut Objects,
        id: Ref,
        page: &Page,
        [content, resources]: [Ref; 2],
        annotations: &[Ref],
        key: usize,
    ) {
        let mut dict = objects.dict(id);
        dict.pair(name("Type"), name("Page")).pair(name("Parent"), self.tree);
        let paper = [page.size.width, page.size.height].map(points);
        dict.insert(name("MediaBox")).array().items([0.0; 2]).items(paper);
        dict.pair(name("Resources"), resources).pair(name("Contents"), content);
        if !annotations.is_empty() {
            dict.insert(name("Annots")).array().items(annotations);
        }
        dict.pair(name("StructParents"), count(key));
        // Readers go from field to field, and from link to link, in the structure's order.
        dict.pair(name("Tabs"), name("S"));
    }
}

impl Resources<'_> {
    /// One dictionary for all pages.
    fn add(&self, objects: &mut Objects) -> Ref {
        let id = objects.id();
        let mut dict = objects.dict(id);
        if !self.faces.is_empty() {
            let mut fonts = dict.insert(name("Font")).dict();
            for face in self.faces {
                fonts.pair(name(font_name(face.id)), face.font);
            }
        }
        if self.images.iter().any(Option::is_some) {
            let mut images = dict.insert(name("XObject")).dict();
            for (index, image) in self.images.iter().enumerate() {
                if let Some(image) = image {
                    images.pair(name(&image_name(index)), image.id);
                }
            }
        }
        dict.finish();
        id
    }
}
