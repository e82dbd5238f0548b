//! How to reach the office, where lines of the document say nothing else. It must not take a line that says more.

use super::{Known, Line};
use report_core::report::ContactKey;
use std::collections::BTreeMap;

/// What people call each way; the form's own name first.
const NAMES: &[(ContactKey, &[&str])] = &[
    (ContactKey::Address, &["地址", "联系地址", "通讯地址", "通信地址", "办公地址"]),
    (ContactKey::Postcode, &["邮编", "邮政编码"]),
    (ContactKey::Phone, &["电话", "联系电话", "咨询电话", "办公电话"]),
    (ContactKey::Email, &["电子邮箱", "邮箱", "电子邮件", "电子信箱"]),
    (ContactKey::Website, &["网址", "网站", "网站地址", "门户网站"]),
];

/// The ways a line names, and nothing where it says anything else as well.
fn ways(text: &str) -> Option<Vec<(ContactKey, String)>> {
    let text = text.trim().trim_matches(['（', '）', '(', ')', '。']);
    let pieces = text.split(['；', ';', '，', ',', '\u{3000}']).map(str::trim);
    let mut ways = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once(['：', ':'])?;
        let name = name.trim();
        let (key, _) = NAMES.iter().find(|(_, names)| names.contains(&name))?;
        ways.push((*key, value.trim().to_owned()));
    }
    (!ways.is_empty()).then_some(ways)
}

/// The ways all lines name, the first of each, and the blocks they stand in.
pub(crate) fn contact(lines: &[Line]) -> (BTreeMap<&'static str, Known<String>>, Vec<usize>) {
    let (mut found, mut blocks) = (BTreeMap::new(), Vec::new());
    for line in lines {
        let Some(ways) = ways(&line.text) else { continue };
        if ways.iter().any(|(key, _)| found.contains_key(key.key())) {
            continue;
        }
        for (key, value) in ways {
            found.insert(key.key(), Known { value, from: line.place.clone() });
        }
        blocks.extend(line.block);
    }
    (found, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_more_is_left() {
        let found = ways("地址：云汀区行政中心1号楼；邮编：000901，电话：0000-8650217").unwrap();
        assert_eq!(found.len(), 3);
        assert!(ways("如有疑问，请与区政府办公室联系（电话：0000-8650217）。").is_none());
        assert!(ways("注：含上年结转").is_none());
    }
}
