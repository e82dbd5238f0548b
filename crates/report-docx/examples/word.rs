//! A report of a few lines as a Word document in the current folder: `cargo run -p report-docx --example word`.

use report_core::MemoryFolder;
use report_document::Document;
use report_docx::{Options, write};

const REPORT: &str = r#"
edition = "2021"
year = 2024

[agency]
name = "某县人民政府"

[document]
published = 2025-01-20
signature = true

[overview]
text = '''
# 主动公开

全年公开政府信息**318条**，办理申请{{requests.received.total}}件。
'''

[requests]
received = [41, 7, 1, 0, 2, 1, 52]
"#;

#[expect(clippy::disallowed_methods, reason = "an example writes what it makes")]
#[expect(clippy::print_stdout, reason = "an example says what it made")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let reading = report_toml::read_text("2024.toml", REPORT);
    let document = Document::of(&reading.report);
    let docx = write(&document, &MemoryFolder::new(), &Options::default())?;
    std::fs::write("2024.docx", &docx.bytes)?;
    println!("2024.docx: {} bytes", docx.bytes.len());
    docx.notes.iter().for_each(|note| println!("{note}"));
    Ok(())
}
