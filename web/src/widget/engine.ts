import type { Analysis, Language } from "../wire.ts";

/** What reads a message in the page. */
export interface Engine {
  analyze(text: string, options?: { language?: Language }): Analysis;
}

/** Gives the engine, once it is wanted. */
export type EngineSource = () => Promise<Engine>;

/** The engine of this package, loaded when it is first wanted. */
export const packagedEngine: EngineSource = () => Promise.reject(new Error("the engine is not built yet"));
