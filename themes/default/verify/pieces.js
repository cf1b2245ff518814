// The bytes of a file, piece by piece: whatever its size, a few pieces are all that is held.
const PIECE = 1 << 20;

/** The bytes `from..to` of a file. */
async function bytesOf(file, from, to) {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

/** Gives `take` the bytes `from..to` of a file in order; `step` hears how many each piece had. */
async function eachPiece(file, from, to, take, step) {
  for (let at = from; at < to; at += PIECE) {
    const piece = await bytesOf(file, at, Math.min(to, at + PIECE));
    step(piece.length);
    await take(piece);
  }
}

/** The SHA-256 of a file. */
async function digestOf(file, step) {
  const sum = new Sha256();
  await eachPiece(file, 0, file.size, (piece) => sum.update(piece), step);
  return sum.hex();
}

/** A file read here and there, mostly forwards: what was read last is kept, so that small reads close together are one. */
class Window {
  constructor(file) {
    this.file = file;
    this.from = 0;
    this.held = new Uint8Array(0);
  }

  async bytes(from, to) {
    if (from < this.from || to > this.from + this.held.length) {
      this.held = await bytesOf(this.file, from, Math.max(to, Math.min(this.file.size, from + (PIECE >> 4))));
      this.from = from;
    }
    return this.held.subarray(from - this.from, to - this.from);
  }
}

/** Little-endian numbers of some bytes. */
class Numbers {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  u16(at) {
    return this.view.getUint16(at, true);
  }

  u32(at) {
    return this.view.getUint32(at, true);
  }

  /** Exact up to 2^53; larger ones are larger than any file, and that is all that matters of them. */
  u64(at) {
    return this.u32(at) + this.u32(at + 4) * 4294967296;
  }
}

// CRC-32, as zips and PNGs have it (polynomial 0xEDB88320, bits reversed).
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A CRC-32 carried on over more bytes; it begins with -1, and its complement is the sum. */
function crc32(sum, bytes) {
  for (let at = 0; at < bytes.length; at += 1) sum = CRC_TABLE[(sum ^ bytes[at]) & 255] ^ sum >>> 8;
  return sum;
}
