//! One template, filled once a page: navigation, and a body as large as the page that tttkit made.

use std::path::Path;

use serde::Serialize;
use tera::{Context, Tera};

/// What a page is filled with.
#[derive(Serialize)]
pub struct Page {
    title: String,
    links: Vec<Link>,
    body: String,
}

#[derive(Serialize)]
struct Link {
    href: String,
    text: String,
    current: bool,
}

/// As many links as the menu of a generated kit has.
const LINKS: usize = 14;

/// What the template itself brings to a page.
const SHELL: usize = 1_200;

const TEMPLATE: &str = r#"<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<nav><ol>{% for link in links %}<li><a href="{{ link.href }}"{% if link.current %} aria-current="page"{% endif %}>{{ link.text }}</a></li>
{% endfor %}</ol></nav>
<main><h1>{{ title }}</h1>
{{ body | safe }}</main>
</body>
</html>
"#;

impl Page {
    /// What stands for a page of the output; `None` for other files.
    pub fn of(path: &Path, bytes: &[u8]) -> Option<Self> {
        let name = path.file_stem().filter(|_| path.extension().is_some_and(|end| end == "html"))?.to_string_lossy().into_owned();
        let link = |at: usize| Link { href: format!("module-{at}.html"), text: format!("Module {at} & its title"), current: at == 3 };
        let body = String::from_utf8_lossy(&bytes[..bytes.len().saturating_sub(SHELL)]).into_owned();
        Some(Self { title: name, links: (0..LINKS).map(link).collect(), body })
    }
}

/// The template, ready to be filled.
pub struct Filler(Tera);

impl Filler {
    /// Reads the template.
    pub fn new() -> Self {
        let mut tera = Tera::new();
        tera.add_raw_template("page.html", TEMPLATE).unwrap();
        Self(tera)
    }

    /// A page.
    pub fn fill(&self, page: &Page) -> String {
        self.0.render("page.html", &Context::from_serialize(page).unwrap()).unwrap()
    }
}
