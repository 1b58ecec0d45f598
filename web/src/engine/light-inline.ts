/** The engine without trained weights, with its module inside. */
import { base64 } from "../light/bytes.js";
import init, * as core from "../light/hatif.js";
import { type CreateEngine, engine, loadedOnce } from "./engine.ts";
import { decode } from "./base64.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? decode(base64) }),
  () => engine(core),
);
