// What the package's functions promise, in this Node.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createEngine } from "hatif";
import { createEngine as createConversationEngine } from "hatif/conversation";

const engine = await createEngine();

test("everybody who asks at once gets the same engine", async () => {
  const [one, other] = await Promise.all([createEngine(), createEngine()]);
  assert.equal(one, other);
  assert.equal(one, engine);
});

test("functions need no `this`", () => {
  const { analyze } = engine;
  assert.deepEqual(analyze("hello"), engine.analyze("hello"));
});

test("the result has every field of the documented shape, as plain values", () => {
  const analysis = engine.analyze("Call me on 0944567890, your app is broken!");
  assert.deepEqual(Object.keys(analysis), [
    "language", "intent", "intents", "sentiment", "is_question", "contact", "priority", "routing", "findings",
  ]);
  assert.deepEqual(Object.keys(analysis.intent), ["intent", "confidence", "keywords", "language", "reasoning"]);
  assert.deepEqual(Object.keys(analysis.sentiment), ["sentiment", "confidence", "emotion_indicators", "reasoning"]);
  assert.deepEqual(Object.keys(analysis.routing), [
    "target_persona", "priority", "suggested_action", "create_ticket", "escalation_needed", "reasoning", "rule",
  ]);
  assert.deepEqual(analysis.intents[0], analysis.intent);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.deepEqual(structuredClone(analysis), analysis);
});

test("a text that is no string is a TypeError", () => {
  for (const [text, kind] of [[undefined, "undefined"], [null, "null"], [5, "number"], [{}, "object"], [Object("x"), "object"]]) {
    assert.throws(() => engine.analyze(text), new TypeError(`text must be a string, not ${kind}`));
  }
});

test("a language that is not spoken is a RangeError, and one that is no string a TypeError", () => {
  assert.throws(() => engine.analyze("hi", { language: "fr" }), new RangeError("language must be one of en, ar, not 'fr'"));
  assert.throws(() => engine.analyze("hi", { language: 5 }), new TypeError("language must be a string, not number"));
});

test("no language, in each of its forms, is the same", () => {
  const analysis = engine.analyze("12345");
  for (const options of [undefined, {}, { language: undefined }, { language: null }]) {
    assert.deepEqual(engine.analyze("12345", options), analysis);
  }
});

test("an empty text wants nothing and feels nothing", () => {
  const { language, intent, sentiment, findings, contact } = engine.analyze("");
  assert.equal(language.code, "other");
  assert.equal(intent.intent, "other");
  assert.equal(sentiment.sentiment, "neutral");
  assert.deepEqual({ findings, contact }, { findings: [], contact: { emails: [], phones: [], phones_e164: [] } });
});

test("offsets are right behind characters of every width, and behind broken ones", () => {
  for (const before of ["", "é ", "مرحبا ", "😀 ", "👩‍👩‍👧 ", "\ud800 ", "\udc00\ud800 ", "a\ud83d b "]) {
    const text = `${before}layla@example.com`;
    const found = engine.analyze(text).findings.find(({ label }) => label === "email");
    assert.equal(text.slice(found.start, found.end), "layla@example.com", JSON.stringify(before));
  }
});

test("a long text is read to its end", () => {
  const text = `${"word ".repeat(100_000)}layla@example.com`;
  assert.deepEqual(engine.analyze(text).contact.emails, ["layla@example.com"]);
});

test("nothing of one message shows in the next", () => {
  const before = JSON.stringify(engine.analyze("When do you open?"));
  engine.analyze("I am furious, my name is Layla, layla@example.com");
  assert.equal(JSON.stringify(engine.analyze("When do you open?")), before);
});

const call = await createConversationEngine();
const START = Date.UTC(2026, 0, 31, 9, 30);
const INPUTS = [
  { at: START, input: "open", call_id: "CALL-001", customer_name: "Layla", language: "en" },
  { at: START + 1000, input: "message", text: "My invoice is wrong, mail layla@example.com", language: "en", replies: "script" },
  { at: START + 2000, input: "switch_persona", persona: "sales" },
];
const emitted = (outputs) => outputs.filter(({ output }) => output === "emit");

test("a call is greeted, answered and counted, in events numbered without a gap", () => {
  const conversation = call.conversation();
  assert.equal(conversation.statistics(START), null);
  const events = INPUTS.flatMap((input) => emitted(conversation.step(input)));
  assert.deepEqual(events.map(({ seq }) => seq), events.map((_, place) => place + 1));
  assert.equal(events[0].event, "greeting");
  assert.equal(events[0].timestamp, "2026-01-31T09:30:00.000Z");
  assert.equal(events[1].event, "user_message");
  assert.ok(events.some(({ event }) => event === "assistant_message"));
  const { call_id, user_messages, duration_seconds } = conversation.statistics(START + 5000);
  assert.deepEqual({ call_id, user_messages, duration_seconds }, { call_id: "CALL-001", user_messages: 1, duration_seconds: 5 });
});

test("the same inputs make the same call again", () => {
  const live = call.conversation();
  for (const input of INPUTS) live.step(input);
  const again = call.conversation(INPUTS);
  const next = { at: START + 3000, input: "message", text: "And the price?", language: null, replies: "script" };
  assert.deepEqual(again.step(next), live.step(next));
});

test("a model that is asked has a deadline", () => {
  const conversation = call.conversation(INPUTS.slice(0, 1));
  assert.equal(conversation.nextWake, null);
  const outputs = conversation.step({ at: START + 1000, input: "message", text: "hello", language: null, replies: "model" });
  const { message_id, messages } = outputs.find(({ output }) => output === "ask_model");
  assert.equal(messages[0].role, "system");
  assert.ok(conversation.nextWake > START + 1000);
  conversation.step({ at: START + 1500, input: "model_delta", message_id, delta: "Hello, Layla." });
  const done = emitted(conversation.step({ at: START + 1600, input: "model_done", message_id }));
  assert.equal(done.at(-1).message, "Hello, Layla.");
  assert.equal(conversation.nextWake, null);
});

test("an input that is not of the form is a TypeError, and changes nothing", () => {
  const conversation = call.conversation(INPUTS);
  const before = conversation.statistics(START + 9000);
  for (const [input, message] of [
    [undefined, "input.at must be milliseconds since 1970"],
    ["end", "input.at must be milliseconds since 1970"],
    [{ at: START, input: "fly" }, "input.input must be the name of an input"],
    [{ at: START, input: "message", text: 5, replies: "script" }, "input.text must be a string"],
    [{ at: START, input: "switch_persona", persona: "boss" }, "input.persona must be a persona's name"],
  ]) {
    assert.throws(() => conversation.step(input), new TypeError(message));
  }
  assert.deepEqual(conversation.statistics(START + 9000), before);
});
