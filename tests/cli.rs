//! The command as people run it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests run the program on real folders, and fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a run left: its exit code and what it printed.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tttkit"));
    command.args(arguments).current_dir(folder).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = command(folder, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A fresh workspace as `init` makes it.
fn workspace() -> TempDir {
    let folder = TempDir::new().unwrap();
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn without_arguments_it_says_where_to_start() {
    let ran = run(Path::new("."), &[]);
    assert!(ran.code == 0 && ran.out.contains("Start here:") && ran.err.is_empty(), "{ran:?}");
}

#[test]
fn what_it_cannot_understand_is_exit_2() {
    let ran = run(Path::new("."), &["biuld"]);
    assert!(ran.code == 2 && ran.err.contains("build") && ran.out.is_empty(), "{ran:?}");
}

#[test]
fn an_address_that_cannot_be_one_is_told_with_what_was_meant() {
    let ran = run(Path::new("."), &["build", "--site-url", "https://district.github.io/kits"]);
    assert!(ran.code == 2 && ran.err.contains("such as `https://district.github.io/kits/`") && ran.err.contains("--site-url"), "{ran:?}");
}

#[test]
fn version_and_help_are_answers() {
    let ran = run(Path::new("."), &["--version"]);
    assert_eq!((ran.code, ran.out), (0, format!("tttkit {}\n", env!("CARGO_PKG_VERSION"))));
    for command in ["init", "new", "build", "check", "report", "fmt", "content", "explain", "schema", "completions", "man"] {
        let ran = run(Path::new("."), &["help", command]);
        assert!(ran.code == 0 && ran.out.contains("Examples:"), "{ran:?}");
    }
}

#[test]
fn init_makes_a_workspace_that_builds_without_a_warning() {
    let folder = TempDir::new().unwrap();
    let ran = run(folder.path(), &["init", "training"]);
    assert!(ran.code == 0 && ran.err.contains("next: tttkit build training"), "{ran:?}");
    let ran = run(folder.path(), &["build", "training", "--deny", "warnings"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let last = ran.err.lines().last().unwrap();
    assert!(last.starts_with("built 1 kit: ") && last.contains(" 2 packets in training/site/ (") && last.contains(" s), "), "{last}");
    for file in ["index.html", "first-kit/index.html", "first-kit/0.1.0-draft/participant/index.html", ".nojekyll"] {
        assert!(folder.path().join("training/site").join(file).is_file(), "{file} is missing");
    }
    for file in [".gitignore", ".gitattributes", ".pre-commit-config.yaml", ".github/workflows/kits.yml", "README.md"] {
        assert!(folder.path().join("training").join(file).is_file(), "{file} is missing");
    }
    for edition in ["facilitator", "participant"] {
        let zip = format!("training/site/first-kit/0.1.0-draft/first-kit-0.1.0-draft-en-{edition}.zip");
        assert!(folder.path().join(&zip).is_file(), "{zip} is missing");
    }
}

#[test]
fn fmt_writes_the_sources_of_kits_in_one_way() {
    let folder = workspace();
    let ran = run(folder.path(), &["fmt", "--check"]);
    assert!(ran.code == 0 && ran.err.contains("all is written in one way") && ran.out.is_empty(), "{ran:?}");

    let module = "kits/first-kit/modules/01-say-what-you-saw.md";
    let before = fs::read_to_string(folder.path().join(module)).unwrap();
    let codes = |edition: &str| run(folder.path(), &["content", "first-kit", "--for", edition]).out;
    let delivered = (codes("facilitator"), codes("participant"));
    write(&folder, module, &before.replace("::: ", ":::").replace("\n- ", "\n* ").replace('\n', "\r\n"));
    let ran = run(folder.path(), &["fmt", "--check"]);
    assert!(ran.code == 1 && ran.out == format!("{module}\n") && ran.err.contains("1 file would be written otherwise"), "{ran:?}");
    assert!(fs::read_to_string(folder.path().join(module)).unwrap().contains('\r'), "nothing was written");
    let ran = run(folder.path(), &["fmt"]);
    assert!(ran.code == 0 && ran.out == format!("{module}\n") && ran.err.contains("wrote 1 file"), "{ran:?}");
    assert_eq!(fs::read_to_string(folder.path().join(module)).unwrap(), before);
    assert_eq!((codes("facilitator"), codes("participant")), delivered);
    assert_eq!(run(folder.path(), &["fmt", "--check"]).code, 0);

    // What cannot be read is left as it is, and so is what was released.
    write(&folder, module, &format!("{before}\n::: sya\n:::\n"));
    let ran = run(folder.path(), &["fmt"]);
    assert!(ran.code == 1 && ran.err.contains("left `first-kit` as it is: it cannot be read") && ran.err.contains("`sya`"), "{ran:?}");
    let ran = run(folder.path(), &["fmt", "--kit", "frist-kit"]);
    assert!(ran.code == 1 && ran.err.contains("help: write `--kit first-kit`"), "{ran:?}");
    let careless = before.replace("::: ", ":::");
    write(&folder, module, &careless);
    assert_eq!(run(folder.path(), &["release", "first-kit"]).code, 0);
    for arguments in [&["fmt"][..], &["fmt", "--check"]] {
        let ran = run(folder.path(), arguments);
        assert!(ran.code == 0 && ran.err.contains("left `first-kit` as it is: version 0.1.0 was released"), "{ran:?}");
    }
    assert_eq!(fs::read_to_string(folder.path().join(module)).unwrap(), careless);
}

#[test]
fn schemas_are_printed() {
    for of in ["kit", "translation", "module", "page", "plan", "book"] {
        let ran = run(Path::new("."), &["schema", of]);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["additionalProperties"], false, "{of}");
    }
    let kit: serde_json::Value = serde_json::from_str(&run(Path::new("."), &["schema", "kit"]).out).unwrap();
    let levels = &kit["properties"]["check"]["properties"];
    assert_eq!(levels["module-left-out"]["enum"], serde_json::json!(["error", "warning", "advice", "off"]));
    assert!(levels["unknown-key"].is_null(), "an error is one wherever it happens");
    let allowed = kit["properties"]["allow"]["items"]["properties"]["rule"]["enum"].as_array().unwrap();
    assert!(allowed.contains(&"module-left-out".into()) && !allowed.contains(&"unknown-key".into()));
    assert_eq!(run(Path::new("."), &["schema"]).code, 2);
}

#[test]
fn an_editor_is_set_up_and_what_is_the_authors_stays() {
    let folder = workspace();
    let at = |name: &str| folder.path().join(name);
    for name in ["settings.json", "extensions.json", "schemas/kit.json", "schemas/plan.json", "schemas/book.json", "tttkit.code-snippets"] {
        assert!(at(".vscode").join(name).is_file(), "{name} is missing");
    }
    let settings: serde_json::Value = serde_json::from_str(&fs::read_to_string(at(".vscode/settings.json")).unwrap()).unwrap();
    for (schema, _) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(at(schema).is_file(), "{schema}");
    }
    let ran = run(folder.path(), &["schema", "--editor"]);
    assert!(ran.code == 0 && !ran.err.contains("wrote") && !ran.err.contains("left"), "{ran:?}");

    // What is tttkit's own is written anew; what is not, stays; what went, comes back.
    let kit = fs::read_to_string(at(".vscode/schemas/kit.json")).unwrap();
    write(&folder, ".vscode/schemas/kit.json", &kit.replace("draft-07", "draft-06"));
    write(&folder, ".vscode/schemas/plan.json", "{}");
    write(&folder, ".vscode/settings.json", "{}");
    fs::remove_file(at(".vscode/tttkit.code-snippets")).unwrap();
    write(&folder, "book.toml", "[book]\ntitle = \"Kits\"\nsrc = \"trainings\"\n");
    let ran = run(folder.path().parent().unwrap(), &["schema", "--editor", folder.path().to_str().unwrap()]);
    assert!(ran.code == 0 && ran.err.contains("wrote .vscode/schemas/kit.json anew"), "{ran:?}");
    assert!(ran.err.contains("left `.vscode/schemas/plan.json` as it is, for tttkit did not write it"), "{ran:?}");
    assert!(ran.err.contains("wrote .vscode/tttkit.code-snippets\n") && ran.err.contains("\"trainings/*/kit.yaml\""), "{ran:?}");
    assert_eq!(fs::read_to_string(at(".vscode/schemas/kit.json")).unwrap(), kit);
    assert_eq!(fs::read_to_string(at(".vscode/schemas/plan.json")).unwrap(), "{}");
    assert_eq!(fs::read_to_string(at(".vscode/settings.json")).unwrap(), "{}");
}

/// A snippet as it is typed: places to jump to hold what they offer, or a word.
fn typed(snippet: &serde_json::Value, id: &str) -> String {
    let lines: Vec<&str> = snippet["body"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let text = lines.join("\n");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, behind)) = rest.split_once('$') {
        out += before;
        if let Some(inner) = behind.strip_prefix('{') {
            let (place, after) = inner.split_once('}').unwrap();
            let place = place.trim_start_matches(|c: char| c.is_ascii_digit());
            let offered = place.trim_start_matches([':', '|']).split(['|', ',']).next().unwrap();
            out += match (place.starts_with('|'), offered) {
                (false, "id") => id,
                (false, _) => place.trim_start_matches(':'),
                (true, offered) => offered,
            };
            rest = after;
        } else {
            out += "word";
            rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    out + rest + "\n"
}

#[test]
fn every_block_has_a_snippet_that_can_be_built() {
    let folder = workspace();
    let text = fs::read_to_string(folder.path().join(".vscode/tttkit.code-snippets")).unwrap();
    let (comment, json) = text.split_once('\n').unwrap();
    assert!(comment.starts_with("// Written by tttkit"));
    let snippets: serde_json::Value = serde_json::from_str(json).unwrap();
    let mut page = typed(&snippets["a whole module"], "every-block");
    for (name, _) in tttkit::block::NAMES {
        let snippet = &snippets[*name];
        assert!(snippet["prefix"] == *name && snippet["scope"] == "markdown", "{name}: {snippet}");
        let block = typed(snippet, &format!("block-{name}"));
        page += &match *name {
            "purpose" | "outcome" => format!("\n::::: activity\n{block}:::::\n"),
            _ => format!("\n{block}"),
        };
    }
    write(&folder, "kits/first-kit/modules/03-every-block.md", &page);
    write(&folder, "kits/first-kit/pages/one-more.md", &typed(&snippets["a whole page"], "one-more"));
    write(
        &folder,
        "kits/first-kit/plans/another.yaml",
        &typed(&snippets["a whole plan"], "x").replace("module: name", "module: every-block"),
    );
    let ran = run(folder.path(), &["build"]);
    assert_eq!(ran.code, 0, "{}\n{page}", ran.err);
}

#[test]
fn init_never_writes_over_anything() {
    let folder = workspace();
    let before = fs::read(folder.path().join("book.toml")).unwrap();
    let ran = run(folder.path(), &["init"]);
    assert!(ran.code == 2 && ran.err.contains("is a workspace already"), "{ran:?}");
    assert_eq!(fs::read(folder.path().join("book.toml")).unwrap(), before);

    let folder = TempDir::new().unwrap();
    write(&folder, ".gitignore", "mine\n");
    write(&folder, "README.md", "mine\n");
    write(&folder, ".github/workflows/kits.yml", "mine\n");
    let ran = run(folder.path(), &["init"]);
    assert!(ran.code == 0 && ran.err.contains("left `.github/workflows/kits.yml` as it is"), "{ran:?}");
    assert_eq!(fs::read_to_string(folder.path().join(".github/workflows/kits.yml")).unwrap(), "mine\n");
    assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).unwrap(), "mine\n");
    assert_eq!(fs::read_to_string(folder.path().join("README.md")).unwrap(), "mine\n");

    let folder = TempDir::new().unwrap();
    write(&folder, "kits/first-kit/kit.yaml", "mine\n");
    let ran = run(folder.path(), &["init"]);
    assert!(ran.code == 2 && ran.err.contains("kit.yaml` is there already"), "{ran:?}");
    assert!(!folder.path().join("book.toml").exists(), "nothing is written where anything is in the way");
}

#[test]
fn what_new_makes_builds() {
    let folder = workspace();
    for arguments in [
        &["new", "module", "Now you"][..],
        &["new", "handout", "Planning sheet"],
        &["new", "plan", "Two evenings"],
        &["new", "kit", "Leading a workshop"],
        &["new", "module", "Why: we \"listen\"", "--kit", "leading-a-workshop"],
    ] {
        let ran = run(folder.path(), arguments);
        assert!(ran.code == 0 && ran.err.contains("wrote kits/") && ran.err.contains("next: "), "{ran:?}");
    }
    for file in [
        "first-kit/modules/03-now-you.md",
        "first-kit/handouts/planning-sheet.md",
        "first-kit/plans/two-evenings.yaml",
        "leading-a-workshop/kit.yaml",
        "leading-a-workshop/modules/02-why-we-listen.md",
    ] {
        assert!(folder.path().join("kits").join(file).is_file(), "{file} is missing");
    }
    // The first plan leaves out the new module, which is a warning.
    let ran = run(folder.path(), &["build"]);
    assert!(ran.code == 0 && ran.err.contains("built 2 kits: "), "{ran:?}");
}

#[test]
fn new_asks_which_kit_is_meant() {
    let folder = workspace();
    assert_eq!(run(folder.path(), &["new", "kit", "Another"]).code, 0);
    let ran = run(folder.path(), &["new", "module", "Why"]);
    assert!(ran.code == 2 && ran.err.contains("add `--kit another` or `--kit first-kit`"), "{ran:?}");
}

#[test]
fn a_mistake_is_exit_1_and_the_old_site_stays() {
    let folder = workspace();
    assert_eq!(run(folder.path(), &["build"]).code, 0);
    let site = folder.path().join("site/index.html");
    let before = fs::read(&site).unwrap();
    write(&folder, "kits/first-kit/pages/broken.md", "# Broken\n\n::: sya\nHello.\n:::\n");
    let ran = run(folder.path(), &["build"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(
        ran.err.contains("kits/first-kit/pages/broken.md:3:") && ran.err.contains("nothing was built, for there is 1 error"),
        "{ran:?}"
    );
    assert!(!ran.err.contains('\u{1b}'), "no color where nobody looks");
    assert_eq!(fs::read(&site).unwrap(), before);

    let ran = run(folder.path(), &["build", "--format", "short"]);
    assert!(ran.code == 1 && ran.out.starts_with("kits/first-kit/pages/broken.md:3:"), "{ran:?}");
    let ran = run(folder.path(), &["build", "--format", "json"]);
    assert!(ran.code == 1 && ran.out.starts_with(r#"{"version":1,"diagnostics":[{"code":"#), "{ran:?}");
    let output = command(folder.path(), &["build"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains('\u{1b}'), "color where it is asked for");
}

#[test]
fn github_is_told_from_the_top_of_the_repository() {
    let folder = TempDir::new().unwrap();
    assert_eq!(run(folder.path(), &["init", "training"]).code, 0);
    let build = |more: &[&str]| run(folder.path(), &[&["build", "--format", "github", "--summary", "summary.md"], more].concat());
    let summary = || fs::read_to_string(folder.path().join("summary.md")).unwrap();

    let ran = build(&["training"]);
    assert!(ran.code == 0 && ran.out.is_empty() && ran.err.starts_with("built 1 kit: "), "{ran:?}");
    assert!(
        summary().starts_with("## Kits: built\n\n1 kit, ") && summary().contains("\n| `first-kit` | 0.1.0-draft | not yet |"),
        "{}",
        summary()
    );

    // A name that somebody chose, and a text that would like to be a command.
    write(&folder, "training/kits/first-kit/pages/50%, sure.md", "# Half\n\n::: sya\n::set-env name=PATH::x\n:::\n");
    write(&folder, "training/kits/first-kit/pages/broken.md", "# Broken\n\n::: sya\nHello.\n:::\n");
    let ran = build(&["./training/"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")), "{ran:?}");
    assert!(
        ran.out.contains("::error file=training/kits/first-kit/pages/broken.md,line=3,col=5,endLine=3,endColumn=8,title=unknown-block::")
    );
    assert!(ran.out.contains("%0Ahelp: ") && !ran.out.contains("::set-env"), "{ran:?}");
    let told = summary();
    assert!(told.contains("## Kits: built\n") && told.contains("\n## Kits: not built\n"), "what is there stays there: {told}");
    assert!(told.contains("training/kits/first-kit/pages/broken.md:3:5: error: "), "{told}");

    // Whatever somebody calls a folder, no line begins with a command.
    let ran = build(&["no\n::set-env name=PATH::x"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.lines().all(|line| line.starts_with("::error ")) && ran.err.lines().count() == 1, "{ran:?}");
    assert!(summary().ends_with("folder of one\n\n") && !summary().contains("\n::"), "{}", summary());

    let ran = build(&["nowhere"]);
    assert!(ran.code == 2 && ran.out.starts_with("::error title=tttkit::cannot read `nowhere/book.toml`: "), "{ran:?}");
    assert!(summary().ends_with("or name the folder of one\n\n"), "{}", summary());
    let ran = run(folder.path(), &["build", "training", "--summary", "no/such/folder/summary.md"]);
    assert!(ran.code == 2 && ran.err.contains("cannot write `no/such/folder/summary.md`"), "{ran:?}");
}

/// A kit whose core message is two sentences.
fn with_long_message(allow: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    write(&folder, "training/book.toml", "[book]\ntitle = \"Kits\"\n");
    write(&folder, "training/kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 1.0.0\n");
    let front = format!("---\ntitle: Why\ncore_message: Trust comes first. It takes time.\n{allow}---\n\nText.\n");
    write(&folder, "training/kits/trust/modules/01-why.md", &front);
    folder
}

const MEANT: &str = "allow:\n  - {rule: long-core-message, reason: \"it is our motto\"}\n";

#[test]
fn a_check_tells_other_programs_what_holds_and_what_is_allowed() {
    let folder = with_long_message(MEANT);
    let ran = run(folder.path(), &["check", "training", "--format", "json", "--only", "long-core-message"]);
    assert!(ran.code == 0 && ran.err.is_empty(), "{ran:?}");
    let kit = r#""kits":[{"id":"trust","version":"1.0.0","holds":[],"errors":0,"warnings":0,"advice":0,"allowed":1}]"#;
    assert!(ran.out.starts_with(r#"{"version":1,"diagnostics":[],"#) && ran.out.contains(kit), "{ran:?}");
    assert!(ran.out.contains(r#""allowed":[{"kit":"trust","reason":"it is our motto","finding":{"code":"long-core-message","#), "{ran:?}");
    let ran = run(folder.path(), &["check", "training", "--format", "json"]);
    assert!(ran.out.contains(r#""holds":["#) && !ran.out.contains(r#""holds":[]"#), "{ran:?}");

    let ran = run(folder.path(), &["check", "training", "--format", "sarif", "--only", "long-core-message"]);
    assert!(ran.code == 0 && ran.err.is_empty() && ran.out.lines().count() == 1, "{ran:?}");
    assert!(ran.out.contains(r#""suppressions":[{"kind":"inSource","status":"accepted","justification":"it is our motto"}]"#), "{ran:?}");
    assert!(ran.out.contains(r#""uri":"training/kits/trust/modules/01-why.md","uriBaseId":"%SRCROOT%""#), "{ran:?}");
    let ran = run(folder.path(), &["check", "training"]);
    assert!(ran.out.contains("long-core-message in kits/trust/modules/01-why.md:3: it is our motto"), "{ran:?}");
}

#[test]
fn a_check_tells_github_and_its_job_the_same() {
    let folder = with_long_message("");
    let check = |more: &[&str]| {
        run(
            folder.path(),
            &[&["check", "training", "--format", "github", "--summary", "summary.md", "--only", "long-core-message"], more].concat(),
        )
    };
    let ran = check(&[]);
    assert!(ran.code == 0 && ran.out.starts_with("::warning file=training/kits/trust/modules/01-why.md,line=3,"), "{ran:?}");
    let ran = check(&["--deny", "warnings"]);
    assert!(ran.code == 1 && ran.out.starts_with("::error file=training/kits/trust/modules/01-why.md,line=3,"), "{ran:?}");
    let told = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    let (first, second) = told.split_once("\n\n## ").unwrap();
    assert!(first.starts_with("## Kits: checked\n\n1 kit: 0 errors, 1 warning, 0 pieces of advice.\n\n### `trust` 1.0.0\n"), "{told}");
    assert!(second.starts_with("Kits: checked\n\n1 kit: 1 error, 0 warnings") && second.contains("<details open>"), "{told}");
    assert!(told.contains("training/kits/trust/modules/01-why.md:3:15: warning: "), "{told}");

    let ran = run(folder.path(), &["check", "nowhere", "--format", "github", "--summary", "summary.md"]);
    assert!(ran.code == 2 && ran.out.starts_with("::error title=tttkit::cannot read `nowhere/book.toml`: "), "{ran:?}");
    assert!(fs::read_to_string(folder.path().join("summary.md")).unwrap().contains("\n## Kits: not checked\n\n    cannot read"), "{ran:?}");
}

#[test]
fn one_kit_can_be_built_alone() {
    let folder = workspace();
    assert_eq!(run(folder.path(), &["new", "kit", "Another"]).code, 0);
    let ran = run(folder.path(), &["build", "--kit", "first-kit", "--out", "elsewhere"]);
    assert!(ran.code == 0 && ran.err.contains("built 1 kit: ") && ran.err.contains(" in elsewhere/ "), "{ran:?}");
    assert!(!folder.path().join("elsewhere/another").exists() && !folder.path().join("site").exists());
    let ran = run(folder.path(), &["build", "--kit", "frist-kit"]);
    assert!(ran.code == 1 && ran.err.contains("help: write `--kit first-kit`"), "{ran:?}");
}

#[test]
fn what_the_world_will_not_do_is_exit_2() {
    let folder = TempDir::new().unwrap();
    let ran = run(folder.path(), &["build"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot read `book.toml`: there is no such file, so this is no workspace; run `tttkit init`"), "{ran:?}");

    let folder = workspace();
    let ran = run(folder.path(), &["build", "--out", "."]);
    assert!(ran.code == 2 && ran.err.contains("cannot write a site to `.`: it is, or holds, the workspace"), "{ran:?}");
    let ran = run(folder.path(), &["build", "--out", "kits"]);
    assert!(ran.code == 2 && ran.err.contains("the sources of the kits stand there"), "{ran:?}");
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let folder = workspace();
    let site = |out: &str, threads: &str, zone: &str| {
        let done = command(folder.path(), &["build", "--out", out]).env("RAYON_NUM_THREADS", threads).env("TZ", zone).output().unwrap();
        assert!(done.status.success());
        let output =
            Command::new("sh").args(["-c", "find . -type f -exec sha256sum {} + | sort"]).current_dir(folder.path().join(out)).output();
        output.unwrap().stdout
    };
    assert!(site("one", "1", "UTC") == site("two", "4", "Asia/Tokyo"));
}

#[cfg(unix)]
#[test]
fn a_site_can_be_read_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = workspace();
    let line = format!("umask 077 && '{}' build", env!("CARGO_BIN_EXE_tttkit"));
    let done = Command::new("sh").args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("site"), mode("site/first-kit"), mode("site/index.html"), mode("site/.tttkit-site")), (0o755, 0o755, 0o644, 0o644));
}

#[test]
fn explain_tells_rules() {
    let ran = run(Path::new("."), &["explain", "packet-name"]);
    assert!(ran.code == 0 && ran.out.starts_with("packet-name (error)\n\n"), "{ran:?}");
    let ran = run(Path::new("."), &["explain"]);
    assert!(ran.code == 0 && ran.out.contains("\nunknown-kit  "), "{ran:?}");
    let ran = run(Path::new("."), &["explain", "packet-nmae"]);
    assert!(ran.code == 2 && ran.err.contains("did you mean `packet-name`?"), "{ran:?}");
}

#[test]
fn completions_and_manual_are_printed() {
    assert!(run(Path::new("."), &["completions", "bash"]).out.contains("_tttkit"));
    assert!(run(Path::new("."), &["man"]).out.contains(".TH tttkit 1"));
    assert!(run(Path::new("."), &["man", "build"]).out.contains("deny"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = command(Path::new("."), &["explain"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
