// What the search compares, ranks and marks, without a page around it.

import { test } from "node:test";
import assert from "node:assert/strict";
import { bracketed, found, indexOf, search } from "./lib/search.mjs";

/** Whether `typed` is found in a text. */
const finds = (text, typed) => found(indexOf(["page", "Title", [1, 0, "", text]]), typed).length > 0;

test("accents and case are folded in each language, in what is typed as in what is written", () => {
  for (const [text, ...typed] of [
    ["Evaluación del año", "evaluacion", "EVALUACIÓN", "ano", "año"],
    ["L’élève préféré, cœur", "eleve", "ÉLÈVE", "l'élève", "coeur", "prefere"],
    ["Die Straße und die Übung", "strasse", "STRASSE", "straße", "ubung", "Übung"],
    ["DİYARBAKIR’da ılık ışık, İstanbul", "diyarbakır", "DIYARBAKIR", "ilik", "ışık", "isik", "istanbul", "ISTANBUL"],
    ["Người giáo viên đặt câu hỏi", "nguoi", "giao vien", "dat cau hoi", "đặt câu hỏi", "NGƯỜI"],
    ["Łódź, Ærø, Þórr, Ćma", "lodz", "aero", "thorr", "cma"],
    ["ΟΔΥΣΣΕΥΣ και Οδυσσεύς", "οδυσσευς", "ΟΔΥΣΣΕΎΣ"],
    ["المُعَلِّمُ يُعطي الأولى وقتًا إلى آخره ۱۲", "المعلم", "معلم", "الاولى", "الأولي", "وقتا", "اخره", "12"],
    ["שָׁלוֹם לַכִּתָּה", "שלום", "כתה"],
    ["等待时间很重要。使用AI技术", "时间", "等待时间", "重要", "ai", "AI技术", "技术"],
    ["待つ時間とカード", "時間", "カード"],
    ["การรอคำตอบ", "คำตอบ"],
    ["생각할 시간을 주세요", "시간", "생각할"],
    ["कक्षा में प्रतीक्षा", "प्रतीक्षा"],
    ["ｆｕｌｌ ｗｉｄｔｈ １２ and ﬁne", "full width", "12", "fine"],
    ["Wait-time isn’t silence (3.2)", "wait time", "wait-time", "isn't", "3.2"],
  ]) {
    for (const one of typed) assert.ok(finds(text, one), `"${one}" in "${text}"`);
    for (const one of typed) assert.ok(finds(text.normalize("NFD"), one) && finds(text, one.normalize("NFD")), `"${one}" in "${text}", decomposed`);
  }
  for (const [text, typed] of [["कि", "का"], ["Straße", "strase"], ["word", "\"wor\""], ["one. two", "\"two one\""], ["あか", "が"]]) {
    assert.ok(!finds(text, typed), `"${typed}" is not in "${text}"`);
  }
});

test("a text that is folded with its places is the text that is folded without", () => {
  const characters = [..."aZé ñ\n\n  ßØłİIıΣσς.,-'’ʼ½ﬁ１２第等待时间。が カー한국العَرَبِيَّةأإآٱىةپ٣۴שָׁלוֹםคำที่मिक्षाVietệ\u0301\u0323\u3099\u200d\u00ad😀ǅ㎏℡", "é", "ệ", "👩‍🏫"];
  let state = 7;
  const roll = (most) => { state = (state * 1103515245 + 12345) % 2147483648; return state % most; };
  for (let round = 0; round < 5000; round += 1) {
    const text = Array.from({ length: roll(14) }, () => characters[roll(characters.length)]).join("");
    const { folded, from, until } = search.mapped(text);
    assert.equal(folded, search.fold(text), JSON.stringify(text));
    assert.ok(from.length === folded.length && until.length === folded.length && from.every((place, at) => at === 0 || place >= from[at - 1]), JSON.stringify(text));
  }
});

test("what is marked is what was written, with its accents, composed or not", () => {
  assert.equal(bracketed("Die Straße, die STRASSE", "strasse"), "Die [Straße], die [STRASSE]");
  assert.equal(bracketed("évaluer, évaluation", "eval"), "[éval]uer, [éval]uation");
  assert.equal(bracketed("évaluer".normalize("NFD"), "eval"), `[${"éval".normalize("NFD")}]uer`);
  assert.equal(bracketed("Người hỏi".normalize("NFD"), "hoi"), `${"Người ".normalize("NFD")}[${"hỏi".normalize("NFD")}]`);
  assert.equal(bracketed("المُعَلِّمُ هنا", "معلم"), "ال[مُعَلِّمُ] هنا");
  assert.equal(bracketed("等待时间很重要", "时间"), "等待[时间]很重要");
  assert.equal(bracketed("wait — time, wait… and Wait-time", "\"wait time\""), "[wait — time], wait… and [Wait-time]");
  assert.equal(bracketed("😀 wait 👩‍🏫 wait", "wait"), "😀 [wait] 👩‍🏫 [wait]");
  assert.equal(bracketed("İstanbul ışık", "isik istanbul"), "[İstanbul] [ışık]");
  assert.equal(bracketed("a wait and a time, at a wait time", "a wait time"), "a wait and a time, at [a wait time]", "the phrase alone, where it stands");
  assert.equal(bracketed("as they wait at a time", "wait a time at"), "as they [wait] [at] [a] [time]", "no single letters of words");
  assert.equal(bracketed("overlap", "over overlap"), "[overlap]");
});

test("titles come before headings, headings before blocks, blocks before text, and core messages before both", () => {
  const index = indexOf(
    ["text", "One", [1, 0, "", "We wait here."]],
    ["block", "Two", [1, 2, "Wait now", "Go."]],
    ["core", "Three", [1, 1, "", "People wait before they answer."]],
    ["heading", "Four", [1, 0, "Time to wait", "Then go."]],
    ["title", "How to wait", [1, 0, "", "Something."]],
    ["later", "Five", [1, 0, "", "We wait here."]],
    ["part", "Six", [1, 0, "", "A waiter."]],
  );
  assert.deepEqual(found(index, "wait"), ["title: How to wait", "heading: Time to wait", "block: Wait now", "core: People wait before they answer.", "text: We wait here.", "later: We wait here.", "part: A waiter."]);
});

test("words that stand together come before words that stand apart, and those on one page before none", () => {
  const index = indexOf(
    ["apart", "A", [1, 0, "", "Give them time. It is a long and winding road until people begin to talk, and then you must wait."]],
    ["near", "B", [1, 0, "", "Time to stop and wait."]],
    ["phrase", "C", [1, 0, "", "Mind the wait time."]],
    ["page", "D", [1, 0, "", "You wait."], [1, 0, "", "Time flies."]],
    ["none", "E", [1, 0, "", "You wait."]],
  );
  assert.deepEqual(found(index, "wait time"), ["phrase: Mind the wait time.", "near: Time to stop and wait.", "apart: Give them time. It is a long and winding road until people begin to talk, and then you must wait.", "page: You wait.", "page: Time flies."]);
  assert.deepEqual(found(index, "\"wait time\""), ["phrase: Mind the wait time."]);
  assert.deepEqual(found(index, "“wait ti"), ["phrase: Mind the wait time."], "a phrase that is still being typed");
  assert.deepEqual(found(index, "\"wait ti\""), []);
  assert.deepEqual(found(indexOf(["apart", "A", [1, 0, "", "Time, wait."]], ["phrase", "B", [1, 0, "", "Mind the wait times."]]), "wait time"), ["phrase: Mind the wait times.", "apart: Time, wait."]);
  assert.equal(search.find(index, "wait time").pages, 4);
  assert.deepEqual(found(index, "wait time nowhere"), []);
  assert.deepEqual(found(index, " .,\" "), []);
});

test("no phrase reaches from one paragraph into the next, or from one place into another", () => {
  const index = indexOf(["page", "A wait", [1, 0, "Time", "We wait\ntime flies"], [1, 0, "Wait", "time"]]);
  assert.deepEqual(found(index, "\"wait time\""), []);
});

test("what finds nothing at the start of words is looked for inside them, and in scripts without spaces apart", () => {
  const index = indexOf(["page", "A", [1, 0, "", "Die Wartezeit ist kurz."], [1, 0, "", "等待的时间"]], ["other", "B", [1, 0, "", "Zeitung"]]);
  assert.deepEqual(found(index, "zeit"), ["other: Zeitung"]);
  assert.deepEqual(found(index, "tezeit"), ["page: Die Wartezeit ist kurz."]);
  assert.deepEqual(found(index, "等待时间"), ["page: 等待的时间"]);
});

test("a snippet shows where most of the words stand, and is cut between words", () => {
  const filler = "and so it goes on for a good while ".repeat(12);
  const { pieces, near } = search.snippet(`Wait. ${filler}Wait here for some time, please.\n${filler}`, search.ask("wait time"));
  const words = pieces.map(([text, hit]) => (hit ? `[${text}]` : text)).join("");
  assert.match(words, /^… .*\[Wait\] here for some \[time\], please\. · and so .*…$/);
  assert.ok(words.length < 260, words);
  assert.equal(near, "Wait here for some time,");
  assert.deepEqual(search.snippet("Nothing of it.", search.ask("wait")).pieces, [["Nothing of it.", false]]);
  for (const before of ["", "a"]) {
    const emoji = search.snippet(before + "😀".repeat(400), search.ask("wait")).pieces.map(([text]) => text).join("");
    assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(emoji), "no half of a character");
  }
});

test("a keystroke scans for what is new in it alone", () => {
  const index = indexOf(["page", "A", [1, 0, "", "wait time ".repeat(10)]]);
  const scans = (typed) => { const before = index.scanned; search.find(index, typed); return index.scanned - before; };
  assert.equal(scans("wait"), 1);
  assert.equal(scans("wait t"), 2, "the new word, and both as a phrase");
  assert.equal(scans("wait ti"), 2);
  assert.equal(scans("wait ti"), 1, "the phrase");
  assert.equal(scans("wait"), 0);
});

test("what is found letter by letter is what is found at once", () => {
  const words = ["wait", "waiting", "time", "timely", "ask", "asked", "a", "等待", "محطة", "المحطة", "été"];
  let state = 3;
  const roll = (most) => { state = (state * 1103515245 + 12345) % 2147483648; return (state >> 8) % most; };
  const text = () => Array.from({ length: 1 + roll(6) }, () => words[roll(words.length)]).join([" ", ", ", "\n"][roll(3)]);
  const pages = Array.from({ length: 40 }, (_, nth) => [`p${nth}`, text(), ...Array.from({ length: roll(4) }, () => [1 + roll(2), roll(3), roll(2) ? text() : "", text()])]);
  const slow = indexOf(...pages);
  for (const typed of ["waiting time", "ask asked a", "\"wait time\" ask", "等待 wait", "محطة ete", "timely waiting asked"]) {
    for (let length = 1; length <= typed.length; length += 1) {
      assert.deepEqual(found(slow, typed.slice(0, length), 1000), found(indexOf(...pages), typed.slice(0, length), 1000), typed.slice(0, length));
    }
  }
});
