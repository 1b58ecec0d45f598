/** The engine in Cloudflare Workers, where a module has to be imported compiled. */
import compiled from "../core/hatif_bg.wasm";
import init, * as core from "../core/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once an isolate, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? compiled }),
  () => engine(core),
);
