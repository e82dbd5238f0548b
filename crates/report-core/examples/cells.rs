//! Lists every cell of both editions of the form: its name in a report file and its printed place.
//! It needs nothing but this crate.
//!
//! ```text
//! cargo run -p report-core --example cells
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use report_core::Edition;

fn main() {
    for edition in Edition::ALL {
        let form = edition.form();
        println!("{} ({} cells)", form.issued_by, form.cells().count());
        for cell in form.cells() {
            println!("  {cell}  {}", form.place(cell));
        }
    }
}
