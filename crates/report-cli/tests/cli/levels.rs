//! Rosters in each other: what a lower district comes to above, and what stops it.

use crate::Sandbox;
use crate::merge::{HEAD, OWN, small};
use std::fs;

/// A city whose one district has a roster of its own.
fn city() -> Sandbox {
    let sandbox = small("");
    for name in ["名册.toml", "箱/本级.toml", "箱/教育局.toml"] {
        let text = sandbox.read(name);
        sandbox.write(&format!("市/区/{}", name.trim_start_matches("箱/")), text);
    }
    sandbox.change(
        "市/区/教育局.toml",
        "licensing           = [                0 ]",
        "licensing = [7]",
    );
    let lower = "[[unit]]\nname = \"某区人民政府\"\nrole = \"roster\"\nfolder = \"区\"\n";
    let head = HEAD.replace("某区", "某市");
    sandbox.write("市/名册.toml", format!("{head}{}{lower}", OWN.replace("某区", "某市")));
    sandbox.run(&["new", "2025", "--agency", "某市人民政府办公室", "-o", "市/本级.toml"]);
    sandbox
}

#[test]
fn a_lower_district_is_a_unit_of_the_one_above() {
    let sandbox = city();
    let licensing = "proactive_disclosure.licensing.decisions";
    let said = sandbox.run(&["merge", "市/名册.toml", "市", "--cell", licensing]);
    assert!(said.contains("7 ＝ 某区人民政府 7（1 家非零）；未计：无"), "{said}");
    let said = sandbox.run(&["merge", "市/名册.toml", "市", "-o", "市.toml", "--depth", "2"]);
    assert!(said.starts_with("exit: 0\n"), "{said}");
    assert!(sandbox.path("市/区/2025汇总.json").exists() && sandbox.path("市汇总.json").exists());
    // What the district published itself is held against the sum of its own units.
    sandbox.run(&["new", "2025", "--agency", "某区人民政府", "-o", "市/区公布.toml"]);
    let said = sandbox.run(&["merge", "市/名册.toml", "市", "-o", "市.toml"]);
    assert!(said.starts_with("exit: 1\n"), "{said}");
    assert!(said.contains("公布的是0，它的单位合计是7"), "{said}");
    fs::remove_file(sandbox.path("市/区公布.toml")).unwrap();
    // What is open below stops the merge above.
    fs::remove_file(sandbox.path("市/区/教育局.toml")).unwrap();
    let said = sandbox.run(&["merge", "市/名册.toml", "市", "-o", "市.toml"]);
    assert!(said.starts_with("exit: 1\n") && said.contains("某区教育局没有报送"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_circle_of_rosters_is_refused() {
    let sandbox = city();
    fs::remove_file(sandbox.path("市/区/名册.toml")).unwrap();
    std::os::unix::fs::symlink("../名册.toml", sandbox.path("市/区/名册.toml")).unwrap();
    let said = sandbox.run(&["merge", "市/名册.toml", "市", "-o", "市.toml"]);
    assert!(said.starts_with("exit: 2\n") && said.contains("名册互相包含"), "{said}");
    assert!(!sandbox.path("市.toml").exists());
}
