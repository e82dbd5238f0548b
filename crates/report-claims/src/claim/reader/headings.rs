//! What the headings over passages speak of. It must not read passages.

use crate::claim::topic::Topic;
use report_core::vocab::RowKey;
use std::rc::Rc;

/// Headings that only divide what the one before is about.
const DIVIDES: [&str; 8] = ["数量", "结果", "办理", "受理", "答复", "结转", "收到", "总体"];

/// What headings say the passages under them speak of; nothing where they only divide it.
pub(super) fn topic_of(headings: &[String]) -> Option<Topic> {
    let is = |words: &[&str]| {
        headings.iter().any(|heading| words.iter().any(|word| heading.contains(word)))
    };
    if is(&["复议", "诉讼"]) {
        let mixed = is(&["申请复议", "申请情况"]);
        return Some(if mixed { Topic::Unknown } else { Topic::Cases(ALL_CASES.to_vec()) });
    }
    if is(&["申请"]) {
        return Some(Topic::Requests);
    }
    let divides = headings.last().is_some_and(|last| DIVIDES.iter().any(|it| last.contains(it)));
    (!divides).then_some(Topic::Unknown)
}

const ALL_CASES: [RowKey; 3] =
    [RowKey::Reconsideration, RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration];

/// Whether two passages stand under the same headings.
pub(super) fn same(one: &Rc<[String]>, other: &Rc<[String]>) -> bool {
    Rc::ptr_eq(one, other) || one == other
}
