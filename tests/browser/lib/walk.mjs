// Walks a served site in a browser, from its first page along every link.

import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { chromium, open } from "./browser.mjs";
import { files } from "./places.mjs";

/** What a page leads to. Runs in the page, so it stands on nothing outside it. */
function seen() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const id = decodeURIComponent(location.hash.slice(1));
  return {
    address: location.href,
    ids: all("[id]").map((element) => element.id),
    links: all("a[href], area[href]").map((element) => element.href),
    parts: all("link[href]").map((element) => element.href),
    title: document.title,
    there: id === "" || document.getElementById(id) !== null,
  };
}

/**
 * Follows every link of the site at `address`, each once. Pages in its `folder` that no page leads to are opened too, behind the
 * others. Every page is asked what places it has, and every link with a `#` must find its place.
 */
export async function walk(address, folder) {
  const origin = new URL(address).origin;
  const complaints = [];
  const pages = new Map();     // the page by its address without `#`
  const places = [];           // links with a `#`
  const others = new Set();    // files that are no pages
  const queue = [address];
  const queued = new Set(queue);
  let links = 0;
  let unlinked = 0;

  const note = (from, to) => {
    if (!/^https?:/.test(to)) {
      if (!/^(mailto|tel):/.test(to)) complaints.push(`${short(from)} leads to ${to}`);
      return;
    }
    const url = new URL(to);
    if (url.origin !== origin) return;   // other people's pages: nothing is asked of them
    if (!to.startsWith(address)) return void complaints.push(`${short(from)} leads out of the site: ${to}`);
    const id = decodeURIComponent(url.hash.slice(1));
    const there = to.split("#")[0];
    if (id) places.push({ from, there, id });
    if (!/(\/|\.html)$/.test(url.pathname)) others.add(there);
    else if (!queued.has(there)) {
      queued.add(there);
      queue.push(there);
    }
  };
  const short = (url) => url.slice(address.length) || "index.html";

  const browser = await chromium();
  try {
    const opened = await open(browser, "about:blank");
    const follow = async () => {
      while (queue.length > 0) {
        const to = queue.shift();
        const answer = await fetch(to);
        const html = await answer.text();
        if (!answer.ok) {
          complaints.push(`${short(to)}: ${answer.status}`);
          continue;
        }
        const leads = refresh(html, to);
        if (leads) {
          // A page that leads on: that it leads to where it says is asked of the browser, all else of the page there.
          note(to, leads);
          await opened.page.goto(to, { waitUntil: "load" });
          await opened.page.waitForFunction((wanted) => location.href.split("#")[0] === wanted, { timeout: 20_000 }, leads.split("#")[0])
            .catch(() => complaints.push(`${short(to)} does not lead to ${short(leads)}`));
          pages.set(to, { ids: new Set(), leads });
          continue;
        }
        const heard = await opened.go(to);
        const page = await opened.page.evaluate(seen);
        pages.set(to, { ids: new Set(page.ids) });
        links += page.links.length;
        page.links.forEach((link) => note(to, link));
        page.parts.filter((part) => part.startsWith(origin)).forEach((part) => note(to, part));
        complaints.push(
          ...heard.said.map((line) => `${short(to)} says ${line}`),
          ...heard.failed.map((url) => `${short(to)} did not get ${url}`),
          ...heard.asked.filter((url) => !url.startsWith(address) && !url.startsWith("data:")).map((url) => `${short(to)} asks for ${url}`),
        );
      }
    };
    await follow();

    // Old links lead to pages that no page leads to any more, and wrong ones to 404.html.
    for (const file of files(folder, ".html")) {
      const to = address + relative(folder, file).split(sep).map(encodeURIComponent).join("/");
      if (queued.has(to) || queued.has(to.replace(/index\.html$/, ""))) continue;
      queued.add(to);
      queue.push(to);
      unlinked += 1;
    }
    await follow();

    // What programs read leads somewhere too.
    for (const file of [...files(folder, ".xml"), ...files(folder, ".atom")]) {
      const text = readFileSync(file, "utf8");
      const from = address + relative(folder, file);
      for (const [, to] of text.matchAll(/<loc>([^<]+)<\/loc>/g)) note(from, to);
      for (const [, to] of text.matchAll(/<link[^>]*href="([^"]+)"/g)) note(from, new URL(to, from).href);
    }
    await follow();

    for (const { from, there, id } of places) {
      const page = pages.get(there);
      if (page && !page.leads && !page.ids.has(id)) complaints.push(`${short(from)} leads to ${short(there)}#${id}, and there is no such place`);
    }
    for (const to of others) {
      const answer = await fetch(to);
      await answer.body?.cancel();
      if (!answer.ok) complaints.push(`${short(to)}: ${answer.status}`);
    }

    // A wrong address, as Pages answers it: the site's own page for that, from any depth.
    const wrong = await open(browser, "about:blank");
    const nowhere = `${address}no/such/page`;
    const answer = await wrong.page.goto(nowhere, { waitUntil: "load" });
    if (answer.status() !== 404) complaints.push(`a wrong address is answered with ${answer.status()}`);
    const told = await wrong.page.evaluate(seen);
    for (const link of told.links) {
      const [there, id] = link.split("#");
      if (there === nowhere && told.ids.includes(decodeURIComponent(id))) continue;   // a place on the page itself
      if (!link.startsWith(address)) complaints.push(`404.html leads from a deep address to ${link}`);
      else if (!(await fetch(link)).ok) complaints.push(`404.html leads from a deep address to ${short(link)}, and nothing is there`);
    }
  } finally {
    await browser.close();
  }
  return { complaints, pages: pages.size, links, files: others.size, unlinked };
}

/** Where a page leads on by itself. */
function refresh(html, from) {
  const tag = html.match(/<meta[^>]*http-equiv="?refresh"?[^>]*>/i)?.[0];
  const to = tag?.match(/url=([^"'>\s]+)/i)?.[1];
  return to && new URL(to.replaceAll("&amp;", "&"), from).href;
}
