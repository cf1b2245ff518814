// The parts of verify.html's script, by known answers and against the libraries of Node.

import { test } from "node:test";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { script } from "./lib/script.mjs";

/** Bytes that look random and are the same each time. */
function noise(length, seed = 1) {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state, 1664525) + 1013904223 | 0;
    return state >>> 24;
  });
}

const ascii = (text) => new TextEncoder().encode(text);

/** The digest of bytes that come in pieces of so many. */
function digest(bytes, piece) {
  const sum = new script.Sha256();
  for (let at = 0; at < bytes.length; at += piece) sum.update(bytes.subarray(at, at + piece));
  return sum.hex();
}

test("SHA-256: the answers of FIPS 180-4", () => {
  assert.equal(digest(ascii(""), 1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  assert.equal(digest(ascii("abc"), 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(digest(ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 56), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  assert.equal(digest(new Uint8Array(1_000_000).fill(0x61), 4096), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});

test("SHA-256: every length around its blocks, in pieces of every size", () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = noise(length, length);
    const expected = createHash("sha256").update(bytes).digest("hex");
    for (const piece of [1, 7, 55, 64, 65, 200]) assert.equal(digest(bytes, piece), expected, `${length} bytes by ${piece}`);
  }
});

test("CRC-32: the check value of its catalogue", () => {
  assert.equal((~script.crc32(-1, ascii("123456789")) >>> 0).toString(16), "cbf43926");
  assert.equal((~script.crc32(script.crc32(-1, ascii("1234")), ascii("56789")) >>> 0).toString(16), "cbf43926");
});

test("check codes: as digest/check_code.rs makes and reads them", () => {
  const code = (text) => script.checkCode(digest(ascii(text), 64));
  assert.equal(code(""), "WERC-8GMR-ZGE1-96QV-YK49");
  assert.equal(code("abc"), "Q9W1-DFWF-077Y-MGA1-83F5");
  for (const typed of ["werc8gmrzge196qvyk49", " WERC 8GMR ZGEl 96QV YK49 ", "WERC–8GMR–ZGE1–96QV–YK49"]) assert.equal(script.typedCode(typed), code(""), typed);
  assert.equal(script.typedCode("q9w1-dfwf-o77y-mgai-83f5"), code("abc"));
  for (const typed of ["", "WERC-8GMR-ZGE1-96QV-YK4", "WERC-8GMR-ZGE1-96QV-YK49-0", "WERC-8GMR-ZGE1-96QV-YK4U"]) assert.equal(script.typedCode(typed), undefined, typed);
});

test("ends of lines are folded alike, wherever a piece ends", async () => {
  const text = ascii("a\r\nb\r\r\nc\rd\r");
  assert.deepEqual(script.folded(text), ascii("a\nb\r\nc\rd\r"));
  const long = new Uint8Array((1 << 20) + 3).fill(0x61);
  long.set([13, 10, 13], (1 << 20) - 1);
  long[long.length - 1] = 13;
  const entry = { method: 0, from: 0, to: long.length, size: long.length, crc: ~script.crc32(-1, long) >>> 0 };
  assert.equal(await script.foldedDigest(new Blob([long]), entry), digest(script.folded(long), 999));
});

test("names from strangers cannot steer a line", () => {
  assert.equal(script.shown("a\u001b[2Jb\u202egpj.exe"), "a\\u{1b}[2Jb\\u{202e}gpj.exe");
  assert.equal(script.shown("Übung 1.html"), "Übung 1.html");
  assert.equal(script.shown("\u{1f600}".repeat(121)), `${"\u{1f600}".repeat(120)}…`);
});

test("names are in the order of their bytes in UTF-8, each once", () => {
  assert.deepEqual(script.inOrder(["b", "\u{1f600}", "\uffee", "a", "B", "ab", "a"]), ["B", "a", "ab", "b", "\uffee", "\u{1f600}"]);
});
