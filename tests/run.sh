#!/usr/bin/env bash
# The gate: installs what the tests need and the machine lacks, then runs everything. The first failure ends it, with its exit code.
#
#   bash tests/run.sh
#
# Rust and Node are taken as given. Everything else comes from Debian's packages, the npm registry and the crate registry, by their
# own clients. Needs root or sudo only where a package is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

began=$SECONDS
step_name="" step_began=$SECONDS
timings=()

note_time() {
    [ -z "$step_name" ] || timings+=("$(printf '%5ds  %s' $((SECONDS - step_began)) "$step_name")")
}

step() {
    note_time
    step_name=$1 step_began=$SECONDS
    printf '\n\033[1m== %s\033[0m\n' "$1"
}

finish() {
    local code=$?
    if [ $code -ne 0 ]; then
        printf '\nFAILED in "%s" (exit %d) after %ds\n' "${step_name:-start}" "$code" $((SECONDS - began)) >&2
    fi
    exit $code
}
trap finish EXIT

has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif has sudo; then
        sudo "$@"
    else
        echo "this needs root or sudo: $*" >&2
        return 1
    fi
}

step "What the tests need"
for tool in cargo node npm; do
    has "$tool" || { echo "\`$tool\` is missing: install it first (Rust by rustup, Node 20.19 or newer)" >&2; exit 1; }
done
packages=()
need() { has "$1" || packages+=("$2"); }            # need <command> <package>
need chromium chromium
need firefox-esr firefox-esr
need 7z p7zip-full
need zip zip
need unzip unzip
need strace strace
need java default-jre-headless
need python3 python3
need pdftotext poppler-utils
need fc-list fontconfig
# Letters for the pages in other scripts, so that the pictures show words and not boxes
if ! has fc-list || [ -z "$(fc-list ':lang=ar' family)" ]; then packages+=(fonts-noto-core); fi
if [ ${#packages[@]} -gt 0 ]; then
    echo "installing ${packages[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
lock=tests/browser/package-lock.json
stamp=tests/browser/node_modules/.installed-from
if ! cmp -s "$lock" "$stamp"; then
    # No package has to run anything to be installed: what one of them would fetch, the tests do not use.
    (cd tests/browser && npm ci --no-audit --no-fund --ignore-scripts)
    cp "$lock" "$stamp"
fi
if ! has cargo-deny; then
    cargo install cargo-deny --locked --debug --quiet   # run once a gate: built four times faster
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi
echo "chromium: $(chromium --version 2>/dev/null)"
echo "firefox:  $(firefox-esr --version 2>/dev/null)"
echo "rust:     $(rustc --version)"
echo "node:     $(node --version)"

step "Format"
cargo fmt --check

step "Lint"
cargo clippy --all-targets -- -D warnings

step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

step "Licenses, bans and sources of our crates"
cargo deny check --hide-inclusion-graph bans licenses sources

step "Rust tests"
cargo test

step "Our kits, by the program as it ships"
cargo run --release -- build

step "Browser tests"
TTTKIT_PROFILE=release node tests/browser/run.mjs

step "The workflow of our kits, as far as it can be played without GitHub"
TTTKIT_PROFILE=release node tests/play-workflow.mjs

note_time
printf '\n\033[1m== All passed in %ds\033[0m\n' $((SECONDS - began))
printf '%s\n' "${timings[@]}"
