import assert from "node:assert/strict";
import { test } from "node:test";
import type { Event, EventBody } from "../wire.ts";
import { isAwaited, nothing, withEvent, withoutPending, withSent, withStatus, type Conversation } from "./conversation.ts";

const AT = "2026-11-23T14:00:00.000Z";
const sent = { ok: true, state: "sent" } as const;

function events(...bodies: EventBody[]): Event[] {
  return bodies.map((body, index) => ({ seq: index + 1, timestamp: AT, ...body }));
}

function after(...bodies: EventBody[]): Conversation {
  return events(...bodies).reduce(withEvent, nothing);
}

const greeting: EventBody = {
  event: "greeting",
  call_id: "CALL-001",
  message_id: "m1",
  message: "Hello!",
  persona: "reception",
  language: "en",
};
const said = (message_id: string, message: string): EventBody => ({
  event: "user_message",
  message_id,
  message,
  language: "en",
});
const delta = (message_id: string, offset: number, text: string): EventBody => ({
  event: "assistant_delta",
  message_id,
  offset,
  delta: text,
  persona: "sales",
});
const reply = (message_id: string, reply_to: string, message: string): EventBody => ({
  event: "assistant_message",
  message_id,
  reply_to,
  message,
  persona: "sales",
  language: "en",
  written_by: "model",
});

function text(conversation: Conversation, id: string): string | undefined {
  const entry = conversation.entries.find((one) => one.id === id);
  return entry?.kind === "assistant" || entry?.kind === "customer" ? entry.text : undefined;
}

test("a reply grows from its parts and is settled by the whole", () => {
  const growing = after(greeting, said("m2", "hi"), delta("m3", 0, "We "), delta("m3", 3, "do."));
  assert.equal(text(growing, "m3"), "We do.");
  assert.deepEqual(growing.entries.map((entry) => entry.kind === "assistant" && entry.whole), [true, false, false]);

  const [settled] = [reply("m3", "m2", "We do!")].map((body) =>
    withEvent(growing, { seq: 5, timestamp: AT, ...body }),
  );
  assert.equal(text(settled!, "m3"), "We do!");
  assert.equal(settled!.entries.length, 3);
});

test("a reply is in the letters that its events tell, from its first part on", () => {
  const growing = after(greeting, { ...delta("m3", 0, "Ahla "), script: "latin" } as EventBody);
  const whole = { ...reply("m3", "m2", "Ahla w sahla!"), script: "latin" } as EventBody;
  const scripts = (conversation: Conversation): unknown[] =>
    conversation.entries.map((entry) => entry.kind === "assistant" && entry.script);
  assert.deepEqual(scripts(growing), [null, "latin"]);
  assert.deepEqual(scripts(withEvent(growing, { seq: 3, timestamp: AT, ...whole })), [null, "latin"]);
});

test("a repeated part overwrites itself, counted in UTF-16 units", () => {
  const parts = [delta("m3", 0, "مرحبًا "), delta("m3", 7, "😀 "), delta("m3", 10, "بك")];
  assert.equal(text(after(...parts), "m3"), "مرحبًا 😀 بك");
  assert.equal(text(after(...parts, ...parts), "m3"), "مرحبًا 😀 بك");
});

test("a part without a beginning waits for the whole reply", () => {
  const joined = after(delta("m3", 20, "later words"));
  assert.equal(joined.entries.length, 0);
  assert.equal(text(after(delta("m3", 20, "later words"), reply("m3", "m2", "All of it")), "m3"), "All of it");
});

test("a part that comes after the whole reply changes nothing", () => {
  assert.equal(text(after(reply("m3", "m2", "All of it"), delta("m3", 0, "X")), "m3"), "All of it");
});

test("a reply is awaited from the message until its first word, and again for the next message", () => {
  assert.equal(isAwaited(after(greeting)), false);
  assert.equal(isAwaited(after(greeting, said("m2", "hi"))), true);
  assert.equal(isAwaited(after(greeting, said("m2", "hi"), delta("m4", 0, "We"), said("m3", "and?"))), false);
  assert.equal(isAwaited(after(said("m2", "hi"), said("m3", "and?"), reply("m4", "m2", "We do."))), true);
  assert.equal(isAwaited(after(said("m2", "hi"), reply("m4", "m2", "We do."))), false);
  assert.equal(isAwaited(after(said("m2", "hi"), { event: "call_ended", outcome: null, satisfaction: null })), false);
});

test("a persona change is shown, and the next words come from the new one", () => {
  const changed = after(greeting, {
    event: "persona_switched",
    message_id: null,
    from: "reception",
    to: "complaints",
    persona: "complaints",
    manual: true,
    reason: "",
  });
  assert.equal(changed.persona, "complaints");
  assert.deepEqual(
    changed.entries.map((entry) => entry.kind),
    ["assistant", "switched"],
  );
});

test("what is sent waits until the service has kept it", () => {
  const waiting = withSent(after(greeting), "hi", sent);
  assert.deepEqual(
    waiting.pending.map(({ text, state }) => [text, state]),
    [["hi", "sent"]],
  );
  assert.deepEqual(withEvent(waiting, { seq: 2, timestamp: AT, ...said("m2", "hi") }).pending, []);
});

test("of two messages with the same words, each confirmation settles one", () => {
  const twice = withSent(withSent(after(greeting), "hello?", sent), "hello?", sent);
  const once = withEvent(twice, { seq: 2, timestamp: AT, ...said("m2", "hello?") });
  assert.deepEqual(
    once.pending.map(({ id }) => id),
    [2],
  );
});

test("what was on its way when the socket broke is unsure until the replay tells", () => {
  const cut = withStatus(withSent(after(greeting), "hi", sent), { state: "connecting", failures: 1 });
  assert.equal(cut.pending[0]?.state, "unsure");
  const back = withStatus(cut, { state: "open" });
  assert.equal(back.pending[0]?.state, "unsure");
  assert.deepEqual(withEvent(back, { seq: 2, timestamp: AT, ...said("m2", "hi") }).pending, []);
});

test("what waited for the socket is on its way once it opens", () => {
  const waiting = withSent(after(greeting), "hi", { ok: true, state: "queued" });
  assert.equal(withStatus(waiting, { state: "connecting", failures: 2 }).pending[0]?.state, "queued");
  assert.equal(withStatus(waiting, { state: "open" }).pending[0]?.state, "sent");
});

test("a refusal stays with the message that it is for, and can be put away", () => {
  const error: Event = { seq: 2, timestamp: AT, event: "error", code: "too_many_messages", message: "" };
  const refused = withEvent(withSent(after(greeting), "hi", sent), error);
  assert.deepEqual(
    refused.pending.map(({ state, code }) => [state, code]),
    [["refused", "too_many_messages"]],
  );
  assert.equal(refused.entries.length, 1);
  assert.deepEqual(withoutPending(refused, 1).pending, []);
});

test("an error with nothing on its way is shown in the log", () => {
  const seen = after(greeting, { event: "error", code: "invalid_json", message: "…" });
  assert.deepEqual(
    seen.entries.map((entry) => entry.kind),
    ["assistant", "error"],
  );
});

test("an analysis goes to its message", () => {
  const analysis = {
    event: "analysis",
    message_id: "m2",
    priority: "high",
    is_question: false,
    findings: [],
    intents: [],
  } as unknown as EventBody;
  const [, entry] = after(greeting, said("m2", "hi"), analysis).entries;
  assert.equal(entry?.kind === "customer" && entry.analysis?.priority, "high");
  assert.equal(entry?.kind === "customer" && entry.analysis && "event" in entry.analysis, false);
});

test("an event of a newer server is passed over", () => {
  const unknown = { event: "handoff", who: "somebody" } as unknown as EventBody;
  assert.deepEqual(after(greeting, unknown), after(greeting));
});
