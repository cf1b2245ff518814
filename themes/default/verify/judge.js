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
    Object.assign(verdict, { answer: "genuine", files: await countIn(file) }, identityOf(whole));
    return;
  }
  const files = await filesIn(file);
  const kept = files.filter(({ name }) => !isLitter(name));
  verdict.files = kept.length;
  verdict.ignored = inOrder(files.filter(({ name }) => isLitter(name)).map(({ name }) => name));
  const root = rootOf(kept.map(({ name }) => name));
  const seen = [];
  for (const entry of kept) {
    const inside = entry.name.startsWith(root);
    seen.push({ name: inside ? entry.name.slice(root.length) : entry.name, inside, entry, digest: await digestOfEntry(file, entry, step) });
  }
  await compare(file, seen, known, verdict);
}

/** The files of a zip without its folders. */
async function filesIn(file) {
  const directory = await directoryOf(file);
  const entries = await entriesOf(file, directory);
  await placeEntries(file, entries, directory);
  return entries.filter(({ folder }) => !folder);
}

/** How many files a packet has; nothing where its headers are odd. */
async function countIn(file) {
  try {
    return (await filesIn(file)).filter(({ name }) => !isLitter(name)).length;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Every packet on record, with what it belongs to. */
function recordsOf(known) {
  return known.kits.flatMap((kit) => kit.releases.flatMap((release) => release.packets.map((packet) => ({ kit, release, packet }))));
}

/** What a packet on record is, and what else should be known of it. */
function identityOf({ kit, release, packet }) {
  const place = (version) => kit.releases.findIndex((one) => one.version === version);
  const notices = [];
  if (typeof release.withdrawn === "string") notices.push({ notice: "withdrawn", reason: release.withdrawn, date: null });
  if (kit.latest && place(kit.latest) > place(release.version)) notices.push({ notice: "newer", version: kit.latest });
  return { kit: kit.id, title: kit.title || null, version: release.version, edition: packet.edition, language: packet.language, code: checkCode(packet.content), notices };
}

async function compare(file, seen, known, verdict) {
  const find = (name) => seen.find((one) => one.inside && one.name === name);
  const [listing, noting] = [find(LIST), find(NOTE)];
  refuseIf(listing && listing.digest && listing.entry.size > LIST_AT_MOST, "too-large");
  const list = listing && listing.digest && await contentOf(file, listing.entry);
  const note = noting && noting.digest && noting.entry.size <= NOTE_AT_MOST && claimIn(await contentOf(file, noting.entry));
  const listed = list ? listedIn(list) : new Map();
  const differences = differencesOf(seen, listed);
  const right = list && [listing.digest, new Sha256().update(folded(list)).hex()].find((sum) => recordsOf(known).some(({ packet }) => packet.files === sum));
  if (!right) {
    unknown(note, seen, listed, differences, known, verdict, { listing, noting });
    return;
  }
  const record = recordsOf(known).find(({ packet }) => packet.files === right);
  // A list that had to be folded is a changed file like others.
  if (listing.digest !== right) differences.changed.push({ file: listing, sum: right });
  Object.assign(verdict, identityOf(record), listsOf(differences));
  if (verdict.changed.length + verdict.missing.length + verdict.added.length === 0) verdict.answer = "repacked";
  else changedBy(verdict, seen.some(({ digest }) => !digest) ? "damaged" : await causeOf(file, differences, note, record));
}

function changedBy(verdict, cause) {
  Object.assign(verdict, { answer: "changed", cause });
}

/** How files differ from a list: other digests than listed, names that are listed and not there, files that are not listed. */
function differencesOf(seen, listed) {
  const missing = new Map(listed);
  const changed = [];
  const added = [];
  for (const file of seen) {
    const sum = file.inside ? listed.get(file.name) : undefined;
    if (sum) {
      missing.delete(file.name);
      if (file.digest !== sum) changed.push({ file, sum });
    } else if (!(file.inside && file.name === LIST)) {
      added.push(file);
    }
  }
  return { changed, missing, added };
}

function listsOf({ changed, missing, added }) {
  return { changed: inOrder(changed.map(({ file }) => file.name)), missing: inOrder([...missing.keys()]), added: inOrder(added.map(({ name }) => name)) };
}

/** The likely cause of differences from the list of a release: 23. */
async function causeOf(file, { changed, missing, added }, note, { kit, release, packet }) {
  const other = note && (note.kit !== kit.id || note.version !== release.version || note.edition !== packet.edition || lower(note.language) !== lower(packet.language));
  if (other && changed.some((one) => one.file.name === NOTE)) return "two-packets";
  const [isChanged, isMissing, isAdded] = [changed.length > 0, missing.size > 0, added.length > 0];
  if (isChanged && !isMissing && !isAdded) return await everyFolds(file, changed) ? "line-ends" : "edited";
  if (isMissing && isAdded && !isChanged) {
    const same = (by) => String([...missing].map(([name, sum]) => by(sum, name)).sort()) === String(added.map(({ name, digest }) => by(digest, name)).sort());
    if (same((sum, name) => `${sum} ${lower(name)}`)) return "names-case";
    return same((sum) => sum) ? "renamed" : "mixed";
  }
  if (isMissing && !isChanged) return "part";
  if (isAdded && !isChanged) return "added";
  const beside = (name) => name.split("/").slice(0, -1).some((folder) => /_(files|archivos)$/.test(folder));
  return !isMissing && changed.every((one) => one.file.name.endsWith(".html")) && added.every(({ name }) => beside(name)) ? "saved" : "mixed";
}

/** Whether every changed file would be right with its ends of lines folded. */
async function everyFolds(file, changed) {
  for (const { file: { entry }, sum } of changed) if (await foldedDigest(file, entry) !== sum) return false;
  return true;
}

/** The verdict where the list of files is none that is on record: by what the packet says of itself, 24. */
function unknown(note, seen, listed, differences, known, verdict, { listing, noting }) {
  const damaged = seen.filter(({ digest }) => !digest);
  if (listed.size > 0) {
    Object.assign(verdict, listsOf(differences));
    verdict.ownList = verdict.changed.length + verdict.missing.length + verdict.added.length === 0;
  } else {
    verdict.changed = inOrder(damaged.map(({ name }) => name));
  }
  refuseIf(!note && [listing, noting].some((one) => damaged.includes(one)), "broken");
  refuseIf(!note, "not-a-packet");
  Object.assign(verdict, note);
  refuseIf(note.version.endsWith("-draft"), "draft");
  refuseIf(known.kits.length === 0, "no-record");
  const kit = known.kits.find(({ id }) => id === note.kit);
  refuseIf(!kit, "unknown-kit");
  const release = kit.releases.find(({ version }) => version === note.version);
  refuseIf(!release, "unknown-version");
  const packet = release.packets.find(({ edition, language }) => edition === note.edition && lower(language) === lower(note.language));
  refuseIf(!packet, "unknown-packet");
  Object.assign(verdict, identityOf({ kit, release, packet }));
  changedBy(verdict, damaged.length > 0 ? "damaged" : listing ? "list-changed" : "list-missing");
  if (verdict.cause === "list-changed") verdict.changed = inOrder([...verdict.changed, LIST]);
  if (verdict.cause === "list-missing") verdict.missing = inOrder([...verdict.missing, LIST]);
}
