//! What a district makes its own, laid over a theme: words, colors, type, fonts and a logo.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bundle::Part;
use super::contrast::{faint, tokens};
use super::gaps::{differs, is_plural};
use super::theme::{REFERENCE, Theme};
use crate::color::Color;
use crate::diagnostic::code::data::UNKNOWN_KEY;
use crate::diagnostic::code::theme::{BAD_STRINGS, MISSING_THEME_FILE};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::district::{COLORS, District, Font, Palette};
use crate::path::KitPath;
use crate::span::Spanned;

/// A logo stands on every page: it may weigh so many bytes.
const LOGO_AT_MOST: u64 = 50_000;

/// What the running head and the foot show of a district.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Shown {
    /// Its name.
    pub name: Option<String>,
    /// Its logo, by its path below `assets/`.
    pub logo: Option<String>,
    /// What the logo says.
    pub alt: String,
}

impl Theme {
    /// Lays what a district makes its own over the theme, which was loaded from a folder or has none; and says what is wrong with it.
    pub fn dress(&mut self, district: &District, folder: Option<&KitPath>) -> Vec<Diagnostic> {
        let mut found = self.say(district);
        let [light, dark] = self.tokens();
        found.extend(faint(&district.light, &light));
        found.extend(faint(&district.dark, &dark));
        let mut css = colors(":root", district, &district.light, &light);
        // At night as the system says, or the reader chose: the built-in colors are chosen in the same way.
        let night = [":root:where(:not([data-look~=\"light\"]))", ":root:where([data-look~=\"dark\"])"];
        let [system, chosen] = night.map(|root| colors(root, district, &district.dark, &dark));
        if !css.is_empty() {
            css += &format!("@media (prefers-color-scheme: dark) {{\n{system}}}\n{chosen}");
        }
        css += &families(district);
        for font in &district.fonts {
            match self.file(&font.file, folder, &["woff2", "woff", "ttf", "otf"], u64::MAX) {
                Ok(path) => self.fonts += &face(font, &path),
                Err(wrong) => found.push(*wrong),
            }
        }
        let behind = self.styles.iter().position(|part| part.is("tokens.css")).map_or(0, |at| at + 1);
        if !css.is_empty() {
            self.styles.insert(behind, Part::new("district.css", &css, None));
        }
        self.district.name.clone_from(&district.name);
        if let Some(logo) = &district.logo {
            match self.file(&logo.file, folder, &["svg", "png", "webp", "jpg", "jpeg"], LOGO_AT_MOST) {
                Ok(path) => self.district = Shown { name: district.name.clone(), logo: Some(path), alt: logo.alt.clone() },
                Err(wrong) => found.push(*wrong),
            }
        }
        found
    }

    /// What stands above every page; nothing where no district says anything of itself.
    pub(super) fn shown(&self, home: &str) -> Option<Shown> {
        let Shown { name, logo, alt } = self.district.clone();
        let logo = logo.map(|path| format!("{home}assets/{path}"));
        (name.is_some() || logo.is_some()).then_some(Shown { name, logo, alt })
    }

    /// Puts a district's words in the place of the theme's.
    fn say(&mut self, district: &District) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (language, words) in &district.words {
            let Some(strings) = self.strings.get(language).cloned() else {
                let Some((key, _)) = words.first() else { continue };
                let known = self.strings.keys().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ");
                let message = format!("the theme has no words in `{language}` that these could take the place of");
                found.push(
                    Diagnostic::at(&BAD_STRINGS, key.span, message)
                        .hint(format!("use one of {known}, or add a file of words to the theme")),
                );
                continue;
            };
            let reference = self.strings.get(REFERENCE).cloned().unwrap_or_default();
            let mut own = Vec::new();
            for (key, words) in words {
                let known =
                    reference.all().contains_key(&key.value) || strings.all().contains_key(&key.value) || is_plural(&key.value, &reference);
                if !known {
                    let near = did_you_mean(&key.value, reference.all().keys().map(String::as_str));
                    let hint =
                        near.map_or("look for the key in the built-in `strings/en.txt`".to_owned(), |near| format!("write `{near}`"));
                    let label = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
                    let message = format!("the interface has no words called `{}`", key.value);
                    found.push(Diagnostic::at(&UNKNOWN_KEY, key.span, message).label(label).hint(hint));
                } else if let Some(theirs) = differs(&key.value, words, &strings) {
                    let message = format!("`{}` has other places to fill than the words that it replaces", key.value);
                    found.push(Diagnostic::at(&BAD_STRINGS, key.span, message).hint(format!("use those of `{theirs}`")));
                } else {
                    own.push((key.value.clone(), words.clone()));
                }
            }
            let strings = strings.with(own);
            self.templates.speak(language, &strings);
            self.strings.insert(language.clone(), strings);
        }
        found
    }

    /// The colors of the theme, light and dark.
    fn tokens(&self) -> [BTreeMap<&'static str, Color>; 2] {
        tokens(self.styles.iter().find(|part| part.is("tokens.css")).map_or("", Part::text))
    }

    /// The path below `assets/` of a file that a district named: it travels with the pages, as all that is below the theme's `static`.
    fn file(&self, named: &Spanned<KitPath>, folder: Option<&KitPath>, kinds: &[&str], at_most: u64) -> Result<String, Box<Diagnostic>> {
        let wrong = |message: String, hint: String| Err(Box::new(Diagnostic::at(&MISSING_THEME_FILE, named.span, message).hint(hint)));
        let path = &named.value;
        let Some(folder) = folder else {
            return wrong(
                format!("`{path}` cannot be used: `book.toml` names no theme folder for it to stand in"),
                "write `theme = \"themes/district\"` below `[output.html]`, and put the file below `themes/district/static`".to_owned(),
            );
        };
        let statics = format!("{folder}/static");
        let Some((name, blob)) = path.within(&statics).and_then(|name| self.statics.iter().find(|(path, _)| path.as_str() == name)) else {
            let near = did_you_mean(path.as_str(), self.statics.keys().map(|path| path.as_str())).map(|near| format!("{statics}/{near}"));
            let names = self.statics.keys().map(|name| format!("{statics}/{name}")).collect::<Vec<_>>();
            let near = near.or_else(|| did_you_mean(path.as_str(), names.iter().map(String::as_str)).map(str::to_owned));
            let hint =
                near.map_or_else(|| format!("put the file below `{statics}`, and name it from there"), |near| format!("write `{near}`"));
            return wrong(format!("there is no `{path}` below `{statics}`"), hint);
        };
        if !kinds.contains(&name.extension().as_str()) {
            return wrong(
                format!("`{path}` is none of the kinds of file that can stand here"),
                format!("use one that ends in {}", listed(kinds)),
            );
        }
        if blob.size() > at_most {
            let (has, may) = (blob.size().div_ceil(1000), at_most / 1000);
            return wrong(
                format!("`{path}` has {has} kB, and it stands on every page"),
                format!("make it smaller: at most {may} kB, best as SVG"),
            );
        }
        Ok(name.to_string())
    }
}

fn listed(kinds: &[&str]) -> String {
    kinds.iter().map(|kind| format!("`.{kind}`")).collect::<Vec<_>>().join(", ")
}

/// A rule with every color that the district set by day or by night: what it set for one of them must not show in the other.
fn colors(root: &str, district: &District, own: &Palette, theme: &BTreeMap<&'static str, Color>) -> String {
    let set = COLORS.into_iter().filter(|name| district.light.contains_key(name) || district.dark.contains_key(name));
    let lines = set.filter_map(|name| {
        let color = own.get(name).map(|own| own.value).or_else(|| theme.get(name).copied())?;
        Some(format!("--{name}: {color};\n"))
    });
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("{root} {{\n{lines}}}\n") }
}

fn families(district: &District) -> String {
    let face = |token: &str, families: &[String], last: &str| {
        let names = families.iter().map(|family| format!("\"{family}\", ")).collect::<String>();
        if names.is_empty() { String::new() } else { format!("--{token}: {names}{last};\n") }
    };
    let lines = face("serif", &district.reading, "serif") + &face("sans", &district.own, "system-ui, sans-serif");
    if lines.is_empty() { lines } else { format!(":root {{\n{lines}}}\n") }
}

fn face(font: &Font, path: &str) -> String {
    let Font { family, weight, italic, .. } = font;
    let style = if *italic { "italic" } else { "normal" };
    format!(
        "@font-face {{ font-family: \"{family}\"; src: url(\"{path}\"); font-weight: {weight}; font-style: {style}; font-display: swap; }}\n"
    )
}
