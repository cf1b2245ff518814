// A folder on loopback under a sub-path, as a district's server would have it.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const kinds = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".wav": "audio/wav", ".vtt": "text/vtt", ".zip": "application/zip",
};

/** Serves `folder` under `under`; the answer has its `address` and `close`. */
export async function serve(folder, under = "/training/") {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const inside = normalize(path).startsWith(under) ? path.slice(under.length) : undefined;
    try {
      if (inside === undefined) throw new Error("outside");
      let file = join(folder, inside);
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": kinds[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end("not here");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    close: () => { server.closeAllConnections(); return new Promise((done) => server.close(done)); },
  };
}
