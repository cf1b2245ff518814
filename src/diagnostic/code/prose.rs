//! Rules of prose: spans, raw HTML, footnotes, math.

use super::{Code, Severity};

codes! {
    UNKNOWN_SPAN = "unknown-span", Error, "A span is for an edition or says a core message again.",
"There are these, and nothing else may stand in their braces:

    [you]{.participant}                 also `.learner`
    [participants]{.facilitator}        also `.instructor`
    [why]{.core}                        the core message of the module `why`

To show the braces as they are, write a backslash: `]\\{.red}`.";

    UNOPENED_SPAN = "unopened-span", Error, "A span opens in the paragraph in which it closes.",
"Its words start behind a `[`, and brackets between must be balanced. For more than a paragraph, use a block:

    ::: participant
    Look under your chair.

    What do you find?
    :::";

    NESTED_SPAN = "nested-span", Error, "Words for one edition stand in nothing that is for the other.",
"Nobody would ever read them: each of the two editions leaves one of them out. Put the words behind each other, or take them out of the block.

    [they and [you]{.participant}]{.facilitator} can
    [you]{.participant}[they]{.facilitator} can";

    SHAPE_DIFFERS = "shape-differs", Error, "Words differ between editions, the shape of the page does not.",
"Common text is one and the same document in both editions. A paragraph, item, cell or heading that has nothing left in one edition, or words that start a list or a heading, would break that. Give both editions words, or use a block for the whole element:

    [You]{.participant}[Participants]{.facilitator} look under the chair.

    ::: participant
    Look under your chair.
    :::";

    CORE_IN_CODE = "core-in-code", Error, "A core message is said again in text.",
"Inside code, in titles and in lists of the front matter, its words could not be shown as what they are. Say it in the text of the page; alone in its paragraph it is shown as a callout.

    [why]{.core}

To show the span as it is, write `[why]\\{.core}`.";

    NOT_ONE_LINE = "not-one-line", Error, "Titles, objectives and items are one line.",
"They stand in tables and lists, so they hold no paragraphs and no lists. Emphasis, code and links are fine. Longer text belongs into the page, and several objectives are several items:

    objectives:
      - Explain the four kinds of control
      - Choose one for next week";

    RAW_HTML = "raw-html", Error, "Raw HTML is of a safe list and closes what it opens.",
"Allowed are elements of text such as `kbd`, `abbr`, `sub`, `sup`, `mark`, `details`, `summary`, `figure`, `table` and their parts, with `lang`, `dir` and `title`. Scripts, styles, frames, forms and event handlers never are: pages must be safe to open by everybody, and look alike. Each element closes in the paragraph, item or cell in which it opens, and a comment ends with `-->`.

    Press <kbd>Ctrl</kbd>.

The sign itself, as in \"a < b\", is written `&lt;` where Markdown takes it for HTML.";

    SECOND_TITLE = "second-title", Error, "A page has one first-level heading: its title.",
"Whoever hears a page finds its title by its only first-level heading. Start the body at the second level:

    ---
    title: Why trust comes first
    ---

    ## Where we start";

    MISSING_NOTE = "missing-note", Warning, "A footnote that the text refers to is written.",
"A block of one edition is a document of its own: its footnotes stand in it, and those of common text outside of it.

    Trust takes time.[^study]

    [^study]: Ruiz, 2021.

Where no footnote is meant, write a backslash: `\\[^study]`.";

    UNUSED_NOTE = "unused-note", Warning, "A footnote that is written is referred to.",
"It is left out of the page. Refer to it where it belongs, in the same document, or delete it. A block of one edition is a document of its own: text outside cannot refer to a footnote in it.

    Trust takes time.[^study]";

    BAD_MATH = "bad-math", Error, "Math is TeX that can be shown.",
"A formula stands between dollar signs, `$a^2 + b^2 = c^2$` in a line, `$$...$$` on its own, and is shown as MathML. Commands that make new commands, colors and pictures are not known. Groups are closed, and nested at most 48 levels deep.

    $\\frac{1}$                          needs two arguments
    $\\frac{1}{2}$                       repaired

A dollar sign in text is written `\\$`.";
}
