import assert from "node:assert/strict";
import { test } from "node:test";
import { nothing, withEvent, type Conversation, type NoticeEntry } from "../client/conversation.ts";
import type { EventBody } from "../wire.ts";
import { Announcer } from "./announcer.ts";

const sayings = {
  reply: (persona: string, sentence: string, first: boolean) => (first ? `${persona}: ${sentence}` : sentence),
  notice: (entry: NoticeEntry) => `notice ${entry.id}`,
};

function grown(conversation: Conversation, seq: number, at: string, body: EventBody): Conversation {
  return withEvent(conversation, { seq, timestamp: at, ...body });
}

const NOW = "2026-11-23T14:00:00.000Z";
const delta = (offset: number, delta: string): EventBody => ({
  event: "assistant_delta",
  message_id: "m3",
  offset,
  delta,
  persona: "sales",
});

test("a reply is told sentence by sentence, each once, with the name first", () => {
  const announcer = new Announcer(0);
  let conversation = grown(nothing, 1, NOW, delta(0, "We do. It "));
  assert.deepEqual(announcer.news(conversation, sayings), ["sales: We do."]);
  assert.deepEqual(announcer.news(conversation, sayings), []);
  conversation = grown(conversation, 2, NOW, delta(10, "costs 5"));
  assert.deepEqual(announcer.news(conversation, sayings), []);
  conversation = grown(conversation, 3, NOW, {
    event: "assistant_message",
    message_id: "m3",
    reply_to: "m2",
    message: "We do. It costs 5 a day.",
    persona: "sales",
    language: "en",
    written_by: "model",
  });
  assert.deepEqual(announcer.news(conversation, sayings), ["It costs 5 a day."]);
  assert.deepEqual(announcer.news(conversation, sayings), []);
});

test("a change of persona is told, the customer's own words are not", () => {
  const announcer = new Announcer(0);
  const said = grown(nothing, 1, NOW, { event: "user_message", message_id: "m2", message: "hi", language: "en" });
  const switched = grown(said, 2, NOW, {
    event: "persona_switched",
    message_id: "m2",
    from: "reception",
    to: "sales",
    persona: "sales",
    manual: false,
    reason: "",
  });
  assert.deepEqual(announcer.news(switched, sayings), ["notice e2"]);
});

test("history is not told", () => {
  const announcer = new Announcer(Date.parse(NOW));
  const old = grown(nothing, 1, "2026-11-23T13:00:00.000Z", delta(0, "Long ago. "));
  assert.deepEqual(announcer.news(old, sayings), []);
});
