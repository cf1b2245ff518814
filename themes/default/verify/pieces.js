// The bytes of a file, piece by piece: whatever its size, a few pieces are all that is held.
const PIECE = 1 << 20;

/** Data of `from..to` of a file. */
async function bytesOf(file, from, to) {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

/** Gives `take` every byte of `from..to` in order, at most a piece at a time. */
async function eachPiece(file, from, to, take, size = PIECE) {
  for (let at = from; at < to; at += size) await take(await bytesOf(file, at, Math.min(to, at + size)));
}

/** The SHA-256 of a file; `step` hears how much of it was read, from 0 to 1. */
async function digestOf(file, step) {
  const sum = new Sha256();
  await eachPiece(file, 0, file.size, (piece) => {
    sum.update(piece);
    step(sum.size / file.size);
  });
  return sum.hex();
}

// CRC-32, as zips and PNGs have it (polynomial 0xEDB88320, bits reversed).
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A CRC-32 carried on over more bytes; begins with -1, and its complement is the sum. */
function crc32(sum, bytes) {
  for (let at = 0; at < bytes.length; at += 1) sum = CRC_TABLE[(sum ^ bytes[at]) & 255] ^ sum >>> 8;
  return sum;
}
