// Inflating by the browser's own means, in strides so short that not even the worst bomb fills the memory: deflate makes at most
// 1,032 bytes of one, so a stride of 4 KiB makes at most some 4 MiB, and what comes of it is taken before the next goes in.
const STRIDE = 1 << 12;

/** That this browser cannot inflate. */
class TooOld extends Error {}

/** That bytes are no deflated data, or end early, or that more stands behind them. */
class Damaged extends Error {}

/** Gives `take` what the deflated bytes of `from..to` hold. Throws `Damaged`, what `take` throws, and what the file throws. */
async function inflate(file, from, to, take) {
  if (typeof DecompressionStream === "undefined") throw new TooOld();
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    throw new TooOld();
  }
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let thrown;                          // by the file or by `take`; all else is the stream's, and says that the data are damaged
  const writing = feed(file, from, to, writer, (error) => { thrown = thrown || error; });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      try {
        await take(next.value);
      } catch (error) {
        thrown = thrown || error;
        break;
      }
    }
    if (thrown) await reader.cancel().catch(() => {});
    await writing;
  } catch (error) {
    await writing.catch(() => {});
    throw thrown || new Damaged(String(error));
  }
  if (thrown) throw thrown;
}

/** Writes `from..to` of a file in strides. Fails where the stream does; where the file does, `unread` hears why. */
async function feed(file, from, to, writer, unread) {
  const stride = async (bytes) => {
    await writer.ready;
    await writer.write(bytes);
  };
  for (let at = from; at < to; at += PIECE) {
    let piece;
    try {
      piece = await bytesOf(file, at, Math.min(to, at + PIECE));
    } catch (error) {
      unread(error);
      await writer.abort(error);
      return;
    }
    for (let part = 0; part < piece.length; part += STRIDE) await stride(piece.subarray(part, part + STRIDE));
  }
  await writer.close();
}
