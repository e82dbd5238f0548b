//! What a picture's colour profile says of its colours, written anew without what it says of people and programs
//! (ICC.1:2022). It must not convert a colour.

/// A picture's colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Profile {
    /// sRGB, or shades of grey like it: what a picture without a profile is taken for.
    Standard,
    /// Other colours, as a profile with the numbers that define them and nothing else.
    Own(Vec<u8>),
    /// Other colours, by a kind of profile that is not kept: by tables, or for other inks. The picture is taken
    /// for sRGB.
    Unknown,
}

/// Where the list of tags begins: behind the head and their count.
const LIST: usize = 132;
/// The most entries of a curve's table.
const MOST_ENTRIES: usize = 4096;
/// The colours of sRGB's red, green and blue, of D50, in 65,536ths (IEC 61966-2-1, adapted), and how far another
/// profile's may lie from them: profiles are rounded in different ways.
const STANDARD: [[i32; 3]; 3] =
    [[28_577, 14_581, 912], [25_241, 46_981, 6_361], [9_375, 3_972, 46_799]];
const NEAR: i32 = 200;
/// What half of full light is stored as, in 65,535ths, and how far a curve may lie from it.
const HALF: i32 = 14_029;
const HALF_NEAR: i32 = 700;
/// 2.2 as a curve of one number has it, in 256ths, and as others do, in 65,536ths.
const GAMMA: i32 = 563;
const GAMMA_NEAR: i32 = 13;

impl Profile {
    /// Reads a profile for pictures of so many channels; none is sRGB.
    pub(crate) fn of(bytes: &[u8], channels: u8) -> Self {
        if bytes.is_empty() {
            return Self::Standard;
        }
        match Source::open(bytes, channels) {
            Some(source) if source.is_standard() => Self::Standard,
            Some(source) => source.written().map_or(Self::Unknown, Self::Own),
            None => Self::Unknown,
        }
    }
}

/// A profile that is read.
struct Source<'a> {
    head: &'a [u8; 128],
    /// The tags that define colours, each at its exact length.
    tags: Vec<([u8; 4], &'a [u8])>,
    space: [u8; 4],
}

impl<'a> Source<'a> {
    /// A profile that defines its colours by three primaries and curves, or its greys by a curve (ICC.1:2022,
    /// 8.3.3 and 8.3.2).
    fn open(bytes: &'a [u8], channels: u8) -> Option<Self> {
        let (space, needed): (_, &[&[u8; 4]]) = match channels {
            1 => (*b"GRAY", &[b"wtpt", b"kTRC"]),
            _ => (*b"RGB ", &[b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"]),
        };
        let head = bytes.first_chunk::<128>()?;
        let has =
            |at: usize, what: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(what));
        let is_class = [b"mntr", b"scnr", b"prtr", b"spac"].iter().any(|class| has(12, *class));
        let is_known = is_class && has(16, &space) && has(20, b"XYZ ") && has(36, b"acsp");
        let is_edition = head.get(8).is_some_and(|edition| (2..=4).contains(edition));
        if !is_known || !is_edition {
            return None;
        }
        let tag = |name: [u8; 4]| Some((name, tag(bytes, name)?));
        let mut tags = needed.iter().map(|name| tag(**name)).collect::<Option<Vec<_>>>()?;
        tags.extend(tag(*b"chad"));
        Some(Self { head, tags, space })
    }

    fn tag(&self, name: [u8; 4]) -> Option<&'a [u8]> {
        self.tags.iter().find(|(other, _)| *other == name).map(|(_, tag)| *tag)
    }

    fn is_standard(&self) -> bool {
        let curves: &[&[u8; 4]] =
            if self.space == *b"GRAY" { &[b"kTRC"] } else { &[b"rTRC", b"gTRC", b"bTRC"] };
        let has_curves = curves.iter().all(|name| self.tag(**name).is_some_and(is_standard_curve));
        let colours: &[&[u8; 4]] =
            if self.space == *b"GRAY" { &[] } else { &[b"rXYZ", b"gXYZ", b"bXYZ"] };
        let has_colours = colours.iter().zip(STANDARD).all(|(name, standard)| {
            let tag = self.tag(**name).unwrap_or_default();
            let near = |(at, value): (usize, i32)| {
                signed(tag, 8 + 4 * at).is_some_and(|own| (own - value).abs() <= NEAR)
            };
            standard.into_iter().enumerate().all(near)
        });
        has_curves && has_colours
    }

    /// The profile anew: names, dates, makers and devices left out.
    fn written(&self) -> Option<Vec<u8>> {
        let is_old = self.head.get(8).is_some_and(|edition| *edition < 4);
        let (name, rights) = (text_tag(*b"desc", is_old), text_tag(*b"cprt", is_old));
        let mut tags = vec![(*b"desc", &name[..]), (*b"cprt", &rights[..])];
        tags.extend(&self.tags);
        let mut list = u32::try_from(tags.len()).ok()?.to_be_bytes().to_vec();
        let mut data = Vec::new();
        for (name, tag) in &tags {
            let offset = LIST + 12 * tags.len() + data.len();
            list.extend(name);
            list.extend(u32::try_from(offset).ok()?.to_be_bytes());
            list.extend(u32::try_from(tag.len()).ok()?.to_be_bytes());
            data.extend_from_slice(tag);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        let size = u32::try_from(128 + list.len() + data.len()).ok()?;
        Some([&self.written_head(size), &list[..], &data].concat())
    }

    fn written_head(&self, size: u32) -> Vec<u8> {
        let kept = |range: std::ops::Range<usize>| self.head.get(range).unwrap_or_default();
        // The date is that of no day: the first of 2000. The last is the light of D50.
        let date: &[u8] = &[7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];
        let light: &[u8] = &[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D];
        // Two bytes of the edition, its class, space and connection; three of the four intents' bytes are none.
        let intent = [0, 0, 0, self.head.get(67).map_or(0, |intent| intent & 3)];
        let edition = [kept(8..10), &[0, 0]].concat();
        let mut head = [&size.to_be_bytes()[..], &[0; 4], &edition, kept(12..24), date].concat();
        head.extend([b"acsp", &[0; 24][..], &intent, light].concat());
        head.resize(128, 0);
        head
    }
}

/// A tag at its exact length, where it is of a type that holds numbers only; nothing where there is none.
fn tag(bytes: &[u8], name: [u8; 4]) -> Option<&[u8]> {
    let count = usize::try_from(unsigned(bytes, 128)?).ok()?.min(200);
    let list = bytes.get(LIST..)?.as_chunks::<12>().0;
    let entry = list.iter().take(count).find(|entry| entry.starts_with(&name))?;
    let tag = bytes.get(usize::try_from(unsigned(entry, 4)?).ok()?..)?;
    let tag = tag.get(..usize::try_from(unsigned(entry, 8)?).ok()?)?;
    let length = match tag.first_chunk()? {
        b"XYZ " => 20,
        b"sf32" if name == *b"chad" => 44,
        b"curv" => {
            let entries = usize::try_from(unsigned(tag, 8)?).ok()?;
            12 + 2 * Some(entries).filter(|entries| *entries <= MOST_ENTRIES)?
        }
        b"para" => 12 + 4 * [1, 3, 4, 5, 7].get(usize::from(*tag.get(9)?))?,
        _ => return None,
    };
    tag.get(..length)
}

/// Whether a curve is sRGB's, or a gamma of 2.2, which is taken for it everywhere.
fn is_standard_curve(tag: &[u8]) -> bool {
    let near =
        |value: Option<i32>, aim: i32, by: i32| value.is_some_and(|it| (it - aim).abs() <= by);
    let short = |at: usize| {
        let bytes: [u8; 2] = tag.get(at..at + 2)?.try_into().ok()?;
        Some(i32::from(u16::from_be_bytes(bytes)))
    };
    match (tag.first_chunk(), unsigned(tag, 8)) {
        (Some(b"curv"), Some(0)) => false,
        (Some(b"curv"), Some(1)) => near(short(12), GAMMA, GAMMA_NEAR),
        (Some(b"curv"), Some(count)) => {
            let half = usize::try_from((count - 1) / 2).unwrap_or_default();
            near(short(12 + 2 * half), HALF, HALF_NEAR)
        }
        (Some(b"para"), Some(0)) => near(signed(tag, 12), GAMMA << 8, GAMMA_NEAR << 8),
        // sRGB's own: a power of 2.4 behind a straight piece.
        (Some(b"para"), Some(0x0003_0000 | 0x0004_0000)) => {
            near(signed(tag, 12), 157_286, 3_000) && near(signed(tag, 16), 62_119, 700)
        }
        _ => false,
    }
}

/// What stands for a name or for rights: every profile has to have one (ICC.1:2022, 8.2; ICC.1:2001-04, 6.5).
fn text_tag(name: [u8; 4], is_old: bool) -> Vec<u8> {
    if !is_old {
        // One record, in English, of two characters.
        let head: &[u8] = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\x04\0\0\0\x1c";
        return [head, b"\0-\0-"].concat();
    }
    if name == *b"cprt" {
        return b"text\0\0\0\0-\0".to_vec();
    }
    // The name in ASCII, and none in other scripts.
    [&b"desc\0\0\0\0\0\0\0\x02-\0"[..], &[0; 78]].concat()
}

fn unsigned(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}

fn signed(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..)?.first_chunk().map(|bytes| i32::from_be_bytes(*bytes))
}
