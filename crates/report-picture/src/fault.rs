//! Why a picture cannot be part of a PDF, in Chinese with the remedy. It must not know which file it
//! was.

use super::{MOST_BYTES, MOST_PIXELS, MOST_PIXELS_TOGETHER, MOST_SIDE, PixelSize};
use std::fmt;

/// What is wrong with a picture. `Display` says it and what to do, in Chinese, to be read after the
/// picture's name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PictureFault {
    /// A known kind of file that is neither PNG nor JPEG, by its name.
    Foreign(&'static str),
    /// No kind of picture that is known.
    Unknown,
    /// The file is damaged or cut short.
    Broken,
    /// More pixels than [`MOST_PIXELS`].
    TooManyPixels(PixelSize),
    /// A side of more than 32,767 pixels.
    SideTooLong(PixelSize),
    /// More bytes than 256 MB would be needed to decode it.
    TooMuchMemory(u64),
    /// More pixels than [`MOST_PIXELS_TOGETHER`] with the pictures before it.
    TooManyTogether,
    /// A JPEG for printing presses, in four inks.
    Cmyk,
    /// More than 8 bits a channel.
    DeepColour,
    /// Several pictures shown one after the other.
    Animated,
    /// A kind of JPEG that PDF readers do not know: lossless, hierarchical or arithmetic.
    RareJpeg,
}

impl PictureFault {
    /// Whether the picture is sound but larger than is taken.
    #[must_use]
    pub fn is_size(&self) -> bool {
        matches!(
            self,
            Self::TooManyPixels(_)
                | Self::SideTooLong(_)
                | Self::TooMuchMemory(_)
                | Self::TooManyTogether
        )
    }
}

impl fmt::Display for PictureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(name) => {
                write!(f, "是 {name} 格式，只能用 PNG 或 JPEG，请另存为 PNG 后再引用")
            }
            Self::Unknown => f.write_str("不是图片文件，只能用 PNG 或 JPEG"),
            Self::Broken => f.write_str("损坏或不完整，请重新导出"),
            Self::TooManyPixels(PixelSize { width, height }) => {
                let most = MOST_PIXELS / 10_000;
                write!(f, "有 {width} × {height} 像素，超过 {most} 万像素的上限，请缩小后再引用")
            }
            Self::SideTooLong(PixelSize { width, height }) => write!(
                f,
                "有 {width} × {height} 像素，一边超过 {MOST_SIDE} 像素的上限，请缩小或裁开后再引用"
            ),
            Self::TooMuchMemory(bytes) => {
                let (need, most) = (bytes >> 20, MOST_BYTES >> 20);
                write!(f, "解开要 {need} MB 内存，超过 {most} MB 的上限，请缩小后再引用")
            }
            Self::TooManyTogether => {
                let most = MOST_PIXELS_TOGETHER / 100_000_000;
                write!(f, "与前面的图片合计超过 {most} 亿像素的上限，请缩小图片，或少用几张")
            }
            Self::Cmyk => f.write_str("是印刷用的 CMYK 颜色，请转为 RGB 后再引用"),
            Self::DeepColour => f.write_str("每通道超过 8 位，请另存为 8 位后再引用"),
            Self::Animated => f.write_str("是动图，印不出来，请另存为静止的 PNG 后再引用"),
            Self::RareJpeg => f.write_str("是少见的 JPEG 编码，请另存为普通 JPEG 后再引用"),
        }
    }
}

impl std::error::Error for PictureFault {}
