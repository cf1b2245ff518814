import { chromium, firefox, open } from "./lib/browser.mjs";
import { execFileSync } from "node:child_process";
// node _shot.mjs name,width,height,dark|light|print file [script-js]
const b = await chromium();
for (const spec of process.argv.slice(2)) {
  const [out, w, file, extra] = spec.split("::");
  const o = await open(b, "file://" + file, { width: Number(w), height: 900, dark: /dark/.test(extra ?? ""), script: !/noscript/.test(extra ?? "") });
  if (/fill/.test(extra ?? "")) await o.page.evaluate(() => document.querySelectorAll("textarea[data-store], input[data-store]").forEach((f, i) => { f.value = i % 2 ? "Ms. Alvarez and the third-grade team, by Tuesday" : "I will keep the core message boxed on my page and read it aloud, word for word. Then I will wait.\nSecond line."; f.dispatchEvent(new Event("input", { bubbles: true })); }));
  if (/seed/.test(extra ?? "")) { await o.page.evaluate(() => { for (const k of ["reflect-blurred","ticket-one-remember","closing-key-activity"]) localStorage.setItem("tttkit:train-the-trainer:" + k, "What I wrote about " + k + ", in two sentences. It was long ago, and it still matters to me."); for (const k of ["telephone","welcome"]) localStorage.setItem("tttkit:train-the-trainer:read:" + k, "1"); }); await o.page.reload(); }
  if (/check/.test(extra ?? "")) { await o.page.click(".choice:nth-of-type(1) input"); await o.page.click(".check summary"); }
  if (/pdf/.test(extra ?? "")) { await o.page.pdf({ path: out + ".pdf", format: "letter", preferCSSPageSize: false, outline: true, tagged: true }); }
  else { const tall = await o.page.evaluate(() => document.documentElement.scrollHeight); await o.page.screenshot({ path: out + ".png", clip: { x: 0, y: 0, width: Number(w), height: Math.min(tall, 5000) } }); }
  if (o.heard.said.length) console.log(out, o.heard.said);
  await o.close();
}
await b.close();
