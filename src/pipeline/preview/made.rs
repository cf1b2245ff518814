//! A kit without errors, and what is made of it when it is asked for.

use std::sync::OnceLock;

use crate::blob::{Blob, Sha256Sum};
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::digest::Stamp;
use crate::edition::{Audience, Edition, Facilitator, Participant, Restricted};
use crate::facts::Facts;
use crate::kit::Kit;
use crate::pack::{self, AnyPacket, tag};
use crate::path::KitPath;
use crate::pipeline::core;
use crate::render::{self, Hosting, Theme};
use crate::transcript;
use crate::view::{self, View};

/// A kit that can be shown.
pub(super) struct Good {
    id: String,
    checked: Checked,
    core: Sha256Sum,
    /// Its facilitator editions, a language each.
    facilitator: Vec<OnceLock<Made<Facilitator>>>,
    /// Its participant editions, likewise.
    participant: Vec<OnceLock<Made<Participant>>>,
}

/// An edition in one language.
struct Made<E: Edition> {
    view: View<E>,
    stamp: Stamp,
}

/// The name of an edition, as it stands in addresses.
pub(super) fn name(edition: Audience) -> &'static str {
    match edition {
        Audience::Participant => Participant::NAME,
        Audience::Facilitator | Audience::Both => Facilitator::NAME,
    }
}

impl Good {
    /// The kit as it was written.
    pub fn kit(&self) -> &Kit {
        &self.checked.kits[0]
    }

    /// The kit of a checked workspace that holds no other.
    pub fn of(id: &str, checked: Checked) -> Option<Self> {
        let languages = checked.kits.first()?.texts.len();
        let core = core(&checked, 0);
        let (facilitator, participant) = ((0..languages).map(|_| OnceLock::new()), (0..languages).map(|_| OnceLock::new()));
        Some(Self { id: id.to_owned(), core, facilitator: facilitator.collect(), participant: participant.collect(), checked })
    }

    /// What everybody may know of it, in the language that it is written in.
    pub fn facts(&self) -> &Facts {
        &self.checked.kits[0].texts[0].facts
    }

    /// Its version as it stands in addresses.
    pub fn version(&self) -> &str {
        &self.facts().version
    }

    /// Its languages, its own first.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.checked.kits[0].texts.iter().map(|text| text.language.as_str())
    }

    /// The language of a folder on the site; that of none is the kit's own.
    pub fn language(&self, folder: Option<&str>) -> Option<usize> {
        match folder {
            None => Some(0),
            Some(folder) => self.languages().position(|language| tag(language) == folder).filter(|language| *language > 0),
        }
    }

    /// The path on the site of a file of an edition.
    pub fn path(&self, edition: Audience, language: usize, file: &str) -> String {
        let folder = match self.languages().nth(language) {
            Some(language_tag) if language > 0 => format!("{}/", tag(language_tag)),
            _ => String::new(),
        };
        format!("{}/{}/{folder}{}/{file}", self.id, self.version(), name(edition))
    }

    /// A file of an edition, made now.
    pub fn file(&self, edition: Audience, language: usize, file: &KitPath, theme: &Theme, hosting: &Hosting) -> Rendered {
        match edition {
            Audience::Participant => self.render(&self.participant[language], language, file, theme, hosting),
            Audience::Facilitator | Audience::Both => self.render(&self.facilitator[language], language, file, theme, hosting),
        }
    }

    fn render<E: Edition>(&self, made: &OnceLock<Made<E>>, language: usize, file: &KitPath, theme: &Theme, hosting: &Hosting) -> Rendered {
        let Made { view, stamp } = made.get_or_init(|| self.make(language));
        render::file(view, stamp, &no_changes(), theme, hosting, file)
    }

    fn make<E: Edition>(&self, language: usize) -> Made<E> {
        let view = view::view::<E>(&self.checked, 0, language);
        let stamp = Stamp { content: transcript::content(&view).digest(), core: self.core };
        Made { view, stamp }
    }

    /// Whether an edition has a page. Its view is not made for that: nobody may be looking at it.
    pub fn has(&self, edition: Audience, language: usize, file: &KitPath) -> bool {
        let name = file.as_str().trim_end_matches(".html");
        let checked = &self.checked;
        let (own, written): (&[&str], bool) = match edition {
            Audience::Participant => {
                (&["takeaway", "attendance"], view::page_names::<Participant>(checked, 0, language).any(|page| page == name))
            }
            Audience::Facilitator | Audience::Both => (
                &["get-ready", "run", "presenter", "projector", "delivery"],
                view::page_names::<Facilitator>(checked, 0, language).any(|page| page == name),
            ),
        };
        written || own.contains(&name) || ["index", "all-in-one", "agenda"].contains(&name)
    }

    /// The packets of some editions, for what a kit's own page says of them.
    pub fn packets(&self, editions: &[Audience], theme: &Theme, hosting: &Hosting) -> (Vec<AnyPacket>, Vec<Diagnostic>) {
        let (mut packets, mut found) = (Vec::new(), Vec::new());
        for language in 0..self.facilitator.len() {
            for edition in editions {
                let (packet, more) = match edition {
                    Audience::Participant => self.packet(&self.participant[language], language, theme, hosting),
                    Audience::Facilitator | Audience::Both => self.packet(&self.facilitator[language], language, theme, hosting),
                };
                packets.push(packet);
                found.extend(more);
            }
        }
        (packets, found)
    }

    fn packet<E: Edition>(
        &self,
        made: &OnceLock<Made<E>>,
        language: usize,
        theme: &Theme,
        hosting: &Hosting,
    ) -> (AnyPacket, Vec<Diagnostic>) {
        let Made { view, stamp } = made.get_or_init(|| self.make(language));
        let (site, mut found) = render::render(view, stamp, &no_changes(), theme, hosting);
        let (packet, more) = pack::pack(site, &self.checked.kits[0].texts[0].language);
        found.extend(more);
        (packet.erase(), found)
    }
}

/// A file, and what is wrong with the theme that it was made with.
pub(super) type Rendered = (Option<Blob>, Vec<Diagnostic>);

/// A preview compares with no release: reading those takes longer than all the rest.
fn no_changes() -> Restricted<Vec<crate::compare::Since>> {
    Restricted::new(Vec::new())
}
