// A zip as a packet: its one root folder and the digests of the files in it. `verdict/mod.rs`, 20 to 22.
const LIST = "MANIFEST.sha256";
const NOTE = "RELEASE.txt";
const LIST_AT_MOST = 8 << 20;
const NOTE_AT_MOST = 64 << 10;
const LITTER = [".ds_store", "thumbs.db", "desktop.ini"];

/** What a packet holds, before its files are read: `files` by their name from the root, `outside` and `ignored` by name. */
function packetOf(entries) {
  const files = entries.filter((entry) => !entry.folder);
  const isLitter = ({ name }) => {
    const parts = name.split("/");
    const last = parts[parts.length - 1];
    return parts.includes("__MACOSX") || LITTER.includes(last.toLowerCase()) || last.startsWith("._");
  };
  const ignored = files.filter(isLitter).map(({ name }) => name);
  const kept = files.filter((entry) => !isLitter(entry));
  const root = rootOf(kept.map(({ name }) => name));
  const inside = kept.filter(({ name }) => name.startsWith(root));
  return {
    count: kept.length,
    files: new Map(inside.map((entry) => [entry.name.slice(root.length), entry])),
    outside: kept.filter(({ name }) => !name.startsWith(root)),
    ignored: inOrder(ignored),
  };
}

/** The folder that is the packet, with its slash; nothing for the top. */
function rootOf(names) {
  const marks = names.filter((name) => [LIST, NOTE].includes(name.slice(name.lastIndexOf("/") + 1)));
  const folders = inOrder(marks.map((name) => name.slice(0, name.lastIndexOf("/") + 1)));
  if (folders.includes("")) return "";
  const shallow = folders.filter((folder) => folder.indexOf("/") === folder.length - 1);
  refuseIf(shallow.length > 1, "several-packets");
  if (shallow.length === 1) return shallow[0];
  refuseIf(folders.length > 0, "nested", folders.length > 0 && folders[0].slice(0, -1));
  const [zip] = inOrder(names.filter((name) => name.toLowerCase().endsWith(".zip")));
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

/** The bytes of a small entry, or nothing where it is damaged. */
async function contentOf(file, entry) {
  const pieces = [];
  const sha256 = await digestOfEntry(file, entry, () => {}, (bytes) => pieces.push(bytes.slice()));
  if (sha256 === undefined) return undefined;
  const bytes = new Uint8Array(entry.size);
  pieces.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.length;
  }, 0);
  return bytes;
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
