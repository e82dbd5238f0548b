//! Lists without repeats. It must not reorder.

/// Each item once, where it first stands.
///
/// ```
/// assert_eq!(report_core::distinct(&[3, 1, 3, 2, 1]), [3, 1, 2]);
/// ```
#[must_use]
pub fn distinct<T: Copy + PartialEq>(items: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if !kept.contains(item) {
            kept.push(*item);
        }
    }
    kept
}
