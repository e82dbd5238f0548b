//! The same report gives the same bytes, however many are made at once. That two builds agree is
//! `.ci/run`'s step `builds`.

use report_tests::typeset;

#[test]
fn reports_made_at_once_are_those_made_alone() {
    let paths = ["reports/2020.toml", "reports/2024.toml", "tests/specimen/specimen.toml"];
    let alone = paths.map(typeset::pdf);
    let together: Vec<(usize, Vec<u8>)> = std::thread::scope(|scope| {
        let make = |at: usize| scope.spawn(move || (at % 3, typeset::pdf(paths[at % 3])));
        let threads: Vec<_> = (0..9).map(make).collect();
        threads.into_iter().map(|thread| thread.join().expect("a PDF")).collect()
    });
    assert_eq!(together.len(), 9);
    for (at, bytes) in together {
        assert!(bytes == alone[at], "{} differs", paths[at]);
    }
}
