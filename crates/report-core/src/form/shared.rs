//! What both editions of the form share: the six parts, the requester columns, the rows of 表三
//! around （六）其他处理, the whole of 表四. Data only; what one edition alone has stands in its
//! own file.

use super::{FormSection, JointCount, Merging, Node, Summing};
use crate::vocab::{ColumnKey, GroupKey, RowKey, SectionKey};

/// A row or a column.
pub(super) const fn leaf<K>(key: K, label: &'static str) -> Node<K> {
    Node::Leaf { key, label }
}

/// A merged heading whose sum has a name.
pub(super) const fn group<K>(
    key: GroupKey,
    label: &'static str,
    children: &'static [Node<K>],
) -> Node<K> {
    Node::Group { key: Some(key), label, children }
}

/// A merged heading.
pub(super) const fn heading<K>(label: &'static str, children: &'static [Node<K>]) -> Node<K> {
    Node::Group { key: None, label, children }
}

/// Why sentences are not put together.
const PROSE_APART: &str = "文字不能相加，由汇总的机关撰写";

/// Why requests are added.
pub(super) const REQUESTS_ADDED: &str = "一件申请由收到的机关登记、办理，各计各的";

/// Why cases are added.
pub(super) const CASES_ADDED: &str = "一起案件计在被申请、被起诉的机关";

/// The prompt for a part of prose.
pub(super) const TEXT: &str = "（文字描述）";

/// The six parts of 条例第五十条, as both formats head them. What the first is said to cover and what
/// the last asks for differ.
pub(super) const fn sections(
    overview_covers: Option<&'static str>,
    other_matters: &'static str,
) -> [FormSection; 6] {
    const fn part(
        key: SectionKey,
        heading: &'static str,
        prompt: Option<&'static str>,
    ) -> FormSection {
        let apart = if prompt.is_some() { Some(PROSE_APART) } else { None };
        FormSection { key, heading, prompt, covers: None, apart }
    }
    [
        FormSection {
            key: SectionKey::Overview,
            heading: "一、总体情况",
            prompt: Some(TEXT),
            covers: overview_covers,
            apart: Some(PROSE_APART),
        },
        part(SectionKey::ProactiveDisclosure, "二、主动公开政府信息情况", None),
        part(SectionKey::Requests, "三、收到和处理政府信息公开申请情况", None),
        part(SectionKey::Cases, "四、政府信息公开行政复议、行政诉讼情况", None),
        part(SectionKey::Problems, "五、存在的主要问题及改进情况", Some(TEXT)),
        part(SectionKey::OtherMatters, "六、其他需要报告的事项", Some(other_matters)),
    ]
}

/// 表三: who applied, and the total.
pub(super) const REQUEST_COLUMNS: &[Node<ColumnKey>] = &[heading(
    "申请人情况",
    &[
        leaf(ColumnKey::NaturalPerson, "自然人"),
        heading(
            "法人或其他组织",
            &[
                leaf(ColumnKey::Business, "商业企业"),
                leaf(ColumnKey::ResearchInstitution, "科研机构"),
                leaf(ColumnKey::PublicInterestOrganization, "社会公益组织"),
                leaf(ColumnKey::LegalServices, "法律服务机构"),
                leaf(ColumnKey::OtherOrganization, "其他"),
            ],
        ),
        leaf(ColumnKey::Total, "总计"),
    ],
)];

/// 表三 三（三）: 条例第十四条至第十六条, 第三十六条.
pub(super) const DENIED: &[Node<RowKey>] = &[
    leaf(RowKey::StateSecret, "1.属于国家秘密"),
    leaf(RowKey::ProhibitedByLaw, "2.其他法律行政法规禁止公开"),
    leaf(RowKey::SecurityOrStability, "3.危及“三安全一稳定”"),
    leaf(RowKey::ThirdPartyRights, "4.保护第三方合法权益"),
    leaf(RowKey::InternalAffairs, "5.属于三类内部事务信息"),
    leaf(RowKey::DeliberativeProcess, "6.属于四类过程性信息"),
    leaf(RowKey::EnforcementFile, "7.属于行政执法案卷"),
    leaf(RowKey::AdministrativeInquiry, "8.属于行政查询事项"),
];

/// 表三 三（四）.
pub(super) const UNAVAILABLE: &[Node<RowKey>] = &[
    leaf(RowKey::NotHeld, "1.本机关不掌握相关政府信息"),
    leaf(RowKey::WouldRequireCreation, "2.没有现成信息需要另行制作"),
    leaf(RowKey::StillUnclear, "3.补正后申请内容仍不明确"),
];

/// 表三 三（五）: 条例第三十五条, 第三十六条, 第三十九条.
pub(super) const NOT_PROCESSED: &[Node<RowKey>] = &[
    leaf(RowKey::PetitionOrComplaint, "1.信访举报投诉类申请"),
    leaf(RowKey::Repeated, "2.重复申请"),
    leaf(RowKey::PublishedMaterial, "3.要求提供公开出版物"),
    leaf(RowKey::Excessive, "4.无正当理由大量反复申请"),
    leaf(RowKey::Reissue, "5.要求行政机关确认或重新出具已获取信息"),
];

/// 表三 三, with the edition's own （六）; the total stands last.
pub(super) const fn results(closed_otherwise: Node<RowKey>) -> [Node<RowKey>; 7] {
    [
        leaf(RowKey::Granted, "（一）予以公开"),
        leaf(RowKey::PartiallyGranted, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        group(GroupKey::Denied, "（三）不予公开", DENIED),
        group(GroupKey::Unavailable, "（四）无法提供", UNAVAILABLE),
        group(GroupKey::NotProcessed, "（五）不予处理", NOT_PROCESSED),
        closed_otherwise,
        leaf(RowKey::Processed, "（七）总计"),
    ]
}

/// The rows of 表三 around its results.
pub(super) const fn request_rows(results: &'static [Node<RowKey>]) -> [Node<RowKey>; 4] {
    [
        leaf(RowKey::Received, "一、本年新收政府信息公开申请数量"),
        leaf(RowKey::PendingAtStart, "二、上年结转政府信息公开申请数量"),
        heading("三、本年度办理结果", results),
        leaf(RowKey::PendingAtEnd, "四、结转下年度继续办理"),
    ]
}

/// 表四: litigation with and without reconsideration before it.
pub(super) const LITIGATION: &[Node<RowKey>] = &[
    leaf(RowKey::DirectLitigation, "未经复议直接起诉"),
    leaf(RowKey::LitigationAfterReconsideration, "复议后起诉"),
];

/// 表四: its groups of columns, side by side.
pub(super) const CASE_ROWS: &[Node<RowKey>] = &[
    leaf(RowKey::Reconsideration, "行政复议"),
    group(GroupKey::Litigation, "行政诉讼", LITIGATION),
];

/// 表四: the columns of each group.
pub(super) const CASE_COLUMNS: &[Node<ColumnKey>] = &[
    leaf(ColumnKey::Upheld, "结果维持"),
    leaf(ColumnKey::Corrected, "结果纠正"),
    leaf(ColumnKey::OtherResult, "其他结果"),
    leaf(ColumnKey::Undecided, "尚未审结"),
    leaf(ColumnKey::Total, "总计"),
];

/// How many rows or columns the nodes have.
pub(super) const fn count<K>(nodes: &[Node<K>]) -> usize {
    let (mut total, mut at) = (0, 0);
    while at < nodes.len() {
        total += match &nodes[at] {
            Node::Leaf { .. } => 1,
            Node::Group { children, .. } => count(children),
        };
        at += 1;
    }
    total
}

/// The keys of the leaves in printed order; an `N` other than their number does not compile.
pub(super) const fn leaf_keys<K: Copy, const N: usize>(nodes: &[Node<K>]) -> [K; N] {
    let mut keys = [first_key(nodes); N];
    let written = write_keys(nodes, &mut keys, 0);
    assert!(written == N, "the array is as long as the tree has leaves");
    keys
}

const fn first_key<K: Copy>(nodes: &[Node<K>]) -> K {
    match &nodes[0] {
        Node::Leaf { key, .. } => *key,
        Node::Group { children, .. } => first_key(children),
    }
}

const fn write_keys<K: Copy>(nodes: &[Node<K>], keys: &mut [K], mut to: usize) -> usize {
    let mut at = 0;
    while at < nodes.len() {
        match &nodes[at] {
            Node::Leaf { key, .. } => {
                keys[to] = *key;
                to += 1;
            }
            Node::Group { children, .. } => to = write_keys(children, keys, to),
        }
        at += 1;
    }
    to
}

/// All but the last: what a total that stands last sums.
pub(super) const fn all_but_last<K>(keys: &[K]) -> &[K] {
    match keys.split_last() {
        Some((_, before)) => before,
        None => keys,
    }
}

/// The leaves' keys of a tree that is a constant, worked out by the compiler.
macro_rules! keys {
    ($nodes:expr) => {
        &$crate::form::shared::leaf_keys::<_, { $crate::form::shared::count($nodes) }>($nodes)
    };
}
pub(super) use keys;

/// How a column of documents is summed: a joint one is one document.
pub(super) const fn documents_once(columns: &'static [ColumnKey], count: JointCount) -> Merging {
    let why = "联合发文是一件文件，只计牵头的机关";
    Merging { columns, summing: Summing::JointOnce(count), why }
}

/// A block of 表二: heading, rows, columns, what each column measures, what is carried over. The form
/// states no sum there.
macro_rules! disclosure_block {
    ($heading:literal, $rows:expr, $columns:expr, $measures:expr, $carries:expr) => {
        $crate::form::Block {
            heading: Some($heading),
            corner: "信息内容",
            orientation: $crate::form::Orientation::Down,
            columns: $columns,
            rows: $rows,
            row_keys: $crate::form::shared::keys!($rows),
            column_keys: $crate::form::shared::keys!($columns),
            measures: $measures,
            row_totals: &[],
            column_totals: &[],
            balances: &[],
            carries: $carries,
            stocks: &[],
            mergings: &[$crate::form::Merging {
                columns: $crate::form::shared::keys!($columns),
                summing: $crate::form::Summing::Added,
                why: "处理决定、项目和金额由作出、实施的机关各计各的",
            }],
            groups: &[],
        }
    };
}
pub(super) use disclosure_block;

/// What 表三 says of its columns, in its top-left corner.
macro_rules! relation {
    () => {
        "第一项加第二项之和，等于第三项加第四项之和"
    };
}
pub(super) use relation;

/// 表三 of the edition whose document number the macro `$number` gives, with its own （六）其他处理
/// and the rows that belong to it.
macro_rules! requests_table {
    ($number:ident, $closed:expr, $closed_rows:expr) => {{
        use $crate::form::shared::{self, keys};
        use $crate::form::{
            Balance, Block, Carry, Citation, Group, Measure, Merging, Node, Orientation, Sum,
            Summing, Table,
        };
        use $crate::vocab::{ColumnKey, GroupKey, RowKey, TableKey};
        const RESULTS: &[Node<RowKey>] = &shared::results($closed);
        const ROWS: &[Node<RowKey>] = &shared::request_rows(RESULTS);
        const OUTCOMES: &[RowKey] = shared::all_but_last(keys!(RESULTS));
        const COLUMNS: &[ColumnKey] = keys!(shared::REQUEST_COLUMNS);
        const RELATION: &str = $crate::form::shared::relation!();
        Table {
            key: TableKey::Requests,
            name: "表三",
            blocks: &[Block {
                heading: None,
                corner: concat!(
                    "（本列数据的勾稽关系为：",
                    $crate::form::shared::relation!(),
                    "）"
                ),
                orientation: Orientation::Down,
                columns: shared::REQUEST_COLUMNS,
                rows: ROWS,
                row_keys: keys!(ROWS),
                column_keys: COLUMNS,
                measures: &[Measure::Count; COLUMNS.len()],
                row_totals: &[Sum {
                    total: ColumnKey::Total,
                    parts: shared::all_but_last(COLUMNS),
                    citation: Citation(concat!(
                        $number!(),
                        " ",
                        $crate::form::clause::requesters!()
                    )),
                }],
                column_totals: &[Sum {
                    total: RowKey::Processed,
                    parts: OUTCOMES,
                    citation: Citation(concat!($number!(), " ", $crate::form::clause::outcomes!())),
                }],
                balances: &[Balance {
                    left: &[RowKey::Received, RowKey::PendingAtStart],
                    right: &[RowKey::Processed, RowKey::PendingAtEnd],
                    words: RELATION,
                    citation: Citation(concat!(
                        $number!(),
                        " ",
                        $crate::form::clause::requests_balance!()
                    )),
                }],
                carries: &[Carry::Row { to: RowKey::PendingAtStart, from: RowKey::PendingAtEnd }],
                stocks: &[],
                mergings: &[Merging {
                    columns: COLUMNS,
                    summing: Summing::Added,
                    why: shared::REQUESTS_ADDED,
                }],
                groups: &[
                    Group { key: GroupKey::Outcomes, rows: OUTCOMES },
                    Group { key: GroupKey::Denied, rows: keys!(shared::DENIED) },
                    Group { key: GroupKey::Unavailable, rows: keys!(shared::UNAVAILABLE) },
                    Group { key: GroupKey::NotProcessed, rows: keys!(shared::NOT_PROCESSED) },
                    Group { key: GroupKey::ClosedOtherwise, rows: $closed_rows },
                ],
            }],
        }
    }};
}
pub(super) use requests_table;

/// 表四, the same in both editions but for the document that is cited.
macro_rules! cases_table {
    ($number:ident) => {{
        use $crate::form::shared::{self, keys};
        use $crate::form::{
            Block, Citation, Group, Measure, Merging, Orientation, Sum, Summing, Table,
        };
        use $crate::vocab::{ColumnKey, GroupKey, TableKey};
        const COLUMNS: &[ColumnKey] = keys!(shared::CASE_COLUMNS);
        Table {
            key: TableKey::Cases,
            name: "表四",
            blocks: &[Block {
                heading: None,
                corner: "",
                orientation: Orientation::Across,
                columns: shared::CASE_COLUMNS,
                rows: shared::CASE_ROWS,
                row_keys: keys!(shared::CASE_ROWS),
                column_keys: COLUMNS,
                measures: &[Measure::Count; COLUMNS.len()],
                row_totals: &[Sum {
                    total: ColumnKey::Total,
                    parts: shared::all_but_last(COLUMNS),
                    citation: Citation(concat!($number!(), " ", $crate::form::clause::cases!())),
                }],
                column_totals: &[],
                balances: &[],
                carries: &[],
                stocks: &[],
                mergings: &[Merging {
                    columns: COLUMNS,
                    summing: Summing::Added,
                    why: shared::CASES_ADDED,
                }],
                groups: &[Group { key: GroupKey::Litigation, rows: keys!(shared::LITIGATION) }],
            }],
        }
    }};
}
pub(super) use cases_table;
