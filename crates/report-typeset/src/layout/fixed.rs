//! Items that keep their places beside each other. It must not place them.

use report_page::{Item, Length};

/// Items placed relative to the block's top-left corner.
pub(super) struct Fixed {
    pub(super) height: Length,
    pub(super) items: Vec<Item>,
}
