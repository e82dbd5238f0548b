//! The units a number in a cell may have: a list, because what else stands behind a number changes what
//! it is worth (1百, 5点五, 120O). It must not read numbers.

use crate::money::MoneyUnit;

/// What documents, decisions, requests, cases and people are counted in.
const COUNTS: &[&str] = &[
    "件", "项", "条", "个", "宗", "起", "份", "部", "篇", "次", "例", "批", "期", "种", "类", "处",
    "张", "本", "册", "户", "家", "人", "名", "件次", "条次", "项次", "人次", "宗次", "篇次",
    "批次", "户次", "家次",
];

/// The scales of ten thousand and more that stand before a unit, or alone.
const SCALES: &[(&str, u32)] = &[("万", 10_000), ("亿", 100_000_000)];

/// A unit, with what it multiplies the number by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit<'t> {
    /// The unit as written, without the scale taken out of it; nothing for a scale alone.
    pub(super) name: Option<&'t str>,
    /// What the number is multiplied by: money keeps its unit, 万件 is 10 000 件.
    pub(super) scale: u32,
}

/// The unit a text is; nothing where it is none.
pub(super) fn unit(text: &str) -> Option<Unit<'_>> {
    if MoneyUnit::parse(text).is_some() || COUNTS.contains(&text) {
        return Some(Unit { name: Some(text), scale: 1 });
    }
    let (rest, scale) =
        SCALES.iter().find_map(|(word, scale)| Some((text.strip_prefix(word)?, *scale)))?;
    match rest {
        "" => Some(Unit { name: None, scale }),
        name if COUNTS.contains(&name) => Some(Unit { name: Some(name), scale }),
        _ => None,
    }
}
