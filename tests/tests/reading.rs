//! The examples on the pages of what reading finds: the wrong one has the fault, the right one has
//! not.

use report_core::Edition;
use report_core::faults::CATALOGUE;
use report_tests::fixture::Fixture;
use std::path::Path;

#[test]
fn a_wrong_example_has_the_fault_and_the_right_one_has_not() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/base/2021.toml");
    #[expect(clippy::disallowed_methods, reason = "tests read their fixtures from the disk")]
    let base = std::fs::read_to_string(base).unwrap();
    let mut complaints = Vec::new();
    let mut shown = 0;
    for fault in CATALOGUE {
        let page = fault.page();
        for (heading, has) in [("## 错误示例", true), ("## 正确示例", false)] {
            let Some((_, rest)) = page.split_once(heading) else { continue };
            let example = rest.split("````toml\n").nth(1).unwrap().split("\n````").next().unwrap();
            let fixture = Fixture::new(example, None, [Edition::Format2021].into_iter());
            let found = fixture.check(&base).1;
            shown += 1;
            if found.iter().any(|found| found.rule == fault.id) != has {
                let found: Vec<_> =
                    found.iter().map(|found| (found.rule, &found.message)).collect();
                complaints.push(format!("{} {heading}: {found:?}\n{example}", fault.id));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
    assert!(shown > 70, "{shown}");
}
