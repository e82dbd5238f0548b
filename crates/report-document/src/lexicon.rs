//! What is known of words where lines are broken: which are kept whole, which belong to the number
//! before them. It must not break a line.

/// Words of the forms and of report titles that a person would not tear when a label or title is broken
/// over lines. Word boundaries only: no whole label is among them.
pub const WORDS: &[&str] = &[
    "政府信息公开",
    "行政机关",
    "人民政府",
    "办公室",
    "工作",
    "年度",
    "报告",
    "自然人",
    "商业",
    "企业",
    "科研",
    "机构",
    "社会",
    "公益",
    "组织",
    "法律",
    "服务",
    "法人",
    "总计",
    "其他",
    "结果",
    "维持",
    "纠正",
    "尚未",
    "审结",
    "行政",
    "复议",
    "诉讼",
    "未经",
    "直接",
    "起诉",
    "不予",
    "公开",
    "无法",
    "提供",
    "处理",
    "部分",
    "予以",
    "申请",
    "申请人",
    "情况",
    "数量",
    "本年",
    "新收",
    "上年",
    "结转",
    "下年度",
    "继续",
    "办理",
    "本年度",
    "项目",
    "采购",
    "金额",
    "决定",
    "收费",
    "信息",
    "内容",
    "制作",
    "对外",
    "新公开",
    "制发",
    "废止",
    "现行",
    "有效",
    "件数",
    "规范性",
    "文件",
    "规章",
    "单位",
    "许可",
    "处罚",
    "强制",
    "事业性",
    "管理",
    "事项",
    "政府",
    "集中",
    "三安全一稳定",
    "第三方",
    "合法",
    "权益",
    "内部",
    "事务",
    "过程性",
    "执法",
    "案卷",
    "查询",
    "本机关",
    "掌握",
    "相关",
    "现成",
    "需要",
    "另行",
    "补正",
    "仍不",
    "明确",
    "信访",
    "举报",
    "投诉类",
    "重复",
    "要求",
    "出版物",
    "正当",
    "理由",
    "大量",
    "反复",
    "确认",
    "重新",
    "出具",
    "已获取",
    "逾期",
    "不再",
    "按",
    "通知",
    "缴纳",
    "费用",
    "上一年",
    "属于",
    "情形",
    "区分处理",
    "国家",
    "秘密",
    "禁止",
    "法规",
    "保护",
    "勾稽",
    "关系",
    "本列",
    "数据",
    "第一项",
    "第二项",
    "第三项",
    "第四项",
    "之和",
    "等于",
    "主动",
    "收到",
    "问题",
    "改进",
    "总体",
    "主要",
    "存在",
    "报告的",
];

/// Whether a word is one a number counts: it is better not torn from it.
///
/// ```
/// assert!(report_document::lexicon::is_counted('件') && !report_document::lexicon::is_counted('的'));
/// ```
#[must_use]
#[inline]
pub const fn is_counted(word: char) -> bool {
    matches!(
        word,
        '年' | '月'
            | '日'
            | '件'
            | '条'
            | '项'
            | '期'
            | '次'
            | '个'
            | '篇'
            | '场'
            | '人'
            | '名'
            | '份'
            | '家'
            | '处'
            | '宗'
            | '起'
            | '元'
            | '万'
            | '亿'
            | '％'
    )
}
