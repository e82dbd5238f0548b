//! Any bytes become a PDF or errors at their places. The law itself stands in `report_tests::laws`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_tests::laws;

fuzz_target!(|data: &[u8]| laws::pipeline(data));
