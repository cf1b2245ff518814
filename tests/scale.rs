//! Many modules build, and time and memory grow in proportion. The suite builds fifty; `TTTKIT_SCALE=1000 cargo test --release --test
//! scale -- --nocapture` builds so many and says how long it took and how much memory (in the folder that `TTTKIT_SCALE_DIR` names,
//! such as one in `/dev/shm`, and of a program that `TTTKIT_BIN` may name).
#![allow(clippy::print_stdout, reason = "a test says what it measured")]
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real files, and fail by panicking")]

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::generate::{MODULES_A_KIT, workspace};
use support::{read, write};

/// Builds a workspace in a folder; gives how long it took, how long its threads worked (in hundredths of a second), and the most memory
/// that it held, in KiB.
fn build(folder: &Path) -> (Duration, u64, u64) {
    let program = std::env::var_os("TTTKIT_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_tttkit").into());
    let start = Instant::now();
    let child =
        Command::new(program).args(["build", "--out", "../site"]).current_dir(folder.join("workspace")).stdout(Stdio::null()).spawn();
    let mut child = child.unwrap();
    let status = format!("/proc/{}/status", child.id());
    let (mut peak, mut worked) = (0, 0);
    loop {
        // The high-water mark of a program that has ended is gone with it, so it is read until then.
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let mark = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(mark.unwrap_or(0));
        // Fields 14 and 15, counted behind the name in brackets. Source: proc_pid_stat(5).
        let times = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap_or_default();
        let times = times.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        worked = worked.max(times.filter_map(|time| time.parse::<u64>().ok()).sum());
        if let Some(ended) = child.try_wait().unwrap() {
            assert!(ended.success(), "{ended}");
            return (start.elapsed(), worked, peak);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn many_modules_build() {
    let modules: usize = std::env::var("TTTKIT_SCALE").map_or(50, |count| count.parse().unwrap());
    let folder = match std::env::var_os("TTTKIT_SCALE_DIR") {
        Some(folder) => tempfile::tempdir_in(folder).unwrap(),
        None => tempfile::tempdir().unwrap(),
    };
    let files = workspace(modules);
    let sizes: Vec<usize> = files.iter().filter(|(path, _)| path.contains("/modules/")).map(|(_, bytes)| bytes.len()).collect();
    let average = sizes.iter().sum::<usize>() / sizes.len();
    assert_eq!(sizes.len(), modules);
    assert!((6500..7700).contains(&average), "{average} bytes a module");
    write(&folder.path().join("workspace"), &files);
    let (took, worked, peak) = build(folder.path());
    println!(
        "{modules} modules of {average} bytes: {:.2} s, {}.{:02} s of work, {} MiB at most",
        took.as_secs_f64(),
        worked / 100,
        worked % 100,
        peak / 1024
    );

    let kits = modules.div_ceil(MODULES_A_KIT);
    if modules > 1000 {
        return;
    }
    let site = read(&folder.path().join("site"));
    let count = |end: &str| site.keys().filter(|path| path.ends_with(end)).count();
    assert_eq!(count(".zip"), 2 * kits);
    assert_eq!(site.keys().filter(|path| path.contains("/participant/module-") && path.ends_with(".html")).count(), modules);
    assert_eq!(site.keys().filter(|path| path.contains("/participant/assets/media/picture-")).count(), modules);
    assert_eq!(count("participant/all-in-one.html"), kits);
}
