//! The words people use beside the form's labels when they count requests, outcomes and cases. Words only;
//! how they are understood stands elsewhere.
//!
//! Sources: the labels of 国办公开办函〔2019〕60号 and 〔2021〕30号, the verbs of 条例第二十九条 to
//! 第四十条, and how published reports vary them.

use super::{Act, Sense};

/// The words for requests that can mean nothing else.
const REQUESTS: &str = "政府信息公开申请事项 政府信息公开申请件 政府信息公开申请表 政府信息公开申请 政府信息依申请公开申请 \
    依申请公开政府信息申请 依申请公开申请 获取政府信息的申请 信息公开申请 公开申请 申请公开事项 申请公开信息事项 \
    申请公开信息 申请事项 申请件 申请量 申请总量 申请数量 申请数 申请政府信息公开 申请公开政府信息 申请 \
    依申请公开政府信息 政府信息依申请公开 依申请公开事项 依申请公开业务 依申请公开件 依申请件 \
    政府信息公开申请书 政府信息公开申请单 信息公开申请书 信息公开申请表 信息公开申请单 申请书 申请表 申请单 \
    依申请公开政府信息申请表 依申请公开诉求 申请获取政府信息 申请获取 依申请办件 依申请办件量 依申请公开信息 政务公开申请 \
    依申请公开办件 依申请信息公开 政府信息申请公开";

/// Words for requests that may mean something else: 依申请公开 is also what a document is marked with.
const MAYBE_REQUESTS: &str = "办理结果 本年度办理结果 依申请公开 依申请";

/// Words for what is newly received, and nothing else.
const NEWLY_RECEIVED: &str = "新收到 新收 新受理 新接收 新增 \
    新立件 新立 新收件 新收案 新接 当年收到 当年新收 当年受理 当年登记";

/// Words for what is received.
const RECEIVED: &str = "收到 所收 受理 受理量 收办 收件 收件量 接收 接到 接受 登记 \
    收悉 接件 收受 收案 接办";

/// Words for what is received and carried over together.
const DUE: &str = "需办理 需要办理 共需办理 累计待办 应办 应办理 应答复 应办结";

/// Words for what is handled.
const HANDLED: &str = "经手 经办 所办 办理 处理 办理量 \
    处置 办件";

/// Words for what is processed.
const PROCESSED: &str = "办理完毕 办理完成 办理完结 办理回复 处理完毕 已有结果 办结 所办结 办结数 办结量 办结件 办复 办完 审结 \
    结办 办毕 处理完结 处理完成 结案 答复完毕 当年审结 当年结案";

/// Words for what is answered.
const ANSWERED: &str = "完成答复 作出答复 予以答复 作出书面答复 答复件 寄出 答复书 答复 回复";

/// Carrying over, wherever to: a word of time beside them says.
const CARRY: &str = "结转 转入 转来 转至 转到 转 遗留 结存 积存 留存 延续 结转量 流转 结余 承接 接续 \
    接转 存量 存量件 留下 遗留件 结转件";

/// Not done yet.
const PENDING: &str = "尚未办结 尚未办理完毕 尚未答复 尚在办理 未办结 未办理完毕 未答复 未到期 未到答复期限 未到答复期 尚未到答复期限 \
    尚未到期 仍在办理 正在办理 在办 继续办理 顺延 延至 延后 延期至 待办 留待 处在法定办理期限之内 \
    处于法定办理期限内 法定期限内未办结 办理中 尚未审结 未结 仍在 尚在 留到 \
    未办完 未完 未完成 未办 未办理 在办件 尚余 还在办理 待下年办结";

/// What stands for itself in a claim: these come before the form's labels.
pub(super) const NAMED: &[(&str, Sense)] = &[
    (REQUESTS, Sense::Requests(true)),
    (MAYBE_REQUESTS, Sense::Requests(false)),
    (NEWLY_RECEIVED, Sense::Act(Act::NewlyReceived)),
    (RECEIVED, Sense::Act(Act::Received)),
    (DUE, Sense::Act(Act::Due)),
    (HANDLED, Sense::Act(Act::Handled)),
    (PROCESSED, Sense::Act(Act::Processed)),
    (ANSWERED, Sense::Act(Act::Answered)),
    (CARRY, Sense::Carry),
    (PENDING, Sense::Pending),
];

/// What people write where a label has 或, or that itself.
pub(super) const OR: &[&str] = &["或", "和", "及", "或者", "、", "以及", "与"];

/// Words that say nothing about what is counted, or how much of it.
const PLAIN: &str = "系 总 没有 无 未 零 任何 终审 的有 的 者 为 是 有 达 达到 了 到 至 而 因 被 于 作 予以 已 已经 均 均已 也 仍 仍有 尚有 \
    还有 另 另有 其中 其 中 里 内 所 经 件 各类 各项 各种 类 方面 情况 结果 原 依法 依规 及时 规范 顺利 妥善 最终 \
    从结果看 办理情况 受理情况 答复情况 具体如下 如下 分类 \
    申请人 当事人 个人隐私 商业秘密 引发 引起 产生 发生 提起 涉及 涉 关于 属于 告知 出现 带来 收取 \
    工作 公开工作 政府信息 案件 类案件 具体行政行为 行政行为 行政机关 \
    包括 含 连同 加上 共同 完成 \
    人民法院 法院 复议机关 占 填写 作为被申请人 作为被告 被申请人 被告 参加 应诉 向 不服 对 对于 就 申请人对 \
    数 数量 件数 量 量为 金额 金额为 事项 项目 次数 表示 以及 \
    领域 渠道 在 从 看 来看 按 按照 以 相关 有关 上 下 时 后 又 则 即 形成 \
    公众 社会公众 群众 群众提交 人民群众 法律 主动 一般 普通 剩余 余下 同期 宣布 清理后 截至 截止 \
    统一 逐件 全部 所有 一律 都 多 数 请求 社会 受 项 同意 依照 根据 法定 要求 期间 继续 如实 \
    信息 情形 类别 类型 方式 主体 申请主体 工作中 属 办 按结果分类 去除 中有 年度 度 \
    总数 总量 合计数 还 仅 仅有 只有 只 比较 主要 分 应对 成交 采购 总额 集中采购 组织 实施 收费 征收";

/// Words for all of what is counted.
const TOTAL: &str = "两项合计 两者合计 二者合计 两者相加 两项相加 相加 计 共计 共有 共 总共 一共 累计 总计 合计 总数 总量 总计为 共计为 达到 多达";

/// Words for all offices a report is of.
const WHOLE: &str = "各级 各部门 各单位 各级各部门 各地各部门 各地 各级行政机关 各承办单位 承办单位 所属部门 \
    各行政机关 及其所属部门 各职能部门 各有关部门 有关部门 各相关部门 相关部门 \
    及部门 及各部门 及其部门 及所属部门 行政执法机关 各乡镇各部门 各部门各乡镇 各级机关 县里 市里 区里 全县上下 党政综合办公室 委办公室 局办公室 厅办公室 县政府部门 市政府部门 区政府部门 执法部门 各执法部门 各级机关 各站所 各科室 各处室 各股室 各业务科室 机关各处室 工作部门 及其工作部门 县本级 市本级 区本级 镇本级 省本级 党政办 镇党政办 各县（区）局 各县区局 各区县局 及各乡镇 和各乡镇 及各部门 及各镇街";

/// Words for the report's year.
const THIS_YEAR: &str =
    "本年 本年度 今年 今年以来 全年 全年度 年内 报告期内 报告期 该年度 此年度 一年来";
/// Words for the year before.
const LAST_YEAR: &str = "上年 上年度 上一年 上一年度 去年 去年度 往年 上年同期 去年同期 上年底 上年末 去年底 前一年 前一年度";
/// Words for the year after.
const NEXT_YEAR: &str = "下年 下年度 下一年 下一年度 次年 次年度 明年 来年 跨年 跨年度 翌年";
/// Words for the year's beginning and its end.
const YEAR_START: &str = "年初 期初";
/// Words for the year's end.
const YEAR_END: &str = "期末 报告期末 本年末 年末 年底 截至年底 截至年末 年底前 年终";

/// Narrower than the whole: by time, manner, way or subject.
const NARROW: &str = "当年 按时 按期 如期 准时 提前 延期 延期办理 延长 网上 线上 线下 在线 网络 互联网 网站 \
    电子邮件 电子邮箱 邮箱 邮件 信函 来信 邮寄 邮政 邮政寄递 特快专递 书面 口头 当面 当场 现场 窗口 来访 传真 平台 热线 \
    补正 一次性 代理 简易 快速 首次 再次 重复提出 \
    同一申请人 同一 同类 涉企 涉农 征地 拆迁 城建 疑难 复杂 抽查 检查 审核 审查 复核 评查 上半年 下半年 \
    工作日 以内 当天 当日 送达 缴费 减免 应诉率 检索 征求 备案 \
    一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 季度 月份 月底 份数 部分 小计 左右 长期 处理费";

/// Other things that are counted.
const OTHER: &str = "公文 文件 发文 政策文件 政策 会议纪要 纪要 建议 提案 议案 人大建议 政协提案 建议提案 \
    留言 咨询 来电 电话 信件 信箱 工单 诉求 投诉 举报 投诉举报 信访事项 信访件 信访 热线 意见 问卷 稿件 稿 新闻 推文 \
    微信 微博 公众号 视频 短视频 图解 解读 解读材料 公告 通知 通告 公示 目录 栏目 专栏 政务信息 各类信息 类信息 条信息 \
    规章制度 培训 会议 活动 整改 问题 账号 系统 政务服务 政务服务事项 服务事项 许可信息 处罚信息 公开信息 主动公开 合同 \
    项目信息 资料 读本 档案 卷 申请公开目录 事件 舆情 网民 纠纷 仲裁 国家赔偿 案例 庭审 \
    行政应诉 出庭 出庭应诉 审理 备案行政复议 作为复议机关 行政复议机关审理 不涉及政府信息公开";

/// Ways a request or case ends that the tables have no cell for.
const NO_CELL: &str = "撤回申请 转为主动公开 转主动公开 转化为主动公开 调整为主动公开 不予受理 不受理 撤回 撤销 终止 驳回 视为放弃 判令 责令 败诉 胜诉 和解 协助 会商 牵头 转办 转送 移送 交办 分办 \
    督办 催办 委托 并案 调解 化解";

/// Papers of the handling, which count themselves where they are counted.
const PAPERS: &str = "通知书 告知书 意见书 补正通知 延期告知 文书 答复文书 检索说明 说明 材料 答辩 证据 \
    回执 样式 回执单 档 记录 台账 稿本 答复口径 依据 清单 审批表 咨询电话 受理点 咨询点 答复模板 模板 范本";

/// Another period than the report's year.
const PERIOD: &str = "以来 施行以来 过去 近年 近年来 近两年 近三年 近五年 近几年 五年间 三年来 历年 曾 \
    十三五 十四五 期间累计 上半年度 同期收到 连续 前年";

/// A difference, not a number.
const CHANGE: &str = "增加 减少 增长 下降 上升 降低 增幅 降幅 多了 少了 净增 翻了 持平 略增 略减";

/// Rates and averages.
const RATE: &str =
    "率 平均 每 每件 每月 每年 每县 每个 每一 每条 最多 最少 比例 满意度 人均 件均 用时 高效办成";

/// Joining words.
const AND: &str = "和 及 与 以及 、 或 或者 并";

/// Before whoever takes part but is not the one that counts.
const ACTOR: &str = "由 会同 经 联合 配合 参与";

/// Compared with.
const COMPARE: &str = "比 较 相比 相较 同比 较之 对比 与上年相比 同上年相比";

/// Each of those named, in order.
const EACH: &str = "分别 分别为 依次 依次为 分别是 依次是";

/// Offices and places other than one's own.
const ELSEWHERE: &str = "乡镇 镇街 街镇 街道 部门 县直部门 市直部门 区直部门 县直单位 县直 市直 区直 下级 下属 \
    下属单位 直属单位 其余乡镇 邻近 兄弟 街道一级 外地 上级 某 有的 部分单位 部分乡镇 个别 各乡镇 各镇街 各街道 基层 \
    本级 市政府 省政府 县政府 区政府 国务院 全国 个乡镇 个部门 转来协助";

/// What the names of offices and places end with.
const SUFFIXES: &str = "局 委 厅 办 镇 乡 中心 委员会 办公室 办事处 管委会 大队 支队 总队 县 区 市 省 州 公司 医院 学校 站 所 队 处";

/// Words that stand in the way of a suffix: they end as offices do and are none.
const NO_OFFICE: &str = "格局 布局 结局 社区 小区 园区 辖区 片区 专区 地区 城区 城市 市区 节省 \
    场所 派出所 网站 车站 岗位 好处 查处 惩处 来处 各处 一处 之处 处处 立案查处 区分 区别 所有 所属 处在 处于 委托 委派 \
    非公开 非公开类 计划 统计 办法 办公 办事 办证 办件 处罚 处置 处室 站点 市场 市民 县情 省级 市级 县级 区级 镇级 乡级 队伍 州级 所需 所作 所提 所涉";

/// Words that say how a claim is meant, or that are none of it; list by list.
pub(super) const LISTS: &[(&str, Sense)] = &[
    (PLAIN, Sense::Plain),
    (TOTAL, Sense::Total),
    (WHOLE, Sense::Own),
    ("作出 做出 决定 处理决定", Sense::Decides),
    ("其他 其它 其余", Sense::Rest),
    ("公开", Sense::Open),
    ("提出 提交 递交 来自 填报 交来 寄来 递来", Sense::Files),
    (
        "降至 降为 降到 升至 升到 升为 增至 增到 增为 减至 减到 减为 增加到 增加至 减少到 减少至 下降为 上升为 下降到 下降至 上升到 \
        上升至 降低到 降低至 回落至 回落到",
        Sense::Becomes,
    ),
    (THIS_YEAR, Sense::ThisYear),
    (LAST_YEAR, Sense::LastYear),
    (NEXT_YEAR, Sense::NextYear),
    (YEAR_START, Sense::YearStart),
    (YEAR_END, Sense::YearEnd),
    (NARROW, Sense::Narrow),
    (OTHER, Sense::Other),
    (PAPERS, Sense::Paper),
    (NO_CELL, Sense::NoCell),
    (PERIOD, Sense::Period),
    (CHANGE, Sense::Change),
    (RATE, Sense::Rate),
    (AND, Sense::And),
    (ACTOR, Sense::Actor),
    (COMPARE, Sense::Compare),
    (EACH, Sense::Each),
    (ELSEWHERE, Sense::Elsewhere),
    (SUFFIXES, Sense::Suffix),
    (NO_OFFICE, Sense::Unknown),
    (
        "信息公开 政府信息公开 政务公开 政府信息公开工作 政务公开工作 县政府信息公开 市政府信息公开 区政府信息公开 \
    省政府信息公开 镇政府信息公开 乡政府信息公开",
        Sense::Field,
    ),
];
