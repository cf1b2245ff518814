//! Releases a version of a kit.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::before::Before;
use super::choose::{choose, one};
use super::ledgers::{folder, ledger};
use super::make::{Making, Packed, core, hosting, jobs, make};
use super::{Observer, Stage, Workspace, workspace};
use crate::blob::{Blob, Sha256Sum};
use crate::check::{self, Around};
use crate::diagnostic::{Diagnostic, Report, Severity, Sources};
use crate::digest::{CheckCode, Stamp};
use crate::disk::{self, Existing};
use crate::ledger::{self, Entry, Ledger};
use crate::load;
use crate::pack::{self, AnyPacket, Deflated, SOURCE};
use crate::path::KitPath;
use crate::publish::{self, Content, Plan};
use crate::release::{self, changes_name};
use crate::render::Theme;
use crate::site_url::SiteUrl;
use crate::version::Version;

/// What is to be released.
#[derive(Clone, Debug)]
pub struct Release {
    /// The workspace's folder.
    pub root: PathBuf,
    /// The kit's id; none where there is only one kit.
    pub kit: Option<String>,
    /// The day, `2026-08-14`.
    pub date: String,
    /// Whether everything is done but the writing.
    pub dry_run: bool,
}

/// What came of a release.
pub struct Releasing {
    /// What authors should know, in order.
    pub report: Report,
    /// The sources that it points into.
    pub sources: Sources,
    /// What was made; `None` where there were errors, and then nothing was written.
    pub made: Option<Made>,
}

/// What was released, or would be.
#[derive(Clone, Debug)]
pub struct Made {
    /// The kit's id.
    pub kit: String,
    /// The version.
    pub version: String,
    /// The day.
    pub date: String,
    /// The release before.
    pub after: Option<String>,
    /// What changed since then, a line each.
    pub changed: Vec<String>,
    /// The packets.
    pub packets: Vec<MadePacket>,
    /// The folder that they are in.
    pub folder: PathBuf,
    /// How many warnings the coach has of it.
    pub open: usize,
}

/// A packet that was made.
#[derive(Clone, Debug)]
pub struct MadePacket {
    /// The name of its file.
    pub file: String,
    /// How many bytes it has.
    pub size: u64,
    /// What people compare; none for sources.
    pub code: Option<CheckCode>,
}

/// Releases a kit at the version that it says: makes its packets, keeps them beside it, and adds an entry to its ledger.
///
/// Every source is read once: what is checked is what is made, hashed and kept.
///
/// # Errors
///
/// Where the disk refuses, a source changes meanwhile, or another release of this kit is running.
pub fn release(request: &Release, observer: &dyn Observer) -> Result<Releasing, disk::Error> {
    observer.stage(Stage::Read, 0);
    let Workspace { mut tree, book, .. } = workspace(&request.root)?;
    let stopped = |mut report: Report, sources: Sources| {
        report.sort();
        Ok(Releasing { report, sources, made: None })
    };
    let id = match one(&tree, &book.src, request.kit.as_deref()) {
        Ok(id) => id,
        Err(diagnostic) => return stopped(Report { diagnostics: vec![*diagnostic] }, Sources::default()),
    };
    if let Err(report) = choose(&mut tree, &book.src, std::slice::from_ref(&id)) {
        return stopped(report, Sources::default());
    }

    observer.stage(Stage::Check, 0);
    let (checked, mut sources, mut report) = check::check(load::load(&tree));
    let (mut theme, found) = Theme::load(&tree, book.theme.as_ref());
    report.diagnostics.extend(found);
    report.diagnostics.extend(theme.dress(&book.district, book.theme.as_ref()));
    let kit_folder = folder(&book.src, &id);
    let (ledger, read) = match ledger(&tree, &kit_folder, &mut sources) {
        Ok(read) => read,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return stopped(report, sources);
        }
    };
    let Some(checked) = checked.filter(|_| report.errors() == 0) else { return stopped(report, sources) };
    let version = checked.kits[0].version.clone();
    let own = release::Sources::of(&tree, &kit_folder);
    let (before, found) = Before::of(&request.root, &book.src, &id, &ledger, Some(&version.value))?;
    report.diagnostics.extend(found);
    report.diagnostics.extend(before.refusal(&ledger, &version, &own)?);
    if report.errors() > 0 {
        return stopped(report, sources);
    }
    let changes = match before.changes(&checked)? {
        Ok(changes) => changes,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return stopped(report, sources);
        }
    };
    report.diagnostics.extend(changes.understated(&version));
    if report.errors() > 0 {
        return stopped(report, sources);
    }
    // The rules that a district made errors stop a release; what the coach says beside them is for `tttkit check` to tell.
    let changed = match ledger.last() {
        Some(last) => before.differing(&last.version, &own)?,
        None => Vec::new(),
    };
    let around = Around { book: &book.levels, today: &request.date, changed: &changed, answers: None };
    let coached = check::coach(&checked.kits[0], &sources, report, &around).report;
    let (of_coach, mut report): (Vec<_>, Vec<_>) = coached.diagnostics.into_iter().partition(|found| check::subject(found.code).is_some());
    let open = of_coach.iter().filter(|found| found.severity == Severity::Warning).count();
    report.extend(of_coach.into_iter().filter(|found| found.severity == Severity::Error));
    report.retain(|found| found.severity < Severity::Advice);
    let mut report = Report { diagnostics: report };
    if report.errors() > 0 {
        return stopped(report, sources);
    }

    let jobs = jobs(&checked, |_| true);
    observer.stage(Stage::Make, jobs.len());
    let earlier = [(id.clone(), before.earlier()?)].into();
    let Packed { mut packets, found, .. } = make(
        &jobs,
        &Making {
            checked: &checked,
            theme: &theme,
            hosting: &hosting(&book),
            released: Some(&request.date),
            earlier: &earlier,
            deflated: &Deflated::default(),
            pages: true,
        },
        &|| observer.step(),
        observer,
    );
    report.diagnostics.extend(found);
    report.diagnostics.extend(packets.iter().flat_map(|packet| links_within(packet, &book.site_url)));
    let stamp = Stamp { content: own.digest(), core: core(&checked, 0) };
    let Some(first) = packets.iter().find(|packet| packet.first) else { return stopped(report, sources) };
    packets.push(pack::sources(first.facts.clone(), stamp, own.files));
    report.diagnostics.extend(packets.iter().filter_map(pack::crowded));
    if report.errors() > 0 {
        return stopped(report, sources);
    }

    observer.stage(Stage::Write, 0);
    let changes_text = changes.text();
    let new = New { version: version.value, date: request.date.clone(), stamp, changes: Sha256Sum::of(changes_text.as_bytes()) };
    let changed = changes.lines();
    let mut made = Made {
        kit: id.clone(),
        version: new.version.to_string(),
        date: new.date.clone(),
        after: ledger.last().map(|last| last.version.to_string()),
        changed,
        packets: packets.iter().map(made_packet).collect(),
        folder: request.root.join(&kit_folder).join("releases").join(new.version.to_string()),
        open,
    };
    if !request.dry_run {
        let releasing = disk::releasing(&request.root, &book.src, &id)?;
        let changes = (changes_name(&id, &made.version), changes_text);
        made.folder = write(&releasing, new, packets, changes, ledger, &read)?;
    }
    report.sort();
    Ok(Releasing { report, sources, made: Some(made) })
}

/// What is wrong with the links of a packet: it will be opened where nothing stands beside it, and never made again.
fn links_within(packet: &AnyPacket, site_url: &SiteUrl) -> Vec<Diagnostic> {
    let mut alone = Plan::default();
    for (path, blob) in &packet.files {
        // No two files of a packet have one path.
        let _ = alone.add(path.clone(), Content::Blob(blob.clone()));
    }
    publish::links(&alone, site_url).settle(&alone)
}

fn made_packet(packet: &AnyPacket) -> MadePacket {
    MadePacket { file: packet.file_name.clone(), size: packet.zip.size(), code: (packet.edition != SOURCE).then(|| packet.stamp.code()) }
}

/// A release without its packets.
struct New {
    version: Version,
    date: String,
    stamp: Stamp,
    changes: Sha256Sum,
}

/// Writes the folder of a release, reads it back for its digests, and adds its entry to the ledger, which is still as it was `read`.
fn write(
    releasing: &disk::Releasing,
    new: New,
    packets: Vec<AnyPacket>,
    changes: (String, String),
    mut ledger: Ledger,
    read: &[u8],
) -> Result<PathBuf, disk::Error> {
    // Under the lock: where somebody else released meanwhile, nothing may be replaced.
    releasing.write_ledger(&String::from_utf8_lossy(read), read)?;
    let known: Vec<_> = packets
        .iter()
        .map(|packet| {
            let manifest = packet.files.iter().find(|(path, _)| path.as_str() == "MANIFEST.sha256").map(|(_, blob)| blob.sha256());
            (packet.edition.to_owned(), packet.language.clone(), packet.file_name.clone(), packet.stamp.content, manifest)
        })
        .collect();
    let mut files: BTreeMap<KitPath, Content> = BTreeMap::new();
    let mut put = |name: &str, content| {
        if let Ok(path) = KitPath::new(name) {
            files.insert(path, content);
        }
    };
    for packet in packets {
        put(&packet.file_name, Content::Zip(packet.zip));
    }
    put(&changes.0, Content::Blob(Blob::held(changes.1.into_bytes())));
    let folder = releasing.write(&new.version, files, Existing::Leftover)?;

    let mut entry = ledger::Release {
        version: new.version,
        date: new.date,
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        source: new.stamp.content,
        core: new.stamp.core,
        changes: new.changes,
        packets: Vec::new(),
    };
    for (edition, language, file, content, manifest) in known {
        // What stands on disk is what the ledger vouches for.
        let (zip, size) = disk::digest(&folder.join(&file))?;
        let files = manifest.unwrap_or(zip);
        entry.packets.push(ledger::Packet { edition, language, file, size, content, files, zip });
    }
    ledger.entries.push(Entry::Release(entry));
    releasing.write_ledger(&ledger.print(), read)?;
    Ok(folder)
}
