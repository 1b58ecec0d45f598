import type { Sayings } from "./announcer.ts";
import { personName, problemWords, switchedWords, type View } from "./view.ts";

/** How each sort of entry is said aloud, in the interface's language. */
export function sayings(view: View): Sayings {
  const { words } = view;
  return {
    reply: (persona, sentence, first) => (first ? `${personName(view, persona)}: ${sentence}` : sentence),
    notice: (entry) => {
      switch (entry.kind) {
        case "switched":
          return switchedWords(view, entry.to);
        case "ticket":
          return `${words.ticketOpened} ${entry.ticket.ticket_id}`;
        case "error":
          return problemWords(words, entry);
        case "ended":
          return words.ended;
      }
    },
  };
}
