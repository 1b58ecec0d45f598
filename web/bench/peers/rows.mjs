// The labelled rows that readers are measured on, and those that a reader may be taught with.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const LANGUAGES = ["en", "ar", "arabizi", "mixed"];

/** What is asked of a reader, in the order of the table. */
export const TASKS = ["intent", "route", "sentiment", "anger", "language"];

const OWN = fileURLToPath(new URL("../../../train/rows", import.meta.url));

/** The public rows that teach: of these tasks one in this many, by the hash, or teaching takes longer than all the rest. */
const ONE_IN = { sentiment: 8n, anger: 8n };

/**
 * Our own rows: a fifth by the hash of their text tests, the others teach.
 *
 * A set is `{ name, train(task), test(task) }`; both give rows `{ text, lang, gold }`.
 */
export function own() {
  const files = readdirSync(OWN, { recursive: true }).filter((name) => name.endsWith(".jsonl") && !name.startsWith("other"));
  const rows = files.toSorted().flatMap((name) => lines(join(OWN, name)));
  const [test, train] = [rows.filter(({ text }) => isTest(text)), rows.filter(({ text }) => !isTest(text))];
  const labelled = (task) => (row) => ({ text: row.text, lang: row.lang, gold: label(task, row) });
  return { name: "own", train: (task) => train.map(labelled(task)), test: (task) => test.map(labelled(task)) };
}

/** The public rows under `folder`, which has a folder a task with `train.jsonl` and `dev.jsonl`; labels are theirs. */
export function publicRows(folder) {
  const read = (task, split) => {
    const file = join(folder, { route: "intent", language: "lang" }[task] ?? task, `${split}.jsonl`);
    if (!existsSync(file)) return [];
    return lines(file).map((row) => ({ text: row.text, lang: row.lang, lic: row.lic, gold: task === "route" ? row.route : row.label }));
  };
  return {
    name: "public",
    train: (task) =>
      read(task, "train").filter(({ text, lic }) => lic !== "eval_only" && hash(text) % (ONE_IN[task] ?? 1n) === 0n),
    test: (task) => read(task, "dev"),
  };
}

/** Is a row with this text of ours set aside for testing? The trainer's rule, in train/src/rows.rs. */
export function isTest(text) {
  return hash(text) % 5n === 0n;
}

/** FNV-1a, 64 bits, of the text's UTF-8. */
export function hash(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}

/** Our six steps of feeling as three. */
export function polarity(sentiment) {
  if (sentiment === "neutral") return "neutral";
  return sentiment.endsWith("positive") ? "positive" : "negative";
}

/** Is that step anger, as the table has it? */
export function isAnger(sentiment) {
  return sentiment === "angry" || sentiment === "frustrated";
}

/** The label that a row of ours has for `task`. */
function label(task, row) {
  switch (task) {
    case "intent": return row.intents[0];
    case "route": return row.route;
    case "sentiment": return polarity(row.sentiment);
    case "anger": return isAnger(row.sentiment) ? "yes" : "no";
    default: return row.lang;
  }
}

function lines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}
