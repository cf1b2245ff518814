// The packets that `tttkit verify` and verify.html must agree on, and the page with the records that they are compared with.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { desk, packets as made, site } from "./places.mjs";

/** The corpus: its records, and each packet with what is expected of it, as `tests/verify` wrote them down. */
export function corpus(folder = made) {
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  const records = join(folder, "versions.json");
  const packets = Object.entries(expected).map(([name, wanted]) => ({ name, file: join(folder, name), wanted }));
  return { folder, records, known: JSON.parse(readFileSync(records, "utf8")), packets };
}

/**
 * verify.html as `tttkit build` made it, with other records in it, in a folder of its own. The page's policy does not seal its
 * records: they are data, and every site has its own.
 */
export function pageWith(known, name = "check") {
  const html = readFileSync(join(site("kits"), "verify.html"), "utf8");
  const open = '<script type="application/json" id="known">';
  const [before, rest] = html.split(open);
  const after = rest.slice(rest.indexOf("</script>"));
  const folder = join(desk, "..", "verify pages");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.html`);
  writeFileSync(file, before + open + JSON.stringify(known).replaceAll("<", "\\u003c") + after);
  return file;
}
