// Hatif, as everybody has it from npm: one call reads everything.

import { createEngine } from "hatif";

import { isAnger, polarity } from "./rows.mjs";

/** What the public rows call those of our intents that they do not have, as in engine/src/read/model/heads.rs. */
const PUBLIC = {
  service_inquiry: "information", human_request: "service_request", thanks: "greeting", goodbye: "greeting",
};

export async function hatif() {
  const engine = await createEngine();
  return {
    name: "Hatif",
    call: (text) => engine.analyze(text),
    awaited: false,
    entry: "export { createEngine } from 'hatif';",
    loads: ["../dist/core/hatif_bg.wasm"],
    reader: async (task, set) => ({ text }) => label(task, set, engine.analyze(text)),
  };
}

function label(task, set, { intent, routing, sentiment, language }) {
  switch (task) {
    case "intent": return set.name === "public" ? (PUBLIC[intent.intent] ?? intent.intent) : intent.intent;
    // Our rows have a fourth that answers: a person. The engine says so by the row of its table that won.
    case "route": return set.name === "own" && routing.rule === "person_wanted" ? "human" : routing.target_persona;
    case "sentiment": return polarity(sentiment.sentiment);
    case "anger": return isAnger(sentiment.sentiment) ? "yes" : "no";
    default: return language.code;
  }
}
