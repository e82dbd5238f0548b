//! What a PDF says of itself in its information dictionary (ISO 32000-1 §14.3.3). It must not believe it.

use crate::error::ExtractError;
use crate::load;
use crate::tree::{follow, words};
use lopdf::Document;

/// What a PDF says of itself. Whoever saves it may say what it likes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Properties {
    /// The library that wrote it, as `report-pdf 0.1.0`; empty where it says none.
    pub producer: String,
    /// When it was made, in seconds after 1970 began, where that is told in universal time, as it is of a file whose
    /// report has no date of its own.
    pub created: Option<u64>,
}

/// What a PDF says of itself.
///
/// # Errors
/// As [`ExtractError`] says: bytes that are no PDF, a locked or a damaged one.
pub fn properties(pdf: &[u8]) -> Result<Properties, ExtractError> {
    let objects = load::load(pdf)?;
    Ok(read(&objects).unwrap_or_default())
}

fn read(objects: &Document) -> Option<Properties> {
    let info = follow(objects, &objects.trailer, b"Info")?.as_dict().ok()?;
    let date = words(objects, info, b"CreationDate");
    Some(Properties {
        producer: words(objects, info, b"Producer").unwrap_or_default(),
        created: date.and_then(|date| seconds(&date)),
    })
}

/// `D:19700101000000Z` in seconds (ISO 32000-1 §7.9.4). A date in another zone is that of the report itself.
fn seconds(date: &str) -> Option<u64> {
    let digits = date.strip_prefix("D:")?.strip_suffix('Z')?;
    let is_whole = digits.len() == 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let (hour, minute, second) = (number(8, 10)?, number(10, 12)?, number(12, 14)?);
    let is_date = year >= 1970 && (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_time = hour < 24 && minute < 60 && second < 60;
    let is_moment = is_whole && is_date && is_time;
    is_moment.then(|| ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

/// Days from 1 January 1970 to a day of the Gregorian calendar: years are counted from March, so that a leap day
/// is the last of its year.
const fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    let before = year * 365 + year / 4 - year / 100 + year / 400;
    // 719,468 days lie between 1 March of the year 0 and 1 January 1970.
    before + (since_march * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_pdf::Timestamp;

    #[test]
    fn a_date_of_ours_is_read() {
        for (date, expected) in [
            ("D:19700101000000Z", Some(0)),
            ("D:20000229235959Z", Some(951_868_799)),
            ("D:20260128000000+08'00'", None),
            ("D:+2260128000000Z", None),
            ("D:2026", None),
            ("D:20261328000000Z", None),
            ("2026-01-28", None),
            ("", None),
        ] {
            assert_eq!(seconds(date), expected, "{date}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_moment_comes_back_from_a_file(moment in 0_u64..253_402_300_800) {
            let options = report_pdf::PdfOptions {
                timestamp: Some(Timestamp::from_unix(moment)),
                ..report_pdf::PdfOptions::default()
            };
            let pdf = crate::tests::empty(&options);
            let read = properties(&pdf).unwrap();
            proptest::prop_assert_eq!(read.created, Some(moment));
            proptest::prop_assert!(read.producer.starts_with("report-pdf "));
        }
    }
}
