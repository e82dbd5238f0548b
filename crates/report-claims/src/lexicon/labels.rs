//! The words people write for the form's rows and columns beside their labels. Words only; how they are
//! understood stands elsewhere.
//!
//! Sources: the labels of 国办公开办函〔2019〕60号 and 〔2021〕30号, and how published reports vary them.

use super::Sense;
use report_core::vocab::{ColumnKey, RowKey};

/// Words for rows beside their labels.
pub(super) const ROWS: &[(&str, Sense)] = &[
    (
        "行政复议申请 申请行政复议 被申请行政复议 提起行政复议 复议案件 复议 被复议 申请复议",
        Sense::Rows(&[RowKey::Reconsideration]),
    ),
    (
        "提起行政诉讼 被提起行政诉讼 行政诉讼案件 诉讼 起诉 应诉案件 被诉 被诉讼 被起诉",
        Sense::Rows(LITIGATION),
    ),
    (
        "直接起诉 直接诉讼 直接提起诉讼 直接提起行政诉讼 未经复议起诉 未经复议",
        Sense::Rows(&[RowKey::DirectLitigation]),
    ),
    (
        "经复议后起诉 经复议后诉讼 复议后诉讼 复议后提起诉讼 复议后提起行政诉讼 复议后再起诉 经过复议 经复议 复议后又提起行政诉讼 复议后又起诉 经复议后又起诉 经复议再起诉 复议后又提起诉讼 复议后",
        Sense::Rows(&[RowKey::LitigationAfterReconsideration]),
    ),
    ("行政争议案件 行政争议 复议诉讼案件 复议诉讼", Sense::Rows(DISPUTES)),
    ("准予公开 同意公开 全部公开 给予公开", Sense::Rows(&[RowKey::Granted])),
    (
        "同意部分公开 予以部分公开 区分处理 准予部分公开 给予部分公开",
        Sense::Rows(&[RowKey::PartiallyGranted]),
    ),
    ("国家秘密", Sense::Rows(&[RowKey::StateSecret])),
    ("法律行政法规禁止公开 法律、行政法规禁止公开", Sense::Rows(&[RowKey::ProhibitedByLaw])),
    ("三安全一稳定", Sense::Rows(&[RowKey::SecurityOrStability])),
    ("第三方合法权益 第三方权益 第三方不同意", Sense::Rows(&[RowKey::ThirdPartyRights])),
    (
        "未掌握 本机关不掌握 本机关未掌握 本单位不掌握 不掌握 信息不存在",
        Sense::Rows(&[RowKey::NotHeld]),
    ),
    (
        "需加工 需要加工 需要另行制作 需另行制作 没有现成信息",
        Sense::Rows(&[RowKey::WouldRequireCreation]),
    ),
    ("告知查询途径 行政查询事项 行政查询", Sense::Rows(&[RowKey::AdministrativeInquiry])),
    ("告知重复", Sense::Rows(&[RowKey::Repeated])),
    ("内部事务信息", Sense::Rows(&[RowKey::InternalAffairs])),
    ("过程性信息", Sense::Rows(&[RowKey::DeliberativeProcess])),
    ("行政执法案卷 执法案卷", Sense::Rows(&[RowKey::EnforcementFile])),
    ("仍不明确 补正后仍不明确 不明确", Sense::Rows(&[RowKey::StillUnclear])),
    (
        "信访举报投诉 信访举报投诉类 信访投诉类 信访举报类 信访类 信访类申请",
        Sense::Rows(&[RowKey::PetitionOrComplaint]),
    ),
    ("公开出版物", Sense::Rows(&[RowKey::PublishedMaterial])),
    ("大量反复申请", Sense::Rows(&[RowKey::Excessive])),
    ("确认或重新出具", Sense::Rows(&[RowKey::Reissue])),
    ("逾期不补正 逾期未补正", Sense::Rows(&[RowKey::ClarificationOverdue])),
    ("逾期不缴费 逾期未缴费", Sense::Rows(&[RowKey::FeeUnpaid])),
    ("规范性文件", Sense::Rows(&[RowKey::NormativeDocuments])),
    ("行政事业性费用", Sense::Rows(&[RowKey::AdministrativeFees])),
    ("政府规章 规章", Sense::Rows(&[RowKey::GovernmentRules])),
    ("行政许可决定 许可决定 行政许可类 行政许可事项 行政许可", Sense::Rows(&[RowKey::Licensing])),
    ("行政处罚决定 处罚决定 行政处罚类 行政处罚", Sense::Rows(&[RowKey::Penalties])),
    (
        "行政强制决定 强制决定 行政强制措施 行政强制类 行政强制",
        Sense::Rows(&[RowKey::CompulsoryMeasures]),
    ),
];

/// Words for the rows of the sums the form names: 不予公开, 无法提供, 不予处理, 其他处理.
pub(super) const GROUPS: &[(&str, RowKey)] = &[
    ("不公开", RowKey::StateSecret),
    ("不同意公开", RowKey::StateSecret),
    ("不予提供", RowKey::NotHeld),
    ("以其他方式处理", RowKey::ClosedOtherwise),
    ("以其他方式处理", RowKey::ClarificationOverdue),
    ("作其他处理", RowKey::ClosedOtherwise),
    ("作其他处理", RowKey::ClarificationOverdue),
    ("其他处理的", RowKey::ClosedOtherwise),
    ("其他处理的", RowKey::ClarificationOverdue),
    ("不予公开的", RowKey::StateSecret),
    ("不处理", RowKey::Repeated),
    ("拒绝公开", RowKey::StateSecret),
];

const LITIGATION: &[RowKey] = &[RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration];
const DISPUTES: &[RowKey] =
    &[RowKey::Reconsideration, RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration];
/// The columns of requesters that are no natural persons.
pub(crate) const ORGANIZATIONS: &[ColumnKey] = &[
    ColumnKey::Business,
    ColumnKey::ResearchInstitution,
    ColumnKey::PublicInterestOrganization,
    ColumnKey::LegalServices,
    ColumnKey::OtherOrganization,
];

/// Words for columns beside their labels.
pub(super) const COLUMNS: &[(&str, Sense)] = &[
    (
        "维持 予以维持 维持原答复 获维持 被维持 支持原答复 驳回原告诉讼请求 驳回诉讼请求",
        Sense::Columns(&[ColumnKey::Upheld]),
    ),
    ("纠正 予以纠正 纠错 被纠正 被撤销 撤销或确认违法", Sense::Columns(&[ColumnKey::Corrected])),
    (
        "未审结 没有审结 正在审理 正在审理中 尚在审理 未结案 待决 尚未作出决定 还在审理 仍在审理 未结案件",
        Sense::Columns(&[ColumnKey::Undecided]),
    ),
    ("其他结果 准予撤诉", Sense::Columns(&[ColumnKey::OtherResult])),
    ("制发 新制发 制定 印发 出台 新出台 制发数 新制定", Sense::Columns(&[ColumnKey::Issued])),
    (
        "废止 失效或废止 宣布失效 废止失效 清理失效 宣布废止 失效 废止数 清理失效文件 失效文件",
        Sense::Columns(&[ColumnKey::Repealed]),
    ),
    (
        "现行有效 有效文件 继续有效 保留有效 保留 现行有效总数 有效总数 有效数 继续有效的文件 有效的文件",
        Sense::Columns(&[ColumnKey::InForce]),
    ),
    (
        "自然人 公民个人 公民 个人 市民个人 市民 公民申请人",
        Sense::Columns(&[ColumnKey::NaturalPerson]),
    ),
    ("商业企业 企业 企业单位 企业法人", Sense::Columns(&[ColumnKey::Business])),
    ("新制作", Sense::Columns(&[ColumnKey::NewlyMade])),
    ("新公开 对外公开", Sense::Columns(&[ColumnKey::NewlyDisclosed])),
    ("对外公开总数 公开总数", Sense::Columns(&[ColumnKey::TotalDisclosed])),
    ("律师事务所 律所", Sense::Columns(&[ColumnKey::LegalServices])),
    ("科研机构", Sense::Columns(&[ColumnKey::ResearchInstitution])),
    ("公益组织", Sense::Columns(&[ColumnKey::PublicInterestOrganization])),
    ("其他组织", Sense::Columns(&[ColumnKey::OtherOrganization])),
    ("法人及其他组织 法人和组织 法人组织 法人 单位申请", Sense::Columns(ORGANIZATIONS)),
];
