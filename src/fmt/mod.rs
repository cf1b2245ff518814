//! Sources written in one way: fences, the order of keys, marks of lists, ends of lines. No word is touched, and code, HTML and math are
//! the same bytes before and after.
//!
//! What comes out says the same as what went in: whoever writes it has to make sure (`pipeline/fmt.rs`), for only a whole kit tells what
//! it delivers.

mod edits;
mod fences;
mod lines;
mod lists;
mod order;
mod yaml;

use edits::Edits;

use crate::load::layout::{self, Kind, Layout};
use crate::load::schema::Of;

/// A file of a kit written in our way, by its path in the kit; none where its layout is not ours.
pub fn fmt(path: &str, source: &str) -> Option<String> {
    Some(match layout::kind(path)? {
        Kind::Yaml(of) => yaml::file(source, of),
        Kind::Page(of, audience) => page(source, of, layout::page(source, audience)),
    })
}

/// A page of which no more is written in our way than its fences and the spaces around the keys of its front matter: line by line the same
/// lines, in the same order. None where that is so already, and for what is no page.
pub fn tidy(path: &str, source: &str) -> Option<String> {
    let Some(Kind::Page(_, audience)) = layout::kind(path) else { return None };
    let layout = layout::page(source, audience);
    let mut edits = Edits::default();
    fences::write(source, &layout.fences, &mut edits);
    fences::bare(source, &layout.fences, &mut edits);
    if let Some(front) = layout.front {
        edits.put(front.clone(), yaml::bare(&source[front]));
    }
    Some(edits.apply(source)).filter(|written| written != source)
}

fn page(source: &str, of: Of, layout: Layout) -> String {
    let mut edits = Edits::default();
    fences::write(source, &layout.fences, &mut edits);
    lists::write(source, &layout.places.lists, &mut edits);
    lines::write(source, &layout, &mut edits);
    if let Some(front) = layout.front.clone() {
        edits.put(front.clone(), yaml::written(&source[front], of));
    }
    edits.apply(source)
}

#[cfg(test)]
mod tests {
    use super::fmt;

    /// A page after it was written in our way; twice is the same as once.
    fn page(text: &str) -> String {
        let once = fmt("modules/01-why.md", text).unwrap();
        assert_eq!(fmt("modules/01-why.md", &once).unwrap(), once, "written twice");
        once
    }

    #[test]
    fn fences_have_one_form() {
        assert_eq!(page(":::say\nHello.\n:::::\n"), "::: say\nHello.\n:::\n");
        assert_eq!(
            page("::: reflect   {lines=3 title=\"One\" .participant #own} :::::\nWhy?\n:::\n"),
            "::: reflect {#own .participant lines=3 title=One}\nWhy?\n:::\n"
        );
        assert_eq!(page("::: note {title=\"Two \\\"words\\\"\"}\nA.\n:::\n"), "::: note {title=\"Two \\\"words\\\"\"}\nA.\n:::\n");
        assert_eq!(page("::: note {}\nA.\n:::\n"), "::: note\nA.\n:::\n");
    }

    #[test]
    fn what_is_tidied_keeps_its_lines() {
        let tidy = |text: &str| super::tidy("modules/01-why.md", text);
        let before = "---\ntitle : Why   \ncore_message: |  \n  a : b  \n  c\n:::say\n---\n* x \n\n:::say\nA.\n:::\n\n\n";
        let after = before.replace("\n\n:::say", "\n\n::: say");
        assert_eq!(tidy(before).as_deref(), Some(after.as_str()), "front matter that cannot be read is left alone");
        let before =
            "---\nminutes : 5 \ntitle : Why  \ncore_message: |\n  a : b  \n  c\n---\n* x \n\n:::activity\n:::say :::\nA.\n:::\n:::\n";
        let after = "---\nminutes: 5\ntitle: Why\ncore_message: |\n  a : b  \n  c\n---\n* x \n\n::::: activity\n::: say\nA.\n:::\n:::::\n";
        assert_eq!(tidy(before).as_deref(), Some(after), "what stands in a text of several lines is the author's");
        assert_eq!(tidy(after), None);
        assert_eq!(super::tidy("kit.yaml", "title : A\n"), None);
    }

    #[test]
    fn blocks_that_hold_others_have_more_colons() {
        assert_eq!(page("::: activity\n:::say\nA.\n:::\n:::\n"), "::::: activity\n::: say\nA.\n:::\n:::::\n");
        assert_eq!(
            page("::: activity\n::: challenge\n::: hint\nA.\n:::\n:::\n:::\n"),
            "::::: activity\n:::: challenge\n::: hint\nA.\n:::\n::::\n:::::\n"
        );
    }

    #[test]
    fn lists_have_one_mark() {
        assert_eq!(page("* a\n* b\n  + c\n\n1) d\n2) e\n"), "- a\n- b\n  - c\n\n1) d\n2) e\n");
        assert_eq!(page("::: look-for\n* a\n:::\n"), "::: look-for\n- a\n:::\n");
        assert_eq!(page("* a\n- b\n"), "* a\n- b\n", "two lists stay two");
        assert_eq!(page("+ - -\n"), "+ - -\n", "this would be a rule");
        assert_eq!(page("* * *\n"), "* * *\n", "this is a rule");
    }

    #[test]
    fn ends_of_lines_are_bare_but_for_breaks() {
        assert_eq!(page("One \ntwo  \nthree\t \n \t \nfour  \n\n\n"), "One\ntwo  \nthree\t\n\nfour\n");
        assert_eq!(page("One\\\ntwo\n\t\n \n"), "One\\\ntwo\n");
    }

    #[test]
    fn what_is_not_prose_stays_byte_for_byte() {
        for text in [
            "```\n* a  \n\n\n   \n```\n",
            "    * a  \n      \n    b\n\nText.\n",
            "<div>\n* a  \n</div>\n",
            "`a  \nb`, $c  \nd$ and <i title=\"e  \nf\">g</i>.\n",
            "```text\nopen  \n\n\n",
            "$$\na  \n$$\n",
            "A.\n\n> ```\n> * a  \n> ```\n",
        ] {
            assert_eq!(page(text), text);
        }
    }

    #[test]
    fn words_of_either_edition_keep_their_breaks() {
        assert_eq!(
            page("[One  \ntwo]{.facilitator}[Three  \nfour]{.participant} \n"),
            "[One  \ntwo]{.facilitator}[Three  \nfour]{.participant}\n"
        );
    }

    #[test]
    fn keys_stand_in_the_order_of_the_format() {
        assert_eq!(
            page("---\nminutes: 5\n# why\ntitle: Why # yes\nid: why\n---\n\nText.\n"),
            "---\nid: why\n# why\ntitle: Why # yes\nminutes: 5\n---\n\nText.\n"
        );
        let kit = "version: 1.0.0\n\n# The words\ntitle: >-\n  Two\n  lines\nschema: 1\n";
        assert_eq!(
            fmt("kit.yaml", kit).unwrap(),
            "schema: 1\n# The words\ntitle: >-\n  Two\n  lines\nversion: 1.0.0\n".replace("# The", "\n# The")
        );
        let plan = "days:\n  - items:\n      - minutes: 5\n        module: why\n    title: One\ntitle: Two\n";
        assert_eq!(
            fmt("plans/a.yaml", plan).unwrap(),
            "title: Two\ndays:\n  - title: One\n    items:\n      - module: why\n        minutes: 5\n"
        );
    }

    #[test]
    fn only_what_is_ours_is_written() {
        assert_eq!(fmt("README.md", "* a\n"), None);
        assert_eq!(fmt("media/a.md", "* a\n"), None);
        assert_eq!(fmt("locales/es/pages/a.md", "* a\n").as_deref(), Some("- a\n"));
    }
}
