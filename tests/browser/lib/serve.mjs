// A folder on loopback under a sub-path, as a district's server would have it.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const kinds = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".wav": "audio/wav", ".vtt": "text/vtt", ".zip": "application/zip",
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
      // As Pages does: the site's own page for what is not there, whatever the address.
      const page = inside === undefined ? undefined : await readFile(join(folder, "404.html")).catch(() => undefined);
      response.writeHead(404, { "content-type": page ? kinds[".html"] : "text/plain" }).end(page ?? "not here");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${under}`,
    close: () => { server.closeAllConnections(); return new Promise((done) => server.close(done)); },
  };
}
