//! `book.toml`.

use super::fields::{Fields, wrong};
use super::toml::toml;
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, Report};
use crate::kit::Book;
use crate::path::KitPath;
use crate::site_url::SiteUrl;
use crate::span::{FileId, Span, Spanned};

/// Reads `book.toml`; what is wrong or missing stands at its default.
pub fn book(source: &str, file: FileId, report: &mut Report) -> Book {
    let mut book = Book::default();
    let data = match toml(source, file) {
        Ok(data) => data,
        Err(diagnostics) => {
            diagnostics.into_iter().for_each(|diagnostic| report.push(diagnostic));
            return book;
        }
    };
    let mut fields = Fields::of(data, "`book.toml`", "[book]", report);
    if let Some(section) = fields.data("book") {
        let mut keys = Fields::of(section, "`[book]`", "title = \"District training kits\"", fields.report());
        book.title = keys.required("title", "title = \"District training kits\"").map(|title| title.value).unwrap_or_default();
        book.authors = keys.texts("authors").into_iter().map(|author| author.value).collect();
        book.description = keys.text("description").map(|text| text.value);
        if let Some(language) = keys.text("language").and_then(|language| super::kit_yaml::language(&language, keys.report())) {
            book.language = language;
        }
        if let Some(src) = keys.text("src").and_then(|src| folder(&src, "src", keys.report())) {
            book.src = src;
        }
        keys.finish();
    } else {
        if !fields.meant("book") {
            let span = Span { end: fields.span.start, ..fields.span };
            fields.report().push(
                Diagnostic::at(&data::MISSING_KEY, span, "`book.toml` has no section `[book]`")
                    .hint("add a line `[book]`, and below it `title = \"District training kits\"`"),
            );
        }
    }
    if let Some(section) = fields.data("build") {
        let mut keys = Fields::of(section, "`[build]`", "build-dir = \"site\"", fields.report());
        if let Some(dir) = keys.text("build-dir").and_then(|dir| folder(&dir, "build-dir", keys.report())) {
            book.build_dir = dir;
        }
        keys.finish();
    }
    if let Some(section) = fields.data("output") {
        let mut keys = Fields::of(section, "`[output]`", "[output.html]", fields.report());
        if let Some(html) = keys.data("html") {
            output(Fields::of(html, "`[output.html]`", "theme = \"themes/district\"", keys.report()), &mut book);
        }
        keys.finish();
    }
    if let Some(section) = fields.data("publish") {
        publish(Fields::of(section, "`[publish]`", "drafts = false", fields.report()), &mut book);
    }
    if let Some(section) = fields.data("district") {
        book.district =
            super::district::district(Fields::of(section, "`[district]`", "name = \"Riverbend School District\"", fields.report()));
    }
    book.levels = super::checking::levels(&mut fields, "`[check]`");
    fields.finish();
    book
}

fn output(mut keys: Fields<'_>, book: &mut Book) {
    book.theme = keys.text("theme").and_then(|theme| folder(&theme, "theme", keys.report()));
    if let Some(url) = keys.text("site-url") {
        match SiteUrl::parse(&url.value) {
            Ok(site_url) => book.site_url = site_url,
            Err(bad) => keys.report().push(wrong(url.span, "site-url", bad.wanted).hint(format!("write `site-url = \"{}\"`", bad.meant))),
        }
    }
    book.repository = keys.text("git-repository-url").and_then(|url| web(&url, "git-repository-url", keys.report()));
    book.edit_url = keys.text("edit-url-template").and_then(|url| web(&url, "edit-url-template", keys.report()));
    keys.finish();
}

/// The editions that a website can show.
pub(super) const EDITIONS: [&str; 2] = ["participant", "facilitator"];

fn publish(mut keys: Fields<'_>, book: &mut Book) {
    let editions = keys.texts("editions");
    if !editions.is_empty() {
        for edition in &editions {
            if !EDITIONS.contains(&edition.value.as_str()) {
                keys.report().push(super::fields::not_one_of(edition, "editions", EDITIONS.into_iter()));
            }
        }
        book.editions = editions.into_iter().map(|edition| edition.value).collect();
    }
    book.drafts = keys.flag("drafts").unwrap_or(book.drafts);
    if let Some(keep) = keys.number("keep") {
        if keep.value == 0 {
            keys.report().push(wrong(keep.span, "keep", "1 or more").hint("write `keep = 5`"));
        }
        book.keep = keep.value.max(1);
    }
    keys.finish();
}

fn folder(written: &Spanned<String>, key: &str, report: &mut Report) -> Option<KitPath> {
    let text = written.value.trim_start_matches("./").trim_end_matches('/');
    KitPath::new(text)
        .map_err(|bad| {
            report.push(
                wrong(written.span, key, &format!("a folder inside the workspace: {bad}"))
                    .hint(format!("write the name of a folder beside `book.toml`, such as `{key} = \"{}\"`", example(key))),
            )
        })
        .ok()
}

fn web(written: &Spanned<String>, key: &str, report: &mut Report) -> Option<String> {
    if written.value.starts_with("https://") || written.value.starts_with("http://") {
        return Some(written.value.clone());
    }
    let whole = format!("https://{}", written.value.trim_start_matches('/'));
    report.push(wrong(written.span, key, "an address that starts with `https://`").hint(format!("write `{key} = \"{whole}\"`")));
    None
}

/// A folder that a key could name.
fn example(key: &str) -> &'static str {
    match key {
        "src" => "kits",
        "theme" => "themes/district",
        _ => "site",
    }
}
