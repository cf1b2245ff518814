//! Rules of prose: spans, raw HTML, footnotes, math.

use super::{Code, Severity};

codes! {
    UNKNOWN_SPAN = "unknown-span", Error, "A span is for an edition or says a core message again.",
        "`[you]{.participant}`, `[participants]{.facilitator}`, `[why]{.core}`. To show the braces as they are, write `]\\{.`.";
    UNOPENED_SPAN = "unopened-span", Error, "A span opens in the paragraph in which it closes.",
        "Brackets between must be balanced. For more than a paragraph use a block.";
    NESTED_SPAN = "nested-span", Error, "Words for one edition stand in nothing that is for the other.",
        "Nobody would ever read them.";
    SHAPE_DIFFERS = "shape-differs", Error, "Words differ between editions, the shape of the page does not.",
        "Common text is one and the same document in both editions. A paragraph, item, cell or heading that has nothing left in one edition, or a span that starts a list or a heading, would break that. Use `::: facilitator` or `::: participant` around the whole element.";
    CORE_IN_CODE = "core-in-code", Error, "A core message is said again in text.",
        "Inside code, in titles and in lists of the front matter its words could not be shown as what they are.";
    NOT_ONE_LINE = "not-one-line", Error, "Titles, objectives and items are one line.",
        "They stand in tables and lists. Longer text belongs into the page.";
    RAW_HTML = "raw-html", Error, "Raw HTML is of a safe list and closes what it opens.",
        "Allowed are elements of text such as `kbd`, `abbr`, `sub`, `sup`, `mark`, `details`, `summary`, `figure`, `table` and their parts, with `lang`, `dir` and `title`. Scripts, styles, frames, forms and event handlers never are: pages must be safe to open by everybody.";
    SECOND_TITLE = "second-title", Error, "A page has one first-level heading: its title.",
        "Start the body at `##`. A screen reader's user finds the page by its only first-level heading.";
    MISSING_NOTE = "missing-note", Warning, "A footnote that the text refers to is written.",
        "`[^1]` needs `[^1]: ...` on a line of its own. A block of one edition is a document of its own: its footnotes stand in it.";
    UNUSED_NOTE = "unused-note", Warning, "A footnote that is written is referred to.",
        "It is left out of the page.";
    BAD_MATH = "bad-math", Error, "Math is TeX that can be shown.",
        "`$a^2 + b^2 = c^2$` in a line, `$$...$$` on its own. A dollar sign in text is written `\\$`.";
}
