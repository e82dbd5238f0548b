//! The paper and its type area, for every format that has pages, each measure with where it comes from. It
//! must hold nothing of type.
//!
//! “GB/T 9704” is GB/T 9704—2012 《党政机关公文格式》. It is custom for annual reports, not law.

use crate::length::{Length, Point, Rect, Size};

/// A4 upright (GB/T 9704 §5.1: 210 mm × 297 mm).
pub const PAPER: Size = Size {
    width: Length::from_centimillimetres(21_000),
    height: Length::from_centimillimetres(29_700),
};

/// 天头: from the paper's top edge to the type area (GB/T 9704 §5.2.1: 37 mm).
pub const TOP: Length = Length::from_centimillimetres(3_700);

/// 订口: from the paper's left edge to the type area (GB/T 9704 §5.2.1: 28 mm).
pub const LEFT: Length = Length::from_centimillimetres(2_800);

/// 版心: width of the type area (GB/T 9704 §5.2.1: 156 mm).
pub const WIDTH: Length = Length::from_centimillimetres(15_600);

/// 版心: height of the type area (GB/T 9704 §5.2.1: 225 mm).
pub const HEIGHT: Length = Length::from_centimillimetres(22_500);

/// Lines of a page (GB/T 9704 §5.2.3: 每面排22行).
pub const LINES: u16 = 22;

/// Characters of a line (GB/T 9704 §5.2.3: 每行排28个字).
pub const CHARACTERS: i32 = 28;

/// 字距: what a full-width character of running text advances, so that 28 fill the type area.
pub const PITCH: Length = Length::from_millipoints(WIDTH.millipoints() / CHARACTERS);

/// The width of a line of running text: 28 characters.
pub const MEASURE: Length = Length::from_millipoints(PITCH.millipoints() * CHARACTERS);

/// The height of line `line` (from 0) of the type area, measured from the page's top to its top.
/// Counted from the type area's own height so that no rounding adds up.
#[must_use]
pub fn line_top(line: u16) -> Length {
    TOP + HEIGHT.scaled(i32::from(line), i32::from(LINES))
}

/// 行距: what `lines` lines take.
#[must_use]
pub fn lines_height(lines: u16) -> Length {
    HEIGHT.scaled(i32::from(lines), i32::from(LINES))
}

/// 版心: the type area.
pub const AREA: Rect =
    Rect { at: Point { x: LEFT, y: TOP }, size: Size { width: WIDTH, height: HEIGHT } };

/// A4 turned sideways, for a table that is too wide upright (GB/T 9704 §8). The type area is turned
/// with the paper, its head at the edge that is left when the page is bound upright.
pub const LANDSCAPE: Size = Size { width: PAPER.height, height: PAPER.width };

/// The type area of a page turned sideways: its lower edge upright is its left one here.
pub const LANDSCAPE_AREA: Rect = Rect {
    at: Point {
        x: Length::from_millipoints(
            PAPER.height.millipoints() - TOP.millipoints() - HEIGHT.millipoints(),
        ),
        y: LEFT,
    },
    size: Size { width: HEIGHT, height: WIDTH },
};
