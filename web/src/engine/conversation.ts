import type { Input, Output, Statistics } from "../wire.ts";
import { type Core, type Engine, engine } from "./engine.ts";

/** An engine that also drives whole calls. */
export interface ConversationEngine extends Engine {
  /**
   * A call driven here, without a server: a new one, or one that has had `inputs` already.
   *
   * @throws TypeError when one of `inputs` is not of the form.
   */
  conversation(inputs?: Iterable<Input>): Conversation;
}

/**
 * One call: inputs in, outputs back. The same inputs make the same call again, so they are all
 * that there is to save.
 */
export interface Conversation {
  /**
   * Tells the call that something happened; what it wants of the world comes back, in order.
   *
   * @throws TypeError when `input` is not of the form; the call is then unchanged.
   */
  step(input: Input): Output[];

  /** The call in figures at `at`, in milliseconds since 1970; `null` before it is opened. */
  statistics(at: number): Statistics | null;

  /** When to send `{ input: "wake" }`, in milliseconds since 1970; `null` when there is no need. */
  readonly nextWake: number | null;
}

/** What the larger module made from Rust gives. */
export interface ConversationCore extends Core {
  readonly Conversation: new () => Driver;
}

interface Driver {
  step(input: Input): Output[];
  statistics(at: number): Statistics | null;
  readonly next_wake: number | undefined;
}

/** The engine over the larger module, loaded. */
export function conversationEngine(core: ConversationCore): ConversationEngine {
  return Object.freeze({
    ...engine(core),
    conversation(inputs: Iterable<Input> = []): Conversation {
      const call = new core.Conversation();
      for (const input of inputs) call.step(input);
      return {
        step: (input) => call.step(input),
        statistics: (at) => call.statistics(at),
        get nextWake() {
          return call.next_wake ?? null;
        },
      };
    },
  });
}
