import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isAwaited, type AssistantEntry, type CustomerEntry, type Entry, type Pending } from "../client/index.ts";
import type { Analysis, Finding, Letters, Persona } from "../wire.ts";
import { downIcon, ticketIcon } from "./icons.ts";
import { fill } from "./strings/strings.ts";
import { direction, directionOf, languageTag } from "./text/direction.ts";
import { paragraphs, type Run } from "./text/runs.ts";
import { personName, personRole, problemWords, switchedWords, type View } from "./view.ts";

/** What the log asks of its host. */
export interface LogActions {
  explain: (id: string) => void;
  sendAgain: (pending: Pending) => void;
  discard: (pending: Pending) => void;
  toLatest: () => void;
  scrolled: (event: globalThis.Event) => void;
}

/**
 * The messages so far.
 *
 * The list is not live itself: it changes with each word, and a reader of the screen would hear fragments.
 * The announcer beside it says the same in whole sentences.
 */
export function log(view: View, actions: LogActions): TemplateResult {
  const { conversation, words } = view;
  const entries = conversation.entries;
  return html`
    <div class="log" role="log" aria-live="off" aria-label=${words.logLabel} tabindex="0"
      @scroll=${actions.scrolled}>
      <div class="entries">
        ${repeat(entries, (entry) => entry.id, (entry, index) => line(view, actions, entry, entries[index - 1]))}
        ${repeat(conversation.pending, (one) => one.id, (one) => pending(view, actions, one))}
        ${isAwaited(conversation) && conversation.persona ? writing(view, conversation.persona) : nothing}
      </div>
    </div>
    ${view.away
      ? html`<button class="to-latest" type="button" aria-label=${words.toLatest} title=${words.toLatest}
          @click=${actions.toLatest}>${downIcon}</button>`
      : nothing}
  `;
}

function line(view: View, actions: LogActions, entry: Entry, before: Entry | undefined): TemplateResult {
  const { words } = view;
  switch (entry.kind) {
    case "customer":
      return customer(view, actions, entry);
    case "assistant":
      return assistant(view, entry, before?.kind !== "assistant" || before.persona !== entry.persona);
    case "switched":
      return html`<div class="notice switched" data-persona=${entry.to}>
        <strong>${switchedWords(view, entry.to)}</strong>
        ${entry.manual ? html`<span>${words.switchedByHand}</span>` : prose(entry.reason)}
      </div>`;
    case "ticket":
      return html`<div class="notice ticket">
        ${ticketIcon}
        <strong>${words.ticketOpened} <bdi class="code">${entry.ticket.ticket_id}</bdi></strong>
        <span>${words.ticketCategory[entry.ticket.category]} · ${words.priority[entry.ticket.priority]}</span>
      </div>`;
    case "error":
      return html`<div class="notice error">${problemWords(words, entry)}</div>`;
    case "ended":
      return html`<div class="notice ended">
        <strong>${words.ended}</strong>
        ${entry.outcome ? prose(`${words.outcome}: ${entry.outcome}`) : nothing}
      </div>`;
  }
}

function customer(view: View, actions: LogActions, entry: CustomerEntry): TemplateResult {
  const open = view.explained.has(entry.id);
  const script = entry.analysis?.language.code === "arabizi" ? "latin" : null;
  return html`<div class="message customer" data-id=${entry.id}>
    <span class="unseen">${view.words.youSay}: </span>
    <div class="bubble">${body(view, entry.text, script, open ? (entry.analysis?.findings ?? []) : [])}</div>
    <div class="meta">${time(view, entry.at)}</div>
    ${entry.analysis ? analysis(view, actions, entry.id, entry.analysis, open) : nothing}
  </div>`;
}

function analysis(view: View, actions: LogActions, id: string, found: Analysis, open: boolean): TemplateResult {
  const { words } = view;
  const { intent, sentiment, routing } = found;
  return html`<div class="analysis" role="group" aria-label=${words.analysisLabel}>
    <span>${words.intent[intent.intent]}</span>
    <span><i class="dot" data-sentiment=${sentiment.sentiment}></i>${words.sentiment[sentiment.sentiment]}</span>
    ${found.priority === "low" ? nothing : html`<span>${words.priority[found.priority]}</span>`}
    <span>${fill(words.goesTo, { role: personRole(view, routing.target_persona) })}</span>
    <button class="why" type="button" aria-expanded=${open ? "true" : "false"} aria-controls="why-${id}"
      @click=${() => actions.explain(id)}>${open ? words.hideWhy : words.showWhy}</button>
    <div class="reasons" id="why-${id}" ?hidden=${!open}>
      ${open
        ? html`${prose(intent.reasoning)} ${prose(sentiment.reasoning)} ${prose(routing.reasoning)}
            ${prose(`${words.suggestedAction}: ${routing.suggested_action}`)}`
        : nothing}
    </div>
  </div>`;
}

function assistant(view: View, entry: AssistantEntry, named: boolean): TemplateResult {
  const shown = view.shown(entry.id, entry.text, entry.whole);
  const complete = entry.whole && shown.length === entry.text.length;
  const name = personName(view, entry.persona);
  if (!shown && !complete) return writing(view, entry.persona);
  return html`<div class="message assistant" data-id=${entry.id} data-persona=${entry.persona}
    data-complete=${complete ? "true" : "false"}>
    ${named
      ? html`<div class="speaker">
          <span class="avatar" aria-hidden="true">${initial(name)}</span><bdi>${name}</bdi>
          <span class="role">${personRole(view, entry.persona)}</span>
        </div>`
      : html`<span class="unseen">${name}: </span>`}
    <div class="bubble ${complete ? "" : "streaming"}">${body(view, shown, entry.script, [])}</div>
    ${complete ? html`<div class="meta">${time(view, entry.at)}</div>` : nothing}
  </div>`;
}

function writing(view: View, persona: Persona): TemplateResult {
  const name = personName(view, persona);
  return html`<div class="message assistant writing" data-persona=${persona}>
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
    <span>${fill(view.words.isWriting, { name })}</span>
  </div>`;
}

function pending(view: View, actions: LogActions, one: Pending): TemplateResult {
  const { words } = view;
  const note = {
    queued: words.queued,
    sent: words.sending,
    unsure: words.unsure,
    refused: one.code ? words.error[one.code] : words.refused,
  }[one.state];
  const stuck = one.state === "unsure" || one.state === "refused";
  return html`<div class="message customer pending" data-state=${one.state}>
    <span class="unseen">${words.youSay}: </span>
    <div class="bubble">${body(view, one.text, null, [])}</div>
    <div class="meta" role=${stuck ? "alert" : nothing}>${note}</div>
    ${stuck
      ? html`<div class="choices">
          <button type="button" @click=${() => actions.sendAgain(one)}>${words.sendAgain}</button>
          <button type="button" @click=${() => actions.discard(one)}>${words.discard}</button>
        </div>`
      : nothing}
  </div>`;
}

/** The lines of a message, each in its own direction; a line of digits alone goes with the others. */
function body(
  view: View,
  text: string,
  script: Letters | null,
  findings: readonly Finding[],
): TemplateResult[] {
  const whole = directionOf(text, script) ?? (view.language === "ar" ? "rtl" : "ltr");
  return paragraphs(text, findings, script).map((line) => {
    const dir = line.direction ?? whole;
    return html`<p dir=${dir} lang=${languageTag(dir, script)}>${line.runs.map((run) => piece(view, run))}</p>`;
  });
}

/** A code of at most this many characters stays on one line: it fits the narrowest bubble. */
const UNBROKEN = 22;

function piece(view: View, run: Run): TemplateResult | string {
  const kind = run.text.length <= UNBROKEN ? "unbroken" : "";
  const words = run.isolated ? html`<bdi class=${kind}>${run.text}</bdi>` : run.text;
  if (!run.finding) return html`${words}`;
  const { kind: found, label } = run.finding;
  return html`<mark data-kind=${found} title=${findingWords(view, found, label)}>${words}</mark>`;
}

function findingWords({ words }: View, kind: Finding["kind"], label: string): string {
  const labels: Partial<Record<string, string>> = { ...words.intent, ...words.sentiment };
  const meaning = labels[label];
  return meaning && kind !== "contact" ? `${words.finding[kind]}: ${meaning}` : words.finding[kind];
}

/** A sentence of the service, in the direction of its own words. */
function prose(text: string): TemplateResult | typeof nothing {
  if (!text) return nothing;
  const dir = direction(text) ?? "ltr";
  return html`<span class="prose" dir=${dir} lang=${languageTag(dir, null)}>${text}</span>`;
}

function time(view: View, at: string): TemplateResult {
  const clock = new Intl.DateTimeFormat(view.language, { hour: "numeric", minute: "2-digit" });
  return html`<time datetime=${at}>${clock.format(new Date(at))}</time>`;
}

/** The first letter of a name. */
export function initial(name: string): string {
  return [...name][0] ?? "";
}
