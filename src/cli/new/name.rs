//! Names made from titles, and titles as YAML.

/// A title as an id: its ASCII letters and digits in lower case, with hyphens between the words; `None` where it has none.
pub fn slug(title: &str) -> Option<String> {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '\'' | '\u{2019}'));
    let words = words.map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase());
    let slug = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    (!slug.is_empty() && slug.len() <= 80).then_some(slug)
}

/// A text as a YAML scalar: plain where nobody could take it for anything else, in double quotes otherwise.
pub fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | ',' | '\''))
        && !text.ends_with(' ')
        && !matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    if plain {
        return text.to_owned();
    }
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => " ".to_owned(),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names() {
        assert_eq!(slug("Why we don't listen: part 2").as_deref(), Some("why-we-dont-listen-part-2"));
        assert_eq!(slug("\u{6f22}\u{5b57}"), None);
        assert_eq!(slug("../x").as_deref(), Some("x"));
    }

    #[test]
    fn titles_stay_texts_in_yaml() {
        assert_eq!(scalar("Two half days"), "Two half days");
        for (title, yaml) in
            [("Yes", "\"Yes\""), ("a: b", "\"a: b\""), ("1.0", "\"1.0\""), ("say \"hi\"", "\"say \\\"hi\\\"\""), ("# a", "\"# a\"")]
        {
            assert_eq!(scalar(title), yaml);
        }
    }
}
