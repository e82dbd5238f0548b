//! Checks one report text with nothing but `report-toml` and `report-validate`. Reads standard
//! input, or a built-in sample with one wrong total where nothing is piped in.
//!
//! ```text
//! cargo run -p report-validate --example check < reports/2024.toml
//! ```

use std::io::{IsTerminal, Read};

const SAMPLE: &str = r#"
edition = "2021"
year = 2024

[cases]
reconsideration = [3, 1, 0, 1, 6]
"#;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    if std::io::stdin().is_terminal() {
        text.push_str(SAMPLE);
    } else {
        std::io::stdin().read_to_string(&mut text)?;
    }
    print(&text);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn print(text: &str) {
    let reading = report_toml::read_text("report.toml", text);
    let checked = report_validate::check(&reading.report);
    for found in reading.diagnostics.iter().chain(&checked.diagnostics) {
        let at = found.primary.as_ref().and_then(|label| reading.sources.position(label.span));
        let at = at.map(|at| at.to_string()).unwrap_or_default();
        println!("{at} {}[{}] {}", found.severity.chinese(), found.rule, found.message);
    }
    let summary = &checked.summary;
    println!("核对{}处关系，{}处相符", summary.relations, summary.held);
}
