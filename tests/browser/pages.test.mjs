// Every page of every site, as it stands on a disk: what it says of itself, where it leads, what it asks for, what it weighs.

import { after, before, test } from "node:test";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { facts } from "./lib/facts.mjs";
import { desk, pages, site, workspaces } from "./lib/places.mjs";
import { strings } from "./lib/strings.mjs";
import { none, short } from "./lib/tell.mjs";

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
// verify.html stands alone: its own style and script, known by their digests, and data that nobody runs.
const ALONE = /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/;
const INLINE = ["<style>", "inline <script>", "inline <script>", "inline <script>"];
const isVerify = (file) => basename(file) === "verify.html" && dirname(dirname(file)) === dirname(site("kits"));
const WEIGHT_ALONE = 120_000;   // with all styles, its words and few records
const WEIGHT = 100_000;   // bytes of a page with its style and script, before its pictures

/** What each page says, by its file. */
const read = new Map();
let browser;

before(async () => {
  browser = await chromium();
  const opened = await open(browser, "about:blank");
  for (const file of pages()) {
    const heard = await opened.go(pathToFileURL(file).href);
    read.set(file, { ...(await opened.page.evaluate(facts)), ...heard });
  }
});
after(() => browser?.close());

/** One line for each complaint of `judge`, over all pages. */
function complaints(judge) {
  return [...read].flatMap(([file, page]) => judge(page, file).map((line) => `${short(file)}: ${line}`));
}
/** The values by what `by` says of each. */
function grouped(values, by) {
  const groups = new Map();
  for (const value of values) groups.set(by(value), [...(groups.get(by(value)) ?? []), value]);
  return groups;
}
const unless = (good, line) => (good ? [] : [line]);

/** The folder that has to stand alone: an edition's own, or the whole site. */
const alone = (file) => {
  const at = file.search(/\/(facilitator|participant)\//);
  return at < 0 ? join(desk, relative(desk, file).split("/")[0]) : file.slice(0, at) + file.slice(at).match(/^\/[a-z]+/)[0];
};

test("there are pages of every kind", (t) => {
  t.diagnostic(`${read.size} pages of ${Object.keys(workspaces).length} sites`);
  const names = [...read.keys()].map((file) => relative(site("kits"), file));
  const wanted = ["index.html", "train-the-trainer/index.html", ...["index", "welcome", "telephone", "my-plan", "agenda", "all-in-one"].flatMap((name) =>
    ["facilitator", "participant"].map((kind) => `train-the-trainer/*/${kind}/${name}.html`)),
  ...["get-ready", "run", "presenter", "projector", "delivery", "room"].map((name) => `train-the-trainer/*/facilitator/${name}.html`),
  ...["closing", "takeaway", "attendance"].map((name) => `train-the-trainer/*/participant/${name}.html`)];
  none(wanted.filter((want) => !names.some((name) => name.replace(/^([^/]+)\/[^/]+\/(?=facilitator|participant)/, "$1/*/") === want)), "pages that are missing");
});

test("a page has one first heading, a language, a direction and a title of its own", () => {
  none(complaints((page, file) => [
    ...unless(page.heads.filter(Boolean).length > 0, "no first heading"),
    ...unless(page.heads.length === 1 || basename(file) === "all-in-one.html", `${page.heads.length} first headings`),
    ...unless(/^[a-z]{2,3}(-|$)/.test(page.lang), `lang="${page.lang}"`),
    ...unless(page.dir === (page.lang.startsWith("ar") ? "rtl" : "ltr"), `dir="${page.dir}"`),
    ...unless(page.title.trim(), "no title"),
  ]), "pages without a name");
  const named = grouped(read, ([file, page]) => `${alone(file)} ${page.title}`);
  none([...named.values()].filter((same) => same.length > 1).map((same) => `${same[0][1].title}: ${same.map(([file]) => short(file)).join(", ")}`), "titles used twice in an edition");
});

test("headings go down one level at a time", () => {
  none(complaints((page) => page.levels.flatMap((level, at) => unless(at === 0 ? level === 1 : level <= page.levels[at - 1] + 1, `h${page.levels[at - 1]} is followed by h${level}`))), "headings that skip");
});

test("an edition's pages say it in words, with the version, in the head and in the colophon", () => {
  // In each language of the interface; the district of the example has a word of its own.
  const all = (kind) => ["en", "es", "ar"].map((language) => strings(language).get(`edition_${kind}`));
  const words = { facilitator: [...all("facilitator"), "Trainer guide"], participant: all("participant") };
  none(complaints((page, file) => (page.kind === "" ? [] : [
    ...unless(file.includes(`/${page.kind}/`), `calls itself ${page.kind}`),
    ...unless(words[page.kind].includes(page.edition.split(":")[0]), `the head says "${page.edition}"`),
    ...unless(page.colophon.includes(page.edition.split(":")[0]), `the colophon says "${page.colophon}"`),
    ...unless(/\d+\.\d+\.\d+/.test(page.colophon), "no version in the colophon"),
  ])), "pages that do not say what they are");
  const silent = [...read].filter(([file, page]) => /\/(facilitator|participant)\//.test(file) && !page.kind).map(([file]) => short(file));
  none(silent, "pages of no edition in an edition's folder");
});

test("ids are there once, and what refers to one finds it", () => {
  none(complaints((page) => [...page.twice.map((id) => `#${id} twice`), ...page.referred.filter((id) => !page.ids.includes(id)).map((id) => `nothing is called #${id}`)]), "ids");
});

test("every link leads somewhere, inside the folder that stands alone", (t) => {
  let count = 0;
  none(complaints((page, file) => page.links.flatMap(({ written, href }) => {
    count += 1;
    if (/^(https?|mailto|tel):/.test(written)) return [];
    if (!href.startsWith("file:")) return [`${written}: not a relative address`];
    const [address, id] = href.split("#");
    const there = fileURLToPath(address.split("?")[0]);
    if (relative(alone(file), there).startsWith("..")) return [`${written} leaves its folder`];
    if (!existsSync(there) || !statSync(there).isFile()) return [`${written}: no such file`];
    if (!id) return [];
    const target = read.get(there);
    return unless(!target || target.ids.includes(decodeURIComponent(id)), `${written}: no such place`);
  })), "links");
  t.diagnostic(`${count} links`);
  if (count < 2000) throw new Error(`only ${count} links were seen`);
});

test("previous and next walk every page of an edition, forth and back", (t) => {
  const editions = grouped([...read].filter(([, page]) => page.kind), ([file]) => dirname(file));
  const aside = ["all-in-one.html"];
  let walks = 0;
  const wrong = [...editions].flatMap(([folder, list]) => {
    const of = new Map(list.map(([file, page]) => [pathToFileURL(file).href, page]));
    const chain = [];
    for (let at = pathToFileURL(join(folder, "index.html")).href; at && !chain.includes(at); at = of.get(at)?.next) chain.push(at);
    walks += chain.length;
    const back = chain.slice(1).flatMap((at, index) => unless(of.get(at)?.previous === chain[index], `${short(at)}: before it comes ${of.get(at)?.previous}, not ${short(chain[index])}`));
    const standing = [...of.keys()].filter((at) => !chain.includes(at) && !aside.includes(basename(at)));
    const reachable = new Set(list.flatMap(([, page]) => page.links.map(({ href }) => href.split("#")[0])));
    return [...back, ...standing.filter((at) => of.get(at).next || of.get(at).previous).map((at) => `${short(at)} is not on the way`),
      ...[...of.keys()].filter((at) => !reachable.has(at)).map((at) => `${short(at)}: no page links to it`)];
  });
  none(wrong, "the way through an edition");
  t.diagnostic(`${editions.size} editions, ${walks} pages on the way`);
});

test("nothing stands inline, and the policy is the strict one", () => {
  none(complaints((page, file) => (isVerify(file)
    ? [...unless(String(page.inline) === String(INLINE), `inline: ${page.inline}`), ...unless(ALONE.test(page.csp), `policy "${page.csp}"`)]
    : [...page.inline, ...unless(page.csp === POLICY, `policy "${page.csp}"`)])), "inline things");
});

test("nothing is asked of any other place, and nothing is missing", () => {
  none(complaints((page, file) => [
    ...page.fetched.filter((address) => /^([a-z][a-z0-9+.-]*:)?\/\//i.test(address)).map((address) => `refers to ${address}`),
    ...page.asked.filter((url) => !(url.startsWith("file:") && !relative(alone(file), fileURLToPath(url)).startsWith("..")) && !url.startsWith("data:")).map((url) => `asks for ${url}`),
    ...page.failed.map((url) => `did not get ${url}`),
  ]), "requests");
});

test("the console is silent", () => none(complaints((page) => page.said), "words on the console"));

test("no page is wider than a laptop's screen", () => none(complaints((page) => unless(page.wide <= 0, `${page.wide}px too wide`)), "wide pages"));

// What is gathered from every page of a kit weighs what the kit weighs: the frame around it is measured, and not the gathered text.
const GATHERED = ["all-in-one", "get-ready", "presenter", "delivery"].map((name) => `${name}.html`);
const TOOLS = 60_000;     // what a page asks for when it is there: the run of show, the presenter's desk, own notes

test("a page weighs less than 100 KB with style and script, and its tools are few", (t) => {
  const size = (path) => statSync(path).size;
  const sum = (file, addresses) => addresses.reduce((all, address) => all + size(join(dirname(file), address)), 0);
  let [heaviest, most] = [0, 0];
  none(complaints((page, file) => {
    const html = readFileSync(file, "utf8");
    const named = [...html.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)].map(([, address]) => address);
    const tools = sum(file, page.fetched.filter((address) => /\.(css|js)$/.test(address) && !named.includes(address)));
    const own = sum(file, named) + (GATHERED.includes(basename(file)) ? html.indexOf("<main") : size(file));
    if (isVerify(file)) return unless(own < WEIGHT_ALONE, `${own} bytes`);
    heaviest = Math.max(heaviest, own);
    most = Math.max(most, tools);
    return [...unless(own < WEIGHT, `${own} bytes`), ...unless(tools < TOOLS, `${tools} bytes of tools`)];
  }), "heavy pages");
  t.diagnostic(`the heaviest page has ${heaviest} bytes, the most tools ${most}`);
});
