//! Rules of data: `book.toml`, `kit.yaml`, front matter, plans.

use super::{Code, Severity};

codes! {
    BAD_TOML = "bad-toml", Error, "`book.toml` is TOML.",
"Write one `key = value` a line, texts in double quotes, below the section in brackets that the key belongs to.

    [book]
    title = \"District training kits\"
    authors = [\"Professional Learning Office\"]

    [output.html]
    site-url = \"/training/\"";

    BAD_YAML = "bad-yaml", Error, "`kit.yaml`, plans and front matter are YAML.",
"Write one `key: value` a line, and items of a list below their key, each behind `- `. Keys of one level start in the same column; indent with spaces, never with tabs. The most frequent mistakes:

- a text that holds `: ` or ` #`, or that starts with a sign such as `[`, `{`, `*`, `&`, `!` or `@`, and is not in quotes
- a quote that is opened and not closed
- lines that are not indented alike

The parser often notices only a little behind the mistake: look at the line above, too.

    title: Sprint 1: the basics         two colons
    title: \"Sprint 1: the basics\"       repaired";

    YAML_REFERENCE = "yaml-reference", Error, "YAML is written out, without anchors and aliases.",
"`&name`, `*name` and `<<` make one place of a file change another, and nobody who reads it sees that. Write the value where it is needed. A text that only starts with `&` or `*` needs quotes:

    title: *Really* listening           read as an alias
    title: \"*Really* listening\"         repaired";

    DUPLICATE_KEY = "duplicate-key", Error, "A key stands once.",
"Of two values for the same key, one would be lost in silence. Keep the one that you mean, and delete the other line.

    minutes: 30
    minutes: 40

Where both are meant, a list or a range may say so: `minutes: 30-40`.";

    UNKNOWN_KEY = "unknown-key", Error, "Every key is one that the format knows.",
"A misspelt key would be ignored, and its author would never learn why nothing happens. The message says which key was probably meant, or which there are. Keys are in lower case; in YAML, words are joined by `_`, in `book.toml` by `-`.

    core-message: Trust comes first.    unknown
    core_message: Trust comes first.    repaired

Some keys belong to modules alone: a handout has no `minutes`.";

    MISSING_KEY = "missing-key", Error, "What must be there is there.",
"The hint shows the line to add. These are needed:

- `book.toml`: a section `[book]` with a `title`
- `kit.yaml`: `schema`, `title` and `version`
- a plan: `title`, and `days`
- a core message in a list: `id` and `text`
- a material in a list: `item`
- a task of `preparation` with keys: `task`

The smallest `kit.yaml`:

    schema: 1
    title: Building trust
    version: 1.0.0";

    WRONG_VALUE = "wrong-value", Error, "A value is of the kind that its key asks for.",
"A list has each item on a line of its own, a number is written in digits, yes and no are `true` and `false`, and some keys take one of a few words, which the message names.

    objectives: Explain student control          a text
    objectives:                                  repaired: a list
      - Explain the four kinds of student control

A text that looks like something else stands in quotes: `title: \"[Draft] Trust\"`.";

    BAD_MINUTES = "bad-minutes", Error, "Minutes are whole numbers or ranges.",
"Write `40`, or `30-45` with a hyphen or an en dash, the smaller number first. Hours are minutes, too: an hour and a half is `90`. More than a week is a mistake.

    minutes: 1.5 hours                  not understood
    minutes: 90                         repaired";

    BAD_WHEN = "bad-when", Error, "When something is to be done is counted from the day of the session.",
"Nobody knows the date of a session when a kit is written; whoever leads it types the date in, and the checklist shows real days. So `when` counts weeks or days before or after, up to a year, with the number in digits: `2 weeks before`, `3 days before`, `day before`, `on the day`, `day after`, `1 week after`. A task without `when` is to be done at any time before the day. In a translation, too, `when` stays in these words: tttkit says it in the reader's language.

    preparation:
      - {task: Print the planner, when: two weeks prior}      not understood
      - {task: Print the planner, when: 2 weeks before}       repaired
      - Sort the cards yourself                               at any time before the day";

    BAD_VERSION = "bad-version", Error, "A version is three numbers, as Semantic Versioning has it.",
"`1.3.0` is major, minor and patch. A changed core message needs a new major number, something added a new minor one, better wording a new patch. So everybody who delivers the kit knows what to look at.

    version: 1.3                        not a version
    version: 1.3.0                      repaired";

    BAD_DATE = "bad-date", Error, "A day is written as year, month, day.",
"Day and month change places from country to country; this order is read alike everywhere. It must be a day of the calendar.

    valid: {from: 1 August 2026}        not understood
    valid: {from: 2026-08-01}           repaired";

    BAD_LANGUAGE = "bad-language", Error, "A language is a BCP 47 tag.",
"`en`, `es`, `pt-BR`, `zh-Hant`: two or three letters for the language, then a region or a script where it matters. Browsers read pages aloud by it.

    language: English                   not a tag
    language: en                        repaired

Translations stand in `locales/<tag>/`, for languages other than the kit's own: `locales/es/modules/01-why.md`.";

    BAD_ID = "bad-id", Error, "An id is in lower case, with digits and hyphens, and starts with a letter.",
"Ids are addresses: they stand in links, file names and records, and stay the same for ever. So they hold nothing that some computer would write in another way.

    ::: activity {#Count_To_5}          not an id
    ::: activity {#count-to-5}          repaired

A page without an `id` is called after its file, without number and `.md`: `01-why.md` is `why`. Names of pages that every edition makes itself (`index`, `agenda`, `run` ...) are not free.";

    DUPLICATE_ID = "duplicate-id", Error, "An id stands once.",
"A link to an id that stands twice would lead to either. Pages, activities and slots share one namespace in a kit; core messages have one of their own; headings have one in their page. Give one of the two another id, the one to which fewer links lead.

    ::: activity {#count}               in 01-why.md
    ::: activity {#count-again}         in 02-how.md";

    MISSING_TITLE = "missing-title", Error, "Every page has a title.",
"It stands in the contents, in the window and in links. Start the page with a heading, or give it front matter:

    # Why blended learning

or

    ---
    title: Why blended learning
    ---";

    MISSING_CORE_MESSAGE = "missing-core-message", Error, "Every module has a core message.",
"It is what every participant must leave with, in one sentence, the same in both editions. A module that cannot say it is not ready to be handed on.

    ---
    title: Why blended learning
    core_message: >-
      Blended learning gives every student some control over time, place, path or pace.
    ---

A module with several has `core_messages`, each with an `id` and a `text`. A page that teaches nothing belongs into `pages/`.";

    SPAN_NOT_HERE = "span-not-here", Error, "Core messages, and titles, summaries and audiences of kits, hold no spans.",
"They are the same words for everybody: a core message must not differ between editions, and the catalogue shows titles and summaries to everybody. Use words that fit both.

    core_message: \"[You]{.participant}[They]{.facilitator} build trust by listening.\"
    core_message: Listening builds trust.";

    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", Error, "Front matter that is opened is closed.",
"It starts with a line of three hyphens at the very top of the file, and ends with another. Without the second, the whole page would be taken for it.

    ---
    title: Why blended learning
    core_message: Trust comes first.
    ---

    The text of the page.";

    TOO_LARGE = "too-large", Error, "Front matter is at most 256 KiB long, and values are nested at most 32 levels deep.",
"The limits are far above what a kit needs: they keep a broken or hostile file from holding up the build. Most likely text of the page stands above the second `---`, or brackets are not closed. Text belongs below the front matter.";

    WRONG_SCHEMA = "wrong-schema", Error, "A kit names the version of the format that it is written in.",
"This program reads `schema: 1`. A kit with a higher number needs a newer tttkit; where the number was mistyped, correct it.

    schema: 1
    title: Building trust
    version: 1.0.0";

    UNKNOWN_PAGE = "unknown-page", Error, "What `contents` lists is there, and once.",
"A page is listed by its name: its `id`, or the name of its file without number and ending. `modules/01-why.md` is `why`.

    contents:
      - welcome
      - part: Sprint 1
      - why";

    UNLISTED_PAGE = "unlisted-page", Error, "With `contents`, every page but handouts is listed.",
"A page that is in no order would be found by nobody, or by everybody in the wrong place. Add its name where it belongs, or delete `contents` from `kit.yaml`: then pages stand in the order of their file names.";

    TRANSLATION_DIFFERS = "translation-differs", Error, "A translation has the paths and ids of what it translates.",
"What has no counterpart could never be reached.

    modules/01-why.md                   the page
    locales/es/modules/01-why.md        its translation
    locales/es/modules/01-por-que.md    translates nothing

Core messages in `locales/es/kit.yaml` have the ids of those in `kit.yaml`. Titles, text and pictures may all differ.";

    NOT_YET = "not-yet", Error, "What is written can be built.",
"The key is part of the format, but this version of the program cannot do what it asks for. Building something else in silence would be worse. Take the key out, or use a newer tttkit.";
}
