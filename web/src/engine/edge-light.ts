/** The engine in Vercel"s edge runtime, which marks compiled modules with `?module`. */
import compiled from "../core/hatif_bg.wasm?module";
import init, * as core from "../core/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once an isolate, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? compiled }),
  () => engine(core),
);
