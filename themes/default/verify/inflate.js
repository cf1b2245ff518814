// Inflating by the browser's own means, in strides so short that not even the worst bomb fills the memory: deflate makes at most
// 1,032 bytes of one, so a stride of 4 KiB makes at most some 4 MiB, and what comes of it is taken before the next goes in.
const STRIDE = 1 << 12;

/** That this browser cannot inflate. */
class TooOld extends Error {}

/** That bytes are no deflated data, or end early, or that more stands behind them. */
class Damaged extends Error {}

/** Gives `take` what the deflated bytes of `from..to` hold. Throws `Damaged`, what `take` throws, and what the file throws. */
async function inflate(file, from, to, take, step) {
  const stream = inflater();
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let thrown;                          // by the file or by `take`; all else is the stream's, and says that the data is damaged
  const writing = feed(file, from, to, writer, step).catch((error) => {
    if (error instanceof Unread) thrown = thrown || error.why;
    else throw error;
  });
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

function inflater() {
  try {
    return new DecompressionStream("deflate-raw");
  } catch {
    throw new TooOld();
  }
}

/** That the file could not be read, and why. */
class Unread extends Error {
  constructor(why) {
    super();
    this.why = why;
  }
}

async function feed(file, from, to, writer, step) {
  const stride = async (bytes) => {
    await writer.ready;
    await writer.write(bytes);
  };
  try {
    await eachPiece(file, from, to, async (piece) => {
      for (let at = 0; at < piece.length; at += STRIDE) {
        await stride(piece.subarray(at, at + STRIDE)).catch((error) => { throw new Broken(error); });
      }
    }, step);
  } catch (error) {
    if (error instanceof Broken) throw error;
    await writer.abort(error).catch(() => {});
    throw new Unread(error);
  }
  await writer.close();
}

/** That the stream took no more. */
class Broken extends Error {}
