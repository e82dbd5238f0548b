# `just ready` before every push: what `.ci/run` checks, without the release build.
ready:
    cargo fmt --all --check
    cargo fmt --all --check --manifest-path tests/judges/Cargo.toml
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cargo clippy --manifest-path tests/judges/Cargo.toml --target-dir target --all-targets --locked -- -D warnings
    cargo test --workspace --locked
    cargo judges
    RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --locked
    cargo xtask docs --check

# Writes the documents that are made from the code.
docs:
    cargo xtask docs

# The program beside its peers, as tables for docs/speed.md.
bench:
    cargo xtask bench --all

# A program for Linux that needs nothing from the system it runs on.
static:
    RUSTFLAGS='-C target-feature=+crt-static' cargo build --release --locked -p report-cli --target x86_64-unknown-linux-gnu

# The program for Windows, built on Debian without rustup's targets; says where it lies.
windows:
    .ci/windows/build

# The command's tests, compiled for Windows and run in Wine; docs/platforms.md tells what came of it.
windows-test:
    .ci/windows/test

# What a clerk is handed: programs, licences, a blank report of the year, a sample, instructions, sums.
release year:
    cargo xtask release {{year}}

# The bill of materials, into target/report-cli.cdx.json.
sbom:
    cargo xtask sbom

# Licences, advisories and sources of the dependencies; needs cargo-deny.
deny:
    cargo deny check

# Draws the specimen's golden pictures anew; look at each of them before it is committed.
golden:
    GOLDEN=update cargo judges -p report-goldens

# Damages our own reports at random, so many times.
mutations count="10000":
    REPORT_MUTATIONS={{count}} cargo test --release -p report-tests --test mutations --locked -- --nocapture

# Mutants of the checker in the files that match, for docs/mutation.md; needs cargo-mutants.
mutants files="crates/report-validate/src/**/*.rs":
    CARGO_PROFILE_DEV_DEBUG=0 PROPTEST_CASES=12 cargo mutants --package report-validate \
        --test-package report-validate --test-package report-tests \
        -C=--lib -C=--test=corpus -C=--test=rules \
        --baseline skip --timeout 60 --output target --file '{{files}}'

# Runs one fuzz target for so many seconds; needs cargo-fuzz.
fuzz target seconds="600":
    fuzz/run {{target}} {{seconds}}

# Brings the versions that the workspaces apart are built with up to those that ship. What only they
# have keeps its version.
locks:
    for apart in fuzz tests/judges; do \
        awk 'BEGIN { RS = ""; ORS = "\n\n" } NR == FNR ? seen[$4] = 1 : $1 == "[[package]]" && !($4 in seen)' \
            Cargo.lock $apart/Cargo.lock > $apart/joined.lock && \
        mv $apart/joined.lock $apart/Cargo.lock && \
        cargo update --workspace --manifest-path $apart/Cargo.toml || exit; \
    done
