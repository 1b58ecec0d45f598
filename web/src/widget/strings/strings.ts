import type {
  ErrorCode,
  FindingKind,
  Intent,
  Language,
  LanguageCode,
  Persona,
  Priority,
  Sentiment,
  TicketCategory,
} from "../../wire.ts";
import { ar } from "./ar.ts";
import { en } from "./en.ts";

/** Every word that the widget itself says. `{name}` stands for a value. */
export interface Strings {
  intent: Record<Intent, string>;
  sentiment: Record<Sentiment, string>;
  priority: Record<Priority, string>;
  /** The department; the person's name comes from the service. */
  persona: Record<Persona, string>;
  /** What a message is written in. */
  writtenIn: Record<LanguageCode, string>;
  finding: Record<FindingKind, string>;
  ticketCategory: Record<TicketCategory, string>;
  /** What went wrong. `unreachable`: no answer came. */
  error: Record<ErrorCode | "unreachable", string>;

  callLabel: string;
  logLabel: string;
  youSay: string;
  /** In the header before anybody speaks. */
  callCenter: string;
  statusOpen: string;
  statusConnecting: string;
  statusReconnecting: string;
  statusClosed: string;
  reconnectingNotice: string;
  tryNow: string;
  isWriting: string;

  changePerson: string;
  changePersonTitle: string;
  answersNow: string;
  endCall: string;
  endCallQuestion: string;
  endCallYes: string;
  endCallNo: string;

  composerLabel: string;
  composerPlaceholder: string;
  send: string;
  keysHint: string;
  privacyHint: string;
  chipsLabel: string;
  chipIntent: string;
  chipSentiment: string;
  chipPriority: string;
  chipLanguage: string;
  charactersLeft: string;
  charactersOver: string;

  queued: string;
  sending: string;
  unsure: string;
  refused: string;
  sendAgain: string;
  discard: string;
  queueFull: string;

  analysisLabel: string;
  goesTo: string;
  showWhy: string;
  hideWhy: string;
  suggestedAction: string;

  switchedTo: string;
  /** The same when the person's name is not known. */
  switchedToRole: string;
  switchedByHand: string;
  ticketOpened: string;
  ended: string;
  outcome: string;
  newCall: string;
  startTitle: string;
  startText: string;
  startCall: string;
  starting: string;
  toLatest: string;
}

/** The words in each language. */
export const strings: Record<Language, Strings> = { en, ar };

/** `template` with each `{name}` replaced by its value. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
