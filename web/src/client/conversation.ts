import type { SendOutcome, Status } from "./connection.ts";
import type { Analysis, ErrorCode, Event, Letters, Persona, Ticket, WrittenBy } from "../wire.ts";

/** Something that the customer said and the service kept. */
export interface CustomerEntry {
  kind: "customer";
  id: string;
  text: string;
  at: string;
  analysis: Analysis | null;
}

/** Something that a persona says. `whole` is false while it is still being written. */
export interface AssistantEntry {
  kind: "assistant";
  id: string;
  text: string;
  at: string;
  persona: Persona;
  /** The letters that it is in, when they are not the language's own. */
  script: Letters | null;
  whole: boolean;
  writtenBy: WrittenBy | null;
}

/** Something that happened in the call. */
export type NoticeEntry =
  | { kind: "switched"; id: string; at: string; from: Persona; to: Persona; manual: boolean; reason: string }
  | { kind: "ticket"; id: string; at: string; ticket: Ticket }
  | { kind: "error"; id: string; at: string; code: ErrorCode; message: string }
  | { kind: "ended"; id: string; at: string; outcome: string | null; satisfaction: number | null };

/** One line of a call, as it is shown. */
export type Entry = CustomerEntry | AssistantEntry | NoticeEntry;

/** Something that the customer said and the service has not kept yet. */
export interface Pending {
  id: number;
  text: string;
  /**
   * `queued`: waits for the socket. `sent`: on its way. `unsure`: the socket broke before it was confirmed.
   * `refused`: the service said no.
   */
  state: "queued" | "sent" | "unsure" | "refused";
  /** Why it was refused. */
  code: ErrorCode | null;
}

/** All that is shown of a call. A plain value: events go in, a new value comes out. */
export interface Conversation {
  entries: readonly Entry[];
  pending: readonly Pending[];
  /** Who answers now; `null` before the first word. */
  persona: Persona | null;
  /** The customer's messages that have no answer yet. */
  unanswered: readonly string[];
  ended: boolean;
  nextPending: number;
}

/** A call of which nothing is known yet. */
export const nothing: Conversation = {
  entries: [],
  pending: [],
  persona: null,
  unanswered: [],
  ended: false,
  nextPending: 1,
};

/** The conversation after one more event. Events are to come in order, each once. */
export function withEvent(before: Conversation, event: Event): Conversation {
  const { seq, timestamp: at } = event;
  switch (event.event) {
    case "greeting":
      return withEntry(
        { ...before, persona: event.persona },
        assistant(event.message_id, at, event, event.message, true, null),
      );
    case "user_message":
      return withEntry(
        {
          ...before,
          pending: withoutFirst(before.pending, event.message),
          unanswered: [...before.unanswered, event.message_id],
        },
        { kind: "customer", id: event.message_id, text: event.message, at, analysis: null },
      );
    case "analysis": {
      const { event: _event, seq: _seq, timestamp: _timestamp, message_id, ...analysis } = event;
      return changed(before, message_id, (entry) => (entry.kind === "customer" ? { ...entry, analysis } : entry));
    }
    case "persona_switched": {
      const { from, to, manual, reason } = event;
      return withEntry({ ...before, persona: to }, { kind: "switched", id: `e${seq}`, at, from, to, manual, reason });
    }
    case "ticket_created":
      return withEntry(before, { kind: "ticket", id: `e${seq}`, at, ticket: event.ticket });
    case "assistant_delta":
      return withDelta(before, at, event);
    case "assistant_message": {
      const said = assistant(event.message_id, at, event, event.message, true, event.written_by);
      const after = { ...before, unanswered: before.unanswered.filter((id) => id !== event.reply_to) };
      return has(before, said.id) ? changed(after, said.id, () => said) : withEntry(after, said);
    }
    case "call_ended": {
      const { outcome, satisfaction } = event;
      return withEntry(
        { ...before, ended: true, pending: [], unanswered: [] },
        { kind: "ended", id: `e${seq}`, at, outcome, satisfaction },
      );
    }
    case "error": {
      const { code, message } = event;
      const refused = before.pending.findIndex((pending) => pending.state === "sent");
      if (refused < 0) return withEntry(before, { kind: "error", id: `e${seq}`, at, code, message });
      return {
        ...before,
        pending: before.pending.map((one, index) => (index === refused ? { ...one, state: "refused", code } : one)),
      };
    }
    default:
      // An event of a newer server: nothing of it can be shown.
      return before;
  }
}

/** The conversation after the customer said `text` and the connection took it. */
export function withSent(before: Conversation, text: string, outcome: SendOutcome & { ok: true }): Conversation {
  return {
    ...before,
    pending: [...before.pending, { id: before.nextPending, text, state: outcome.state, code: null }],
    nextPending: before.nextPending + 1,
  };
}

/** The conversation without a message that was never kept. */
export function withoutPending(before: Conversation, id: number): Conversation {
  return { ...before, pending: before.pending.filter((one) => one.id !== id) };
}

/**
 * The conversation after the socket changed.
 *
 * What waited is on its way once the socket opens. What was on its way when it broke may or may not have
 * arrived: the events that come next tell, and until then it is `unsure`.
 */
export function withStatus(before: Conversation, status: Status): Conversation {
  const [from, to] = status.state === "open" ? (["queued", "sent"] as const) : (["sent", "unsure"] as const);
  if (!before.pending.some((one) => one.state === from)) return before;
  return { ...before, pending: before.pending.map((one) => (one.state === from ? { ...one, state: to } : one)) };
}

/** Is a reply owed of which nothing is to be seen yet? */
export function isAwaited(conversation: Conversation): boolean {
  return (
    !conversation.ended &&
    conversation.unanswered.length > 0 &&
    !conversation.entries.some((entry) => entry.kind === "assistant" && !entry.whole)
  );
}

function assistant(
  id: string,
  at: string,
  { persona, script }: { persona: Persona; script?: Letters },
  text: string,
  whole: boolean,
  writtenBy: WrittenBy | null,
): AssistantEntry {
  return { kind: "assistant", id, text, at, persona, script: script ?? null, whole, writtenBy };
}

function withEntry(before: Conversation, entry: Entry): Conversation {
  return { ...before, entries: [...before.entries, entry] };
}

function has(conversation: Conversation, id: string): boolean {
  return conversation.entries.some((entry) => entry.id === id);
}

function changed(before: Conversation, id: string, change: (entry: Entry) => Entry): Conversation {
  return { ...before, entries: before.entries.map((entry) => (entry.id === id ? change(entry) : entry)) };
}

function withDelta(before: Conversation, at: string, event: Event & { event: "assistant_delta" }): Conversation {
  const { message_id: id, offset, delta } = event;
  if (!has(before, id)) {
    // A part that does not begin the reply has nothing to stand on; the whole reply follows.
    return offset === 0 ? withEntry(before, assistant(id, at, event, delta, false, null)) : before;
  }
  return changed(before, id, (entry) => {
    if (entry.kind !== "assistant" || entry.whole || offset > entry.text.length) return entry;
    return { ...entry, text: entry.text.slice(0, offset) + delta + entry.text.slice(offset + delta.length) };
  });
}

/** Messages are kept in the order they were sent, so the first with these words is the one. */
function withoutFirst(pending: readonly Pending[], text: string): readonly Pending[] {
  const found = pending.findIndex((one) => one.text.trim() === text.trim());
  return found < 0 ? pending : pending.filter((_, index) => index !== found);
}
