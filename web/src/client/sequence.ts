import type { Event } from "../wire.ts";

/**
 * Puts a call's events in the order of their `seq`, each once.
 *
 * A repeat is dropped. An event that comes too early is held until the ones before it are there;
 * as one socket keeps its order, that means that something was lost, and `missing` says so.
 */
export class Sequence {
  #last: number;
  #held = new Map<number, Event>();
  #fresh = true;

  /** `after` is the last event that is known already: 0 for none. */
  constructor(after = 0) {
    this.#last = after;
  }

  /** The `seq` up to which every event was given out. */
  get last(): number {
    return this.#last;
  }

  /** Is an event held because one before it has not come? */
  get missing(): boolean {
    return this.#held.size > 0;
  }

  /**
   * A new socket is open that was asked for everything after `last`.
   *
   * If its first new event still leaves a hole, the server has nothing for the hole, and the call goes on after it.
   */
  reopen(): void {
    this.#fresh = true;
    this.#held.clear();
  }

  /** Takes one event in; gives out those whose turn it is. */
  accept(event: Event): Event[] {
    if (event.seq <= this.#last) return [];
    if (this.#fresh) {
      this.#fresh = false;
      this.#last = event.seq - 1;
    }
    this.#held.set(event.seq, event);
    const ready: Event[] = [];
    for (;;) {
      const next = this.#held.get(this.#last + 1);
      if (!next) return ready;
      this.#held.delete(next.seq);
      this.#last = next.seq;
      ready.push(next);
    }
  }
}
