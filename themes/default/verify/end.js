// The end of a zip: where its directory is. The steps and their order are those of `verdict/mod.rs`, 3 to 8; field offsets are those
// of PKWARE's APPNOTE 6.3.10, 4.3.14 to 4.3.16.
const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50, descriptor: 0x08074b50 };
const ALL_ONES = { 16: 0xffff, 32: 0xffffffff };
const TAIL = 22 + 0xffff;
const ENTRIES_AT_MOST = 65535;
const DIRECTORY_AT_MOST = 2 << 20;

/** Where the directory begins and ends, and how many entries it has. */
async function directoryOf(file) {
  const start = Math.max(0, file.size - TAIL);
  const tail = new Numbers(await bytesOf(file, start, file.size));
  const head = new Numbers(await bytesOf(file, 0, Math.min(4, file.size)));
  const zip = head.bytes.length === 4 && head.u32(0) === SIGNATURES.local;
  const records = [];
  for (let at = 0; at + 22 <= tail.bytes.length; at += 1) if (tail.u32(at) === SIGNATURES.end) records.push(at);
  const clean = records.filter((at) => at + 22 + tail.u16(at + 20) === tail.bytes.length);
  refuseIf(clean.length > 1, "joined");
  if (clean.length === 0) {
    if (!zip) throw new Refused(await startsLikePage(file) ? "web-page" : "not-zip");
    throw new Refused(records.some((at) => tail.u32(at + 16) + tail.u32(at + 12) === start + at) ? "data-after" : "truncated");
  }

  const [at] = clean;
  const own = { disk: tail.u16(at + 4), first: tail.u16(at + 6), here: tail.u16(at + 8), count: tail.u16(at + 10), size: tail.u32(at + 12), offset: tail.u32(at + 16) };
  refuseIf([own.disk, own.first].some((disk) => disk !== 0 && disk !== ALL_ONES[16]), "split");
  refuseIf(own.here !== own.count, "split");
  const { count, size, offset, end } = await end64(file, start + at, own) || { ...own, end: start + at };

  const from = end - size;
  refuseIf(offset + size > end, "broken");
  if (offset < from) {
    const moved = from - offset;
    const right = await signatureAt(file, from) === SIGNATURES.central && await signatureAt(file, moved) === SIGNATURES.local;
    if (!right) throw new Refused("broken");
    throw new Refused(zip ? "joined" : "data-before");
  }
  refuseIf(count > ENTRIES_AT_MOST, "too-many");
  refuseIf(size > DIRECTORY_AT_MOST, "too-large");
  return { from, end, count, zip };
}

/** The numbers of the zip64 record, where a locator leads to one. */
async function end64(file, end, own) {
  if (end < 20) return undefined;
  const locator = new Numbers(await bytesOf(file, end - 20, end));
  if (locator.u32(0) !== SIGNATURES.locator) return undefined;
  const at = locator.u64(8);
  refuseIf(at + 56 > end - 20, "broken");
  const record = new Numbers(await bytesOf(file, at, at + 56));
  refuseIf(record.u32(0) !== SIGNATURES.end64 || record.u64(4) < 44 || at + 12 + record.u64(4) !== end - 20, "broken");
  const wide = { count: record.u64(32), size: record.u64(40), offset: record.u64(48), end: at };
  refuseIf(record.u32(16) !== 0 || record.u32(20) !== 0 || record.u64(24) !== wide.count, "split");
  const same = (field, bits) => own[field] === wide[field] || own[field] === ALL_ONES[bits];
  refuseIf(!same("count", 16) || !same("size", 32) || !same("offset", 32), "broken");
  return wide;
}

async function signatureAt(file, at) {
  const bytes = await bytesOf(file, at, at + 4);
  return bytes.length === 4 ? new Numbers(bytes).u32(0) : undefined;
}

/** Whether the first byte that is no white space is `<`. */
async function startsLikePage(file) {
  const bytes = await bytesOf(file, 0, 1024);
  const skip = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.subarray(skip).find((byte) => ![0x20, 0x09, 0x0d, 0x0a].includes(byte)) === 0x3c;
}
