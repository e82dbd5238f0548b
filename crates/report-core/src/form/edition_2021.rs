//! The 2021 edition of the form as data; nothing else. 国办公开办函〔2021〕30号, in force for the
//! report years from 2021 on.

use super::clause::documents_in_force;
use super::shared::{
    self, cases_table, disclosure_block, documents_once, group, keys, leaf, requests_table,
};
use super::{Block, Citation, Edition, Form, JointCount, Measure, Merging, Node, Stock, Table};
use crate::vocab::{ColumnKey, GroupKey, RowKey, TableKey};

/// The issuing document's number.
macro_rules! number {
    () => {
        "国办公开办函〔2021〕30号"
    };
}

pub(super) static FORM: Form = Form {
    edition: Edition::Format2021,
    issued_by: concat!(
        "国务院办公厅政府信息与政务公开办公室关于印发",
        "《中华人民共和国政府信息公开工作年度报告格式》的通知（",
        number!(),
        "）"
    ),
    number: number!(),
    first_year: 2021,
    sections: &shared::sections(
        Some("主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障"),
        "（文字描述，收取信息处理费情况在此处报告。）",
    ),
    tables: &[DISCLOSURE, requests_table!(number, CLOSED, CLOSED_KEYS), cases_table!(number)],
};

const CLOSED: Node<RowKey> = group(GroupKey::ClosedOtherwise, "（六）其他处理", CLOSED_ROWS);

const CLOSED_ROWS: &[Node<RowKey>] = &[
    leaf(
        RowKey::ClarificationOverdue,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    leaf(
        RowKey::FeeUnpaid,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    leaf(RowKey::ClosedOther, "3.其他"),
];

const CLOSED_KEYS: &[RowKey] = keys!(CLOSED_ROWS);

const DISCLOSURE: Table = Table {
    key: TableKey::ProactiveDisclosure,
    name: "表二",
    blocks: &[
        Block {
            stocks: DOCUMENTS_IN_FORCE,
            mergings: DOCUMENTS_ONCE,
            ..disclosure_block!(
                "第二十条第（一）项",
                DOCUMENTS,
                DOCUMENT_COLUMNS,
                &[Measure::Count; 3],
                &[]
            )
        },
        disclosure_block!("第二十条第（五）项", LICENSING, DECISIONS, &[Measure::Count], &[]),
        disclosure_block!("第二十条第（六）项", PENALTIES, DECISIONS, &[Measure::Count], &[]),
        disclosure_block!("第二十条第（八）项", FEES, AMOUNT, &[Measure::Amount], &[]),
    ],
};

const DOCUMENTS: &[Node<RowKey>] =
    &[leaf(RowKey::GovernmentRules, "规章"), leaf(RowKey::NormativeDocuments, "行政规范性文件")];

const DOCUMENT_COLUMNS: &[Node<ColumnKey>] = &[
    leaf(ColumnKey::Issued, "本年制发件数"),
    leaf(ColumnKey::Repealed, "本年废止件数"),
    leaf(ColumnKey::InForce, "现行有效件数"),
];

const DOCUMENTS_IN_FORCE: &[Stock] = &[Stock {
    held: ColumnKey::InForce,
    added: ColumnKey::Issued,
    removed: ColumnKey::Repealed,
    citation: Citation(concat!(number!(), " ", documents_in_force!())),
}];

const DOCUMENTS_ONCE: &[Merging] = &[
    documents_once(&[ColumnKey::Issued], JointCount::Issued),
    documents_once(&[ColumnKey::Repealed], JointCount::Repealed),
    documents_once(&[ColumnKey::InForce], JointCount::Held),
];

const LICENSING: &[Node<RowKey>] = &[leaf(RowKey::Licensing, "行政许可")];

const PENALTIES: &[Node<RowKey>] =
    &[leaf(RowKey::Penalties, "行政处罚"), leaf(RowKey::CompulsoryMeasures, "行政强制")];

const FEES: &[Node<RowKey>] = &[leaf(RowKey::AdministrativeFees, "行政事业性收费")];

const DECISIONS: &[Node<ColumnKey>] = &[leaf(ColumnKey::Decisions, "本年处理决定数量")];

const AMOUNT: &[Node<ColumnKey>] = &[leaf(ColumnKey::Amount, "本年收费金额（单位：万元）")];
