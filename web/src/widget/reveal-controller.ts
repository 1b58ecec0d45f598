import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AssistantEntry, Entry } from "../client/index.ts";
import { moreDue, shownPart } from "./text/reveal.ts";

/** Shows replies word by word as they come, at an even pace, and asks its host to draw each step. */
export class RevealController implements ReactiveController {
  #host: ReactiveControllerHost;
  #due = new Map<string, number>();
  #running: AssistantEntry[] = [];
  #frame = 0;
  #before = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Takes note of the replies that there are now. Those that were whole when they came are shown at once. */
  follow(entries: readonly Entry[]): void {
    this.#running = [];
    for (const entry of entries) {
      if (entry.kind !== "assistant") continue;
      const due = this.#due.get(entry.id);
      if (due === undefined) this.#due.set(entry.id, entry.whole || this.#still.matches ? Infinity : 0);
      if ((this.#due.get(entry.id) ?? 0) < entry.text.length || !entry.whole) this.#running.push(entry);
    }
    if (this.#running.length > 0 && this.#frame === 0) {
      this.#before = performance.now();
      this.#frame = requestAnimationFrame(this.#step);
    }
  }

  /** Forgets everything. */
  reset(): void {
    this.#due.clear();
    this.#running = [];
  }

  /** The part of a reply that is to be seen now. */
  shown(id: string, text: string, whole: boolean): string {
    return shownPart(text, this.#due.get(id) ?? Infinity, whole);
  }

  #step = (now: number): void => {
    // A frame's time is when it was due: on a busy machine that is before the reply came.
    const elapsed = Math.max(0, now - this.#before);
    this.#before = Math.max(now, this.#before);
    let changed = false;
    for (const { id, text, whole } of this.#running) {
      const due = this.#due.get(id) ?? 0;
      const next = this.#still.matches ? text.length : Math.min(due, text.length);
      const more = moreDue(text, next, elapsed);
      if (shownPart(text, more, whole) !== shownPart(text, due, whole)) changed = true;
      this.#due.set(id, more);
    }
    this.#running = this.#running.filter(({ id, text }) => (this.#due.get(id) ?? 0) < text.length);
    this.#frame = this.#running.length > 0 ? requestAnimationFrame(this.#step) : 0;
    if (changed) this.#host.requestUpdate();
  };
}
