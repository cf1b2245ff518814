//! Rules of blocks: fences, attributes, nesting.

use super::{Code, Severity};

codes! {
    UNKNOWN_BLOCK = "unknown-block", Error, "Every block is one that the language knows.",
        "A name that nobody knows could be meant for one edition alone, so it is never taken for common text. The blocks are:\n\
         \n\
         - for the facilitator: `say`, `do`, `ask`, `look-for`, `anticipate`, `poll`, `debrief`, `transition`, `if-short`, `if-time`, `facilitator`, `answer-key`\n\
         - for the participant: `participant`\n\
         - for both: `activity`, `purpose`, `outcome`, `materials`, `discussion`, `challenge`, `solution`, `hint`, `spoiler`, `check`, `reflect`, `exit-ticket`, `local`, `slide`, `in-person`, `virtual`, `callout`, `note`, `tip`, `important`, `warning`, `caution`, `example`, `definition`, `testimonial`, `prereq`, `checklist`, `objectives`, `questions`, `keypoints`, `tab`, `group-tab`\n\
         \n\
         A line of text that starts with three colons is written `\\:::`.";
    UNCLOSED_BLOCK = "unclosed-block", Error, "Every block is closed.",
        "A line of colons alone closes the innermost open block. More colons on the outer fences help the eye; they do not change which block is closed.";
    STRAY_FENCE = "stray-fence", Error, "A closing fence closes something.",
        "Most often the block that it should have closed is closed already, or the name behind its opening colons is missing.";
    FENCE_BEHIND_MARK = "fence-behind-mark", Error, "A fence stands on a line of its own.",
        "`- ::: say` and `> ::: say` would make the edition of a text depend on how Markdown reads a list. Put the fence below the item, indented like its text.";
    FENCE_IN_CODE = "fence-in-code", Error, "A fence that is meant stands outside of code.",
        "A line that starts with `:::` is always a fence, even inside code. To show one, write `\\:::`; the backslash is taken away. A fence that is indented four spaces more than the text around it is code to Markdown.";
    CROSSES_CONTAINER = "crosses-container", Error, "A block closes in the list item or quote in which it opened.",
        "Indent the opening fence, the text and the closing fence alike.";
    OTHER_EDITION = "other-edition", Error, "A block for one edition holds nothing for the other.",
        "A `participant` block inside of a facilitator's block would be read by nobody. Close the outer block first.";
    UNKNOWN_CLASS = "unknown-class", Error, "A block can be narrowed with `.facilitator` or `.participant`, and with nothing else.",
        "Looks are the theme's: other classes would only work in one theme.";
    UNKNOWN_ATTRIBUTE = "unknown-attribute", Error, "Every attribute is one that the block has.",
        "Every block may have `#id`, `title=`, `minutes=` and `core=`. `activity` and `discussion` may have `grouping=` and `fidelity=`, `materials` `from=`, `reflect` `lines=`, `local` `prompt=`.";
    REPEATED_ATTRIBUTE = "repeated-attribute", Error, "An attribute stands once.",
        "Of two values one would be lost in silence.";
    BAD_ATTRIBUTES = "bad-attributes", Error, "Attributes are written `{#id .class key=value key=\"two words\"}`.",
        "All on one line, in one pair of braces, values with spaces in double quotes, a quote inside as `\\\"`.";
    NESTED_TOO_DEEP = "nested-too-deep", Error, "Blocks are nested at most 32 levels deep.",
        "Most likely closing fences are missing.";
    LOCAL_SLOT = "local-slot", Error, "A local slot has an id and a prompt.",
        "The id is how a local text finds its place in every later version; the prompt says what belongs there.\n\
         \n\
         \x20   ::: local {#our-routine prompt=\"Put your school's turn-and-talk routine here\"}\n\
         \x20   Turn to the person beside you.\n\
         \x20   :::";
    CHECK_WITHOUT_CHOICES = "check-without-choices", Error, "A self-check has choices.",
        "\x20   ::: check\n\
         \x20   What helps most?\n\
         \n\
         \x20   - [x] Wait :: Silence is thinking.\n\
         \x20   - [ ] Ask again :: A second question restarts everyone.\n\
         \x20   :::";
    TABS_WITHOUT_HEADINGS = "tabs-without-headings", Error, "In a group of tabs, headings start the tabs.",
        "\x20   ::: tab\n\
         \x20   ### In a room\n\
         \x20   Push the tables together.\n\
         \n\
         \x20   ### Online\n\
         \x20   Open the breakout rooms.\n\
         \x20   :::";
    TWICE_IN_ACTIVITY = "twice-in-activity", Error, "An activity has one purpose, one outcome, one list of materials in each edition.",
        "They are facts of the activity, shown in its head and added up over the kit.";
}
