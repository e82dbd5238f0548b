//! The words of a counted claim about the statutory tables: what each means, and the cutting of a
//! phrase into them. A phrase with one word too many is no claim: 备案的复议案件 is not 复议案件. Labels
//! come from the form; here stand only the words people use beside them.

use report_core::Form;
use report_core::form::{Block, Node};
use report_core::vocab::{ColumnKey, RowKey, TableKey};

/// What a word means in a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Says nothing about what is counted: 全年, 共, 的, 有.
    Filler,
    /// A year: 2024年.
    Year(u16),
    /// Requests, by whatever name.
    Requests,
    /// What was done to it.
    Verb(Verb),
    /// Rows of a table, added together.
    Rows(Vec<RowKey>),
    /// Columns of a table, added together.
    Columns(Vec<ColumnKey>),
}

/// What may be done to requests and cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verb {
    /// 新收: newly received, and nothing else.
    NewlyReceived,
    /// 收到, 受理: with or without those carried over.
    Received,
    /// 办理: processed, or received on either basis.
    Handled,
    /// 办结, 答复.
    Processed,
    /// 上年结转.
    CarriedOver,
    /// 结转下年度.
    CarriedOn,
    /// 结转, where a year beside it says which.
    Carried,
}

/// Words that say nothing about what is counted.
const FILLERS: &[&str] = &[
    "全年度",
    "全年",
    "年内",
    "本年度",
    "本年",
    "今年",
    "当年",
    "报告期内",
    "年度内",
    "一年来",
    "期间",
    "全区",
    "全县",
    "全市",
    "全省",
    "全镇",
    "全乡",
    "全州",
    "全旗",
    "全局",
    "全系统",
    "全街道",
    "我区",
    "我县",
    "我市",
    "我省",
    "我镇",
    "我局",
    "我办",
    "我委",
    "我厅",
    "我单位",
    "本机关",
    "本单位",
    "本局",
    "本区",
    "本县",
    "本市",
    "本镇",
    "本街道",
    "各级行政机关",
    "各级各部门",
    "各级",
    "行政机关",
    "共计",
    "共有",
    "共",
    "总共",
    "一共",
    "累计",
    "总计",
    "合计",
    "总数",
    "总量",
    "数量",
    "件数",
    "已经",
    "已",
    "均已",
    "均",
    "全部",
    "按时",
    "按期",
    "依法",
    "依规",
    "及时",
    "规范",
    "顺利",
    "妥善",
    "在规定时限内",
    "在法定期限内",
    "在规定的时限内",
    "法定期限内",
    "其中",
    "中",
    "另有",
    "另",
    "还有",
    "包括",
    "含",
    "的有",
    "的",
    "为",
    "是",
    "有",
    "达",
    "了",
    "到",
    "至",
    "由",
    "而",
    "因",
    "被",
    "于",
    "及",
    "和",
    "与",
    "或者",
    "或",
    "以及",
    "、",
    "，",
    "：",
    "“",
    "”",
    " ",
    "\u{3000}",
    "继续办理",
    "办理件",
    "类",
    "属于",
    "涉及",
    "公开类",
    "方面",
    "政府信息公开工作",
    "政府信息公开",
    "信息公开",
    "工作",
    "引发",
    "引起",
    "产生",
    "发生",
    "作出",
    "提起",
    "提出",
    "案件",
    "情况",
    "从办理结果看",
    "从办理结果来看",
    "按办理结果分",
    "具体行政行为",
    "行政行为",
    "原",
    "决定",
    "结果",
    "件",
];

/// The words for requests.
const REQUESTS: &[&str] = &[
    "政府信息公开申请事项",
    "政府信息公开申请件",
    "政府信息公开申请",
    "政府信息依申请公开申请",
    "依申请公开政府信息申请",
    "依申请公开申请",
    "依申请公开事项",
    "依申请公开件",
    "依申请公开",
    "信息公开申请",
    "公开申请",
    "申请事项",
    "申请件",
    "申请",
];

/// Words for what is done.
const VERBS: &[(&str, Verb)] = &[
    ("新收到", Verb::NewlyReceived),
    ("新收", Verb::NewlyReceived),
    ("新受理", Verb::NewlyReceived),
    ("新接收", Verb::NewlyReceived),
    ("收到", Verb::Received),
    ("受理", Verb::Received),
    ("收办", Verb::Received),
    ("接收", Verb::Received),
    ("接到", Verb::Received),
    ("办理完毕", Verb::Processed),
    ("办理完成", Verb::Processed),
    ("完成答复", Verb::Processed),
    ("作出答复", Verb::Processed),
    ("予以答复", Verb::Processed),
    ("答复", Verb::Processed),
    ("办结", Verb::Processed),
    ("办复", Verb::Processed),
    ("审结", Verb::Processed),
    ("办理", Verb::Handled),
    ("处理", Verb::Handled),
    ("上一年度结转", Verb::CarriedOver),
    ("上一年结转", Verb::CarriedOver),
    ("上年度结转", Verb::CarriedOver),
    ("上年结转", Verb::CarriedOver),
    ("去年结转", Verb::CarriedOver),
    ("上年度转入", Verb::CarriedOver),
    ("上年转入", Verb::CarriedOver),
    ("结转下一年度", Verb::CarriedOn),
    ("结转下年度", Verb::CarriedOn),
    ("结转下年", Verb::CarriedOn),
    ("结转至下一年度", Verb::CarriedOn),
    ("结转至下年度", Verb::CarriedOn),
    ("结转至下年", Verb::CarriedOn),
    ("结转到下年度", Verb::CarriedOn),
    ("转下年度", Verb::CarriedOn),
    ("转入下年度", Verb::CarriedOn),
    ("转至下年度", Verb::CarriedOn),
    ("顺延至下年度", Verb::CarriedOn),
    ("顺延到下年度", Verb::CarriedOn),
    ("结转次年", Verb::CarriedOn),
    ("结转", Verb::Carried),
];

/// Words for rows beside their labels.
const ROWS: &[(&str, &[RowKey])] = &[
    ("申请行政复议", &[RowKey::Reconsideration]),
    ("复议", &[RowKey::Reconsideration]),
    ("提起行政诉讼", &[RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration]),
    ("诉讼", &[RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration]),
    ("直接起诉", &[RowKey::DirectLitigation]),
    ("直接提起诉讼", &[RowKey::DirectLitigation]),
    ("经复议后起诉", &[RowKey::LitigationAfterReconsideration]),
    ("复议后提起诉讼", &[RowKey::LitigationAfterReconsideration]),
];

/// Words for columns beside their labels.
const COLUMNS: &[(&str, &[ColumnKey])] = &[
    ("维持", &[ColumnKey::Upheld]),
    ("纠正", &[ColumnKey::Corrected]),
    ("纠错", &[ColumnKey::Corrected]),
    ("未审结", &[ColumnKey::Undecided]),
    ("正在审理", &[ColumnKey::Undecided]),
    ("制发", &[ColumnKey::Issued]),
    ("新制发", &[ColumnKey::Issued]),
    ("废止", &[ColumnKey::Repealed]),
    ("现行有效", &[ColumnKey::InForce]),
];

/// What people write where a label has 或.
const OR: &[&str] = &["和", "及", "或者", "、"];

/// The words of one report: the form's labels, the usual words beside them, the office's name.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Longest first, so that a word is never cut short.
    words: Vec<(String, Token)>,
}

impl Lexicon {
    /// The words for a form and an office.
    pub(crate) fn new(form: &'static Form, agency: &str) -> Self {
        let fixed = fixed_words();
        let labels = form
            .tables
            .iter()
            .flat_map(|table| table.blocks.iter().flat_map(move |block| labels(table.key, block)));
        let mut words: Vec<(String, Token)> =
            fixed.into_iter().chain(labels.flat_map(variants)).collect();
        if !agency.is_empty() {
            words.push((agency.to_owned(), Token::Filler));
        }
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words }
    }

    /// A phrase as words; nothing where a part of it is none.
    pub(crate) fn cut(&self, phrase: &str) -> Option<Vec<Token>> {
        let mut tokens = Vec::new();
        let mut rest = phrase;
        while !rest.is_empty() {
            let (length, token) = year(rest).or_else(|| self.word(rest))?;
            tokens.push(token);
            rest = rest.get(length..)?;
        }
        Some(tokens)
    }

    fn word(&self, rest: &str) -> Option<(usize, Token)> {
        let (word, token) = self.words.iter().find(|(word, _)| rest.starts_with(word.as_str()))?;
        Some((word.len(), token.clone()))
    }
}

/// 2024年, 2024年度.
fn year(rest: &str) -> Option<(usize, Token)> {
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let after = rest.get(4..)?;
    let word = ["年度", "年"].into_iter().find(|word| after.starts_with(word))?;
    Some((4 + word.len(), Token::Year(digits.parse().ok()?)))
}

fn fixed_words() -> Vec<(String, Token)> {
    let fillers = FILLERS.iter().map(|word| (*word, Token::Filler));
    let requests = REQUESTS.iter().map(|word| (*word, Token::Requests));
    let verbs = VERBS.iter().map(|(word, verb)| (*word, Token::Verb(*verb)));
    let rows = ROWS.iter().map(|(word, rows)| (*word, Token::Rows(rows.to_vec())));
    let columns = COLUMNS.iter().map(|(word, columns)| (*word, Token::Columns(columns.to_vec())));
    let all = fillers.chain(requests).chain(verbs).chain(rows).chain(columns);
    all.map(|(word, token)| (word.to_owned(), token)).collect()
}

/// A block's own labels, without their numbers and remarks, that are words by themselves.
fn labels(table: TableKey, block: &'static Block) -> Vec<(String, Token)> {
    let mut words = Vec::new();
    for node in block.rows {
        row_labels(node, &mut words);
    }
    for node in block.columns {
        column_labels(node, &mut words);
    }
    words.retain(|(word, _)| word.chars().count() > 2 && !is_total(table, word));
    words
}

/// A group's label stands for the sum it names, any other for its leaf.
fn row_labels(node: &'static Node<RowKey>, words: &mut Vec<(String, Token)>) {
    let keys = || node.leaves().map(|(key, _)| key).collect::<Vec<_>>();
    match node {
        Node::Group { key: Some(_), label, .. } | Node::Leaf { label, .. } => {
            words.push((bare(label), Token::Rows(keys())));
        }
        Node::Group { key: None, .. } => {}
    }
    for child in node.children() {
        row_labels(child, words);
    }
}

fn column_labels(node: &'static Node<ColumnKey>, words: &mut Vec<(String, Token)>) {
    let keys: Vec<ColumnKey> = node.leaves().map(|(key, _)| key).collect();
    if !keys.contains(&ColumnKey::Total) {
        words.push((bare(node.label()), Token::Columns(keys)));
    }
    for child in node.children() {
        column_labels(child, words);
    }
}

/// A label with the ways people write its 或.
fn variants((label, token): (String, Token)) -> Vec<(String, Token)> {
    let others = OR.iter().filter(|_| label.contains('或'));
    let mut words: Vec<_> = others.map(|word| (label.replace('或', word), token.clone())).collect();
    words.push((label, token));
    words
}

/// Whether a label is a whole row of 表三 that verbs name better: 一、, 二、, 四、.
fn is_total(table: TableKey, word: &str) -> bool {
    table == TableKey::Requests && word.contains("政府信息公开申请数量")
}

/// A label without the number before it and the remark after it.
fn bare(label: &str) -> String {
    let is_number = |ch: char| "（）一二三四五六七八九十、.1234567890".contains(ch);
    let label = label.trim_start_matches(is_number);
    label.split('（').next().unwrap_or_default().to_owned()
}
