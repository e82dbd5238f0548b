//! The 2019 trial edition of the form as data; nothing else. 国办公开办函〔2019〕60号, for the
//! report years 2019 and 2020.

use super::shared::{self, cases_table, disclosure_block, documents_once, leaf, requests_table};
use super::{Block, Carry, Edition, Form, JointCount, Measure, Merging, Node, Table};
use crate::vocab::{ColumnKey, RowKey, TableKey};

/// The issuing document's number.
macro_rules! number {
    () => {
        "国办公开办函〔2019〕60号"
    };
}

pub(super) static FORM: Form = Form {
    edition: Edition::Trial2019,
    issued_by: concat!(
        "国务院办公厅政府信息与政务公开办公室",
        "关于政府信息公开工作年度报告有关事项的通知（",
        number!(),
        "）"
    ),
    number: number!(),
    first_year: 2019,
    sections: &shared::sections(None, shared::TEXT),
    tables: &[
        DISCLOSURE,
        requests_table!(
            number,
            leaf(RowKey::ClosedOtherwise, "（六）其他处理"),
            &[RowKey::ClosedOtherwise]
        ),
        cases_table!(number),
    ],
};

const DISCLOSURE: Table = Table {
    key: TableKey::ProactiveDisclosure,
    name: "表二",
    blocks: &[
        Block {
            mergings: DOCUMENTS_ONCE,
            ..disclosure_block!(
                "第二十条第（一）项",
                DOCUMENTS,
                DOCUMENT_COLUMNS,
                &[Measure::Count; 3],
                &[]
            )
        },
        disclosure_block!(
            "第二十条第（五）项",
            SERVICES,
            DECISIONS,
            DECISION_MEASURES,
            ITEMS_CARRY
        ),
        disclosure_block!(
            "第二十条第（六）项",
            PENALTIES,
            DECISIONS,
            DECISION_MEASURES,
            ITEMS_CARRY
        ),
        disclosure_block!(
            "第二十条第（八）项",
            FEES,
            FEE_ITEMS,
            &[Measure::Count, Measure::Change],
            ITEMS_CARRY
        ),
        disclosure_block!(
            "第二十条第（九）项",
            PROCUREMENT,
            PROCUREMENT_COLUMNS,
            &[Measure::Count, Measure::Amount],
            &[]
        ),
    ],
};

const DOCUMENTS: &[Node<RowKey>] =
    &[leaf(RowKey::GovernmentRules, "规章"), leaf(RowKey::NormativeDocuments, "规范性文件")];

const DOCUMENT_COLUMNS: &[Node<ColumnKey>] = &[
    leaf(ColumnKey::NewlyMade, "本年新制作数量"),
    leaf(ColumnKey::NewlyDisclosed, "本年新公开数量"),
    leaf(ColumnKey::TotalDisclosed, "对外公开总数量"),
];

const DOCUMENTS_ONCE: &[Merging] = &[
    documents_once(&[ColumnKey::NewlyMade, ColumnKey::NewlyDisclosed], JointCount::Issued),
    documents_once(&[ColumnKey::TotalDisclosed], JointCount::Held),
];

const SERVICES: &[Node<RowKey>] = &[
    leaf(RowKey::Licensing, "行政许可"),
    leaf(RowKey::OtherPublicServices, "其他对外管理服务事项"),
];

const PENALTIES: &[Node<RowKey>] =
    &[leaf(RowKey::Penalties, "行政处罚"), leaf(RowKey::CompulsoryMeasures, "行政强制")];

const DECISIONS: &[Node<ColumnKey>] = &[
    leaf(ColumnKey::PreviousItems, "上一年项目数量"),
    leaf(ColumnKey::Change, "本年增/减"),
    leaf(ColumnKey::Decisions, "处理决定数量"),
];

const DECISION_MEASURES: &[Measure] = &[Measure::Count, Measure::Change, Measure::Count];

/// Last year's items and what was added are this year's 上一年项目数量.
const ITEMS_CARRY: &[Carry] = &[Carry::Column {
    to: ColumnKey::PreviousItems,
    from: &[ColumnKey::PreviousItems, ColumnKey::Change],
}];

const FEES: &[Node<RowKey>] = &[leaf(RowKey::AdministrativeFees, "行政事业性收费")];

const FEE_ITEMS: &[Node<ColumnKey>] =
    &[leaf(ColumnKey::PreviousItems, "上一年项目数量"), leaf(ColumnKey::Change, "本年增/减")];

const PROCUREMENT: &[Node<RowKey>] = &[leaf(RowKey::GovernmentProcurement, "政府集中采购")];

const PROCUREMENT_COLUMNS: &[Node<ColumnKey>] =
    &[leaf(ColumnKey::Items, "采购项目数量"), leaf(ColumnKey::Amount, "采购总金额")];
