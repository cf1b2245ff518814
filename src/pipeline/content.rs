//! What one edition of a kit delivers, before it is rendered: for whoever wants to see what its check code stands for.

use std::path::PathBuf;

use super::choose::{choose, kits};
use super::make::core;
use super::{Workspace, workspace};
use crate::check::{self, Checked};
use crate::diagnostic::{Report, Sources, did_you_mean};
use crate::digest::Stamp;
use crate::disk;
use crate::edition::{Audience, Edition, Facilitator, Participant};
use crate::load;
use crate::transcript::{self, Transcript};
use crate::view;

/// Whose content is asked for.
#[derive(Clone, Debug)]
pub struct Content {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kit, by its folder's name.
    pub kit: String,
    /// Who reads it.
    pub edition: Audience,
    /// The language, BCP 47; the one that the kit is written in where it is absent.
    pub language: Option<String>,
}

/// What an edition delivers.
pub struct Contents {
    /// What authors should know.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// The content and its digests; `None` where there were errors.
    pub content: Option<(Transcript, Stamp)>,
    /// What was asked for and is not there, in words.
    pub unknown: Option<String>,
}

/// What one edition of a kit delivers.
///
/// # Errors
///
/// Where there is no workspace, or the disk refuses.
pub fn content(request: &Content) -> Result<Contents, disk::Error> {
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    if choose(&mut tree, &book.src, std::slice::from_ref(&request.kit)).is_err() {
        let kits = kits(&tree, &book.src);
        let unknown = unknown("kit", &request.kit, kits.iter().map(String::as_str));
        return Ok(Contents { report: Report::default(), sources: Sources::default(), content: None, unknown: Some(unknown) });
    }
    let (checked, sources, mut report) = check::check(load::load(&tree));
    report.sort();
    let (content, unknown) = match checked.map(|checked| made(&checked, request)) {
        Some(Ok(made)) => (Some(made), None),
        Some(Err(unknown)) => (None, Some(unknown)),
        None => (None, None),
    };
    Ok(Contents { report, sources, content, unknown })
}

fn made(checked: &Checked, request: &Content) -> Result<(Transcript, Stamp), String> {
    let tags: Vec<&str> = checked.kits.iter().flat_map(|kit| &kit.texts).map(|text| text.language.as_str()).collect();
    let language = match &request.language {
        None => 0,
        Some(wanted) => {
            tags.iter().position(|tag| tag.eq_ignore_ascii_case(wanted)).ok_or_else(|| unknown("language", wanted, tags.iter().copied()))?
        }
    };
    Ok(match request.edition {
        Audience::Participant => of::<Participant>(checked, language),
        Audience::Facilitator | Audience::Both => of::<Facilitator>(checked, language),
    })
}

fn of<E: Edition>(checked: &Checked, language: usize) -> (Transcript, Stamp) {
    let transcript = transcript::content(&view::view::<E>(checked, 0, language));
    let stamp = Stamp { content: transcript.digest(), core: core(checked, 0) };
    (transcript, stamp)
}

/// That there is no such thing, and which was probably meant.
pub(super) fn unknown<'n>(thing: &str, written: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    let all = || names.clone().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match did_you_mean(written, names.clone()) {
        Some(near) => format!("there is no {thing} `{written}`; did you mean `{near}`?"),
        None => format!("there is no {thing} `{written}`; there is {}", all()),
    }
}
