//! Makes editions.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::differs;
use super::parallel::each;
use super::{Observer, Work};
use crate::blob::Sha256Sum;
use crate::check::Checked;
use crate::compare::Since;
use crate::diagnostic::Diagnostic;
use crate::digest::Stamp;
use crate::edition::{Audience, Edition, Facilitator, Participant, Restricted};
use crate::kit::{Book, Kit};
use crate::pack::{self, AnyPacket, Deflated};
use crate::render::{self, Hosting, Theme};
use crate::transcript;
use crate::view;

/// One edition of one kit in one language, by its places in the workspace.
pub(super) struct Job {
    kit: usize,
    language: usize,
    edition: Audience,
}

/// What pages are told of the place where they will stand.
pub(super) fn hosting(book: &Book) -> Hosting {
    Hosting {
        site_url: book.site_url.clone(),
        shown: book.editions.clone(),
        edit_url: book.edit_url.clone(),
        repository: book.repository.clone(),
    }
}

/// What is to be made of the kits that are wanted.
pub(super) fn jobs(checked: &Checked, wanted: impl Fn(&Kit) -> bool) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (kit, of) in checked.kits.iter().enumerate().filter(|(_, kit)| wanted(kit)) {
        for language in 0..of.texts.len() {
            jobs.extend([Audience::Facilitator, Audience::Participant].map(|edition| Job { kit, language, edition }));
        }
    }
    jobs
}

/// The releases of kits by id, the newest first, each in a workspace of its own.
pub(super) type Earlier = BTreeMap<String, Vec<Checked>>;

/// What packets are made from.
pub(super) struct Making<'m> {
    /// The kits.
    pub checked: &'m Checked,
    /// How they look.
    pub theme: &'m Theme,
    /// Where they will stand.
    pub hosting: &'m Hosting,
    /// The day of their release; none for drafts.
    pub released: Option<&'m str>,
    /// The releases before.
    pub earlier: &'m Earlier,
    /// What many packets hold.
    pub deflated: &'m Deflated,
    /// Whether several pages are made at a time, for there are fewer kits than threads.
    pub pages: bool,
}

/// What came of some jobs.
#[derive(Default)]
pub(super) struct Packed {
    /// The packets, in the order of the jobs.
    pub packets: Vec<AnyPacket>,
    /// Their blocks of code, by digest.
    pub colored: BTreeSet<Sha256Sum>,
    /// What is wrong with theme and names.
    pub found: Vec<Diagnostic>,
}

/// Makes the packets of some jobs, in their order, and says what is wrong with theme and names.
pub(super) fn make(jobs: &[Job], making: &Making<'_>, step: &(dyn Fn() + Sync), observer: &dyn Observer) -> Packed {
    let core_of = |(kit, of): (usize, &Kit)| {
        let _at = observer.at(Work::View, &of.id);
        core(making.checked, kit)
    };
    let cores: Vec<Sha256Sum> = making.checked.kits.iter().enumerate().map(core_of).collect();
    let made = each(jobs, |job| {
        let made = match job.edition {
            Audience::Participant => job.make::<Participant>(making, cores[job.kit], observer),
            Audience::Facilitator | Audience::Both => job.make::<Facilitator>(making, cores[job.kit], observer),
        };
        step();
        made
    });
    let mut all = Packed::default();
    for Packed { packets, colored, found } in made {
        all.packets.extend(packets);
        all.colored.extend(colored);
        all.found.extend(found);
    }
    all
}

/// The digest of a kit's core messages in all its languages, as participants get them.
pub fn core(checked: &Checked, kit: usize) -> Sha256Sum {
    let texts = checked.kits[kit].texts.iter().map(|text| text.language.as_str());
    let messages: Vec<_> =
        texts.enumerate().map(|(language, tag)| (tag, view::core_messages::<Participant>(checked, kit, language))).collect();
    transcript::core(messages.iter().map(|(language, messages)| (*language, messages)))
}

impl Job {
    /// What changed for the facilitator since each earlier release.
    fn since(&self, checked: &Checked, earlier: &Earlier) -> Vec<Since> {
        let kit = &checked.kits[self.kit];
        let language = &kit.texts[self.language].language;
        let of = |before: &Checked| {
            let version = before.kits.first()?.version.value.to_string();
            Some(Since { version, difference: differs(before, checked, &kit.id, Audience::Facilitator, language)? })
        };
        earlier.get(&kit.id).into_iter().flatten().filter_map(of).collect()
    }

    fn make<E: Edition>(&self, making: &Making<'_>, core: Sha256Sum, observer: &dyn Observer) -> Packed {
        let Making { checked, theme, hosting, released, earlier, deflated, pages } = making;
        let kit = &checked.kits[self.kit];
        let of = format!("{} {} {}", kit.id, E::NAME, kit.texts[self.language].language);
        let at = observer.at(Work::View, &of);
        let mut view = view::view::<E>(checked, self.kit, self.language);
        if let Some(day) = released {
            view.facts.version = kit.version.value.to_string();
            view.facts.draft = false;
            view.facts.released = Some((*day).to_owned());
        }
        let stamp = Stamp { content: transcript::content(&view).digest(), core };
        drop(at);
        let at = observer.at(Work::Releases, &of);
        let since = Restricted::new(if E::AUDIENCE == Audience::Facilitator { self.since(checked, earlier) } else { Vec::new() });
        drop(at);
        let (mut site, mut found) = if *pages {
            // Each part is a work of its own: a thread that waits for others may do something else meanwhile.
            let several = |parts, make: &(dyn Fn(usize) -> render::Made + Sync)| {
                each(&(0..parts).collect::<Vec<usize>>(), |part| {
                    let _at = observer.at(Work::Render, &of);
                    make(*part)
                })
            };
            render::render_by(&view, &stamp, &since, theme, hosting, &several)
        } else {
            let _at = observer.at(Work::Render, &of);
            render::render(&view, &stamp, &since, theme, hosting)
        };
        let colored = std::mem::take(&mut site.colored);
        let _at = observer.at(Work::Pack, &of);
        let common = theme.common(E::NAME, &site.language);
        let language = &kit.texts[0].language;
        let (packet, more) = pack::pack_sharing(site, language, |path| common.contains_key(path), deflated);
        found.extend(more);
        Packed { packets: vec![packet.erase()], colored, found }
    }
}
