//! What a kit's authors wrote, file by file, and what a target is called.

use super::Lesson;
use crate::diagnostic::Source;
use crate::markdown::Target;
use crate::span::FileId;

/// A text of a kit, as it was written.
pub struct Document<'k> {
    /// Its id.
    pub file: FileId,
    /// The file.
    pub source: &'k Source,
    /// Its language, without its region.
    pub language: &'k str,
}

impl<'k> Lesson<'k> {
    /// The pages, plans and `kit.yaml` of the kit in all its languages. Those of translations stand here too: a rule that reads them
    /// does so once, where the kit is [`Lesson::original`].
    pub fn documents(&self) -> impl Iterator<Item = Document<'k>> {
        let kit_yaml = self.sources.get(self.kit.version.span.file).path.as_str();
        let folder = kit_yaml.strip_suffix("kit.yaml").unwrap_or_default();
        let own = self.kit.texts.first().map_or("", |text| text.language.as_str());
        self.sources.iter().filter_map(move |(file, source)| {
            let path = source.path.as_str().strip_prefix(folder)?;
            if path.starts_with("releases/") || !matches!(source.path.extension().as_str(), "md" | "yaml") {
                return None;
            }
            let tag = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/')).map_or(own, |(tag, _)| tag);
            Some(Document { file, source, language: tag.split('-').next().unwrap_or_default() })
        })
    }
}

/// How a target is told: its path in the kit, or its address.
pub fn shown(target: &Target) -> &str {
    match target {
        Target::Url(url) => url,
        Target::Page { page, .. } => page,
        Target::File(path) => path.as_str(),
    }
}
