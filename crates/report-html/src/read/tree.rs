//! The page as a tree of elements and texts, as the HTML Standard's parser builds it. It must not say what an
//! element means.

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// A node by its place in the tree.
pub(crate) type Id = usize;

/// The document itself.
pub(crate) const ROOT: Id = 0;

/// What a node is.
#[derive(Debug)]
enum Kind {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
    },
    Text(String),
    /// A comment, a doctype: nothing a page shows.
    Other,
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    parent: Option<Id>,
    children: Vec<Id>,
    /// How many nodes it stands in, when it was put there.
    depth: u32,
}

/// A page as a tree.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// How deep elements may stand in elements. The parser looks through all open ones at many tags, so that a page
/// nested without end would take time without end; real ones have some thirty.
const DEPTH: u32 = 1_000;

/// How much of a page is parsed before its depth is looked at, in bytes.
const STEP: usize = 4_096;

/// A page's elements stand too deep in one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooDeep;

/// Parses a whole page; what is not sound HTML is read as browsers read it.
pub(crate) fn parse(text: &str) -> Result<Tree, TooDeep> {
    let root = Node { kind: Kind::Document, parent: None, children: Vec::new(), depth: 0 };
    let sink = Sink { nodes: RefCell::new(vec![root]), deepest: Cell::new(0) };
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let end = (STEP.min(rest.len())..=rest.len()).find(|end| rest.is_char_boundary(*end));
        let (step, after) = rest.split_at(end.unwrap_or(rest.len()));
        parser.process(step.into());
        if parser.tokenizer.sink.sink.deepest.get() > DEPTH {
            return Err(TooDeep);
        }
        rest = after;
    }
    Ok(parser.finish())
}

impl Tree {
    fn node(&self, id: Id) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The nodes right inside one.
    pub(crate) fn children(&self, id: Id) -> &[Id] {
        self.node(id).map(|node| node.children.as_slice()).unwrap_or_default()
    }

    /// The node around one.
    pub(crate) fn parent(&self, id: Id) -> Option<Id> {
        self.node(id)?.parent
    }

    /// The name of an element in small letters; empty for any other node.
    pub(crate) fn name(&self, id: Id) -> &str {
        match self.node(id).map(|node| &node.kind) {
            Some(Kind::Element { name, .. }) => &name.local,
            _ => "",
        }
    }

    /// The text of a text node.
    pub(crate) fn text(&self, id: Id) -> Option<&str> {
        match &self.node(id)?.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub(crate) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let Kind::Element { attributes, .. } = &self.node(id)?.kind else { return None };
        attributes.iter().find(|it| &*it.name.local == name).map(|it| &*it.value)
    }

    /// A node and everything in it, in the order of the page.
    pub(crate) fn inside(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut open = vec![id];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// Takes what the parser builds.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<u32>,
}

/// The name of an element, for the parser.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, parent: None, children: Vec::new(), depth: 0 });
        nodes.len() - 1
    }

    fn node(&self, id: Id) -> Option<Ref<'_, Node>> {
        Ref::filter_map(self.nodes.borrow(), |nodes| nodes.get(id)).ok()
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes.get_mut(id).and_then(|node| node.parent.take()) else { return };
        if let Some(parent) = nodes.get_mut(parent) {
            // The parser moves what it added last, nearly always.
            if let Some(at) = parent.children.iter().rposition(|child| *child == id) {
                parent.children.remove(at);
            }
        }
    }

    /// Puts a node or text among a parent's children, before the one at a place.
    fn insert(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                let before = self.node(parent).and_then(|node| {
                    at.checked_sub(1).and_then(|at| node.children.get(at)).copied()
                });
                if let Some(before) = before
                    && let Some(Node { kind: Kind::Text(own), .. }) =
                        self.nodes.borrow_mut().get_mut(before)
                {
                    own.push_str(&text);
                    return;
                }
                self.add(Kind::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes.get(parent).map_or(0, |parent| parent.depth) + 1;
        self.deepest.set(self.deepest.get().max(depth));
        if let Some(node) = nodes.get_mut(id) {
            (node.parent, node.depth) = (Some(parent), depth);
        }
        if let Some(parent) = nodes.get_mut(parent) {
            let at = at.min(parent.children.len());
            parent.children.insert(at, id);
        }
    }

    fn last(&self, parent: Id) -> usize {
        self.node(parent).map_or(0, |node| node.children.len())
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        match self.node(*target).map(|node| match &node.kind {
            Kind::Element { name, .. } => Some(name.clone()),
            _ => None,
        }) {
            Some(Some(name)) => Name(name),
            _ => Name(QualName::new(None, Namespace::default(), LocalName::default())),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Kind::Element { name, attributes })
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, self.last(*parent), child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let has_parent = self.node(*element).is_some_and(|node| node.parent.is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        // What a template holds is not shown; it is kept in it, and passed over with it.
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.detach(*id);
        }
        let Some(parent) = self.node(*sibling).and_then(|node| node.parent) else { return };
        let at =
            self.node(parent).and_then(|node| node.children.iter().rposition(|it| it == sibling));
        self.insert(parent, at.unwrap_or_default(), child);
    }

    fn add_attrs_if_missing(&self, target: &Id, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { kind: Kind::Element { attributes, .. }, .. }) = nodes.get_mut(*target) {
            for attribute in more {
                if !attributes.iter().any(|own| own.name == attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = nodes.get_mut(*node).map(|node| std::mem::take(&mut node.children));
        let children = children.unwrap_or_default();
        for child in &children {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(*parent);
            }
        }
        if let Some(parent) = nodes.get_mut(*parent) {
            parent.children.extend(children);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let tree = parse(html).unwrap();
        tree.inside(ROOT).filter_map(|id| tree.text(id).map(str::to_owned)).collect()
    }

    #[test]
    fn a_page_is_built_as_browsers_build_it() {
        assert_eq!(texts("<p>甲<b>乙<p>丙</b>丁"), ["甲", "乙", "丙", "丁"]);
        // Text that strays into a table stands before it.
        assert_eq!(texts("<table>甲<tr><td>乙</table>"), ["甲", "乙"]);
        let tree = parse("<table><tr><td>乙").unwrap();
        let names: Vec<&str> =
            tree.inside(ROOT).map(|id| tree.name(id)).filter(|it| !it.is_empty()).collect();
        assert_eq!(names, ["html", "head", "body", "table", "tbody", "tr", "td"]);
    }

    #[test]
    fn any_markup_gives_a_tree() {
        for html in [
            "",
            "<",
            "<template><td>甲</template>",
            "<svg><p>",
            "<select><option>甲<option>乙",
            "<frameset>",
            "</p></br>",
        ] {
            let tree = parse(html).unwrap();
            let parents =
                (1..tree.len()).filter(|id| tree.parent(*id).is_some_and(|it| it >= tree.len()));
            assert_eq!(parents.count(), 0, "{html}");
        }
    }
}
