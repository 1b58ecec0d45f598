import { currentAddress, socketUrl, type AddressSource } from "./address.ts";
import { backoff } from "./backoff.ts";
import { endCall, callProblem, switchPersona, type Answer, type Problem } from "./calls.ts";
import { Sequence } from "./sequence.ts";
import type { Event, Language, Persona } from "../wire.ts";

/** How the socket is. */
export type Status =
  | { state: "connecting"; failures: number }
  | { state: "open" }
  /** For good: `ended` when the call is over, `left` after `close()`, otherwise what the service has against it. */
  | { state: "closed"; because: "ended" | "left" | Problem };

/** What became of a message that was to be sent. */
export type SendOutcome =
  | { ok: true; state: "sent" | "queued" }
  /** `queue_full`: too many wait for the socket to come back. `closed`: no more can be said in this call. */
  | { ok: false; reason: "queue_full" | "closed" };

/** What a connection lives in; the browser's own unless told otherwise. */
export interface Surroundings {
  WebSocket: new (url: string | URL) => WebSocket;
  fetch: typeof fetch;
  setTimeout: (run: () => void, ms: number) => number;
  clearTimeout: (timer: number) => void;
  random: () => number;
}

/** How to reach a call. */
export interface ConnectOptions {
  /** Where the service is. A function is asked anew for every attempt. */
  url: AddressSource;
  /** The call. */
  callId: string;
  /** The language that messages are in unless `send` says otherwise. */
  language?: Language;
  /** The last event that is known already; everything after it is asked for. 0: the whole call. */
  after?: number;
  /** The most messages that wait for the socket. */
  queueLimit?: number;
  /** One event of the call: in order, each once. */
  onEvent: (event: Event) => void;
  /** How the socket is now. */
  onStatus?: (status: Status) => void;
  /** Replaces parts of the browser. */
  surroundings?: Partial<Surroundings>;
}

/** A call that is being followed. */
export interface Connection {
  /** How the socket is now. */
  readonly status: Status;
  /** The `seq` up to which every event was given to `onEvent`. */
  readonly lastSeq: number;
  /** Says something. While the socket is away the message waits, in order. */
  send(text: string, language?: Language): SendOutcome;
  /** Chooses by hand who answers. */
  switchPersona(persona: Persona): Promise<Answer<unknown>>;
  /** Ends the call for everybody. */
  end(): Promise<Answer<unknown>>;
  /** Tries again now instead of waiting. */
  retry(): void;
  /** Stops following. The call itself goes on. */
  close(): void;
}

// A handful: a customer types no faster, and an old queue would be answered out of time.
const QUEUE_LIMIT = 16;
// Longer than a slow mobile handshake takes.
const OPEN_TIMEOUT_MS = 8_000;
// A dead line is noticed within half a minute; the service answers `ping` without being woken by it.
const QUIET_MS = 20_000;
const PONG_TIMEOUT_MS = 8_000;

/** Opens the call's socket and keeps it open until the call ends or `close()`. */
export function connect(options: ConnectOptions): Connection {
  return new Follower(options);
}

class Follower implements Connection {
  #options: ConnectOptions;
  #around: Surroundings;
  #sequence: Sequence;
  #status: Status = { state: "connecting", failures: 0 };
  #socket: WebSocket | null = null;
  #timer: number | null = null;
  #queue: string[] = [];
  // Each attempt has a number: what comes late from an older one is ignored.
  #attempt = 0;

  constructor(options: ConnectOptions) {
    this.#options = options;
    this.#sequence = new Sequence(options.after);
    this.#around = {
      WebSocket,
      fetch: (...request) => fetch(...request),
      setTimeout: (run, ms) => window.setTimeout(run, ms),
      clearTimeout: (timer) => window.clearTimeout(timer),
      random: Math.random,
      ...options.surroundings,
    };
    void this.#open(0);
  }

  get status(): Status {
    return this.#status;
  }

  get lastSeq(): number {
    return this.#sequence.last;
  }

  send(text: string, language = this.#options.language): SendOutcome {
    if (this.#status.state === "closed") return { ok: false, reason: "closed" };
    const frame = JSON.stringify(language ? { message: text, language } : { message: text });
    if (this.#socket && this.#status.state === "open") {
      this.#socket.send(frame);
      return { ok: true, state: "sent" };
    }
    if (this.#queue.length >= (this.#options.queueLimit ?? QUEUE_LIMIT)) return { ok: false, reason: "queue_full" };
    this.#queue.push(frame);
    return { ok: true, state: "queued" };
  }

  switchPersona(persona: Persona): Promise<Answer<unknown>> {
    return switchPersona(this.#options.url, this.#options.callId, persona, this.#around.fetch);
  }

  end(): Promise<Answer<unknown>> {
    return endCall(this.#options.url, this.#options.callId, this.#around.fetch);
  }

  retry(): void {
    if (this.#status.state === "connecting" && !this.#socket) void this.#open(this.#status.failures);
  }

  close(): void {
    if (this.#status.state !== "closed") this.#finish("left");
  }

  async #open(failures: number): Promise<void> {
    const attempt = ++this.#attempt;
    this.#stopTimer();
    this.#tell({ state: "connecting", failures });
    try {
      const address = await currentAddress(this.#options.url);
      if (attempt !== this.#attempt) return;
      this.#attach(attempt, failures, new this.#around.WebSocket(socketUrl(address, this.#options.callId, this.lastSeq)));
    } catch {
      // The address could not be had, or is no address: tried again like a service that is away.
      if (attempt === this.#attempt) this.#waitAndOpen(failures);
    }
  }

  #attach(attempt: number, failures: number, socket: WebSocket): void {
    let opened = false;
    this.#socket = socket;
    const lost = (): void => {
      if (attempt !== this.#attempt) return;
      this.#detach();
      if (opened) this.#waitAndOpen(0);
      else void this.#explain(failures);
    };
    this.#timer = this.#around.setTimeout(lost, OPEN_TIMEOUT_MS);
    socket.addEventListener("open", () => {
      if (attempt !== this.#attempt) return;
      opened = true;
      this.#stopTimer();
      this.#sequence.reopen();
      this.#tell({ state: "open" });
      for (const frame of this.#queue.splice(0)) socket.send(frame);
      this.#listen(socket, lost);
    });
    socket.addEventListener("message", (message: MessageEvent<unknown>) => {
      if (attempt !== this.#attempt) return;
      this.#listen(socket, lost);
      this.#take(message.data);
    });
    socket.addEventListener("close", lost);
    // A browser tells no more than that; `close` follows.
    socket.addEventListener("error", () => {});
  }

  /** Asks for a sign of life when the line has been quiet, and takes it for lost when none comes. */
  #listen(socket: WebSocket, lost: () => void): void {
    this.#stopTimer();
    this.#timer = this.#around.setTimeout(() => {
      socket.send("ping");
      this.#timer = this.#around.setTimeout(lost, PONG_TIMEOUT_MS);
    }, QUIET_MS);
  }

  #take(data: unknown): void {
    const event = parse(data);
    if (!event) return;
    for (const ready of this.#sequence.accept(event)) {
      this.#options.onEvent(ready);
      if (this.#status.state === "closed") return;
      if (ready.event === "call_ended") return this.#finish("ended");
    }
    if (this.#sequence.missing) {
      this.#detach();
      void this.#open(0);
    }
  }

  /** A browser hides why a handshake failed; a plain request for the call tells. */
  async #explain(failures: number): Promise<void> {
    const attempt = this.#attempt;
    const problem = await callProblem(this.#options.url, this.#options.callId, this.#around.fetch);
    if (attempt !== this.#attempt) return;
    // The first time the socket gets another try: it opens a call that does not exist where everybody may begin one.
    if (problem && FINAL.has(problem.code) && failures > 0) this.#finish(problem);
    else this.#waitAndOpen(failures);
  }

  #waitAndOpen(failures: number): void {
    this.#tell({ state: "connecting", failures: failures + 1 });
    this.#timer = this.#around.setTimeout(
      () => void this.#open(failures + 1),
      backoff(failures, this.#around.random()),
    );
  }

  #finish(because: "ended" | "left" | Problem): void {
    this.#detach();
    this.#queue = [];
    this.#tell({ state: "closed", because });
  }

  #detach(): void {
    this.#attempt += 1;
    this.#stopTimer();
    this.#socket?.close();
    this.#socket = null;
  }

  #stopTimer(): void {
    if (this.#timer !== null) this.#around.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(status: Status): void {
    this.#status = status;
    this.#options.onStatus?.(status);
  }
}

// Trying again does not mend these.
const FINAL: ReadonlySet<string> = new Set(["call_not_found", "invalid_call_id", "forbidden", "not_found", "call_ended"]);

function parse(data: unknown): Event | null {
  if (typeof data !== "string") return null;
  try {
    const event: unknown = JSON.parse(data);
    const known = typeof event === "object" && event !== null && "event" in event && "seq" in event;
    return known && typeof event.seq === "number" ? (event as Event) : null;
  } catch {
    return null;
  }
}
