//! `check --format html`: a page a browser shows as it is meant, whatever the report says.

use crate::formats::{check, sandbox, without_count};
use insta::assert_snapshot;

#[test]
fn the_page() {
    let shown = check("html");
    let (head, body) = shown.split_once("<style>").unwrap();
    let body = body.split_once("</style>").unwrap().1;
    let shown = without_count(&without_count(body, "勾稽关系 "), "，成立 ");
    assert_snapshot!(head.to_owned() + shown.as_str());
}

/// The names of elements that are open at each point, checked to close in order.
fn assert_nested(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap().0;
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !["!DOCTYPE", "meta", "br"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

fn page(sandbox: &crate::Sandbox) -> String {
    let output = sandbox.command(&["check", "--format", "html", "."]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn elements_close_in_order_and_links_lead_somewhere() {
    let sandbox = sandbox();
    sandbox.change("2024.toml", "edition = ", "nmae = 1\nedition = ");
    let html = page(&sandbox);
    assert_nested(&html);
    let links: Vec<_> = html.split("href=\"#").skip(1).collect();
    assert!(links.len() > 3, "{links:?}");
    for link in links {
        let id = link.split('"').next().unwrap();
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn nothing_is_loaded_and_nothing_is_run() {
    let html = page(&sandbox());
    for forbidden in ["<script", "src=", "url(", "@import", "<link", "http:", "https:", " on"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn text_of_the_report_is_never_markup() {
    let sandbox = sandbox();
    sandbox.change("2024.toml", "云汀区人民政府", "<script>alert('&amp;')</script>");
    sandbox.change("2024.toml", "<和解>", "</dd><b>");
    sandbox.change(
        "2024.toml",
        "[cases]\n",
        "[cases]\nnotes = [\"<i>\"]\n'<img src=x>' = \"\\\"<u>\"\n",
    );
    sandbox.write("<b>&.toml", "year = 2024\n");
    let html = page(&sandbox);
    assert_nested(&html);
    for markup in ["<script", "<b>", "<i>", "<img", "<u>", "&amp;')"] {
        assert!(!html.contains(markup), "{markup}");
    }
    assert!(html.contains("&lt;script&gt;alert(&#39;&amp;amp;&#39;)&lt;/script&gt;"));
}

#[test]
fn every_number_of_the_tables_is_on_the_page_in_its_place() {
    let html = page(&sandbox());
    let row = html.split("（一）予以公开</th>").nth(2).unwrap().split("</tr>").next().unwrap();
    let cells: Vec<_> =
        row.split("<td").skip(1).map(|cell| cell.split_once('>').unwrap().1).collect();
    let numbers: Vec<_> = cells.iter().map(|cell| cell.split('<').next().unwrap()).collect();
    assert_eq!(numbers, ["14", "2", "1", "0", "1", "0", "19"]);
}

#[test]
fn both_signs_and_numbers_mark_what_is_faulty_and_what_is_known() {
    let html = page(&sandbox());
    assert!(html.contains("class=\"faulty\">19<a class=\"mark error\" href=\"#finding-2-1\" title=\"错误\">■1</a></td>"), "{html}");
    assert!(html.contains("class=\"known\">5<a class=\"mark accepted\" href=\"#finding-2-2\" title=\"已说明的不符\">○2</a></td>"), "{html}");
}

#[test]
fn a_number_of_last_year_is_shown_where_it_stands() {
    let sandbox = sandbox();
    sandbox.change(
        "2024.toml",
        "normative_documents = [2, 1, 30]",
        "normative_documents = [2, 1, 31]",
    );
    let html = page(&sandbox);
    assert!(html.contains("31<a class=\"mark warning\""), "{html}");
    assert!(html.contains("normative_documents = [2, 1, <mark>29</mark>]"), "{html}");
    assert!(!html.contains("previous."), "{html}");
}

#[test]
fn a_cell_the_file_lacks_is_marked() {
    let sandbox = sandbox();
    sandbox.change("2024.toml", "administrative_fees = 328.64\n", "");
    let html = page(&sandbox);
    assert!(
        html.contains(" class=\"faulty\" colspan=\"3\">（缺）<a class=\"mark error\""),
        "{html}"
    );
}
