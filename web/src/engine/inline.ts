/** The engine with its module inside: a third more bytes, and nothing to fetch, read or configure. */
import { base64 } from "../core/bytes.js";
import init from "../core/hatif.js";
import { engineLoader } from "./engine.ts";

export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine = engineLoader((wasm) => init({ module_or_path: wasm ?? decode(base64) }));

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
