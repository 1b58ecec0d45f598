import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { sendIcon } from "./icons.ts";
import { fill } from "./strings/strings.ts";
import { direction } from "./text/direction.ts";
import { characters, MAX_CHARACTERS } from "./text/length.ts";
import type { View } from "./view.ts";

/** What the composer asks of its host. */
export interface ComposerActions {
  written: (text: string) => void;
  submit: () => void;
  newCall: () => void;
  wanted: () => void;
}

// The counter appears for the last tenth: earlier it would only distract.
const COUNTER_FROM = MAX_CHARACTERS * 0.9;

/** Where the customer writes, with what the page understands of it so far. */
export function composer(view: View, actions: ComposerActions): TemplateResult {
  const { words } = view;
  if (view.conversation.ended || view.status.state === "closed") return over(view, actions);
  const tooLong = characters(view.draft) > MAX_CHARACTERS;
  return html`<form class="composer" @submit=${(event: SubmitEvent) => submitted(event, actions)}>
    ${view.problem ? html`<p class="problem" role="alert">${view.problem}</p>` : nothing}
    ${chips(view)}
    <div class="field">
      <textarea rows="1" dir=${direction(view.draft) ?? (view.language === "ar" ? "rtl" : "ltr")}
        aria-label=${words.composerLabel} aria-describedby="keys privacy counter" aria-invalid=${tooLong ? "true" : nothing}
        placeholder=${words.composerPlaceholder} enterkeyhint="send" autocapitalize="sentences"
        .value=${live(view.draft)}
        @focus=${actions.wanted}
        @input=${(event: InputEvent) => actions.written((event.target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => keyed(event, actions)}></textarea>
      <button class="send" type="submit" aria-label=${words.send} title=${words.send}
        aria-disabled=${view.sendable ? "false" : "true"}>${sendIcon}</button>
    </div>
    <span class="unseen" id="keys">${words.keysHint}</span>
    <div class="foot">
      <span id="privacy">${words.privacyHint}</span>
      ${counter(view)}
    </div>
  </form>`;
}

function submitted(event: SubmitEvent, actions: ComposerActions): void {
  event.preventDefault();
  actions.submit();
}

function keyed(event: KeyboardEvent, actions: ComposerActions): void {
  // 229: the key belongs to an input method that does not set `isComposing` on it (Safari).
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  actions.submit();
}

function chips(view: View): TemplateResult {
  const { words, reading, draft } = view;
  if (!reading || draft.trim() === "") return html`<div class="chips" hidden></div>`;
  const written = reading.language.code;
  return html`<div class="chips" role="group" aria-label=${words.chipsLabel}>
    ${reading.intents.slice(0, 2).map(({ intent }) => chip("intent", words.chipIntent, words.intent[intent], intent))}
    ${chip("sentiment", words.chipSentiment, words.sentiment[reading.sentiment.sentiment], reading.sentiment.sentiment)}
    ${reading.priority === "low"
      ? nothing
      : chip("priority", words.chipPriority, words.priority[reading.priority], reading.priority)}
    ${written === view.language || written === "other"
      ? nothing
      : chip("language", words.chipLanguage, words.writtenIn[written], written)}
  </div>`;
}

function chip(kind: string, label: string, value: string, word: string): TemplateResult {
  return html`<span class="chip" data-kind=${kind} data-value=${word}>
    ${kind === "sentiment" ? html`<i class="dot" data-sentiment=${word}></i>` : nothing}<span class="unseen">${label}: </span>${value}
  </span>`;
}

function counter(view: View): TemplateResult {
  const count = characters(view.draft);
  const left = MAX_CHARACTERS - count;
  const number = new Intl.NumberFormat(view.language).format(Math.abs(left));
  const text = fill(left < 0 ? view.words.charactersOver : view.words.charactersLeft, { count: number });
  return html`<span class="counter ${left < 0 ? "over" : ""}" id="counter">${count < COUNTER_FROM ? nothing : text}</span>`;
}

function over(view: View, actions: ComposerActions): TemplateResult {
  return html`<div class="composer over">
    ${view.problem ? html`<p class="problem" role="alert">${view.problem}</p>` : nothing}
    <button class="primary" type="button" @click=${actions.newCall}>${view.words.newCall}</button>
  </div>`;
}
