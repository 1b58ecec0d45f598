/** The engine in Node and Bun: the module is read from beside this file. */
import { readFile } from "node:fs/promises";
import init, * as core from "../core/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? readFile(new URL("../core/hatif_bg.wasm", import.meta.url)) }),
  () => engine(core),
);
