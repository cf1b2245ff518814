//! `[district]` in `book.toml`.

use super::data::Value;
use super::fields::{Fields, missing, wrong};
use crate::color::Color;
use crate::diagnostic::Report;
use crate::district::{COLORS, District, Font, Logo, Palette};
use crate::path::KitPath;
use crate::span::Spanned;

/// Reads what a district makes its own.
pub(super) fn district(mut keys: Fields<'_>) -> District {
    let mut district = District { name: keys.text("name").map(|name| name.value), ..District::default() };
    let logo = keys.text("logo").and_then(|logo| file(&logo, "logo", "logo.svg", keys.report()));
    let alt = keys.text("logo-alt").map(|alt| alt.value).or_else(|| district.name.clone());
    if let Some(file) = logo {
        if alt.is_none() {
            let span = file.span;
            keys.report().push(missing(span, "the logo of `[district]`", "logo-alt", "logo-alt = \"Riverbend School District\""));
        }
        district.logo = alt.map(|alt| Logo { file, alt });
    }
    if let Some(section) = keys.data("light") {
        district.light = palette(Fields::of(section, "`[district.light]`", "board = \"#1f3d7a\"", keys.report()));
    }
    if let Some(section) = keys.data("dark") {
        district.dark = palette(Fields::of(section, "`[district.dark]`", "board = \"#a9c4f5\"", keys.report()));
    }
    if let Some(section) = keys.data("type") {
        let mut faces = Fields::of(section, "`[district.type]`", "reading = [\"Charter\", \"Georgia\"]", keys.report());
        district.reading = families(&mut faces, "reading");
        district.own = families(&mut faces, "own");
        faces.finish();
    }
    for data in keys.list("fonts") {
        let fields = Fields::of(data, "`[[district.fonts]]`", "family = \"Atkinson Hyperlegible\"", keys.report());
        district.fonts.extend(font(fields));
    }
    if let Some(section) = keys.data("words") {
        words(section, &mut district, keys.report());
    }
    keys.finish();
    district
}

fn palette(mut keys: Fields<'_>) -> Palette {
    let mut palette = Palette::new();
    for name in COLORS {
        let Some(written) = keys.text(name) else { continue };
        match Color::parse(&written.value) {
            Some(color) => drop(palette.insert(name, Spanned::new(color, written.span))),
            None => keys.report().push(
                wrong(written.span, name, &format!("a color such as `#1f3d7a`, and not `{}`", written.value))
                    .hint("write `#` and six of the digits 0 to 9 and a to f: two each for red, green and blue"),
            ),
        }
    }
    keys.finish();
    palette
}

fn families(keys: &mut Fields<'_>, key: &'static str) -> Vec<String> {
    let mut families = Vec::new();
    for family in keys.texts(key) {
        families.extend(self::family(&family, key, keys.report()));
    }
    families
}

/// The name of a family of fonts: plain enough to stand in quotes in a stylesheet.
fn family(written: &Spanned<String>, key: &str, report: &mut Report) -> Option<String> {
    let plain = written.value.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+'));
    if !plain {
        report.push(
            wrong(written.span, key, "the name of a font: letters, digits, spaces and hyphens")
                .hint("write one name in each pair of quotes: `[\"Charter\", \"Georgia\"]`"),
        );
    }
    plain.then(|| written.value.clone())
}

/// How a font stands, and whether it leans.
pub(super) const STYLES: [(&str, bool); 2] = [("normal", false), ("italic", true)];

fn font(mut keys: Fields<'_>) -> Option<Font> {
    let family = keys.required("family", "family = \"Atkinson Hyperlegible\"");
    let family = family.and_then(|family| self::family(&family, "family", keys.report()));
    let written = keys.required("file", "file = \"themes/district/static/fonts/atkinson.woff2\"");
    let file = written.and_then(|written| file(&written, "file", "fonts/atkinson.woff2", keys.report()));
    let weight = keys.number("weight");
    if let Some(weight) = weight.as_ref().filter(|weight| !(1..=1000).contains(&weight.value)) {
        keys.report().push(wrong(weight.span, "weight", "from 1 to 1000").hint("write `weight = 400` for plain, `weight = 700` for bold"));
    }
    let italic = keys.choice("style", &STYLES).unwrap_or(false);
    keys.finish();
    Some(Font { family: family?, file: file?, weight: weight.map_or(400, |weight| weight.value), italic })
}

fn file(written: &Spanned<String>, key: &str, example: &str, report: &mut Report) -> Option<Spanned<KitPath>> {
    match KitPath::new(written.value.trim_start_matches("./")) {
        Ok(path) => Some(Spanned::new(path, written.span)),
        Err(bad) => {
            report.push(
                wrong(written.span, key, &format!("a file of the workspace: {bad}"))
                    .hint(format!("write its path from `book.toml`, such as `{key} = \"themes/district/static/{example}\"`")),
            );
            None
        }
    }
}

/// The words of each language. Whether their keys are known is for whoever knows the words.
fn words(section: super::data::Data, district: &mut District, report: &mut Report) {
    let Value::Map(languages) = section.value else {
        Fields::of(section, "`[district.words]`", "en.edition_facilitator = \"Trainer guide\"", report).finish();
        return;
    };
    for (language, data) in languages {
        let Some(code) = super::kit_yaml::language(&language, report) else { continue };
        let Value::Map(entries) = data.value else {
            report.push(
                wrong(data.span, &language.value, &format!("keys with words, and not {}", data.value.kind()))
                    .hint("write `[district.words.en]`, and below it `edition_facilitator = \"Trainer guide\"`"),
            );
            continue;
        };
        let own = district.words.entry(code.to_lowercase()).or_default();
        for (key, value) in entries {
            let words = super::fields::text(value, &key.value, report).filter(|words| !words.value.contains('\n'));
            own.extend(words.map(|words| (key, words.value.trim().to_owned())));
        }
    }
}
