//! Page labels: the numbers readers show, the same as those printed (ISO 32000-1 §12.4.2).

use super::object::{name, number, text};
use crate::page::Page;
use lopdf::{Dictionary, Object, dictionary};

/// The label tree: one entry wherever counting on from the page before would be wrong.
pub(super) fn labels(pages: &[Page]) -> Dictionary {
    let mut entries = Vec::new();
    let mut expected = None;
    for (index, page) in pages.iter().enumerate() {
        let printed = counted(&page.label);
        if printed.is_none() || printed != expected {
            entries.push(number(index));
            entries.push(Object::Dictionary(range(&page.label, printed)));
        }
        expected = printed.and_then(|printed| printed.checked_add(1));
    }
    dictionary! { "Nums" => entries }
}

/// A label that is a plain number as a reader would write it.
fn counted(label: &str) -> Option<usize> {
    label.parse().ok().filter(|number: &usize| *number > 0 && number.to_string() == label)
}

fn range(label: &str, counted: Option<usize>) -> Dictionary {
    match counted {
        Some(start) => dictionary! { "S" => name("D"), "St" => number(start) },
        None if label.is_empty() => Dictionary::new(),
        None => dictionary! { "P" => text(label) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &[&str], entries: &str) {
        let pages: Vec<Page> = given
            .iter()
            .map(|&label| Page { label: label.to_owned(), ..Page::default() })
            .collect();
        assert_eq!(format!("{:?}", labels(&pages)), format!("<</Nums [{entries}]>>"));
    }

    #[test]
    fn numbers_count_on_and_other_labels_stand() {
        check(&["1", "2", "3"], "0 <</S /D/St 1>>");
        check(&["", "1", "2"], "0 <<>> 1 <</S /D/St 1>>");
        check(
            &["1", "3", "i", "4"],
            "0 <</S /D/St 1>> 1 <</S /D/St 3>> 2 <</P (i)>> 3 <</S /D/St 4>>",
        );
        check(&["05"], "0 <</P (05)>>");
    }
}
