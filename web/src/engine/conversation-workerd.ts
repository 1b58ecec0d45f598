/** The engine that also drives calls, in Cloudflare Workers. */
import compiled from "../conversation/hatif_bg.wasm";
import init, * as core from "../conversation/hatif.js";
import { type ConversationEngine, conversationEngine } from "./conversation.ts";
import { type CreateEngine, loadedOnce } from "./engine.ts";

export type * from "./conversation.ts";
export type * from "./engine.ts";
export type * from "../wire.ts";

/** Loads the engine; once a realm, whoever asks. */
export const createEngine: CreateEngine<ConversationEngine> = loadedOnce(
  (wasm) => init({ module_or_path: wasm ?? compiled }),
  () => conversationEngine(core),
);
