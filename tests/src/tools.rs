//! Other people's programs that tests ask. Where one is missing its test says so and is not done, except where
//! `REPORT_TOOLS_REQUIRED` is set, as `.ci/run` does. It must not judge what they say.

#![expect(
    clippy::disallowed_methods,
    reason = "a tool is asked about a file, and the environment requires it"
)]

use std::process::Command;

/// The text poppler copies out of a PDF file, a form feed behind each page; nothing where it is not
/// installed.
///
/// # Panics
/// Where the file cannot be written, and where the tool is required and missing.
#[must_use]
#[expect(clippy::expect_used, reason = "a test fails where this does")]
pub fn copied(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("room on the disk");
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf).expect("room on the disk");
    let mut command = Command::new("pdftotext");
    let output = command.args(["-raw", "-enc", "UTF-8"]).arg(&file).arg("-").output();
    let Ok(output) = output else {
        missing("pdftotext", "poppler-utils");
        return None;
    };
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// Says that a test was not done for want of a tool.
#[expect(clippy::print_stderr, reason = "whoever runs the tests is told")]
fn missing(tool: &str, package: &str) {
    let required = std::env::var_os("REPORT_TOOLS_REQUIRED").is_some();
    assert!(!required, "{tool} is not installed");
    eprintln!("这台机器没有 {tool}，这项测试没有做；要做请先装 {package}");
}
