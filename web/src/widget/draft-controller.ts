import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Analysis, Language } from "../wire.ts";
import type { Reader, ReaderSource } from "./engine.ts";
import { characters, MAX_CHARACTERS } from "./text/length.ts";

/** What it needs to know of its host. */
export interface DraftHost extends ReactiveControllerHost {
  readerSource: ReaderSource;
  spoken: Language;
}

/** What the customer is writing, and how the page reads it. Nothing of it leaves the page here. */
export class DraftController implements ReactiveController {
  text = "";
  /** How the draft reads; `null` while there is none, or the reader is not there. */
  reading: Analysis | null = null;
  #host: DraftHost;
  #reader: Reader | null = null;
  #wanted = false;
  #frame = 0;

  constructor(host: DraftHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The draft is `text` now. It is read once a frame at most. */
  write(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.read();
    });
  }

  /** Fetches the reader if nobody did. */
  wantReader(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#host.readerSource().then(
      (reader) => {
        this.#reader = reader;
        this.read();
      },
      // Tried again at the next focus; meanwhile there are no chips.
      () => (this.#wanted = false),
    );
  }

  /** Reads the draft as it is now. */
  read(): void {
    const readable = this.text.trim() !== "" && characters(this.text) <= MAX_CHARACTERS;
    try {
      this.reading = (readable && this.#reader?.analyze(this.text, { language: this.#host.spoken })) || null;
    } catch {
      // The chips are a help, not a need: without them the call goes on.
      this.reading = null;
    }
    this.#host.requestUpdate();
  }

  /** Can the draft be sent as it is? */
  get sendable(): boolean {
    return this.text.trim() !== "" && characters(this.text) <= MAX_CHARACTERS;
  }
}
