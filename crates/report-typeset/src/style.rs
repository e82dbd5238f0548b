//! Every measure of the official page, once, each with where it comes from. It must hold no
//! behaviour.
//!
//! “GB/T 9704” is GB/T 9704—2012 《党政机关公文格式》. It is custom for annual reports, not law.

use crate::text::TextStyle;
use report_fonts::FaceId;
use report_page::Length;
pub use report_page::paper::{
    AREA, CHARACTERS, HEIGHT, LANDSCAPE, LANDSCAPE_AREA, LEFT, LINES, MEASURE, PAPER, PITCH, TOP,
    WIDTH, line_top, lines_height,
};

/// 3号: running text and headings (GB/T 9704 §5.2.2).
pub const SIZE_3: Length = Length::from_points(16);

/// 2号: the title (GB/T 9704 §7.3.1).
pub const SIZE_2: Length = Length::from_points(22);

/// 小初: the title on a cover.
pub const SIZE_SMALL_0: Length = Length::from_points(36);

/// 1号: a title on a cover too long for 小初.
pub const SIZE_1: Length = Length::from_points(26);

/// 4号: page numbers (GB/T 9704 §7.5).
pub const SIZE_4: Length = Length::from_points(14);

/// 小4号: captions.
pub const SIZE_SMALL_4: Length = Length::from_points(12);

/// 5号: tables.
pub const SIZE_5: Length = Length::from_millipoints(10_500);

/// 小5号: tables that do not fit at 5号.
pub const SMALL: Length = Length::from_points(9);

/// 6号: cells that do not fit at 小5号.
pub const SIZE_6: Length = Length::from_millipoints(7_500);

/// Indentation of a paragraph and of headings (GB/T 9704 §7.3.3: 左空二字).
pub const INDENT: Length = Length::from_millipoints(PITCH.millipoints() * 2);

/// From the type area's lower edge to the page number's dash (GB/T 9704 §7.5: 7 mm).
pub const PAGE_NUMBER_DROP: Length = Length::from_centimillimetres(700);

/// The most lines of running text a chart takes the place of, its caption included.
pub const CHART_LINES: u16 = 9;

/// Between a picture or chart and its caption.
pub const CAPTION_GAP: Length = Length::from_points(4);

/// The least blank above a chart and below its caption, together.
pub const AROUND_DRAWING: Length = Length::from_points(10);

/// Between a table and its notes.
pub const NOTES_GAP: Length = Length::from_points(3);

/// The blank at each side of a table cell's text.
pub const CELL_SIDE: Length = Length::from_millipoints(2_400);

/// The watermark of a draft, where the type area is wide enough.
pub const DRAFT_SIZE: Length = Length::from_points(180);

/// Rules inside a table.
pub const RULE_INNER: Length = Length::from_millipoints(500);

/// Rules around a table.
pub const RULE_OUTER: Length = Length::from_points(1);

/// What the faces have above the baseline, in thousandths of the type size: the bundled faces are
/// all drawn in an em box of 880 above and 120 below.
pub const ASCENT: i32 = 880;

/// The baseline of text of a size set in the middle of a box of a height.
#[must_use]
pub fn baseline_in(height: Length, size: Length) -> Length {
    (height - size) / 2 + size.scaled(ASCENT, 1000)
}

/// 行距 of captions and notes: three halves of the type size.
#[must_use]
pub const fn small_leading(size: Length) -> Length {
    size.scaled(3, 2)
}

/// 行距 inside a table cell: five quarters of the type size.
#[must_use]
pub const fn cell_leading(size: Length) -> Length {
    size.scaled(5, 4)
}

/// Running text: 3号仿宋 on the 28-character grid.
pub const BODY: TextStyle = grid(FaceId::FangSong);

/// Headings 一、: 3号黑体.
pub const HEADING_1: TextStyle = TextStyle { latin: FaceId::Hei, ..grid(FaceId::Hei) };

/// Headings （一）: 3号楷体.
pub const HEADING_2: TextStyle = grid(FaceId::Kai);

/// Headings 1. and （1）: 3号仿宋.
pub const HEADING_3: TextStyle = grid(FaceId::FangSong);

/// Emphasis inside running text: 3号黑体, since 仿宋 has no bold of its own.
pub const STRONG: TextStyle = TextStyle { latin: FaceId::Hei, ..grid(FaceId::Hei) };

/// The title: 2号小标宋.
pub const TITLE: TextStyle = plain(FaceId::BiaoSong, SIZE_2);

/// The line of the type area, from 0, that the agency stands on in a cover.
pub const COVER_AGENCY_LINE: u16 = 3;

/// The line the title of a cover begins on.
pub const COVER_TITLE_LINE: u16 = 7;

/// The line of a cover that holds the date, with the issuer above it.
pub const COVER_FOOT_LINE: u16 = 20;

/// The agency on a cover: 2号小标宋. No clause asks for a cover; its faces are those of the title and of
/// headings.
pub const COVER_NAME: TextStyle = plain(FaceId::BiaoSong, SIZE_2);

/// The title on a cover: 小初小标宋, 12 characters to the line; where that is too large, 1号.
pub const COVER_TITLE: TextStyle = plain(FaceId::BiaoSong, SIZE_SMALL_0);

/// A long title on a cover.
pub const COVER_LONG_TITLE: TextStyle = plain(FaceId::BiaoSong, SIZE_1);

/// The year on a cover: 2号楷体.
pub const COVER_YEAR: TextStyle = plain(FaceId::Kai, SIZE_2);

/// Issuer and date at the foot of a cover: 3号楷体.
pub const COVER_FOOT: TextStyle = plain(FaceId::Kai, SIZE_3);

/// Page numbers: 4号宋体, half-width digits.
pub const PAGE_NUMBER: TextStyle = plain(FaceId::Song, SIZE_4);

/// Captions of pictures and tables: 小4号黑体.
pub const CAPTION: TextStyle = plain(FaceId::Hei, SIZE_SMALL_4);

/// Notes under tables: 5号宋体.
pub const NOTE: TextStyle = plain(FaceId::Song, SIZE_5);

/// Table text at a size: 宋体.
#[must_use]
pub const fn table(size: Length) -> TextStyle {
    plain(FaceId::Song, size)
}

/// Emphasised table text at a size: 黑体.
#[must_use]
pub const fn table_strong(size: Length) -> TextStyle {
    plain(FaceId::Hei, size)
}

/// Text on the character grid; letters and digits in the Latin face.
const fn grid(face: FaceId) -> TextStyle {
    TextStyle { face, latin: FaceId::Latin, size: SIZE_3, pitch: PITCH }
}

/// Text at its natural width, letters and digits in the face's own.
const fn plain(face: FaceId, size: Length) -> TextStyle {
    TextStyle { face, latin: face, size, pitch: size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_area_leaves_the_margins_of_the_standard() {
        let right = PAPER.width - LEFT - WIDTH;
        let bottom = PAPER.height - TOP - HEIGHT;
        assert_eq!(right, Length::from_centimillimetres(2_600));
        assert_eq!(bottom, Length::from_centimillimetres(3_500));
    }

    #[test]
    fn the_type_area_is_turned_with_the_paper() {
        let area = LANDSCAPE_AREA;
        assert_eq!(area.at.x, Length::from_centimillimetres(3_500));
        assert_eq!(LANDSCAPE.width - area.right(), TOP, "the upper margin is at the right");
        assert_eq!(LANDSCAPE.height - area.bottom(), Length::from_centimillimetres(2_600));
    }

    #[test]
    fn twenty_two_lines_fill_the_type_area() {
        assert_eq!(line_top(LINES), TOP + HEIGHT);
        assert_eq!(PITCH.to_string(), "15.793");
        assert_eq!(lines_height(1).to_string(), "28.990");
    }
}
