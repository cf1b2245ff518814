//! Laws of words: what people read stands in the strings files, and what stands there is used.

use std::collections::{BTreeMap, BTreeSet};

use super::support::{Files, read, root};
use super::{Breaches, keep, theme};

/// The expressions, statements and comments of a template, with their places.
fn expressions(template: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| template[from..].find(open)).min() {
        let at = from + at;
        let end = match &template[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        from = template[at..].find(end).map_or(template.len(), |length| at + length + 2);
        found.push((at, &template[at..from]));
    }
    found
}

/// A template without them, line by line as it was.
fn without_expressions(template: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, expression) in expressions(template) {
        out.push_str(&template[from..at]);
        out.extend(expression.chars().filter(|c| *c == '\n'));
        from = at + expression.len();
    }
    out + &template[from..]
}

/// What stands in quotes, each with the place of its first quote.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = code[from..].find(['"', '\'']) {
        let at = from + at;
        let quote = code[at..].chars().next().unwrap_or('"');
        let mut escaped = false;
        let length = code[at + 1..].find(|c: char| {
            let end = (c == quote && !escaped) || c == '\n';
            escaped = c == '\\' && !escaped;
            end
        });
        let end = length.map_or(code.len(), |length| at + 1 + length);
        found.push((at, &code[at + 1..end]));
        from = (end + 1).min(code.len());
    }
    found
}

/// Attributes whose value people read or hear.
const SPOKEN: [&str; 6] = ["alt", "title", "aria-label", "placeholder", "label", "aria-description"];

fn breach(path: &str, text: &str, at: usize, words: &str) -> String {
    let line = text[..at].matches('\n').count() + 1;
    format!("themes/default/{path}:{line}: `{}` belongs into the strings", words.trim())
}

/// Words between the tags of templates, in attributes that are read, and in what is filled in: `{{ t.key | default(value="None") }}`.
fn words_in_templates(theme: &Files) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, bytes) in theme.iter().filter(|(path, _)| path.starts_with("templates/")) {
        let whole = String::from_utf8_lossy(bytes);
        for (at, expression) in expressions(&whole) {
            for (quote, literal) in literals(expression) {
                let before = expression[..quote].trim_end();
                let named = literal.ends_with(".html") || before.ends_with("==") || before.ends_with("!=");
                if !named && literal.contains(char::is_alphabetic) {
                    wrong.push(breach(path, &whole, at + quote, literal));
                }
            }
        }
        let text = without_expressions(&whole);
        let mut say = |at: usize, words: &str| {
            if words.contains(char::is_alphabetic) {
                wrong.push(breach(path, &text, at, words));
            }
        };
        let mut at = 0;
        while at < text.len() {
            let Some(tag) = text[at..].find('<').map(|tag| at + tag) else { break };
            say(at, &text[at..tag]);
            let end = text[tag..].find('>').map_or(text.len(), |end| tag + end + 1);
            for spoken in SPOKEN {
                if let Some((_, value)) = text[tag..end].split_once(&format!(" {spoken}=\"")) {
                    say(tag, value.split('"').next().unwrap_or_default());
                }
            }
            at = end;
        }
        say(at, &text[at..]);
    }
    wrong
}

/// Words that styles put onto a page: `content: "Note"`.
fn words_in_styles(theme: &Files) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, bytes) in theme.iter().filter(|(path, _)| path.starts_with("styles/")) {
        let text = String::from_utf8_lossy(bytes);
        for (at, rest) in text.match_indices("content:").map(|(at, found)| (at, &text[at + found.len()..])) {
            let value = rest.split([';', '}']).next().unwrap_or_default();
            let words = literals(value).into_iter().map(|(_, words)| words).filter(|words| !words.starts_with('\\'));
            wrong.extend(words.filter(|words| words.contains(char::is_alphabetic)).map(|words| breach(path, &text, at, words)));
        }
    }
    wrong
}

/// What scripts write in quotes with a capital: the names of keys and of elements.
const NAMES: [&str; 22] = [
    "Alt",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "Control",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "F5",
    "Home",
    "Meta",
    "PageDown",
    "PageUp",
    "Shift",
    "Space",
    "Spacebar",
    "Tab",
    "None",
    "AbortError",
];

/// Properties and attributes that are read or heard.
const READ: [&str; 11] = [
    "textContent",
    "innerText",
    "title",
    "alt",
    "placeholder",
    "ariaLabel",
    "\"aria-label\"",
    "\"aria-description\"",
    "\"aria-valuetext\"",
    "label",
    "\"aria-roledescription\"",
];

/// Words of the interface in scripts. What people read comes from `tttkit.word` and `tttkit.plural`, so in quotes there may not be
///
/// - two words with a space between them, but for selectors, lists of classes and tokens, and what the console is told;
/// - a word that starts with a capital, but for the names of keys;
/// - anything with a letter where it would be read: behind `textContent =`, `title:`, `"aria-label":` and their like, in `say(...)`,
///   or as the content of an element: `make("p", null, "words")`, `append("words")`.
fn words_in_scripts(theme: &Files) -> Breaches {
    let mut wrong = Breaches::new();
    for (path, bytes) in theme.iter().filter(|(path, _)| path.starts_with("scripts/")) {
        let whole = String::from_utf8_lossy(bytes);
        // A comment stands on lines of its own.
        let code: String = whole.split_inclusive('\n').map(|line| if line.trim_start().starts_with("//") { "\n" } else { line }).collect();
        for (at, words) in literals(&code) {
            if is_read(&code, at, words) {
                wrong.push(breach(path, &code, at, words));
            }
        }
    }
    wrong
}

fn is_read(code: &str, at: usize, words: &str) -> bool {
    let plain = unescaped(words);
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 0;
    let tokens = code[at + words.len() + 2..].starts_with(".split(\" \")");
    if !letters(&plain) || plain == "use strict" || tokens || is_selector(&plain) {
        return false;
    }
    let line = &code[code[..at].rfind('\n').map_or(0, |start| start + 1)..];
    let line = line.split('\n').next().unwrap_or_default();
    if line.contains("console.") || line.contains("new RegExp") {
        return false;
    }
    let before = code[..at].trim_end();
    let assigned = READ.iter().any(|name| {
        let stem = before.trim_end_matches(['=', ':', '+']).trim_end();
        stem.len() < before.len() && stem.ends_with(name) && !stem[..stem.len() - name.len()].ends_with(|c: char| c.is_alphanumeric())
    });
    if assigned || before.ends_with("say(") || is_content(code, at) {
        return true;
    }
    let class = ["class:", "className =", "class\",", "classList.add(", "rel:", "sandbox:", "autocomplete:"]
        .iter()
        .any(|end| before.ends_with(end));
    let word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '.' | ',' | '!' | '?' | ':'));
    let parts: Vec<&str> = plain.split(' ').filter(|part| !part.is_empty()).collect();
    let sentence = !class && parts.windows(2).any(|two| two.iter().all(|part| letters(part) && word(part)));
    let capital = parts.iter().any(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
            && word(part)
            && !NAMES.contains(part)
            && !(part.len() == 4 && part.starts_with("Key"))
    });
    let selector = ["querySelector(", "querySelectorAll(", "closest(", "matches(", "all(", "one("].iter().any(|end| before.ends_with(end));
    !selector && (sentence || capital)
}

/// A literal without its escapes: `\u2026` is no word.
fn unescaped(words: &str) -> String {
    let mut parts = words.split('\\');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        let length = if part.starts_with('u') { 5 } else { 1 };
        all + " " + part.get(length..).unwrap_or_default()
    })
}

/// Whether it names elements: by class, id or attribute, as a child, or as a list of tags.
fn is_selector(words: &str) -> bool {
    const TAGS: &str = " a article audio blockquote button code dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 img input label legend li main nav ol p pre section select span summary table tbody td textarea th tr ul video ";
    let tag = |word: &str| TAGS.contains(&format!(" {} ", word.trim_end_matches(',')));
    words.starts_with(['.', '#', '[']) || words.contains('[') || words.contains(" > ") || words.split(' ').all(tag)
}

/// Whether a literal is what an element holds: an argument of `make` behind its attributes, or of `append` and its like.
fn is_content(code: &str, at: usize) -> bool {
    let (mut depth, mut commas) = (0_u32, 0);
    let mut rest = &code[..at];
    while let Some(c) = rest.chars().next_back() {
        rest = &rest[..rest.len() - c.len_utf8()];
        match c {
            '"' => rest = &rest[..rest.rfind('"').unwrap_or(0)],
            ')' | '}' | ']' => depth += 1,
            '(' if depth == 0 => {
                let called = |name: &str| rest.ends_with(name);
                return called("make") && commas >= 2
                    || ["append", "prepend", "before", "after", "createTextNode"].iter().any(|name| called(&format!(".{name}")));
            }
            // A list of children belongs to the call around it.
            '[' if depth == 0 => {}
            '{' if depth == 0 => return false,
            '(' | '{' | '[' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            ';' if depth == 0 => return false,
            '?' | ':' | '+' | '&' | '|' => {}
            '=' if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// The keys of a file of strings, with their lines.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines.filter_map(|(at, line)| Some((line.split_once(" = ")?.0.trim().to_owned(), at + 1))).collect()
}

/// The kinds of number that languages tell apart. Source: Unicode CLDR, plural rules.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn strings(theme: &Files, used_in: &[String]) -> Breaches {
    let files: BTreeMap<&String, BTreeMap<String, usize>> = theme
        .iter()
        .filter(|(path, _)| path.starts_with("strings/"))
        .map(|(path, bytes)| (path, keys(&String::from_utf8_lossy(bytes))))
        .collect();
    // Which plurals a language has is tested where they are known (src/render/tests/theming.rs): here one is as good as another.
    let counted = |key: &str| -> Option<String> {
        let (start, plural) = key.rsplit_once('_').filter(|(_, plural)| PLURALS.contains(plural))?;
        let has = |plural: &str| files.values().any(|own| own.contains_key(&format!("{start}_{plural}")));
        (has("one") && has("other")).then(|| format!("{start}_other")).filter(|_| plural != "other")
    };
    let folded = |key: &String| counted(key).unwrap_or_else(|| key.clone());
    let all: BTreeSet<String> = files.values().flat_map(BTreeMap::keys).map(folded).collect();
    let mut wrong = Breaches::new();
    for (path, own) in &files {
        wrong.extend(all.iter().filter(|key| !own.contains_key(*key)).map(|key| format!("themes/default/{path}:1: `{key}` is missing")));
    }
    // `t.key` in templates, "key" in code, and keys that code makes of a start and a name: "label_{name}".
    let used = |key: &str| {
        used_in.iter().any(|text| {
            let whole = text.contains(&format!("\"{key}\""))
                || text
                    .match_indices(&format!("t.{key}"))
                    .any(|(at, found)| !text[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'));
            // Code asks for the plural of a number: "minutes" stands for `minutes_one` and its like.
            let plural =
                key.rsplit_once('_').is_some_and(|(start, kind)| PLURALS.contains(&kind) && text.contains(&format!("\"{start}\"")));
            whole || plural || key.match_indices('_').any(|(at, _)| text.contains(&format!("\"{}{{", &key[..=at])))
        })
    };
    for (path, own) in &files {
        wrong.extend(
            own.iter().filter(|(key, _)| !used(key)).map(|(key, line)| format!("themes/default/{path}:{line}: nothing uses `{key}`")),
        );
    }
    wrong
}

#[test]
fn templates_hold_no_words() {
    keep(&words_in_templates(&theme()));
}

#[test]
fn styles_hold_no_words() {
    keep(&words_in_styles(&theme()));
}

#[test]
fn scripts_hold_no_words() {
    keep(&words_in_scripts(&theme()));
}

#[test]
fn strings_are_complete_and_used() {
    let code = read(&root().join("src")).into_iter().filter(|(path, _)| path.starts_with("render/") && !path.contains("/tests/"));
    let templates = theme().into_iter().filter(|(path, _)| path.starts_with("templates/") || path.starts_with("scripts/"));
    let texts: Vec<String> = code.chain(templates).map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    keep(&strings(&theme(), &texts));
}

/// A law that cannot fail is none.
#[test]
fn every_law_of_words_can_fail() {
    let file = |path: &str, text: &str| Files::from([(path.to_owned(), text.as_bytes().to_vec())]);
    let found = |breaches: Breaches| breaches.iter().map(|breach| breach.split('`').nth(1).unwrap().to_owned()).collect::<Vec<_>>();
    let words = words_in_templates(&file("templates/x.html", "{{ a }}\n<p class=\"b\" title=\"c\">{% if d == \"e\" %}\nE</p>"));
    assert_eq!(
        words,
        [
            "themes/default/templates/x.html:2: `c` belongs into the strings",
            "themes/default/templates/x.html:2: `E` belongs into the strings"
        ]
    );
    let words = words_in_templates(&file(
        "templates/x.html",
        "{% include \"a.html\" %}{{ b | default(value=\"none\") }}<b title=\"{% if c > d %}Yes{% endif %}\">",
    ));
    assert_eq!(found(words), ["none", "Yes"]);
    assert_eq!(
        found(words_in_styles(&file("styles/x.css", "a { content: \"Note\"; } b { content: \"/ \" counter(c) '\\201C'; }"))),
        ["Note"]
    );

    let script = |line: &str| found(words_in_scripts(&file("scripts/x.js", line)));
    for (line, words) in [
        ("a.textContent = \"more\";", "more"),
        ("a.title = b + \"more\";", ""),
        ("make(\"p\", null, \"more\")", "more"),
        ("tttkit.make(\"p\", { class: \"a b\" }, b, [c, \"more\"])", "more"),
        ("make(\"button\", { type: \"button\", \"aria-label\": \"close\" })", "close"),
        ("make(\"button\", { title: \"close\", onclick: () => d(\"e\") })", "close"),
        ("tttkit.say(\"done\")", "done"),
        ("a.append(\"more\")", "more"),
        ("const label = \"Next\";", "Next"),
        ("const words = d ? \"go on\" : \"\";", "go on"),
    ] {
        assert_eq!(script(line), if words.is_empty() { Vec::new() } else { vec![words.to_owned()] }, "{line}");
    }
    for line in [
        "\"use strict\";",
        "a.closest(b) || \".c, .d > li\"; const e = \"p, li, td\"; f = \"\\u2026\"",
        "const g = \"alt lang dir\".split(\" \");",
        "// make(\"p\", null, \"Words of a comment\")",
        "make(\"p\", { class: \"fine more\", role: \"status\" }, word(\"js_more\"), \" \", count)",
        "all(\"main section, main article\")",
        "if (event.key === \"Escape\") { window.console.error(\"went wrong:\", error); }",
        "store.set(\"f:notes\", \"a-b\");",
        "a.append(make(\"p\", { class: \"b\" }), word(\"js_a\"));",
    ] {
        assert_eq!(script(line), [] as [&str; 0], "{line}");
    }

    let two = Files::from([
        ("strings/en.txt".to_owned(), b"# a = b\nsay = Say\nlabel_x = X\nold = Old\nday_one = D\nday_other = Ds".to_vec()),
        ("strings/ar.txt".to_owned(), b"say = D\nlabel_x = X\nday_two = D\nday_other = Ds".to_vec()),
    ]);
    let found = strings(&two, &["{{ t.say }} {{ t.older }}".to_owned(), "format!(\"label_{name}\"), count(\"day\")".to_owned()]);
    assert_eq!(found, ["themes/default/strings/ar.txt:1: `old` is missing", "themes/default/strings/en.txt:4: nothing uses `old`"]);
}
