// The directory of a zip, entry by entry: `verdict/mod.rs`, 9 to 16. Field offsets: APPNOTE 4.3.12, zip64 numbers 4.5.3.
const NAME_AT_MOST = 1024;
const TOTAL_AT_MOST = 4 * 1024 ** 3;
const TOTAL_ALWAYS = 64 << 20;
const TOTAL_TIMES = 100;
const RESERVED = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;

// What Unicode calls white space: in scripts, `trim` and `\\s` mean a little more and a little less.
const SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const SPACE_BEFORE = new RegExp(`^${SPACE}`);
const SPACE_BEHIND = new RegExp(`${SPACE}$`);
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The entries in the order of the directory. */
async function entriesOf(file, { from, end, count }) {
  const bytes = await bytesOf(file, from, end);
  const directory = new Numbers(bytes);
  const entries = [];
  const names = new Map();
  let at = 0;
  for (; at < bytes.length && entries.length < count; ) {
    refuseIf(at + 46 > bytes.length || directory.u32(at) !== SIGNATURES.central, "broken");
    const lengths = [28, 30, 32].map((field) => directory.u16(at + field));
    const next = at + 46 + lengths[0] + lengths[1] + lengths[2];
    refuseIf(next > bytes.length, "broken");
    const extra = at + 46 + lengths[0];
    entries.push(entryAt(directory, at, bytes.subarray(at + 46, extra), bytes.subarray(extra, extra + lengths[1]), names));
    at = next;
  }
  refuseIf(at !== bytes.length || entries.length !== count, "broken");
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  refuseIf(total > TOTAL_AT_MOST, "too-large");
  refuseIf(total > TOTAL_ALWAYS && total > TOTAL_TIMES * file.size, "bomb");
  return entries;
}

function entryAt(directory, at, raw, extra, names) {
  const name = UTF8.decode(raw);
  const entry = { name, raw, flags: directory.u16(at + 8), method: directory.u16(at + 10), crc: directory.u32(at + 16) };
  const short = { size: directory.u32(at + 24), packed: directory.u32(at + 20), offset: directory.u32(at + 42), disk: directory.u16(at + 34) };
  Object.assign(entry, long(short, extra));
  refuseIf(entry.flags & 0x2041, "encrypted", name);
  refuseIf(entry.disk !== 0, "split", name);
  refuseIf(entry.method !== 0 && entry.method !== 8, "method", name);
  refuseName(name, raw.length);
  entry.folder = name.endsWith("/");
  const kind = directory.u32(at + 38) >>> 16 & 0xf000;
  refuseIf(![0, 0x8000, 0x4000].includes(kind) || kind === 0x4000 && !entry.folder, "special", name);
  const bare = name.replace(/\/$/, "");
  refuseIf(names.get(bare.toLowerCase()) === bare, "duplicate-name", name);
  refuseIf(names.has(bare.toLowerCase()), "twin-names", name);
  names.set(bare.toLowerCase(), bare);
  refuseIf(entry.method === 0 && entry.size !== entry.packed || entry.folder && entry.size !== 0, "disagree", name);
  return entry;
}

/** Numbers with those that are all ones replaced from the zip64 field, in their order. */
function long(short, extra) {
  const fields = new Numbers(extra);
  let found;
  for (let at = 0; at + 4 <= extra.length; at += 4 + fields.u16(at + 2)) {
    const end = at + 4 + fields.u16(at + 2);
    if (fields.u16(at) === 1 && end <= extra.length) {
      found = new Numbers(extra.subarray(at + 4, end));
      break;
    }
  }
  let at = 0;
  const whole = {};
  for (const [name, value] of Object.entries(short)) {
    const [ones, bytes] = name === "disk" ? [ALL_ONES[16], 4] : [ALL_ONES[32], 8];
    whole[name] = value;
    if (value !== ones) continue;
    refuseIf(!found || at + bytes > found.bytes.length, "broken");
    whole[name] = bytes === 4 ? found.u32(at) : found.u64(at);
    at += bytes;
  }
  return whole;
}

function refuseName(name, bytes) {
  const parts = name.replace(/\/$/, "").split("/");
  refuseIf(name === "" || name.startsWith("/") || /[\\:]/.test(name) || parts.some((part) => ["", ".", ".."].includes(part)), "unsafe-name", name);
  const reserved = (part) => RESERVED.test(part.split(".")[0].replace(SPACE_BEHIND, ""));
  refuseIf(bytes > NAME_AT_MOST || /[\u0000-\u001f\u007f-\u009f]/.test(name) || parts.some((part) => /[. ]$/.test(part) || reserved(part)), "odd-name", name);
}
