//! Any bytes are read as a workbook, and as the text of one's parts. The laws themselves stand in
//! `report_tests::laws`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use report_tests::laws;

/// The first byte of a compound file: calamine panics on some damaged ones. That ends at our seam, but a fuzzer
/// takes every panic for a finding.
const COMPOUND: u8 = 0xd0;

fuzz_target!(|data: &[u8]| {
    laws::workbook_parts(data);
    if data.first() != Some(&COMPOUND) {
        laws::workbook(data);
    }
});
