//! What an import took, guessed and left, for programs: `docs/import-output.md` says what each field means. It must
//! not decide what stands in the list.

use report_import::{Import, Item};
use serde_json::{Value, json};
use std::path::Path;

/// Where the shape changes other than by new fields, so does this.
const SCHEMA: u32 = 1;

pub(super) fn text(file: &str, written: &Path, import: &Import) -> String {
    let list = |items: &[Item]| items.iter().map(item).collect::<Vec<_>>();
    let value = json!({
        "schema": SCHEMA,
        "tool": { "name": "report-cli", "version": env!("CARGO_PKG_VERSION") },
        "file": file,
        "written": written.display().to_string(),
        "pictures": import.pictures.iter().map(|saved| &saved.path).collect::<Vec<_>>(),
        "open": import.is_open(),
        "taken": list(&import.taken),
        "guessed": list(&import.guessed),
        "left": list(&import.left),
    });
    format!("{value:#}\n")
}

fn item(item: &Item) -> Value {
    json!({
        "at": item.at.as_ref().map(ToString::to_string),
        "place": item.what,
        "from": item.from,
        "says": item.says,
        "why": item.why,
        "open": item.open,
    })
}
