//! Many reports in one run: in order, alike however many are worked on at once, and nothing of the
//! progress where there is no terminal.

use crate::Sandbox;
use insta::assert_snapshot;

const COUNT: usize = 300;
const FORMATS: [&str; 7] = ["text", "json", "jsonl", "sarif", "github", "junit", "html"];

/// Reports of 2024: every third has an error, and every hundredth cannot be read at all.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_reports();
    let sound = sandbox.read("2024.toml").replace("previous = \"2023.toml\"\n", "");
    let faulty = sound.replace("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]");
    assert_ne!(sound, faulty);
    sandbox
        .write("all/2024/outcomes.png", std::fs::read(sandbox.path("2024/outcomes.png")).unwrap());
    for number in 0..COUNT {
        let text = match number {
            number if number % 100 == 50 => "",
            number if number % 3 == 0 => &faulty,
            _ => &sound,
        };
        sandbox.write(&name(number), text.replace("云汀区", &format!("第{number}区")));
    }
    sandbox
}

fn name(number: usize) -> String {
    format!("all/{number:03}.toml")
}

/// Every format of one run over all reports, and what it says.
fn check(sandbox: &Sandbox, jobs: &str) -> (Vec<String>, String) {
    let formats: Vec<String> =
        FORMATS.iter().map(|format| format!("--format={format}={format}.out")).collect();
    let formats: Vec<&str> = formats.iter().map(String::as_str).collect();
    let told = sandbox.run(&[&["check", "all", "--jobs", jobs], &formats[..]].concat());
    (FORMATS.iter().map(|format| sandbox.read(&format!("{format}.out"))).collect(), told)
}

#[test]
fn many_reports_come_out_in_order_however_many_are_worked_on_at_once() {
    let sandbox = sandbox();
    let (one, told) = check(&sandbox, "1");
    assert_eq!(check(&sandbox, "4"), (one.clone(), told.clone()));
    assert_snapshot!(told, @"
    exit: 2
    --- stderr
    错误: all/050.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    错误: all/150.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    错误: all/250.toml 是空的
    建议: 可用 report-cli new 生成一份空白年报
    ");
    let readable: Vec<String> = (0..COUNT).filter(|n| n % 100 != 50).map(name).collect();
    for (format, text) in FORMATS.iter().zip(&one) {
        let mut rest = text.as_str();
        for name in &readable {
            rest = rest.split_once(name.as_str()).unwrap_or_else(|| panic!("{format}: {name}")).1;
        }
    }
    assert_eq!(one[0].lines().last(), Some("共 300 份年报，99 份有错误，3 份读不了"));
    let json: serde_json::Value = serde_json::from_str(&one[1]).unwrap();
    assert_eq!(json["files"].as_array().unwrap().len(), readable.len());
    assert_eq!(json["unreadable"].as_array().unwrap().len(), 3);
    let sarif: serde_json::Value = serde_json::from_str(&one[3]).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let errors = results.iter().filter(|result| result["level"] == "error");
    assert_eq!(errors.count(), COUNT / 3 - 1);
}

#[test]
fn a_result_written_piece_by_piece_takes_the_place_of_the_old_one_only_when_it_is_whole() {
    let sandbox = Sandbox::with_reports();
    sandbox.write("out.json", "old");
    sandbox.run(&["check", "2024.toml", "2023.toml", "--format", "json=out.json"]);
    let json: serde_json::Value = serde_json::from_str(&sandbox.read("out.json")).unwrap();
    assert_eq!(json["files"].as_array().unwrap().len(), 2);
    assert_eq!(sandbox.files(), ["2023.toml", "2024.toml", "2024/outcomes.png", "out.json"]);
}

#[test]
fn a_list_with_nothing_in_it_is_still_one() {
    let sandbox = Sandbox::new();
    for format in ["json", "sarif"] {
        let output = sandbox.command(&["check", "x.toml", "--format", format]).output().unwrap();
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let list = if format == "json" { &value["files"] } else { &value["runs"][0]["results"] };
        assert_eq!(list, &serde_json::json!([]));
    }
}

#[cfg(unix)]
#[test]
fn results_that_a_full_disk_does_not_take_are_a_fault_and_leave_the_old_ones() {
    let sandbox = Sandbox::with_reports();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = sandbox.command(&["check", ".", "--format", "html", "--format=json=a.json"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(sandbox.read("a.json").ends_with("}\n"), "the other result is whole");
}
