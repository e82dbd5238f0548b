//! The same words twice running, as they stand when a line is pasted or typed twice. It must not judge pairs
//! that mean what they say.

/// Pairs that are words, or that mean what they say twice.
const WORDS: [&str; 20] = [
    "研究研究",
    "讨论讨论",
    "学习学习",
    "政府政府",
    "人民人民",
    "一件一件",
    "一项一项",
    "一条一条",
    "一个一个",
    "逐项逐项",
    "工作工作日",
    "公开公开",
    "申请申请人",
    "办理办理",
    "管理管理",
    "信息信息",
    "中心中心",
    "服务服务",
    "处理处理",
    "审查审查员",
];
/// The longest words that are looked for, in characters.
const LONGEST: usize = 12;
/// Single characters that are never written twice.
const SINGLE: &str = "的将和及与在对把被由向于并是为了";

/// How many characters are told apart by where they stood last: others that share a place are compared.
const PLACES: usize = 1024;
/// The bytes of a Chinese character.
const CHARACTER: usize = 3;

/// The first words that stand twice running: where they begin and end.
///
/// ```
/// use report_claims::doubled::doubled;
///
/// assert_eq!(doubled("全年共审核审核公文"), Some((9, 21)));
/// assert_eq!(doubled("一件一件核对"), None);
/// ```
#[must_use]
pub fn doubled(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    // Where each character ended last. A character that stands twice running, or ends words that do, ended as
    // far before as those are long.
    let mut last = [0_u32; PLACES];
    let mut at = 0;
    while let Some([first, second, third]) = bytes.get(at..at + CHARACTER) {
        if *first < 0xe0 {
            at += 1;
            continue;
        }
        at += CHARACTER;
        let place = ((usize::from(*second) & 0x0f) << 6) | (usize::from(*third) & 0x3f);
        let place = last.get_mut(place)?;
        let here = u32::try_from(at).ok()?;
        let length = (here - std::mem::replace(place, here)) as usize;
        if length > LONGEST * CHARACTER || 2 * length > at {
            continue;
        }
        let (first, second) = (at - 2 * length, at - length);
        if bytes.get(first..second) == bytes.get(second..at)
            && text.get(second..at).is_some_and(are_words)
            && is_fault(text, text.get(first..at)?, length / CHARACTER, first, at)
        {
            return Some((first, at));
        }
    }
    None
}

/// Whether a stretch of text is of Chinese characters; marks may stand in what is longer than three.
fn are_words(text: &str) -> bool {
    let longer = text.len() > 3 * CHARACTER;
    text.chars()
        .all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch) || longer && matches!(ch, '，' | '、'))
}

fn is_fault(text: &str, own: &str, length: usize, start: usize, end: usize) -> bool {
    let half = own.get(..own.len() / 2).unwrap_or_default();
    // 锟斤拷锟斤拷: what garbles text repeats itself, and `garbled-text` says so.
    if half.contains(['锟', '斤', '拷', '烫', '屯']) {
        return false;
    }
    if length == 1 {
        let first = half.chars().next().unwrap_or_default();
        // 好的的确 is two words.
        let after = text.get(end..).unwrap_or_default();
        return SINGLE.contains(first) && !after.starts_with(['确', '士', '解', '来', '时']);
    }
    let around = text.get(start..).unwrap_or_default();
    let is_known = WORDS.iter().any(|word| around.starts_with(word));
    // 人民政府政府信息公开: the name of an office, then what it does. 研究研究室: a verb, then a name.
    let tail = text.get(end..).unwrap_or_default();
    let named = tail.starts_with(['室', '信', '稿', '日', '员', '人', '会']);
    let counted = half.starts_with(['一', '每', '逐']);
    let marks = half.chars().filter(|ch| matches!(ch, '，' | '、')).count();
    let whole = half.ends_with(['，', '、']) || marks == 0;
    whole && !counted && !(length == 2 && (is_known || named))
}
