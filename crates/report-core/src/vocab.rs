//! Every key a report file may use, once, with its Chinese and English names. Edition-free: an
//! edition picks keys, it never redefines one. No order, label or sum of a form belongs here.

use std::fmt;

/// Declares an enum of keys: variant, key as typed, short Chinese name, English name.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $key:literal, $chinese:literal, $english:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "` ", $chinese, ": ", $english, ".")] $variant,)+
        }

        impl $name {
            /// Every key, in the order declared.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The key as typed in a report file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The short Chinese name; the printed label is the form's.
            #[must_use]
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$variant => $chinese,)+ }
            }

            /// The English term.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)+ }
            }

            /// The key that is spelt so, if there is one.
            #[must_use]
            pub fn parse(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }
    };
}

vocabulary! {
    /// The parts of a report in printed order: the preface and the six parts of the form.
    SectionKey {
        Preface = "preface", "按语", "preface";
        Overview = "overview", "总体情况", "overview";
        ProactiveDisclosure = "proactive_disclosure", "主动公开政府信息情况", "proactive disclosure";
        Requests = "requests", "收到和处理政府信息公开申请情况", "requests";
        Cases = "cases", "行政复议、行政诉讼情况", "reconsideration and litigation cases";
        Problems = "problems", "存在的主要问题及改进情况", "problems and improvements";
        OtherMatters = "other_matters", "其他需要报告的事项", "other matters";
    }
}

vocabulary! {
    /// The three statutory tables.
    TableKey {
        ProactiveDisclosure = "proactive_disclosure", "主动公开政府信息情况", "proactive disclosure";
        Requests = "requests", "收到和处理政府信息公开申请情况", "requests";
        Cases = "cases", "行政复议、行政诉讼情况", "cases";
    }
}

impl TableKey {
    /// The part of the report the table stands in.
    #[must_use]
    pub const fn section(self) -> SectionKey {
        match self {
            Self::ProactiveDisclosure => SectionKey::ProactiveDisclosure,
            Self::Requests => SectionKey::Requests,
            Self::Cases => SectionKey::Cases,
        }
    }
}

impl SectionKey {
    /// The statutory table that stands in the part, if one does.
    #[must_use]
    pub const fn table(self) -> Option<TableKey> {
        match self {
            Self::ProactiveDisclosure => Some(TableKey::ProactiveDisclosure),
            Self::Requests => Some(TableKey::Requests),
            Self::Cases => Some(TableKey::Cases),
            Self::Preface | Self::Overview | Self::Problems | Self::OtherMatters => None,
        }
    }
}

vocabulary! {
    /// Rows of the statutory tables. A dotted key is a row of a group.
    RowKey {
        GovernmentRules = "government_rules", "规章", "government rules";
        NormativeDocuments = "normative_documents", "行政规范性文件", "normative documents";
        Licensing = "licensing", "行政许可", "licensing";
        OtherPublicServices = "other_public_services", "其他对外管理服务事项", "other public services";
        Penalties = "penalties", "行政处罚", "penalties";
        CompulsoryMeasures = "compulsory_measures", "行政强制", "compulsory measures";
        AdministrativeFees = "administrative_fees", "行政事业性收费", "administrative fees";
        GovernmentProcurement = "government_procurement", "政府集中采购", "government procurement";
        Received = "received", "本年新收", "received";
        PendingAtStart = "pending_at_start", "上年结转", "pending at start of year";
        Granted = "granted", "予以公开", "granted";
        PartiallyGranted = "partially_granted", "部分公开", "partially granted";
        StateSecret = "denied.state_secret", "国家秘密", "state secret";
        ProhibitedByLaw = "denied.prohibited_by_law", "法律行政法规禁止公开", "prohibited by law";
        SecurityOrStability = "denied.security_or_stability", "危及三安全一稳定", "security or stability";
        ThirdPartyRights = "denied.third_party_rights", "保护第三方合法权益", "third party rights";
        InternalAffairs = "denied.internal_affairs", "三类内部事务信息", "internal affairs";
        DeliberativeProcess = "denied.deliberative_process", "四类过程性信息", "deliberative process";
        EnforcementFile = "denied.enforcement_file", "行政执法案卷", "enforcement file";
        AdministrativeInquiry = "denied.administrative_inquiry", "行政查询事项", "administrative inquiry";
        NotHeld = "unavailable.not_held", "本机关不掌握", "not held";
        WouldRequireCreation = "unavailable.would_require_creation", "需要另行制作", "would require creation";
        StillUnclear = "unavailable.still_unclear", "补正后仍不明确", "still unclear after clarification";
        PetitionOrComplaint = "not_processed.petition_or_complaint", "信访举报投诉类", "petition or complaint";
        Repeated = "not_processed.repeated", "重复申请", "repeated";
        PublishedMaterial = "not_processed.published_material", "要求提供公开出版物", "published material";
        Excessive = "not_processed.excessive", "大量反复申请", "excessive";
        Reissue = "not_processed.reissue", "确认或重新出具", "reissue";
        ClosedOtherwise = "closed_otherwise", "其他处理", "closed otherwise";
        ClarificationOverdue = "closed_otherwise.clarification_overdue", "逾期不补正", "clarification overdue";
        FeeUnpaid = "closed_otherwise.fee_unpaid", "逾期未缴费", "fee unpaid";
        ClosedOther = "closed_otherwise.other", "其他处理的其他", "closed for other reasons";
        Processed = "processed", "办理结果总计", "processed";
        PendingAtEnd = "pending_at_end", "结转下年度", "pending at end of year";
        Reconsideration = "reconsideration", "行政复议", "administrative reconsideration";
        DirectLitigation = "direct_litigation", "未经复议直接起诉", "direct litigation";
        LitigationAfterReconsideration = "litigation_after_reconsideration", "复议后起诉", "litigation after reconsideration";
    }
}

vocabulary! {
    /// Columns of the statutory tables.
    ColumnKey {
        NewlyMade = "newly_made", "本年新制作数量", "newly made this year";
        NewlyDisclosed = "newly_disclosed", "本年新公开数量", "newly disclosed this year";
        TotalDisclosed = "total_disclosed", "对外公开总数量", "total disclosed";
        PreviousItems = "previous_items", "上一年项目数量", "items in the previous year";
        Change = "change", "本年增/减", "change this year";
        Decisions = "decisions", "处理决定数量", "decisions";
        Items = "items", "采购项目数量", "procurement items";
        Amount = "amount", "金额", "amount of money";
        Issued = "issued", "本年制发件数", "issued this year";
        Repealed = "repealed", "本年废止件数", "repealed this year";
        InForce = "in_force", "现行有效件数", "in force";
        NaturalPerson = "natural_person", "自然人", "natural person";
        Business = "business", "商业企业", "business";
        ResearchInstitution = "research_institution", "科研机构", "research institution";
        PublicInterestOrganization = "public_interest_organization", "社会公益组织", "public interest organization";
        LegalServices = "legal_services", "法律服务机构", "legal services";
        OtherOrganization = "other_organization", "其他", "other organization";
        Upheld = "upheld", "结果维持", "upheld";
        Corrected = "corrected", "结果纠正", "corrected";
        OtherResult = "other_result", "其他结果", "other result";
        Undecided = "undecided", "尚未审结", "undecided";
        Total = "total", "总计", "total";
    }
}

vocabulary! {
    /// Groups of rows that have a sum of their own in prose and charts.
    GroupKey {
        Outcomes = "outcomes", "办理结果", "outcomes";
        Denied = "denied", "不予公开", "denied";
        Unavailable = "unavailable", "无法提供", "unavailable";
        NotProcessed = "not_processed", "不予处理", "not processed";
        ClosedOtherwise = "closed_otherwise", "其他处理", "closed otherwise";
        Litigation = "litigation", "行政诉讼", "litigation";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_is_ascii_snake_case_and_stands_once_in_its_list() {
        let lists: [Vec<&str>; 4] = [
            RowKey::ALL.iter().map(|key| key.key()).collect(),
            ColumnKey::ALL.iter().map(|key| key.key()).collect(),
            SectionKey::ALL.iter().map(|key| key.key()).collect(),
            GroupKey::ALL.iter().map(|key| key.key()).collect(),
        ];
        for list in lists {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len());
            let plain = |ch: char| ch.is_ascii_lowercase() || ch == '_' || ch == '.';
            assert!(list.iter().all(|key| key.chars().all(plain)), "{list:?}");
        }
    }

    #[test]
    fn parsing_undoes_printing() {
        assert!(RowKey::ALL.iter().all(|key| RowKey::parse(key.key()) == Some(*key)));
        assert!(ColumnKey::ALL.iter().all(|key| ColumnKey::parse(key.key()) == Some(*key)));
    }

    #[test]
    fn a_table_and_its_section_name_each_other() {
        assert!(TableKey::ALL.iter().all(|table| table.section().table() == Some(*table)));
    }
}
