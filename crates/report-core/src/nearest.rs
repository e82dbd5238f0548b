//! The name somebody probably meant: the nearest by edits. It must not know what the names are for.

/// The candidate nearest to `typed`, if it is near enough to be meant: at most one edit in three
/// characters, at least one edit allowed. Of equals the first.
///
/// ```
/// use report_core::nearest::nearest;
///
/// assert_eq!(nearest("grantde", ["denied", "granted"]), Some("granted"));
/// assert_eq!(nearest("website", ["denied", "granted"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = typed.chars().collect();
    let limit = (typed.len() / 3).max(1);
    let distances = candidates.into_iter().map(|name| (distance(&typed, name), name));
    distances
        .filter(|(edits, _)| *edits <= limit)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, name)| name)
}

/// The path somebody probably meant, a folder's name at a time; `names` lists what lies in a folder, which
/// it is given part by part. Nothing where some part has no near name, or where `typed` is what is found.
///
/// ```
/// use report_core::nearest::nearest_path;
///
/// let names = |folder: &[String]| match folder {
///     [] => vec!["2024".to_owned()],
///     _ => vec!["Meeting.png".to_owned()],
/// };
/// assert_eq!(nearest_path("202/meeting.png", names).as_deref(), Some("2024/Meeting.png"));
/// ```
#[must_use]
pub fn nearest_path(typed: &str, names: impl Fn(&[String]) -> Vec<String>) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for part in typed.split('/') {
        let mut names = names(&found);
        names.sort_unstable();
        let same = names.iter().find(|name| name.to_lowercase() == part.to_lowercase());
        let near = || nearest(part, names.iter().map(String::as_str));
        let next = same.map(String::as_str).or_else(near)?.to_owned();
        found.push(next);
    }
    let found = found.join("/");
    (found != typed).then_some(found)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one name into the other.
fn distance(typed: &[char], name: &str) -> usize {
    let name: Vec<char> = name.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=name.len()).collect();
    for (i, one) in typed.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in name.iter().enumerate() {
            let at =
                |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&row, j) + usize::from(one != other);
            let mut best = changed.min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i.checked_sub(1).and_then(|k| typed.get(k)) == Some(other)
                && j.checked_sub(1).and_then(|k| name.get(k)) == Some(one);
            if swapped {
                best = best.min(at(&before, j.wrapping_sub(1)) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(typed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_wins_and_a_far_one_is_not_offered() {
        let names = ["granted", "denied", "received", "processed"];
        assert_eq!(nearest("grantde", names), Some("granted"));
        assert_eq!(nearest("recieved", names), Some("received"));
        assert_eq!(nearest("granted", names), Some("granted"));
        assert_eq!(nearest("proccessed", names), Some("processed"));
        assert_eq!(nearest("website", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn distances_count_edits() {
        let edits = |one: &str, other| distance(&one.chars().collect::<Vec<_>>(), other);
        assert_eq!([edits("", "abc"), edits("abc", ""), edits("ab", "ba")], [3, 3, 1]);
        assert_eq!([edits("abc", "abd"), edits("abc", "abc"), edits("行政", "政行")], [1, 0, 1]);
    }
}
