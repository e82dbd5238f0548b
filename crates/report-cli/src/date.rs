//! The date of a report that has none, where the environment sets one. It must not read a clock.

use crate::refusal::Refusal;
use report_pdf::Timestamp;

/// What `SOURCE_DATE_EPOCH` says, where it is set.
pub(crate) fn source_date() -> Result<Option<Timestamp>, Refusal> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|value| value.parse().ok());
    let mistake = || Refusal::unusable("环境变量 SOURCE_DATE_EPOCH 应为 1970 年以来的秒数");
    seconds.map(Timestamp::from_unix).map(Some).ok_or_else(mistake)
}
