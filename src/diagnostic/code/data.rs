//! Rules of data: `book.toml`, `kit.yaml`, front matter, plans.

use super::{Code, Severity};

codes! {
    BAD_TOML = "bad-toml", Error, "`book.toml` is TOML.",
        "Write one `key = value` a line, texts in quotes, below the section in brackets that the key belongs to.\n\
         \n\
         \x20   [book]\n\
         \x20   title = \"District training kits\"";
    BAD_YAML = "bad-yaml", Error, "`kit.yaml`, plans and front matter are YAML.",
        "The most frequent causes: a text that holds `: ` or starts with a sign and is not in quotes; tabs for spaces; lines that are not indented alike.\n\
         \n\
         \x20   title: \"Sprint 1: the basics\"";
    YAML_REFERENCE = "yaml-reference", Error, "YAML is written out, without anchors and aliases.",
        "`&name`, `*name` and `<<` make one place of a file change another that nobody sees. Write the value where it is needed. A text that starts with `&` or `*` needs quotes.";
    DUPLICATE_KEY = "duplicate-key", Error, "A key stands once.",
        "Of two values for the same key one would be lost in silence.";
    UNKNOWN_KEY = "unknown-key", Error, "Every key is one that the format knows.",
        "A misspelt key would be ignored, and its author would never learn why nothing happens. The message says which key was probably meant.";
    MISSING_KEY = "missing-key", Error, "What must be there is there.",
        "A kit needs `schema`, `title` and `version`; a plan needs a `title`; a core message in a list needs `id` and `text`. The hint shows the line to add.";
    WRONG_VALUE = "wrong-value", Error, "A value is of the kind that its key asks for.",
        "A list is written with each item on a line of its own:\n\
         \n\
         \x20   objectives:\n\
         \x20     - Explain the four kinds of student control";
    BAD_MINUTES = "bad-minutes", Error, "Minutes are whole numbers or ranges.",
        "Write `40`, or `30-45` with a hyphen or an en dash, the smaller number first. Hours are minutes too: `90`.";
    BAD_VERSION = "bad-version", Error, "A version is three numbers, as Semantic Versioning has it.",
        "`1.3.0`: major, minor, patch. A changed core message needs a new major, something added a new minor, wording a new patch.";
    BAD_DATE = "bad-date", Error, "A day is written as year, month, day.",
        "`2026-08-01`. It must be a day of the calendar.";
    BAD_LANGUAGE = "bad-language", Error, "A language is a BCP 47 tag.",
        "`en`, `es`, `pt-BR`, `zh-Hant`. Translations stand in `locales/<tag>/`, for languages other than the kit's own.";
    BAD_ID = "bad-id", Error, "An id is in lower case, with digits and hyphens, and starts with a letter.",
        "Ids are addresses: they stand in links, file names and records, and stay the same for ever. `count-to-five`, not `Count To 5`. Names that every edition uses itself (`index`, `agenda`, `run` ...) are not free.";
    DUPLICATE_ID = "duplicate-id", Error, "An id stands once.",
        "Pages, activities and slots share one namespace in a kit; core messages have one of their own; headings have one in their page. A link to an id that stands twice would lead to either.";
    MISSING_TITLE = "missing-title", Error, "Every page has a title.",
        "Start the page with `# Title`, or give it front matter:\n\
         \n\
         \x20   ---\n\
         \x20   title: Why blended learning\n\
         \x20   ---";
    MISSING_CORE_MESSAGE = "missing-core-message", Error, "Every module has a core message.",
        "It is what every participant must leave with, in one sentence, the same in both editions. A module that cannot say it is not ready to be handed on.\n\
         \n\
         \x20   core_message: >-\n\
         \x20     Blended learning gives every student some control over time, place, path or pace.";
    SPAN_NOT_HERE = "span-not-here", Error, "Core messages, and titles, summaries and audiences of kits, hold no spans.",
        "They are the same words for everybody: a core message must not differ between editions, and the catalogue shows titles and summaries to everybody.";
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", Error, "Front matter that is opened is closed.",
        "It starts with a line `---` at the very top of the file and ends with another.";
    TOO_LARGE = "too-large", Error, "Front matter is at most 256 KiB and 32 levels deep.",
        "The limits are far above what a kit needs: they keep a broken or hostile file from holding up the build.";
    WRONG_SCHEMA = "wrong-schema", Error, "A kit names the version of the format that it is written in.",
        "This program reads `schema: 1`. A kit with a higher number needs a newer tttkit.";
    UNKNOWN_PAGE = "unknown-page", Error, "What `contents` lists is there.",
        "A page's name is its `id`, or the name of its file without number and ending: `modules/01-why.md` is `why`.";
    UNLISTED_PAGE = "unlisted-page", Error, "With `contents`, every page but handouts is listed.",
        "A page that is in no order would be found by nobody, or by everybody in the wrong place. Add it, or delete `contents` to have pages in the order of their file names.";
    TRANSLATION_DIFFERS = "translation-differs", Error, "A translation has the paths and ids of what it translates.",
        "`locales/es/modules/01-why.md` translates `modules/01-why.md`. What has no counterpart could never be reached.";
    NOT_YET = "not-yet", Error, "What is written can be built.",
        "The key is part of the format, but this version of the program cannot do what it asks for. Building something else in silence would be worse.";
}
