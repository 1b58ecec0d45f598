/** The engine without trained weights, in Cloudflare Workers. */
import compiled from "../light/hatif_bg.wasm";
import init, * as core from "../light/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once an isolate, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? compiled }),
  () => engine(core),
);
