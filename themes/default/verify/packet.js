// A zip as a packet: its one root folder and the digests of the files in it. `verdict/mod.rs`, 20 to 22.
const LIST = "MANIFEST.sha256";
const NOTE = "RELEASE.txt";
const LIST_AT_MOST = 2 << 20;
const NOTE_AT_MOST = 64 << 10;
const LITTER = [".ds_store", "thumbs.db", "desktop.ini"];

/** Whether a name is that of a file that macOS or Windows puts into folders and zips without being asked. */
function isLitter(name) {
  const parts = name.split("/");
  const last = parts[parts.length - 1];
  return LITTER.includes(lower(last)) || last.startsWith("._") || parts.includes("__MACOSX");
}

/** A text with the letters A to Z in lower case, and no others. */
function lower(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The folder that is the packet, with its slash; nothing for the top. */
function rootOf(names) {
  const marks = names.filter((name) => [LIST, NOTE].includes(name.slice(name.lastIndexOf("/") + 1)));
  const folders = inOrder(marks.map((name) => name.slice(0, Math.max(0, name.lastIndexOf("/")))));
  if (folders.includes("")) return "";
  const near = folders.filter((folder) => !folder.includes("/"));
  refuseIf(near.length > 1, "several-packets");
  if (near.length === 1) return `${near[0]}/`;
  refuseIf(folders.length > 0, "nested", folders[0]);
  const [zip] = inOrder(names.filter((name) => lower(name).endsWith(".zip")));
  throw new Refused(zip ? "zip-in-zip" : "not-a-packet", zip);
}

/** Names in the order of their bytes in UTF-8, each once. */
function inOrder(names) {
  const points = (name) => Array.from(name, (letter) => letter.codePointAt(0));
  const compare = (a, b) => {
    const at = a.findIndex((point, place) => point !== b[place]);
    return at < 0 ? a.length - b.length : at >= b.length ? 1 : a[at] - b[at];
  };
  return [...new Set(names)].map((name) => ({ name, points: points(name) })).sort((a, b) => compare(a.points, b.points)).map(({ name }) => name);
}

/** Reads the data of an entry: its SHA-256, or nothing where it is damaged; `take` is given every piece. */
async function digestOfEntry(file, entry, step, take) {
  const sum = new Sha256();
  let crc = -1;
  const piece = (bytes) => {
    if (sum.size + bytes.length > entry.size) throw new Damaged();
    sum.update(bytes);
    crc = crc32(crc, bytes);
    if (take) take(bytes);
  };
  try {
    if (entry.method === 8) await inflate(file, entry.from, entry.to, piece, step);
    else await eachPiece(file, entry.from, entry.to, piece, step);
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
  return sum.size === entry.size && (~crc >>> 0) === entry.crc ? sum.hex() : undefined;
}

/** The bytes of a small entry that is not damaged. */
async function contentOf(file, entry) {
  const content = new Uint8Array(entry.size);
  let at = 0;
  await digestOfEntry(file, entry, () => {}, (bytes) => {
    content.set(bytes, at);
    at += bytes.length;
  });
  return content;
}

/** Bytes with every CR LF folded to LF. */
function folded(bytes) {
  return bytes.filter((byte, at) => !(byte === 13 && bytes[at + 1] === 10));
}

/** The SHA-256 of an entry's data with every CR LF folded to LF, read in pieces. */
async function foldedDigest(file, entry) {
  const sum = new Sha256();
  let held = false;                    // a CR at the end of the piece before: what comes next decides on it
  await digestOfEntry(file, entry, () => {}, (bytes) => {
    if (held && bytes.length > 0) {
      if (bytes[0] !== 10) sum.update(Uint8Array.of(13));
      held = false;
    }
    held = bytes.length > 0 ? bytes[bytes.length - 1] === 13 : held;
    sum.update(folded(held ? bytes.subarray(0, -1) : bytes));
  });
  if (held) sum.update(Uint8Array.of(13));
  return sum.hex();
}
