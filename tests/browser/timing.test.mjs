// Where a session stands against its plan: by known answers, without a page.

import { beforeEach, test } from "node:test";
import assert from "node:assert/strict";
import { kept, timing } from "./lib/timing.mjs";

const item = (kind, title, least, more = {}) => ({ kind, title, href: null, page: null, anchor: null, number: null, least, most: least, grouping: null, short: [], ...more });
const short = (least, html, most = least) => ({ least, most, html });
const step = (number, title, least, more = {}) => item("step", title, least, { page: "ask", number, ...more });
/** 8:30 arrive 5; 8:35 a module of 30 with steps of 10 and 15 and a rest of 5; 9:05 break 10; 9:15 arrive again 5; 9:20. */
const plan = {
  name: "morning", title: "A morning",
  days: [{
    anchor: "morning-1", title: null, start: 510, end: 565,
    items: [
      item("other", "Arrive", 5),
      item("module", "1 Ask", 30, { page: "ask" }),
      step("1.1", "Open", 10, { anchor: "open", short: [short(2, "<p>One round. Not two.</p>")] }),
      step("1.2", "Count", 15, { short: [short(4, "<p>Skip step 3.</p>"), short(null, "<p>Stay seated.</p>")] }),
      item("break", "Break", 10),
      item("other", "Arrive", 5, { short: [short(3, "<p>Only wave.</p>", 5)] }),
    ],
  }, { anchor: "morning-2", title: null, start: 540, end: null, items: [item("other", "Goodbye", 10)] }],
};
const list = timing.steps(plan, 0, null);
/** A moment on 6 October 2026, where this test runs, as minutes from midnight. */
const at = (minutes) => new Date(2026, 9, 6).getTime() + minutes * 60000;
/** A session of which each step began at these minutes. */
const session = (...began) => began.slice(1).reduce((state, moment) => timing.next(state, list, at(moment)), timing.begin(timing.fresh("morning", 0, 510), list, at(began[0])));
const drift = (state, now) => timing.where(state, list, at(now)).minutes;
beforeEach(() => kept.clear());

test("a day is a list of steps with their times: activities instead of their module, breaks, the rest", () => {
  assert.deepEqual(list.map(({ name, row, slot, start, end }) => [name, row, slot, start.least, end.most]), [["Arrive", 0, 0, 510, 515], ["1.1 Open", 2, 1, 515, 525], ["1.2 Count", 3, 1, 525, 540], ["Break", 4, 4, 545, 555], ["Arrive", 5, 5, 555, 560]]);
  assert.deepEqual(list.rows.map((row) => row.least), [510, 515, 515, 525, 545, 555]);
  assert.equal(list.end, 565);
  assert.deepEqual(list.map(({ key }) => key), ["morning-1/Arrive", "ask#open", "ask#1.2", "morning-1/Break", "morning-1/Arrive 2"]);
});
test("a start that is moved moves everything", () => {
  const moved = timing.steps(plan, 0, 600);
  assert.deepEqual(moved.rows.map((row) => row.least), [600, 605, 605, 615, 635, 645]);
  assert.equal(moved.end, 655);
});
test("ranges add up; steps that do not say how long share what is left", () => {
  const day = { anchor: "x", start: 600, end: null, items: [item("module", "M", 30, { most: 40 }), step("1.1", "A", 10), step("1.2", "B", null, { most: null }), step("1.3", "C", null, { most: null }), item("break", "Break", 10)] };
  const steps = timing.steps({ name: "p", days: [day] }, 0, null);
  assert.deepEqual(steps.map(({ start, least, most, told }) => [start.least, start.most, least, most, told]), [[600, 600, 10, 10, true], [610, 610, 10, 15, false], [620, 625, 10, 15, false], [630, 640, 10, 10, true]]);
  assert.deepEqual(steps.rows, [{ least: 600, most: 600 }, { least: 600, most: 600 }, { least: 610, most: 610 }, null, { least: 630, most: 640 }]);
  assert.equal(steps.end, 650);
});

test("who starts on time is on time, until a step has run over", () => {
  const state = session(510);
  assert.deepEqual([510, 514.9, 515.5, 516, 518.5].map((now) => drift(state, now)), [0, 0, 0, 1, 3]);
  assert.deepEqual([511, 515.5, 518.5].map((now) => timing.left(timing.where(state, list, at(now)))), ["4 of 5 minutes left", "0 of 5 minutes left", "3 minutes over its 5"]);
});
test("who starts late is behind, who is early is ahead, and a moved start makes it good", () => {
  assert.equal(drift(session(516), 517), 6);
  assert.equal(drift(session(506), 506), -4);
  assert.equal(drift(session(506), 514), -1);
  assert.equal(timing.where(Object.assign(session(516), { start: 516 }), timing.steps(plan, 0, 516), at(517)).minutes, 0);
  assert.deepEqual([6, 1, 0, -1, -4].map(timing.drift), ["6 minutes behind", "1 minute behind", "On time", "1 minute ahead", "4 minutes ahead"]);
});
test("between the least and the most of a range, everything is on time", () => {
  const day = { anchor: "x", start: 600, end: null, items: [item("other", "A", 10, { most: 15 }), item("other", "B", 10)] };
  const steps = timing.steps({ name: "p", days: [day] }, 0, null);
  const state = timing.begin(timing.fresh("p", 0, 600), steps, at(600));
  const when = (moment) => timing.where(timing.next(state, steps, at(moment)), steps, at(moment)).minutes;
  assert.deepEqual([608, 610, 615, 617].map(when), [-2, 0, 0, 2]);
  assert.equal(timing.left(timing.where(state, steps, at(603))), "12 of 10\u201315 minutes left");
});
test("a pause is no time of the step, and is lost to the plan at once", () => {
  const state = timing.pause(session(510), at(512));
  const is = timing.where(state, list, at(515));
  assert.deepEqual([is.paused, is.spent, is.minutes], [true, 120, 3]);
  const on = timing.resume(state, at(516));
  assert.deepEqual([timing.where(on, list, at(517)).spent, drift(on, 517)], [180, 4]);
  assert.equal(timing.next(on, list, at(519)).taken["morning-1/Arrive"], 300);
  assert.equal(timing.next(state, list, at(530)).taken["morning-1/Arrive"], 120, "a step can end while it is paused");
});
test("what each step took is kept; going back takes the step up again", () => {
  const state = session(510, 516, 530);
  assert.deepEqual(state.taken, { "morning-1/Arrive": 360, "ask#open": 840 });
  const back = timing.back(state, list, at(532));
  assert.deepEqual([back.at, back.taken], [1, { "morning-1/Arrive": 360 }]);
  assert.equal(timing.where(back, list, at(532)).spent, 16 * 60);
  assert.equal(timing.back(timing.back(back, list, at(533)), list, at(534)).at, 0, "there is nothing before the first");
  assert.deepEqual(state.taken, { "morning-1/Arrive": 360, "ask#open": 840 }, "what was given is not touched");
});
test("a day that begins again forgets what it took, and no other day", () => {
  const other = Object.assign(session(510, 516), { taken: { "morning-1/Arrive": 360, "morning-2/Goodbye": 60 } });
  assert.deepEqual(timing.begin(other, list, at(700)).taken, { "morning-2/Goodbye": 60 });
});
test("at the end it says how the whole day went", () => {
  const state = session(510, 515, 525, 540, 550, 562);
  const is = timing.where(state, list, at(700));
  assert.deepEqual([is.finished, is.running, is.step, is.minutes, Object.keys(state.taken).length], [true, false, null, 2, 5]);
});
test("a session around midnight knows which day its plan means", () => {
  const late = timing.begin(timing.fresh("morning", 0, 1435), list, at(1442));
  assert.equal(timing.where(late, timing.steps(plan, 0, 1435), at(1443)).minutes, 7);
  const early = timing.begin(timing.fresh("morning", 0, 5), list, at(-3));
  assert.equal(timing.where(early, timing.steps(plan, 0, 5), at(-3)).minutes, -8);
});

test("what wins the time back: the least that is enough, of this step and those behind it", () => {
  const names = (from, minutes) => timing.wins(list, from, minutes).picks.map(({ step, saves }) => `${step.name} ${saves}`);
  assert.deepEqual(names(0, 1), ["1.1 Open 2"]);
  assert.deepEqual(names(0, 3), ["Arrive 3"], "of a range the least counts");
  assert.deepEqual(names(2, 2), ["Arrive 3"], "what is behind us is not offered");
  assert.deepEqual(names(0, 4), ["1.2 Count 4"]);
  assert.deepEqual(names(0, 6), ["1.2 Count 4", "Arrive 3"]);
  assert.deepEqual(names(0, 20), ["1.1 Open 2", "1.2 Count 4", "Arrive 3"]);
  const { enough, all, bare } = timing.wins(list, 0, 20);
  assert.deepEqual([enough, all, bare.length], [false, 9, 1]);
});
test("and in words, with the sum of all that could be dropped", () => {
  assert.equal(timing.win(list, 0, 0), "");
  assert.equal(timing.win(list, 0, 2), "To win it back: 1.1 Open: One round (saves 2 minutes). All that can be dropped from here on saves 9 minutes.");
  assert.equal(timing.win(list, 0, 6), "Together these win it back: 1.2 (4 min), Arrive (3 min). All that can be dropped from here on saves 9 minutes.");
  assert.equal(timing.win(list, 2, 9), "This saves 7 minutes, not all of it: 1.2 (4 min), Arrive (3 min).");
  const bare = timing.steps({ ...plan, days: [{ ...plan.days[0], items: [item("other", "A", 5, { short: [short(null, "<p>Stay seated. Really.</p>")] }), item("other", "B", 5)] }] }, 0, null);
  assert.equal(timing.win(bare, 0, 3), "You can drop, in A: Stay seated.");
  assert.equal(timing.win(bare, 1, 3), "Nothing further on is marked to drop.");
});

test("what is kept is taken up again, and nothing that does not fit the plan", () => {
  const state = session(510, 516);
  timing.save(state);
  assert.deepEqual(timing.load([plan]), state);
  for (const broken of [{ ...state, plan: "gone" }, { ...state, day: 7 }, { ...state, at: 99, began: { 99: 1 } }, { ...state, at: 3 }, { ...state, start: "8:30" }, 7, []]) {
    timing.save(broken);
    assert.equal(timing.load([plan]), null, JSON.stringify(broken));
  }
});
test("the first thing shown is what was typed on the page to get ready, by its date", () => {
  const choice = (kind) => { kept.set("f:session", JSON.stringify(kind)); const { plan: name, day, start, at: place } = timing.choice([{ ...plan, name: "other" }, plan]); return [name, day, start, place]; };
  assert.deepEqual(choice(null), ["other", 0, 510, -1]);
  assert.deepEqual(choice({ plan: "morning", start: "13:00", date: "2026-10-07" }), ["morning", 0, 780, -1]);
  assert.deepEqual(choice({ plan: "morning", start: "13:00", date: "2026-10-06" }), ["morning", 1, 540, -1], "the second day has its own start");
  assert.deepEqual(choice({ plan: "gone", start: "soon", date: "2020-01-01" }), ["other", 0, 510, -1]);
  timing.save(session(510));
  assert.deepEqual(choice({ plan: "other", start: "13:00" }), ["morning", 0, 510, 0], "a session that runs goes first");
});
