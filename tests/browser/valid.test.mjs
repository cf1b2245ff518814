// The pages as HTML: well formed, and by the standard's rules on what may stand in what.

import { test } from "node:test";
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import { pages } from "./lib/places.mjs";
import { none, short } from "./lib/tell.mjs";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "long-title": "off",             // authors name their pages
    "no-redundant-role": "off",      // stacked tables state their roles, for `display: block` drops them
    "prefer-native-element": "off",  // likewise
    "no-implicit-input-type": "off",
    "require-sri": "off",            // files have no origin to check against
    "tel-non-breaking": "off",
    "text-content": "off",
  },
});

test("every page is valid HTML", async (t) => {
  const list = pages();
  t.diagnostic(`${list.length} pages`);
  const wrong = [];
  for (const file of list) {
    const report = await validator.validateString(readFileSync(file, "utf8"));
    wrong.push(...report.results.flatMap(({ messages }) => messages.slice(0, 3).map(({ ruleId, message, line }) => `${short(file)}:${line}: ${ruleId}: ${message}`)));
  }
  none(wrong, "mistakes");
});
