//! Any bytes are read and checked as a report. The law itself stands in `report_tests::laws`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_tests::bundle::Bundle;
use report_tests::laws;

fuzz_target!(|data: &[u8]| {
    let _ = laws::checking(&laws::reading(&Bundle::new(data)));
});
