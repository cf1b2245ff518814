//! Rules of `kit.lock`, of what was released, and of what is to be.

use super::{Code, Severity};

codes! {
    LOCK_EDITED = "lock-edited", Error,
    "`kit.lock` is written by tttkit alone.",
    "The ledger of a kit says what was released, with digests by which anybody can check a packet. Its entries are chained: each holds \
the digest of the one before it. A line that was changed, added or lost breaks the chain, and then nobody could trust any of it.

Restore the file as it was committed:

```
git checkout -- kits/trust/kit.lock
```

To correct a release, change the kit, raise `version` in `kit.yaml`, and run `tttkit release` again. To take one back, run `tttkit withdraw`.";

    LOCK_CONFLICT = "lock-conflict", Error,
    "`kit.lock` holds no marks of a merge.",
    "Two people released the same kit at once, and git cannot know which release comes first. Both cannot: each builds on the entry \
that stood last when it was made.

Keep the side whose release was published first, as a whole. Remove the folder of the other release from `releases/`, merge the \
changes of its sources, raise `version`, and release once more.";

    LOCK_NEWER = "lock-newer", Error,
    "`kit.lock` is of a form that this tttkit knows.",
    "A newer tttkit wrote this ledger. An older one could misread it, and write over what it does not know. Install the newest tttkit.";

    LOCK_LINE_ENDS = "lock-line-ends", Error,
    "`kit.lock` has the line ends that tttkit wrote.",
    "The ledger is compared byte for byte. Git on Windows may turn line ends into CRLF when it checks files out.

`tttkit init` writes a `.gitattributes` that keeps it from doing so:

```
kits/*/kit.lock -text
kits/*/releases/** -text
```

Add the lines where they are missing, then restore the file with `git checkout -- kits/trust/kit.lock`.";

    RELEASE_MISSING = "release-missing", Error,
    "Every release in `kit.lock` has its packets in `releases/`.",
    "What was released is kept in the folder of the kit, so that it can be published again without being built again. A packet that \
the ledger names is not there.

Restore the folder as it was committed: `git checkout -- kits/trust/releases`. If packets were never committed, do that on the machine \
where the release was made.";

    RELEASE_CHANGED = "release-changed", Error,
    "A released packet is never changed.",
    "A packet in `releases/` is not the one that was released: its digest differs from the one in `kit.lock`. Everybody who downloaded \
it before holds another file under the same name.

Restore it as it was committed: `git checkout -- kits/trust/releases`. Files that git stores in another way (LFS pointers, converted \
line ends) look the same as damaged ones: see `.gitattributes`.";

    RELEASE_UNLISTED = "release-unlisted", Warning,
    "Everything in `releases/` was released.",
    "A folder or a file stands in `releases/` that `kit.lock` does not name, so nobody can tell where it comes from. It is not published.

It may be what an interrupted `tttkit release` left: run the same command again, and it is finished. Else move it away.";

    RELEASED_EDITED = "released-edited", Warning,
    "A kit that is changed after its release gets a new version.",
    "The version in `kit.yaml` was released already, and the sources are no longer what they were. What was released stays as it is; \
what you changed needs a number of its own before it can be released.

`tttkit status` tells which number it needs. In `release` and in `build --locked` this is an error.";

    VERSION_BACK = "version-back", Warning,
    "The version of a kit never goes back.",
    "A version lower than one that was released would look newer to those who have it, and older to the rest.

Raise `version` in `kit.yaml` above the last release; `tttkit status` tells which number the changes need. In `release` and in \
`build --locked` this is an error.";

    VERSION_UNDERSTATED = "version-understated", Error,
    "The number of a version says how much changed.",
    "Trainers read the number of a version before they read anything else:

- the first number rises where a core message changed or went: who taught the kit before must learn it anew;
- the second where anything was added, went, or takes another time: who taught it before must prepare for that;
- the third for wording alone.

`tttkit diff` shows what changed. Raise `version` in `kit.yaml` to what the message names, or higher.";
    VERSION_TAKEN = "version-taken", Error,
    "A version is released once.",
    "What was released under a number is what everybody who reads that number has. It is never made again: not even with the same words, \
for another tttkit or another theme would make other bytes of them.

Change the kit, raise `version` in `kit.yaml`, and release that.";

    NOT_RELEASED = "not-released", Error,
    "Only what was released can be compared or taken back.",
    "The ledger of the kit, `kit.lock`, lists its releases; `tttkit status` shows the last one of each kit.";

    RELEASE_UNREADABLE = "release-unreadable", Error,
    "The sources of a release can be read, to compare with them.",
    "What changed between two releases is read off their sources, which are kept as `<kit>-<version>-source.zip`. Those of an old \
release may break a rule that this tttkit has and the one that made it had not.

The release itself is not touched by this: it is published as it was made.";
}
