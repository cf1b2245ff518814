//! `book.toml`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tttkit_fuzz::{checked, workspace};

fuzz_target!(|input: &[u8]| {
    checked(&workspace("book.toml", input));
});
