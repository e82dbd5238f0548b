//! The document's logical structure: what every piece of a page is to a reader who cannot see it. It
//! must not know places.

/// Names a node of the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// The document's logical structure: a tree whose root is the document itself.
///
/// A node's content is the items that name it and its children, together in the order they appear
/// on the pages; a child without items follows its elder sibling.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    nodes: Vec<StructureNode>,
}

/// One node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructureNode {
    /// What it is.
    pub role: StructureRole,
    /// What it belongs to; nothing for the children of the document itself.
    pub parent: Option<NodeId>,
    /// What belongs to it, in reading order.
    pub children: Vec<NodeId>,
    /// What is read out instead of a picture.
    pub alternative: Option<String>,
}

/// What a structure node is, in the vocabulary of tagged PDF (ISO 32000-1 §14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StructureRole {
    /// The document's title.
    Title,
    /// A heading, from 1 for the six parts.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A picture or chart.
    Figure,
    /// The caption of a picture or table.
    Caption,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// A header cell.
    HeaderCell {
        /// What it heads.
        scope: Scope,
        /// Rows covered.
        rows: u16,
        /// Columns covered.
        columns: u16,
    },
    /// A cell with a value.
    DataCell {
        /// Rows covered.
        rows: u16,
        /// Columns covered.
        columns: u16,
    },
    /// A field that is filled in, or stamped, later.
    Form,
    /// A link inside a paragraph or a line of the contents.
    Link,
    /// Emphasised text inside a paragraph.
    Strong,
    /// A note under a table.
    Note,
    /// The table of contents.
    Contents,
    /// A line of the table of contents.
    ContentsEntry,
    /// A list: of annexes.
    List,
    /// One of a list.
    ListItem,
    /// The number of one of a list.
    ListLabel,
    /// What one of a list is.
    ListBody,
}

/// What a header cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The cells below.
    Column,
    /// The cells to the right.
    Row,
    /// Both.
    Both,
}

impl Structure {
    /// Adds a node under `parent`, after the children it has.
    pub fn add(&mut self, parent: Option<NodeId>, role: StructureRole) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(StructureNode { role, parent, children: Vec::new(), alternative: None });
        if let Some(node) = parent.and_then(|parent| self.nodes.get_mut(parent.0)) {
            node.children.push(id);
        }
        id
    }

    /// Says what is read out instead of a picture.
    pub fn describe(&mut self, node: NodeId, alternative: impl Into<String>) {
        if let Some(node) = self.nodes.get_mut(node.0) {
            node.alternative = Some(alternative.into());
        }
    }

    /// A node; nothing for a name from another structure.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&StructureNode> {
        self.nodes.get(id.0)
    }

    /// Every node in the order added, parents before children.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, &StructureNode)> {
        self.nodes.iter().enumerate().map(|(index, node)| (NodeId(index), node))
    }

    /// The children of the document itself.
    pub fn roots(&self) -> impl Iterator<Item = NodeId> {
        self.iter().filter(|(_, node)| node.parent.is_none()).map(|(id, _)| id)
    }
}
