// verify.html, as it lies on a disk: the same answers in the same words as `tttkit verify`, in Chromium and in Firefox.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { pageWith, corpus } from "./lib/corpus.mjs";
import { none } from "./lib/tell.mjs";
