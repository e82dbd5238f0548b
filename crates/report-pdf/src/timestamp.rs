//! A moment for the file's properties, as given from outside. It must not ask a clock.

use report_core::report::Date;
use std::fmt;

/// Seconds of a day.
const DAY: u64 = 86_400;
/// The end of 9999-12-31: a PDF date has four digits for the year.
const LAST_SECOND: u64 = 253_402_300_799;

/// The moment a document says it was made.
///
/// ```
/// use report_pdf::Timestamp;
///
/// assert_eq!(Timestamp::from_unix(1_611_792_000).to_string(), "2021-01-28T00:00:00Z");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timestamp {
    date: Date,
    second_of_day: u32,
    zone: Zone,
}

/// The two zones a report's time is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    /// Coordinated Universal Time.
    Utc,
    /// Beijing time, UTC+8, of a date without an hour.
    Beijing,
}

impl Timestamp {
    /// Midnight in Beijing of a date: for 公布日期, which has no hour.
    #[must_use]
    pub const fn from_date(date: Date) -> Self {
        Self { date, second_of_day: 0, zone: Zone::Beijing }
    }

    /// From seconds after 1970 began, as `SOURCE_DATE_EPOCH` counts; the end of the year 9999 for
    /// anything later.
    #[must_use]
    pub fn from_unix(seconds: u64) -> Self {
        let seconds = seconds.min(LAST_SECOND);
        let second_of_day = u32::try_from(seconds % DAY).unwrap_or_default();
        Self { date: civil(seconds / DAY), second_of_day, zone: Zone::Utc }
    }

    fn clock(self) -> [u32; 3] {
        let seconds = self.second_of_day;
        [seconds / 3600, seconds / 60 % 60, seconds % 60]
    }

    /// As a PDF date (ISO 32000-1 §7.9.4): `D:20210128000000+08'00'`.
    pub(super) fn pdf(self) -> String {
        let Date { year, month, day } = self.date;
        let [hour, minute, second] = self.clock();
        let zone = match self.zone {
            Zone::Utc => "Z",
            Zone::Beijing => "+08'00'",
        };
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{zone}")
    }
}

impl fmt::Display for Timestamp {
    /// As XMP writes it (ISO 8601): `2021-01-28T00:00:00+08:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = self.date;
        let [hour, minute, second] = self.clock();
        let zone = match self.zone {
            Zone::Utc => "Z",
            Zone::Beijing => "+08:00",
        };
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

/// The date a number of days after 1970-01-01, in the Gregorian calendar.
fn civil(days: u64) -> Date {
    let mut left = days;
    let mut year = 1970_u16;
    while left >= year_length(year) {
        left -= year_length(year);
        year += 1;
    }
    let mut month = 1_u8;
    while left >= month_length(year, month) {
        left -= month_length(year, month);
        month += 1;
    }
    Date { year, month, day: u8::try_from(left + 1).unwrap_or(1) }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn year_length(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

const fn month_length(year: u16, month: u8) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seconds: u64, text: &str) {
        assert_eq!(Timestamp::from_unix(seconds).to_string(), text);
    }

    #[test]
    fn seconds_become_dates() {
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_399, "2000-02-28T23:59:59Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
        check(253_402_300_799, "9999-12-31T23:59:59Z");
        check(u64::MAX, "9999-12-31T23:59:59Z");
    }

    #[test]
    fn a_date_is_midnight_in_beijing() {
        let at = Timestamp::from_date(Date { year: 2021, month: 1, day: 28 });
        assert_eq!(at.pdf(), "D:20210128000000+08'00'");
        assert_eq!(at.to_string(), "2021-01-28T00:00:00+08:00");
    }
}
