// What the two texts of a packet say: its list of files, and its note of what it is. Anybody can write both.

/** Text as people meant it: without a byte-order mark, CR LF folded. */
function textOf(bytes) {
  const bare = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  return UTF8.decode(folded(bare));
}

/** The digests that a list gives, by name. Lines of another form do not count, nor what the list says of itself. */
function listedIn(list) {
  const listed = new Map();
  for (const line of textOf(list).split("\n")) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([^]+)$/.exec(line) || [];
    if (name && name !== LIST) listed.set(name, sum);
  }
  return listed;
}

/** What a note claims, where it names kit, version and edition. */
function claimIn(note) {
  const lines = textOf(note).split("\n");
  const value = (key) => {
    const line = lines.find((one) => one.startsWith(key));
    return line === undefined ? "" : line.slice(key.length).replace(SPACE_BEFORE, "").replace(SPACE_BEHIND, "");
  };
  const [, title, kit] = /^([^]*) \(((?:(?! \()[^])*)\)$/.exec(value("Kit:")) || [];
  const [version] = value("Version:").split(" ");
  const edition = value("Edition:");
  return kit && version && edition ? { kit, title: title || null, version, edition, language: value("Language:") } : undefined;
}
