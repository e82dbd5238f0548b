//! Any bytes are asked for the report a PDF carries. The law itself stands in `report_tests::laws`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_tests::laws;

fuzz_target!(|data: &[u8]| laws::extract(data));
