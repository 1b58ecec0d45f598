import type { Conversation, NoticeEntry } from "../client/index.ts";
import type { Persona } from "../wire.ts";
import { sentences } from "./text/sentences.ts";

/** How each sort of entry is said. */
export interface Sayings {
  reply: (persona: Persona, sentence: string, first: boolean) => string;
  notice: (entry: NoticeEntry) => string;
}

/**
 * Tells a call in whole sentences, each once.
 *
 * What happened before `since` is history: it can be read in the log, and is not told.
 */
export class Announcer {
  #told = new Map<string, number>();
  #since: number;

  /** `since` in milliseconds since 1970. */
  constructor(since: number) {
    this.#since = since;
  }

  /** What is new in `conversation`, ready to be said. */
  news(conversation: Conversation, sayings: Sayings): string[] {
    const news: string[] = [];
    for (const entry of conversation.entries) {
      const told = this.#told.get(entry.id) ?? 0;
      const history = told === 0 && Date.parse(entry.at) < this.#since;
      if (entry.kind === "customer" || told === Infinity) continue;
      if (entry.kind !== "assistant") {
        this.#told.set(entry.id, Infinity);
        if (!history) news.push(sayings.notice(entry));
        continue;
      }
      const { complete, next } = sentences(entry.text, told, entry.whole);
      this.#told.set(entry.id, entry.whole ? Infinity : next);
      if (complete && !history) news.push(sayings.reply(entry.persona, complete, told === 0));
    }
    return news;
  }
}
