//! How alike two words are: by the characters they share in order. It must not know what the words mean.

use super::Score;

/// Twice the longest common subsequence over both lengths, of 1000.
///
/// 规范性文件 and 行政规范性文件 share five of twelve characters' pairs: 833.
pub(crate) fn likeness(one: &str, other: &str) -> Score {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let both = one.len() + other.len();
    let shorter = one.len().min(other.len());
    if both == 0 || shorter * 2000 / both < 600 {
        // They cannot come near enough, however alike.
        return 0;
    }
    let mut row = vec![0_u32; other.len() + 1];
    for &ch in &one {
        let mut diagonal = 0;
        for (at, &there) in other.iter().enumerate() {
            let above = row.get(at + 1).copied().unwrap_or_default();
            let left = row.get(at).copied().unwrap_or_default();
            let longest = if ch == there { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            if let Some(cell) = row.get_mut(at + 1) {
                *cell = longest;
            }
        }
    }
    let common = row.last().copied().unwrap_or_default();
    common * 2000 / u32::try_from(both).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_by_what_they_share_in_order() {
        assert_eq!(likeness("规范性文件", "行政规范性文件"), 833);
        assert_eq!(likeness("自然人", "自然人"), 1000);
        assert_eq!(likeness("行政复议", "行政诉讼"), 500);
        assert_eq!(likeness("", ""), 0);
        assert_eq!(likeness("规章", "行政规范性文件"), 0);
    }
}
