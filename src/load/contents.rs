//! The order of a kit's pages.

use std::collections::BTreeSet;

use super::kit_yaml::Entry;
use super::page::{Draft, Folder, name_of};
use super::reading::Reading;
use crate::content::OWN_PAGES;
use crate::diagnostic::code::data;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edition::Audience;
use crate::path::KitPath;
use crate::span::Span;

/// The pages in reading order, handouts last, each with the part that starts with it.
///
/// A page of one edition never takes a part away from the pages behind it: who does not have it sees the part at the next one.
/// Without `contents`: pages, the editions' own pages, modules, handouts, by file name. With it, a page that is not listed is an error,
/// except handouts.
pub fn in_order(drafts: Vec<Draft>, contents: &[Entry], reading: &mut Reading<'_>) -> Vec<(Option<String>, Draft)> {
    let drafts = distinct(drafts, reading);
    if contents.is_empty() {
        return drafts.into_iter().map(|draft| (None, draft)).collect();
    }
    let mut left: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let mut ordered = Vec::new();
    let mut parts = Vec::new();
    let mut misspelt: Vec<String> = Vec::new();
    for entry in contents {
        match entry {
            Entry::Part(title) => parts.push(title.value.clone()),
            Entry::Page(name) => {
                let found = left.iter_mut().find(|draft| draft.as_ref().is_some_and(|draft| draft.name == name.value));
                if let Some(draft) = found.and_then(Option::take) {
                    ordered.push((parts.len().checked_sub(1), draft));
                    continue;
                }
                let twice = ordered.iter().any(|(_, draft)| draft.name == name.value);
                if twice {
                    let message = format!("`{}` is listed twice", name.value);
                    reading.report.push(Diagnostic::at(&data::UNKNOWN_PAGE, name.span, message).hint("keep one of the two"));
                    continue;
                }
                let diagnostic = Diagnostic::at(&data::UNKNOWN_PAGE, name.span, format!("there is no page `{}`", name.value));
                let near = nearest(&name.value, left.iter().flatten().map(|draft| draft.name.as_str()));
                reading.report.push(match near {
                    Some(near) => diagnostic.label(format!("did you mean `{near}`?")).hint(format!("write `{near}`")),
                    None => diagnostic.hint("write a page's name: its `id`, or its file's name without number and `.md`"),
                });
                misspelt.extend(near.map(str::to_owned));
            }
        }
    }
    for draft in left.into_iter().flatten() {
        // A page whose name is misspelt in the list is meant to be in it.
        if draft.folder != Folder::Handouts && !misspelt.contains(&draft.name) {
            let start = Span::new(draft.file, 0, 0);
            reading.report.push(
                Diagnostic::at(&data::UNLISTED_PAGE, start, format!("the page `{}` is not listed in `contents` of kit.yaml", draft.name))
                    .hint(format!("add `- {}` where it belongs", draft.name)),
            );
        }
        ordered.push((None, draft));
    }
    // Handouts come last, listed or not, so that the pages read on from one to the next.
    ordered.sort_by_key(|(_, draft)| draft.folder == Folder::Handouts);
    let mut begun = BTreeSet::new();
    let starts = |(part, draft): (Option<usize>, Draft)| {
        let starts = part.filter(|part| !begun.contains(part)).map(|part| parts[part].clone());
        if draft.folder.audience() == Audience::Both {
            begun.extend(part);
        }
        (starts, draft)
    };
    ordered.into_iter().map(starts).collect()
}

/// The name that was probably meant, also where a file was named.
pub fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let plain = KitPath::new(written).map(|path| name_of(&path)).unwrap_or_default();
    names.clone().find(|name| *name == plain).or_else(|| did_you_mean(written, names))
}

/// The pages without those whose name another has, or that editions make themselves.
fn distinct(drafts: Vec<Draft>, reading: &mut Reading<'_>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let at = draft.keys.id.as_ref().map_or(Span::new(draft.file, 0, 0), |id| id.span);
        if OWN_PAGES.contains(&draft.name.as_str()) {
            reading.report.push(
                Diagnostic::at(
                    &data::BAD_ID,
                    at,
                    format!("a page cannot be called `{}`: every edition makes a page of that name itself", draft.name),
                )
                .hint("give the file or its `id` another name"),
            );
        } else if !super::blocks::is_id(&draft.name) {
            reading
                .report
                .push(Diagnostic::at(&data::BAD_ID, at, format!("`{}` cannot be the name of a page", draft.name)).hint(
                    "name the file in lower-case letters, digits and hyphens, starting with a letter behind its number: `01-why.md`",
                ));
        }
        if let Some(other) = kept.iter().find(|other| other.name == draft.name) {
            let diagnostic = Diagnostic::at(&data::DUPLICATE_ID, at, format!("two pages are called `{}`", draft.name));
            let diagnostic = diagnostic.also(Span::new(other.file, 0, 0), format!("`{}` has the name already", other.path));
            reading.report.push(diagnostic.hint("rename one of the files, or give it an `id`"));
            continue;
        }
        // What is called wrongly is there all the same: links to it are not dead.
        kept.push(draft);
    }
    kept
}
