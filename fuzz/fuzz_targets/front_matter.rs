//! The front matter of a module: the YAML reader and every key.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tttkit_fuzz::{MODULE, checked, editions, workspace};

fuzz_target!(|input: &[u8]| {
    let module = [b"---\n", input, b"\n---\n\n## Start\n\nWe start.\n"].concat();
    if let Some(checked) = checked(&workspace(MODULE, &module)) {
        editions(&checked);
    }
});
