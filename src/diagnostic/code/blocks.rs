//! Rules of blocks: fences, attributes, nesting.

use super::{Code, Severity};

codes! {
    UNKNOWN_BLOCK = "unknown-block", Error, "Every block is one that the language knows.",
"A name that nobody knows could be meant for one edition alone, so it is never taken for common text. The blocks are:

- for the facilitator: `say`, `do`, `ask`, `look-for`, `anticipate`, `poll`, `debrief`, `transition`, `if-short`, `if-time`, `facilitator`, `answer-key`
- for the participant: `participant`
- for both: `activity`, `purpose`, `outcome`, `materials`, `discussion`, `challenge`, `solution`, `hint`, `spoiler`, `check`, `reflect`, `exit-ticket`, `local`, `slide`, `in-person`, `virtual`, `callout`, `note`, `tip`, `important`, `warning`, `caution`, `example`, `definition`, `testimonial`, `prereq`, `checklist`, `objectives`, `questions`, `keypoints`, `tab`, `group-tab`

Names are in lower case. A line of text that starts with three colons is written with a backslash:

    \\::: this is text";

    UNCLOSED_BLOCK = "unclosed-block", Error, "Every block is closed.",
"A line of colons alone closes the innermost block that is open. Without it, all that follows would belong to the block, and perhaps to one edition alone.

    ::: say
    Welcome, everybody.
    :::

More colons on the outer fences help the eye; they do not change which block is closed. So each block needs a closing line of its own:

    :::: activity
    ::: say
    Count to five.
    :::
    ::::";

    STRAY_FENCE = "stray-fence", Error, "A closing fence closes something.",
"A line of colons alone closes the innermost block, and here none is open. Most often one of these happened:

- the block is closed already, a few lines above: delete one of the two lines
- the block's opening line is missing, or has no name behind its colons: write `::: say`, not `:::`
- the line should be a rule across the page: write `---`";

    FENCE_BEHIND_MARK = "fence-behind-mark", Error, "A fence stands on a line of its own.",
"Behind the mark of a list or a quote, it would depend on how Markdown reads the list who sees the text. Put the fence below the item, indented like the item's text:

    - Form groups

      ::: say
      Find two people whom you do not know.
      :::

In place of a quote, use a block that both editions have, such as `note` or `example`.";

    FENCE_IN_CODE = "fence-in-code", Error, "A fence that is meant stands outside of code.",
"A line that starts with `:::` is always a fence, even inside code, so that nothing is ever taken for common text by mistake. To show one, write a backslash before it; the page shows the line without it:

    ```
    \\::: say
    Hello.
    \\:::
    ```

To Markdown, a line that is indented by four spaces more than the text around it is code, too: indent the fence like that text.";

    CROSSES_CONTAINER = "crosses-container", Error, "A block closes in the list item or quote in which it opened.",
"The opening line, the text and the closing line of a block are indented alike. Here one of them stands in a list item, and another outside of it or in the next one.

    - Form groups

      ::: say
      Find two people whom you do not know.
      :::

    - Count to five";

    OTHER_EDITION = "other-edition", Error, "A block for one edition holds nothing for the other.",
"A `participant` block inside of a `say` block would be read by nobody: participants never get what stands in `say`, and facilitators not what is for participants. Close the outer block first:

    ::: say
    Write down what you heard.
    :::

    ::: participant
    What did you hear?
    :::

The same holds for pages: what stands in `facilitator/` is for facilitators as a whole.";

    UNKNOWN_CLASS = "unknown-class", Error, "A block can be narrowed with `.facilitator` or `.participant`, and with nothing else.",
"A block that both editions may have is for one of them with a class:

    ::: note {.facilitator}
    The projector needs two minutes to warm up.
    :::

Other classes would say how something looks. Looks are the theme's, so that a kit works in every theme.";

    UNKNOWN_ATTRIBUTE = "unknown-attribute", Error, "Every attribute is one that the block has.",
"A misspelt attribute would be ignored, and its author would never learn why nothing happens. These there are:

- every block: `#id`, `title=`, `minutes=`, `core=`
- `activity` and `discussion`: `grouping=`, `fidelity=`
- `materials`: `from=`
- `reflect`: `lines=`
- `local`: `prompt=`

An example:

    ::: activity {#count minutes=10 grouping=pairs}";

    REPEATED_ATTRIBUTE = "repeated-attribute", Error, "An attribute stands once.",
"Of two values, one would be lost in silence. Keep the one that you mean:

    ::: activity {minutes=5 minutes=10}      which of them?
    ::: activity {minutes=5-10}              a range is one value";

    BAD_ATTRIBUTES = "bad-attributes", Error, "Attributes are written `{#id .class key=value key=\"two words\"}`.",
"All stand on the line of the fence, in one pair of braces. A value of several words stands in double quotes; a quote inside is written with a backslash.

    ::: say {#welcome minutes=5 title=\"In your \\\"own\\\" words\"}
    The text of the block starts on the next line.
    :::";

    NESTED_TOO_DEEP = "nested-too-deep", Error, "Blocks are nested at most 32 levels deep; lists, quotes and emphasis at most 100.",
"Nobody can follow more than a few levels. Most likely closing lines are missing, so that each block stands in the one before: a line of colons alone closes the innermost block.

    ::: say
    First.
    :::

    ::: say
    Second.
    :::";

    LOCAL_SLOT = "local-slot", Error, "A local slot has an id and a prompt.",
"The id is how a local text finds its place in every later version of the kit; the prompt tells facilitators what belongs there. What stands in the block is used until somebody fills it.

    ::: local {#our-routine prompt=\"Put your school's turn-and-talk routine here\"}
    Turn to the person beside you.
    :::";

    CHECK_WITHOUT_CHOICES = "check-without-choices", Error, "A self-check has choices.",
"Each choice is an item with a box, `[x]` where it is right and `[ ]` where it is not. Behind two colons stands why; participants see that when they ask for it.

    ::: check
    What helps most?

    - [x] Wait :: Silence is thinking.
    - [ ] Ask again :: A second question restarts everyone.
    :::";

    TABS_WITHOUT_HEADINGS = "tabs-without-headings", Error, "In a group of tabs, headings start the tabs.",
"What stands below a heading is the text of its tab.

    ::: tab
    ### In a room
    Push the tables together.

    ### Online
    Open the breakout rooms.
    :::";

    TWICE_IN_ACTIVITY = "twice-in-activity", Error, "An activity has one purpose, one outcome, one list of materials in each edition.",
"They are facts of the activity: shown in its head, and added up over the kit. Put both texts into one block. Materials may stand twice where facilitators bring some and participants others:

    ::: materials
    - (1 per table) Sticky notes
    :::

    ::: materials {from=participant}
    - A pen
    :::";
}
