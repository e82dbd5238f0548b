//! The names a report may call its own office by, made from its full name. It must not know any office.
//!
//! GB/T 9704—2012 7.2.4 and 《党政机关公文处理工作条例》第九条 let an office sign with its full name or its
//! 规范化简称. How such names are shortened is fixed by no national list for local offices; the parts below
//! are those that the local offices of the bodies in the State Council's list of departments
//! (国发〔2023〕5号) are commonly called by.

use super::Sense;
use super::table::Heads;
use crate::characters::Characters;

/// The level of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// 省, 自治区, 直辖市 by that word.
    Province,
    /// 市, of whatever rank.
    City,
    /// 县, 旗.
    County,
    /// 区.
    District,
    /// 州, 盟.
    Prefecture,
    /// 镇.
    Town,
    /// 乡.
    Township,
    /// 街道.
    Street,
}

/// What places end with, the longer before those they end with.
const LEVELS: [(&str, Level); 11] = [
    ("自治区", Level::Province),
    ("街道", Level::Street),
    ("省", Level::Province),
    ("市", Level::City),
    ("县", Level::County),
    ("旗", Level::County),
    ("区", Level::District),
    ("州", Level::Prefecture),
    ("盟", Level::Prefecture),
    ("镇", Level::Town),
    ("乡", Level::Township),
];

/// Words for the office itself.
const ITSELF: &str = "我局 我办 我委 我厅 我办事处 我管委会 市局机关 县局机关 区局机关 省局机关 市局 县局 区局 我单位 我机关 我中心 我所 我院 我部门 本局 本办 本委 本厅 本单位 本机关 本中心 \
    本行政机关 本部门 本系统 全局 全委 全厅 局机关 委机关 厅机关 局系统 管委会 我管委会 本园区 我园区 全园区";

/// The words that make a place of a level one's own or the whole of it.
macro_rules! of_place {
    ($level:literal) => {
        concat!("全", $level, " 我", $level, " 本", $level, " 我们", $level, " 全体", $level)
    };
}

/// 我局, 全县: words for the office itself, and for places of each level.
pub(super) const PLACES: &[(&str, Sense)] = &[
    (ITSELF, Sense::Own),
    (of_place!("自治区"), Sense::Place(Level::Province)),
    (of_place!("省"), Sense::Place(Level::Province)),
    (of_place!("市"), Sense::Place(Level::City)),
    (of_place!("县"), Sense::Place(Level::County)),
    (of_place!("旗"), Sense::Place(Level::County)),
    (of_place!("区"), Sense::Place(Level::District)),
    (of_place!("州"), Sense::Place(Level::Prefecture)),
    (of_place!("盟"), Sense::Place(Level::Prefecture)),
    (of_place!("镇"), Sense::Place(Level::Town)),
    (of_place!("乡"), Sense::Place(Level::Township)),
    (of_place!("街道"), Sense::Place(Level::Street)),
];

/// Full parts of names and what they are shortened to.
const SHORTER: [(&str, &str); 59] = [
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("管理委员会", "管委会"),
    ("委员会", "委"),
    ("经济技术开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("自然资源和规划", "资规"),
    ("自然资源与规划", "资规"),
    ("规划和自然资源", "规资"),
    ("市场监督管理", "市场监管"),
    ("市场监督管理", "市监"),
    ("卫生健康", "卫健"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("经济和信息化", "经信"),
    ("农业农村", "农业"),
    ("应急管理", "应急"),
    ("生态环境", "环保"),
    ("交通运输", "交通"),
    ("退役军人事务", "退役军人"),
    ("医疗保障", "医保"),
    ("综合行政执法", "综合执法"),
    ("城市管理综合行政执法", "城管"),
    ("城市管理行政执法", "城管"),
    ("城市管理", "城管"),
    ("文化广电旅游体育", "文广旅体"),
    ("文化广电和旅游", "文广旅"),
    ("文化广电旅游", "文广旅"),
    ("文化和旅游", "文旅"),
    ("文化广电和旅游", "文旅"),
    ("文化广电旅游", "文旅"),
    ("国有资产监督管理", "国资"),
    ("地方金融监督管理", "金融"),
    ("行政审批服务", "行政审批"),
    ("政务服务数据管理", "政数"),
    ("大数据发展管理", "大数据"),
    ("科学技术", "科技"),
    ("商务和投资促进", "商务"),
    ("机关事务管理", "机关事务"),
    ("民族宗教事务", "民宗"),
    ("园林绿化", "园林"),
    ("教育体育", "教体"),
    ("发展和改革", "发展改革"),
    ("人力资源和社会保障", "人力资源社会保障"),
    ("住房和城乡建设", "住房城乡建设"),
    ("城市管理综合行政执法", "城管执法"),
    ("城市管理综合行政执法", "综合行政执法"),
    ("城市管理综合行政执法", "综合执法"),
    ("城市管理综合行政执法", "城市管理"),
    ("城市管理和综合执法", "城管"),
    ("水利水务", "水利"),
    ("审批服务管理", "审批"),
    ("金融工作", "金融"),
    ("人民政府办公厅", "政府办公厅"),
];

/// The names of one office.
#[derive(Debug)]
pub(super) struct Office {
    /// The level of its place, where the name has one.
    pub(super) level: Option<Level>,
    /// Whether it is a place's government, which reports for all of the place.
    pub(super) is_place: bool,
    names: Vec<String>,
    /// What they begin with.
    pub(super) heads: Heads,
}

impl Office {
    /// Every name of the office with this full name, the longest first.
    pub(super) fn new(full: &str) -> Self {
        let full = full.trim();
        let (places, body) = split(full);
        let level = places.last().map(|(_, level)| *level);
        let mut names = vec![full.to_owned(), places.iter().map(|(place, _)| *place).collect()];
        // 街道 and 镇 are what the office is called by; a department is not its county.
        let is_place = is_government(body);
        let bodies = bodies(body);
        for (at, (place, _)) in places.iter().enumerate() {
            let last = at + 1 == places.len();
            if last {
                let word = LEVELS.iter().find(|(word, _)| place.ends_with(word));
                let word = word.map_or("", |(word, _)| word);
                names.extend(bodies.iter().map(|body| format!("{word}{body}")));
                names.extend(bodies.iter().map(|body| format!("{place}{body}")));
                names.extend(is_place.then(|| (*place).to_owned()));
            } else {
                let rest: String = places.iter().skip(at + 1).map(|(place, _)| *place).collect();
                names.extend(bodies.iter().map(|body| format!("{place}{rest}{body}")));
            }
        }
        if !is_place {
            names.retain(|name| name != &places.iter().map(|(it, _)| *it).collect::<String>());
        }
        let long = |body: &&String| body.chars().count() > 2;
        names.extend(bodies.iter().filter(long).filter(|_| !is_place).cloned());
        let kinds = ["经开区", "高新区", "开发区", "园区", "街道", "度假区", "新区"];
        let of_kind = |kind: &str| names.iter().any(|name| name.contains(kind));
        let kinds: Vec<String> =
            kinds.into_iter().filter(|kind| of_kind(kind)).map(str::to_owned).collect();
        names.extend(kinds.into_iter().filter(|_| is_place || body.contains("管理委员会")));
        names.retain(|name| name.chars().count() > 1);
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        let heads = names.iter().fold(Heads::default(), |heads, name| heads.with(name));
        Self { level, is_place, names, heads }
    }

    /// How long the name is that a text begins with.
    pub(super) fn begin(&self, text: &str) -> Option<usize> {
        let may = self.heads.may_begin(text.as_bytes());
        let own = may.then_some(&self.names)?.iter().find(|name| text.starts_with(&***name))?;
        Some(own.len())
    }
}

/// The places a name begins with, and what the office there is: 望淮区 松浦街道 办事处.
fn split(full: &str) -> (Vec<(&str, Level)>, &str) {
    let after = ["国家税务总局", "中国", "国家"].iter().find_map(|head| full.strip_prefix(head));
    let mut rest = after.unwrap_or(full);
    let mut places = Vec::new();
    while let Some((place, level)) = place(rest) {
        places.push((place, level));
        rest = rest.get(place.len()..).unwrap_or_default();
    }
    (places, rest)
}

/// The place a name begins with: two characters at least, then what places end with.
fn place(text: &str) -> Option<(&str, Level)> {
    let ends = LEVELS.iter().filter_map(|(word, level)| {
        let from = text.char_indices().nth(1).map(|(at, _)| at)?;
        let at = from + text.get(from..)?.find(word)?;
        // 市场监督管理局 begins with no place, nor does 区域合作办公室.
        let whole = !["市场", "区域", "乡村", "城乡", "开发区", "园区", "高新区", "城市", "城镇"]
            .iter()
            .any(|word| {
                let near = text.get(at.saturating_sub(6)..at + 6).unwrap_or_default();
                near.contains(word)
            });
        (whole && at <= 15).then_some((at + word.len(), *level))
    });
    let (end, level) = ends.min_by_key(|(end, _)| *end)?;
    Some((text.get(..end)?, level))
}

/// Whether what follows a place is its government, whose name the place's is too.
fn is_government(body: &str) -> bool {
    matches!(
        body,
        "" | "人民政府" | "办事处" | "人民政府办公室" | "人民政府办公厅" | "管理委员会" | "政府"
    )
}

/// The office without its place, in full and shortened.
fn bodies(body: &str) -> Vec<String> {
    let mut found = vec![body.to_owned()];
    let characters = Characters::of(body, |_, _| ());
    for (long, short) in SHORTER.iter().filter(|(long, _)| characters.may_spell(long)) {
        let shorter: Vec<String> = found
            .iter()
            .filter(|it| it.contains(*long))
            .map(|it| it.replace(*long, short))
            .collect();
        found.extend(shorter);
    }
    // A park is called by its own name as well: 泽北经开区.
    let parks: Vec<String> =
        found.iter().filter_map(|it| it.strip_suffix("管委会")).map(str::to_owned).collect();
    found.extend(parks);
    // The general office of a government reports for it.
    let governments: Vec<String> = found
        .iter()
        .filter_map(|it| it.strip_suffix("办公室").or_else(|| it.strip_suffix("办公厅")))
        .map(str::to_owned)
        .collect();
    found.extend(governments);
    found.retain(|it| !it.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(full: &str, names: &[&str], others: &[&str]) {
        let office = Office::new(full);
        let whole = |name: &&str| office.begin(name) == Some(name.len());
        for name in names {
            assert!(whole(name), "{full}: {name}: {:?}", office.names);
        }
        for name in others {
            assert!(!whole(name), "{full}: {name}");
        }
    }

    #[test]
    fn short_names_come_from_the_full_one() {
        check(
            "瓯宁市泊桥区住房和城乡建设局",
            &["区住建局", "泊桥区住建局", "住建局"],
            &["泊桥区", "市住建局"],
        );
        check("江岭省生态环境厅", &["省生态环境厅", "生态环境厅"], &["江岭省", "省"]);
        check("清溪县人民政府", &["清溪县", "县政府", "清溪县人民政府"], &["县", "政府"]);
        check("望淮区人民政府办公室", &["区政府办公室", "区政府办"], &["县政府办公室"]);
        check("望淮区松浦街道办事处", &["松浦街道", "街道办事处", "松浦街道办事处"], &["望淮区"]);
        check("国家税务总局昭岭县税务局", &["昭岭县税务局", "县税务局"], &["昭岭县"]);
        check("泽北经济技术开发区管理委员会", &["泽北经开区管委会", "泽北经开区"], &[]);
        check("青棠市市场监督管理局", &["青棠市市场监管局", "市市场监管局"], &["青棠市"]);
        check("临沅市卫生健康委员会", &["市卫健委"], &["市卫健局"]);
    }

    #[test]
    fn a_name_without_a_place_is_a_name() {
        check("河务局", &["河务局"], &["局"]);
        check("", &[], &["县"]);
        assert_eq!(Office::new("河务局").level, None);
    }
}
