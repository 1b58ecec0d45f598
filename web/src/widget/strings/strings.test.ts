import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, strings } from "./strings.ts";

function flat(words: object, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? flat(value, `${path}${key}.`) : [[path + key, String(value)]],
  );
}

const english = flat(strings.en);
const arabic = new Map(flat(strings.ar));

test("both languages say the same things, with the same values in them", () => {
  assert.equal(arabic.size, english.length);
  const values = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, text] of english) assert.deepEqual(values(arabic.get(key)), values(text), key);
});

test("nothing is empty, and what is Arabic is in Arabic script", () => {
  for (const [key, text] of english) assert.match(text, /\p{Script=Latin}/u, key);
  for (const [key, text] of arabic) assert.match(text, /\p{Script=Arabic}/u, key);
});

test("values are put in their places", () => {
  assert.equal(fill("{name}, {role}", { name: "Sarah", role: "Sales" }), "Sarah, Sales");
  assert.equal(fill("{count} left of {all}", { count: 5 }), "5 left of {all}");
});
