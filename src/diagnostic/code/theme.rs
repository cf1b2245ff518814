//! Rules of themes.

use super::{Code, Severity};

codes! {
    UNKNOWN_THEME_FILE = "unknown-theme-file", Error, "A file of a theme replaces a built-in file of the same path.",
"A workspace's theme is laid over the built-in one file by file. A file whose path matches no built-in file would do nothing, so it is
an error, lest a misspelt name go unnoticed:

    themes/district/styles/token.css      replaces nothing

Give it the name of the file that it replaces:

    themes/district/styles/tokens.css

Files below `static` are copied into `assets` as they are: put fonts and logos there. `strings/<language>.txt` may be any language.
To add styles without replacing any, write `styles/yours.css`: it is empty in the built-in theme and comes last.";

    UNREADABLE_THEME_FILE = "unreadable-theme-file", Error, "Templates, styles, scripts and words are texts in UTF-8.",
"A file below `templates`, `styles`, `scripts` or `strings` must be UTF-8 text of at most 1 MiB. Save it as UTF-8. Pictures and fonts
belong below `static`.";

    NO_THEME = "no-theme", Error, "The theme that book.toml names is a folder with files in it.",
"`theme` in book.toml names a folder of the workspace:

    [output.html]
    theme = \"themes/district\"

If it holds no files, the path is wrong or the folder was not committed. Correct the path, or take the line out to use the built-in theme.";

    BAD_TEMPLATE = "bad-template", Error, "A template can be read and filled.",
"Templates are written in Tera's language (https://keats.github.io/tera). One that cannot be read, or that asks for a value that its page
does not have, is an error with its file and line:

    `themes/district/templates/masthead.html`, line 3: unknown filter `captialize`

Start from the built-in template of the same name: it uses every value that there is.";

    BAD_STRINGS = "bad-strings", Error, "The words of a language are complete.",
"A strings file is lines of `key = text`. It must have every key that the English one has, no others, and the same `{places}` in each text:

    module_of = Module {number} of {count}
    module_of = Modulo {number} de {count}

Copy `strings/en.txt` from the built-in theme and translate what stands behind each `=`.";

    LOW_CONTRAST = "low-contrast", Error, "What is written stands out from what it is written on.",
"A district may choose its own colors, and every page still has to be readable for people whose eyes are tired or weak, and on a
projector in a bright room. So text must have a contrast of at least 4.5 to 1 with its ground, and the edges of fields 3 to 1, by day and
by night (WCAG 2.2, level AA). `hair` and `marker` are ornament and may be anything.

    [district.light]
    board = \"#7a9fd4\"                  2.64 to 1 on paper: too faint for links
    board = \"#556e93\"                  5.06 to 1, and 4.55 to 1 on the tint of the foot

The advice names the nearest color of the same hue that is strong enough.";

    MISSING_THEME_FILE = "missing-theme-file", Error, "A logo or a font stands below `static` in the theme's folder.",
"Files below `static` in the theme's folder travel with the pages. `book.toml` names a logo or a font by its path from the workspace:

    [output.html]
    theme = \"themes/district\"

    [district]
    logo = \"themes/district/static/logo.svg\"

A logo is an SVG, PNG, WebP or JPEG of at most 50 kB, for it stands on every page. A font is a WOFF2, WOFF, TTF or OTF.";

    NO_STRINGS = "no-strings", Warning, "The interface has words for every language of a kit.",
"The pages of a kit in a language without a strings file get English menus, labels and buttons. Add `strings/<language>.txt` to the
workspace's theme: copy the built-in `strings/en.txt` and translate it.";
}
