//! Page labels: the numbers readers show, the same as those printed (ISO 32000-1 §12.4.2).

use super::object::{count, name, text};
use pdf_writer::{Array, Dict};
use report_page::Page;

/// Writes the label tree's entries: one wherever counting on from the page before would be wrong.
pub(super) fn write(mut entries: Array<'_>, pages: &[Page]) {
    let mut expected = None;
    for (index, page) in pages.iter().enumerate() {
        let printed = counted(&page.label);
        if printed.is_none() || printed != expected {
            entries.item(count(index));
            range(entries.push().dict(), &page.label, printed);
        }
        expected = printed.and_then(|printed| printed.checked_add(1));
    }
}

/// A label that is a plain number as a reader would write it.
fn counted(label: &str) -> Option<usize> {
    label.parse().ok().filter(|number: &usize| *number > 0 && number.to_string() == label)
}

fn range(mut range: Dict<'_>, label: &str, counted: Option<usize>) {
    match counted {
        Some(start) => _ = range.pair(name("S"), name("D")).pair(name("St"), count(start)),
        None if label.is_empty() => {}
        None => _ = range.pair(name("P"), text(label)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_writer::{Chunk, Ref, Settings};

    fn check(given: &[&str], entries: &str) {
        let pages: Vec<Page> = given
            .iter()
            .map(|&label| Page { label: label.to_owned(), ..Page::default() })
            .collect();
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        write(chunk.indirect(Ref::new(1)).array(), &pages);
        let written = String::from_utf8(chunk.as_bytes().to_vec()).unwrap();
        assert_eq!(written, format!("1 0 obj\n[{entries}]\nendobj\n"));
    }

    #[test]
    fn numbers_count_on_and_other_labels_stand() {
        check(&["1", "2", "3"], "0<</S/D/St 1>>");
        check(&["", "1", "2"], "0<<>>1<</S/D/St 1>>");
        check(&["1", "3", "i", "4"], "0<</S/D/St 1>>1<</S/D/St 3>>2<</P(i)>>3<</S/D/St 4>>");
        check(&["05"], "0<</P(05)>>");
    }
}
