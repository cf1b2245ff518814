// Zips for tests, also such as no program makes: sizes and sums are whatever an entry says.

import { script } from "./script.mjs";

export const crc32 = (data) => ~script.crc32(-1, data) >>> 0;

/** A zip of entries: `data` to store, or `deflated` with the `size` and `crc` that its headers shall say. Offsets: APPNOTE 4.3. */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  const put = (part) => { parts.push(part); at += part.length; };
  for (const { name, data, deflated, size = data.length, crc = crc32(data) } of entries) {
    const stands = Buffer.from(name);
    const packed = deflated ?? data;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(deflated ? 8 : 0, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(stands.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, place, stands]));
    put(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, stands]));
    put(packed);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}
