import type { Analysis, Language } from "../wire.ts";

/** What reads a message in the page. */
export interface Reader {
  analyze(text: string, options?: { language?: Language }): Analysis;
}

/** Gives the reader, once it is wanted. */
export type ReaderSource = () => Promise<Reader>;

/** The engine of this package, fetched when it is first wanted. */
export const packagedEngine: ReaderSource = async () => {
  const { createEngine } = await import("../engine/web.ts");
  return createEngine();
};
