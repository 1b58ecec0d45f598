import type { ReactiveController, ReactiveControllerHost } from "lit";
import {
  connect,
  nothing,
  personas,
  withEvent,
  withoutPending,
  withSent,
  withStatus,
  type Answer,
  type Connection,
  type Conversation,
  type Pending,
  type SendOutcome,
  type Status,
} from "../client/index.ts";
import type { Event, Language, Persona, PersonaCard } from "../wire.ts";
import { Announcer, type Sayings } from "./announcer.ts";

/** What it needs of its host. */
export interface CallHost extends ReactiveControllerHost {
  heard: (event: Event) => void;
  statusChanged: (status: Status) => void;
  sayings: () => Sayings;
}

// A clock that runs ahead of the service's must not silence what is new.
const HISTORY_SLACK_MS = 10_000;
// What a screen reader has not said by then it has dropped.
const KEPT_ANNOUNCEMENTS = 12;

/** The call that the element shows: its connection, all that was said, and what is to be announced of it. */
export class CallController implements ReactiveController {
  conversation: Conversation = nothing;
  status: Status = { state: "connecting", failures: 0 };
  /** Was the socket open at least once? */
  wasOpen = false;
  cards: readonly PersonaCard[] = [];
  announcements: readonly { id: number; words: string }[] = [];
  #host: CallHost;
  #connection: Connection | null = null;
  #announcer = new Announcer(0);
  #announced = 0;

  constructor(host: CallHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("online", this.retry);
  }

  hostDisconnected(): void {
    window.removeEventListener("online", this.retry);
    this.leave();
  }

  /** Follows another call from its first event on. */
  follow(url: URL, callId: string, language: Language): void {
    this.leave();
    this.#announcer = new Announcer(Date.now() - HISTORY_SLACK_MS);
    this.#connection = connect({ url, callId, language, onEvent: this.#heard, onStatus: this.#statusChanged });
    void personas(url).then((answer) => {
      if (!answer.ok) return;
      this.cards = answer.value.personas;
      this.#host.requestUpdate();
    });
  }

  /** Follows nothing; the call itself goes on. */
  leave(): void {
    this.#connection?.close();
    this.#connection = null;
    this.conversation = nothing;
    this.status = { state: "connecting", failures: 0 };
    this.wasOpen = false;
    this.announcements = [];
    this.#host.requestUpdate();
  }

  /** Says something. */
  say(text: string, language: Language): SendOutcome {
    const outcome = this.#connection?.send(text, language) ?? { ok: false, reason: "closed" };
    if (outcome.ok) this.#change(withSent(this.conversation, text, outcome));
    return outcome;
  }

  /** Puts away a message that was never kept. */
  discard(one: Pending): void {
    this.#change(withoutPending(this.conversation, one.id));
  }

  /** Chooses by hand who answers. */
  async choose(persona: Persona): Promise<Answer<unknown> | undefined> {
    return this.#connection?.switchPersona(persona);
  }

  /** Ends the call for everybody. */
  async end(): Promise<Answer<unknown> | undefined> {
    return this.#connection?.end();
  }

  /** Tries again now instead of waiting. */
  retry = (): void => this.#connection?.retry();

  #heard = (event: Event): void => {
    this.#change(withEvent(this.conversation, event));
    this.#announce();
    this.#host.heard(event);
  };

  #statusChanged = (status: Status): void => {
    this.status = status;
    if (status.state === "open") this.wasOpen = true;
    // A connection that was left has nothing to say of the call that came after it.
    if (status.state === "closed" && status.because === "left") return;
    this.#change(withStatus(this.conversation, status));
    this.#host.statusChanged(status);
  };

  #change(conversation: Conversation): void {
    this.conversation = conversation;
    this.#host.requestUpdate();
  }

  #announce(): void {
    const news = this.#announcer.news(this.conversation, this.#host.sayings());
    if (news.length === 0) return;
    const added = news.map((words) => ({ id: (this.#announced += 1), words }));
    this.announcements = [...this.announcements, ...added].slice(-KEPT_ANNOUNCEMENTS);
  }
}
