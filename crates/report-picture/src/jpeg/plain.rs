//! A JPEG file gone through once: what is kept of it, which is named here by its marker and at its exact length,
//! and whether it fits together. It must not make pixels.

use super::codes::Codes;
use super::entropy::{Known, Samples};
use super::frame::{Frame, Scan};
use super::segment::{
    ADOBE, CODES, END, JFIF, METADATA, PROFILE, QUANTIZATION, RESTART, SCAN, Segment, segments,
    written,
};
use crate::{PictureFault, exif};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept of a file.
pub(super) struct Plain<'a> {
    pub(super) frame: Frame,
    /// The number of the way it is turned, as the first to tell has it.
    pub(super) turned: Option<u16>,
    /// What the colours are, as an ICC profile.
    pub(super) profile: Vec<u8>,
    parts: Vec<Part<'a>>,
    /// Which of the tables a scan uses, in the order they are defined.
    used: BTreeSet<usize>,
}

/// A segment that is kept.
enum Part<'a> {
    /// With this marker and content.
    Whole(u8, Vec<u8>),
    /// A scan with its samples.
    Scan(Segment<'a>),
    /// Tables, each with its place in the order they are defined.
    Tables(u8, Vec<(usize, &'a [u8])>),
    /// Where it is told how the picture is turned.
    Turning,
    /// Where its profile stands.
    Profile,
}

/// A number of a table, with the marker of its segment.
type Name = (u8, u8);

/// A file while it is gone through.
#[derive(Default)]
struct Walk<'a> {
    frame: Option<Frame>,
    turned: Option<u16>,
    profile: Vec<u8>,
    parts: Vec<Part<'a>>,
    kept: BTreeSet<u8>,
    /// How many tables were defined, and the last of each name.
    count: usize,
    tables: BTreeMap<Name, (usize, &'a [u8])>,
    used: BTreeSet<usize>,
    /// How many units stand between two restarts.
    interval: u32,
    /// The components a scan has begun with, and what scans tell of coefficients.
    begun: BTreeSet<usize>,
    known: Known,
}

/// The head of a frame, and how the picture is turned, from as much of the file as tells them.
pub(super) fn head(bytes: &[u8]) -> Result<(Frame, Option<u16>), PictureFault> {
    let mut walk = Walk::default();
    for segment in segments(bytes) {
        walk.read(segment?)?;
        if let Some(frame) = walk.frame {
            return Ok((frame, walk.turned));
        }
    }
    Err(PictureFault::Broken)
}

impl<'a> Plain<'a> {
    /// Goes through a file.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, PictureFault> {
        let mut walk = Walk::default();
        for segment in segments(bytes) {
            walk.read(segment?)?;
        }
        let Walk { frame, turned, profile, parts, used, begun, .. } = walk;
        let frame = frame.ok_or(PictureFault::Broken)?;
        if begun.len() != frame.components.len() {
            return Err(PictureFault::Broken);
        }
        Ok(Self { frame, turned, profile, parts, used })
    }

    /// The file with nothing else than the picture.
    pub(super) fn picture(&self) -> Vec<u8> {
        self.written(&[], &[])
    }

    /// The file with these segments where the original tells of its turning and its profile.
    pub(super) fn written(&self, turning: &[u8], profile: &[u8]) -> Vec<u8> {
        let mut file = vec![0xFF, 0xD8];
        for part in &self.parts {
            match part {
                Part::Whole(marker, content) => file.extend(written(*marker, content)),
                Part::Scan(Segment { content, samples, .. }) => {
                    file.extend(written(SCAN, content));
                    file.extend_from_slice(samples);
                }
                Part::Tables(marker, tables) => {
                    let used = tables.iter().filter(|(number, _)| self.used.contains(number));
                    let used: Vec<_> = used.map(|(_, table)| *table).collect();
                    if !used.is_empty() {
                        file.extend(written(*marker, &used.concat()));
                    }
                }
                Part::Turning => file.extend_from_slice(turning),
                Part::Profile => file.extend_from_slice(profile),
            }
        }
        file.extend([0xFF, END]);
        file
    }
}

impl<'a> Walk<'a> {
    fn read(&mut self, segment: Segment<'a>) -> Result<(), PictureFault> {
        let Segment { marker, content, .. } = segment;
        match marker {
            QUANTIZATION | CODES => self.tables(segment)?,
            RESTART => {
                let interval = content.first_chunk::<2>().ok_or(PictureFault::Broken)?;
                self.interval = u32::from(u16::from_be_bytes(*interval));
                self.parts.push(Part::Whole(marker, interval.to_vec()));
            }
            0xC0..=0xC2 if self.frame.is_none() => {
                self.frame = Some(Frame::read(marker, content)?);
                self.parts.push(Part::Whole(marker, content.to_vec()));
            }
            // The picture has one frame, before every scan.
            0xC0..=0xC2 => return Err(PictureFault::Broken),
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF => return Err(PictureFault::RareJpeg),
            SCAN => self.scan(segment)?,
            METADATA => {
                let turned = exif::turned(content).filter(|_| self.frame.is_none());
                if turned.is_some() && self.turned.is_none() {
                    self.turned = turned;
                    self.parts.push(Part::Turning);
                }
            }
            PROFILE => self.add_profile(content),
            JFIF | ADOBE => self.keep_once(marker, content),
            _ => {}
        }
        Ok(())
    }

    /// Version and density without the thumbnail that may follow; what tells how colours are stored.
    fn keep_once(&mut self, marker: u8, content: &[u8]) {
        let (name, length): (&[u8], _) =
            if marker == JFIF { (b"JFIF\0", 12) } else { (b"Adobe", 12) };
        let Some(content) = content.get(..length).filter(|content| content.starts_with(name))
        else {
            return;
        };
        if self.kept.insert(marker) {
            let no_thumbnail: &[u8] = if marker == JFIF { &[0, 0] } else { &[] };
            self.parts.push(Part::Whole(marker, [content, no_thumbnail].concat()));
        }
    }

    /// A part of a profile, behind its number and how many there are.
    fn add_profile(&mut self, content: &[u8]) {
        let part = content.strip_prefix(b"ICC_PROFILE\0").and_then(|part| part.get(2..));
        if let Some(part) = part {
            if self.kept.insert(PROFILE) {
                self.parts.push(Part::Profile);
            }
            self.profile.extend_from_slice(part);
        }
    }

    /// The tables of a segment, each at its length (T.81, B.2.4.1 and B.2.4.2).
    fn tables(&mut self, Segment { marker, content, .. }: Segment<'a>) -> Result<(), PictureFault> {
        let mut tables = Vec::new();
        let mut rest = content;
        while let Some(&about) = rest.first() {
            let length = if marker == QUANTIZATION {
                1 + 64 * usize::from(1 + (about >> 4 & 1))
            } else {
                let counts = rest.get(1..17).ok_or(PictureFault::Broken)?;
                17 + counts.iter().map(|count| usize::from(*count)).sum::<usize>()
            };
            let (table, after) = rest.split_at_checked(length).ok_or(PictureFault::Broken)?;
            tables.push((self.count, table));
            // Four bits tell the class of codes; those of quantization, how wide the numbers are.
            let name = if marker == QUANTIZATION { about & 15 } else { about };
            self.tables.insert((marker, name), (self.count, table));
            self.count += 1;
            rest = after;
        }
        self.parts.push(Part::Tables(marker, tables));
        Ok(())
    }

    fn scan(&mut self, segment: Segment<'a>) -> Result<(), PictureFault> {
        let samples = self.samples(&segment).ok_or(PictureFault::Broken)?;
        self.parts.push(Part::Scan(Segment { samples, ..segment }));
        Ok(())
    }

    /// The samples of a scan, to where they end; nothing where it does not fit its frame and tables.
    fn samples(&mut self, segment: &Segment<'a>) -> Option<&'a [u8]> {
        let frame = self.frame.as_ref()?;
        let scan = Scan::read(segment.content, frame)?;
        let begins = scan.first == 0 && !scan.refines;
        let mut codes = Vec::new();
        for &(at, first, others) in &scan.components {
            // What a component was begun with is not told twice, nor refined before.
            let is_new = !begins || self.begun.insert(at);
            if !is_new || !self.begun.contains(&at) {
                return None;
            }
            let quantization = (QUANTIZATION, frame.components.get(at)?.quantization);
            self.used.insert(self.tables.get(&quantization)?.0);
            let mut codes_of = |name, is_needed: bool| {
                if !is_needed {
                    return Some(None);
                }
                let (number, table) = self.tables.get(&(CODES, name))?;
                self.used.insert(*number);
                Codes::read(table.get(1..)?).map(Some)
            };
            let first = codes_of(first, begins)?;
            codes.push((first, codes_of(0x10 | others, scan.last > 0 || !frame.is_progressive)?));
        }
        if self.known.is_empty() {
            let blocks = |at| vec![0; frame.blocks(at).0 * frame.blocks(at).1];
            self.known = (0..frame.components.len()).map(blocks).collect();
        }
        let codes = codes.iter().map(|(first, others)| (first.as_ref(), others.as_ref())).collect();
        let samples = Samples { frame, scan: &scan, codes, interval: self.interval };
        let length = samples.length(segment.samples, &mut self.known)?;
        segment.samples.get(..length)
    }
}
