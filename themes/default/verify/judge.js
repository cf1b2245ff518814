// What a packet is: its files against a list, and the list against the records. `verdict/mod.rs`, 1, 2 and 20 to 24.

/** The verdict on a zip, with the keys of `tttkit verify --format json`; `step` hears how many bytes were read. */
async function verify(file, known, step) {
  const verdict = { answer: "cannot-tell", cause: null, about: null, kit: null, title: null, version: null, edition: null, language: null, code: null, files: null, ownList: null, changed: [], missing: [], added: [], ignored: [], notices: [] };
  try {
    await judge(file, known, verdict, step);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    Object.assign(verdict, { cause: error.cause, about: error.about === undefined ? null : error.about });
  }
  return verdict;
}

async function judge(file, known, verdict, step) {
  refuseIf(file.size === 0, "empty");
  const zip = await digestOf(file, step);
  const whole = recordsOf(known).find(({ packet }) => packet.zip === zip);
  if (whole) {
    verdict.files = await packetIn(file).then((packet) => packet.count, (error) => {
      if (error instanceof Refused) return null;
      throw error;
    });
    verdict.answer = "genuine";
    return identify(verdict, whole);
  }
  const packet = await packetIn(file);
  verdict.files = packet.count;
  verdict.ignored = packet.ignored;
  return compare(file, packet, known, verdict, step);
}

async function packetIn(file) {
  const directory = await directoryOf(file);
  const entries = await entriesOf(file, directory);
  await placeEntries(file, entries, directory);
  return packetOf(entries);
}

function recordsOf(known) {
  return known.kits.flatMap((kit) => kit.releases.flatMap((release) => release.packets.map((packet) => ({ kit, release, packet }))));
}

/** Says what a packet is, as the records have it, with their notices. */
function identify(verdict, { kit, release, packet }) {
  Object.assign(verdict, { kit: kit.id, title: kit.title || null, version: release.version, edition: packet.edition, language: packet.language, code: checkCode(packet.content) });
  if (release.withdrawn !== undefined) verdict.notices.push({ notice: "withdrawn", reason: release.withdrawn, date: null });
  const versions = kit.releases.map(({ version }) => version);
  if (kit.latest && versions.indexOf(kit.latest) > versions.indexOf(release.version)) verdict.notices.push({ notice: "newer", version: kit.latest });
}

async function compare(file, packet, known, verdict, step) {
  const listed = packet.files.get(LIST);
  refuseIf(listed && listed.size > LIST_AT_MOST, "too-large");
  const list = listed && await contentOf(file, listed);
  const digests = new Map();
  const damaged = [];
  const read = async (name, entry) => {
    const digest = await digestOfEntry(file, entry, step);
    digests.set(name, digest);
    if (digest === undefined) damaged.push(name);
  };
  for (const [name, entry] of packet.files) await read(name, entry);
  for (const entry of packet.outside) await read(entry.name, entry);

  const record = list && recordOf(known, list);
  const differences = differencesFrom(list ? linesOf(list) : new Map(), digests, packet);
  if (!record) return claimed(file, packet, known, verdict, { list, listed, damaged, ...differences });
  if (record.folded) differences.changed = inOrder([...differences.changed, LIST]);
  Object.assign(verdict, differences);
  identify(verdict, record);
  if (differences.changed.length + differences.missing.length + differences.added.length === 0) {
    verdict.answer = "repacked";
    return undefined;
  }
  verdict.answer = "changed";
  verdict.cause = await causeOf(file, packet, { damaged, digests, listedDigests: linesOf(list), record, ...differences });
  return undefined;
}

/** The record whose list of files this is, as it stands or with its line ends folded. */
function recordOf(known, list) {
  const of = (bytes) => recordsOf(known).find(({ packet }) => packet.files === new Sha256().update(bytes).hex());
  const exact = of(list);
  const record = exact || of(folded(list));
  return record && { ...record, folded: !exact };
}

/** The digests that a list gives, by name; lines that are none are left out. */
function linesOf(list) {
  const lines = UTF8.decode(folded(list)).split("\n").map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  return new Map(lines.filter(Boolean).map(([, digest, name]) => [name, digest]));
}

function differencesFrom(listed, digests, packet) {
  const outside = packet.outside.map(({ name }) => name);
  const inside = [...packet.files.keys()];
  return {
    changed: inOrder(inside.filter((name) => listed.has(name) && listed.get(name) !== digests.get(name))),
    missing: inOrder([...listed.keys()].filter((name) => !packet.files.has(name))),
    added: inOrder([...inside.filter((name) => !listed.has(name) && name !== LIST), ...outside]),
  };
}

/** The likely cause of differences from the list of a release: 23. */
async function causeOf(file, packet, { damaged, digests, listedDigests, record, changed, missing, added }) {
  if (damaged.length > 0) return "damaged";
  if (changed.includes(NOTE) && isOther(await noteOf(file, packet), record)) return "two-packets";
  const only = (names) => names.length === changed.length + missing.length + added.length;
  if (only(changed) && await everyOf(changed, async (name) => name === LIST || await foldedDigest(file, packet.files.get(name)) === listedDigests.get(name))) return "line-ends";
  const same = (by) => changed.length === 0 && missing.length === added.length
    && String(missing.map((name) => by(listedDigests.get(name), name)).sort()) === String(added.map((name) => by(digests.get(name), name)).sort());
  if (same((digest, name) => `${digest} ${name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}`)) return "names-case";
  if (same((digest) => digest)) return "renamed";
  if (only(missing)) return "part";
  if (only(added)) return "added";
  const beside = (name) => name.split("/").slice(0, -1).some((folder) => folder.endsWith("_files"));
  if (missing.length === 0 && added.length > 0 && changed.every((name) => name.endsWith(".html")) && added.every(beside)) return "saved";
  return only(changed) ? "edited" : "mixed";
}

async function everyOf(names, holds) {
  for (const name of names) if (!await holds(name)) return false;
  return true;
}

/** What RELEASE.txt says the packet is; nothing where it does not say it all. */
async function noteOf(file, packet) {
  const entry = packet.files.get(NOTE);
  const bytes = entry && entry.size <= NOTE_AT_MOST && await contentOf(file, entry);
  if (!bytes) return undefined;
  const lines = UTF8.decode(bytes).split("\n").map((line) => line.replace(/\r$/, ""));
  const value = (name) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))[0];
  const kit = /^(.*) \(([^()]+)\)$/.exec(value("Kit") || "");
  const [version] = (value("Version") || "").split(" ");
  const edition = value("Edition");
  return kit && version && edition ? { kit: kit[2], title: kit[1], version, edition, language: value("Language") || "" } : undefined;
}

function isOther(note, { kit, release, packet }) {
  return note && (note.kit !== kit.id || note.version !== release.version || note.edition !== packet.edition || note.language.toLowerCase() !== packet.language.toLowerCase());
}

/** The verdict where the list of files is none that is on record: by what the packet says of itself, 24. */
async function claimed(file, packet, known, verdict, { list, listed, damaged, changed, missing, added }) {
  if (list) Object.assign(verdict, { changed, missing, added, ownList: changed.length + missing.length + added.length === 0 });
  const note = await noteOf(file, packet);
  refuseIf(!note && [LIST, NOTE].some((name) => damaged.includes(name)), "broken");
  refuseIf(!note, "not-a-packet");
  Object.assign(verdict, note);
  refuseIf(note.version.endsWith("-draft"), "draft");
  refuseIf(known.kits.length === 0, "no-record");
  const kit = known.kits.find(({ id }) => id === note.kit);
  refuseIf(!kit, "unknown-kit");
  const release = kit.releases.find(({ version }) => version === note.version);
  refuseIf(!release, "unknown-version");
  const language = note.language.toLowerCase();
  const record = release.packets.find((one) => one.edition === note.edition && one.language.toLowerCase() === language);
  refuseIf(!record, "unknown-packet");
  verdict.answer = "changed";
  identify(verdict, { kit, release, packet: record });
  throw new Refused(damaged.length > 0 ? "damaged" : listed ? "list-changed" : "list-missing");
}
