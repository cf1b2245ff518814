//! A finding that outlives the run that made it: with names of files in place of their ids.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Severity, Sources, code};
use crate::path::KitPath;
use crate::span::{FileId, Span};

/// A finding, to be told again in another run.
#[derive(Debug, Serialize, Deserialize)]
pub struct Remembered {
    code: String,
    severity: String,
    message: String,
    place: Option<Place>,
    label: String,
    also: Vec<(Place, String)>,
    hint: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    file: KitPath,
    start: u32,
    end: u32,
}

impl Remembered {
    /// A finding of a run with its sources.
    pub fn of(found: &Diagnostic, sources: &Sources) -> Self {
        let place = |span: Span| Place { file: sources.get(span.file).path.clone(), start: span.start, end: span.end };
        Self {
            code: found.code.name.to_owned(),
            severity: found.severity.as_str().to_owned(),
            message: found.message.clone(),
            place: found.span.map(place),
            label: found.label.clone(),
            also: found.also.iter().map(|(span, label)| (place(*span), label.clone())).collect(),
            hint: found.hint.clone(),
        }
    }

    /// The finding in this run; `file` names its sources. None where the rule or the source is not known here.
    pub fn again(&self, mut file: impl FnMut(&KitPath) -> Option<FileId>) -> Option<Diagnostic> {
        let mut span = |place: &Place| Some(Span { file: file(&place.file)?, start: place.start, end: place.end });
        let at = match &self.place {
            Some(place) => Some(span(place)?),
            None => None,
        };
        let also = self.also.iter().map(|(place, label)| Some((span(place)?, label.clone()))).collect::<Option<_>>()?;
        Some(Diagnostic {
            code: code::find(&self.code)?,
            severity: Severity::parse(&self.severity)?,
            message: self.message.clone(),
            span: at,
            label: self.label.clone(),
            also,
            hint: self.hint.clone(),
            // Only a check knows repairs, and what a check finds is not remembered.
            fix: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code::files::{CASE_TWINS, NOT_UTF8};

    #[test]
    fn a_finding_is_told_again_as_it_was() {
        let path = KitPath::new("kits/a/kit.yaml").unwrap();
        let mut sources = Sources::default();
        sources.add(KitPath::new("book.toml").unwrap(), String::new());
        let span = Span::new(sources.add(path.clone(), "title: é\n".into()), 0, 5);
        let found = Diagnostic::at(&NOT_UTF8, span, "odd").label("here").also(span, "and here").hint("mend it");
        let mut later = Sources::default();
        let id = later.add(path.clone(), "title: é\n".into());
        let again = Remembered::of(&found, &sources).again(|file| (*file == path).then_some(id)).unwrap();
        assert_eq!((again.span.unwrap().file, again.span.unwrap().range()), (id, 0..5));
        assert_eq!(
            (&again.message, &again.label, &again.hint, again.severity),
            (&found.message, &found.label, &found.hint, found.severity)
        );
        assert_eq!(again.also, [(Span { file: id, ..span }, "and here".to_owned())]);
        assert!(Remembered::of(&found, &sources).again(|_| None).is_none());
        let nowhere = Diagnostic::nowhere(&CASE_TWINS, "two");
        assert_eq!(Remembered::of(&nowhere, &sources).again(|_| None), Some(nowhere));
    }
}
