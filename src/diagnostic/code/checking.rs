//! Rules of what authors say about rules.

use super::{Code, Severity};

codes! {
    UNKNOWN_RULE = "unknown-rule", Error, "What is said of a rule is said of one that there is, and is a level.",
"In `[check]` of `book.toml`, or under `check:` in a `kit.yaml`, each rule has a level: `error`, `warning`, `advice` or `off`. In `allow:` each entry
names a rule and gives a reason. `tttkit explain` lists the rules.

    check:
      no-anticipated-question: off     not a rule
      no-anticipated-questions: off    repaired";

    FIXED_LEVEL = "fixed-level", Error, "What is an error by itself stays one.",
"Nothing can be built from a block that is not closed, or is safe to hand out when a facilitator's words could be in it. So such a rule has no level,
and nothing is allowed to break it. Take the line out, and mend what the rule tells.";

    UNUSED_ALLOW = "unused-allow", Advice, "What is allowed happens.",
"An entry of `allow:` that silences nothing was for something that has been mended, or its `words` stand nowhere any more. Take it out, so that the
next breach is told.";
}
