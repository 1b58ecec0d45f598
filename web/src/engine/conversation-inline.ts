/** The engine that also drives calls, with its module inside. */
import { base64 } from "../conversation/bytes.js";
import { decode } from "./base64.ts";
import init, * as core from "../conversation/hatif.js";
import { type ConversationEngine, conversationEngine } from "./conversation.ts";
import { type CreateEngine, loadedOnce } from "./engine.ts";

export type * from "./conversation.ts";
export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine<ConversationEngine> = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? decode(base64) }),
  () => conversationEngine(core),
);
