import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { startCall, type Answer, type Pending, type Status } from "../client/index.ts";
import type { Event, Language, Persona } from "../wire.ts";
import type { Sayings } from "./announcer.ts";
import { CallController, type CallHost } from "./call-controller.ts";
import { composer } from "./composer.ts";
import { DraftController, type DraftHost } from "./draft-controller.ts";
import { packagedEngine, type ReaderSource } from "./engine.ts";
import { header } from "./header.ts";
import { log } from "./log.ts";
import { RevealController } from "./reveal-controller.ts";
import { sayings } from "./sayings.ts";
import { strings, type Strings } from "./strings/strings.ts";
import { composerStyles, headerStyles, logStyles, theme } from "./styles.ts";
import { problemWords, type Panel, type View } from "./view.ts";

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
export class HatifChat extends LitElement implements CallHost, DraftHost {
  static override properties = {
    endpoint: {},
    callId: { attribute: "call-id", reflect: true },
    language: {},
    customerName: { attribute: "customer-name" },
    theme: { reflect: true },
    readerSource: { attribute: false },
    panel: { state: true },
    problem: { state: true },
    explained: { state: true },
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
  declare private panel: Panel;
  declare private problem: string | null;
  declare private explained: ReadonlySet<string>;
  declare private away: boolean;
  declare private starting: boolean;

  #call = new CallController(this);
  #draft = new DraftController(this);
  #reveal = new RevealController(this);
  // What was just opened is not to be scrolled away from under the reader.
  #keepPlace = false;

  constructor() {
    super();
    this.endpoint = new URL(import.meta.url).origin;
    this.callId = null;
    this.language = "en";
    this.customerName = null;
    this.theme = "auto";
    this.readerSource = packagedEngine;
    this.panel = "none";
    this.problem = null;
    this.explained = new Set();
    this.away = false;
    this.starting = false;
  }

  /** Puts `text` where the customer writes; sending it is up to them. */
  compose(text: string): void {
    this.#draft.wantReader();
    this.#write(text);
    this.#focus("textarea");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved to another place in the page: the call goes on there.
    if (this.hasUpdated) this.#follow();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("callId") || changed.has("endpoint")) this.#follow();
    if (changed.has("language")) this.#draft.read();
    this.#reveal.follow(this.#call.conversation.entries);
  }

  protected override updated(): void {
    if (!this.away && !this.#keepPlace) this.#scrollToEnd();
    this.#keepPlace = false;
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    return html`<section class="root" dir=${this.spoken === "ar" ? "rtl" : "ltr"} lang=${this.spoken}
      aria-label=${view.words.callLabel} @keydown=${this.#escape}>
      ${this.callId ? this.#inCall(view) : this.#beforeCall(view)}
    </section>`;
  }

  #inCall(view: View): TemplateResult {
    return html`
      ${header(view, { toggle: this.#toggle, choose: this.#choose, end: this.#end, retry: this.#call.retry })}
      <div class="middle">
        ${log(view, {
          explain: this.#explain,
          sendAgain: this.#sendAgain,
          discard: (one) => this.#call.discard(one),
          toLatest: this.#toLatest,
          scrolled: this.#scrolled,
        })}
      </div>
      ${composer(view, {
        written: this.#write,
        submit: this.#submit,
        newCall: this.#newCall,
        wanted: () => this.#draft.wantReader(),
      })}
      <div class="unseen announcer" aria-live="polite" aria-relevant="additions">
        ${repeat(this.#call.announcements, ({ id }) => id, ({ words }) => html`<p>${words}</p>`)}
      </div>
    `;
  }

  #beforeCall({ words }: View): TemplateResult {
    return html`<div class="start">
      <h2>${words.startTitle}</h2>
      <p>${words.startText}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <button class="primary" type="button" aria-disabled=${this.starting ? "true" : "false"} @click=${this.#begin}>
        ${this.starting ? words.starting : words.startCall}
      </button>
    </div>`;
  }

  /** The interface's language; English when the attribute says anything else. */
  get spoken(): Language {
    return this.language === "ar" ? "ar" : "en";
  }

  get #words(): Strings {
    return strings[this.spoken];
  }

  get #address(): URL {
    return new URL(this.endpoint, document.baseURI);
  }

  #view(): View {
    const { conversation, status, wasOpen, cards } = this.#call;
    return {
      words: this.#words,
      language: this.spoken,
      conversation,
      status,
      wasOpen,
      cards,
      panel: this.panel,
      draft: this.#draft.text,
      reading: this.#draft.reading,
      sendable: this.#draft.sendable,
      problem: this.problem,
      explained: this.explained,
      shown: (id, text, whole) => this.#reveal.shown(id, text, whole),
      away: this.away,
    };
  }

  // The call.

  #follow(): void {
    this.#reveal.reset();
    this.explained = new Set();
    this.panel = "none";
    this.problem = null;
    this.away = false;
    if (this.callId) this.#call.follow(this.#address, this.callId, this.spoken);
    else this.#call.leave();
  }

  /** Passes an event of the call on to the page. For the call's controller. */
  heard(event: Event): void {
    this.dispatchEvent(new CustomEvent("hatif-event", { detail: event, bubbles: true, composed: true }));
  }

  /** Says why the call cannot be followed. For the call's controller. */
  statusChanged(status: Status): void {
    if (status.state !== "closed" || typeof status.because !== "object") return;
    this.problem = problemWords(this.#words, status.because);
  }

  /** How the call is said aloud. For the call's controller. */
  sayings(): Sayings {
    return sayings(this.#view());
  }

  #begin = async (): Promise<void> => {
    if (this.starting) return;
    this.starting = true;
    this.problem = null;
    const options = { language: this.spoken, ...(this.customerName ? { customerName: this.customerName } : {}) };
    const answer = await startCall(this.#address, options);
    this.starting = false;
    if (!this.#succeeded(answer)) return;
    this.callId = answer.value.call_id;
    this.dispatchEvent(new CustomEvent("hatif-call", { detail: { callId: this.callId }, bubbles: true, composed: true }));
    this.#focus("textarea");
  };

  #newCall = (): void => {
    const wanted = new CustomEvent("hatif-new-call", { bubbles: true, composed: true, cancelable: true });
    if (this.dispatchEvent(wanted)) this.callId = null;
  };

  #choose = async (persona: Persona): Promise<void> => {
    this.#toggle("none");
    this.#succeeded(await this.#call.choose(persona));
  };

  #end = async (): Promise<void> => {
    this.#toggle("none");
    this.#succeeded(await this.#call.end());
  };

  #succeeded<T>(answer: Answer<T> | undefined): answer is Answer<T> & { ok: true } {
    if (answer && !answer.ok) this.problem = problemWords(this.#words, answer.problem);
    return answer?.ok === true;
  }

  // Writing.

  #write = (text: string): void => {
    this.problem = null;
    this.#draft.write(text);
  };

  #submit = (): void => {
    if (this.#draft.sendable && this.#say(this.#draft.text.trim())) this.#draft.write("");
  };

  #sendAgain = (one: Pending): void => {
    if (this.#say(one.text)) this.#call.discard(one);
  };

  #say(text: string): boolean {
    const outcome = this.#call.say(text, this.spoken);
    if (outcome.ok) this.away = false;
    else this.problem = outcome.reason === "queue_full" ? this.#words.queueFull : this.#words.error.call_ended;
    return outcome.ok;
  }

  // Moving about.

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  #toggle = (panel: Panel): void => {
    const from = this.panel;
    this.panel = from === panel ? "none" : panel;
    this.#focus(this.panel === "none" ? `button.${from}` : ".panel button");
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
      this.#focus("textarea");
    }
  };

  #scrolled = (event: globalThis.Event): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget as HTMLElement;
    this.away = scrollHeight - scrollTop - clientHeight > AT_END_PX;
  };

  #toLatest = (): void => {
    this.away = false;
    this.#scrollToEnd();
    this.#focus(".log");
  };

  #scrollToEnd(): void {
    const log = this.renderRoot.querySelector(".log");
    if (log) log.scrollTop = log.scrollHeight;
  }
}
