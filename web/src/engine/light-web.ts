/** The engine without trained weights, in browsers. */
import init, * as core from "../light/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? new URL("../light/hatif_bg.wasm", import.meta.url) }),
  () => engine(core),
);
