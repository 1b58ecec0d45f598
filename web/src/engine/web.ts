/** The engine in browsers, and wherever else a module can be fetched from beside this one. */
import init, * as core from "../core/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? new URL("../core/hatif_bg.wasm", import.meta.url) }),
  () => engine(core),
);
