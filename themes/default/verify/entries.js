// The entries of a zip where their data stands: `verdict/mod.rs`, 17 to 19. Every byte before the directory must be some entry's, and
// what stands in front of the data must say what the directory says. Field offsets: APPNOTE 4.3.7 and 4.3.9.

/** Gives every entry the place of its data, `from` to `to`. */
async function placeEntries(file, entries, directory) {
  const near = new Window(file);
  const sorted = entries.map((entry, at) => ({ entry, at })).sort((a, b) => a.entry.offset - b.entry.offset || a.at - b.at).map(({ entry }) => entry);
  if (entries.length === 0) refuseIf(directory.from !== 0, directory.zip ? "joined" : "data-before");
  for (const [at, entry] of sorted.entries()) {
    refuseIf(at === 0 && entry.offset !== 0, directory.zip ? "joined" : "data-before");
    await placeEntry(near, entry, directory.from);
    const behind = sorted[at + 1];
    const next = behind ? behind.offset : directory.from;
    if (entry.flags & 8) {
      await refuseDescriptor(near, entry, next - entry.to);
    } else {
      refuseIf(next < entry.to, "overlap", (behind || entry).name);
      refuseIf(next > entry.to, "hidden-data", entry.name);
    }
  }
}

async function placeEntry(near, entry, limit) {
  refuseIf(entry.offset + 30 > limit, "broken");
  const fixed = new Numbers(await near.bytes(entry.offset, entry.offset + 30));
  refuseIf(fixed.u32(0) !== SIGNATURES.local, "broken");
  const lengths = [fixed.u16(26), fixed.u16(28)];
  const from = entry.offset + 30 + lengths[0] + lengths[1];
  refuseIf(from > limit, "broken");
  const rest = await near.bytes(entry.offset + 30, from);
  const numbers = { crc: fixed.u32(14), ...long({ size: fixed.u32(22), packed: fixed.u32(18) }, rest.subarray(lengths[0])) };
  const name = rest.subarray(0, lengths[0]);
  const sameName = name.length === entry.raw.length && name.every((byte, at) => byte === entry.raw[at]);
  refuseIf(!sameName || fixed.u16(8) !== entry.method || fixed.u16(6) !== entry.flags, "disagree", entry.name);
  const later = Boolean(entry.flags & 8);
  const agree = ["crc", "size", "packed"].every((field) => numbers[field] === entry[field] || later && numbers[field] === 0);
  refuseIf(!agree, "disagree", entry.name);
  entry.from = from;
  entry.to = from + entry.packed;
}

/** Numbers that stand behind the data must fill the room up to what comes next, and say what the directory says. */
async function refuseDescriptor(near, entry, room) {
  refuseIf(room < 12, "overlap", entry.name);
  refuseIf(![12, 16, 20, 24].includes(room), "hidden-data", entry.name);
  const bytes = new Numbers(await near.bytes(entry.to, entry.to + room));
  const signed = room === 16 || room === 24;
  const at = signed ? 4 : 0;
  const [packed, size] = room < 20 ? [bytes.u32(at + 4), bytes.u32(at + 8)] : [bytes.u64(at + 4), bytes.u64(at + 12)];
  const agrees = (!signed || bytes.u32(0) === SIGNATURES.descriptor) && bytes.u32(at) === entry.crc && packed === entry.packed && size === entry.size;
  refuseIf(!agrees, "disagree", entry.name);
}
