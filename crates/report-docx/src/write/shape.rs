//! What a paragraph looks like, in a style or beside one, in the order the schema has it
//! (ECMA-376 part 1, §17.3.1.26). It must not hold a measure of its own.

use super::units::{twips, twips_within};
use super::xml::Xml;
use report_page::Length;

/// Where text stands on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Left,
    Center,
    Right,
    Justified,
}

impl Stand {
    const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
            Self::Justified => "both",
        }
    }
}

/// What a paragraph looks like; nothing stands for what its style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// It stays on the page of what follows.
    pub(super) keep_next: bool,
    /// It is not divided.
    pub(super) keep_lines: bool,
    /// It begins a page.
    pub(super) begins_page: bool,
    /// It leads the eye to this tab stop at the right.
    pub(super) leader: Option<Length>,
    /// It leaves the grid of lines, each line this high; 0 for as high as its content is.
    pub(super) line: Option<Length>,
    /// Blank above and below it.
    pub(super) above: Option<Length>,
    pub(super) below: Option<Length>,
    pub(super) left: Option<Length>,
    pub(super) right: Option<Length>,
    /// How much further right its first line begins; less than 0 further left.
    pub(super) first: Option<Length>,
    pub(super) stand: Option<Stand>,
    /// Its level in the outline, from 1.
    pub(super) level: Option<u8>,
}

impl Shape {
    /// Writes it, between the style's name and the run properties.
    pub(super) fn write(&self, xml: &mut Xml) {
        let switches = [
            ("w:keepNext", self.keep_next),
            ("w:keepLines", self.keep_lines),
            ("w:pageBreakBefore", self.begins_page),
        ];
        for (name, _) in switches.iter().filter(|(_, on)| *on) {
            xml.empty(name, &[]);
        }
        if let Some(at) = self.leader {
            xml.within("w:tabs", &[], |xml| {
                let at = twips_within(at).to_string();
                xml.empty(
                    "w:tab",
                    &[("w:val", "right"), ("w:leader", "middleDot"), ("w:pos", &at)],
                );
            });
        }
        if self.line.is_some() {
            xml.value("w:snapToGrid", "w:val", 0);
        }
        self.spacing(xml);
        self.indents(xml);
        if let Some(stand) = self.stand {
            xml.value("w:jc", "w:val", stand.name());
        }
        if let Some(level) = self.level {
            xml.value("w:outlineLvl", "w:val", level.saturating_sub(1));
        }
    }

    fn spacing(&self, xml: &mut Xml) {
        let line = self.line.filter(|line| *line > Length::ZERO);
        let values = [("w:before", self.above), ("w:after", self.below), ("w:line", line)];
        let values = values.map(|(name, value)| (name, value.map(|it| twips(it).to_string())));
        let mut attributes: Vec<_> =
            values.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
        if line.is_some() {
            attributes.push(("w:lineRule", "exact"));
        }
        if !attributes.is_empty() {
            xml.empty("w:spacing", &attributes);
        }
    }

    fn indents(&self, xml: &mut Xml) {
        let first = self.first.map(twips);
        let hanging = first.filter(|first| *first < 0).map(|first| -first);
        let values = [
            ("w:left", self.left.map(twips)),
            ("w:right", self.right.map(twips)),
            ("w:hanging", hanging),
            ("w:firstLine", first.filter(|first| *first >= 0)),
        ];
        let values = values.map(|(name, value)| (name, value.map(|it| it.to_string())));
        let attributes: Vec<_> =
            values.iter().filter_map(|(name, value)| Some((*name, value.as_deref()?))).collect();
        if !attributes.is_empty() {
            xml.empty("w:ind", &attributes);
        }
    }
}
