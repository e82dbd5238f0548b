//! Any bytes are the text of a part: read and checked. The law itself stands in `report_tests::laws`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_tests::laws;

fuzz_target!(|data: &[u8]| laws::prose(data));
