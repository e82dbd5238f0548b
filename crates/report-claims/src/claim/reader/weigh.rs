//! Whether a number is the report's own to compare, and whether it is all of what its cells count. It must not
//! find cells.

use super::{Reader, Spot};
use crate::claim::facts::Fact;
use crate::claim::frame::{Frame, Source};
use crate::claim::topic::Topic;
use crate::claim::{Bound, Why};
use crate::lexicon::{Act, Sense};
use report_core::vocab::TableKey;

/// How many characters behind 答复 are looked at for other ways to end.
const FAR: usize = 120;

impl Reader<'_> {
    /// Whether the number is the report's own, exact and of its year.
    pub(super) fn weigh(
        &mut self,
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        frame: &Frame,
    ) -> Result<(), Why> {
        let left = source.text.get(spot.left.clone()).unwrap_or_default();
        let said = &mut self.said;
        if spot.quantity.number.vague {
            return Err(Why::Vague);
        }
        if frame.is(Fact::Other) {
            return Err(Why::OtherThing);
        }
        let decided = matches!(said.topic, Topic::Cases(_)) && !frame.columns.is_empty();
        if frame.says(&Sense::Own) && !frame.is(Fact::Elsewhere) {
            said.set(Fact::Foreign, false);
        }
        let elsewhere = frame.is(Fact::Elsewhere) || said.is(Fact::Elsewhere);
        if elsewhere && !decided || said.is(Fact::Foreign) {
            said.set(Fact::Foreign, said.is(Fact::Foreign) || frame.is(Fact::Elsewhere));
            return Err(Why::Elsewhere);
        }
        // 申请多4件 is a difference.
        let rate = frame.says(&Sense::Rate);
        if frame.says(&Sense::Change) || rate || is_more(left) {
            return Err(Why::Difference);
        }
        let cases = matches!(said.topic, Topic::Cases(_));
        if frame.says(&Sense::NoCell) && (cases || frame.rows.is_empty()) {
            return Err(Why::NoCell);
        }
        let carried = frame.says(&Sense::Carry) || frame.says(&Sense::Pending);
        // 12月收到的3件结转下年: whenever it came, it is carried over.
        let carried_on = carried && frame.says(&Sense::NextYear);
        let processed = frame.acts.contains(&Act::Processed);
        if carried_on && !processed && !frame.says(&Sense::LastYear) {
            return Ok(());
        }
        if said.is(Fact::Period)
            || frame.says(&Sense::LastYear) && !carried
            || frame.says(&Sense::Period)
        {
            return Err(Why::OtherPeriod);
        }
        if frame.is(Fact::Parted) && spot.dealt.is_none() {
            return Err(Why::UnknownWords);
        }
        Ok(())
    }

    /// Whether a number is of more than the report's own, as its part behind it says: 其中我局52件,
    /// 其中涉及政府信息公开的5件.
    pub(super) fn is_wider(source: &Source<'_, '_>, spot: &Spot<'_>, frame: &Frame) -> bool {
        let behind = source.text.get(spot.right.end..).unwrap_or_default();
        let Some(part) = ["，其中", "（其中", "；其中"].iter().find(|it| behind.starts_with(**it))
        else {
            return false;
        };
        let start = spot.right.end + part.len();
        let rest = source.text.get(start..).unwrap_or_default();
        let length = rest.find(|ch: char| ch.is_ascii_digit() || "，；。）".contains(ch));
        let own = Frame::of_clause(source, start..start + length.unwrap_or(rest.len()));
        let office = own.says(&Sense::Own) && !own.is(Fact::Elsewhere) && !own.speaks();
        let office = office && !source.lexicon.is_of_place();
        let field = own.says(&Sense::Field) && !frame.says(&Sense::Field);
        office && !frame.names_office()
            || field && frame.requests.is_none() && !frame.rows.is_empty()
    }

    /// Whether the number is all of what its cells count, or a part.
    pub(super) fn bound(
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        frame: &Frame,
        table: TableKey,
    ) -> Result<Bound, Why> {
        let after = source.text.get(spot.quantity.range.end..).unwrap_or_default();
        if ["（另有", "（另", "（除", "(另有"].iter().any(|words| after.starts_with(words))
        {
            return Ok(Bound::AtMost);
        }
        if ["（不含", "（不包括", "(不含"].iter().any(|words| after.starts_with(words)) {
            let bracket = after.split(['）', ')']).next().unwrap_or_default();
            let year = ["上年", "上一年", "结转", "去年"].iter().any(|word| bracket.contains(word));
            return if year { Ok(Bound::Equal) } else { Err(Why::NoCell) };
        }
        let narrow = frame.says(&Sense::Narrow) || frame.is(Fact::Described);
        // （含遮挡处理2件）: a part of what stands before the bracket.
        let before = source.text.get(..spot.left.start).unwrap_or_default();
        let part = source.text.get(spot.left.clone()).unwrap_or_default();
        let inner = before.ends_with(['（', '(']) && part.starts_with(['含', '包']);
        let named = !frame.rows.is_empty() && table == TableKey::Requests
            || !frame.columns.is_empty()
            || frame.says(&Sense::Carry)
            || frame.says(&Sense::Pending);
        if inner && !named {
            return Ok(Bound::AtMost);
        }
        // 县政府办结3件: parts by who decided them.
        let by = frame.names_office() && frame.acts.contains(&Act::Processed);
        if by && table == TableKey::Cases {
            return Err(Why::NoCell);
        }
        if narrow && table != TableKey::Requests {
            return Err(Why::NoCell);
        }
        // 对3件申请发出收费通知: what was done to them is no outcome.
        let left = source.text.get(spot.left.clone()).unwrap_or_default();
        if left.trim_start().starts_with(['对', '就'])
            && spot.dealt.is_none()
            && frame.rows.is_empty()
            && !spot.spoke
        {
            return Err(Why::Unclear);
        }
        let branch =
            frame.acts[..] == [Act::Answered] && frame.rows.is_empty() && branches(source, spot);
        let part = frame.acts.is_empty()
            && frame.rows.is_empty()
            && frame.columns.is_empty()
            && !frame.says(&Sense::Carry)
            && !frame.says(&Sense::Pending)
            && !frame.says(&Sense::Open)
            && spot.left.is_empty();
        Ok(if narrow || branch || part && !is_whole(source, spot) {
            Bound::AtMost
        } else {
            Bound::Equal
        })
    }
}

/// Whether words before a number make it a difference: 申请多4件, but not 新增4件.
fn is_more(left: &str) -> bool {
    left.ends_with(['多', '少', '增', '减']) && !left.ends_with("新增")
}

/// Whether 答复 stands beside other ways a request may end in its sentence.
fn branches(source: &Source<'_, '_>, spot: &Spot<'_>) -> bool {
    let behind = source.text.get(spot.quantity.range.end..).unwrap_or_default();
    let end = behind.char_indices().nth(FAR).map_or(behind.len(), |(at, _)| at);
    let behind = behind.get(..end).unwrap_or_default();
    let sentence = behind.split(['。', '\n']).next().unwrap_or_default();
    [
        "不予受理",
        "补正后",
        "撤回",
        "并案",
        "其余正在",
        "其余仍",
        "其余尚",
        "未到期",
        "视为放弃",
        "当场",
        "口头",
    ]
    .iter()
    .any(|word| sentence.contains(word))
}

/// Whether N件申请 at the beginning of a clause is all of them: 52件申请中，….
fn is_whole(source: &Source<'_, '_>, spot: &Spot<'_>) -> bool {
    let right = source.text.get(spot.right.clone()).unwrap_or_default();
    let behind = source.text.get(spot.right.end..).unwrap_or_default();
    right.trim_end().ends_with(['中', '里', '内']) || behind.starts_with(['：', ':'])
}
