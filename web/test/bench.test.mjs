// The benchmark's measures: what it calls right, which rows it tests with, where it writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LANGUAGES, TASKS, hash, isTest, own, polarity } from "../bench/peers/rows.mjs";
import { macroF1 } from "../bench/peers/score.mjs";
import { placed, scores } from "../bench/peers/table.mjs";

test("the hash of texts is the one that its authors publish", () => {
  for (const [text, expected] of [["", 0xcbf29ce484222325n], ["a", 0xaf63dc4c8601ec8cn], ["foobar", 0x85944171f73967e8n]]) {
    assert.equal(hash(text), expected, text);
  }
});

// train/src/rows.rs has a test of the same file.
test("rows are set aside as the trainer sets them aside", () => {
  const lines = readFileSync(new URL("../../train/rows/set_aside.tsv", import.meta.url), "utf8").trimEnd().split("\n").slice(1);
  assert.ok(lines.length >= 10);
  for (const line of lines) {
    const [expected, set, text] = line.split("\t");
    assert.equal(hash(text).toString(16).padStart(16, "0"), expected, text);
    assert.equal(isTest(text) ? "test" : "train", set, text);
  }
});

test("no text teaches and tests, and every language and label is in both", () => {
  const rows = own();
  for (const task of TASKS) {
    const [train, some] = [rows.train(task), rows.test(task)];
    const taught = new Set(train.map(({ text }) => text));
    assert.deepEqual(some.filter(({ text }) => taught.has(text)), []);
    for (const field of ["lang", "gold"]) {
      const values = (of) => [...new Set(of.map((row) => row[field]))].toSorted();
      assert.deepEqual(values(some), values(train));
      assert.ok(values(some).every(Boolean));
    }
    assert.deepEqual(new Set(some.map(({ lang }) => lang)), new Set(LANGUAGES));
    assert.ok(some.length > train.length / 5 && some.length < train.length / 3);
  }
});

test("macro-F1 is the mean over the labels that rows have, whatever their number", () => {
  const cases = [
    [[["a", "a"], ["b", "b"]], 100],
    [[["a", "b"], ["b", "a"]], 0],
    // F1 of a: 2·2/(3+2) = 0.8; of b: 2·1/(1+2) = 2/3.
    [[["a", "a"], ["a", "a"], ["a", "b"], ["b", "b"]], 100 * (0.8 + 2 / 3) / 2],
    // What no row has is not in the mean; a, found once of twice, has 2·1/(2+1).
    [[["a", "a"], ["a", "c"]], 100 * 2 / 3],
    [[["a", "a"], ["a", undefined]], 100 * 2 / 3],
  ];
  for (const [pairs, expected] of cases) assert.ok(Math.abs(macroF1(pairs) - expected) < 1e-9, JSON.stringify(pairs));
});

test("six steps of feeling are three", () => {
  const steps = ["very_positive", "positive", "neutral", "negative", "frustrated", "angry"];
  assert.deepEqual(steps.map(polarity), ["positive", "positive", "neutral", "negative", "negative", "negative"]);
});

test("the highest is bold, what cannot be asked a dash", () => {
  assert.deepEqual(scores([50, undefined, 60.04, 59.96]), ["50.0", "–", "**60.0**", "**60.0**"]);
});

test("the table takes the place between its markers and no other", () => {
  const [begin, end] = ["<!-- peers: written by web/bench/peers.mjs, by hand nothing -->", "<!-- /peers -->"];
  const page = (content) => `before\n\n${begin}\n${content}\n${end}\n\nafter\n`;
  assert.equal(placed(page("| old |"), "| new |"), page("| new |"));
  assert.equal(placed(`${begin}${end}`, "| new |"), `${begin}\n| new |\n${end}`);
  assert.throws(() => placed("before\nafter\n", "| new |"), /no place for the table/);
});
