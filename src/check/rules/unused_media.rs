//! A file that no page shows or links to.

use std::collections::BTreeSet;

use crate::check::lesson::{Lesson, references};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::kit::Text;
use crate::markdown::Target;
use crate::path::KitPath;

pub static CODE: Code = Code {
    name: "unused-media",
    severity: Severity::Advice,
    summary: "Every file in `media/` is shown or linked to by a page.",
    explanation: "A file that no page refers to reaches nobody: only what a page shows or links to stands in the packets. Either a page has lost its picture, and \
that is a mistake; or the file is an old one, and who looks after the kit next will wonder.

Show it, link to it, or delete it; git keeps what is deleted.

    ![Three tables](../media/tables.png)
    [The slides](../media/slides.pdf)

What a picture is made from (a drawing, a project of a video editor) stands better outside of the kit. Captions count as used where their film is.",
};

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let texts = &lesson.kit.texts;
    // The files are those of the whole kit: a picture may be for one language alone.
    if !lesson.original || texts.iter().all(|text| text.media.is_empty()) {
        return;
    }
    let used: BTreeSet<&KitPath> = texts
        .iter()
        .flat_map(|text| references(text).all)
        .filter_map(|reference| match reference.to {
            Target::File(path) => Some(path),
            _ => None,
        })
        .collect();
    let all: BTreeSet<&KitPath> = texts.iter().flat_map(|text| text.media.keys()).collect();
    let unused: Vec<&KitPath> = all.into_iter().filter(|path| !used.contains(path)).collect();
    for path in &unused {
        // Captions go the way of their film: that is told once.
        if path.extension() == "vtt" && unused.iter().any(|film| film.extension() != "vtt" && are_captions(path, film)) {
            continue;
        }
        let whole = format!("{}{}", lesson.folder(), place(path, texts));
        report.push(
            Diagnostic::nowhere(&CODE, format!("no page shows or links to `{whole}`"))
                .hint("show it with `![what it shows](../media/name)`, link to it, or delete it"),
        );
    }
}

/// Whether captions have the name of a film: `talk.vtt` or `talk.es.vtt` for `talk.mp4`.
fn are_captions(captions: &KitPath, film: &KitPath) -> bool {
    let stem = film.as_str().strip_suffix(&format!(".{}", film.extension()));
    let rest = stem.and_then(|stem| captions.as_str().strip_prefix(stem));
    rest.is_some_and(|rest| rest == ".vtt" || rest.ends_with(".vtt") && rest.matches('.').count() == 2 && rest.starts_with('.'))
}

/// Where a file stands in the kit: it may be one of a translation's own.
fn place(path: &KitPath, texts: &[Text]) -> String {
    let of = texts.iter().position(|text| text.media.contains_key(path)).unwrap_or_default();
    if of == 0 { path.to_string() } else { format!("locales/{}/{path}", texts[of].language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_have_the_name_of_their_film() {
        let is = |captions: &str| are_captions(&KitPath::new(captions).unwrap(), &KitPath::new("media/talk.mp4").unwrap());
        assert!(is("media/talk.vtt") && is("media/talk.es.vtt"));
        assert!(!is("media/talks.vtt") && !is("media/talk.es.old.vtt") && !is("media/other.vtt"));
    }
}
