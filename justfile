# `just ready` before every push: what `.ci/run` checks, without the release build.
ready:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets --locked -- -D warnings
    cargo test --workspace --locked
    RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --locked
    cargo xtask docs --check

# Writes the documents that are made from the code.
docs:
    cargo xtask docs

# Licences, advisories and sources of the dependencies; needs cargo-deny.
deny:
    cargo deny check
