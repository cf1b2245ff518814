//! Every operation that changes the disk is made to fail, or the process is killed just before it, one after the other, in the real
//! program: whatever stood before stands, or what was asked for does, and the next run clears up.
//!
//! `strace` does it. It counts the calls of one name, so that a fault is a name and a number; which numbers there are is seen in a run
//! that nobody disturbs. Where `strace` is missing, or the machine does not let it trace, these tests fail and say so.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

/// The calls by which a program changes a disk; `openat` counts where it makes a file.
const CHANGES: &str = "write,writev,pwrite64,openat,?mkdir,mkdirat,?rename,?renameat,renameat2,?unlink,unlinkat,?rmdir,fsync,fdatasync,syncfs,\
                       ftruncate,?chmod,fchmod,fchmodat,copy_file_range,sendfile,?link,linkat,?symlink,symlinkat";

/// What is below a folder, by its path: a file's bytes, nothing for a folder.
type Snapshot = BTreeMap<String, Option<Vec<u8>>>;

/// What the program is asked to do, and where.
struct Sweep<'s> {
    /// The workspace before.
    base: &'s Path,
    arguments: &'s [&'s str],
    /// Faults in every run, `renameat2:error=ENOSYS`: what this machine has and others lack.
    always: &'s [&'s str],
    /// The first call, by a part of its line, from which on faults are tried; the first of all where it is empty.
    from: &'s str,
    /// What may stand after a fault, given what stood before and what stands after a run without one; leftovers are left out.
    allowed: fn(Snapshot, Snapshot) -> Vec<Snapshot>,
    /// The exit code of asking again for what is done already.
    again: i32,
}

/// A call that changes the disk.
struct Point {
    call: String,
    /// It is so manieth of its name, from 1.
    number: usize,
    line: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    /// The process ends before the call.
    Kill,
    /// The call fails and does nothing.
    Error(&'static str),
}

impl Sweep<'_> {
    /// Tries every fault at every call, and says how many there were.
    fn run(&self) -> usize {
        let before = standing(self.base);
        let (points, after) = self.undisturbed();
        let allowed = (self.allowed)(before, after.clone());
        let faults: Vec<_> = points.iter().flat_map(|point| point.faults().map(move |fault| (point, fault))).collect();
        let next = AtomicUsize::new(0);
        let failed: Vec<String> = std::thread::scope(|scope| {
            let work = || {
                let mut failed = Vec::new();
                while let Some((point, fault)) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = self.judge(point, *fault, &allowed, &after) {
                        failed.push(format!("{} at call {} of {}\n  {}\n  {why}", fault.text(), point.number, point.call, point.line));
                    }
                }
                failed
            };
            let workers: Vec<_> = (0..std::thread::available_parallelism().map_or(1, usize::from)).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        assert!(failed.is_empty(), "{} of {} faults did harm:\n{}", failed.len(), faults.len(), failed.join("\n"));
        faults.len()
    }

    /// Every call that changes the disk, in order, and what stands afterwards.
    fn undisturbed(&self) -> (Vec<Point>, Snapshot) {
        let (folder, log) = (copy(self.base), folder());
        let log = log.path().join("log");
        let ran = self.strace(folder.path(), &log, &[]);
        assert!(ran.status.success(), "strace did not let the program run through: is tracing allowed here?\n{}", text(&ran.stderr));
        let lines = fs::read_to_string(&log).unwrap();
        let root = folder.path().to_str().unwrap();
        let mut counts = BTreeMap::new();
        let mut points = Vec::new();
        let mut begun = self.from.is_empty();
        for line in lines.lines() {
            let Some((call, rest)) = line.split_once('(').filter(|(call, _)| call.bytes().all(|b| b.is_ascii_alphanumeric())) else {
                continue;
            };
            let number = counts.entry(call.to_owned()).and_modify(|count| *count += 1).or_insert(1);
            begun |= line.contains(self.from);
            if begun && rest.contains(root) && (call != "openat" || rest.contains("O_CREAT")) {
                points.push(Point { call: call.to_owned(), number: *number, line: line.replace(root, "ROOT") });
            }
        }
        let alike = alike(&points);
        let tried = (0..points.len()).filter(|at| !in_the_middle(&points, *at) && !alike.contains(at)).collect::<Vec<_>>();
        let points = points.into_iter().enumerate().filter(|(at, _)| tried.contains(at)).map(|(_, point)| point).collect();
        let after = standing(folder.path());
        assert!(after.keys().all(|name| !name.contains("tttkit-") || name.ends_with(".tttkit-site")), "leftovers: {:?}", after.keys());
        (points, after)
    }

    /// What is wrong after a fault, if anything.
    fn judge(&self, point: &Point, fault: Fault, allowed: &[Snapshot], after: &Snapshot) -> Result<(), String> {
        let (folder, log) = (copy(self.base), folder());
        let log = log.path().join("log");
        let inject = format!("{}:{}:when={}", point.call, fault.text(), point.number);
        let ran = self.strace(folder.path(), &log, &[&inject]);
        let log = fs::read_to_string(&log).unwrap();
        let said = text(&ran.stderr);
        let left = |what: &str| Err(format!("{what}; it said: {said}"));
        let found = without_leftovers(standing(folder.path()));
        let Some(state) = allowed.iter().position(|state| *state == found) else {
            return left(&format!("what stands is neither old nor new: {:?}", found.keys()));
        };
        match fault {
            Fault::Kill if ran.status.signal() != Some(9) && ran.status.code() != Some(137) => return left("it was not killed"),
            Fault::Kill => {}
            Fault::Error(_) if !log.contains("(INJECTED)") => return left("the fault was not met"),
            // Its file does no harm, and the next run takes it away: nobody need be told.
            Fault::Error(_) if point.call.starts_with("unlink") && point.line.contains(".tttkit-lock") => {}
            // What cannot be remembered is made again, and what cannot have two names is copied.
            Fault::Error(_) if point.line.contains(".tttkit-cache") || point.call.starts_with("link") => {}
            Fault::Error(name) => {
                let late = said.contains("stands in its place already") || said.contains("is written already");
                if ran.status.code() != Some(2) || !said.contains("cannot ") || !said.contains('`') {
                    return left(&format!("it ended with {:?}", ran.status.code()));
                }
                if late != (state + 1 == allowed.len()) {
                    return left(&format!("it does not say what stands, which is {state} of {}", allowed.len()));
                }
                if name == "ENOSPC" && !late && !said.contains("no space is left; free some and run the command again") {
                    return left("it does not say that the disk is full");
                }
            }
        }
        let done = state + 1 == allowed.len();
        let ran = self.command(folder.path()).output().unwrap();
        if ran.status.code() != Some(if done { self.again } else { 0 }) {
            return Err(format!("the next run ended with {:?}: {}", ran.status.code(), text(&ran.stderr)));
        }
        let found = standing(folder.path());
        // Who refuses before anything is begun clears nothing up.
        let found = if done && self.again != 0 { without_leftovers(found) } else { found };
        let strange: Vec<_> = found.keys().filter(|name| found.get(*name) != after.get(*name)).collect();
        let missing: Vec<_> = after.keys().filter(|name| !found.contains_key(*name)).collect();
        if found == *after { Ok(()) } else { Err(format!("the next run left {strange:?}, and not {missing:?}")) }
    }

    fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
        command.args(self.arguments).current_dir(folder);
        command
    }

    fn strace(&self, folder: &Path, log: &Path, inject: &[&str]) -> Output {
        let mut command = Command::new("strace");
        // Only the main thread is traced, for it alone writes. (`--seccomp-bpf` would be faster; with it, no signal is ever delivered.)
        command.args(["-y", "-s", "16", "-o"]).arg(log).args(["-e", &format!("trace={CHANGES}")]);
        for inject in self.always.iter().chain(inject) {
            command.args(["-e", &format!("inject={inject}")]);
        }
        // As few threads as can be: the calls come in the same order every time.
        command.arg(env!("CARGO_BIN_EXE_tttkit")).args(self.arguments).current_dir(folder).env("RAYON_NUM_THREADS", "1");
        command.output().unwrap_or_else(|error| panic!("`strace` cannot be run, so no fault was tried; install it: {error}"))
    }
}

impl Point {
    /// The file that it writes to, where it is a write.
    fn writes(&self) -> Option<&str> {
        self.line.strip_prefix("write(").and_then(|rest| rest.split('>').next())
    }

    /// What a disk could answer here.
    fn faults(&self) -> impl Iterator<Item = Fault> + use<> {
        let errors: &[_] = match self.call.as_str() {
            "write" | "writev" | "pwrite64" | "openat" | "mkdir" | "mkdirat" => &["ENOSPC"],
            "fsync" | "fdatasync" | "syncfs" => &["EIO", "ENOSPC"],
            _ => &["EIO"],
        };
        // Being killed before a file has its mode is like being killed before it is written to.
        let kill = (!self.call.contains("chmod")).then_some(Fault::Kill);
        errors.iter().copied().map(Fault::Error).chain(kill)
    }
}

/// Of the many files of a site that are made one after the other, one is like another: of each kind of call, the first four and the last
/// four in the folder of the new site are tried, and every seventh between them. Which calls are left out, by their place.
fn alike(points: &[Point]) -> BTreeSet<usize> {
    let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, point) in points.iter().enumerate().filter(|(at, point)| point.line.contains(".tttkit-new/") && !in_the_middle(points, *at)) {
        kinds.entry(&point.call).or_default().push(at);
    }
    let between = |all: &Vec<usize>| {
        let inner = all.get(4..all.len().saturating_sub(4)).unwrap_or_default();
        inner.iter().enumerate().filter(|(nth, _)| nth % 7 != 3).map(|(_, at)| *at).collect::<Vec<_>>()
    };
    kinds.values().flat_map(between).collect()
}

/// In the middle of one file, one write is like another: the first two and the last are tried.
fn in_the_middle(points: &[Point], at: usize) -> bool {
    let near = at.checked_sub(2).and_then(|from| points.get(from..at + 2)).unwrap_or_default();
    !near.is_empty() && near.iter().all(|point| point.writes().is_some() && point.writes() == points[at].writes())
}

impl Fault {
    fn text(self) -> String {
        match self {
            Self::Kill => "signal=SIGKILL".to_owned(),
            Self::Error(name) => format!("error={name}"),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn snapshot(root: &Path) -> Snapshot {
    let mut found = Snapshot::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                found.insert(name, None);
                folders.push(path);
            } else {
                found.insert(name, Some(fs::read(&path).unwrap()));
            }
        }
    }
    found
}

/// What is below a folder, without what builds remember: that may be anything, tests/rebuild.rs says.
fn standing(root: &Path) -> Snapshot {
    let mut found = snapshot(root);
    found.retain(|name, _| !name.split('/').any(|part| part == ".site.tttkit-cache"));
    found
}

/// Without what an interrupted run may leave. An old site that stands aside counts as long as no site stands in its place.
fn without_leftovers(mut found: Snapshot) -> Snapshot {
    let site = found.contains_key("site");
    let leftover = |part: &str| {
        part.starts_with('.') && [".tttkit-new", ".tttkit-lock"].iter().any(|ending| part.ends_with(ending))
            || part.ends_with(".tttkit-old") && (site || part != ".site.tttkit-old")
    };
    found.retain(|name, _| !name.split('/').any(leftover));
    found
}

/// A folder of our own, in memory where there is such a place: a sync then waits for no disk that others keep busy.
fn folder() -> TempDir {
    TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap()
}

fn copy(from: &Path) -> TempDir {
    let to = folder();
    for (name, bytes) in snapshot(from) {
        match bytes {
            None => fs::create_dir_all(to.path().join(name)).unwrap(),
            Some(bytes) => fs::write(to.path().join(name), bytes).unwrap(),
        }
    }
    to
}

fn write(root: &TempDir, name: &str, text: &str) {
    let path = root.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A kit of one module.
fn workspace() -> TempDir {
    let root = folder();
    write(&root, "book.toml", "[book]\ntitle = \"Small\"\n");
    write(&root, "kits/a/kit.yaml", "schema: 1\ntitle: A\nversion: 1.0.0\nlanguage: en\n");
    write(&root, "kits/a/modules/01-m.md", &module("m", "Old."));
    root
}

fn module(id: &str, text: &str) -> String {
    format!("---\nid: {id}\ntitle: M\ncore_message: C.\nobjectives:\n  - O\nminutes: 30\nmaterials: []\n---\n\n{text}\n")
}

fn run(root: &TempDir, arguments: &[&str]) {
    let ran = Command::new(env!("CARGO_BIN_EXE_tttkit")).args(arguments).current_dir(root.path()).output().unwrap();
    assert!(ran.status.success(), "{}", text(&ran.stderr));
}

/// The same with the site of its old sources and sources that have changed since: a page more, a page less, another text; and a kit that
/// is as it was.
fn with_old_site() -> TempDir {
    let root = workspace();
    write(&root, "kits/b/kit.yaml", "schema: 1\ntitle: B\nversion: 1.0.0\nlanguage: en\n");
    write(&root, "kits/b/modules/01-n.md", &module("n", "As it was."));
    write(&root, "kits/a/modules/02-gone.md", &module("gone", "Gone."));
    run(&root, &["build"]);
    fs::remove_file(root.path().join("kits/a/modules/02-gone.md")).unwrap();
    write(&root, "kits/a/modules/03-come.md", &module("come", "Come."));
    write(&root, "kits/a/modules/01-m.md", &module("m", "New."));
    root
}

#[test]
fn a_site_is_the_old_one_or_the_new_one() {
    let base = with_old_site();
    let tried =
        Sweep { base: base.path(), arguments: &["build"], always: &[], from: "", allowed: |before, after| vec![before, after], again: 0 }
            .run();
    assert!(tried > 180, "{tried} faults");
}

#[test]
fn a_first_site_is_there_or_not() {
    let base = workspace();
    let tried =
        Sweep { base: base.path(), arguments: &["build"], always: &[], from: "", allowed: |before, after| vec![before, after], again: 0 }
            .run();
    assert!(tried > 120, "{tried} faults");
}

/// With the site where it is kept while two renames put the new one in its place.
fn aside(before: Snapshot) -> Snapshot {
    let aside = |name: String| match name.strip_prefix("site") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => format!(".site.tttkit-old{rest}"),
        _ => name,
    };
    before.into_iter().map(|(name, bytes)| (aside(name), bytes)).collect()
}

/// On a system that can neither swap two folders in one step nor sync a whole disk.
#[test]
fn without_the_help_of_the_system_an_old_site_may_stand_aside() {
    let base = with_old_site();
    let sweep = Sweep {
        base: base.path(),
        arguments: &["build"],
        always: &["renameat2,syncfs:error=ENOSYS"],
        from: "syncfs",
        allowed: |before, after| vec![aside(before.clone()), before, after],
        again: 0,
    };
    assert!(sweep.run() > 50);
    let base = workspace();
    Sweep {
        base: base.path(),
        arguments: &["build"],
        always: &["renameat2:error=EINVAL"],
        from: "renameat2",
        allowed: |before, after| vec![before, after],
        again: 0,
    }
    .run();
}

/// Where each file must be synced by itself, that is done by several threads; none may keep an error to itself.
#[test]
fn an_error_in_syncing_one_of_many_files_is_told() {
    let base = with_old_site();
    let before = standing(base.path());
    let strace = |inject: &str| {
        let mut command = Command::new("strace");
        command.args(["-f", "-o", "/dev/null", "-e", "trace=syncfs,fsync", "-e", "inject=syncfs:error=EOPNOTSUPP", "-e", inject]);
        command.arg(env!("CARGO_BIN_EXE_tttkit")).arg("build").current_dir(base.path()).output().unwrap()
    };
    let ran = strace("inject=fsync:error=EIO:when=3");
    assert_eq!(ran.status.code(), Some(2), "{}", text(&ran.stderr));
    assert!(text(&ran.stderr).contains("Input/output error"), "{}", text(&ran.stderr));
    assert!(standing(base.path()) == before, "nothing is changed, and nothing is left behind");
    let ran = strace("inject=fsync:delay_exit=1");
    assert!(ran.status.success(), "{}", text(&ran.stderr));
}

/// The first file to be made is the lock; where that cannot be, because the disk can only be read, nothing else is tried.
#[test]
fn a_disk_that_can_only_be_read_is_told() {
    let base = with_old_site();
    let before = snapshot(base.path());
    let sweep =
        Sweep { base: base.path(), arguments: &["build"], always: &[], from: "", allowed: |before, after| vec![before, after], again: 0 };
    let (points, _) = sweep.undisturbed();
    let first = points.iter().find(|point| point.call == "openat").unwrap();
    assert!(first.line.contains(".tttkit-lock"), "{}", first.line);
    let ran = sweep.strace(base.path(), Path::new("/dev/null"), &[&format!("openat:error=EROFS:when={}", first.number)]);
    assert_eq!(ran.status.code(), Some(2), "{}", text(&ran.stderr));
    assert!(text(&ran.stderr).contains("the disk can only be read; choose a folder on another one"), "{}", text(&ran.stderr));
    assert!(snapshot(base.path()) == before);
}

#[test]
fn many_builds_at_once_leave_one_whole_site() {
    let base = with_old_site();
    let (_, after) =
        Sweep { base: base.path(), arguments: &["build"], always: &[], from: "", allowed: |_, after| vec![after], again: 0 }.undisturbed();
    for _ in 0..5 {
        let build =
            |_| Command::new(env!("CARGO_BIN_EXE_tttkit")).arg("build").current_dir(base.path()).stderr(Stdio::piped()).spawn().unwrap();
        let runs: Vec<_> = (0..6).map(build).collect();
        let runs: Vec<_> = runs.into_iter().map(|run| run.wait_with_output().unwrap()).collect();
        let (built, refused): (Vec<_>, Vec<_>) = runs.iter().partition(|run| run.status.success());
        assert!(!built.is_empty());
        for run in refused {
            assert!(text(&run.stderr).contains("another build is writing there; wait until it has ended"), "{}", text(&run.stderr));
        }
        assert!(standing(base.path()) == after, "{:?}", standing(base.path()).keys());
    }
}

const RELEASE: [&str; 4] = ["release", "a", "--date", "2026-08-14"];

/// A release before, sources that have changed since, and the next version.
fn with_release() -> TempDir {
    let root = workspace();
    run(&root, &RELEASE);
    write(&root, "kits/a/kit.yaml", "schema: 1\ntitle: A\nversion: 1.0.1\nlanguage: en\n");
    write(&root, "kits/a/modules/01-m.md", &module("m", "New."));
    root
}

/// What may stand while a release is written, in order; never half a folder under its name, never an entry without its folder.
fn released(before: Snapshot, after: Snapshot) -> Vec<Snapshot> {
    let with = |name: &str, entry: Option<&Option<Vec<u8>>>, mut of: Snapshot| {
        of.remove(name);
        of.extend(entry.map(|entry| (name.to_owned(), entry.clone())));
        of
    };
    let empty = with("kits/a/releases", Some(&None), before.clone());
    let unlisted = with("kits/a/kit.lock", before.get("kits/a/kit.lock"), after.clone());
    vec![before, empty, unlisted, after]
}

#[test]
fn a_release_is_whole_or_not_listed() {
    for base in [workspace(), with_release()] {
        let sweep = Sweep { base: base.path(), arguments: &RELEASE, always: &[], from: "", allowed: released, again: 1 };
        let tried = sweep.run();
        assert!(tried > 60, "{tried} faults");
    }
}

/// An interrupted run left the folder of the version; there, too, on a system that cannot swap two folders in one step.
#[test]
fn a_release_replaces_what_an_interrupted_one_left() {
    let base = with_release();
    let listed = fs::read(base.path().join("kits/a/kit.lock")).unwrap();
    run(&base, &RELEASE);
    fs::write(base.path().join("kits/a/kit.lock"), listed).unwrap();
    write(&base, "kits/a/modules/01-m.md", &module("m", "Newer."));
    for (always, from) in [(&[] as &[&str], "mkdir"), (&["renameat2:error=ENOSYS"], "renameat2")] {
        let allowed = |before: Snapshot, after| {
            let gone = before.clone().into_iter().filter(|(name, _)| !name.starts_with("kits/a/releases/1.0.1")).collect();
            [vec![gone], released(before, after)].concat()
        };
        Sweep { base: base.path(), arguments: &RELEASE, always, from, allowed, again: 1 }.run();
    }
}

#[test]
fn a_withdrawal_is_in_the_ledger_or_not() {
    let base = with_release();
    let arguments = ["withdraw", "a", "1.0.0", "--reason", "Wrong.", "--date", "2026-08-15"];
    let allowed = |before, after| vec![before, after];
    Sweep { base: base.path(), arguments: &arguments, always: &[], from: "", allowed, again: 1 }.run();
}
