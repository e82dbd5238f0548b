//! Our own reports, damaged at random: read, checked, and some of them typeset, without a panic, a
//! hang or hunger for memory. `REPORT_MUTATIONS=10000` tries so many; a few hundred are the rule.

#![expect(clippy::disallowed_methods, reason = "the test reads reports, its environment, a clock")]

use report_tests::bundle::Bundle;
use report_tests::mutation::mutated;
use report_tests::{disk, laws};
use std::sync::Arc;
use std::time::{Duration, Instant};

const REPORTS: [&str; 5] = [
    "reports/2020.toml",
    "reports/2023.toml",
    "reports/2024.toml",
    "tests/specimen/specimen.toml",
    "fuzz/seeds/report/features.toml",
];

/// How many are tried where nothing else is asked for: a few seconds without optimisation.
const USUAL: usize = 200;

/// Every so many are made into a PDF as well.
const TYPESET: usize = 37;

/// The longest one may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The most memory the whole run may take, in KiB.
const MEMORY: u64 = 512 << 10;

#[test]
fn no_damage_to_a_report_does_more_than_give_findings() {
    let reports = REPORTS.map(|path| std::fs::read(disk::root().join(path)).expect(path));
    let wanted = std::env::var("REPORT_MUTATIONS").ok().and_then(|count| count.parse().ok());
    let wanted: usize = wanted.unwrap_or(USUAL);
    let beside = beside();
    let (mut found, mut written, mut longest) = (0, 0, Duration::ZERO);
    for (at, seed) in (0..wanted).zip(0..) {
        let (report, other) = (&reports[at % 5], &reports[at / 5 % 5]);
        let mut bundle = Bundle::new(&mutated(report, other, seed));
        for (name, bytes) in &beside {
            bundle.folder = bundle.folder.with(name.as_str(), Arc::clone(bytes));
        }
        if at % TYPESET == 0 {
            // No face has the sign for broken bytes: nothing else would be reached.
            bundle.text.retain(|ch| ch != '\u{fffd}');
        }
        let start = Instant::now();
        found += findings(&bundle);
        written += usize::from(at % TYPESET == 0 && laws::publishing(&bundle));
        longest = longest.max(start.elapsed());
        assert!(longest < LONGEST, "seed {seed} took {longest:?}");
    }
    // Damage that nobody notices would be no damage.
    assert!(found > wanted, "only {found} findings");
    assert!(written > 0, "nothing was typeset");
    let memory = memory();
    assert!(memory.is_none_or(|peak| peak < MEMORY), "{memory:?} KiB");
    #[expect(clippy::print_stdout, reason = "the numbers are read by people")]
    {
        println!(
            "{found} findings, {written} PDFs, the longest took {longest:?}, peak memory {memory:?} KiB"
        );
    }
}

/// How many findings a damaged report gives.
fn findings(bundle: &Bundle) -> usize {
    let read = laws::reading(bundle);
    read.found.iter().count() + laws::checking(&read).diagnostics.iter().count()
}

/// What the reports name: their pictures, and last year's report.
fn beside() -> Vec<(String, Arc<[u8]>)> {
    let root = disk::root().join("reports");
    let files = |folder: &str| root.join(folder).read_dir().expect("reports").flatten();
    let pictures = ["2020", "2024"].into_iter().flat_map(|folder| {
        files(folder).map(move |file| format!("{folder}/{}", file.file_name().to_string_lossy()))
    });
    let names = pictures.chain(["2023.toml".to_owned()]);
    names.map(|name| (name.clone(), std::fs::read(root.join(&name)).expect(&name).into())).collect()
}

/// The most memory this process had so far, in KiB; nothing where the system does not tell.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse().ok()
}
