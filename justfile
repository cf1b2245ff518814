# The habits of the house. `just` alone lists them.

_list:
    @just --list --unsorted

# the program, for everyday work
build:
    cargo build

# the kits that we ship, as a site in site/
kits:
    cargo run --release -- build

# everything that the gate runs; installs what it needs
test:
    bash tests/run.sh

# the Rust tests alone
test-rust *ARGS:
    cargo test {{ARGS}}

# the browser tests alone, over a site built now
test-browser *FILES:
    cargo build
    cd tests/browser && node run.mjs {{FILES}}

# the workflow of our kits, played on this machine: what is committed, and nothing else
play-workflow:
    cargo build
    node tests/play-workflow.mjs

fmt:
    cargo fmt

lint:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# writes the golden outputs and messages anew: read the difference before you commit it
golden:
    UPDATE=1 cargo test

# a picture of every kind of page, and a contact sheet of them
screenshots FOLDER="target/screenshots":
    cargo build
    cd tests/browser && node screenshots.mjs "{{justfile_directory()}}/{{FOLDER}}"

# the pictures of real pages in our own guide
guide-pictures:
    cargo build
    cd tests/browser && node guide-pictures.mjs

# publishing many releases beside what stock tools need for the same bytes: medians and their ratio
bench-locked *ARGS:
    cargo build --release
    python3 benches/locked.py {{ARGS}}
