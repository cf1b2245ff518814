// Check codes: the first 100 bits of what a packet delivers, in Crockford's base 32, as `digest/check_code.rs` makes them.
const CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The code of a digest of hexadecimal digits: `7QF4-9KXM-2T0B-V8HD-C3RW`. */
function checkCode(hex) {
  const bits = Array.from(hex.slice(0, 25), (digit) => parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  return grouped(bits.match(/.{5}/g).map((five) => CODE_LETTERS[parseInt(five, 2)]).join(""));
}

/** The code that somebody typed, as it is printed; `undefined` where it is none. */
function typedCode(typed) {
  const letters = typed.toUpperCase().replace(/[-\u2010-\u2015\s]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return letters.length === 20 && Array.from(letters).every((letter) => CODE_LETTERS.includes(letter)) ? grouped(letters) : undefined;
}

function grouped(letters) {
  return letters.match(/.{4}/g).join("-");
}

/** What has a code: an entry a kit, edition and language, with the releases that deliver it, the oldest first. */
function findCode(known, code) {
  const found = new Map();
  for (const kit of known.kits) {
    for (const release of kit.releases) {
      for (const packet of release.packets) {
        if (checkCode(packet.content) !== code) continue;
        const name = [kit.id, packet.edition, packet.language].join(" ");
        if (!found.has(name)) found.set(name, { kit, edition: packet.edition, language: packet.language, releases: [] });
        found.get(name).releases.push(release);
      }
    }
  }
  return [...found.values()];
}
