// Loading goes wrong, then right. By itself, because a process that has the engine keeps it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { createEngine } from "hatif";

test("an engine that could not be loaded can be loaded later", async () => {
  const broken = new Uint8Array([1, 2, 3]);
  const attempts = await Promise.allSettled([createEngine({ wasm: broken }), createEngine()]);
  for (const { reason } of attempts) assert.ok(reason instanceof WebAssembly.CompileError);

  const wasm = readFile(new URL("../dist/core/hatif_bg.wasm", import.meta.url));
  const engine = await createEngine({ wasm });
  assert.equal(engine.analyze("hello").language.code, "en");
});
