import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  connect,
  nothing as emptyConversation,
  personas,
  startCall,
  withEvent,
  withoutPending,
  withSent,
  withStatus,
  type Connection,
  type Conversation,
  type Pending,
  type Status,
} from "../client/index.ts";
import type { Analysis, Event, Language, Persona, PersonaCard } from "../wire.ts";
import { Announcer } from "./announcer.ts";
import { composer } from "./composer.ts";
import { packagedEngine, type Reader, type ReaderSource } from "./engine.ts";
import { header } from "./header.ts";
import { log } from "./log.ts";
import { RevealController } from "./reveal-controller.ts";
import { strings, type Strings } from "./strings/strings.ts";
import { composerStyles, headerStyles, logStyles, theme } from "./styles.ts";
import { characters, MAX_CHARACTERS } from "./text/length.ts";
import { personName, problemWords, switchedWords, type Panel, type View } from "./view.ts";

// A clock that runs ahead of the service's must not silence what is new.
const HISTORY_SLACK_MS = 10_000;
// What a screen reader has not said by then it has dropped.
const KEPT_ANNOUNCEMENTS = 12;
// Closer to the end than this, a reader is taken to follow it.
const AT_END_PX = 48;

/**
 * `<hatif-chat>`: one call with the call center.
 *
 * Attributes: `endpoint` (where the service is; the script's own origin unless given), `call-id` (the call; without
 * one the element offers to start it), `language` (of the interface, `en` or `ar`), `customer-name`, `theme`
 * (`auto`, `light`, `dark`). Events: `hatif-call` with `{ callId }` when the element started a call, `hatif-new-call`
 * (cancelable) when the customer wants another one, `hatif-event` with each event of the call.
 */
export class HatifChat extends LitElement {
  static override properties = {
    endpoint: {},
    callId: { attribute: "call-id", reflect: true },
    language: {},
    customerName: { attribute: "customer-name" },
    theme: { reflect: true },
    readerSource: { attribute: false },
    conversation: { state: true },
    status: { state: true },
    cards: { state: true },
    panel: { state: true },
    draft: { state: true },
    reading: { state: true },
    problem: { state: true },
    explained: { state: true },
    announcements: { state: true },
    away: { state: true },
    starting: { state: true },
  };
  static override styles = [theme, headerStyles, logStyles, composerStyles];

  declare endpoint: string;
  declare callId: string | null;
  declare language: string;
  declare customerName: string | null;
  declare theme: "auto" | "light" | "dark";
  /** Where the reader of drafts comes from; a page may bring its own. */
  declare readerSource: ReaderSource;
  declare private conversation: Conversation;
  declare private status: Status;
  declare private cards: readonly PersonaCard[];
  declare private panel: Panel;
  declare private draft: string;
  declare private reading: Analysis | null;
  declare private problem: string | null;
  declare private explained: ReadonlySet<string>;
  declare private announcements: readonly { id: number; words: string }[];
  declare private away: boolean;
  declare private starting: boolean;

  #connection: Connection | null = null;
  #reader: Reader | null = null;
  #readerWanted = false;
  #readFrame = 0;
  #wasOpen = false;
  // What was just opened is not to be scrolled away from under the reader.
  #keepPlace = false;
  #reveal = new RevealController(this);
  #announcer = new Announcer(0);
  #announced = 0;

  constructor() {
    super();
    this.endpoint = new URL(import.meta.url).origin;
    this.callId = null;
    this.language = "en";
    this.customerName = null;
    this.theme = "auto";
    this.readerSource = packagedEngine;
    this.conversation = emptyConversation;
    this.status = { state: "connecting", failures: 0 };
    this.cards = [];
    this.panel = "none";
    this.draft = "";
    this.reading = null;
    this.problem = null;
    this.explained = new Set();
    this.announcements = [];
    this.away = false;
    this.starting = false;
  }

  /** Puts `text` where the customer writes; sending it is up to them. */
  compose(text: string): void {
    this.#wantReader();
    this.#written(text);
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("online", this.#online);
    if (this.callId && this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("online", this.#online);
    cancelAnimationFrame(this.#readFrame);
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("callId") || changed.has("endpoint")) this.#follow();
    if (changed.has("language") && this.reading) this.#read();
    if (changed.has("conversation") || changed.has("language")) this.#reveal.follow(this.conversation.entries);
    if (changed.has("conversation")) this.#announce();
  }

  protected override updated(): void {
    if (!this.away && !this.#keepPlace) this.#scrollToEnd();
    this.#keepPlace = false;
  }

  protected override render(): TemplateResult {
    const dir = this.#spoken === "ar" ? "rtl" : "ltr";
    const view = this.#view();
    return html`<section class="root" dir=${dir} lang=${this.#spoken} aria-label=${view.words.callLabel}
      @keydown=${this.#escape}>
      ${this.callId ? this.#call(view) : this.#start(view)}
    </section>`;
  }

  #call(view: View): TemplateResult {
    return html`
      ${header(view, { toggle: this.#toggle, choose: this.#choose, end: this.#end, retry: () => this.#connection?.retry() })}
      <div class="middle">
        ${log(view, {
          explain: this.#explain,
          sendAgain: this.#sendAgain,
          discard: (one) => (this.conversation = withoutPending(this.conversation, one.id)),
          toLatest: () => {
            this.away = false;
            this.#scrollToEnd();
            this.renderRoot.querySelector<HTMLElement>(".log")?.focus();
          },
          scrolled: this.#scrolled,
        })}
      </div>
      ${composer(view, { written: this.#written, submit: this.#submit, newCall: this.#newCall, wanted: this.#wantReader })}
      <div class="unseen announcer" aria-live="polite" aria-relevant="additions">
        ${repeat(this.announcements, ({ id }) => id, ({ words }) => html`<p>${words}</p>`)}
      </div>
    `;
  }

  #start(view: View): TemplateResult {
    const { words } = view;
    return html`<div class="start">
      <h2>${words.startTitle}</h2>
      <p>${words.startText}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ""}
      <button class="primary" type="button" aria-disabled=${this.starting ? "true" : "false"} @click=${this.#begin}>
        ${this.starting ? words.starting : words.startCall}
      </button>
    </div>`;
  }

  get #spoken(): Language {
    return this.language === "ar" ? "ar" : "en";
  }

  get #words(): Strings {
    return strings[this.#spoken];
  }

  get #address(): URL {
    return new URL(this.endpoint, document.baseURI);
  }

  #view(): View {
    return {
      words: this.#words,
      language: this.#spoken,
      conversation: this.conversation,
      status: this.status,
      wasOpen: this.#wasOpen,
      cards: this.cards,
      panel: this.panel,
      draft: this.draft,
      reading: this.reading,
      problem: this.problem,
      explained: this.explained,
      shown: (id, text, whole) => this.#reveal.shown(id, text, whole),
      away: this.away,
    };
  }

  // --- the call ---

  #follow(): void {
    this.#leave();
    this.conversation = emptyConversation;
    this.status = { state: "connecting", failures: 0 };
    this.#wasOpen = false;
    this.#reveal.reset();
    this.#announcer = new Announcer(Date.now() - HISTORY_SLACK_MS);
    this.announcements = [];
    this.explained = new Set();
    this.panel = "none";
    this.problem = null;
    this.away = false;
    if (!this.callId) return;
    const url = this.#address;
    this.#connection = connect({
      url,
      callId: this.callId,
      language: this.#spoken,
      onEvent: this.#heard,
      onStatus: this.#statusChanged,
    });
    void personas(url).then((answer) => {
      if (answer.ok) this.cards = answer.value.personas;
    });
  }

  #leave(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #heard = (event: Event): void => {
    this.conversation = withEvent(this.conversation, event);
    this.dispatchEvent(new CustomEvent("hatif-event", { detail: event, bubbles: true, composed: true }));
  };

  #statusChanged = (status: Status): void => {
    this.status = status;
    if (status.state === "open") this.#wasOpen = true;
    if (status.state === "closed" && typeof status.because === "object") {
      this.problem = problemWords(this.#words, status.because);
    }
    this.conversation = withStatus(this.conversation, status);
  };

  #online = (): void => this.#connection?.retry();

  #begin = async (): Promise<void> => {
    if (this.starting) return;
    this.starting = true;
    this.problem = null;
    const options = { language: this.#spoken, ...(this.customerName ? { customerName: this.customerName } : {}) };
    const answer = await startCall(this.#address, options);
    this.starting = false;
    if (!answer.ok) {
      this.problem = problemWords(this.#words, answer.problem);
      return;
    }
    const callId = answer.value.call_id;
    this.callId = callId;
    this.dispatchEvent(new CustomEvent("hatif-call", { detail: { callId }, bubbles: true, composed: true }));
  };

  #newCall = (): void => {
    const wanted = new CustomEvent("hatif-new-call", { bubbles: true, composed: true, cancelable: true });
    if (this.dispatchEvent(wanted)) this.callId = null;
  };

  #choose = async (persona: Persona): Promise<void> => {
    this.#toggle("none");
    const answer = await this.#connection?.switchPersona(persona);
    if (answer && !answer.ok) this.problem = problemWords(this.#words, answer.problem);
  };

  #end = async (): Promise<void> => {
    this.#toggle("none");
    const answer = await this.#connection?.end();
    if (answer && !answer.ok) this.problem = problemWords(this.#words, answer.problem);
  };

  // --- writing ---

  #written = (text: string): void => {
    this.draft = text;
    this.problem = null;
    if (this.#readFrame === 0) {
      this.#readFrame = requestAnimationFrame(() => {
        this.#readFrame = 0;
        this.#read();
      });
    }
  };

  #read(): void {
    const readable = this.#reader && this.draft.trim() !== "" && characters(this.draft) <= MAX_CHARACTERS;
    try {
      this.reading = readable && this.#reader ? this.#reader.analyze(this.draft, { language: this.#spoken }) : null;
    } catch {
      // The chips are a help, not a need: without them the call goes on.
      this.reading = null;
    }
  }

  #wantReader = (): void => {
    if (this.#readerWanted) return;
    this.#readerWanted = true;
    this.readerSource().then(
      (reader) => {
        this.#reader = reader;
        this.#read();
      },
      // Tried again at the next focus; meanwhile there are no chips.
      () => (this.#readerWanted = false),
    );
  };

  #submit = (): void => {
    const text = this.draft.trim();
    if (text === "" || characters(this.draft) > MAX_CHARACTERS) return;
    if (this.#say(text)) {
      this.draft = "";
      this.reading = null;
    }
  };

  #say(text: string): boolean {
    const outcome = this.#connection?.send(text, this.#spoken);
    if (!outcome?.ok) {
      this.problem = outcome?.reason === "queue_full" ? this.#words.queueFull : this.#words.error.call_ended;
      return false;
    }
    this.conversation = withSent(this.conversation, text, outcome);
    this.away = false;
    return true;
  }

  #sendAgain = (one: Pending): void => {
    if (this.#say(one.text)) this.conversation = withoutPending(this.conversation, one.id);
  };

  // --- moving about ---

  #toggle = (panel: Panel): void => {
    const from = this.panel;
    this.panel = from === panel ? "none" : panel;
    const target = this.panel === "none" ? `button.${from}` : ".panel button";
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(target)?.focus());
  };

  #explain = (id: string): void => {
    const explained = new Set(this.explained);
    if (!explained.delete(id)) explained.add(id);
    this.explained = explained;
    this.#keepPlace = true;
  };

  #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (this.panel !== "none") {
      this.#toggle(this.panel);
      event.stopPropagation();
    } else if (!(event.composedPath()[0] instanceof HTMLTextAreaElement)) {
      this.renderRoot.querySelector("textarea")?.focus();
    }
  };

  #scrolled = (event: globalThis.Event): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as HTMLElement;
    this.away = scrollHeight - scrollTop - clientHeight > AT_END_PX;
  };

  #scrollToEnd(): void {
    const log = this.renderRoot.querySelector(".log");
    if (log) log.scrollTop = log.scrollHeight;
  }

  #announce(): void {
    const view = this.#view();
    const entries = new Map(this.conversation.entries.map((entry) => [entry.id, entry]));
    const news = this.#announcer.news(this.conversation, {
      reply: (persona, sentence, first) =>
        first ? `${personName(view, persona as Persona)}: ${sentence}` : sentence,
      notice: (id) => {
        const entry = entries.get(id);
        if (entry?.kind === "switched") return switchedWords(view, entry.to);
        if (entry?.kind === "ticket") return `${view.words.ticketOpened} ${entry.ticket.ticket_id}`;
        if (entry?.kind === "error") return problemWords(view.words, entry);
        return view.words.ended;
      },
    });
    if (news.length === 0) return;
    const added = news.map((words) => ({ id: (this.#announced += 1), words }));
    this.announcements = [...this.announcements, ...added].slice(-KEPT_ANNOUNCEMENTS);
  }
}
