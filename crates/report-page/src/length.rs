//! Lengths as integers, so that layout is exact and the same on every machine. It must not touch a
//! binary float: only the PDF backend converts.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in thousandths of a point (1 pt = 1/72 inch).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// From thousandths of a point.
    #[must_use]
    pub const fn from_millipoints(value: i32) -> Self {
        Self(value)
    }

    /// From whole points.
    #[must_use]
    pub const fn from_points(value: i32) -> Self {
        Self(value.saturating_mul(1000))
    }

    /// From hundredths of a millimetre, rounded to the nearest thousandth of a point
    /// (1 mm = 72 / 25.4 pt, so 1/100 mm = 28.346… thousandths).
    #[must_use]
    pub const fn from_centimillimetres(value: i32) -> Self {
        let scaled = value as i64 * 72_000;
        let half = if scaled < 0 { -1270 } else { 1270 };
        Self(saturate((scaled + half) / 2540))
    }

    /// In thousandths of a point.
    #[must_use]
    pub const fn millipoints(self) -> i32 {
        self.0
    }

    /// This length times `numerator / denominator`, rounded down; unchanged when the denominator is
    /// 0.
    #[must_use]
    #[inline]
    pub const fn scaled(self, numerator: i32, denominator: i32) -> Self {
        if denominator == 0 {
            return self;
        }
        Self(saturate((self.0 as i64 * numerator as i64).div_euclid(denominator as i64)))
    }

    /// Half of it, rounded towards 0.
    #[must_use]
    pub const fn halved(self) -> Self {
        Self(self.0 / 2)
    }

    /// The greater of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The lesser of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

/// Keeps a product inside 32 bits: 2147 m of paper is more than any page.
#[inline]
const fn saturate(value: i64) -> i32 {
    if value > i32::MAX as i64 {
        i32::MAX
    } else if value < i32::MIN as i64 {
        i32::MIN
    } else {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to 32 bits above")]
        {
            value as i32
        }
    }
}

impl fmt::Display for Length {
    /// Points with three decimals: `79.370`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:03}", magnitude / 1000, magnitude % 1000))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i32> for Length {
    type Output = Self;
    /// Rounded down; unchanged when divided by 0.
    #[inline]
    fn div(self, divisor: i32) -> Self {
        self.scaled(1, divisor)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// A point, from the page's top-left corner: x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

impl Point {
    /// From its two distances.
    #[must_use]
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.x, self.y)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {}", self.width, self.height)
    }
}

/// A rectangle by its top-left corner and size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rect {
    /// Top-left corner.
    pub at: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(self) -> Length {
        self.at.x + self.size.width
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(self) -> Length {
        self.at.y + self.size.height
    }
}

impl fmt::Display for Rect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.at, self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_in_points() {
        assert_eq!(Length::from_centimillimetres(21_000).to_string(), "595.276");
        assert_eq!(Length::from_centimillimetres(29_700).to_string(), "841.890");
        assert_eq!(Length::from_centimillimetres(-2800).to_string(), "-79.370");
    }

    #[test]
    fn extremes_saturate() {
        let most = Length::from_millipoints(i32::MAX);
        assert_eq!(most + most, most);
        assert_eq!(most * 3, most);
        assert_eq!(most / 0, most);
        assert_eq!(most.scaled(5, 2), most);
    }
}
