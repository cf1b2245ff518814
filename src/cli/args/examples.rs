//! What stands below the help of each command: examples first.

pub const START: &str = "\
Start here:
  tttkit init training     a workspace with a first kit that shows how everything is written
  tttkit serve training    the pages in your browser while you write
  tttkit build training    the website and the packets, in training/site/

`tttkit help COMMAND` tells more about each.";

pub const INIT: &str = "\
Examples:
  tttkit init               in this folder
  tttkit init training      in a new folder

For VS Code, `.vscode/` gets schemas of what may stand in each file, and a snippet for each block.
A folder that is a workspace already is left as it is. No file is ever written over.";

pub const NEW: &str = "\
Examples:
  tttkit new kit \"Leading a workshop\"
  tttkit new module \"Why we listen\" --kit leading-a-workshop
  tttkit new handout \"Planning sheet\"
  tttkit new plan \"Two half days\"

With one kit in the workspace, `--kit` can be left out.";

pub const BUILD: &str = "\
Examples:
  tttkit build                        the workspace in this folder
  tttkit build training               the one in another
  tttkit build --kit first-kit        one kit alone; the site then holds nothing else
  tttkit build --locked               for CI: releases must be as they were made
  tttkit build --deny warnings        for CI: a warning fails the build
  tttkit build --format github --summary \"$GITHUB_STEP_SUMMARY\"
                                      on GitHub: annotations beside the files, and a summary of the job
  tttkit build --timings              what took how long; with a file's name, also a trace
  tttkit build --format json | jq .   what is to be mended, for other programs

Exit code: 0 built, 1 there is something to mend, 2 the disk or the command is in the way.";

pub const CHECK: &str = "\
Examples:
  tttkit check                        the workspace in this folder
  tttkit check --kit first-kit        one kit alone
  tttkit check --only no-break        one rule alone
  tttkit check --fix                  repair what is certain; you see it first, and are asked
  tttkit check --deny warnings        for CI: a warning fails the check
  tttkit check --format github --summary \"$GITHUB_STEP_SUMMARY\"
                                      on GitHub: annotations beside the files, and a summary of the job
  tttkit check --format sarif > kits.sarif
                                      for code scanning, and for editors
  tttkit check --links                the web addresses in the kits; asks nobody
  tttkit check --online               whether they are still there; once before a release is enough

How grave a rule is can be set, and what is meant to be so can be allowed with a reason: `tttkit explain unknown-rule` shows how.

What `--format json` prints is described by a JSON Schema: `tttkit schema findings`.

Exit code: 0 nothing must be mended, 1 something must, 2 the disk or the command is in the way. With `--fix`: 0 all that is certain is
repaired, 1 repairs were shown and not made.";

pub const REPORT: &str = "\
Examples:
  tttkit report first-kit                       first-kit-0.1.0-draft-report.html in this folder
  tttkit report first-kit --out report.html
  tttkit report first-kit --date 2026-08-14     as of another day

The page needs no network and no script, and prints well. A file that is no such report is never written over.

Exit code: 0 written, 1 the kit must be mended first, 2 the disk or the command is in the way.";

pub const FMT: &str = "\
Examples:
  tttkit fmt                          the workspace in this folder
  tttkit fmt --kit first-kit          one kit alone
  tttkit fmt --check                  for CI: tell which files would be written otherwise

Exit code: 0 all is written in one way, 1 with `--check` something is not, or a kit cannot be read, 2 the disk or the command is in the way.";

pub const SERVE: &str = "\
Examples:
  tttkit serve --open                   the workspace in this folder, in your browser
  tttkit serve training --port 5000
  tttkit serve --host 192.168.1.7       for the phones in the room: the participant edition alone
  tttkit serve --host 192.168.1.7 --edition both
                                        everybody on that network can read the facilitator's edition then

Without `--host`, nobody but you can see it. Packets and releases are no part of a preview: `tttkit build` makes them.";

pub const CONTENT: &str = "\
Examples:
  tttkit content first-kit
  tttkit content first-kit --for participant --language es
  tttkit content first-kit --out content      the files themselves, in a new folder

The version of a kit and the day of its release are no part of what it delivers, nor is the theme.";

pub const RELEASE: &str = "\
Examples:
  tttkit release first-kit --dry-run     what would be released, and what changed
  tttkit release first-kit
  tttkit release first-kit --date 2026-08-14

The version is the one in `kit.yaml`. Its number must say how much changed since the last release:
first number: a core message changed; second: something was added, went or takes another time; third: wording.";

pub const WITHDRAW: &str = "\
Example:
  tttkit withdraw first-kit 1.1.0 --reason \"module 4 gave a wrong date\"

Nothing is deleted, so that everybody can still check what they have. Build and publish the site for trainers to see it.";

pub const VERIFY: &str = "\
Examples:
  tttkit verify trust-1.3.0-en-participant.zip --site https://district.example/kits/
  tttkit verify trust-1.3.0-participant --lock kits/trust/kit.lock    a folder that was unpacked
  tttkit verify packet.zip --site site --expect 7QF4-9KXM-2T0B-V8HD-C3RW

Exit code: 0 genuine, or only re-packed; 1 changed, or another code than expected; 2 nothing can be told.";

pub const EXPLAIN: &str = "\
Examples:
  tttkit explain
  tttkit explain packet-name";

pub const SCHEMA: &str = "\
Examples:
  tttkit schema kit > kit.schema.json
  tttkit schema --editor              schemas and snippets for VS Code, in .vscode/ of this folder
  tttkit schema --editor training     in that of another

`tttkit init` writes them too. After an update of tttkit, `--editor` writes them anew. What VS Code checks by itself is `kit.yaml`,
plans and `book.toml`; for front matter and blocks there are snippets: type the name of a block and press Ctrl+Space.";

pub const COMPLETIONS: &str = "\
Examples:
  tttkit completions bash > ~/.local/share/bash-completion/completions/tttkit
  tttkit completions fish > ~/.config/fish/completions/tttkit.fish
  tttkit completions zsh > ~/.zfunc/_tttkit";

pub const MAN: &str = "\
Examples:
  tttkit man | man -l -
  tttkit man build > tttkit-build.1";

pub const DIFF: &str = "\
Examples:
  tttkit diff first-kit 1.0.0                      from a release to the working copy
  tttkit diff first-kit 1.0.0 1.1.0                from one release to another
  tttkit diff first-kit 1.0.0 --for participant    what participants see of it
  tttkit diff first-kit 1.0.0 --format markdown    to put into a message";
