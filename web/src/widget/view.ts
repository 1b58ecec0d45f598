import type { Conversation, Status } from "../client/index.ts";
import type { Analysis, Language, Persona, PersonaCard } from "../wire.ts";
import { fill, type Strings } from "./strings/strings.ts";

/** Which small panel is open under the header. */
export type Panel = "none" | "people" | "end";

/** All that the templates draw from. */
export interface View {
  words: Strings;
  language: Language;
  conversation: Conversation;
  status: Status;
  /** Was the socket open at least once? */
  wasOpen: boolean;
  cards: readonly PersonaCard[];
  panel: Panel;
  draft: string;
  /** How the draft reads; `null` while there is none, or the engine is not there. */
  reading: Analysis | null;
  /** Can the draft be sent as it is? */
  sendable: boolean;
  /** What just went wrong, in the interface's words. */
  problem: string | null;
  /** The messages whose analysis is open. */
  explained: ReadonlySet<string>;
  /** How much of a reply is shown by now. */
  shown: (id: string, text: string, whole: boolean) => string;
  /** Has the customer scrolled away from the end? */
  away: boolean;
}

/** Who a persona is, in the interface's language; the department alone while the name is not known. */
export function personName(view: View, persona: Persona): string {
  return view.cards.find((card) => card.persona === persona)?.[view.language].name ?? view.words.persona[persona];
}

/** The persona's department. */
export function personRole(view: View, persona: Persona): string {
  return view.cards.find((card) => card.persona === persona)?.[view.language].role ?? view.words.persona[persona];
}

/** "Sarah from Sales is answering now." */
export function switchedWords(view: View, persona: Persona): string {
  const known = view.cards.some((card) => card.persona === persona);
  const values = { name: personName(view, persona), role: personRole(view, persona) };
  return fill(known ? view.words.switchedTo : view.words.switchedToRole, values);
}

/** The status of the socket in one or two words. */
export function statusWords({ words, status, wasOpen }: View): string {
  if (status.state === "open") return words.statusOpen;
  if (status.state === "closed") return words.statusClosed;
  return wasOpen || status.failures > 0 ? words.statusReconnecting : words.statusConnecting;
}

/** The interface's words for a code of the service; the service's own words for a code it does not know. */
export function problemWords(words: Strings, problem: { code: string; message: string }): string {
  const known: Partial<Record<string, string>> = words.error;
  return known[problem.code] ?? (problem.message || words.error.internal);
}
