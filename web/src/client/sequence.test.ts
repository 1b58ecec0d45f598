import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event } from "../wire.ts";
import { Sequence } from "./sequence.ts";

const event = (seq: number): Event => ({
  seq,
  timestamp: "2026-11-23T14:00:00.000Z",
  event: "error",
  code: "internal",
  message: "",
});
const accepted = (sequence: Sequence, ...seqs: number[]): number[] =>
  seqs.flatMap((seq) => sequence.accept(event(seq)).map((one) => one.seq));

test("events in order pass, repeats do not", () => {
  const sequence = new Sequence();
  assert.deepEqual(accepted(sequence, 1, 2, 2, 1, 3), [1, 2, 3]);
  assert.equal(sequence.last, 3);
});

test("an event that comes too early waits for those before it", () => {
  const sequence = new Sequence();
  assert.deepEqual(accepted(sequence, 1, 3), [1]);
  assert.equal(sequence.missing, true);
  assert.deepEqual(accepted(sequence, 4, 2), [2, 3, 4]);
  assert.equal(sequence.missing, false);
});

test("a new socket that repeats the greeting first loses and doubles nothing", () => {
  const sequence = new Sequence();
  accepted(sequence, 1, 2, 3);
  sequence.reopen();
  assert.deepEqual(accepted(sequence, 1, 4, 5), [4, 5]);
});

test("what was held is asked for again on the new socket", () => {
  const sequence = new Sequence();
  accepted(sequence, 1, 3);
  sequence.reopen();
  assert.equal(sequence.missing, false);
  assert.deepEqual(accepted(sequence, 2, 3, 4), [2, 3, 4]);
});

test("a hole that the server cannot fill does not stop the call", () => {
  const sequence = new Sequence(2);
  sequence.reopen();
  assert.deepEqual(accepted(sequence, 7, 8), [7, 8]);
});
