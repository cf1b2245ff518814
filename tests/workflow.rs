//! The workflow that `tttkit init` gives to everybody, and the one of our own kits: what they may do, and that they are the same.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run programs on real folders, and fail by panicking")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use support::root;
use tempfile::TempDir;

const OURS: &str = ".github/workflows/kits.yml";
const STARTER: &str = "src/cli/starter/kits.yml";

fn read(name: &str) -> Value {
    let text = fs::read_to_string(root().join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn steps<'w>(workflow: &'w Value, job: &str) -> &'w Vec<Value> {
    workflow["jobs"][job]["steps"].as_array().unwrap()
}

fn step<'w>(workflow: &'w Value, name: &str) -> &'w Value {
    let all = steps(workflow, "build").iter().chain(steps(workflow, "deploy"));
    all.into_iter().find(|step| step["name"] == name).unwrap_or_else(|| panic!("there is no step `{name}`"))
}

/// A workspace as `init` makes it.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    assert!(tttkit(&folder, &["init"]).output().unwrap().status.success());
    folder
}

fn tttkit(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
    command.args(arguments).current_dir(folder.path());
    command
}

#[test]
fn a_job_may_do_what_it_needs_and_nothing_else() {
    for name in [OURS, STARTER] {
        let workflow = read(name);
        assert_eq!(workflow["permissions"], json!({"contents": "read"}), "{name}");
        assert_eq!(workflow["jobs"]["build"]["permissions"], json!({"contents": "read", "pages": "read"}), "{name}");
        assert_eq!(workflow["jobs"]["deploy"]["permissions"], json!({"pages": "write", "id-token": "write"}), "{name}");
        assert_eq!(workflow["jobs"].as_object().unwrap().len(), 2, "{name}");
        assert_eq!(step(&workflow, "Take the kits")["with"], json!({"persist-credentials": false}), "{name}: shallow, and no key is left");
        let text = fs::read_to_string(root().join(name)).unwrap();
        assert!(!text.contains("secrets.") && !text.contains("pull_request_target"), "{name}");
    }
}

#[test]
fn pull_requests_are_built_and_only_main_is_published() {
    for name in [OURS, STARTER] {
        let workflow = read(name);
        let on = json!({"push": {"branches": ["main"]}, "pull_request": null, "workflow_dispatch": null});
        assert_eq!(workflow["on"], on, "{name}");
        let main = "github.ref == 'refs/heads/main'";
        assert_eq!(workflow["jobs"]["deploy"]["if"], main, "{name}");
        for step in ["Ask Pages where the site will stand", "Hand the site over"] {
            assert_eq!(self::step(&workflow, step)["if"], main, "{name}: {step}");
        }
        assert_eq!(step(&workflow, "Build the site")["if"], Value::Null, "{name}");
        assert_eq!(workflow["jobs"]["build"]["if"], Value::Null, "{name}");
        assert_eq!(workflow["jobs"]["deploy"]["needs"], "build", "{name}");
        assert_eq!(workflow["jobs"]["deploy"]["environment"]["name"], "github-pages", "{name}");
    }
}

#[test]
fn nothing_is_cancelled_half_way() {
    for name in [OURS, STARTER] {
        let workflow = read(name);
        assert_eq!(workflow["concurrency"], json!({"group": "kits-${{ github.ref }}", "cancel-in-progress": false}), "{name}");
        let deploys = &workflow["jobs"]["deploy"]["concurrency"];
        assert_eq!(*deploys, json!({"group": "pages", "cancel-in-progress": false}), "{name}");
        assert!(["build", "deploy"].iter().all(|job| workflow["jobs"][job]["timeout-minutes"].is_u64()), "{name}: a run ends");
    }
}

#[test]
fn actions_are_pinned_by_commit_with_their_version() {
    for name in [OURS, STARTER] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let used: Vec<_> = text.lines().filter_map(|line| line.trim().strip_prefix("uses: ")).collect();
        assert_eq!(used.len(), 5, "{name}");
        for action in used {
            let (action, version) = action.split_once(" # v").unwrap_or_else(|| panic!("{name}: {action}"));
            let (owner, commit) = action.split_once('@').unwrap();
            assert!(owner.starts_with("actions/"), "{name}: {action} is not GitHub's own");
            assert!(commit.len() == 40 && commit.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')), "{name}: {action}");
            assert_eq!(version.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3, "{name}: {action}");
        }
    }
}

/// Ours is built from these sources; all else is the same.
#[test]
fn our_own_workflow_is_the_one_that_we_give() {
    let [ours, starter] = [OURS, STARTER].map(|name| {
        let mut workflow = read(name);
        workflow["env"].as_object_mut().unwrap().remove("TTTKIT_SOURCE");
        let build = workflow["jobs"]["build"]["steps"].as_array_mut().unwrap();
        build.retain(|step| {
            let name = step["name"].as_str().unwrap();
            !name.starts_with("Look for ") && !name.starts_with("Install ")
        });
        for step in build.iter_mut().filter(|step| step["run"].is_string()) {
            let run = step["run"].as_str().unwrap();
            step["run"] = run
                .replace("export PATH=\"$HOME/.tttkit/bin:$PATH\"\n", "")
                .replace("cargo +stable run --release --locked --quiet --", "tttkit")
                .into();
        }
        workflow
    });
    assert_eq!(ours, starter);
    let run = step(&starter, "Build the site")["run"].as_str().unwrap();
    assert!(run.starts_with("tttkit build \"$WORKSPACE\" --locked --format github --summary \"$GITHUB_STEP_SUMMARY\""), "{run}");
}

/// Runs a step as GitHub would: `bash -eo pipefail`, in the top folder of the repository.
fn play(folder: &TempDir, step: &Value, environment: &[(&str, &str)]) -> std::process::Output {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"].as_str().unwrap()]).current_dir(folder.path());
    command.env("HOME", folder.path()).envs(environment.iter().copied()).output().unwrap()
}

#[test]
fn who_did_not_say_where_tttkit_comes_from_is_told_where_to() {
    let starter = read(STARTER);
    assert_eq!(starter["env"]["TTTKIT_SOURCE"], "");
    let played = play(&workspace(), step(&starter, "Install tttkit"), &[("TTTKIT_SOURCE", "")]);
    let said = String::from_utf8(played.stdout).unwrap();
    assert_eq!(played.status.code(), Some(1));
    assert!(said.starts_with("::error file=.github/workflows/kits.yml,title=tttkit::") && said.contains("fill in TTTKIT_SOURCE"), "{said}");
}

#[cfg(unix)]
#[test]
fn the_step_that_builds_does() {
    let (folder, starter) = (workspace(), read(STARTER));
    let bin = folder.path().join(".tttkit/bin");
    fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_tttkit"), bin.join("tttkit")).unwrap();
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "Before.\n").unwrap();
    let path = summary.to_str().unwrap();
    let step = step(&starter, "Build the site");
    let played = |url: &str| play(&folder, step, &[("WORKSPACE", "."), ("GITHUB_STEP_SUMMARY", path), ("SITE_URL", url)]);

    let done = played("https://district.example.org/training");
    assert!(done.status.success(), "{done:?}");
    let told = fs::read_to_string(&summary).unwrap();
    assert!(told.starts_with("Before.\n## Kits: built\n\n1 kit, ") && told.contains("| `first-kit` | 0.1.0-draft | not yet |"), "{told}");
    assert!(folder.path().join("site/index.html").is_file());
    let map = fs::read_to_string(folder.path().join("site/sitemap.xml")).unwrap();
    assert!(map.contains("https://district.example.org/training/"), "{map}");

    // A pull request knows no address, and something is to be mended.
    fs::write(folder.path().join("kits/first-kit/pages/broken.md"), "::: sya\nHello.\n:::\n").unwrap();
    let done = played("");
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(said.contains("::error file=kits/first-kit/pages/broken.md,line=1,col=1,"), "{said}");
    let told = fs::read_to_string(&summary).unwrap();
    assert!(told.contains("\n## Kits: not built\n") && told.contains("kits/first-kit/pages/broken.md:1:1: error: "), "{told}");
}

/// What git makes of the files of a release: nothing but their bytes.
#[test]
fn git_leaves_releases_as_they_are() {
    let folder = workspace();
    for folder in [folder.path(), &root()] {
        // A repository of its own, for a git that looks further up would find rules that are not ours.
        let apart = TempDir::new().unwrap();
        fs::copy(folder.join(".gitattributes"), apart.path().join(".gitattributes")).unwrap();
        assert!(git(apart.path(), &["init", "-q"]).status.success());
        let names = ["kits/a/kit.lock", "kits/a/releases/1.0.0/a-1.0.0-changes.json", "kits/a/releases/1.0.0/a.zip", "kits/a/kit.yaml"];
        let said = git(apart.path(), &[&["check-attr", "text", "diff", "--"], &names[..]].concat());
        let expected = "kits/a/kit.lock: text: unset\nkits/a/kit.lock: diff: unspecified\n\
            kits/a/releases/1.0.0/a-1.0.0-changes.json: text: unset\nkits/a/releases/1.0.0/a-1.0.0-changes.json: diff: unset\n\
            kits/a/releases/1.0.0/a.zip: text: unset\nkits/a/releases/1.0.0/a.zip: diff: unset\n\
            kits/a/kit.yaml: text: auto\nkits/a/kit.yaml: diff: unspecified\n";
        assert_eq!(String::from_utf8(said.stdout).unwrap(), expected, "{}", folder.display());
    }
}

fn git(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new("git").args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn the_hook_checks_what_github_will() {
    let hooks: Value = serde_yaml::from_str(&fs::read_to_string(workspace().path().join(".pre-commit-config.yaml")).unwrap()).unwrap();
    let hook = &hooks["repos"][0]["hooks"][0];
    assert_eq!(hooks["repos"][0]["repo"], "local");
    assert_eq!(hook["entry"], "tttkit build --locked");
    assert_eq!((&hook["language"], &hook["pass_filenames"]), (&json!("system"), &json!(false)));
    assert_eq!(hook["files"], r"^(kits/|themes/|book\.toml$)");
}
