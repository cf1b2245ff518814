//! `book.toml`.

use super::shape::{Schema, flag, formed, list, number, one_of, open_table, table, text};
use super::{Example, Rules, language, levels};
use crate::district::COLORS;
use crate::load::book::EDITIONS;
use crate::load::district::STYLES;

/// A path or an address that ends with a slash: what [`crate::site_url::SiteUrl`] reads.
const SITE_URL: &str = r##"^([Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9.:\[\]-]+)?/([^\s?#"<>\\^`{|}]*/)?$"##;

/// `book.toml`.
pub fn book(rules: &Rules) -> Schema {
    let keys = vec![
        ("book", site()),
        (
            "build",
            table("`[build]`", "How it is built.", vec![("build-dir", text("The folder to build into; `site` if left out.", "site"))]),
        ),
        ("output", table("`[output]`", "What it looks like, and where it stands.", vec![("html", html())])),
        ("publish", publish()),
        ("district", district()),
        ("check", levels("`[check]`", rules)),
    ];
    table("`book.toml`", "The site: mdBook's own keys wherever mdBook has one.", keys).needs(&["book"]).of_file("book.toml")
}

fn site() -> Schema {
    let keys = vec![
        ("title", text("The site's title.", "District training kits")),
        ("authors", list("Who publishes it.", text("A name.", "Professional Learning Office"))),
        ("description", text("What it holds.", "Everything our trainers deliver")),
        ("language", language("The language of the site's own pages (BCP 47); `en` if left out.")),
        ("src", text("The folder of the kits; `kits` if left out.", "kits")),
    ];
    table("`[book]`", "What the site is.", keys).needs(&["title"])
}

fn html() -> Schema {
    let keys = vec![
        ("theme", text("The folder of a theme that is laid over the built-in one, file by file.", "themes/district")),
        (
            "site-url",
            formed("Where the site stands on the web: a path or a whole address, with a slash at its end.", SITE_URL, "/training/"),
        ),
        ("git-repository-url", formed("Where the sources are kept.", "^https?://", "https://git.example.org/training")),
        (
            "edit-url-template",
            formed(
                "The address of a source's editor, with `{path}` in it.",
                "^https?://",
                "https://git.example.org/training/edit/main/{path}",
            ),
        ),
    ];
    table("`[output.html]`", "The website.", keys)
}

fn publish() -> Schema {
    let editions = list("The editions on the website; both are always packed.", one_of("An edition.", EDITIONS));
    let keys = vec![
        ("editions", editions),
        ("drafts", flag("Whether working copies stand beside releases.", false)),
        (
            "keep",
            number("How many of the newest releases get pages; older ones stay downloadable.", 1, None, 5).by_default(Example::Number(5)),
        ),
    ];
    table("`[publish]`", "What the website shows.", keys)
}

fn district() -> Schema {
    let keys = vec![
        ("name", text("The district's name, for the running head and the foot.", "Riverbend School District")),
        ("logo", text("A picture for the running head, by its path from `book.toml`.", "themes/district/static/logo.svg")),
        ("logo-alt", text("What the logo says to those who do not see it; the district's name if left out.", "Riverbend School District")),
        ("light", palette("`[district.light]`", "Colors on paper.")),
        ("dark", palette("`[district.dark]`", "Colors on a chalkboard.")),
        ("type", faces()),
        ("fonts", list("Fonts that travel with the pages.", font())),
        ("words", words()),
    ];
    table("`[district]`", "What a district makes its own.", keys)
}

fn palette(what: &'static str, description: &'static str) -> Schema {
    let color = |name| (name, formed("A color: `#` and six of the digits 0 to 9 and a to f.", "^#([0-9A-Fa-f]{3}){1,2}$", "#1f3d7a"));
    table(what, description, COLORS.map(color).into())
}

/// The name of a family of fonts.
fn family(example: &'static str) -> Schema {
    text("The name of a font: letters, digits, spaces and hyphens.", example)
}

fn faces() -> Schema {
    let keys = vec![
        ("reading", list("The faces of what the room hears and reads, the one most wanted first.", family("Charter"))),
        ("own", list("The faces of what is the facilitator's own.", family("Atkinson Hyperlegible"))),
    ];
    table("`[district.type]`", "The faces of the pages.", keys)
}

fn font() -> Schema {
    let keys = vec![
        ("family", family("Atkinson Hyperlegible")),
        ("file", text("Its file, by its path from `book.toml`.", "themes/district/static/fonts/atkinson.woff2")),
        ("weight", number("How bold it is.", 1, Some(1000), 700).by_default(Example::Number(400))),
        ("style", one_of("Whether it leans.", STYLES.map(|(name, _)| name)).by_default(Example::Text("normal"))),
    ];
    table("`[[district.fonts]]`", "A font's file.", keys).needs(&["family", "file"])
}

fn words() -> Schema {
    let own = open_table(
        "Words of the interface, each with its key.",
        text("A key.", "edition_facilitator"),
        text("The words.", "Trainer guide"),
    );
    open_table("The interface's words by language.", language("A language (BCP 47)."), own)
}
