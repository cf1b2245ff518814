// The entries of a zip where their data stands: `verdict/mod.rs`, 17 to 19. Every byte before the directory must be some entry's, and
// what stands in front of the data must say what the directory says. Field offsets: APPNOTE 4.3.7 and 4.3.9.

/** Gives every entry the place of its data, `from` to `to`. */
async function placeEntries(file, entries, directory) {
  const near = new Window(file);
  const inOrder = entries.map((entry, at) => ({ entry, at })).sort((a, b) => a.entry.offset - b.entry.offset || a.at - b.at).map(({ entry }) => entry);
  let end = 0;
  let front;
  for (const [at, entry] of inOrder.entries()) {
    follows(entry.offset, end, front, entry, directory.zip);
    await placeEntry(near, entry, directory.from);
    const next = at + 1 < inOrder.length ? inOrder[at + 1].offset : directory.from;
    end = entry.flags & 8 ? await descriptor(near, entry, next, directory.from) : entry.to;
    front = entry;
  }
  if (!front) refuseIf(directory.from !== 0, "hidden-data", "");
  else follows(directory.from, end, front, front, directory.zip);
}

function follows(start, end, front, entry, zip) {
  if (!front) {
    refuseIf(start !== 0, zip ? "joined" : "data-before");
    return;
  }
  refuseIf(start < end, "overlap", entry.name);
  refuseIf(start > end, "hidden-data", front.name);
}

async function placeEntry(near, entry, limit) {
  refuseIf(entry.offset + 30 > limit, "broken");
  const fixed = new Numbers(await near.bytes(entry.offset, entry.offset + 30));
  refuseIf(fixed.u32(0) !== SIGNATURES.local, "broken");
  const lengths = [fixed.u16(26), fixed.u16(28)];
  const from = entry.offset + 30 + lengths[0] + lengths[1];
  refuseIf(from > limit, "broken");
  const rest = await near.bytes(entry.offset + 30, from);
  const name = rest.subarray(0, lengths[0]);
  const sameName = name.length === entry.raw.length && name.every((byte, at) => byte === entry.raw[at]);
  refuseIf(!sameName || fixed.u16(8) !== entry.method || fixed.u16(6) !== entry.flags, "disagree", entry.name);
  const numbers = { crc: fixed.u32(14), ...long({ size: fixed.u32(22), packed: fixed.u32(18) }, rest.subarray(lengths[0])) };
  const later = Boolean(entry.flags & 8);
  const agree = ["crc", "size", "packed"].every((field) => numbers[field] === entry[field] || later && numbers[field] === 0);
  refuseIf(!agree, "disagree", entry.name);
  entry.from = from;
  entry.to = from + entry.packed;
}

/** Where an entry ends whose numbers stand behind its data: they must fill the room up to what comes next. */
async function descriptor(near, entry, next, limit) {
  const room = Math.min(next, limit) - entry.to;
  refuseIf(room < 12, "overlap", entry.name);
  refuseIf(![12, 16, 20, 24].includes(room), "hidden-data", entry.name);
  const bytes = new Numbers(await near.bytes(entry.to, entry.to + room));
  const signed = room === 16 || room === 24;
  const numbers = signed ? 4 : 0;
  const right = (!signed || bytes.u32(0) === SIGNATURES.descriptor) && bytes.u32(numbers) === entry.crc
    && (room < 20 ? bytes.u32(numbers + 4) === entry.packed && bytes.u32(numbers + 8) === entry.size
      : bytes.u64(numbers + 4) === entry.packed && bytes.u64(numbers + 12) === entry.size);
  refuseIf(!right, "disagree", entry.name);
  return entry.to + room;
}
