//! A delivery plan, up to the agenda and the run of show that are made of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tttkit_fuzz::{checked, editions, workspace};

fuzz_target!(|input: &[u8]| {
    if let Some(checked) = checked(&workspace("kits/trust/plans/one-day.yaml", input)) {
        editions(&checked);
    }
});
